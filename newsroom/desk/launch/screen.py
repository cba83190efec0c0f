"""All that the launch desk shows of one device, with what was typed so far; and saving it."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from newsroom.desk.launch.forms import LaunchForm, VerdictForm
from newsroom.versions.actions import make_public_with
from newsroom.workflow.errors import Refused
from partnerships.models import Claim, Device, Verdict
from partnerships.rumours import actions as judging
from partnerships.rumours import due
from partnerships.rumours.forms import place
from partnerships.rumours.judging import queue
from partnerships.rumours.launches import actions as launches
from partnerships.rumours.launches.reading import Line, facts_of

#: Open claims on one screen.
MOST = 200


class NotSaved(Exception):
    """Something was refused, and stands at its place in the forms."""


@dataclass
class Screen:
    device: Device
    form: LaunchForm
    lines: list[Line]
    groups: list[queue.Group]
    more: bool = False
    gone: list[Claim] = field(default_factory=list)  # accepted, but judged or void by now

    @property
    def cards(self) -> list[VerdictForm]:
        return [row.form for group in self.groups for row in group.waiting]

    @property
    def accepted(self) -> list[VerdictForm]:
        return [card for card in self.cards if card.is_accepted]


@dataclass(frozen=True)
class Saved:
    facts: int
    verdicts: list[Verdict] = field(default_factory=list)
    waits: bool = False


def screen(device: Device, data: QueryDict | None, *, by, article=None, at: datetime) -> Screen:
    """The device with its open claims, judged by what is on file and what is typed in ``data``.

    Seven queries, however many claims.
    """
    form = LaunchForm(data, by=by, initial={"article": article})
    lines = launches.read(data.get("facts", "")[: form.fields["facts"].max_length] if data else "")
    lineage = due.succession(at)
    about = [device.pk, *lineage.ancestors(device.pk)]
    claims = due.with_about(queue.shown(Claim.objects.standing().unjudged()))
    found = list(claims.filter(about_id__in=about).order_by("kind", "pk")[: MOST + 1])
    typed = {device.pk: facts_of(lines)}
    groups = list(queue.grouped(found[:MOST], at, lineage, typed))
    for row in (row for group in groups for row in group.waiting):
        row.form = VerdictForm(data, waiting=row)
    shown = Screen(device, form, lines, groups, len(found) > MOST)
    if missing := _accepted_in(data) - {card.waiting.claim.pk for card in shown.cards}:
        shown.gone = list(Claim.objects.filter(pk__in=missing))
    return shown


def _accepted_in(data) -> set[int]:
    found = (re.fullmatch(r"claim([0-9]{1,18})-accept", name) for name in data or ())
    return {int(match[1]) for match in found if match}


def save(shown: Screen, *, by) -> Saved:
    """Facts, citations and verdicts in one transaction: all of it, or nothing.

    With an article that is not live yet they become public when it does, else at once. Raises
    NotSaved, each refusal at its place.
    """
    ready = [form.is_valid() for form in (shown.form, *shown.accepted)]
    if not all(ready):
        raise NotSaved
    try:
        with transaction.atomic():
            return _saved(shown, by=by)
    except ValidationError as error:
        place(shown.form, error)
    except Refused as refusal:
        shown.form.add_error("article", str(refusal))
    raise NotSaved


def _saved(shown: Screen, *, by) -> Saved:
    article = shown.form.cleaned_data["article"]
    hidden = article is not None and not article.versions.live().exists()
    public_from = None if hidden else timezone.now()
    document = shown.form.document_of(public_from=public_from)
    made = launches.record(
        shown.device, shown.lines, document=document, by=by, public_from=public_from
    )
    verdicts = [_judged(card, document, by, public_from) for card in shown.accepted]
    if not all(verdicts):
        raise NotSaved
    if hidden:
        at = timezone.now()
        bound = [thing for thing in (shown.device, document) if not thing.is_public(at)]
        for thing in (*bound, *made, *verdicts):
            make_public_with(article, thing)
    return Saved(len(made), verdicts, any(verdict.waits for verdict in verdicts))


def _judged(card: VerdictForm, document, by, public_from) -> Verdict | None:
    """The verdict, or none and the reason at the card."""
    claim = card.waiting.claim
    values = {name: card.cleaned_data[name] for name in ("finding", "outcome_on", "explanation")}
    try:
        with transaction.atomic():
            return judging.judge(
                claim,
                by=by,
                documents=[document],
                public_from=public_from,
                only_if_open=True,
                **values,
            )
    except ValidationError as error:
        place(card, error)
    return None
