"""The pages that readers see, one address of the demo for each type.

What looks at pages goes by this list: the tests of access and keyboard, the HTML checker, the
screenshots. A new type of page that is missing here fails a test.
"""

ARTICLE = "/2022/05/23/xiaomi-and-leica-to-build-phone-cameras-together/"

#: Name of the route → address. Names after a colon are further pages of the same route.
PAGES = {
    "front-page": "/",
    "article": ARTICLE,
    "article:developing": "/2022/11/08/tarnquist-shows-a-phone/",
    "article:review": "/2023/02/14/a-week-with-the-oddmarsh-field/",
    "article:sponsored": "/2022/09/06/where-a-lens-lives-when-it-is-not-working/",
    "article:retracted": "/2022/08/16/quillforths-next-phone-will-have-eleven-lenses/",
    "article:withdrawn": "/2022/06/21/merrowgate-is-said-to-close-its-lens-works/",
    "versions": f"{ARTICLE}versions/",
    "comparison": f"{ARTICLE}versions/1..3/",
    "section": "/sections/cameras/",
    "articles": "/articles/",
    "year": "/2022/",
    "month": "/2022/05/",
    "day": "/2022/05/23/",
    "all-series": "/series/",
    "series": "/series/how-to-read-a-lens-badge/",
    "authors": "/authors/",
    "author": "/authors/ines-calloway/",
    "quotes": "/quotes/",
    "quote": "/quotes/lei-jun-this-cooperation-will-provide-a-strong-boost/",
    "people": "/people/",
    "person": "/people/matthias-harsch/",
    "person:on-a-day": "/people/matthias-harsch/?on=2022-05-23",
    "companies": "/companies/",
    "company": "/companies/xiaomi/",
    "devices": "/devices/",
    "device": "/devices/xiaomi-12-ultra/",
    "partnerships": "/partnerships/",
    "timeline": "/partnerships/timeline/",
    "partnership": "/partnerships/xiaomi-leica/",
    "rumours": "/rumours/",
    "rumours:wrong-filter": "/rumours/?source=nobody-of-that-name",
    "claim": "/rumours/the-xiaomi-12-ultra-arrives-in-the-second-half-of-february-2022/",
    "contest-received": (
        "/rumours/the-xiaomi-12-ultra-arrives-in-the-second-half-of-february-2022/contest/received/"
    ),
    "score-board": "/rumours/board/",
    "score-method": "/rumours/method/",
    "own-score": "/rumours/our-own/",
    "sources": "/sources/",
    "source": "/sources/digital-chat-station/",
    "source-score": "/sources/digital-chat-station/score/",
    "search": "/search/?q=leica",
    "search:nothing": "/search/?q=leicq",
    "corrections": "/corrections/",
    "about": "/about/",
    "standards": "/standards/",
    "404": "/2022/05/23/no-such-story/",
}

#: The ten that the screenshots show.
MAIN = (
    "front-page", "article", "quote", "person", "device", "company", "partnership", "claim",
    "rumours", "section",
)  # fmt: skip
