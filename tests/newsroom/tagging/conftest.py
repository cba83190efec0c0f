from html import escape

import pytest

from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.tagging.stories import DAY, OWN, SEED, seed_text


@pytest.fixture
def editor(db):
    return make_user("Editor")


def article_of(text, **fields):
    body = "".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n\n"))
    return make_article(**{"body": body, "day": DAY} | fields)


@pytest.fixture
def story(db):
    return article_of(OWN)


@pytest.fixture(
    params=[
        "own",
        pytest.param("seed", marks=pytest.mark.skipif(not SEED.exists(), reason="not here")),
    ]
)
def told(request, db):
    """The text in its two forms, with its companies and its speaker on file."""
    own = request.param == "own"
    houses = ("Brunn", "Halia Maps AG") if own else ("Xiaomi", "Leica Camera AG")
    first, second = (ledger.make_company(name=name, public=True) for name in houses)
    ledger.make_name(second, houses[1].split()[0], public=True)
    speaker = ledger.make_person(name="Ada Byron" if own else "Matthias Harsch", public=True)
    ledger.make_appointment(
        person=speaker, company=second, role="Chief executive", started="2017-09-01",
        end_status="open", public=True,
    )  # fmt: skip
    article = article_of(OWN if own else seed_text())
    return {"article": article, "companies": [first, second], "speaker": speaker}
