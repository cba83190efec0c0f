"""A form as names and values, the way a browser sends it; and such pairs as a form again."""

from collections.abc import Iterable

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import QueryDict

#: Of the page, not of the article.
NOT_TEXT = {"csrfmiddlewaretoken", "tab", "based_on"}


def pairs_sent(data: QueryDict) -> list[tuple[str, str]]:
    """What was posted of the article, as the page's own modules send it."""
    return [
        (name, value)
        for name, values in data.lists()
        for value in values
        if not (name in NOT_TEXT or name.startswith("_") or "__prefix__" in name)
    ]


def pairs_of(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What a browser would send of this form, untouched."""
    return [pair for bound in form for pair in pairs_of_field(bound)]


def pairs_of_field(bound: forms.BoundField) -> list[tuple[str, str]]:
    name, value, widget = bound.html_name, bound.value(), bound.field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, forms.MultiWidget):
        parts = widget.decompress(value) if not isinstance(value, list) else value
        return [
            (f"{name}{suffix}", _text(part_widget, part))
            for part_widget, suffix, part in zip(
                widget.widgets, widget.widgets_names, parts, strict=True
            )
        ]
    if isinstance(widget, forms.CheckboxInput):
        return [(name, "on")] if widget.check_test(value) else []
    return [(name, _text(widget, value))]


def _text(widget: forms.Widget, value) -> str:
    shown = widget.format_value(value)
    if isinstance(shown, list):
        shown = shown[0] if shown else ""
    return "" if shown is None else str(shown)


def formset_pairs(formset) -> list[tuple[str, str]]:
    """The same of an inline and its rows on file, without the empty ones for new rows."""
    prefix, count = formset.prefix, formset.initial_form_count()
    counts = [("TOTAL_FORMS", count), ("INITIAL_FORMS", count)]
    pairs = [(f"{prefix}-{name}", str(number)) for name, number in counts]
    for form in formset.initial_forms:
        pairs += pairs_of(form)
    return pairs


def as_data(pairs: Iterable[tuple[str, str]], **more: str) -> QueryDict:
    """Pairs as what was posted; `more` comes instead of those of the same name."""
    data = QueryDict(mutable=True)
    for name, value in pairs:
        if name not in NOT_TEXT:
            data.appendlist(name, value)
    for name, value in more.items():
        data[name] = value
    return data
