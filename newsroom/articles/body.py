"""The body of an article: what may stand in it, and how it is cleaned where it is stored."""

import nh3
from django.core.exceptions import ValidationError
from django_prose_editor.fields import ProseEditorField

#: Characters of HTML; the longest features newspapers print stay under a quarter of it.
MAX_BODY_LENGTH = 400_000

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "DeskLink": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "PullQuote": True,
    "Picture": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Passage": True,
    "DeskField": True,
    "Toolbar": True,
    "Shortcuts": True,
    "Typing": True,
    "Lengths": True,
    "Mentions": True,
    "Find": True,
    "FoundQuotes": True,
    "PastedText": True,
    "Menu": {
        "groups": [
            {"group": "passage"},
            {"group": "blockType -lists"},
            {"group": "marks"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "link"},
            {"group": "picture"},
            {"group": "table"},
            {"group": "history"},
            {"group": "help"},
        ]
    },
}

_TAGS = {
    *("p", "h2", "h3", "ul", "ol", "li", "blockquote", "br", "hr"),
    *("strong", "em", "a", "span"),
    "aside",  # a pull quote
    *("table", "tbody", "tr", "th", "td"),
    *("figure", "figcaption"),  # a picture: its key and what it shows, never an address
}
#: Cells side by side that one may cover; a number beyond is no table but an attack.
_MAX_SPAN = 50


def _attribute(tag, name, value):
    """Numbers are numbers, keys are keys; the rest is text."""
    if name in {"colspan", "rowspan"}:
        return value if value.isdecimal() and 1 < int(value[:9]) <= _MAX_SPAN else None
    if name == "data-image":
        return value if value.isdecimal() and len(value) <= 18 else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={
        "a": {"href", "title"},
        "span": {"data-passage"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
        "figure": {"data-image", "data-alt"},
    },
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)


def clean_body(html):
    """The same text with nothing in it but the tags that an article may have.

    Raises ValidationError when it is longer than MAX_BODY_LENGTH characters, before any work.
    """
    if len(html) > MAX_BODY_LENGTH:
        raise ValidationError(
            f"The text is too long: {len(html):,} characters of {MAX_BODY_LENGTH:,}. "
            "Nothing was saved.",
            code="too_long",
        )
    html = html.replace("\x00", "")
    return "" if html.strip() in ("", "<p></p>") else _CLEANER.clean(html)


class BodyField(ProseEditorField):
    """Sanitised by forms *and* on its way to the database: no path stores anything else."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=EXTENSIONS, sanitize=clean_body, **kwargs)

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else clean_body(value)

    def pre_save(self, model_instance, add):
        """The row in memory is what was stored, not what was asked for."""
        value = clean_body(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value
