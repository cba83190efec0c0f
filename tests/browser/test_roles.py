"""Each role at the desk: it is not shown what it may not do, and who knows the address is told."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Move, Version
from newsroom.versions import actions
from newsroom.workflow.roles import ROLES
from tests.newsroom.factories import make_article, make_author, make_user

pytestmark = pytest.mark.django_db(transaction=True)

VERBS = ("publish", "schedule", "correct", "entry", "withdraw", "retract", "spike", "send_back")
MAY = {
    "Reporter": set(),
    "Editor": {"publish", "schedule", "correct", "entry", "spike", "send_back"},
    "Fact-checker": set(),
    "Data editor": set(),
    "Managing editor": set(VERBS),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_tries_what_it_may_not(page, live_server, log_in, role):
    user = make_user(role)
    article = make_article(is_developing=True, created_by=user, authors=[make_author(user=user)])
    version = actions.publish(article, by=make_user("Editor"))
    log_in(user)
    desk = f"{live_server.url}/desk/newsroom/article/{article.pk}"
    moves = Move.objects.count()

    page.goto(f"{desk}/change/")
    shown = {button.get_attribute("value") for button in page.locator("button[name=_verb]").all()}
    assert shown & set(VERBS) == MAY[role]
    for verb in VERBS:
        if verb in MAY[role]:
            page.goto(f"{desk}/do/{verb}/")
            expect(page.locator(".submit-row [type=submit]")).to_have_count(1)
        else:  # The page it leads to is the one above: only what it says is looked at.
            answer = page.request.get(f"{desk}/do/{verb}/")
            told = answer.text().split('class="messagelist"')[1].split("</ul>")[0]
            assert (answer.url, "may not" in told) == (f"{desk}/change/", True)
    answer = page.goto(f"{live_server.url}/desk/newsroom/article/breaking/")
    assert answer.status == (200 if MAY[role] else 403)
    page.goto(f"{live_server.url}/desk/newsroom/version/{version.pk}/change/")
    assert bool(page.locator(".object-tools a:text-is('Redact')").count()) == (
        role == "Managing editor"
    )
    assert Move.objects.count() == moves
    assert Version.objects.get() == version
