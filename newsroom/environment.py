"""Values from the environment, read once by settings.py; a wrong one is named in one sentence."""

import os
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def text(name: str, default: str = "") -> str:
    """An empty variable counts as unset."""
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int, *, lowest: int = 0, highest: int | None = None) -> int:
    written = text(name)
    if not written:
        return default
    if not written.isdecimal() or int(written) < lowest or (highest and int(written) > highest):
        span = f"from {lowest} to {highest}" if highest else f"of at least {lowest}"
        raise ImproperlyConfigured(f"{name}={written} is not a number {span}.")
    return int(written)


@dataclass(frozen=True)
class Site:
    """What the one address of the site decides."""

    url: str
    host: str
    secure: bool

    @property
    def is_local(self) -> bool:
        return self.host in LOCAL_HOSTS

    @property
    def hosts(self) -> list[str]:
        return LOCAL_HOSTS if self.is_local else [self.host]

    @property
    def origins(self) -> list[str]:
        if not self.is_local:
            return [self.url]
        return [self.url.replace(self.host, host, 1) for host in LOCAL_HOSTS]


def site(address: str) -> Site:
    """Read SITE_URL: scheme and host, with a port where needed, and nothing behind it."""
    parts = urlsplit(address.rstrip("/"))
    try:
        port = parts.port
    except ValueError:
        port = 0
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or port == 0
        or parts.path
        or parts.query
        or parts.username
    ):
        raise ImproperlyConfigured(
            f"SITE_URL={address} is not an address like https://www.example.org, "
            "without a path behind it."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = f"{host}:{port}" if port else host
    return Site(url=f"{parts.scheme}://{netloc}", host=host, secure=parts.scheme == "https")


def mail(address: str) -> dict[str, object]:
    """EMAIL_URL as Django's settings: smtp://user:password@host:587?tls=1, smtps://…, console:."""
    parts = urlsplit(address)
    backends = "django.core.mail.backends"
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL is not an address like smtp://user:password@mail.example.org:587?tls=1."
        )
    wishes = parse_qs(parts.query)
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure and wishes.get("tls", ["1"])[0] != "0",
        "EMAIL_TIMEOUT": 15,
    }
