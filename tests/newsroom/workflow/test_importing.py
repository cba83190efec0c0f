"""A text file becomes a draft with its mentions offered, or nothing is written."""

import io

import pytest
from django.core.management import CommandError, call_command

from newsroom.articles.importing import UnreadableText
from newsroom.models import Article, Mention, State
from newsroom.workflow.errors import NotAllowed
from newsroom.workflow.importing import import_text
from tests.factories import make_company, make_device, make_name, make_person

pytestmark = pytest.mark.django_db

STORY = (
    b" date 2023-04-05 Brunnfeld and Halden announced a phone <today> & more.\n\n"
    b"Ada Sandgren calls it an honor. It is the Dusk 2 Ultra, not the Dusk 2."
)


def offered(article):
    return dict(article.mentions.values_list("record__name", "words"))


def test_draft_has_day_text_and_first_revision():
    article = import_text(STORY, by=None, filename="folder/story.txt")
    article.refresh_from_db()
    assert article.state == State.DRAFT
    assert article.day.isoformat() == "2023-04-05"
    assert article.headline == "Brunnfeld and Halden announced a phone <today> & more"
    assert article.body.startswith(
        "<p>Brunnfeld and Halden announced a phone &lt;today&gt; &amp; more.</p><p>Ada Sandgren"
    )
    assert article.imported_from == "story.txt"
    assert article.section is None
    assert article.revision == 1
    assert article.revisions.get().note == "Imported from story.txt, read as UTF-8."


def test_records_named_are_offered_in_the_words_of_the_text():
    make_name(record=make_company(name="Halden Optik"), text="Halden")
    make_person(name="Ada Sandgren")
    make_device(name="Dusk 2 Ultra")
    make_device(name="Dusk 2")
    make_company(name="Nobody AB")
    article = import_text(STORY, by=None)
    assert offered(article) == {
        "Halden Optik": "Halden",
        "Ada Sandgren": "Ada Sandgren",
        "Dusk 2 Ultra": "Dusk 2 Ultra",
        "Dusk 2": "Dusk 2",
    }
    assert set(article.mentions.values_list("status", "origin")) == {
        (Mention.Status.OFFERED, Mention.Origin.AUTOMATIC)
    }


def test_common_word_is_not_the_company_of_that_name():
    make_company(name="Honor")
    assert offered(import_text(STORY, by=None)) == {}


def test_merged_record_is_not_offered():
    heir = make_company(name="Halden Optik")
    make_company(name="Halden", merged_into=heir.record)
    assert offered(import_text(STORY, by=None)) == {}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x00", "This is not a text file"),
        (b"word " * 100_000, "The text is too long"),
    ],
    ids=["empty", "binary", "longer than an article may be"],
)
def test_what_cannot_be_imported_leaves_nothing(data, sentence):
    with pytest.raises(UnreadableText, match=sentence):
        import_text(data, by=None)
    assert not Article.objects.exists()


def test_whoever_may_not_write_articles_may_not_import(django_user_model):
    reader = django_user_model.objects.create_user("reader")
    with pytest.raises(NotAllowed):
        import_text(STORY, by=reader)
    assert not Article.objects.exists()


def run(*arguments):
    out = io.StringIO()
    call_command("import_article", *arguments, stdout=out)
    return out.getvalue()


def test_command_prints_the_address_and_what_was_offered(tmp_path):
    make_person(name="Ada Sandgren")
    file = tmp_path / "story.txt"
    file.write_bytes(STORY)
    printed = run(str(file))
    article = Article.objects.get()
    assert f"/desk/newsroom/article/{article.pk}/change/" in printed
    assert "Offered: Ada Sandgren (person), as “Ada Sandgren”" in printed


def test_command_does_not_read_a_file_of_50_mb(tmp_path):
    file = tmp_path / "huge.txt"
    with file.open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
    with pytest.raises(CommandError, match=r"too large: 50\.0 MB of 2 MB"):
        run(str(file))
    assert not Article.objects.exists()


def test_command_says_in_a_sentence_what_is_wrong(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    for arguments, sentence in [
        ([str(empty)], "The file is empty."),
        ([str(tmp_path)], "is a folder, not a text file."),
        ([str(tmp_path / "missing.txt")], "There is no file"),
        ([str(empty), "--by", "nobody"], "There is no user “nobody”."),
    ]:
        with pytest.raises(CommandError, match=sentence):
            run(*arguments)
