"""A story that is still going on: a few sentences out at once, entries, and its end."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from newsroom.articles.models import Article, ArticlePath, Author, Byline, Section
from newsroom.site.models import SiteSettings
from newsroom.versions.actions import publish
from newsroom.versions.correcting import change_live
from newsroom.versions.entries import hour_of, html_of, paragraphs_of, with_entry
from newsroom.versions.models import Change, Version
from newsroom.versions.paths import path_for
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused
from newsroom.workflow.seen import Seen


def first_words(*, by, headline: str, section: Section | None, text: str) -> Article:
    """The article of a developing story as its first sentences make it, in memory only."""
    headline = " ".join(headline.split())
    return Article(
        headline=headline,
        slug=slugify(headline)[:90].strip("-"),
        section=section,
        body=html_of(paragraphs_of(text)),
        is_developing=True,
        day=timezone.localdate(timezone.now(), SiteSettings.objects.current().zone),
        created_by=by,
    )


def break_news(
    *,
    by,
    headline: str,
    section: Section | None,
    text: str,
    ticked: Collection[str] | None = None,
) -> Version:
    """A few sentences, live at once as a developing story under the byline of `by`; all or nothing.

    Blank lines part the paragraphs of `text`. Raises as `publish`.
    """
    if by is not None and not by.has_perm("newsroom.add_article"):
        raise NotAllowed(f"{by.get_username()} may not write articles.")
    article = first_words(by=by, headline=headline, section=section, text=text)
    with transaction.atomic():
        article.slug = _free(article)
        try:
            article.full_clean(exclude=["authors", "mentioned", "claims"])
        except ValidationError as error:
            raise ValidationError(error.message_dict) from error
        article.save()
        if author := Author.objects.filter(user=by).first() if by else None:
            Byline.objects.create(article=article, author=author)
        save_revision(article, by=by)
        return publish(article, by=by, ticked=ticked)


def _free(article: Article) -> str:
    """Its slug, with a number where another article of the day has that address."""
    zone = SiteSettings.objects.current().zone
    path = path_for(article, timezone.now(), zone)
    taken = set(ArticlePath.objects.filter(path__startswith=path).values_list("path", flat=True))
    number = 1
    while (path if number == 1 else f"{path}-{number}") in taken:
        number += 1
    return article.slug if number == 1 else f"{article.slug}-{number}"


def body_with(version: Version, *, headline: str, text: str, now=None) -> str:
    """The live text with an entry of this hour."""
    zone = SiteSettings.objects.current().zone
    moments = (now or timezone.now(), version.first_published_at)
    moment, begun = (timezone.localtime(value, zone) for value in moments)
    hour = hour_of(moment, begun)
    return with_entry(version.body, hour=hour, headline=headline, text=text)


def add_entry(
    article: Article,
    *,
    by,
    text: str,
    headline: str = "",
    note: str = "",
    since: int | None = None,
    ticked: Collection[str] | None = None,
) -> tuple[Version, list[tuple[str, str]]]:
    """Put an entry on top of the live text, and carry it into the working copy and what is
    scheduled. `note` for readers may stay empty. Answers and raises as `correct`."""
    if not paragraphs_of(text):
        raise ValidationError({"text": "Write what happened."})

    def words(live: Version, now) -> dict:
        _still_going_on(live)
        body = body_with(live, headline=headline, text=text, now=now)
        return {"headline": live.headline, "standfirst": live.standfirst, "body": body}

    return change_live(
        article, "entry", words, by=by, change=Change.UPDATE, note=note, since=since, ticked=ticked
    )


def end_developing(
    article: Article,
    *,
    by,
    note: str = "",
    after: Seen | None = None,
    ticked: Collection[str] | None = None,
) -> Version:
    """Take the label off; the words stay as they are. `after` is what `by` had before them.
    Raises as `correct`."""

    def words(live: Version, now) -> dict:
        _still_going_on(live)
        return {
            "headline": live.headline, "standfirst": live.standfirst, "body": live.body,
            "is_developing": False,
        }  # fmt: skip

    version, _ = change_live(
        article, "end_developing", words, by=by, change=Change.MINOR, note=note, after=after,
        ticked=ticked,
    )  # fmt: skip
    return version


def _still_going_on(live: Version) -> None:
    if not live.is_developing:
        raise Refused("The story is not a developing one any more.")
