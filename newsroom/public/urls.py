from django.urls import path, re_path

from newsroom.public.listings import LISTINGS
from newsroom.public.views import (
    archive,
    articles,
    authors,
    export,
    lists,
    media,
    publication,
    quotes,
    records,
    rumours,
    versions,
)

YEAR, MONTH, DAY = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{2})", r"(?P<day>[0-9]{2})"
ARTICLE = r"(?P<day>[0-9]{4}/[0-9]{2}/[0-9]{2})/(?P<slug>[-a-zA-Z0-9_]+)"

urlpatterns = [
    path("", articles.front_page, name="front-page"),
    path("articles/", lists.articles, name="articles"),
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
    path("partnerships/<slug:slug>/", records.partnership, name="partnership"),
    path("rumours/", lists.rumours, name="rumours"),
    path("rumours/<slug:slug>/", rumours.claim, name="claim"),
    path("sources/", lists.sources, name="sources"),
    path("sources/<slug:slug>/", records.source, name="source"),
    path("media/<path:name>", media.media, name="media"),
]
