"""Attributions as printed against the posts on file: loads what `attribution.py` judges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from newsroom.quotes.attribution import (
    Attribution,
    AttributionCheck,
    FiledPost,
    check_attribution,
)
from newsroom.quotes.models import Passage, QuoteSpeaker
from partnerships.dates import EdtfError, parse
from partnerships.models import Appointment, Name

LABELS = {
    Attribution.AS_ON_FILE: "As on file",
    Attribution.DIFFERS: "Differs from the posts on file",
    Attribution.HAD_LEFT: "Had left this post",
    Attribution.NOT_YET: "Not yet in this post",
    Attribution.NOT_KNOWN: "Not known",
}


@dataclass(frozen=True)
class CheckedSpeaker:
    """One person whom an attribution names, and what the posts on file say to it."""

    speaker: QuoteSpeaker
    check: AttributionCheck

    @property
    def label(self) -> str:
        return LABELS[self.check.finding]


def attribution_checks(passages: Sequence[Passage]) -> dict[UUID, list[CheckedSpeaker]]:
    """For each passage the people among its speakers: four queries, however many passages.

    The day is that of the words, if it is known to the day; else the article's.
    """
    passages = list(passages)
    rows = list(
        QuoteSpeaker.objects.filter(
            quote__in={passage.quote_id for passage in passages}, person__isnull=False
        ).select_related("person", "quote")
    )
    posts = posts_of({row.person_id for row in rows})
    names = _names_of({row.person_id for row in rows})
    speakers: dict[int, list[QuoteSpeaker]] = {}
    for row in rows:
        speakers.setdefault(row.quote_id, []).append(row)
    return {
        passage.id: [
            CheckedSpeaker(
                row,
                check_attribution(
                    passage.attribution,
                    posts.get(row.person_id, {}),
                    day_of(row.quote.said_on) or passage.article.day,
                    names=[row.person.name, *names.get(row.person_id, ())],
                ),
            )
            for row in speakers.get(passage.quote_id, [])
            if passage.attribution
        ]
        for passage in passages
    }


def posts_of(people: Iterable[int]) -> dict[int, dict[FiledPost, Appointment]]:
    """The posts on file of these people as values, each with its row: two queries."""
    rows = list(
        Appointment.objects.filter(person__in=people).select_related("company").order_by("pk")
    )
    others = _names_of({row.company_id for row in rows})
    found: dict[int, dict[FiledPost, Appointment]] = {}
    for row in rows:
        post = filed(row, others)
        found.setdefault(row.person_id, {}).setdefault(post, row)
    return found


def filed(appointment: Appointment, names: Mapping[int, Sequence[str]]) -> FiledPost:
    """A post on file as a value; `names` are other names of companies by their keys."""
    return FiledPost(
        role=appointment.role,
        company=appointment.company.name,
        also=tuple(names.get(appointment.company_id, ())),
        started=appointment.started,
        ended=appointment.ended,
        end_status=appointment.end_status,
        seen_on=appointment.seen_on,
    )


def _names_of(records: set[int]) -> dict[int, list[str]]:
    """The other names on file of each record."""
    names: dict[int, list[str]] = {}
    for pk, text in Name.objects.filter(record__in=records).values_list("record", "text"):
        names.setdefault(pk, []).append(text)
    return names


def day_of(edtf: str) -> date | None:
    """The day that a date is known to, if it is."""
    try:
        known = parse(edtf)
    except EdtfError:
        return None
    return known.earliest if known.is_day else None
