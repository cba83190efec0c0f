"""Mail about notes, sent beside the request: a mail server that is slow or down keeps nobody
waiting, and what it does not take is logged. The note stands on the desk in any case."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

log = logging.getLogger(__name__)
#: One mail at a time, in order; its thread begins with the first, and is waited for at the end.
_post = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def is_configured() -> bool:
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def send(mails: Sequence[EmailMessage], *, about: str) -> None:
    """Returns at once. `about` names in the log what the mails were of."""
    if mails and is_configured():
        _post.submit(_send, mails, about)


def wait() -> None:
    """Until all that was to be sent so far is sent or given up."""
    _post.submit(int).result()


def _send(mails: Sequence[EmailMessage], about: str) -> None:
    for mail in mails:
        try:
            get_connection().send_messages([mail])
        except (OSError, ValueError):  # A refusal is an OSError, an impossible address the other.
            log.exception("Mail about %s was not sent to %s.", about, ", ".join(mail.to))
