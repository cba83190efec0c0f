"""A preview shared with somebody without an account shows the article, for a time, and no more."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.drafts.binning import bin_article
from newsroom.models import Mention, PreviewLink
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests.factories import make_claim, make_company, make_person, make_source
from tests.newsroom.factories import (
    address_of,
    make_article,
    make_image,
    make_quote,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


def sharing_url(article):
    return reverse("admin:newsroom_article_sharing", args=[article.pk])


def make_link(client, article, **given):
    data = {"label": "The maker's lawyer", "days": 3, "what": "newest"} | given
    answer = client.post(sharing_url(article), data)
    assert answer.status_code == 302
    return PreviewLink.objects.first()


def read(client, link):
    client.logout()
    return client.get(link.get_absolute_url())


def is_private(answer):
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Frame-Options"] == "DENY"
    assert "sessionid" not in answer.cookies
    return True


def test_somebody_without_an_account_reads_the_newest_text_and_nothing_keeps_it(desk):
    article = make_article(headline="Half written")
    link = make_link(desk, article)
    page = read(desk, link)
    assert page.status_code == 200
    assert is_private(page)
    assert "Half written" in page.text
    assert 'content="noindex"' in page.text
    for word in ("canonical", "og:title", "ld+json", "Nobody else sees"):
        assert word not in page.text
    article.headline = "Written"
    article.save()
    save_revision(article, by=None)
    assert "Written" in read(desk, link).text


def test_a_link_to_one_revision_stays_with_it(desk):
    section_article = make_article(headline="As sent to the lawyer", body="<p>First words.</p>")
    passage = tag_words(section_article, "We are glad.")
    link = make_link(desk, section_article, what="revision")
    assert link.revision.number == 2
    section_article.headline, section_article.body = "Changed", "<p>Later words.</p>"
    section_article.save()
    passage.attribution = "Somebody else"
    passage.save()
    save_revision(section_article, by=None)
    page = read(desk, link).text
    assert "As sent to the lawyer" in page
    assert "First words." in page
    assert "We are glad." in page
    assert "Later words." not in page
    assert "Changed" not in page


@pytest.mark.parametrize("fate", ["revoked", "expired", "binned"])
def test_a_link_that_is_no_longer_good_says_so_and_nothing_of_the_article(desk, editor, fate):
    article = make_article(headline="Secret", slug="secret")
    link = make_link(desk, article)
    assert read(desk, link).status_code == 200
    desk.force_login(editor)
    match fate:
        case "revoked":
            url = reverse("admin:newsroom_article_revoke", args=[article.pk, link.pk])
            assert "is revoked" in desk.post(url, follow=True).text
        case "expired":
            PreviewLink.objects.update(
                created_at=timezone.now() - timedelta(days=4),
                expires_at=timezone.now() - timedelta(seconds=1),
            )
        case "binned":
            bin_article(article, by=editor)
    page = read(desk, link)
    assert page.status_code == 410
    assert is_private(page)
    assert "ecret" not in page.text
    assert "expired or was taken back" in page.text


def test_an_address_that_we_did_not_sign_is_not_found(client, desk):
    link = make_link(desk, make_article())
    address = link.get_absolute_url()
    for wrong in (link.key, f"{link.key}:x", f"{'a' * 22}{address.split('/')[-2][22:]}"):
        assert read_path(client, f"/preview/{wrong}/") == 404
    assert read_path(client, address) == 200
    assert client.post(address).status_code == 405


def read_path(client, path):
    client.logout()
    return client.get(path).status_code


def test_it_shows_no_record_quote_or_claim_that_is_not_public(desk):
    hidden = make_company(name="Pangolin Optics", slug="pangolin")
    article = make_article()
    Mention.objects.create(article=article, record=hidden)
    article.article_claims.create(claim=make_claim(make_source(name="Pangolin tipster")))
    quote = make_quote("We are glad.", person=make_person(name="Pangolin Roe"))
    tag_words(article, "We are glad.", quote=quote)
    for what in ("newest", "revision"):
        page = read(desk, make_link(desk, article, what=what))
        assert "We are glad." in page.text
        assert "angolin" not in page.text
        desk.force_login(make_user("Editor"))


@pytest.mark.parametrize("what", ["newest", "revision"])
def test_its_pictures_are_served_by_the_link_alone(desk, what):
    lead, inside = make_image(), make_image()
    article = make_article(
        lead_image=lead,
        lead_alternative_text="A lens",
        body=f'<p>See.</p><figure data-image="{inside.pk}" data-alt="A ring"></figure>',
    )
    link, other = make_link(desk, article, what=what), make_link(desk, make_article())
    page = read(desk, link).text
    for image in (lead, inside):
        public = address_of(image)
        address = f"{link.get_absolute_url()}{public.removeprefix('/')}"
        assert f'src="{address}"' in page
        assert public not in page.replace(address, "")
        assert is_private(desk.get(address))
        assert desk.get(public).status_code == 404
        borrowed = address.replace(link.get_absolute_url(), other.get_absolute_url())
        assert desk.get(borrowed).status_code == 404
    PreviewLink.objects.update(revoked_at=timezone.now())
    assert desk.get(address).status_code == 404


def test_who_may_see_the_article_shares_it_and_nobody_else(client):
    article = make_article()
    link = make_link_as(client, make_user("Editor"), article)
    client.force_login(make_user("Reporter"))
    assert client.get(sharing_url(article)).status_code == 404
    revoke = reverse("admin:newsroom_article_revoke", args=[article.pk, link.pk])
    assert client.post(revoke).status_code == 404
    reporter = make_user("Reporter")
    mine = make_article(created_by=reporter)
    assert make_link_as(client, reporter, mine).by == reporter
    # Another article's link is not revoked through one's own.
    other = reverse("admin:newsroom_article_revoke", args=[mine.pk, link.pk])
    assert client.post(other).status_code == 404
    link.refresh_from_db()
    assert link.is_open()


def make_link_as(client, user, article):
    client.force_login(user)
    return make_link(client, article)


def test_a_mistake_is_told_at_its_place_and_makes_no_link(desk):
    article = make_article()
    page = desk.post(sharing_url(article), {"label": "", "days": 400, "what": "all"})
    assert {*page.context["form"].errors} == {"label", "days", "what"}
    assert not PreviewLink.objects.exists()


def test_publication_leaves_the_link_as_it_is(desk, editor):
    article = make_article(headline="Out")
    link = make_link(desk, article)
    actions.publish(article, by=editor)
    assert read(desk, link).status_code == 200
