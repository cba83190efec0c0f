"""schema.org as its own file states it: which types and properties exist, and what fits where."""

import json
import os
from functools import cache
from pathlib import Path

import pytest

STANDARDS = Path(os.environ.get("STANDARDS", Path(__file__).parents[4] / "shared" / "standards"))
VOCABULARY = STANDARDS / "schemaorg-all-https.jsonld"
needs_vocabulary = pytest.mark.skipif(
    not VOCABULARY.exists(), reason=f"{VOCABULARY} is not there: STANDARDS= names its folder."
)
#: A text does for these too, as schema.org's data model has it.
TEXTS = {"Text", "URL", "Date", "DateTime", "Number", "Integer"}


@cache
def vocabulary():
    """The parents of each type, and of each property where it fits and what it takes."""
    parents, properties = {}, {}
    for row in json.loads(VOCABULARY.read_text())["@graph"]:
        types = many(row["@type"])
        name = row["@id"].removeprefix("schema:")
        if "rdfs:Class" in types:
            parents[name] = names(row.get("rdfs:subClassOf"))
        if "rdf:Property" in types:
            domain, range = row.get("schema:domainIncludes"), row.get("schema:rangeIncludes")
            properties[name] = (names(domain), names(range))
    return parents, properties


def many(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def names(value):
    return {row["@id"].removeprefix("schema:") for row in many(value)}


def lineage(kind):
    parents, _ = vocabulary()
    found, waiting = set(), [kind]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += parents.get(name, ())
    return found


def nodes_in(value):
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from nodes_in(part)


def faults(graph):
    """Sentences on what schema.org does not know, or knows otherwise."""
    types, _ = vocabulary()
    full = [node for node in nodes_in(graph) if {"@id", "@type"} <= node.keys()]
    kinds = {node["@id"]: node["@type"] for node in full}
    for node in nodes_in(graph):
        kind = node.get("@type")
        if kind is None:
            if node.keys() == {"@id"} and node["@id"] not in kinds:
                yield f"{node['@id']} leads to nothing"
            continue
        if kind not in types:
            yield f"there is no type {kind}"
        for name, value in node.items():
            if not name.startswith("@"):
                yield from _property(kind, name, value, kinds)


def _property(kind, name, value, kinds):
    _, properties = vocabulary()
    if name not in properties:
        yield f"there is no property {name}"
        return
    domain, range = properties[name]
    # A Role takes the property that it qualifies.
    is_role = "Role" in lineage(kind)
    if not (lineage(kind) & domain or is_role):
        yield f"{kind} has no {name}"
    for part in many(value):
        if isinstance(part, dict):
            found = part.get("@type") or kinds.get(part.get("@id"))
            fits = found and lineage(found) & range
            if not fits and not (found and "Role" in lineage(found)):
                yield f"{name} of {kind} takes {sorted(range)}, not {found}"
        elif not range & TEXTS:
            yield f"{name} of {kind} takes {sorted(range)}, not “{part}”"
