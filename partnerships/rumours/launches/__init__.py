"""What was announced at an event: typed or pasted line by line, read as typed facts, stored."""
