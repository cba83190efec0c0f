"""Every check, in the order in which the desk reads of them."""

from datetime import datetime

from newsroom.articles.models import Article
from newsroom.versions.checks.base import Check, Finding
from newsroom.versions.checks.claim_as_fact import ClaimAsFact
from newsroom.versions.checks.dead_link import DeadLink
from newsroom.versions.checks.draft_claim import DraftClaim
from newsroom.versions.checks.duplicate_headline import DuplicateHeadline
from newsroom.versions.checks.empty_link import EmptyLink
from newsroom.versions.checks.expired_picture import ExpiredPicture
from newsroom.versions.checks.heading_order import HeadingOrder
from newsroom.versions.checks.hidden_record import HiddenRecord
from newsroom.versions.checks.long_headline import LongHeadline
from newsroom.versions.checks.no_address import NoAddress
from newsroom.versions.checks.no_alternative_text import NoAlternativeText
from newsroom.versions.checks.no_credit import NoCredit
from newsroom.versions.checks.no_headline import NoHeadline
from newsroom.versions.checks.no_section import NoSection
from newsroom.versions.checks.no_speaker import NoSpeaker
from newsroom.versions.checks.no_text import NoText
from newsroom.versions.checks.one_pair_of_eyes import OnePairOfEyes
from newsroom.versions.checks.passage_altered import PassageAltered
from newsroom.versions.checks.passage_undocumented import PassageUndocumented
from newsroom.versions.checks.passage_unverified import PassageUnverified
from newsroom.versions.checks.post_ended import PostEnded
from newsroom.versions.checks.speaker_differs import SpeakerDiffers
from newsroom.versions.checks.under_embargo import UnderEmbargo
from newsroom.versions.checks.untagged_quotation import UntaggedQuotation
from newsroom.versions.material import Material

CHECKS: tuple[Check, ...] = (
    NoHeadline(),
    NoSection(),
    NoText(),
    NoAddress(),
    DraftClaim(),
    UnderEmbargo(),
    HiddenRecord(),
    NoSpeaker(),
    NoCredit(),
    UntaggedQuotation(),
    PassageUnverified(),
    PassageAltered(),
    PassageUndocumented(),
    SpeakerDiffers(),
    PostEnded(),
    ClaimAsFact(),
    LongHeadline(),
    DuplicateHeadline(),
    DeadLink(),
    EmptyLink(),
    HeadingOrder(),
    NoAlternativeText(),
    ExpiredPicture(),
    OnePairOfEyes(),
)


def findings_of(material: Material) -> list[Finding]:
    """What every check finds, what blocks first; each finding once."""
    found = {}
    for check in CHECKS:
        for finding in check(material):
            found.setdefault(finding.key, finding)
    return list(found.values())


def check(article: Article, *, at: datetime | None = None, by=None) -> list[Finding]:
    """The findings on an article as `by` would publish it at `at` (now)."""
    return findings_of(Material(article, at=at, by=by))
