"""Articles as items of a feed: the text in full, linked as on its page.

Six queries, and one more where a text has pictures.
"""

from collections import defaultdict
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string

from newsroom.models import Change, PrintedPassage, Version, Withdrawal
from newsroom.public.addresses import address_of, tag_uri, whole, with_whole_addresses
from newsroom.public.body import body_of, linked
from newsroom.public.feeds.items import Item, Writer
from newsroom.public.images import lead_picture
from newsroom.public.links import Links
from newsroom.public.own_pages import OwnPages
from newsroom.public.quotations import link_speakers, quotations
from newsroom.public.rendering import told
from newsroom.public.text_pictures import IN_FEED, Figures

ITEMS = 30


def article_items(rows: QuerySet, at: datetime) -> list[Item]:
    """The newest of `rows`, which are live versions."""
    notices = Withdrawal.objects.in_force(at).filter(article=OuterRef("article"))
    versions = list(
        rows.annotate(
            notice=Subquery(notices.values("notice")[:1]),
            notice_kind=Subquery(notices.values("kind")[:1]),
            notice_at=Subquery(notices.values("at")[:1]),
        )
        .select_related("lead_image")
        .prefetch_related("bylines")
        .defer("body", "search_text")
        .order_by("-first_published_at", "-pk")[:ITEMS]
    )
    bodies, changes = _bodies(versions, at), _changes(versions, at)
    return [
        _item(version, bodies[version.pk], changes[version.article_id], at) for version in versions
    ]


def _bodies(versions: list[Version], at: datetime) -> dict[int, str]:
    printed = defaultdict(list)
    rows = PrintedPassage.objects.filter(version__in=versions)
    for row in rows.select_related("quote__merged_into"):
        row.quote = row.quote.merged_into or row.quote
        printed[row.version_id].append(row)
    quotes = {row.quote for rows in printed.values() for row in rows if row.quote.is_public(at)}
    links = Links()
    said = quotations(list(quotes), at, links)
    for version in versions:
        links.want(linked(version))
    links.find(at)
    link_speakers(said.values(), at, links)
    figures, pages = Figures(versions, at, IN_FEED), OwnPages(versions, at)
    return {row.pk: body_of(row, printed[row.pk], said, links, figures, pages) for row in versions}


def _changes(versions: list[Version], at: datetime) -> dict[int, list[Version]]:
    """Of each article the changes that readers were told of, the newest first."""
    found = defaultdict(list)
    articles = [version.article_id for version in versions]
    noted = told(at).filter(article__in=articles, change__in=Change.noted(), redacted_at=None)
    for row in noted:
        found[row.article_id].append(row)
    return found


def _item(version: Version, body: str, changes: list[Version], at: datetime) -> Item:
    address = address_of(version)
    picture = lead_picture(version, at)
    version.is_retracted = version.notice_kind == Withdrawal.Kind.RETRACTED
    content = render_to_string(
        "newsroom/public/feeds/article.html",
        {"version": version, "body": body, "changes": changes, "picture": picture},
    )
    moments = [version.first_published_at, version.updated_at]
    if version.is_retracted:
        moments.append(version.notice_at)
    return Item(
        id=tag_uri("article", version.article_id, version.first_published_at),
        url=address,
        title=version.headline,
        content=with_whole_addresses(content.strip(), address),
        published=version.first_published_at,
        updated=max(moment for moment in moments if moment),
        summary=version.standfirst,
        writers=tuple(Writer(row.name, address_of(row.author)) for row in version.bylines.all()),
        tags=(version.section_name, version.get_kind_display()),
        language=version.language,
        image=whole(picture.src) if picture else "",
    )
