"""What the checks of one article read, each thing loaded once however many checks ask for it."""

from datetime import date, datetime
from functools import cached_property

from django.db.models import Max, Prefetch, Q
from django.utils import timezone

from newsroom.articles.models import Article, Mention, State
from newsroom.articles.outline import Outline, outline_of
from newsroom.images.models import Image
from newsroom.quotes import marks
from newsroom.quotes.models import Passage, QuoteSpeaker
from newsroom.quotes.untagged import UntaggedQuotation
from newsroom.site.models import SiteSettings
from newsroom.versions.models import PublicWith, Tick
from newsroom.workflow.models import Revision
from partnerships.models import Appointment, Claim, Name

#: Open claims that a headline is held against: those reported, and the newest about what it names.
_CLAIMS = 200


class Material:
    """An article as it would be published at `at` by `by`; its words may be unsaved ones.

    `at` (a datetime) counts as now where it is past; `by` is None for imports.
    """

    def __init__(self, article: Article, *, at: datetime | None = None, by=None):
        now = timezone.now()
        self.article = article
        self.at = max(at or now, now)
        self.by = by

    @cached_property
    def day(self) -> date:
        """The day on which posts are looked up: the article's, or that of its publication."""
        return self.article.day or timezone.localdate(self.at, self.zone)

    @cached_property
    def zone(self):
        return SiteSettings.objects.current().zone

    @cached_property
    def text(self) -> str:
        return marks.text_of(self.article.body)

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.article.body)

    @cached_property
    def pictures(self) -> list[tuple[marks.PictureInText, Image | None]]:
        """The pictures in the text, in order; None for one that is not in the library."""
        found = marks.pictures_in(self.article.body)
        images = Image.objects.in_bulk([row.image for row in found]) if found else {}
        return [(row, images.get(row.image)) for row in found]

    @cached_property
    def marked(self) -> dict[str, list[str]]:
        """The passages whose marks the body carries, as written there, with their words."""
        return marks.passages_in(self.article.body)

    @cached_property
    def passages(self) -> list[Passage]:
        """Those of the marks, in order, with quote, document and speakers."""
        ids = [key for text in self.marked if (key := marks.valid_uuid(text))]
        speakers = QuoteSpeaker.objects.select_related(
            "person", "company", "document", "appointment__company", "appointment__person"
        )
        rows = (
            Passage.objects.filter(article=self.article.pk, id__in=ids)
            .select_related("quote__document")
            .defer("quote__document__text")
            .prefetch_related(Prefetch("quote__speakers", queryset=speakers))
        )
        found = {row.pk: row for row in rows}
        return [found[key] for key in ids if key in found]

    @cached_property
    def speakers(self) -> list[QuoteSpeaker]:
        return [row for passage in self.passages for row in passage.quote.speakers.all()]

    @cached_property
    def appointments(self) -> dict[int, list[Appointment]]:
        """By person, of everybody who speaks."""
        found: dict[int, list[Appointment]] = {}
        people = {row.person_id for row in self.speakers if row.person_id}
        if people:
            for row in Appointment.objects.filter(person__in=people).select_related("company"):
                found.setdefault(row.person_id, []).append(row)
        return found

    @cached_property
    def other_names(self) -> dict[int, list[str]]:
        """By record: of who speaks, of their companies, and of what open claims are about."""
        keys = {row.person_id for row in self.speakers}
        keys |= {row.company_id for rows in self.appointments.values() for row in rows}
        keys |= {claim.subject_id for claim in self.open_claims}
        found: dict[int, list[str]] = {}
        keys.discard(None)
        if keys:
            for key, name in Name.objects.filter(record__in=keys).values_list("record", "text"):
                found.setdefault(key, []).append(name)
        return found

    @cached_property
    def together(self) -> list[PublicWith]:
        """What is bound to the article already and goes public with it."""
        if not self.article.pk:
            return []
        return list(
            self.article.public_with.select_related("record", "statement", "document", "quote")
        )

    @cached_property
    def mentions(self) -> list[Mention]:
        if not self.article.pk:
            return []
        return list(self.article.mentions.accepted().select_related("record"))

    @cached_property
    def reported(self) -> list[Claim]:
        """The claims that the article reports, drafts among them."""
        if not self.article.pk:
            return []
        return list(
            Claim.objects.filter(article_claims__article=self.article).select_related(
                "subject__merged_into"
            )
        )

    @cached_property
    def open_claims(self) -> list[Claim]:
        """Without a verdict, reported by the article or about a record that it names."""
        named = {mention.record_id for mention in self.mentions}
        reported = {claim.pk for claim in self.reported}
        if not (named or reported):
            return []
        return list(
            Claim.objects.standing()
            .open(self.at)
            .filter(Q(pk__in=reported) | Q(subject__in=named))
            .select_related("subject")
            .order_by("-claimed_on_earliest", "-pk")[:_CLAIMS]
        )

    @cached_property
    def refused_quotations(self) -> set[str]:
        """Fingerprints of words between marks that somebody said are no quotation."""
        if not self.article.pk:
            return set()
        refused = UntaggedQuotation.Status.REFUSED
        return set(
            self.article.untagged.filter(status=refused).values_list("fingerprint", flat=True)
        )

    @cached_property
    def twins(self) -> list[Article]:
        """Other articles under the same headline."""
        headline = self.article.headline.strip()
        if not headline:
            return []
        return list(
            Article.objects.headed(headline)
            .exclude(pk=self.article.pk)
            .exclude(state=State.SPIKED)
            .filter(binned_at=None)
            .only("headline", "day")[:3]
        )

    @cached_property
    def authors(self) -> set[int]:
        """Users who wrote it: who began it, and whose bylines it carries."""
        found = {self.article.created_by_id}
        if self.article.pk:
            found |= set(self.article.bylines.values_list("author__user", flat=True))
        return found - {None}

    @cached_property
    def second_readers(self) -> set[int]:
        """Who else had to do with the text as it now stands: saved it, approved it, or signed
        what it states."""
        if not self.article.pk:
            return set()
        others = ~Q(by__in=self.authors) & Q(by__isnull=False)
        last = Revision.objects.filter(article=self.article, by__in=self.authors).aggregate(
            number=Max("number"), at=Max("at")
        )
        saved = self.article.revisions.filter(others, number__gt=last["number"] or 0)
        approved = self.article.moves.filter(others, verb="approve")
        if last["at"]:
            approved = approved.filter(at__gte=last["at"])
        signed = self.article.fact_checks.exclude(checked_by=None).exclude(
            checked_by__in=self.authors
        )
        return set(
            saved.order_by()
            .values_list("by", flat=True)
            .union(
                approved.order_by().values_list("by", flat=True),
                signed.order_by().values_list("checked_by", flat=True),
            )
        )

    @cached_property
    def standing_ticks(self) -> dict[str, Tick]:
        """What is live or scheduled was published with all the same, by the key of the warning."""
        if not self.article.pk:
            return {}
        standing = Q(version__live_until=None) | Q(version__live_until__gt=timezone.now())
        rows = Tick.objects.filter(standing, version__article=self.article)
        return {row.key: row for row in rows.select_related("by")}
