"""Desk notes: begun, answered, resolved and opened again; who is called hears of it."""

import pytest
from django.core.exceptions import ValidationError

from newsroom.models import Note, NoteMention, NoteThread
from newsroom.notes import actions, mailing
from newsroom.workflow.errors import NotAllowed, SomebodyWasFaster
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.notes.smtp_server import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita():
    return make_user("Reporter", username="rita", email="rita@example.org")


@pytest.fixture
def ed():
    return make_user("Editor", username="ed", email="ed@example.org")


@pytest.fixture
def article(rita):
    return make_article(created_by=rita, body="<p>Xiaomi said so.</p>")


def test_a_thread_is_about_words_of_the_text(article, ed):
    thread = actions.begin(
        article, by=ed, text="Says who?", place="body", words=" Xiaomi said ", after="so."
    )
    assert (str(thread), thread.after) == ("“Xiaomi said”", "so.")
    assert thread.notes.get().by == ed


def test_a_thread_is_about_a_field_or_about_everything(article, ed):
    assert str(actions.begin(article, by=ed, text="Too long.", place="headline")) == "Headline"
    assert str(actions.begin(article, by=ed, text="Good.")) == "The whole article"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": "  "}, "This field cannot be blank."),
        ({"place": "nowhere"}, "Value 'nowhere' is not a valid choice."),
        ({"place": "headline", "words": "Xiaomi"}, "Words are those of the text."),
        ({"text": "@nobody look"}, "Nobody on the desk is called @nobody."),
        ({"text": "x" * 4001}, "Ensure this value has at most 4000 characters (it has 4001)."),
    ],
)
def test_a_note_that_makes_no_sense_leaves_nothing(article, ed, wrong, sentence):
    with pytest.raises(ValidationError) as refusal:
        actions.begin(article, by=ed, **{"text": "Look."} | wrong)
    assert refusal.value.messages == [sentence]
    assert not NoteThread.objects.exists()


def test_one_who_cannot_see_the_article_is_not_called_to_it(article, ed):
    make_user("Reporter", username="sam")
    with pytest.raises(ValidationError, match="@sam cannot see this article: assign it first"):
        actions.begin(article, by=ed, text="@sam take over")


def test_superusers_are_not_told_of(article, ed):
    make_user(username="root", is_superuser=True)
    with pytest.raises(ValidationError, match="Nobody on the desk is called @root"):
        actions.begin(article, by=ed, text="@root?")


def test_who_is_called_has_it_waiting_until_they_answer(article, rita, ed):
    thread = actions.begin(article, by=ed, text="@rita, says who?")
    assert list(NoteThread.objects.waiting_for(rita)) == [thread]
    assert list(NoteThread.objects.waiting_for(ed)) == []
    actions.answer(thread, by=rita, text="The release, @ed.")
    assert list(NoteThread.objects.waiting_for(rita)) == []
    assert list(NoteThread.objects.waiting_for(ed)) == [thread]
    actions.resolve(thread, by=ed)
    assert list(NoteThread.objects.waiting_for(ed)) == []


def test_resolved_and_reopened_once(article, rita, ed):
    thread = actions.begin(article, by=ed, text="Says who?")
    with pytest.raises(SomebodyWasFaster):
        actions.reopen(thread, by=ed)
    actions.resolve(thread, by=rita)
    with pytest.raises(SomebodyWasFaster, match="resolved this already"):
        actions.resolve(thread, by=ed)
    actions.reopen(thread, by=ed)
    assert NoteThread.objects.open().get() == thread


def test_an_answer_opens_a_resolved_thread(article, rita, ed):
    thread = actions.begin(article, by=ed, text="Says who?")
    actions.resolve(thread, by=ed)
    actions.answer(thread, by=rita, text="Still not clear.")
    assert NoteThread.objects.open().count() == 1


def test_others_cannot_write_on_what_they_cannot_see(article):
    stranger = make_user("Reporter")
    thread = actions.begin(article, by=make_user("Editor"), text="Look.")
    for verb in (
        lambda: actions.begin(article, by=stranger, text="Hello"),
        lambda: actions.answer(thread, by=stranger, text="Hello"),
        lambda: actions.resolve(thread, by=stranger),
        lambda: actions.reopen(thread, by=stranger),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert Note.objects.count() == 1


@pytest.fixture
def say(article, ed, django_capture_on_commit_callbacks):
    """A note of `ed`, committed."""

    def begin(text, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return actions.begin(article, by=ed, text=text, **fields)

    return begin


def test_a_mail_goes_to_who_is_called(article, rita, say, settings):
    with mail_server(settings) as server:
        thread = say("@rita @ed says who?")
        mailing.wait()
    ((to, mail),) = server.taken  # not to oneself
    assert to == ["rita@example.org"]
    assert mail["Subject"] == f"Note on “{article}”"
    assert "says who?" in mail.get_content()
    assert f"/desk/newsroom/article/{article.pk}/change/#note-{thread.pk}" in mail.get_content()
    assert NoteMention.objects.count() == 2


def test_one_address_that_is_refused_keeps_nobody_elses_mail_back(article, rita, say, settings):
    make_user("Editor", username="anna", email="gone@example.org")
    with mail_server(settings, unknown=["gone@example.org"]) as server:
        say("@anna @rita says who?")
        mailing.wait()
    assert [to for to, _ in server.taken] == [["rita@example.org"]]


def test_a_mail_server_that_is_down_loses_no_note(rita, say, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    say("@rita says who?")
    mailing.wait()
    assert Note.objects.count() == 1
    assert "was not sent to rita@example.org" in caplog.text


def test_a_mail_server_that_does_not_answer_keeps_nobody_waiting(rita, say, settings, caplog):
    settings.EMAIL_TIMEOUT = 60
    with mail_server(settings, is_silent=True):
        say("@rita says who?")
        assert Note.objects.count() == 1
        assert "was not sent" not in caplog.text  # It still has not answered.
    mailing.wait()
    assert "was not sent" in caplog.text


def test_a_headline_of_two_lines_is_one_subject(article, rita, say, settings):
    article.headline = "A lens\nBcc: everybody@example.org"
    with mail_server(settings) as server:
        say("@rita says who?")
        mailing.wait()
    ((to, mail),) = server.taken
    assert to == ["rita@example.org"]
    assert mail["Subject"].strip() == "Note on “A lens Bcc: everybody@example.org”"
    assert mail["Bcc"] is None


def test_without_a_mail_server_nothing_is_sent(rita, say, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    say("@rita says who?")
    mailing.wait()
    assert capsys.readouterr().out == ""
