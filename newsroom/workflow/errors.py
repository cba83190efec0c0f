"""How a verb says no, each in a sentence for the desk."""


class Refused(Exception):
    """The verb does not fit: wrong state, nothing to do, or somebody was faster."""


class NotAllowed(Refused):
    """This person may not do that."""


class SomebodyWasFaster(Refused):
    """Another save or publication came between; nothing of this one was written."""
