"""Two people press Publish in the same second, in two processes."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from newsroom.models import Version
from tests.newsroom.factories import make_article, make_user

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
    start = str(time.time() + 2)
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLISH, name, start],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    told = [process.communicate(timeout=60) for process in running]
    assert [error for _, error in told if "Traceback" in error] == []
    answers = sorted(answer.strip() for answer, _ in told)
    assert answers[1] == "won: 1"
    assert answers[0].startswith(("told: This is version 1 already", "told: Somebody else"))
    assert Version.objects.count() == 1
