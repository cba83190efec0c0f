"""Marks of a body given other passages, or taken off. Pure; bodies as `articles.body` stores."""

import re
from collections.abc import Collection, Mapping

_MARK = re.compile(r'(<span data-passage=")([^"]*)(">)')
_SPAN = re.compile(r"<span\b[^>]*>|</span>")


def retagged(body: str, ids: Mapping[str, str]) -> str:
    """Each mark that `ids` names carries the other key; a mark not named there is taken off."""
    named = {key.lower(): value for key, value in ids.items()}
    strangers = [key for _, key, _ in _MARK.findall(body) if key.lower() not in named]
    return _MARK.sub(
        lambda mark: f"{mark[1]}{named[mark[2].lower()]}{mark[3]}", untagged(body, strangers)
    )


def untagged(body: str, ids: Collection[str]) -> str:
    """The same words without the marks of these passages."""
    dropped = {key.lower() for key in ids}
    if not dropped:
        return body
    open_spans: list[bool] = []  # is it one that goes?

    def tag(match: re.Match) -> str:
        if match[0].startswith("</"):
            return "" if open_spans and open_spans.pop() else match[0]
        mark = _MARK.match(match[0])
        open_spans.append(bool(mark) and mark[2].lower() in dropped)
        return "" if open_spans[-1] else match[0]

    return _SPAN.sub(tag, body)
