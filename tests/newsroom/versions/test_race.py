"""Two people press Publish in the same second, in two processes."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from newsroom.models import Version
from newsroom.versions import actions
from tests.factories import make_document
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

PUBLISH = """
import sys, time
import django
django.setup()
from django.contrib.auth.models import User
from newsroom.models import Article
from newsroom.versions.actions import publish
from newsroom.workflow.errors import SomebodyWasFaster
article = Article.objects.get()
by = User.objects.get(username=sys.argv[1])
time.sleep(max(0, float(sys.argv[2]) - time.time()))
try:
    version = publish(article, by=by)
except SomebodyWasFaster as told:
    print("told:", told)
else:
    print("won:", version.number)
"""


EXTEND = """
import sys, time
from datetime import timedelta
import django
django.setup()
from django.db import transaction
from newsroom.versions.embargoes import set_embargo
from partnerships.models import Document
document = Document.objects.get()
with transaction.atomic():
    until = document.embargo_until + timedelta(days=1)
    set_embargo(document, until=until, zone="Europe/Berlin", by=None)
    print("extended", flush=True)
    time.sleep(1.5)
"""


def start(script, *arguments):
    """Another process on the same database."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def database_url():
    fields = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{fields['NAME']}"
    who = f"{fields['USER']}:{fields['PASSWORD']}@" if fields["USER"] else ""
    return f"postgres://{who}{fields['HOST']}:{fields['PORT']}/{fields['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_one_wins_and_the_other_is_told():
    make_article()
    names = [make_user("Editor", username=name).username for name in ("ann", "ben")]
    moment = str(time.time() + 2)
    running = [start(PUBLISH, name, moment) for name in names]
    told = [process.communicate(timeout=300) for process in running]
    assert [error for _, error in told if "Traceback" in error] == []
    answers = sorted(answer.strip() for answer, _ in told)
    assert answers[1] == "won: 1"
    assert answers[0].startswith(("told: This is version 1 already", "told: Somebody else"))
    assert Version.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_scheduled_past_an_embargo_that_is_being_extended():
    editor, at = make_user("Editor"), timezone.now() + timedelta(days=1)
    document = make_document(public=True, embargo_until=at, embargo_zone="Europe/Berlin")
    article, quote = make_article(), make_quote(document=document)
    tag_words(article, quote.words, quote=quote)
    actions.make_public_with(article, quote)
    other = start(EXTEND)
    assert other.stdout.readline() == "extended\n"  # and not yet committed
    with pytest.raises(ValidationError, match="public from"):
        actions.publish(article, by=editor, at=at)
    assert "Traceback" not in other.communicate(timeout=300)[1]
    assert not Version.objects.exists()
