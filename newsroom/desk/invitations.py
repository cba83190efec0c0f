"""Links with which somebody chooses a password: for those who are new, and who forgot theirs.

A link is good for PASSWORD_RESET_TIMEOUT (three days), and once: the token is made from the
password, so it dies with it. Nothing of it is stored.
"""

from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse

from newsroom.site.models import SiteSettings
from newsroom.workflow.errors import Refused

_NOT_MAIL = ("console", "dummy", "filebased")


def password_link(user, *, by) -> str:
    """The address at which this user chooses a password, to be handed over by whoever made it.

    Raises Refused for somebody who could not sign in with it.
    """
    if not by.has_perm("auth.change_user") or (user.is_superuser and not by.is_superuser):
        raise Refused(f"{by.get_username()} may not make links for this user.")
    if not user.is_active:
        raise Refused(f"{user.get_username()} is not active: a link would be of no use.")
    path = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        },
    )
    return f"{settings.SITE_URL}{path}"


def mail_is_configured() -> bool:
    """Whether EMAIL_URL names a server; without one, links are copied and nothing is sent."""
    backend = settings.EMAIL_BACKEND.removeprefix("django.core.mail.backends.")
    return backend.partition(".")[0] not in _NOT_MAIL


def mail_link(user, link: str, *, by) -> bool:
    """Send the link to the user's address; whether it went out."""
    if not (user.email and mail_is_configured()):
        return False
    publication = SiteSettings.objects.current().name
    sender = by.get_full_name() or by.get_username()
    text = (
        f"{sender} sends you this link to the desk of {publication}.\n"
        f"Choose a password with it; your user name is {user.get_username()}.\n\n{link}\n\n"
        f"It works once, and for {days()} days.\n"
    )
    try:
        return send_mail(f"Your login at {publication}", text, None, [user.email]) == 1
    except (OSError, SMTPException):
        return False


def days() -> int:
    """For how many days a link is good."""
    return settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
