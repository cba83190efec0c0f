"""Unsaved text and what somebody saved meanwhile, field by field and paragraph by paragraph."""

import copy
import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.desk.forms import seen_beside
from newsroom.desk.inline_rows import merged_rows
from newsroom.desk.pairs import NOT_TEXT, pairs_of
from newsroom.drafts.contents import as_it_stood
from newsroom.drafts.merging import Stretch, merged, merged_line, stretches
from newsroom.quotes.marks import text_of
from newsroom.versions.comparison import Paragraph, Piece, compare_bodies, compare_lines
from newsroom.workflow.snapshots import FIELDS

#: Whose words are compared word by word.
_LINES = {"headline", "standfirst", "lead_caption", "lead_alternative_text", "disclosure_note"}
#: The note is of the save to come.
_NOT_COMPARED = {*NOT_TEXT, "revision_note", "seen_beside"}
_SIDES = {"saved", "mine", "both"}
_AGAIN = "Something was saved or typed while you chose. Look again: nothing is lost."


@dataclass(frozen=True)
class Line:
    """A field that stands differently in both; `chosen` is empty where both changed it."""

    name: str
    label: str
    saved: str
    mine: str
    chosen: str
    saved_pieces: tuple = ()
    mine_pieces: tuple = ()


@dataclass(frozen=True)
class Part:
    """A stretch of the text as the page shows it; `number` is its place."""

    number: int
    stretch: Stretch
    saved: list = field(default_factory=list)
    mine: list = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.stretch.saved)

    @property
    def changed_by(self) -> str:
        return self.stretch.changed_by


class Merge:
    """What one typed, on revision `draft.based_on`, and the article as it is saved now."""

    def __init__(self, request, draft):
        self.draft, self.article = draft, draft.article
        self.newest = self.article.revisions.select_related("by").first()
        self._admin = admin.site.get_model_admin(Article)
        # As the page would be opened now: what this request sent is not the article's.
        self._request = copy.copy(request)
        self._request.method = "GET"
        self._form_class = self._admin.get_form(self._request, self.article, change=True)
        self._saved_form = self._form_class(instance=self.article)
        base = self.article.revisions.filter(number=draft.based_on).first()
        self._base_content = base.content if base else {}
        self._saved = _text_of(self._saved_form)
        self._base = self._stood()
        self._mine = self._typed()

    @cached_property
    def typed(self) -> str:
        """A sum of what was typed: the same text sent in another way is the same."""
        text = sorted((name, " ".join(value.split())) for name, value in self.draft.fields)
        return sha256(json.dumps(text).encode()).hexdigest()

    def _stood(self) -> dict[str, str | None]:
        """Values as the text grew from them; None for what neither revision nor page says."""
        article = as_it_stood(self.article, self._base_content)
        known = {name for name in (*FIELDS, "day") if name in self._base_content}
        names = {name.removesuffix("_id") for name in known}
        pairs = _text_of(self._form_class(instance=article))
        shown = seen_beside(dict(self.draft.fields).get("seen_beside")) or {}
        kept = {name: value for name, value in pairs.items() if name in names}
        return dict.fromkeys(pairs) | kept | {n: v for n, v in shown.items() if n in pairs}

    def _typed(self) -> dict[str, str]:
        """The text that was typed; a field that the form did not have stands as it is saved."""
        sent = dict(self.draft.fields)
        ticks = {
            name
            for name, shown in self._saved_form.fields.items()
            if isinstance(shown.widget, forms.CheckboxInput)
        }
        return {
            name: sent.get(name, "" if name in ticks else saved)
            for name, saved in self._saved.items()
        }

    @cached_property
    def lines(self) -> list[Line]:
        """The fields that differ, but for the text itself."""
        found = []
        for name, saved in self._saved.items():
            mine = self._mine[name]
            if name == "body" or _same(saved, mine):
                continue
            base = self._base[name]
            value = None if base is None else merged_line(base, saved, mine)
            chosen = "" if value is None else "saved" if value == saved else "mine"
            if base is None:
                chosen = "saved"
            words = (saved, mine) if name in _LINES else ()
            found.append(
                Line(
                    name,
                    self._label(name),
                    self._shown(name, saved),
                    self._shown(name, mine),
                    chosen,
                    *(compare_lines(base or "", side) for side in words),
                )
            )
        return found

    @cached_property
    def _stretches(self) -> list[Stretch]:
        bodies = (self._base["body"] or "", self._saved["body"], self._mine["body"])
        return stretches(*(clean_body(body) for body in bodies))

    @cached_property
    def parts(self) -> list[Part]:
        """The text cut where the two differ, each side against what both grew from."""
        return [
            Part(
                number,
                stretch,
                _against(stretch.base, stretch.saved),
                _against(stretch.base, stretch.mine),
            )
            for number, stretch in enumerate(self._stretches)
        ]

    @property
    def is_settled(self) -> bool:
        """Whether each difference is of one side alone, so that nobody has to choose."""
        return all(line.chosen and self._base[line.name] is not None for line in self.lines) and (
            all(part.changed_by != "both" for part in self.parts)
        )

    def settled(self) -> tuple[list[tuple[str, str]], int]:
        """The form with what each side changed; only where that is settled."""
        return self.chosen({"seen": str(self.article.revision), "typed": self.typed})

    def chosen(self, sent) -> tuple[list[tuple[str, str]], int]:
        """The form as somebody chose it to be, and the revision that it grows from.

        Raises ValidationError where a choice is lacking, or the page is older than the texts.
        """
        if (sent.get("seen"), sent.get("typed")) != (str(self.article.revision), self.typed):
            raise ValidationError(_AGAIN)
        values = dict(self._saved)
        for line in self.lines:
            side = sent.get(f"line-{line.name}") or line.chosen
            if side not in {"saved", "mine"}:
                raise ValidationError(f"Say which {line.label.lower()} it is to be.")
            values[line.name] = (self._saved if side == "saved" else self._mine)[line.name]
        choices = {
            number: side
            for number in range(len(self._stretches))
            if (side := sent.get(f"part-{number}")) in _SIDES
        }
        values["body"] = merged(self._stretches, choices)
        pairs = [pair for pair in values.items() if not self._is_unticked(pair)]
        pairs += [pair for pair in self.draft.fields if pair[0] == "revision_note"]
        pairs.append(("seen_beside", self._saved_form["seen_beside"].value() or ""))
        for formset in self._formsets():
            pairs += merged_rows(formset, self.draft.fields, self._base_content)
        return pairs, self.article.revision

    def _formsets(self):
        found, _ = self._admin._create_formsets(self._request, self.article, change=True)
        return found

    def _is_unticked(self, pair) -> bool:
        shown = self._saved_form.fields.get(pair[0])
        return bool(shown) and isinstance(shown.widget, forms.CheckboxInput) and not pair[1]

    def _label(self, name: str) -> str:
        shown = self._saved_form.fields.get(name) or self._saved_form.fields.get(name[:-2])
        label = (shown.label if shown else None) or name.replace("_", " ")
        return label[:1].upper() + label[1:]

    def _shown(self, name: str, value: str) -> str:
        """A value in words: who or what a key stands for."""
        shown = self._saved_form.fields.get(name)
        if isinstance(shown, forms.ModelChoiceField):
            row = shown.queryset.filter(pk=value).first() if value.isdigit() else None
            return shown.label_from_instance(row) if row else ""
        if isinstance(shown, forms.ChoiceField):
            return str(dict(shown.choices).get(value, value))
        if isinstance(getattr(shown, "widget", None), forms.CheckboxInput):
            return "yes" if value else "no"
        return value


def _against(base: tuple[str, ...], side: tuple[str, ...]) -> list[Paragraph]:
    """What a side changed; one that changed nothing, in its words."""
    if side != base:
        return compare_bodies("".join(base), "".join(side))
    return [Paragraph("p", (Piece("same", text_of(block) or "(a picture)"),)) for block in side]


def _text_of(form) -> dict[str, str]:
    """What the article says, by name; a box without a tick too."""
    ticks = {
        name: ""
        for name, shown in form.fields.items()
        if isinstance(shown.widget, forms.CheckboxInput)
    }
    pairs = {name: value for name, value in pairs_of(form) if name not in _NOT_COMPARED}
    return ticks | pairs


def _same(saved: str, mine: str) -> bool:
    """Line breaks of a browser are those of the database."""
    return " ".join(saved.split()) == " ".join(mine.split())
