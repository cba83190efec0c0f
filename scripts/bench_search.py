"""How long a search takes among 100,000 articles, on both databases: `make bench-search`.

ARTICLES= changes the number. PostgreSQL is that of DATABASE_URL, in a database of its own, or one
started here for the time; without either only SQLite is measured. Nothing here passes or fails.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
ARTICLES = int(os.environ.get("ARTICLES", 100_000))
#: Of so many in a thousand articles a word of each kind is a part; so many words of each kind.
SHARES, WORDS_OF_EACH = (1, 5, 10, 20, 100, 500), 5
RUNS = 9
COMPANIES, PEOPLE, CLAIMS, QUOTES = 3_000, 2_000, 5_000, 20_000


def texts(articles: int):
    """Five paragraphs of eighty words each, and the words whose share is known."""
    chance = random.Random(1)
    syllables = ["ba", "ko", "mi", "re", "tu", "lan", "der", "sin", "pra", "vo", "gle", "xi"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    paragraphs = [
        " ".join(chance.choices(vocabulary, weights, k=80)).capitalize() + "."
        for _ in range(20_000)
    ]
    for _ in range(articles):
        known = [
            word(share, number)
            for share in SHARES
            for number in range(WORDS_OF_EACH)
            if chance.random() < share / 1000
        ]
        yield "\n".join(chance.choices(paragraphs, k=5)) + "\n" + " ".join(known)


def word(share: int, number: int) -> str:
    return f"zz{'abcdefghij'[SHARES.index(share)]}{'klmno'[number]}"


def fill() -> None:
    """The rows of a large newsroom, past the triggers, then the index in one go."""
    from django.db import connection, transaction

    from newsroom.models import (
        Article,
        Passage,
        PrintedMention,
        PrintedPassage,
        Quote,
        QuoteSpeaker,
        Revision,
        Section,
        Version,
    )
    from newsroom.search.sources import rebuild
    from newsroom.search.triggers import TRIGGERS
    from partnerships.models import Record
    from partnerships.triggers import create_all, drop_all
    from tests.factories import EPOCH, make_claim

    chance, began = random.Random(2), datetime(2016, 1, 1, tzinfo=UTC)
    drop_all(TRIGGERS)
    names = [f"Name {number} Works" for number in range(COMPANIES + PEOPLE)]
    records = Record.objects.bulk_create(
        Record(
            kind="company" if number < COMPANIES else "person",
            name=name, slug=f"record-{number}", public_from=EPOCH,
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    people = records[COMPANIES:]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO partnerships_person (record_id, type, pseudonymous, nationality, "
            "family_name_first) VALUES (%s, 'executive', %s, '', %s)",
            [(person.pk, False, False) for person in people],
        )
    sections = [Section.objects.create(name=f"Section {n}", slug=f"s{n}") for n in range(6)]
    many, written = 2_000, texts(ARTICLES)
    for start in range(0, ARTICLES, many):
        numbers = range(start, min(start + many, ARTICLES))
        articles = Article.objects.bulk_create(
            Article(headline=f"Story {n}", slug=f"story-{n}") for n in numbers
        )
        revisions = Revision.objects.bulk_create(
            Revision(article=article, number=1, content={}) for article in articles
        )
        versions = []
        for number, article, revision in zip(numbers, articles, revisions, strict=True):
            at, text = began + timedelta(minutes=50 * number), next(written)
            headline = " ".join(text.split()[:7])
            versions.append(
                Version(
                    article=article, number=1, revision=revision, live_from=at,
                    path=f"{at:%Y/%m/%d}/story-{number}", first_published_at=at, kind="news",
                    section=sections[number % 6], section_name="Section", language="en",
                    headline=headline, body=text, segments=[text],
                    search_text=f"{headline}\n\n{text}",
                )
            )  # fmt: skip
        Version.objects.bulk_create(versions)
        PrintedMention.objects.bulk_create(
            PrintedMention(version=version, record=record, name=record.name)
            for version in versions
            for record in chance.sample(records, 4)
        )
        if start < QUOTES:
            quotes = Quote.objects.bulk_create(
                Quote(words=v.body[:120], slug=f"quote-{v.article_id}", public_from=EPOCH)
                for v in versions
            )
            QuoteSpeaker.objects.bulk_create(
                QuoteSpeaker(quote=quote, person_id=chance.choice(people).pk) for quote in quotes
            )
            passages = Passage.objects.bulk_create(
                Passage(article=v.article, quote=quote, fragments=[quote.words])
                for v, quote in zip(versions, quotes, strict=True)
            )
            PrintedPassage.objects.bulk_create(
                PrintedPassage(
                    version=v, passage=p, quote=p.quote, fragments=p.fragments, language="en"
                )
                for v, p in zip(versions, passages, strict=True)
            )
    with transaction.atomic():
        for number in range(CLAIMS):
            make_claim(
                subject=records[number % COMPANIES], title=f"Claim {number} {word(20, number % 5)}",
                public=True, entered=True, claimed_on="2020-05-01",
            )  # fmt: skip
    with connection.cursor() as cursor:
        began = time.perf_counter()
        rebuild(cursor, connection.vendor)
        print(f"  index of it all: {time.perf_counter() - began:.0f} s", flush=True)
        # As a server that has stood for a while: autovacuum has been there.
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    create_all(TRIGGERS)


def measure() -> None:
    """For words of each share the hits, and what a search takes by the clock and by processor."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from newsroom.search.searching import search
    from newsroom.search.suggesting import did_you_mean, suggestions

    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}, {ARTICLES:,} articles", flush=True)
    fill()
    connection.close()  # as a server finds it: statements and pages not yet known
    at = timezone.now()

    used = processor_time(connection)

    def timed(work, asked):
        """The median by the clock, and the mean of processor time here and in the database."""
        for words in asked:
            found = work(words)
        times, before = [], used()
        for _ in range(RUNS):
            for words in asked:
                start = time.perf_counter()
                found = work(words)
                times.append(time.perf_counter() - start)
        spent = (used() - before) / len(times)
        return f"{1000 * statistics.median(times):.0f} ms ({1000 * spent:.0f} of processor)", found

    for share in SHARES:
        words = [word(share, number) for number in range(WORDS_OF_EACH)]
        took, found = timed(lambda asked: search(asked, at=at), words)
        print(
            f"  a word in {share / 10:g} % of articles: {took}, {found.how_many} hits", flush=True
        )
    two = [f"{word(20, n)} {word(20, (n + 1) % 5)}" for n in range(WORDS_OF_EACH)]
    for title, work, asked in (
        ("two words in 2 % each", lambda asked: search(asked, at=at), two),
        ("a name", lambda asked: search(asked, at=at), ["Name 77 Works", "Name 4000 Works"]),
        ("suggestions", lambda asked: suggestions(asked, at=at), ["name 77", "nam", "work"]),
        ("did you mean", lambda asked: did_you_mean(asked, at=at), ["Nmae 77 Works", "zzqk"]),
    ):
        print(f"  {title}: {timed(work, asked)[0]}", flush=True)


def processor_time(connection):
    """Seconds of this process and, where it is another, of the one that serves its database."""
    if connection.vendor == "sqlite":
        return time.process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (key,) = cursor.fetchone()
    file = Path(f"/proc/{key}/stat")

    def used() -> float:
        if not file.exists():  # a server elsewhere
            return time.process_time()
        ticks = file.read_text().rsplit(")", 1)[1].split()
        return time.process_time() + (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")

    return used


def measured_in_a_process(**environment: str) -> None:
    subprocess.run(
        [sys.executable, __file__, "--measure"], check=True, env=os.environ | environment
    )


@contextmanager
def postgresql(folder: Path):
    """The address of a database for this alone, or None where there is no PostgreSQL."""
    import psycopg

    given = os.environ.get("DATABASE_URL", "")
    server = given if given.startswith("postgres") else None
    stop = lambda: None  # noqa: E731
    if not server:
        found = [shutil.which("initdb"), *sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
        found = [path for path in found if path]
        if not found:
            yield None
            return
        server, stop = _started(Path(found[-1]).parent, folder)
    name = f"onrecord_bench_{os.getpid()}"
    try:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        stop()


def _started(programs: Path, folder: Path):
    """A server in a folder, which runs as postgres where we are root: it refuses root."""
    as_server = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    folder.chmod(0o755)
    data = folder / "postgres"
    data.mkdir()
    if as_server:
        shutil.chown(data, "postgres")
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(
        [*as_server, programs / "initdb", "-D", data / "data", "-U", "onrecord", "-A", "trust",
         "-E", "UTF8", "--locale=C", "--no-sync"],
        **quiet,
    )  # fmt: skip
    control = [*as_server, programs / "pg_ctl", "-D", data / "data", "-w"]
    options = f"-c listen_addresses= -k {data} -c fsync=off"
    subprocess.run([*control, "-l", data / "log", "-o", options, "start"], **quiet)
    address = f"postgres://onrecord@{str(data).replace('/', '%2F')}/postgres"
    return address, lambda: subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure()
        sys.exit()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        given = os.environ.pop("DATABASE_URL", "")
        measured_in_a_process(VAR_DIR=str(folder / "var"))
        os.environ |= {"DATABASE_URL": given} if given else {}
        with postgresql(folder) as address:
            if address:
                measured_in_a_process(VAR_DIR=str(folder / "var"), DATABASE_URL=address)
            else:
                print("No PostgreSQL here: DATABASE_URL= names one.")
