from django.urls import path, re_path

from newsroom.public.listings import LISTINGS
from newsroom.public.sitemaps import SITEMAPS
from newsroom.public.views import (
    archive,
    articles,
    authors,
    contests,
    export,
    feeds,
    lists,
    media,
    ninjs,
    previews,
    publication,
    quotes,
    records,
    rumours,
    scores,
    search,
    sitemaps,
    timelines,
    versions,
)

YEAR, MONTH, DAY = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{2})", r"(?P<day>[0-9]{2})"
ARTICLE = r"(?P<day>[0-9]{4}/[0-9]{2}/[0-9]{2})/(?P<slug>[-a-zA-Z0-9_]+)"
SLUG, FEED = r"(?P<slug>[-a-zA-Z0-9_]+)", r"feed\.(?P<format>rss|json)"
FEEDS_OF_RECORDS = {
    "companies": "company", "people": "person", "devices": "device", "partnerships": "partnership",
}  # fmt: skip
PICTURES = (
    ("companies", "company", "timeline"),
    ("devices", "device", "lineage|expected"),
    ("partnerships", "partnership", "timeline"),
)

urlpatterns = [
    path("", articles.front_page, name="front-page"),
    path("articles/", lists.articles, name="articles"),
    path("search/", search.search_page, name="search"),
    path("search/suggestions.json", search.suggest, name="suggest"),
    path("opensearch.xml", search.opensearch, name="opensearch"),
    path("sections/<slug:slug>/", lists.section, name="section"),
    re_path(
        r"^sections/(?P<slug>[-a-zA-Z0-9_]+)\.(?P<format>csv|json)$",
        export.export_section,
        name="section-export",
    ),
    re_path(
        rf"^(?P<name>{'|'.join(LISTINGS)})\.(?P<format>csv|json)$",
        export.export,
        name="export",
    ),
    re_path(rf"^{ARTICLE}/$", articles.article, name="article"),
    re_path(rf"^{ARTICLE}/ninjs\.json$", ninjs.ninjs, name="ninjs"),
    re_path(rf"^{ARTICLE}/versions/$", versions.versions, name="versions"),
    re_path(
        rf"^{ARTICLE}/versions/(?P<first>[0-9]{{1,6}})\.\.(?P<second>[0-9]{{1,6}})/$",
        versions.comparison,
        name="comparison",
    ),
    re_path(rf"^{YEAR}/$", archive.archive, {"grain": "year"}, name="year"),
    re_path(rf"^{YEAR}/{MONTH}/$", archive.archive, {"grain": "month"}, name="month"),
    re_path(rf"^{YEAR}/{MONTH}/{DAY}/$", archive.archive, {"grain": "day"}, name="day"),
    path("series/", archive.all_series, name="all-series"),
    path("series/<slug:slug>/", archive.series, name="series"),
    path("authors/", authors.authors, name="authors"),
    path("authors/<slug:slug>/", authors.author, name="author"),
    path("corrections/", publication.corrections, name="corrections"),
    path("about/", publication.about, name="about"),
    path("standards/", publication.standards, name="standards"),
    path("quotes/", lists.quotes, name="quotes"),
    path("quotes/<slug:slug>/", quotes.quote, name="quote"),
    path("people/", lists.people, name="people"),
    path("people/<slug:slug>/", records.person, name="person"),
    path("companies/", lists.companies, name="companies"),
    path("companies/<slug:slug>/", records.company, name="company"),
    path("devices/", lists.devices, name="devices"),
    path("devices/<slug:slug>/", records.device, name="device"),
    path("partnerships/", lists.partnerships, name="partnerships"),
    path("partnerships/timeline/", timelines.partnerships, name="timeline"),
    path("partnerships/timeline.svg", timelines.partnerships_svg, name="timeline-svg"),
    re_path(
        r"^partnerships/timeline\.(?P<format>csv|json)$",
        timelines.partnerships_export,
        name="timeline-export",
    ),
    *(
        re_path(
            rf"^{folder}/{SLUG}/(?P<name>{names})\.svg$",
            timelines.record_svg,
            {"kind": kind},
            name=f"{kind}-svg",
        )
        for folder, kind, names in PICTURES
    ),
    path("partnerships/<slug:slug>/", records.partnership, name="partnership"),
    path("rumours/", lists.rumours, name="rumours"),
    path("rumours/board/", scores.board, name="score-board"),
    path("rumours/method/", scores.method, name="score-method"),
    path("rumours/our-own/", scores.own, name="own-score"),
    re_path(r"^rumours/ledger\.(?P<format>json|csv)$", scores.ledger, name="ledger"),
    path("rumours/<slug:slug>/", rumours.claim, name="claim"),
    path("rumours/<slug:slug>/contest/", contests.contest, name="contest"),
    path("rumours/<slug:slug>/contest/received/", contests.received, name="contest-received"),
    path("sources/", lists.sources, name="sources"),
    path("sources/<slug:slug>/", records.source, name="source"),
    path("sources/<slug:slug>/score/", scores.source, name="source-score"),
    re_path(r"^feed\.(?P<format>rss|atom|json)$", feeds.everything, name="feed"),
    re_path(rf"^sections/{SLUG}/{FEED}$", feeds.section, name="section-feed"),
    re_path(rf"^series/{SLUG}/{FEED}$", feeds.series, name="series-feed"),
    re_path(rf"^authors/{SLUG}/{FEED}$", feeds.author, name="author-feed"),
    *(
        re_path(rf"^{folder}/{SLUG}/{FEED}$", feeds.record, {"kind": kind}, name=f"{kind}-feed")
        for folder, kind in FEEDS_OF_RECORDS.items()
    ),
    re_path(rf"^quotes/{FEED}$", feeds.quotes, name="quotes-feed"),
    re_path(rf"^rumours/{FEED}$", feeds.rumours, name="rumours-feed"),
    re_path(rf"^corrections/{FEED}$", feeds.corrections, name="corrections-feed"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="news-sitemap"),
    re_path(
        rf"^sitemaps/(?P<name>{'|'.join(SITEMAPS)})\.xml$", sitemaps.sitemap, name="one-sitemap"
    ),
    re_path(
        r"^media/pictures/(?P<pk>[0-9]{1,18})/(?P<shape>[a-z]+)-(?P<digest>[0-9a-f]{12})/"
        r"(?P<name>[0-9]{1,5}\.(avif|webp|jpg))$",
        media.rendition,
        name="rendition",
    ),
    re_path(
        r"^media/cards/(?P<kind>article|quote|claim)/(?P<key>[0-9]{1,18})-(?P<digest>[0-9a-f]{16})"
        r"\.png$",
        media.card,
        name="card",
    ),
    path("media/<path:name>", media.original, name="media"),
    path("preview/<str:token>/", previews.shared, name="preview"),
    path("preview/<str:token>/media/<path:name>", previews.picture, name="preview-media"),
]
