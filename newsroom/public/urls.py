from django.urls import path, re_path

from newsroom.public.views import articles, lists, media, quotes, records, rumours

urlpatterns = [
    path("", articles.front_page, name="front-page"),
    path("articles/", lists.articles, name="articles"),
    path("sections/<slug:slug>/", articles.section, name="section"),
    re_path(
        r"^(?P<day>[0-9]{4}/[0-9]{2}/[0-9]{2})/(?P<slug>[-a-zA-Z0-9_]+)/$",
        articles.article,
        name="article",
    ),
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
