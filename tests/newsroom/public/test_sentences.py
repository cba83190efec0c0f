from decimal import Decimal
from types import SimpleNamespace

import pytest

from newsroom.public.sentences import device_opening, enumeration, money, period, term
from newsroom.templatetags.onrecord import edtf, website


@pytest.mark.parametrize(
    ("started", "ended", "end_status", "seen_on", "words"),
    [
        ("2017-09", "", "open", "", "since September 2017"),
        ("2017-09-01", "2022-03-31", "ended", "", "1 September 2017 to 31 March 2022"),
        ("2016", "2016", "ended", "", "2016"),
        ("", "2022-03", "ended", "", "until March 2022"),
        ("2011", "", "unknown", "", "from 2011, end not known"),
        ("2011", "", "ended", "", "from 2011, since ended"),
        ("", "", "unknown", "2026-03", "in post in March 2026"),
        ("", "", "ended", "", "ended, days not known"),
        ("", "", "open", "", "to this day"),
        ("", "", "unknown", "", "days not known"),
    ],
)
def test_period(started, ended, end_status, seen_on, words):
    assert period(started, ended, end_status, seen_on) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("150000000", "USD", "US$150 million"),
        ("1500000000.00", "EUR", "€1.5 billion"),
        ("5999.00", "CNY", "CN¥5,999"),
        ("1499.50", "EUR", "€1,499.50"),
        ("0", "GBP", "£0"),
    ],
)
def test_money(amount, currency, words):
    assert money(Decimal(amount), currency) == words


def test_the_opening_of_a_device_is_made_of_its_records():
    maker, other = SimpleNamespace(name="Xiaomi"), SimpleNamespace(name="Xiaomi 12S Ultra")
    parts = device_opening("phone", maker, "cancelled", "", [("replaced_by", True, other)])
    assert "".join(words for words, _ in parts) == (
        "Phone by Xiaomi. Cancelled; replaced by the Xiaomi 12S Ultra."
    )
    assert [record for _, record in parts if record] == [maker, other]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-07-04", "Phone. Released on 4 July 2022."),
        ("2022-07", "Phone. Released in July 2022."),
        ("2022~", "Phone. Released in about 2022."),
        ("", "Phone. Released."),
    ],
)
def test_the_opening_names_the_day_as_far_as_it_is_known(day, words):
    assert "".join(part for part, _ in device_opening("phone", None, "released", day, [])) == words


def test_a_term_in_figures():
    row = SimpleNamespace(
        amount=Decimal("150000000.00"), currency="USD", years=Decimal("3.00"),
        quantity=Decimal("4.000"), unit="laboratories", exclusive=None,
    )  # fmt: skip
    assert term(row) == "US$150 million, 3 years, 4 laboratories"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_enumeration(words, sentence):
    assert enumeration(words) == sentence


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("2022-07-04", '<time datetime="2022-07-04">4 July 2022</time>'),
        ("2022-07", '<time datetime="2022-07">July 2022</time>'),
        ("2015~", "about 2015"),
        ("201X", "the 2010s"),
        ("", ""),
    ],
)
def test_a_date_is_machine_readable_where_html_can_say_it(text, html):
    assert edtf(text) == html


def test_a_companys_site_is_a_web_address_whatever_was_typed():
    assert website("leica-camera.com") == "https://leica-camera.com"
    assert website("javascript:alert(1)") == "https://javascript:alert(1)"
