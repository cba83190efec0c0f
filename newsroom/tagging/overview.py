"""An article's quotations as the desk reads them: the text in runs, tagged words with findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsroom.articles.models import Article
from newsroom.quotes.attributions import CheckedSpeaker, attribution_checks
from newsroom.quotes.body_text import BodyText
from newsroom.quotes.models import Passage, Quote
from newsroom.quotes.reuse import Reuse, reuses
from newsroom.tagging.proposals import Proposals
from partnerships.models import Document


@dataclass(frozen=True)
class Run:
    """Words of the text; `state` says what they are to the page, `key` which of them."""

    words: str
    state: str = ""
    key: str = ""


@dataclass
class Tagged:
    """A passage of the article with what is known of it."""

    passage: Passage
    attributions: list[CheckedSpeaker] = field(default_factory=list)
    reuses: list[Reuse] = field(default_factory=list)


def paragraphs(found: Proposals) -> Iterator[list[Run]]:
    """The text, a list of runs for each paragraph."""
    spans = [(one.start, one.end, Run("", "tagged", one.passage)) for one in found.body.tagged]
    for state in ("open", "asides", "refused"):
        for proposal in getattr(found, state):
            utterance = proposal.utterance
            spans += [
                (start, end, Run("", state, utterance.fingerprint))
                for start, end in utterance.pieces
            ]
    yield from _in_paragraphs(found.body, sorted(spans, key=lambda span: span[:2]))


def _in_paragraphs(body: BodyText, spans: list[tuple[int, int, Run]]) -> Iterator[list[Run]]:
    at, row = 0, []
    for start, end, run in [*spans, (len(body.text), len(body.text), Run(""))]:
        for number, words in enumerate(body.text[at:start].split("\n\n")):
            if number and row:
                yield row
                row = []
            if words:
                row.append(Run(words))
        if start < end:
            row.append(Run(body.text[start:end], run.state, run.key))
        at = max(at, end)
    if row:
        yield row


def tagged_in(article: Article) -> list[Tagged]:
    """The passages of the working copy, each with its attribution against the posts on file and
    where its words stand too; as many queries for many as for one."""
    passages = list(
        article.passages.attached()
        .select_related("article", "quote__document")
        .defer("quote__document__text")
        .prefetch_related(
            "quote__speakers__person", "quote__speakers__company", "quote__speakers__document"
        )
    )
    checks = attribution_checks(passages)
    elsewhere = reuses(
        {passage.id: passage.words for passage in passages},
        quotes=Quote.objects.filter(merged_into=None),
        documents=Document.objects.filter(merged_into=None),
    )
    return [
        Tagged(
            passage,
            checks[passage.id],
            [row for row in elsewhere[passage.id] if not _is_its_own(row, passage.quote)],
        )
        for passage in passages
    ]


def _is_its_own(row: Reuse, quote: Quote) -> bool:
    """The quote that it is a use of, or the document that this comes from."""
    return bool(
        (row.quote and row.quote.pk in (quote.pk, quote.merged_into_id))
        or (row.document and row.document.pk == quote.document_id)
    )
