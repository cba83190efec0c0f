import pytest

from tests.factories import make_document
from tests.newsroom.desk.pages import save
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage():
    document = make_document(text="“We are very glad to be here,” the chief executive said.")
    quote = make_quote("We are very glad to be here", document=document)
    return tag_words(make_article(), "We are glad to be here", quote=quote)


def test_the_button_saves_checks_each_quote_and_says_what_was_found(desk, editor, passage):
    answer = desk.get(save(desk, passage.article, _verb="check")["Location"])
    said = [str(message) for message in answer.context["messages"]]
    assert said[0] == "1 passage checked: 1 differs from the source."
    assert said[1].startswith("“We are glad to be here”:")
    passage.refresh_from_db()
    assert (passage.words_finding, passage.checked_by) == ("altered", editor)


def test_editing_the_words_of_a_checked_passage_checks_them_again_at_once(desk, passage):
    save(desk, passage.article, _verb="check")
    passage.article.refresh_from_db()
    body = passage.article.body.replace("We are glad", "We are very glad")
    save(desk, passage.article, body=body)
    passage.refresh_from_db()
    assert passage.words_finding == "verbatim"


def test_a_reporter_checks_nothing(client, passage):
    reporter = make_user("Reporter")
    passage.article.created_by = reporter
    passage.article.save()
    client.force_login(reporter)
    answer = client.get(save(client, passage.article, _verb="check")["Location"])
    assert "for editors and fact-checkers" in str(next(iter(answer.context["messages"])))
    passage.refresh_from_db()
    assert passage.words_finding == "unchecked"
