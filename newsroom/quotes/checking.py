"""Checking passages against the texts on file: what the machine finds, what an editor decides."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.quotes.held_text import HeldText
from newsroom.quotes.models import Passage, QuoteSpeaker, SpeakerFinding, WordsFinding
from newsroom.quotes.verification import Finding, Speaker, Words, verify
from partnerships.models import Document, Name

PERMISSION = "newsroom.change_passage"
#: What only people know; the text of a document confirms or contradicts it, nothing else does.
_TOLD = {WordsFinding.HEARD, WordsFinding.SECOND_HAND, WordsFinding.TRANSLATED_SEEN}
_FITS = {Words.VERBATIM, Words.HONEST_OMISSION}


@dataclass(frozen=True)
class Check:
    """A passage after its check; `finding` says more than the row keeps: place, reasons and whom
    the source names. `kept` if an editor's overruling was left as it is."""

    passage: Passage
    finding: Finding
    kept: bool = False


@transaction.atomic
def check_passage(passage: Passage, *, by) -> Check:
    """Compare the words and the speaker with the text of the quote's document, and keep both
    findings. An earlier overruling ends with it: this check was asked for."""
    return _check(passage, text_of(passage.quote.document), by=by)


@transaction.atomic
def check_article(article: Article, *, by) -> list[Check]:
    """Check every passage in the working copy, each document read once; overruled ones stay."""
    texts: dict[int | None, HeldText] = {}
    checks = []
    for passage in article.passages.attached().select_related("quote__document__merged_into"):
        document = passage.quote.document_id
        if document not in texts:
            texts[document] = text_of(passage.quote.document)
        if passage.overruled_because:
            checks.append(Check(passage, finding_for(passage, texts[document]), kept=True))
        else:
            checks.append(_check(passage, texts[document], by=by))
    return checks


@transaction.atomic
def overrule(
    passage: Passage, *, by, words_finding: str, because: str, speaker_finding: str = ""
) -> Passage:
    """Set an editor's finding over the machine's, with the reason.

    The reason stands on the passage as long as the finding does, and in its history for good.
    Raises PermissionDenied; ValidationError keyed by field.
    """
    if by is not None and not by.has_perm(PERMISSION):
        raise PermissionDenied(f"{by.get_username()} may not overrule a finding.")
    if not because.strip():
        raise ValidationError({"overruled_because": "Say why you overrule the finding."})
    if words_finding not in set(WordsFinding.values) - {WordsFinding.UNCHECKED}:
        raise ValidationError({"words_finding": "Choose what you found."})
    if speaker_finding not in {"", *SpeakerFinding.values}:
        raise ValidationError({"speaker_finding": "Choose what you found."})
    stood = passage.get_words_finding_display()
    passage.words_finding = words_finding
    if words_finding != WordsFinding.ALTERED:
        passage.words_difference = []
    if speaker_finding:
        passage.speaker_finding = speaker_finding
    passage.overruled_because = because.strip()
    _sign(passage, by=by)
    _save(passage)
    if by is not None:
        said = passage.get_words_finding_display()
        LogEntry.objects.log_actions(
            by.pk,
            [passage],
            CHANGE,
            f"Overruled “{stood}” with “{said}”: {passage.overruled_because}",
            single_object=True,
        )
    return passage


def recheck_changed(passage: Passage, before: Sequence[str]) -> None:
    """After its words changed from `before`: a passage that somebody had checked is compared
    again at once, by nobody. Without a text to compare with, what had been verified is altered,
    with the difference from those words, and the rest unchecked. The caller saves."""
    checked_before = passage.words_finding != WordsFinding.UNCHECKED
    verified_before = passage.words_finding in WordsFinding.verified()
    text = text_of(passage.quote.document) if checked_before else None
    passage.overruled_because = ""
    passage.checked_by = passage.checked_at = None
    if text and text.words:
        _put(passage, finding_for(passage, text))
        return
    passage.words_finding, passage.words_difference = WordsFinding.UNCHECKED, []
    if verified_before:
        difference = verify(passage.fragments, HeldText(" ".join(before))).difference
        passage.words_finding = WordsFinding.ALTERED
        passage.words_difference = [list(step) for step in difference]
    else:
        passage.speaker_finding = SpeakerFinding.UNCHECKED
    passage.stated_speaker = passage.source_place = passage.source_sha256 = ""


def finding_for(passage: Passage, text: HeldText) -> Finding:
    """What the machine finds, nothing saved. Of a translation the original words are looked up
    in the document, and the words printed in the translation on file."""
    quote, said_by = passage.quote, _said_by(passage)
    if quote.original_words:
        against_ours = verify(passage.fragments, quote.words)
        if against_ours.words not in _FITS:
            return against_ours
        finding = verify([quote.original_words], text, said_by=said_by)
    else:
        finding = verify(passage.fragments, text, said_by=said_by)
    if finding.speaker == Speaker.NOT_STATED and _speaks_itself(passage, finding):
        return Finding(
            finding.words, finding.difference, finding.place, Speaker.AGREES,
            reasons=(*finding.reasons[:-1], "The document says so itself."),
        )  # fmt: skip
    return finding


def text_of(document: Document | None) -> HeldText:
    """The text that we hold of it, or of the document that it was merged into."""
    document = _held(document)
    return HeldText(document.text if document else "")


def _held(document: Document | None) -> Document | None:
    while document and not document.text and document.merged_into_id:
        document = document.merged_into
    return document


def summary(checks: Sequence[Check]) -> str:
    """“3 passages checked: 2 verbatim, 1 differs from the source.”"""
    if not checks:
        return "This article has no tagged quotation to check."
    counts = Counter(check.passage.get_words_finding_display() for check in checks)
    found = ", ".join(f"{count} {words[0].lower()}{words[1:]}" for words, count in counts.items())
    return f"{len(checks)} passage{'s' if len(checks) > 1 else ''} checked: {found}."


def _check(passage: Passage, text: HeldText, *, by) -> Check:
    finding = finding_for(passage, text)
    _put(passage, finding)
    passage.overruled_because = ""
    _sign(passage, by=by)
    _save(passage)
    return Check(passage, finding)


def _put(passage: Passage, finding: Finding) -> None:
    """Into the row, in the terms of the row: a text says nothing of who heard or translated."""
    words = _in_terms_of(passage, finding.words)
    told = finding.words == Words.NO_TEXT and words in _TOLD
    passage.words_finding = words
    passage.words_difference = [list(step) for step in finding.difference]
    passage.stated_speaker = (finding.stated or "")[:300]
    passage.source_place = finding.place.context if finding.place else ""
    document = _held(passage.quote.document)
    passage.source_sha256 = document.text_sha256 if document else ""
    if not told:  # of what only people know, the speaker is theirs to say too
        passage.speaker_finding = finding.speaker.value


def _in_terms_of(passage: Passage, words: Words) -> WordsFinding:
    translated = bool(passage.quote.original_words)
    if words == Words.NO_TEXT:
        if passage.words_finding in _TOLD:
            return WordsFinding(passage.words_finding)
        if passage.via:
            return WordsFinding.SECOND_HAND
        return WordsFinding.TRANSLATED_UNSEEN if translated else WordsFinding.NO_TEXT
    if words == Words.NOT_FOUND and _held(passage.quote.document).is_excerpt:
        return WordsFinding.NOT_IN_EXCERPT
    if words in _FITS and passage.via:
        return WordsFinding.SECOND_HAND
    if words in _FITS and translated:
        return WordsFinding.TRANSLATED_SEEN
    return WordsFinding(words.value)


def _said_by(passage: Passage) -> list[str]:
    """The names that our attribution comes to: those of the quote's speakers with their other
    names, if it names one of them; else the attribution as it is printed."""
    attribution = passage.attribution.strip()
    if not attribution:
        return []
    speakers = list(passage.quote.speakers.select_related("person", "company", "document"))
    names = [
        # a title may name anybody
        speaker.document.publisher if speaker.kind == QuoteSpeaker.Kind.DOCUMENT else speaker.name
        for speaker in speakers
    ]
    records = [key for row in speakers if (key := row.person_id or row.company_id)]
    others = Name.objects.filter(record__in=records).values_list("text", flat=True)
    if any(_is_named(name, attribution) for name in [*names, *others]):
        return [*names, *others]
    return [attribution]


def _is_named(name: str, attribution: str) -> bool:
    return bool(name) and name.casefold() in attribution.casefold()


def _speaks_itself(passage: Passage, finding: Finding) -> bool:
    """Whether we name the document as the speaker, and the words are its own narration."""
    if finding.place is None or finding.place.quoted or finding.stated:
        return False
    return passage.quote.speakers.filter(
        kind=QuoteSpeaker.Kind.DOCUMENT, document=passage.quote.document_id
    ).exists()


def _sign(passage: Passage, *, by) -> None:
    passage.checked_by = by
    passage.checked_at = timezone.now() if by is not None else None


def _save(passage: Passage) -> None:
    passage.save(
        update_fields=[
            "words_finding", "words_difference", "speaker_finding", "overruled_because",
            "checked_by", "checked_at", "stated_speaker", "source_place", "source_sha256",
        ]
    )  # fmt: skip
