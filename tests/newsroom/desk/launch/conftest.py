"""A launch: a device with open claims on it and on the one it replaced, and its article."""

from types import SimpleNamespace

import pytest

from tests import factories as make
from tests.newsroom.factories import make_article, make_author, make_section, make_user

FACTS = """\
announced: 4 July 2022
name: Halden 12S Ultra
price: CN 5999 CNY
market: CN 2022-07-06
Main camera: 50.3 MP
"""


@pytest.fixture
def event(db):
    maker = make.make_company(name="Halden", slug="halden", public=True)
    device = make.make_device(name="Halden 12 Ultra", slug="h12u", maker=maker, public=True)
    older = make.make_device(name="Halden 11 Ultra", slug="h11u", maker=maker, public=True)
    make.make_lineage(older, device, relation="replaced_by")
    source = make.make_source(name="Tipster", public=True)

    def claim(kind, prediction, subject=device, **fields):
        return make.make_claim(
            source, subject=subject, kind=kind, prediction=prediction, public=True, entered=True,
            **fields,
        )  # fmt: skip

    claims = SimpleNamespace(
        name=claim("name", {"value": "Halden 12S Ultra"}, title="It is called 12S Ultra"),
        date=claim("date", {"value": "2022-07"}, title="It comes in July"),
        price=claim("price", {"max": 4999, "currency": "CNY"}, title="Below 5000"),
        battery=claim("spec", {"property": "battery", "value": 5000}, title="5000 mAh"),
        older=claim("existence", {"value": True}, subject=older, title="There is an 11 Ultra"),
    )
    pro = make.make_device(name="Halden 12 Pro", slug="h12p", maker=maker, public=True)
    make.make_lineage(older, pro, relation="replaced_by")
    claims.pro = claim(
        "spec", {"property": "battery", "value": 4500}, subject=pro, title="4500 mAh"
    )
    editor = make_user("Editor")
    article = make_article(
        section=make_section(), authors=[make_author()], headline="Halden announces", slug="halden",
        created_by=editor,
    )  # fmt: skip
    return SimpleNamespace(
        device=device, pro=pro, older=older, claims=claims, editor=editor, article=article,
        claim=claim,
        document=make.make_document(publisher="Halden", title="Release", dated="2022-07-04"),
    )  # fmt: skip
