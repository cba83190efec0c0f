"""How long the desk's lists take with 200,000 articles and 500,000 passages: `make bench-desk`.

On SQLite in a temporary folder; ARTICLES= changes the number. Nothing here passes or fails.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
ARTICLES = int(os.environ.get("ARTICLES", 200_000))
RUNS = 5


def fill() -> None:
    """Rows like one that was made by hand, with other keys, states and times: one article in a
    thousand is in review, one in fifty a draft; one passage in four is unchecked."""
    from django.db import connection

    from newsroom.models import Article, Passage, Quote, Version
    from newsroom.versions.actions import publish
    from tests.factories import EPOCH
    from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

    editor = make_user("Managing editor", username="chief")
    article = make_article(body="<p>" + "Words of a text. " * 300 + "</p>")
    quote = make_quote("We are glad.", public_from=EPOCH)
    passage = tag_words(article, "We are glad.", quote=quote)
    version = publish(article, by=editor)
    with connection.cursor() as cursor:
        for trigger in _triggers(cursor):
            cursor.execute(f'DROP TRIGGER "{trigger}"')
        _many(cursor, Article, article.pk, ARTICLES, {
            "id": "1000 + i",
            "headline": "'Story number ' || i",
            "slug": "'story-' || i",
            "state": "CASE WHEN i % 1000 = 0 THEN 'in_review' WHEN i % 50 = 0 THEN 'draft' "
                     "ELSE 'approved' END",
            "assignee_id": f"CASE WHEN i % 5000 = 0 THEN {editor.pk} END",
            "due_at": "CASE WHEN i % 7000 = 0 THEN datetime('now', '+' || (i % 20) || ' days') END",
            "updated_at": "datetime('now', '-' || i || ' minutes')",
        })  # fmt: skip
        _many(cursor, Version, version.pk, ARTICLES, {
            "id": "1000 + i", "article_id": "1000 + i", "path": "'2020/01/01/story-' || i",
            "headline": "'Story number ' || i",
            "live_from": "datetime('now', '-' || i || ' minutes')",
            "is_developing": "i % 20000 = 0",
        })  # fmt: skip
        _many(cursor, Quote, quote.pk, ARTICLES // 2, {
            "id": "1000 + i", "slug": "'quote-' || i", "words": "'We are glad, number ' || i",
        })  # fmt: skip
        _many(cursor, Passage, passage.pk.hex, ARTICLES * 5 // 2, {
            "id": "printf('%032x', i)", "article_id": f"1001 + i % {ARTICLES}",
            "quote_id": f"1001 + i % {ARTICLES // 2}",
            "words_finding": "CASE WHEN i % 4 = 0 THEN 'unchecked' ELSE 'verbatim' END",
            "created_at": "datetime('now', '-' || i || ' minutes')",
        })  # fmt: skip
        cursor.execute("ANALYZE")


def _triggers(cursor) -> list[str]:
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return [name for (name,) in cursor.fetchall()]


def _many(cursor, model, key, count: int, values: dict[str, str]) -> None:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.local_concrete_fields]
    chosen = ", ".join(values.get(column, f'row."{column}"') for column in columns)
    quoted = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
        f'INSERT INTO "{table}" ({quoted}) SELECT {chosen} FROM n, "{table}" row WHERE row.id = %s',
        [key],
    )


def measure() -> None:
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client()
    client.force_login(get_user_model().objects.get(username="chief"))
    articles = reverse("admin:newsroom_article_changelist")
    pages = {
        "the desk's front page": reverse("admin:index"),
        "the calendar of a month": reverse("admin:calendar"),
        "articles, newest": articles,
        "articles in review": f"{articles}?state__exact=in_review",
        "articles, page 500": f"{articles}?p=500",
        "articles searched for": f"{articles}?q=number+4711",
        "passages": reverse("admin:newsroom_passage_changelist"),
        "versions": reverse("admin:newsroom_version_changelist"),
        "find: one word": reverse("admin:find") + "?q=4711",
    }  # fmt: skip
    print(f"{ARTICLES:,} articles, {ARTICLES * 5 // 2:,} passages, SQLite")
    for name, address in pages.items():
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address)
            times.append(time.perf_counter() - began)
            assert answer.status_code == 200, (address, answer.status_code)
        slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
        print(
            f"{name:28}{statistics.median(times) * 1000:8.0f} ms {len(captured):4} queries, "
            f"the slowest {float(slowest['time']) * 1000:.0f} ms"
        )
        if os.environ.get("SHOW"):
            print("   ", slowest["sql"][:600])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS.append("testserver")
        call_command("migrate", verbosity=0)
        fill()
        measure()


if __name__ == "__main__":
    main()
