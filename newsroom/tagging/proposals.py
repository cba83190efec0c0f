"""What “Find quotes” offers for an article: each utterance with who on file may have said it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.articles.models import Article
from newsroom.quotes.body_text import BodyText
from newsroom.quotes.models import Quote
from newsroom.quotes.reuse import Reuse, reuses
from newsroom.quotes.untagged import UntaggedQuotation
from newsroom.quotes.utterances import Utterance, utterances_in
from newsroom.tagging.on_file import OnFile, load
from newsroom.tagging.speakers import Asked, OnFileAnswer, answer
from partnerships.documents.phrases import shared_among, shown, words_of
from partnerships.models import Document


@dataclass(frozen=True)
class Alike:
    """Another utterance of the article in which the same words stand."""

    utterance: Utterance
    words: str


@dataclass
class Proposal:
    """An utterance, who on file said it, and where its words stand too."""

    utterance: Utterance
    answer: OnFileAnswer
    quote: Quote | None = None  # on file, with these words and this speaker
    alike: list[Alike] = field(default_factory=list)
    reuses: list[Reuse] = field(default_factory=list)

    @property
    def is_quotation(self) -> bool:
        return self.utterance.kind.is_quotation

    @property
    def percent(self) -> int:
        return round(100 * self.utterance.confidence)


@dataclass
class Proposals:
    """`open` are to be tagged, `asides` are quoted words and titles, `refused` are neither."""

    body: BodyText
    on_file: OnFile
    open: list[Proposal]
    asides: list[Proposal]
    refused: list[Proposal]

    @property
    def all(self) -> list[Proposal]:
        return [*self.open, *self.asides, *self.refused]

    def by_fingerprint(self, fingerprint: str) -> Proposal | None:
        return next((one for one in self.all if one.utterance.fingerprint == fingerprint), None)


def proposals(article: Article) -> Proposals:
    """Read the working copy again: what was refused is told from what is open by its words."""
    body = BodyText(article.body)
    on_file = load(body.text, article.day)
    utterances = utterances_in(body, on_file.people, on_file.organisations, article.day)
    found = [Proposal(one, answer(Asked(one, on_file, article.day))) for one in utterances]
    _look_around(found)
    refused = set(
        article.untagged.filter(status=UntaggedQuotation.Status.REFUSED).values_list(
            "fingerprint", flat=True
        )
    )
    stays = [one for one in found if one.utterance.fingerprint not in refused]
    return Proposals(
        body,
        on_file,
        open=[one for one in stays if one.is_quotation],
        asides=[one for one in stays if not one.is_quotation],
        refused=[one for one in found if one.utterance.fingerprint in refused],
    )


def _look_around(found: Sequence[Proposal]) -> None:
    """The same words in the article itself, in quotes and in documents on file."""
    quoted = {one.utterance.fingerprint: one for one in found if one.is_quotation}
    texts = {key: one.utterance.words for key, one in quoted.items()}
    for key, others in shared_among(texts).items():
        quoted[key].alike = [
            Alike(quoted[other].utterance, shown(texts[key], phrase))
            for other, phrase in others.items()
        ]
    elsewhere = reuses(
        texts,
        quotes=Quote.objects.filter(merged_into=None),
        documents=Document.objects.filter(merged_into=None),
    )
    for key, one in quoted.items():
        one.reuses = elsewhere[key]
        one.quote = next(
            (row.quote for row in one.reuses if row.quote and _is_same(one, row.quote)), None
        )


def _is_same(proposal: Proposal, quote: Quote) -> bool:
    """The same words, marks and case apart, of the same speakers."""
    ours = words_of(proposal.utterance.words)
    if ours != words_of(quote.words):
        return False
    said_by = {(row.kind, row.person_id or row.company_id) for row in quote.speakers.all()}
    named = {(row.kind, row.person_id or row.company_id) for row in proposal.answer.speakers}
    return said_by == named
