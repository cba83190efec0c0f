"""The demo's ledger says what the fact base says, and no more: checked where that is beside us."""

import json
from decimal import Decimal

import pytest
from django.conf import settings
from django.utils.text import slugify

from newsroom.demo.loading import FOLDER

FACTS = settings.BASE_DIR.parent / "shared" / "facts"
pytestmark = pytest.mark.skipif(
    not FACTS.exists(), reason="The fact base is not beside this checkout."
)

#: Open when they were last seen in 2026; newsroom.demo.ledger gives the reasons.
LEFT_OUT = {
    "p-leica-sale", "c-bbg-leica-jan", "c-bbg-leica-jun", "hsg", "altor", "c-realme-halt",
    "3d-sale", "nbc-sale", "pp-sale", "lr-sale", "hitech-sale", "c114-realme26",
}  # fmt: skip
LEFT_OUT_FIELDS = {("a-kaufmann-chair", "seen_on")}
FINDINGS = {
    "true": "came_true", "partly_true": "partly", "false": "did_not", "premature": "premature"
}  # fmt: skip
#: Names of fields there and here, for those that a row keeps in its own columns.
COLUMNS = {
    "companies": {
        "short_name": "name", "kind": "type", "country": "country", "founded": "founded",
        "hq": "headquarters", "website": "website", "listed": "listed",
    },
    "people": {
        "name": "name", "kind": "type", "pseudonymous": "pseudonymous",
        "nationality": "nationality",
    },
    "appointments": {
        "company": "company", "from": "started", "to": "ended", "end_status": "end_status",
        "seen_on": "seen_on",
    },
    "devices": {"name": "name", "kind": "type", "maker": "maker"},
    "partnerships": {
        "name": "name", "kinds": "kinds", "status": "status", "announced": "announced",
        "start": "started", "end": "ended",
    },
    "claims": {"date": "claimed_on", "stated_confidence": "hedge", "official": "official"},
    "quotes": {"text": "words", "date": "said_on", "lang": "language", "channel": "channel"},
    "sources": {
        "publication": "publisher", "url": "url", "date": "dated", "lang": "language",
        "grade": "grade", "kind": "kind",
    },
}  # fmt: skip
KINDS = [kind for kind in COLUMNS if kind != "sources"]
TERMS = {"duration_years": "years", "amount": "amount", "currency": "currency"}
#: Where fields stand that are statements of their own here.
PARTS = {
    "tickers": lambda row: row.get("tickers", []),
    "legal_name": lambda row: named(row, "legal"),
    "native_name": lambda row: named(row, "native"),
    "codename": lambda row: named(row, "codename"),
    "ownership_history": lambda row: row.get("owners", []),
    "announced": lambda row: happened(row, "announced"),
    "released": lambda row: happened(row, "released"),
    "specs": lambda row: row.get("specifications", []),
    "prices": lambda row: row.get("prices", []),
}


def named(row, kind):
    return [name for name in row.get("names", []) if name["kind"] == kind]


def happened(row, kind):
    return [event for event in row.get("events", []) if event["kind"] == kind]


def key(kind, row):
    """How a row of ours, or of the fact base, is found in the other."""
    if kind == "people":
        return slugify(row["name"])
    if kind == "partnerships":
        return row["id"].removeprefix("p-")
    return row.get("fact", row["id"])


@pytest.fixture(scope="module")
def facts():
    data = json.loads((FACTS / "facts.json").read_text())
    return {kind: {key(kind, row): row for row in data[kind]} for kind in COLUMNS} | {
        "seed": data["seed_article"]
    }


@pytest.fixture(scope="module")
def ours():
    data = {path.stem: json.loads(path.read_text()) for path in FOLDER.glob("records/*.json")}
    return {kind: {key(kind, row): row for row in data[kind]} for kind in [*KINDS, "documents"]}


@pytest.fixture(scope="module")
def pairs(facts, ours):
    """(kind, fact, row) of all that is verified in the fact base and not left out."""
    return [
        (kind, fact, ours[kind].get(name))
        for kind in KINDS
        for name, fact in facts[kind].items()
        if fact["verified"] and fact["id"] not in LEFT_OUT
    ]


def of(wanted, pairs):
    return [(fact, row) for kind, fact, row in pairs if kind == wanted]


def rows_within(row):
    """The row and all rows inside it: names, events, reports, the verdict …"""
    yield row
    for value in row.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from rows_within(part)


def own_sources(fact):
    """Ids of the documents that a fact names, its events and its alternatives included."""
    inner = ("events", "date_alternatives", "end_alternatives", "variants")
    outcome = fact.get("outcome", {}).get("source", {}).get("id")
    parts = [part["source"] for name in inner for part in fact.get(name, [])]
    return {fact["source"]["id"], *fact["extra_sources"], *parts, outcome}


def sources(facts, fact):
    """Those of the fact itself, of its devices, of claims about any of them, and the article
    that the fact base began with, where that speaks of the record."""
    devices = [facts["devices"][name] for name in fact.get("devices", [])]
    about = {fact["id"], *(device["id"] for device in devices)}
    claims = [row for row in facts["claims"].values() if row["subject"]["id"] in about]
    read = own_sources(fact).union(*map(own_sources, [*devices, *claims]))
    spoken_of = {name for row in facts["seed"]["facts"] for name in row["links"]}
    return read | {"seed"} if fact["id"] in spoken_of else read


def found(rows, *names):
    """The rows as a set of tuples of the named values; numbers as they compare."""
    return {
        tuple(
            Decimal(str(value)) if isinstance(value := row.get(name), int | float) else value or ""
            for name in names
        )
        for row in rows
    }


def test_every_verified_record_is_loaded(pairs):
    assert [fact["id"] for _, fact, row in pairs if row is None] == []


def test_what_is_loaded_is_in_the_fact_base(facts, ours):
    for kind in KINDS:
        assert set(ours[kind]) <= set(facts[kind])
        assert not LEFT_OUT & {facts[kind][name]["id"] for name in ours[kind]}


def test_columns_are_equal(pairs):
    for kind, fact, row in pairs:
        for there, here in COLUMNS[kind].items():
            if (fact["id"], there) not in LEFT_OUT_FIELDS:
                assert (row.get(here) or None) == (fact[there] or None), (fact["id"], there)


def test_unverified_records_have_their_name_and_kind_only(facts, ours):
    columns = {"id", "name", "type", "maker", "events", "person", "company", "role"}
    bare = [
        row
        for kind in KINDS
        for name, row in ours[kind].items()
        if not facts[kind][name]["verified"]
    ]
    assert bare
    for row in bare:
        assert set(row) <= columns
        assert all(set(event) == {"kind", "basis"} for event in row.get("events", []))


def test_only_what_is_verified_cites(ours):
    for kind in KINDS:
        for whole in ours[kind].values():
            for row in rows_within(whole):
                if kind != "quotes":
                    assert ("cites" in row) == row.get("verified", False), row
                if row.get("basis") == "general_knowledge":
                    assert "cites" not in row


def test_every_citation_is_of_a_source_of_the_record(facts, pairs):
    for _, fact, row in pairs:
        cited = {document for part in rows_within(row) for document in part.get("cites", [])}
        assert cited <= sources(facts, fact), fact["id"]
        others = {variant["document"] for variant in row.get("variants", [])}
        assert fact["source"]["id"] in cited | {row.get("document")} | others


def test_documents_are_those_of_the_fact_base(facts, ours):
    excerpts = json.loads((FACTS / "documents.json").read_text())["documents"]
    texts = {text["url"]: text["excerpt"] for text in excerpts}
    known = {text["url"] for text in excerpts} | {row["url"] for row in facts["sources"].values()}
    assert "gk" not in ours["documents"]
    assert not LEFT_OUT & set(ours["documents"])
    for name, row in ours["documents"].items():
        assert row["url"] in known
        assert row.get("text") == texts.get(row["url"])
        if fact := facts["sources"].get(name):
            for there, here in COLUMNS["sources"].items():
                assert row.get(here) == fact[there], (name, there)


def test_unverified_fields_are_general_knowledge_here_too(pairs):
    for kind, fact, row in pairs:
        for field in fact["unverified_fields"]:
            if field == "outcome date":
                assert "outcome_on" not in row["verdict"]
            elif field in PARTS and (kind != "partnerships"):
                assert not any("cites" in part for part in PARTS[field](row)), fact["id"]
            else:
                here = COLUMNS[kind].get(field, field)
                assert here in row["unsourced"], (fact["id"], field)


def test_companies_have_their_names_owners_and_tickers(pairs):
    for fact, row in of("companies", pairs):
        texts = {row["name"], *(name["text"] for name in row.get("names", []))}
        assert {fact["legal_name"], *fact["also_known_as"]} <= texts
        assert found(fact["former_names"], "name", "from", "to") == found(
            named(row, "former"), "text", "used_from", "used_until"
        )
        assert found(fact["tickers"], "mic", "symbol") == found(
            row.get("tickers", []), "mic", "symbol"
        )
        owners = row.get("owners", [])
        given = [owner for owner in owners if owner["relation"] != "parent"]
        assert found(fact["ownership_history"], "owner", "relation", "stake_pct", "from", "to") == (
            found(given, "owner", "relation", "stake_percent", "started", "ended")
        )
        standing = {owner["owner"] for owner in owners if owner["end_status"] != "ended"}
        assert {fact["parent"]} - {None} <= standing
        days = {row.get("founded"), *(rival["date"] for rival in row.get("rival_dates", []))}
        assert {rival["date"] for rival in fact["founding_alternatives"]} <= days


def test_people_have_their_names_and_posts(facts, pairs):
    for fact, row in of("people", pairs):
        given = {*fact["also_known_as"], fact["native_name"]} - {None}
        assert given == {name["text"] for name in row.get("names", [])}
    people = {fact["id"]: slug for slug, fact in facts["people"].items()}
    for fact, row in of("appointments", pairs):
        assert row["person"] == people[fact["person"]]
        assert f"{fact['role']} (".startswith(f"{row['role']} (")
        assert found(fact["date_alternatives"], "date", "source") == {
            (rival["date"], *rival["cites"]) for rival in row.get("rival_dates", [])
        }


def test_devices_have_their_days_names_and_figures(pairs):
    for fact, row in of("devices", pairs):
        assert row.get("brand", row["maker"]) == fact["brand"]
        for kind in ("announced", "released"):
            days = {event.get("on") for event in happened(row, kind)} - {None}
            assert days == {fact[kind]} - {None}, fact["id"]
        assert {"announced_then_cancelled": "cancelled"}.get(fact["status"], fact["status"]) in {
            event["kind"] for event in row["events"]
        }
        releases = row.get("releases", [])
        assert set(fact["regions"]) <= {release["market"] for release in releases}
        names = {thing.get("text", thing.get("name")) for thing in row.get("names", []) + releases}
        assert {*fact["rumoured_names"], fact["codename"]} - {None} <= names
        assert found(fact["prices"], "amount", "currency", "market") == found(
            row.get("prices", []), "amount", "currency", "market"
        )
        values = {(s["property"], str(s["value"]).removesuffix(".0")) for s in fact["specs"]}
        assert values == {(s["property"], s["value"]) for s in row.get("specifications", [])}
        assert fact["replaced_by"] == next((n["other"] for n in row.get("lineage", [])), None)


def test_partnerships_have_their_parties_terms_and_events(pairs):
    for fact, row in of("partnerships", pairs):
        assert [party["company"] for party in row["parties"]] == fact["parties"]
        assert [made["device"] for made in row.get("devices", [])] == fact["devices"]
        assert found(fact["events"], "date", "source") == {
            (event["on"], *event["cites"]) for event in row.get("events", [])
        }
        assert row.get("part_of", "") == (fact["part_of"] or "").removeprefix("p-")
        days = {rival["date"] for rival in row.get("rival_dates", [])}
        assert {rival["date"] for rival in fact["end_alternatives"]} <= days
        terms = {name: term[name] for term in row.get("terms", []) for name in term}
        for there, here in TERMS.items():
            assert terms.get(here) == fact["terms"][there]
        exclusive = {term["exclusive"] for term in row.get("terms", []) if "exclusive" in term}
        assert {fact["terms"]["exclusive"]} - {None} <= exclusive


def test_claims_have_their_prediction_claimants_and_outcome(facts, pairs):
    slugs = {fact["id"]: row["id"] for fact, row in of("claims", pairs)}
    people = {fact["id"]: slug for slug, fact in facts["people"].items()}
    for fact, row in of("claims", pairs):
        predicted = {name: value for name, value in fact["predicted"].items() if value is not None}
        assert {"kind": row["kind"], **row["prediction"]} == predicted
        assert row["subject"].split("/")[1] == fact["subject"]["id"].removeprefix("p-")
        claimants = {people.get(fact["claimant_person"]), fact["claimant_organisation"]} - {None}
        assert claimants <= set(row.get("claimants", []))
        reports = {document for report in row["reports"] for document in report["cites"]}
        assert reports == {fact["source"]["id"], *fact["extra_sources"]}
        assert row.get("contradicts", []) == [slugs[name] for name in fact["contradicts"]]
        assert row.get("revises") == slugs.get(fact["reverses"])
        verdict, outcome = row.get("verdict", {}), fact["outcome"]
        assert verdict.get("finding") == FINDINGS.get(outcome["status"])
        assert verdict.get("verified", False) == outcome["verified"]
        if "outcome date" not in fact["unverified_fields"]:
            assert verdict.get("outcome_on") == outcome["date"]


#: Checked in another document than the fact base cites: one whose words we hold.
HELD = {"q-lei-2022": "techvision24-2022-05-25"}


def test_quotes_have_their_speakers_document_and_variants(facts, pairs):
    people = {fact["id"]: slug for slug, fact in facts["people"].items()}
    for fact, row in of("quotes", pairs):
        assert [who["company"] for who in row["speakers"]] == fact["organisations"]
        assert row["speakers"][0].get("person") == people.get(fact["speaker"])
        assert row["speakers"][0].get("appointment") == fact["appointment"]
        assert row["document"] == HELD.get(row["id"], fact["source"]["id"])
        if fact["about"]:
            assert row["about"].split("/")[1] == fact["about"].removeprefix("p-")
        elsewhere = {(row["words"], fact["source"]["id"])} if row["id"] in HELD else set()
        assert found(fact["variants"], "text", "source") | elsewhere == found(
            row.get("variants", []), "words", "document"
        )
