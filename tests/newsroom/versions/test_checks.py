"""What is looked at before publication: each check with what it finds and what it lets pass."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import Article, Image, Passage, Tick, Version
from newsroom.versions import actions
from newsroom.versions.checks.base import Level
from newsroom.versions.checks.registry import CHECKS, check
from newsroom.versions.readiness import Unticked
from newsroom.workflow.actions import approve, save_revision
from tests import factories as make
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_image,
    make_quote,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


def found(article, name, **asked):
    """The findings of one check: (message, field, words)."""
    return [
        (finding.message, finding.field, finding.words)
        for finding in check(article, **asked)
        if finding.check == name
    ]


def article_of(body, **fields):
    return make_article(body=f"<p>{body}</p>", **fields)


def public_quote(words, **fields):
    return make_quote(words, public_from=make.EPOCH, **fields)


def test_every_check_has_its_own_name_and_an_article_in_order_has_no_finding(editor):
    assert len({each.name for each in CHECKS}) == len(CHECKS)
    assert check(make_article(), by=editor) == []


@pytest.mark.parametrize(
    ("lacking", "name", "field", "sentence"),
    [
        ({"headline": " "}, "no_headline", "headline", "Give it a headline."),
        ({"section": None}, "no_section", "section", "Choose a section."),
        ({"body": "<p> </p>"}, "no_text", "body", "There is no text yet."),
        ({"slug": ""}, "no_address", "slug", "Give it an address."),
    ],
)
def test_what_an_article_cannot_do_without_blocks_at_its_field(lacking, name, field, sentence):
    [finding] = check(make_article(**lacking))
    assert (finding.check, finding.level) == (name, Level.BLOCKING)
    assert (finding.message, finding.field) == (sentence, field)


def test_tagged_words_without_a_speaker_block_and_are_pointed_at(editor):
    article = make_article()
    passage = tag_words(article, "We are glad.", quote=public_quote("We are glad."))
    assert found(article, "no_speaker") == []
    passage.quote.speakers.all().delete()
    assert found(article, "no_speaker") == [
        ("Nobody is given as the speaker of “We are glad.”.", "", "We are glad.")
    ]
    with pytest.raises(ValidationError):
        actions.publish(article, by=editor)
    assert not Version.objects.exists()


def test_a_picture_with_a_blank_credit_blocks():
    article = make_article(lead_image=make_image(title="Lens", alternative_text="x"))
    assert found(article, "no_credit") == []
    article.lead_image.credit = " "
    assert found(article, "no_credit") == [("The picture “Lens” has no credit.", "lead_image", "")]


def test_a_link_to_a_hidden_record_blocks_whatever_its_words(editor):
    company = make.make_company(name="Hidden Works")
    article = article_of(f'They met <a href="{company.get_absolute_url()}">a maker</a>.')
    sentence = "The link “a maker” leads to Hidden Works, seen only at the desk."
    assert found(article, "hidden_record") == [(sentence, "", "a maker")]
    actions.make_public_with(article, company)
    assert found(article, "hidden_record") == []


def test_a_document_under_embargo_blocks_until_it_ends():
    until = timezone.now() + timedelta(days=1)
    document = make.make_document(public=True, embargo_until=until, embargo_zone="Europe/Berlin")
    article = make_article()
    tag_words(article, "We are glad.", quote=public_quote("We are glad.", document=document))
    assert len(found(article, "under_embargo")) == 1
    assert found(article, "under_embargo", at=until) == []


def test_an_untagged_quotation_is_told_from_a_tagged_one():
    article = article_of("“We are ready to sell it now,” Ann Ost said.")
    tag_words(article, "We are glad.", quote=public_quote("We are glad."))
    [(message, _, words)] = found(article, "untagged_quotation")
    assert message.startswith("“We are ready to sell it now,”")
    assert words == "We are ready to sell it now,"


def test_a_quotation_that_was_refused_is_not_asked_for_again():
    article = article_of("“We are ready to sell it now,” Ann Ost said.")
    article.untagged.update(status="refused", refused_at=timezone.now())
    assert found(article, "untagged_quotation") == []


PASSAGES = [
    ("unchecked", True, "passage_unverified", "was not compared with its source"),
    ("no_text", True, "passage_unverified", "we do not hold the text of its source"),
    ("not_in_excerpt", True, "passage_unverified", "the part of the source that we hold"),
    ("translated_unseen", True, "passage_unverified", "nobody has seen the original"),
    ("altered", True, "passage_altered", "differs from its source"),
    ("not_found", True, "passage_altered", "is not in its source"),
    ("unchecked", False, "passage_undocumented", "has no document"),
    ("verbatim", True, None, ""),
    ("honest_omission", True, None, ""),
    ("heard", False, None, ""),
]


@pytest.mark.parametrize(("finding", "documented", "name", "words"), PASSAGES)
def test_what_is_said_of_a_passage(finding, documented, name, words):
    document = make.make_document(public=True) if documented else None
    article = make_article()
    passage = tag_words(
        article, "We are glad.", quote=public_quote("We are glad.", document=document)
    )
    Passage.objects.filter(pk=passage.pk).update(words_finding=finding)
    warnings = check(article)
    assert [row.check for row in warnings] == ([name] if name else [])
    assert all(words in row.message and row.words == "We are glad." for row in warnings)


def test_a_source_that_names_another_speaker():
    article = make_article()
    quote = public_quote("We are glad.", document=make.make_document(public=True))
    passage = tag_words(article, "We are glad.", quote=quote)
    Passage.objects.filter(pk=passage.pk).update(
        words_finding="verbatim", speaker_finding="differs", stated_speaker="Lei Jun"
    )
    assert [row[0] for row in found(article, "speaker_differs")] == [
        "The source gives “We are glad.” to Lei Jun."
    ]


@pytest.mark.parametrize(("day", "count"), [("2021-05-01", 0), ("2023-05-01", 1)])
def test_a_post_that_was_over_by_the_day(day, count):
    person = make.make_person(name="Ann Ost", public=True)
    make.make_appointment(
        person=person, company=make.make_company(name="Halia", public=True), public=True,
        role="Chief executive", started="2019", ended="2022-03", end_status="ended",
    )  # fmt: skip
    article = make_article(day=date(2023, 5, 2))
    passage = tag_words(
        article, "We are glad.", quote=public_quote("We are glad.", person=person, said_on=day)
    )
    Passage.objects.filter(pk=passage.pk).update(attribution="Ann Ost, CEO of Halia")
    assert len(found(article, "post_ended")) == count


@pytest.mark.parametrize(
    ("headline", "is_warned"),
    [
        ("Halden 7 Pro comes in July", True),
        ("The Halden 7 Pro will fold", True),
        ("Halden 7 Pro may come in July", False),
        ("Does the Halden 7 Pro fold?", False),
        ("Halden 7 Pro said to come in July", False),
        ("What we know of the Halden 7 Pro", False),
        ("A phone comes in July", False),
    ],
)
def test_a_headline_that_states_an_open_claim_as_a_fact(headline, is_warned):
    device = make.make_device(name="Halden 7 Pro", public=True)
    claim = make.make_claim(
        make.make_source(public=True), subject=device, title="It comes in July and can fold",
        public=True, entered=True,
    )  # fmt: skip
    article = make_article(headline=headline)
    article.article_claims.create(claim=claim)
    assert bool(found(article, "claim_as_fact")) == is_warned
    make.make_verdict(claim, public=True)
    assert found(article, "claim_as_fact") == []


def test_a_long_headline():
    assert found(make_article(headline="x" * 110), "long_headline") == []
    assert len(found(make_article(headline="x" * 111), "long_headline")) == 1


def test_a_headline_that_another_article_has():
    first = make_article(headline="Two names on one lens")
    assert found(first, "duplicate_headline") == []
    second = make_article(headline="Two Names on one Lens")
    assert len(found(second, "duplicate_headline")) == 1
    Article.objects.filter(pk=first.pk).update(state="spiked")
    assert found(second, "duplicate_headline") == []


def test_links_that_lead_nowhere(editor):
    live = actions.publish(make_article(slug="live"), by=editor)
    company = make.make_company(name="Acme", public=True)
    draft = make_article(slug="draft")
    hrefs = {
        live.get_absolute_url(): False,
        company.get_absolute_url(): False,
        "/companies/": False,
        "https://example.org/": False,
        "/companies/nobody/": True,
        "/2022/05/23/draft/": True,
        f"/desk/newsroom/article/{draft.pk}/change/": True,
        "/no/such/page/": True,
    }
    article = article_of(" ".join(f'<a href="{href}">a link</a>' for href in hrefs))
    dead = [message.rsplit(" ", 1)[1] for message, _, _ in found(article, "dead_link")]
    assert dead == [href for href, is_dead in hrefs.items() if is_dead]


def test_a_link_without_words():
    article = article_of('See <a href="https://example.org/"> </a>.')
    assert found(article, "empty_link") == [
        ("A link has no words: https://example.org/", "body", "")
    ]


def test_headings_go_down_one_step_at_a_time_but_for_entries_with_their_hour():
    body = "<h3>14:05 It turns</h3><p>A.</p><h3>Germany</h3><p>B.</p><h2>Prices</h2><h3>C</h3>"
    assert [row[2] for row in found(make_article(body=body), "heading_order")] == ["Germany"]


def test_a_picture_that_says_nothing_or_has_expired():
    yesterday = timezone.localdate() - timedelta(days=1)
    article = make_article(lead_image=make_image(title="Lens", expires_on=yesterday))
    assert len(found(article, "expired_picture")) == 1
    assert [row[1] for row in found(article, "no_alternative_text")] == ["lead_alternative_text"]
    article.lead_is_decorative = True
    assert found(article, "no_alternative_text") == []


def test_a_picture_in_the_text_is_looked_at_as_well():
    yesterday = timezone.localdate() - timedelta(days=1)
    image = make_image(title="Lens", expires_on=yesterday)
    Image.objects.update(credit=" ")
    article = make_article(
        body=f'<p>A.</p><figure data-image="{image.pk}" data-alt=""></figure>'
        '<figure data-image="999" data-alt="A phone"></figure>'
    )
    [(expired, *_), (gone, *_)] = found(article, "expired_picture")
    assert expired.startswith("We may show “Lens” only until")
    assert gone == "A picture in the text is not in the library any more: “A phone”."
    assert len(found(article, "no_credit")) == 1
    assert [row[1] for row in found(article, "no_alternative_text")] == ["body"]
    article.body = article.body.replace('data-alt=""', 'data-alt="A lens"')
    assert found(article, "no_alternative_text") == []


class TestASecondPairOfEyes:
    @pytest.fixture
    def story(self, editor):
        return make_article(authors=[make_author(user=editor)], created_by=editor)

    def test_the_author_alone_is_warned(self, story, editor):
        assert [row[0] for row in found(story, "one_pair_of_eyes", by=editor)] == [
            "Nobody but the author has checked it."
        ]
        assert found(story, "one_pair_of_eyes", by=make_user("Editor")) == []

    def test_approval_by_somebody_else_counts_until_the_author_writes_on(self, story, editor):
        save_revision(story, by=editor)
        approve(story, by=make_user("Editor"))
        assert found(story, "one_pair_of_eyes", by=editor) == []
        story.body = "<p>Other words.</p>"
        story.save()
        save_revision(story, by=editor)
        assert len(found(story, "one_pair_of_eyes", by=editor)) == 1


class TestTicks:
    @pytest.fixture
    def story(self):
        article = make_article()
        tag_words(article, "We are glad.", quote=public_quote("We are glad."))
        article.refresh_from_db()
        return article

    def keys(self, article, editor):
        return [finding.key for finding in check(article, by=editor)]

    def test_a_warning_nobody_ticked_publishes_nothing(self, story, editor):
        with pytest.raises(Unticked, match="has no document"):
            actions.publish(story, by=editor, ticked=[])
        assert not Version.objects.exists()

    def test_what_was_ticked_and_by_whom_is_kept_with_the_version(self, story, editor):
        version = actions.publish(story, by=editor, ticked=self.keys(story, editor))
        tick = version.ticks.get()
        assert (tick.check_name, tick.by) == ("passage_undocumented", editor)
        assert tick.message == "“We are glad.” has no document."
        for change in ("message = 'x'", "by_id = NULL", "key = 'x'"):
            with pytest.raises(IntegrityError), transaction.atomic():
                connection.cursor().execute(f"UPDATE newsroom_tick SET {change}")

    def test_a_warning_that_came_up_meanwhile_is_asked_for(self, story, editor):
        ticked = self.keys(story, editor)
        make_article(headline=story.headline)
        with pytest.raises(Unticked) as refusal:
            actions.publish(story, by=editor, ticked=ticked)
        assert [row.check for row in refusal.value.findings] == ["duplicate_headline"]
        assert not Version.objects.exists()

    def test_what_the_live_version_was_published_with_keeps_its_name(self, story, editor):
        actions.publish(story, by=editor, ticked=self.keys(story, editor))
        other = make_user("Editor")
        version, _ = actions.correct(
            story, by=other, change="update", note="More.", headline="Another headline",
            standfirst=story.standfirst, body=story.body, ticked=[],
        )  # fmt: skip
        assert [tick.by for tick in version.ticks.all()] == [editor]

    def test_an_import_is_asked_nothing(self, story):
        assert not actions.publish(story, by=None).ticks.exists()

    def test_a_redacted_version_loses_its_ticks_as_they_hold_its_words(self, story, editor):
        version = actions.publish(story, by=editor)
        assert version.ticks.exists()
        actions.redact(version, by=make_user("Managing editor"), note="A private address.")
        assert not Tick.objects.exists()


@pytest.mark.parametrize("number", [1, 8])
def test_all_checks_together_cost_the_same_however_long_the_text(editor, number):
    article = make_article(
        authors=[make_author(user=editor)], created_by=editor, lead_image=make_image()
    )
    company = make.make_company(name="Halia", public=True)
    for place in range(number):
        person = make.make_person(name=f"Ann Ost {place}", public=True)
        make.make_appointment(person=person, company=company, role="Chief", public=True)
        words = f"We are glad {place}."
        tag_words(article, words, quote=public_quote(words, person=person))
        article.body += f'<p><a href="{person.get_absolute_url()}">Ann {place}</a></p>'
        make.make_person(name=f"Hidden Helga {place}")
        article.body += f"<p>Hidden Helga {place}</p>"
        article.mentions.create(record=person)
        claim = make.make_claim(subject=make.make_device(public=True), public=True, entered=True)
        article.article_claims.create(claim=claim)
    article.save()
    actions.publish(make_article(slug="other"), by=None)
    article = Article.objects.get(pk=article.pk)
    with CaptureQueriesContext(connection) as asked:
        assert check(article, by=editor)
    assert len(asked) == 22
