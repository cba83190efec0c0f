"""state × verb × role, as a table that an editor could check."""

import pytest

from newsroom.models import Article, State
from newsroom.workflow import actions
from newsroom.workflow.errors import NotAllowed, Refused
from newsroom.workflow.transitions import TRANSITIONS
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db

ROLES = ("Reporter", "Editor", "Fact-checker", "Data editor", "Managing editor")
MAY = {
    "submit": {"Reporter", "Editor", "Managing editor"},
    "send_back": {"Editor", "Managing editor"},
    "approve": {"Editor", "Managing editor"},
    "spike": {"Editor", "Managing editor"},
    "reopen": {"Editor", "Managing editor"},
    "bin": {"Reporter", "Editor", "Managing editor"},
    "publish": {"Editor", "Managing editor"},
    "schedule": {"Editor", "Managing editor"},
    "hold": {"Editor", "Managing editor"},
    "refreeze": {"Editor", "Managing editor"},
    "bring_forward": {"Editor", "Managing editor"},
    "entry": {"Editor", "Managing editor"},
    "end_developing": {"Editor", "Managing editor"},
    "correct": {"Editor", "Managing editor"},
    "withdraw": {"Managing editor"},
    "call_off": {"Managing editor"},
    "retract": {"Managing editor"},
}
FROM = {
    "submit": {"draft"},
    "send_back": {"in_review", "approved"},
    "approve": {"draft", "in_review"},
    "spike": {"draft", "in_review", "approved"},
    "reopen": {"spiked"},
    "bin": {"draft", "in_review", "approved", "spiked"},
    "publish": {"draft", "in_review", "approved"},
    "schedule": {"draft", "in_review", "approved"},
    "hold": {"draft", "in_review", "approved"},
    "refreeze": {"draft", "in_review", "approved"},
    "bring_forward": {"draft", "in_review", "approved"},
    "call_off": {"draft", "in_review", "approved"},
    "entry": {"draft", "in_review", "approved"},
    "end_developing": {"draft", "in_review", "approved"},
    "correct": {"draft", "in_review", "approved"},
    "withdraw": {"draft", "in_review", "approved"},
    "retract": {"draft", "in_review", "approved"},
}
TO = {
    "submit": "in_review",
    "send_back": "draft",
    "approve": "approved",
    "spike": "spiked",
    "reopen": "draft",
}


def test_the_tables_name_the_same_verbs():
    assert set(TRANSITIONS) == set(MAY) == set(FROM)


@pytest.mark.parametrize("verb", TRANSITIONS)
@pytest.mark.parametrize("state", State.values)
def test_who_may_do_what_in_which_state(verb, state):
    for role in ROLES:
        user = make_user(role)
        article = make_article(state=state, created_by=user)
        if role not in MAY[verb]:
            with pytest.raises(NotAllowed):
                actions.authorise(article, verb, by=user)
        elif state not in FROM[verb]:
            with pytest.raises(Refused):
                actions.authorise(article, verb, by=user)
        else:
            assert actions.authorise(article, verb, by=user).verb == verb


@pytest.mark.parametrize("verb", TO)
def test_a_verb_moves_the_state_and_leaves_one_row(verb):
    article = make_article(state=min(FROM[verb]))
    actions.move(article, verb, by=make_user("Editor"), note="Because.")
    assert Article.objects.get().state == TO[verb]
    assert [(move.verb, move.note) for move in article.moves.all()] == [(verb, "Because.")]


@pytest.mark.parametrize("verb", ["send_back", "spike"])
def test_a_refusal_needs_a_reason(verb):
    article = make_article(state=State.IN_REVIEW)
    with pytest.raises(Refused, match="needs a reason"):
        actions.move(article, verb, by=make_user("Editor"), note=" ")
    assert Article.objects.get().state == State.IN_REVIEW


def test_somebody_else_moved_it_just_now():
    reporter = make_user("Reporter")
    article = make_article(state=State.DRAFT, created_by=reporter)
    Article.objects.update(state=State.SPIKED)
    with pytest.raises(Refused, match="just now"):
        actions.submit(article, by=reporter)
    assert not article.moves.exists()


def test_a_reporter_moves_only_what_is_theirs():
    with pytest.raises(NotAllowed, match="only work on their own"):
        actions.submit(make_article(), by=make_user("Reporter"))
