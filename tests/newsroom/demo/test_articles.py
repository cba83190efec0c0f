"""The demo's articles: who wrote them, what became of them, and whether their words hold."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image as Picture

from newsroom.demo import pictures
from newsroom.demo.loading import FOLDER
from newsroom.models import (
    Article,
    Correction,
    Image,
    Kind,
    Mention,
    Passage,
    PrintedPassage,
    Quote,
    Section,
    Series,
    SpeakerFinding,
    State,
    Version,
    Withdrawal,
    WordsFinding,
)
from newsroom.quotes import marks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

SEED = Path(settings.BASE_DIR.parent) / "shared" / "seed" / "xiaomi-leica-2022-05-23.txt"
STORY = "xiaomi-and-leica-to-build-phone-cameras-together"


def folded(words):
    return words.replace("’", "'")


def texts():
    return {path.name: path.read_text() for path in FOLDER.glob("articles/*.txt")}


def known_words(quote):
    """The words on file, and those that other documents print for them."""
    return [folded(quote.words), *(folded(variant.words) for variant in quote.variants.all())]


def version(slug, number):
    return Version.objects.get(article__slug=slug, number=number)


class TestPublication:
    def test_the_command_says_what_readers_see(self, demo):
        assert demo.splitlines()[1] == (
            "Of the articles 25 live, 2 scheduled, 3 not published, 1 withdrawn."
        )

    def test_many_people_write_in_every_section(self):
        assert len(set(Version.objects.live().values_list("bylines__author", flat=True))) >= 6
        assert set(Version.objects.live().values_list("section", flat=True)) == set(
            Section.objects.values_list("pk", flat=True)
        )
        assert Section.objects.count() >= 5

    def test_every_kind_is_there(self):
        assert set(Version.objects.live().values_list("kind", flat=True)) == set(Kind.values)

    def test_articles_stand_under_the_day_they_were_written_for(self):
        for row in Version.objects.live().select_related("article"):
            assert row.path.startswith(f"{row.article.day:%Y/%m/%d}/"), row

    def test_every_state_of_the_desk_has_an_article_that_was_never_live(self):
        assert Counter(Article.objects.filter(versions=None).values_list("state", flat=True)) == {
            State.DRAFT: 1,
            State.IN_REVIEW: 1,
            State.APPROVED: 1,
        }

    def test_two_are_scheduled(self):
        assert [row.path.split("/")[-1] for row in Version.objects.scheduled().order_by("pk")] == [
            "pellwick-glass-shows-a-lens-that-is-ground-by-water",
            "tarnquist-will-mend-the-joint-of-its-turning-camera",
        ]

    def test_a_story_and_its_document_are_under_one_embargo(self):
        article = Article.objects.exclude(embargo_until=None).get()
        assert {str(row.target) for row in article.public_with.all()} == {
            "Pellwick Glass (invented)",
            "Pellwick Glass (invented), A lens ground by water",
        }
        moment = article.embargo_until
        assert article.versions.get().live_from == moment
        for row in article.public_with.all():
            assert not row.target.is_public(timezone.now())
            assert row.target.is_public(moment)

    def test_what_was_withdrawn_is_gone_and_says_why(self, client):
        withdrawal = Withdrawal.objects.get(kind=Withdrawal.Kind.WITHDRAWN)
        answer = client.get(version(withdrawal.article.slug, 1).get_absolute_url())
        assert answer.status_code == 410
        assert withdrawal.notice in answer.text

    def test_what_was_retracted_stays_under_its_notice(self, client):
        withdrawal = Withdrawal.objects.get(kind=Withdrawal.Kind.RETRACTED)
        answer = client.get(version(withdrawal.article.slug, 1).get_absolute_url())
        assert answer.status_code == 200
        assert withdrawal.notice in answer.text

    def test_what_was_paid_for_says_by_whom(self, client):
        paid = Version.objects.get(kind=Kind.SPONSORED)
        assert paid.sponsor_name == "Sillhaven (invented)"
        assert "Paid for by Sillhaven (invented)." in client.get(paid.get_absolute_url()).text

    def test_the_review_says_who_lent_the_device(self):
        assert Version.objects.get(kind=Kind.REVIEW).disclosure_note.startswith("Oddmarsh")

    def test_the_series_has_three_parts_in_order(self):
        parts = Version.objects.live().filter(series=Series.objects.get()).order_by("live_from")
        assert list(parts.values_list("series_part", flat=True)) == [1, 2, 3]

    def test_the_developing_story_has_its_newest_entry_on_top(self):
        story = Version.objects.live().get(is_developing=True)
        hours = re.findall(r"<h3>(\d\d:\d\d) ", story.body)
        assert len(hours) == 5
        assert hours == sorted(hours, reverse=True)
        assert (story.number, story.change) == (2, "update")

    def test_what_is_not_plain_news_is_about_companies_that_the_text_calls_invented(self):
        for name, text in texts().items():
            states = ("withdrawn:", "retracted:", "sponsor:", "embargo:", "scheduled:", "state:")
            if any(line.startswith(states) for line in text.splitlines()):
                assert "invented" in text.split("\n\n")[1], name


class TestStoryOfThe23rdOfMay:
    def test_has_three_versions(self):
        rows = Version.objects.filter(article__slug=STORY).order_by("number")
        assert [(f"{row.live_from:%d %B}", row.change) for row in rows] == [
            ("23 May", "publication"),
            ("23 May", "update"),
            ("24 May", "correction"),
        ]

    def test_the_first_had_two_mistakes(self):
        first = version(STORY, 1)
        assert "this is the second venture of the kind" in first.search_text
        passage = first.passages.get(fragments__0__startswith="exceptional").passage
        assert passage.attribution == "the joint press release of Xiaomi and Leica"
        assert passage.words_finding == WordsFinding.ALTERED
        assert passage.speaker_finding == SpeakerFinding.DIFFERS
        assert passage.words_difference == [
            ["equal", "exceptional image quality, classic Leica aesthetics,"],
            ["insert", "and"],
            ["equal", "unrestricted creativity"],
        ]

        assert passage.stated_speaker == "Matthias Harsch"

    def test_a_strong_boost_has_no_speaker_and_the_source_names_lei_jun(self):
        passage = version(STORY, 3).passages.get(fragments__0__startswith="a strong").passage
        assert passage.attribution == ""
        assert (passage.words_finding, passage.speaker_finding) == ("altered", "not_stated")
        assert passage.stated_speaker == "Lei Jun"
        assert passage.checked_by.username == "factchecker"

    def test_the_third_sets_both_right(self):
        third = version(STORY, 3)
        assert "second venture" not in third.search_text
        assert third.passages.get(fragments__0__startswith="exceptional").attribution == (
            "Matthias Harsch, Chief executive of Leica Camera AG"
        )
        correction = Correction.objects.get()
        assert (correction.version, correction.since.number) == (third, 1)

    def test_the_added_word_stood_in_the_first_only(self):
        assert [
            row.number
            for row in Version.objects.filter(article__slug=STORY).order_by("number")
            if "aesthetics, and unrestricted" in row.search_text
        ] == [1]

    def test_the_split_quotation_is_one_passage_with_two_fragments(self):
        passage = Passage.objects.get(quote__words__startswith="We are convinced")
        assert passage.fragments == [
            "We are convinced that the first jointly developed imaging flagship smartphone",
            "makes the pioneering progress of both companies visible.",
        ]

    @pytest.mark.skipif(not SEED.exists(), reason="the seed is not beside this checkout")
    def test_no_article_copies_the_seed(self):
        """No eight words in a row of our own prose stand in the article it began with."""
        seed = SEED.read_text()
        said = " ".join(words for quote in Quote.objects.all() for words in known_words(quote))
        said += " ".join(row.words for row in PrintedPassage.objects.all())
        for row in Version.objects.all():
            words = row.search_text.split()
            for start in range(len(words) - 7):
                run = " ".join(words[start : start + 8])
                assert run not in seed or folded(run).strip("“”.,") in folded(said)


class TestWords:
    def test_what_readers_see_is_neither_short_nor_long(self):
        for row in Version.objects.live():
            assert 250 <= len(marks.text_of(row.body).split()) <= 700, row

    def test_words_printed_are_words_of_the_quote(self):
        passages = Passage.objects.attached().prefetch_related("quote__variants")
        assert passages.count() >= 25
        for passage in passages:
            for fragment in passage.fragments:
                assert any(folded(fragment) in words for words in known_words(passage.quote))

    def test_whatever_stands_between_quotation_marks_is_tagged(self):
        for name, text in texts().items():
            bodies = [part.partition("\n\n")[2] for part in text.split("\n=====\n")]
            for words in re.findall(r"“([^”]*)”", "\n".join(bodies)):
                assert words.startswith("{"), (name, words)

    def test_every_mention_was_accepted(self):
        assert set(Mention.objects.values_list("status", flat=True)) == {Mention.Status.ACCEPTED}


class TestPictures:
    def test_every_article_that_goes_out_has_one(self):
        assert not Version.objects.filter(lead_image=None).exists()
        assert Image.objects.count() == Article.objects.exclude(versions=None).count()
        assert set(Version.objects.values_list("lead_credit", flat=True)) == {pictures.CREDIT}
        assert not Version.objects.filter(lead_alternative_text="").exists()

    def test_the_same_name_gives_the_same_picture(self):
        first, again = (pictures.draw("one-lens", "phones") for _ in range(2))
        assert first == again
        assert pictures.draw("one-lens", "cameras") != first

    def test_they_are_small(self):
        drawn = [
            pictures.draw(f"name-{n}", section) for n in range(6) for section in pictures.PALETTES
        ]
        assert max(len(picture.jpeg) for picture in drawn) <= 60_000
        assert Picture.open(BytesIO(drawn[0].jpeg)).size == (1200, 800)

    def test_every_section_has_its_colours(self):
        assert set(pictures.PALETTES) == set(Section.objects.values_list("slug", flat=True))
