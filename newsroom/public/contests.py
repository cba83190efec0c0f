"""Contesting a verdict, from the reader's side: no account, no cookie, no script.

A form that was not read here first is a robot's: it carries when we gave it out, signed, and a
field that nobody sees. Sites elsewhere cannot send it either: browsers say where a form is from.
"""

import ipaddress
from contextlib import suppress
from datetime import datetime
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from partnerships.models import Contest
from partnerships.rumours.contests.actions import MAX_WORDS

#: Seconds from giving out the form to sending it: faster is a robot, later is asked again.
FASTEST, LATEST = 4, 24 * 3600


class ContestForm(forms.Form):
    words = forms.CharField(
        label="What is wrong with the verdict?",
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="What you know, and where it can be read. Our answer is public, this is not.",
        error_messages={"required": "Say what is wrong with the verdict."},
    )
    name = forms.CharField(
        label="Your name",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your e-mail address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Only if we may ask you something.",
    )
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    given = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, slug: str, at: datetime, **kwargs):
        self.slug, self.at = slug, at
        super().__init__(data, **kwargs)
        for name in ("words", "email"):
            self.fields[name].widget.attrs["aria-describedby"] = f"id_{name}_help"

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError("This field has to stay empty. Clear it and send again.")
        return ""

    def clean(self):
        cleaned = super().clean()
        seconds = _age(self.data.get("given", ""), self.slug, self.at)
        if seconds is None or seconds > LATEST:
            raise ValidationError("The page was open for very long. Please send it once more.")
        if seconds < FASTEST:
            raise ValidationError("That was too fast for a person. Please send it once more.")
        return cleaned

    @property
    def contest(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("words", "name", "email")}


def given_out(slug: str, at: datetime) -> str:
    """When the form of a claim was given out, signed."""
    return Signer(salt="contest").sign(f"{slug}:{int(at.timestamp())}")


def _age(given: str, slug: str, at: datetime) -> float | None:
    try:
        of, _, since = Signer(salt="contest").unsign(given).rpartition(":")
    except BadSignature:
        return None
    return at.timestamp() - int(since) if of == slug else None


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site's page sent this form."""
    if origin := request.headers.get("Origin"):
        return urlsplit(origin).netloc != request.get_host()
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def sender_of(request: HttpRequest) -> str:
    """What tells one sender from another for a day; nobody can make an address of it again."""
    address = get_adapter().get_client_ip(request)
    with suppress(ValueError):  # a proxy may write a port behind it
        known = ipaddress.ip_address(address)
        if known.version == 6:  # a household has a whole network of them
            known = ipaddress.ip_network((known, 64), strict=False).network_address
        address = str(known)
    return salted_hmac(f"contest {timezone.localdate()}", address).hexdigest()


def contests_of(verdicts: list[int], at: datetime) -> dict[int, list[Contest]]:
    """By verdict its contests as readers may see them, the oldest first. One query."""
    found: dict[int, list[Contest]] = {}
    if verdicts:
        rows = Contest.objects.for_readers(at).filter(verdict__in=verdicts)
        for contest in rows.order_by("received_at", "pk"):
            found.setdefault(contest.verdict_id, []).append(contest)
    return found
