"""Nothing is public by accident: each hidden thing carries a word that no response may contain."""

import itertools
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.drafts.sharing import revoke, share
from newsroom.models import (
    ArticleClaim,
    Correction,
    Depiction,
    Mention,
    PreviewLink,
    QuoteSpeaker,
    QuoteVariant,
    Series,
    SiteSettings,
)
from newsroom.public import filters
from newsroom.quotes import actions as quoting
from newsroom.search.searching import search
from newsroom.search.suggesting import did_you_mean, suggestions
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from partnerships.models import Claim, Contest
from tests import factories as ledger
from tests.newsroom.factories import (
    address_of,
    make_article,
    make_author,
    make_quote,
    make_section,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db

#: One word for each hidden thing. A pangolin is nowhere in our templates.
SECRET = re.compile(r"pangolin[a-z]+", re.IGNORECASE)
#: What a page that is not there offers instead: things that readers may see.
NEAR = re.compile(r'<section class="part" aria-labelledby="near">.*?</section>', re.DOTALL)


class Planted:
    """A published story, and round it one hidden thing of every kind."""

    def __init__(self, make_image):
        self.words = []
        self.hidden_addresses = []
        self.make_image = make_image
        self.editor, self.chief = make_user("Editor"), make_user("Managing editor")
        SiteSettings.objects.create(pk=1, name="The Rangefinder", contact="")
        self.section = make_section(name="Phones", slug="phones")
        self.author = make_author(name="Ines Calloway")
        self.company = ledger.make_company(name="Acme", slug="acme", public=True)
        self.person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
        self.device = ledger.make_device(name="One", slug="one", maker=self.company, public=True)
        self.partnership = ledger.make_partnership(
            self.company, name="Acme and Zeta", slug="acme-zeta", public=True
        )
        self.source = ledger.make_source(
            name="Tipster", slug="tipster", type="handle", person=self.person, public=True
        )
        self.claim = ledger.make_claim(
            self.source, subject=self.device, slug="rumour", public=True, entered=True
        )
        self.quote = make_quote("We are glad.", person=self.person, slug="glad")
        self.quote.public_from, self.quote.about = ledger.EPOCH, self.device.record
        self.quote.note = self.word("quotenote")
        self.quote.save()
        self.plant_articles()
        self.plant_authors_and_series()
        self.plant_records()
        self.plant_statements()
        self.plant_quotes()
        self.plant_documents()
        self.plant_claims()

    def word(self, name):
        self.words.append(f"pangolin{name}")
        return self.words[-1]

    def hide(self, address):
        self.hidden_addresses.append(address)

    def picture(self, name):
        return self.make_image(
            title=self.word(f"imagetitle{name}"), credit=self.word(f"credit{name}")
        )

    def hidden_picture(self, name):
        image = self.picture(name)
        self.hide(image.file.url)
        self.hide(address_of(image))
        return image

    def plant_articles(self):
        story = self.article("story", "Story", body="<p>The story.</p>")
        tag_words(story, "We are glad.", quote=self.quote)
        for record in (self.company, self.person, self.device, self.partnership):
            Mention.objects.create(article=story, record_id=record.pk)
        self.story = actions.publish(story, by=self.editor)
        story.refresh_from_db()
        story.body += f"<p>{self.word('unpublished')}</p>"
        story.save()
        save_revision(story, by=None)

        draft = self.secret_article("draft", lead_image=self.hidden_picture("draft"))
        self.hide(f"/2022/05/23/{draft.slug}/")
        scheduled = self.secret_article("scheduled", lead_image=self.hidden_picture("scheduled"))
        tomorrow = timezone.now() + timedelta(days=1)
        version = actions.publish(scheduled, by=self.editor, at=tomorrow)
        self.hide(version.get_absolute_url())
        self.hide(f"{version.get_absolute_url()}versions/")
        self.hide(f"{version.get_absolute_url()}versions/1..2/")
        self.secret_article("embargoed", embargo_until=tomorrow, embargo_zone="Europe/Berlin")

        withdrawn = self.secret_article("withdrawn", lead_image=self.hidden_picture("withdrawn"))
        self.withdrawn = actions.publish(withdrawn, by=self.editor)
        actions.withdraw(
            withdrawn, by=self.chief, reason=self.word("reason"), notice="It was not true."
        )
        first_words = self.word("redacted")
        superseded = self.article("changed", "Changed", body=f"<p>{first_words}</p>")
        first = actions.publish(superseded, by=self.editor)
        second, _ = actions.correct(
            superseded, by=self.editor, change="correction", headline="Changed",
            standfirst="", body="<p>Mended.</p>", note="Mended.", wrong=first_words,
            right="Mended.",
        )  # fmt: skip
        first.refresh_from_db()
        actions.redact(first, by=self.chief, note=self.word("redactionnote"))
        assert Correction.objects.get().version == second
        self.changed = second

    def plant_authors_and_series(self):
        """Authors of drafts only, series without a live part, a hidden part of a live series."""
        series = Series.objects.create(name="Badges", slug="badges")
        hidden = Series.objects.create(
            name=self.word("series"), slug="pangolinslugseries", description=self.word("of")
        )
        author = make_author(
            name=self.word("author"), slug="pangolinslugauthor", biography=self.word("biography")
        )
        self.hide("/series/pangolinslugseries/")
        self.hide("/authors/pangolinslugauthor/")
        for number, fields in enumerate([{"series": hidden}, {"series": series}], 2):
            make_article(
                authors=[author], series_part=number, slug=f"pangolinslugpart{number}",
                headline=self.word(f"part{number}"), **fields,
            )  # fmt: skip
        # Printed in 2020, so that whatever is on file about the device came since then.
        old = self.article(
            "old", "Old", body="<p>About One.</p>", imported_from="a file", series=series,
            series_part=1,
        )  # fmt: skip
        Mention.objects.create(article=old, record_id=self.device.pk)
        ArticleClaim.objects.create(article=old, claim=self.claim)
        save_revision(old, by=None)
        at = ledger.EPOCH.replace(year=2020, month=3)
        self.old = actions.publish(old, by=self.chief, at=at)
        self.hide("/2020/04/")
        self.hide("/2020/03/02/")

    def article(self, slug, headline, **fields):
        fields.setdefault("standfirst", "")
        return make_article(
            section=self.section, authors=[self.author], slug=slug, headline=headline, **fields
        )

    def secret_article(self, name, **fields):
        fields.setdefault("lead_is_decorative", True)
        return self.article(
            f"pangolinslug{name}", self.word(f"headline{name}"),
            standfirst=self.word(f"standfirst{name}"), body=f"<p>{self.word(f'body{name}')}</p>",
            **fields,
        )  # fmt: skip

    def plant_records(self):
        """Of each kind one desk-only and one of tomorrow, tied to public ones by public words."""
        tomorrow = timezone.now() + timedelta(days=1)
        made = {
            ledger.make_company: {},
            ledger.make_person: {},
            ledger.make_device: {"maker": self.company},
            ledger.make_partnership: {},
            ledger.make_source: {},
        }
        self.hidden = {}
        for make, fields in made.items():
            for when, moment in (("desk", None), ("tomorrow", tomorrow)):
                name = self.word(f"{make.__name__.removeprefix('make_')}{when}")
                record = make(
                    name=name, public_from=moment, note=self.word(f"note{name}"), **fields
                )
                self.hide(record.get_absolute_url())
                self.hidden.setdefault(record.kind, record)
                if when == "desk":
                    Depiction.objects.create(
                        image=self.hidden_picture(f"depiction{record.kind}"),
                        record_id=record.pk,
                        is_main=True,
                    )
        company, person = self.hidden["company"], self.hidden["person"]
        device, partnership = self.hidden["device"], self.hidden["partnership"]
        public = {"public": True}
        ledger.make_ownership(self.company, company, **public)
        ledger.make_ownership(company, self.company, **public)
        ledger.make_appointment(person=person, company=self.company, **public)
        ledger.make_appointment(person=self.person, company=company, **public)
        ledger.make_lineage(self.device, device, **public)
        ledger.make_lineage(device, self.device, **public)
        ledger.make_party(partnership=self.partnership, company=company, **public)
        ledger.make_party(partnership=partnership, company=self.company, **public)
        ledger.make_partnership_device(self.partnership, device, **public)
        ledger.make_partnership_device(partnership, self.device, **public)
        ledger.make_report(self.claim, self.hidden["source"], **public)
        self.partnership.part_of = self.partnership.succeeded_by = partnership
        self.partnership.save()
        partnership.part_of = self.partnership
        partnership.save()
        # Named by the story all the same: its words stay, the link and the name do not show.
        named = ledger.make_company(name=self.word("named"))
        self.story.mentions.create(record_id=named.pk, name="Once")

    def plant_statements(self):
        """Of each kind one desk-only about public records."""
        company, person = self.company, self.person
        device, partnership = self.device, self.partnership
        owner = ledger.make_company(name="Owner", public=True)
        other = ledger.make_device(name="Two", maker=owner, public=True)
        outlet = ledger.make_source(name="Outlet", public=True)
        for record in (company, person, device, partnership, self.source):
            ledger.make_name(record, self.word(f"name{record.kind}"))
            ledger.make_rival_date(record_id=record.pk, meaning=self.word(f"rival{record.kind}"))
        post = ledger.make_appointment(person=person, company=owner, public=True)
        ledger.make_rival_date(about_id=post.pk, meaning=self.word("rivalpost"))
        ledger.make_appointment(person=person, company=company, role=self.word("post"))
        ledger.make_ticker(company, symbol=self.word("t")[:12])
        ledger.make_device_event(device, what=self.word("deviceevent"), on="2022-07")
        ledger.make_release(device, name=self.word("release"))
        ledger.make_specification(device, value=self.word("specification"))
        ledger.make_price(device, amount=43219)
        ledger.make_party(partnership=partnership, person=person, role=self.word("party"))
        ledger.make_term(partnership, text=self.word("term"))
        ledger.make_partnership_event(partnership, what=self.word("partnershipevent"))
        ledger.make_report(self.claim, outlet, words=self.word("report"))
        ledger.make_verdict(
            self.claim, explanation=self.word("verdict"), outcome_on="2022-07-04"
        )  # fmt: skip
        # Of these the only words are the other record's name.
        only_hidden = ledger.make_company(name=self.word("holding"), public=True)
        self.unlisted = only_hidden
        ledger.make_ownership(company, only_hidden)
        lineage = ledger.make_device(name=self.word("lineage"), maker=owner, public=True)
        ledger.make_device_event(lineage, on="2022-07", public=True)
        ledger.make_device_event(self.hidden["device"], on="2022-07", public=True)
        ledger.make_lineage(device, lineage)
        under = ledger.make_device(name=self.word("under"), maker=owner, public=True)
        ledger.make_partnership_device(partnership, under)
        ledger.make_partnership_device(partnership, other, public=True)
        self.related_only_at_the_desk = [only_hidden, lineage, under]

    def plant_quotes(self):
        speaker = {"person": self.person}
        desk = make_quote(self.word("quotedesk"), slug="pangolinslugquote", **speaker)
        background = make_quote(self.word("background"), terms="background", **speaker)
        background.public_from = ledger.EPOCH
        background.save()
        later = make_quote(self.word("quotetomorrow"), **speaker)
        later.public_from = timezone.now() + timedelta(days=1)
        later.save()
        for quote in (desk, background, later):
            self.hide(quote.get_absolute_url())
        unnamed = quoting.record_quote(
            "Said by one we do not show.", by=None, slug="unshown",
            speakers=[QuoteSpeaker(kind="person", person=self.hidden["person"],
                                   company=self.hidden["company"], post=self.word("hiddenpost"))],
        )  # fmt: skip
        unnamed.public_from, unnamed.about = ledger.EPOCH, self.hidden["device"].record
        unnamed.save()

    def plant_documents(self):
        secret = ledger.make_document(
            publisher=self.word("publisher"), title=self.word("title"), text=self.word("text")
        )
        embargoed = ledger.make_document(
            public=True, publisher=self.word("embargo"), embargo_zone="Europe/Berlin",
            embargo_until=timezone.now() + timedelta(days=1),
        )  # fmt: skip
        shown = ledger.make_document(public=True, text=self.word("heldtext"), note=self.word("dn"))
        term = ledger.make_term(self.partnership, text="A term.", public=True)
        for document in (secret, embargoed, shown):
            ledger.cite(term, document)
            ledger.cite(self.company, document)
        self.quote.document = secret
        self.quote.save()
        QuoteVariant.objects.create(quote=self.quote, words=self.word("v"), document=embargoed)

    def plant_claims(self):
        desk = ledger.make_claim(
            self.source, subject=self.device, title=self.word("claimdesk"), slug="pangolinslugclaim"
        )
        draft = ledger.make_claim(
            self.source, subject=self.device, title=self.word("claimdraft"), public=True
        )
        about_hidden = ledger.make_claim(
            self.source, subject=self.hidden["device"], title=self.word("claimhidden"),
            public=True, entered=True,
        )  # fmt: skip
        for claim in (desk, draft, about_hidden):
            ledger.make_verdict(claim, public=True, explanation=self.word(f"on{claim.pk}"))
            self.hide(claim.get_absolute_url())
            self.hide(f"{claim.get_absolute_url()}contest/")
            self.hide(f"{claim.get_absolute_url()}contest/received/")
            self.claim.contradicts.add(claim)
        self.judged = ledger.make_claim(
            self.source, subject=self.device, slug="judged", public=True, entered=True
        )
        Contest.objects.create(
            verdict=ledger.make_verdict(self.judged, public=True), sender=self.word("digest"),
            name=self.word("complainant"), email="pangolinmail@example.org",
            words=self.word("complaint"),
        )  # fmt: skip
        by_hidden = ledger.make_claim(
            self.hidden["source"], subject=self.device, title="By one we do not show.",
            public=True, entered=True,
        )  # fmt: skip
        assert Claim.objects.public().filter(pk=by_hidden.pk).exists()


@pytest.fixture
def planted(make_image):
    return Planted(make_image)


def crawl(client):
    """Every address that a stranger can reach by links from the front page, with its response."""
    found, waiting = {}, ["/"]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found[address] = response = client.get(address)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            for link in re.findall(r'(?:href|src)="([^"]+)"', response.content.decode()):
                link = link.replace("&amp;", "&").split("#")[0]
                if link.startswith("?"):
                    link = address.split("?")[0] + link
                if link.startswith("/") and not link.startswith("/static/"):
                    waiting.append(link)
    return found


def body(response):
    return b"".join(response) if response.streaming else response.content


def secrets_in(response):
    return set(SECRET.findall(body(response).decode(errors="replace") + str(response.headers)))


def filtered_addresses():
    """Every list with every value of its choices, and with the records that are public."""
    lists = {
        "articles": filters.ArticleFilter, "quotes": filters.QuoteFilter,
        "people": filters.PersonFilter, "companies": filters.CompanyFilter,
        "devices": filters.DeviceFilter, "partnerships": filters.PartnershipFilter,
        "rumours": filters.ClaimFilter, "sources": filters.SourceFilter,
    }  # fmt: skip
    slugs = {
        "company": "acme", "person": "ada-roe", "device": "one", "partnership": "acme-zeta",
        "source": "tipster",
    }  # fmt: skip
    for name, filterset in lists.items():
        for field, found in filterset.base_filters.items():
            values = [value for value, _ in found.extra.get("choices", [])]
            for value in values or [slugs.get(field, timezone.now().year)]:
                yield f"{reverse(name)}?{field}={value}"


def test_no_page_a_stranger_can_reach_says_what_is_hidden(client, planted):
    """Desk-only statements about public records name public records: those may be listed."""
    listed = {record.name for record in planted.related_only_at_the_desk}
    pages = crawl(client)
    for address in filtered_addresses():
        pages[address] = client.get(address)
        assert pages[address].status_code == 200, address
    assert planted.story.get_absolute_url() in pages
    assert planted.claim.get_absolute_url() in pages
    contested = planted.judged.get_absolute_url()
    assert "under review" in body(pages[contested]).decode()
    for address in (f"{contested}contest/", f"{contested}contest/received/"):
        pages[address] = client.get(address)
        assert pages[address].status_code == 200, address
    told = {
        address: found - listed for address, page in pages.items() if (found := secrets_in(page))
    }
    assert {address: found for address, found in told.items() if found} == {}
    assert "98,765,432" not in body(client.get(planted.device.get_absolute_url())).decode()


@pytest.mark.parametrize("record", ["company", "person", "device", "partnership", "source"])
def test_a_page_does_not_tell_desk_only_relations_to_public_records(client, planted, record):
    page = client.get(getattr(planted, record).get_absolute_url())
    assert page.status_code == 200
    assert secrets_in(page) == set()


def test_what_is_hidden_is_answered_as_what_never_was(client, planted):
    no_page, no_file = client.get("/companies/no-such-company/"), client.get("/media/none.jpg")
    for address in planted.hidden_addresses:
        response = client.get(address)
        unknown = no_file if address.startswith("/media/") else no_page
        assert (address, response.status_code) == (address, 404)
        page = response.content.decode()
        assert [near for near in NEAR.findall(page) if SECRET.search(near)] == []
        assert SECRET.sub("", NEAR.sub("", page)) == unknown.content.decode()


def test_search_neither_finds_nor_counts_nor_offers_what_is_hidden(client, planted):
    """Each planted word by itself and with a slip, and what all of them begin with."""
    listed = {record.name for record in planted.related_only_at_the_desk}
    hidden = [word for word in planted.words if word not in listed]
    assert len(hidden) > 80
    for word in hidden:
        found = search(word)
        assert (word, found.total, any(found.facets.values())) == (word, 0, False)
        assert [name for name in did_you_mean(f"{word}x") if name not in listed] == []
        assert [row.name for row in suggestions(word[:-1]) if row.name not in listed] == []
    found = client.get("/search/?q=pangolin*").context["found"]
    assert {hit.thing.name for hit in found.hits} == listed
    assert found.total == len(listed)
    for address in ("/search/", "/search/?q=pangolin*", "/search/?q=story", "/search/?q=acme"):
        page = client.get(address)
        further = [link.address for facet in page.context["facets"] for link in facet.links]
        for response in (page, *map(client.get, further)):
            assert secrets_in(response) - listed <= {"pangolin"}


def test_an_address_near_to_what_is_hidden_leads_nowhere(client, planted):
    listed = {record.name for record in planted.related_only_at_the_desk}
    for address in planted.hidden_addresses[::5]:
        response = client.get(f"{address.rstrip('/')}x/")
        assert (address, response.status_code, secrets_in(response) - listed) == (
            address, 404, set(),
        )  # fmt: skip


def test_names_of_hidden_records_are_unknown_to_filters(client, planted):
    for (folder, field), record in itertools.product(
        [("articles", "company"), ("quotes", "person"), ("rumours", "source")],
        planted.hidden.values(),
    ):
        response = client.get(f"/{folder}/", {field: record.slug})
        assert response.context["page"].paginator.count == 0
        unknown = client.get(f"/{folder}/", {field: "no-such-thing"})
        assert response.content.decode().replace(record.slug, "") == (
            unknown.content.decode().replace("no-such-thing", "")
        )


def test_a_withdrawn_article_says_so_and_nothing_else(client, planted):
    response = client.get(planted.withdrawn.get_absolute_url())
    assert response.status_code == 410
    assert "It was not true." in response.content.decode()
    assert secrets_in(response) == set()


def test_what_became_of_an_old_story_is_told_from_public_records_alone(client, planted):
    """Its device has hidden events and became a hidden device; its rumour a hidden verdict."""
    assert planted.old.get_absolute_url() in crawl(client)
    assert client.get(planted.old.get_absolute_url()).context["since_then"] == []
    ledger.make_device_event(planted.device, on="2022-08", public=True)
    parts = client.get(planted.old.get_absolute_url()).context["since_then"]
    assert "".join(words for words, _ in parts) == "the One was announced, August 2022."


@pytest.mark.parametrize("page", ["versions/", "versions/1..2/", "versions/?from=1&to=2"])
def test_versions_say_nothing_of_what_was_redacted_or_withdrawn(client, planted, page):
    for version, status in ((planted.withdrawn, {410}), (planted.changed, {200, 410})):
        response = client.get(f"{version.get_absolute_url()}{page}")
        assert response.status_code in status
        assert secrets_in(response) == set()


def test_a_stranger_finds_the_pages_of_the_publication_by_links_alone(client, planted):
    found = crawl(client)
    for address in (
        "/authors/", "/series/", "/series/badges/", "/corrections/", "/about/", "/standards/",
        "/2020/", "/2020/03/", "/2020/03/01/",
    ):  # fmt: skip
        assert (address, found[address].status_code) == (address, 200)


@pytest.mark.parametrize("of_revision", [True, False])
def test_a_shared_preview_says_nothing_but_its_own_article(client, planted, of_revision):
    article = planted.story.article
    revision = article.revisions.first() if of_revision else None
    link = share(article, by=planted.editor, lasting=PreviewLink.LONGEST, revision=revision)
    response = client.get(link.get_absolute_url())
    assert response.status_code == 200
    assert secrets_in(response) == {"pangolinunpublished"}
    revoke(link, by=planted.editor)
    assert secrets_in(client.get(link.get_absolute_url())) == set()
