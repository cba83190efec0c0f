"""The launch desk: what was announced on the left, every open claim about it on the right."""
