"""Dates, money and markets as readers expect them."""

from datetime import datetime
from decimal import Decimal

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from newsroom.public import sentences
from partnerships.codes import market_name, runs_from_the_right
from partnerships.dates import EdtfError, parse, spoken
from partnerships.models import Document, Record
from partnerships.rumours.scoring import words

register = template.Library()


@register.filter
@stringfilter
def edtf(text: str) -> str | SafeString:
    """A date in words, machine-readable where HTML can say it: a day, month or year."""
    if not text:
        return ""
    try:
        date = parse(text)
    except EdtfError:
        return text
    if date.mark or date.precision == "decade":
        return str(date)
    return format_html('<time datetime="{}">{}</time>', date.text, str(date))


@register.filter
def machine(moment: datetime) -> str:
    """A moment for `datetime=` in the zone of the page, to the second: HTML knows no millionths."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.simple_tag
def link(record: Record | None) -> str | SafeString:
    """The record's name, one click away from its page; nothing for a record not public."""
    if record is None:
        return ""
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.name)


@register.simple_tag
def document(cited: Document, place: str = "") -> SafeString:
    """A document as readers find it: who published it, when, where in it."""
    publisher = cited.publisher
    if web_address(cited.url):
        publisher = format_html('<a href="{}" rel="external">{}</a>', cited.url, publisher)
    words = [format_html('<cite class="document">{}</cite>', publisher), edtf(cited.dated), place]
    return format_html_join(", ", "{}", ((word,) for word in words if word))


@register.simple_tag
def period(row) -> str:
    """The time that a row with `started` and `ended` was true."""
    return sentences.period(
        row.started, row.ended, getattr(row, "end_status", ""), getattr(row, "seen_on", "")
    )


@register.simple_tag
def used(name) -> str:
    """When a name was used, if that is known."""
    if not (name.used_from or name.used_until):
        return ""
    return sentences.period(name.used_from, name.used_until)


@register.simple_tag
def money(amount: Decimal, currency: str) -> str:
    return sentences.money(amount, currency)


@register.filter
def market(code: str) -> str:
    return market_name(code)


@register.filter
def figures(term) -> str:
    """What a term says in numbers."""
    return sentences.term(term)


@register.filter
def finding(value: str | None) -> str:
    """A verdict in words; no verdict is “Open”."""
    return sentences.FINDINGS[value] if value else "Open"


@register.filter
def called(kind: str, count: int) -> str:
    """What so many records of a kind are called: “Companies”."""
    return sentences.KINDS[kind][count != 1]


@register.filter
def halves(value: float) -> str:
    """Points or a median: 2, 2½."""
    return words.number(value)


@register.filter
def device_status(value: str) -> str:
    return sentences.STATUSES[value]


@register.filter
@stringfilter
def spaced(value: str) -> str:
    """The name of a property or field as words: “main sensor”."""
    return value.replace("_", " ")


@register.filter
@stringfilter
def capital(value: str) -> str:
    """The first letter as a capital, the others as they are."""
    return value[:1].upper() + value[1:]


@register.filter
def marked(pieces) -> SafeString:
    """A text in pieces of (words, whether they were asked for), the latter marked."""
    words = (
        format_html("<mark>{}</mark>", text) if is_marked else text for text, is_marked in pieces
    )
    return format_html_join("", "{}", ((text,) for text in words))


@register.filter
def written(language: str) -> str | SafeString:
    """The attributes of an element whose words are in another language than the page's: which,
    and that its lines run from right to left; nothing where it is not known."""
    if not language:
        return ""
    way = ' dir="rtl"' if runs_from_the_right(language) else ""
    return format_html(' lang="{}"{}', language, mark_safe(way))


@register.filter
def enumeration(values) -> str:
    return sentences.enumeration([str(value) for value in values])


@register.filter
@stringfilter
def web_address(url: str) -> str:
    """The address if it is one of the web; what else was stored is not linked."""
    return url if url.startswith(("https://", "http://")) else ""


@register.filter
@stringfilter
def website(written: str) -> str:
    """A company's site as typed, with or without its scheme, as an address."""
    return written if written.startswith(("https://", "http://")) else f"https://{written}"


@register.filter
@stringfilter
def in_words(text: str) -> str:
    """A date in words without markup, for titles."""
    try:
        return spoken(text)
    except EdtfError:
        return text
