"""The judging queue: claims whose time has come, each with a verdict proposed and its reasons."""
