from uuid import uuid4

import pytest
from django.urls import reverse

from newsroom.drafts import autosaving
from tests.newsroom.desk.pages import save
from tests.newsroom.factories import (
    address_of,
    make_article,
    make_author,
    make_image,
    make_section,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


def preview_url(article):
    return reverse("admin:newsroom_article_preview", args=[article.pk])


def test_the_working_copy_is_shown_with_its_quotes_before_anything_is_public(desk):
    article = make_article(headline="Half written")
    tag_words(article, "We are glad.")
    page = desk.get(preview_url(article)).content.decode()
    assert "Half written" in page
    assert "We are glad." in page


def test_a_preview_is_never_cached(desk):
    answer = desk.get(preview_url(make_article()))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_the_button_saves_first(desk):
    article = make_article()
    answer = save(desk, article, headline="Changed on the way", _verb="preview")
    assert answer["Location"] == preview_url(article)
    assert "Changed on the way" in desk.get(preview_url(article)).content.decode()


@pytest.mark.parametrize("lacking", [{"section": None}, {"headline": ""}, {"body": ""}])
def test_an_unfinished_article_has_a_preview_too(desk, lacking):
    assert desk.get(preview_url(make_article(**lacking))).status_code == 200


def test_a_stranger_sees_no_preview(client):
    answer = client.get(preview_url(make_article(headline="Secret")))
    assert answer.status_code == 302


def test_one_without_rights_at_the_desk_sees_no_preview(client):
    client.force_login(make_user())
    assert client.get(preview_url(make_article())).status_code == 403


def keep(user, article=None, **typed):
    tab = uuid4()
    pairs = [(name.replace("__", "-"), value) for name, value in typed.items()]
    autosaving.keep(article, by=user, tab=tab, sequence=1, based_on=1, fields=pairs)
    return {"tab": str(tab)}


def test_all_of_the_form_is_shown_before_it_is_saved(desk, editor):
    ines, bo = make_author(name="Ines Calloway"), make_author(name="Bo Vogt")
    article = make_article(headline="Saved", authors=[ines])
    image = make_image(credit="Rhea Vogt")
    reviews = make_section(name="Reviews in depth")
    typed = keep(
        editor, article,
        headline="Typed", standfirst="Not saved", body="<p>New words.</p>", section=str(reviews.pk),
        lead_image=str(image.pk), lead_caption="At the table", day="not a day",
        bylines__TOTAL_FORMS="2", bylines__0__author=str(ines.pk), bylines__0__DELETE="on",
        bylines__1__author=str(bo.pk), bylines__1__position="1",
    )  # fmt: skip
    page = desk.get(preview_url(article), typed).text
    words = ("Typed", "Not saved", "New words.", "At the table", "Bo Vogt", "Rhea Vogt")
    section = f'<p class="kicker"><a href="{reviews.get_absolute_url()}">Reviews in depth</a>'
    shown = (*words, section)
    assert [words for words in shown if words not in page] == []
    assert address_of(image) in page
    assert "Ines Calloway" not in page
    saved = desk.get(preview_url(article)).text
    assert [words for words in shown if words in saved] == []
    assert "Ines Calloway" in saved


def test_a_new_article_has_a_preview_before_its_first_save(desk, editor):
    url = reverse("admin:newsroom_article_preview_new")
    assert desk.get(url).status_code == 200
    author = make_author(name="Ines Calloway")
    typed = keep(
        editor, headline="A new one", body="<p>First words.</p><script>alert(1)</script>",
        section=str(make_section(name="Phones").pk), bylines__TOTAL_FORMS="1",
        bylines__0__author=str(author.pk), bylines__0__position="0",
    )  # fmt: skip
    page = desk.get(url, typed).text
    assert all(words in page for words in ("A new one", "First words.", "Phones", "Ines Calloway"))
    assert "alert(1)" not in page
    assert "no-store" in desk.get(url, typed)["Cache-Control"]


def test_nobody_sees_what_another_typed(desk):
    typed = keep(make_user("Editor"), headline="Somebody else's")
    assert (
        "Somebody else" not in desk.get(reverse("admin:newsroom_article_preview_new"), typed).text
    )


def test_who_may_not_write_previews_nothing_new(client):
    client.force_login(make_user("Fact-checker"))
    assert client.get(reverse("admin:newsroom_article_preview_new")).status_code == 403


def test_what_no_save_would_take_stays_as_saved(desk, editor):
    article = make_article(series_part=None)
    typed = keep(
        editor, article, headline="Typed", section="999", kind="no-kind", series_part="x",
        lead_image="999", bylines__TOTAL_FORMS="9" * 30,
    )  # fmt: skip
    page = desk.get(preview_url(article), typed)
    assert page.status_code == 200
    assert article.section.name in page.text
