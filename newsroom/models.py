"""The front door: each feature's models under one roof, as Django wants them."""

from newsroom.articles.models import (
    Article,
    ArticleClaim,
    ArticlePath,
    Author,
    Byline,
    Disclosure,
    Kind,
    Mention,
    Section,
    Series,
    State,
)
from newsroom.cards.models import ShareCard
from newsroom.drafts.models import Draft, PreviewLink, Sitting
from newsroom.facts.models import ChangedFact
from newsroom.frontpage.models import FrontPage, FrontPageSlot
from newsroom.images.models import Depiction, Image
from newsroom.merging.models import Merge
from newsroom.notes.models import Note, NoteMention, NoteThread
from newsroom.quotes.models import (
    Channel,
    Passage,
    Quote,
    QuotePhrase,
    QuoteSpeaker,
    QuoteVariant,
    SpeakerFinding,
    Terms,
    WordsFinding,
)
from newsroom.quotes.untagged import UntaggedQuotation
from newsroom.search.models import SearchEntry, SearchType
from newsroom.site.models import SiteSettings
from newsroom.versions.models import (
    Change,
    Correction,
    PrintedByline,
    PrintedClaim,
    PrintedMention,
    PrintedPassage,
    PrintedPicture,
    PublicWith,
    Tick,
    Version,
    Withdrawal,
)
from newsroom.workflow.models import FactCheck, Move, Revision

__all__ = [
    "Article",
    "ArticleClaim",
    "ArticlePath",
    "Author",
    "Byline",
    "Change",
    "ChangedFact",
    "Channel",
    "Correction",
    "Depiction",
    "Disclosure",
    "Draft",
    "FactCheck",
    "FrontPage",
    "FrontPageSlot",
    "Image",
    "Kind",
    "Mention",
    "Merge",
    "Move",
    "Note",
    "NoteMention",
    "NoteThread",
    "Passage",
    "PreviewLink",
    "PrintedByline",
    "PrintedClaim",
    "PrintedMention",
    "PrintedPassage",
    "PrintedPicture",
    "PublicWith",
    "Quote",
    "QuotePhrase",
    "QuoteSpeaker",
    "QuoteVariant",
    "Revision",
    "SearchEntry",
    "SearchType",
    "Section",
    "Series",
    "ShareCard",
    "SiteSettings",
    "Sitting",
    "SpeakerFinding",
    "State",
    "Terms",
    "Tick",
    "UntaggedQuotation",
    "Version",
    "Withdrawal",
    "WordsFinding",
]
