"""The codes of others that we store: markets, currencies, exchanges, languages, time zones."""

from functools import cache
from zoneinfo import available_timezones

import moneyed
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django_countries import countries

WIDER_MARKETS = {"EU": "European Union", "global": "worldwide"}

validate_mic = RegexValidator(
    r"\A[A-Z0-9]{4}\Z", "Use the exchange's four characters of ISO 10383, as in XHKG."
)
validate_language = RegexValidator(
    r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "Use a language tag such as en, zh or zh-Hant."
)

#: Languages, and scripts named in a tag, that are written from right to left.
_FROM_THE_RIGHT = {
    *("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"),
    *("adlm", "arab", "hebr", "nkoo", "syrc", "thaa"),
}


def runs_from_the_right(language: str) -> bool:
    """Of a language tag such as ar or az-Arab; a script that is named counts first."""
    name, *further = language.casefold().split("-")
    script = next((part for part in further if len(part) == 4 and part.isalpha()), name)
    return script in _FROM_THE_RIGHT


def validate_market(code):
    if code not in WIDER_MARKETS and code not in dict(countries):
        raise ValidationError(
            "“%(code)s” is not a market: use two capitals of ISO 3166 (GB, CN), EU or global.",
            code="market",
            params={"code": code},
        )


def market_name(code: str) -> str:
    return WIDER_MARKETS.get(code) or countries.name(code) or code


def validate_currency(code):
    if code not in moneyed.CURRENCIES:
        raise ValidationError(
            "“%(code)s” is not a currency of ISO 4217, such as EUR, USD or CNY.",
            code="currency",
            params={"code": code},
        )


def validate_zone(name):
    if name not in available_timezones():
        raise ValidationError(
            "“%(name)s” is not a time zone, such as Europe/Berlin.",
            code="zone",
            params={"name": name},
        )


@cache
def markets_by_name() -> dict[str, str]:
    """By code and by name, both in lower case, the code of each market."""
    found = dict(countries) | WIDER_MARKETS
    named = {str(name).casefold(): code for code, name in found.items()}
    return named | {code.casefold(): code for code in found} | {"uk": "GB", "usa": "US"}
