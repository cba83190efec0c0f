"""All that the launch desk shows of one event, with what was typed so far; and saving it."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, When
from django.http import QueryDict
from django.utils import timezone

from newsroom.desk.launch.forms import FactsForm, LaunchForm, VerdictForm
from newsroom.versions.actions import make_public_with
from newsroom.workflow.errors import Refused
from partnerships.models import Claim, Device, Statement, Verdict
from partnerships.rumours import actions as judging
from partnerships.rumours import due
from partnerships.rumours.forms import place
from partnerships.rumours.judging import queue
from partnerships.rumours.launches import actions as launches

#: Open claims on one screen.
MOST = 200


class NotSaved(Exception):
    """Something was refused, and stands at its place in the forms."""


@dataclass
class Screen:
    panels: list[FactsForm]
    form: LaunchForm
    groups: list[queue.Group]
    about: dict[int, Device]  # by key of what a claim is about, under which device it stands
    more: bool = False
    gone: list[Claim] = field(default_factory=list)  # accepted, but judged or void by now

    @property
    def devices(self) -> list[Device]:
        return [panel.device for panel in self.panels]

    @property
    def keys(self) -> str:
        """The devices as the address names them."""
        return ",".join(str(device.pk) for device in self.devices)

    @property
    def sections(self) -> list[tuple[Device, list[queue.Group]]]:
        def launched(group):
            return self.about[group.waiting[0].claim.about_id]

        return [(device, list(groups)) for device, groups in groupby(self.groups, launched)]

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


def screen(
    devices: list[Device], data: QueryDict | None, *, by, article=None, at: datetime
) -> Screen:
    """The devices with their open claims, judged by what is on file and what is typed in ``data``.

    Seven queries, however many devices and claims.
    """
    form = LaunchForm(data, by=by, initial={"article": article})
    panels = [FactsForm(data, device=device) for device in devices]
    lineage = due.succession(at)
    about = _about(devices, lineage)
    claims = due.with_about(queue.shown(Claim.objects.standing().unjudged()))
    place = Case(*(When(about_id=key, then=devices.index(device)) for key, device in about.items()))
    found = list(claims.filter(about_id__in=about).order_by(place, "kind", "pk")[: MOST + 1])
    typed = {panel.device.pk: panel.typed for panel in panels if panel.lines}
    groups = list(queue.grouped(found[:MOST], at, lineage, typed))
    for row in (row for group in groups for row in group.waiting):
        row.form = VerdictForm(data, waiting=row)
    shown = Screen(panels, form, groups, about, len(found) > MOST)
    if missing := _accepted_in(data) - {card.waiting.claim.pk for card in shown.cards}:
        shown.gone = list(Claim.objects.filter(pk__in=missing))
    return shown


def _about(devices: list[Device], lineage: due.Succession) -> dict[int, Device]:
    """By key what the claims are about: each device, then what it took the place of, under the
    first device that did."""
    about = {device.pk: device for device in devices}
    for device in devices:
        for key in lineage.ancestors(device.pk):
            about.setdefault(key, device)
    return about


def _accepted_in(data) -> set[int]:
    found = (re.fullmatch(r"claim([0-9]{1,18})-accept", name) for name in data or ())
    return {int(match[1]) for match in found if match}


def save(shown: Screen, *, by) -> Saved:
    """Facts, citations and verdicts in one transaction: all of it, or nothing.

    With an article that is not live yet they become public when it does, else at once. Raises
    NotSaved, each refusal at its place.
    """
    ready = [form.is_valid() for form in (shown.form, *shown.panels, *shown.accepted)]
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
    made = [_recorded(panel, document, by, public_from) for panel in shown.panels]
    verdicts = [_judged(card, document, by, public_from) for card in shown.accepted]
    if None in made or None in verdicts:
        raise NotSaved
    facts = [row for rows in made for row in rows]
    if hidden:
        at = timezone.now()
        launched = [panel.device for panel in shown.panels if panel.lines]
        bound = [thing for thing in (*launched, document) if not thing.is_public(at)]
        for thing in (*bound, *facts, *verdicts):
            make_public_with(article, thing)
    return Saved(len(facts), verdicts, any(verdict.waits for verdict in verdicts))


def _recorded(panel: FactsForm, document, by, public_from) -> list[Statement] | None:
    """The facts that are new, or none and the reasons at the panel."""
    try:
        return launches.record(
            panel.device, panel.lines, document=document, by=by, public_from=public_from
        )
    except ValidationError as error:
        place(panel, error)
    return None


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
