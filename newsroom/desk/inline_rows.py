"""Rows of an article's inlines (bylines, mentions, claims, what goes public with it), merged."""

from collections.abc import Mapping, Sequence

from django import forms

from newsroom.articles.models import Mention
from newsroom.desk.pairs import formset_pairs

_ACCEPTED = Mention.Status.ACCEPTED
Row = dict[str, str]


def merged_rows(formset, typed: Sequence[Sequence[str]], base: Mapping) -> list[tuple[str, str]]:
    """The inline as it is saved, with what was typed: rows added, changed and taken out.

    `typed` are the pairs of the unsaved form, `base` the content of the revision that it grew
    from. A row that somebody else took out meanwhile stays out.
    """
    saved = dict(formset_pairs(formset))
    own = dict(typed)
    prefix = formset.prefix
    if f"{prefix}-TOTAL_FORMS" not in own:
        return list(saved.items())
    names = [name for name in formset.empty_form.fields if name != formset.fk.name]
    keys = [
        name
        for name in names
        if isinstance(formset.empty_form.fields[name], forms.ModelChoiceField)
        and name != formset.model._meta.pk.name
    ]
    mine = {_key(row, keys): row for row in _rows(own, prefix, names)}
    rows = []
    on_file = set()
    for row in _rows(saved, prefix, names):
        key = _key(row, keys)
        on_file.add(key)
        rows.append(row | _changed(row, mine.get(key), base))
    added = [
        row
        for key, row in mine.items()
        if any(key) and key not in on_file and not row.get("id") and not row.get("DELETE")
    ]
    count = len(rows)
    pairs = [
        (f"{prefix}-TOTAL_FORMS", str(count + len(added))),
        (f"{prefix}-INITIAL_FORMS", str(count)),
    ]
    for number, row in enumerate(rows + added):
        if number < count:
            row[formset.fk.name] = saved.get(f"{prefix}-{number}-{formset.fk.name}", "")
        pairs += [(f"{prefix}-{number}-{name}", value) for name, value in row.items() if value]
    return pairs


def _rows(pairs: Mapping[str, str], prefix: str, names: Sequence[str]) -> list[Row]:
    total = pairs.get(f"{prefix}-TOTAL_FORMS", "0")
    return [
        {name: pairs.get(f"{prefix}-{number}-{name}", "") for name in (*names, "DELETE")}
        for number in range(int(total) if total.isdigit() else 0)
    ]


def _key(row: Row, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in keys)


def _changed(saved: Row, mine: Row | None, base: Mapping) -> Row:
    """What was typed over a row on file; a mention that somebody accepted stays accepted, but for
    one who had it accepted before them and says otherwise."""
    if mine is None:
        return {}
    values = {name: value for name, value in mine.items() if name != "id"}
    if saved.get("status") == _ACCEPTED and values.get("status") != _ACCEPTED:
        was_accepted = saved["record"] in map(str, base.get("mentions") or ())
        if not was_accepted:
            values["status"] = _ACCEPTED
    return values
