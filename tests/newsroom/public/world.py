"""Many of everything around one record of each kind, all of it public."""

from datetime import UTC, datetime, timedelta

from newsroom.models import (
    Article,
    ArticleClaim,
    Author,
    Correction,
    Mention,
    Passage,
    PrintedByline,
    PrintedClaim,
    PrintedMention,
    PrintedPassage,
    Quote,
    QuoteSpeaker,
    Revision,
    Section,
    Series,
    Version,
)
from newsroom.quotes.reuse import index_phrases
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from partnerships.documents.actions import hold
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_section, make_user

ABOUT_THE_PUBLICATION = (
    "authors", "series", "corrections", "about", "standards", "2022", "2022/05", "2022/05/23",
)  # fmt: skip
LISTS = (
    "articles", "quotes", "people", "companies", "devices", "partnerships", "rumours", "sources",
)  # fmt: skip
PUBLISHED = datetime(2022, 5, 23, 12, tzinfo=UTC)


class World:
    """One company, person, device, partnership, source, claim, quote, section and article."""

    def __init__(self):
        self.rows = 0
        self.section = make_section(name="Phones", slug="phones")
        self.author = Author.objects.create(name="Ines Calloway", slug="ines-calloway")
        self.series = Series.objects.create(name="Badges", slug="badges")
        self.company = ledger.make_company(name="Acme", slug="acme", public=True)
        self.person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
        self.device = ledger.make_device(
            name="Acme One", slug="acme-one", maker=self.company, public=True
        )
        self.partnership = ledger.make_partnership(
            self.company, name="Acme and Zeta", slug="acme-zeta", public=True
        )
        self.source = ledger.make_source(name="Tipster", slug="tipster", public=True)
        self.claim = ledger.make_claim(
            self.source, subject=self.device, slug="the-one", title="The One", public=True
        )
        self.quote = self._quote(0)
        self.article = make_article(
            section=self.section, authors=[self.author], headline="The story", slug="story",
            imported_from="a file", series=self.series, series_part=10_000,
        )  # fmt: skip
        actions.publish(self.article, by=make_user("Managing editor"), at=PUBLISHED)
        self.document = ledger.make_document(public=True)

    def grow(self, rows):
        """Have `rows` of everything, then print the article anew."""
        self.article.refresh_from_db()
        for number in range(self.rows, rows):
            self._add(number)
        self.rows = rows
        self.article.save()
        save_revision(self.article, by=None)
        if self.claim.entered_at is None:
            self.claim.entered_at = ledger.EPOCH
            self.claim.save()
        actions.publish(self.article, by=make_user("Editor"), note="More of it.")
        return self

    def addresses(self):
        version = Version.objects.live().get(article=self.article)
        details = [self.company, self.person, self.device, self.partnership, self.source]
        return [
            "/",
            *(f"/{folder}/" for folder in (*LISTS, *ABOUT_THE_PUBLICATION)),
            *(thing.get_absolute_url() for thing in (*details, self.claim, self.quote)),
            self.section.get_absolute_url(),
            self.author.get_absolute_url(),
            self.series.get_absolute_url(),
            version.get_absolute_url(),
            f"{version.get_absolute_url()}versions/",
            f"{version.get_absolute_url()}versions/1..2/",
        ]

    def _quote(self, number):
        """Words that return in every other quote and in its document."""
        words = f"We promise careful readers a new pocket atlas, {number} times."
        quote = Quote.objects.create(
            words=words,
            slug=f"atlas-{number}",
            said_on="2022-05-23",
            document=hold(ledger.make_document(public=True), by=None, text=words),
            about=[self.device, self.partnership][number % 2].record,
            public_from=ledger.EPOCH,
        )
        QuoteSpeaker.objects.create(
            quote=quote, person=self.person, company=self.company, post="Chief executive"
        )
        index_phrases(quote)
        return quote

    def _add(self, number):
        public = {"public": True}
        company = ledger.make_company(name=f"Company {number}", **public)
        person = ledger.make_person(name=f"Person {number}", **public)
        device = ledger.make_device(name=f"Device {number}", maker=self.company, **public)
        other = ledger.make_partnership(self.company, name=f"Partnership {number}", **public)
        other.part_of = self.partnership
        other.save()
        source = ledger.make_source(
            name=f"Source {number}", type="handle", person=self.person, **public
        )
        statements = [
            *(
                ledger.make_name(record, f"Name {number}", **public)
                for record in (self.company, self.person, self.device, self.partnership)
            ),
            ledger.make_rival_date(record_id=self.company.pk, **public),
            ledger.make_ownership(self.company, company, **public),
            ledger.make_ownership(company, self.company, **public),
            ledger.make_ticker(self.company, **public),
            ledger.make_appointment(person=person, company=self.company, **public),
            ledger.make_appointment(person=self.person, company=company, **public),
            ledger.make_device_event(self.device, on="2022-07", **public),
            ledger.make_lineage(self.device, device, **public),
            ledger.make_release(self.device, **public),
            ledger.make_specification(self.device, **public),
            ledger.make_price(self.device, **public),
            ledger.make_party(partnership=self.partnership, company=company, **public),
            ledger.make_party(partnership=other, person=self.person, **public),
            ledger.make_term(self.partnership, **public),
            ledger.make_partnership_event(self.partnership, **public),
            ledger.make_partnership_device(self.partnership, device, **public),
            ledger.make_partnership_device(other, self.device, **public),
            ledger.make_report(self.claim, source, **public),
        ]
        claims = [
            ledger.make_claim(self.source, source, subject=subject, entered=True, **public)
            for subject in (self.device, self.company, self.partnership)
        ]
        statements += [
            ledger.make_lineage(device, self.device, **public),
            ledger.make_device_event(device, on="2022-07", **public),
            ledger.make_release(device, **public),
            *(ledger.make_verdict(claim, **public) for claim in claims),
            ledger.make_verdict(self.claim, **public),
            ledger.make_report(claims[0], self.source, **public),
        ]
        for subject in [*statements, *claims]:
            ledger.cite(subject, self.document)
        self._print(number, claims[0], device)

    def _print(self, number, claim, device):
        """One more passage and mention in the article, one more article beside it."""
        quote = self._quote(number + 1)
        words = quote.words
        passage = Passage.objects.create(article=self.article, quote=quote, fragments=[words])
        self.article.body += f'<p>“<span data-passage="{passage.id}">{words}</span>”</p>'
        record = ledger.make_company(name=f"Named {number}", public=True)
        Mention.objects.create(article=self.article, record_id=record.pk)
        Mention.objects.create(article=self.article, record_id=device.pk)
        ArticleClaim.objects.create(article=self.article, claim=claim)

        article = Article.objects.create(headline=f"Story {number}", slug=f"story-{number}")
        section = self.section if number % 2 else Section.objects.get_or_create(slug="more")[0]
        at = PUBLISHED - timedelta(hours=number)
        version = Version.objects.create(
            article=article,
            number=1,
            revision=Revision.objects.create(article=article, number=1, content={}),
            path=f"2022/05/23/story-{number}",
            live_from=at,
            first_published_at=at,
            change="correction",
            note="Mended.",
            kind="news",
            series=self.series,
            series_part=number + 1,
            section=section,
            section_name=section.name,
            language="en",
            headline=article.headline,
            body="",
            segments=[],
        )
        Correction.objects.create(version=version, wrong="It was.", right="It is.")
        for author in (self.author, Author.objects.create(name="A", slug=f"author-{number}")):
            PrintedByline.objects.create(version=version, author=author, name=author.name)
        for record in (self.company, self.person, self.device, self.partnership):
            PrintedMention.objects.create(version=version, record_id=record.pk, name=record.name)
        for reported in (claim, self.claim):
            PrintedClaim.objects.create(version=version, claim=reported)
        for said in (self.quote, quote):
            passage = Passage.objects.create(article=article, quote=said, fragments=[said.words])
            PrintedPassage.objects.create(
                version=version, passage=passage, quote=said, fragments=[said.words], language="en"
            )
