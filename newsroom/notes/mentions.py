"""Who is called in a note: @rita. No Django here."""

import re

#: Django's user names: letters, digits and @ . + - _; a full stop at the end ends the sentence.
_CALLED = re.compile(r"(?<![\w@.+-])@([\w.+@-]*[\w+@-])")


def called_in(text: str) -> list[str]:
    """The user names, in order and each once."""
    return list(dict.fromkeys(_CALLED.findall(text)))
