"""Answer why a fact changed: it was wrong, and every article that printed it is corrected; or the
world changed, and what was printed was true."""

import copy
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from newsroom.articles.models import Article
from newsroom.facts.models import Answer, ChangedFact
from newsroom.facts.noticing import ARTICLES, printing, statement_of
from newsroom.facts.wording import Place, places, reworded
from newsroom.quotes.models import QuoteSpeaker
from newsroom.versions.correcting import change_live
from newsroom.versions.models import Change, Correction, Version
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from partnerships.dates import EdtfError, parse
from partnerships.models import Appointment, EndStatus, Name, Price

PERMISSION = "newsroom.correct_article"
TEXTS = {"headline": False, "standfirst": False, "body": True}

#: New words by text and number of the place: {"body": {0: "chairman"}}.
Choices = Mapping[str, Mapping[int, str]]


@dataclass
class Printed:
    """A live article that printed the words, with the places in its texts."""

    version: Version
    places: dict[str, list[Place]] = field(default_factory=dict)


def where_printed(fact: ChangedFact, words: str, *, viewer) -> list[Printed]:
    """The live articles with the words outside quotations, the newest first."""
    visible = Article.objects.visible_to(viewer)
    found = []
    for version in printing(fact, words).filter(article__in=visible)[:ARTICLES]:
        stands = {
            name: there
            for name, is_html in TEXTS.items()
            if (there := places(getattr(version, name), words, is_html=is_html))
        }
        if stands:
            found.append(Printed(version, stands))
    return found


def we_were_wrong(
    fact: ChangedFact,
    *,
    by,
    words: str,
    choices: Mapping[int, Choices],
    since: Mapping[int, int],
    wrong: str,
    right: str,
    note: str,
) -> list[Version]:
    """Correct the articles chosen, by key of the article: one version each, one correction.

    `since` holds the numbers of the versions that the editor had before them. All are corrected
    or none. Raises Refused with the article that stands in the way.
    """
    if not by.has_perm(PERMISSION):
        raise NotAllowed(f"{by.get_username()} may not correct articles.")
    together = uuid.uuid4()
    with transaction.atomic():
        _answer(fact, Answer.WRONG, by=by)
        _correct_posts(fact)
        return [
            _correct(
                key, words, chosen, by=by, since=since.get(key), note=note,
                correction=Correction(wrong=wrong, right=right, together=together),
            )
            for key, chosen in sorted(choices.items())
        ]  # fmt: skip


def it_changed(fact: ChangedFact, *, by, on: str) -> None:
    """What was printed was true until `on`, an EDTF date: the old value stays on file with its
    end. Raises Refused for a date that is none."""
    try:
        parse(on)
    except EdtfError as error:
        raise Refused(str(error)) from None
    with transaction.atomic():
        _answer(fact, Answer.CHANGED, by=by, changed_on=on)
        try:
            _keep_before(fact, on)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from None


def _answer(fact: ChangedFact, answer: str, *, by, changed_on: str = "") -> None:
    fact.answer, fact.changed_on, fact.answered_by = answer, changed_on, by
    open_fact = ChangedFact.objects.open().select_for_update().filter(pk=fact.pk)
    if not open_fact.exists():
        raise SomebodyWasFaster("Somebody answered this already.")
    fact.save()


def _correct(key, words, chosen: Choices, *, by, since, note, correction) -> Version:
    article = Article.objects.visible_to(by).filter(pk=key).first()
    if article is None:
        raise Refused("One of the articles is not there any more.")

    def rewritten(live, now):
        return {
            name: reworded(getattr(live, name), words, chosen.get(name, {}), is_html=is_html)
            for name, is_html in TEXTS.items()
        }

    try:
        version, _ = change_live(
            article, "correct", rewritten, by=by, change=Change.CORRECTION, note=note,
            correction=correction, since=since, ticked=(),
        )  # fmt: skip
    except Refused as refusal:
        raise Refused(f"“{article}”: {refusal}") from None
    except ValidationError as error:
        raise Refused(f"“{article}”: {' '.join(error.messages)}") from None
    return version


def _correct_posts(fact: ChangedFact) -> None:
    """A post that was wrong is put right where it was chosen for a quote."""
    if fact.statement_id and fact.field == "role":
        rows = QuoteSpeaker.objects.filter(appointment=fact.statement_id, post=fact.before)
        rows.update(post=fact.after)


def _keep_before(fact: ChangedFact, on: str) -> None:
    if fact.record_id:
        name = Name(
            record_id=fact.record_id, text=fact.before, kind=Name.Kind.FORMER, used_until=on,
            public_from=fact.record.public_from,
        )  # fmt: skip
        name.full_clean(exclude=["statement", "statement_ptr"])
        name.save()
        return
    row = statement_of(fact)
    if isinstance(row, Appointment):
        earlier = _copied(row, role=fact.before, ended=on, end_status=EndStatus.ENDED)
        row.started = on
        _save(row)
        QuoteSpeaker.objects.filter(appointment=row.pk, post=fact.before).update(
            appointment=earlier.pk
        )
    elif isinstance(row, Price):
        _copied(row, amount=fact.before.replace(",", ""))
        row.on = on
        _save(row)


def _copied(row, **values):
    """Another row like this one, with its documents: they support what was true then."""
    other = copy.copy(row)
    other.pk = other.id = other.statement_id = None
    other._state = copy.copy(row._state)
    other._state.adding = True
    for name, value in values.items():
        setattr(other, name, value)
    _save(other)
    for citation in row.citations.all():
        citation.pk, citation.statement_id = None, other.pk
        citation._state.adding = True
        citation.save()
    return other


def _save(row) -> None:
    row.full_clean(exclude=["statement"])
    row.save()
