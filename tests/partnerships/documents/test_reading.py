import pytest

from partnerships.documents.reading import MOST_BYTES, Unreadable, read_text
from tests.partnerships.documents.files import docx, encrypted_pdf, pdf

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", "“Glad”, she said.\r\n\r\n\r\n\r\nEnd. ".encode(), "“Glad”, she said.\n\nEnd."),
        ("a.TXT", "\ufeffGlad — so".encode(), "Glad — so"),
        ("a.txt", "“Glad”".encode("utf-16"), "“Glad”"),
        ("a.txt", "“Glad”".encode("cp1252"), "“Glad”"),
        (
            "a.html",
            b"<!doctype html><title>T</title><style>p{}</style><p>We are\n<em>glad</em> &amp; "
            b"proud.<p>He said <q>yes</q>.<script>alert(1)</script><br>End",
            "We are glad & proud.\n\nHe said “yes”.\nEnd",
        ),
        ("a.htm", '<meta charset="gb2312"><p>雷军</p>'.encode("gb2312"), "雷军"),
        ("a.html", b"<p>1 &lt; 2 &lt;b&gt;</p><!-- hidden -->", "1 < 2 <b>"),
        ("a.docx", docx("We are glad.", "So &amp; so."), "We are glad.\nSo & so."),
        (
            "a.docx",
            docx(
                inside="<w:p><w:r><w:t>Now</w:t><w:tab/><w:t>then</w:t></w:r>"
                "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
                "<w:ins><w:r><w:t>, new</w:t></w:r></w:ins>"
                "<w:moveFrom><w:r><w:t>elsewhere</w:t></w:r></w:moveFrom></w:p>"
            ),
            "Now\tthen, new",
        ),
        ("a.pdf", pdf("We are glad.", "So proud."), "We are glad.\nSo proud."),
    ],
)
def test_the_words_of_a_file_are_read(name, data, text):
    assert read_text(name, data) == text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.doc", b"words", "We read .txt, .html, .docx and .pdf files."),
        ("a", b"words", "We read .txt, .html, .docx and .pdf files."),
        ("a.txt", b"", "There is no text in it."),
        ("a.txt", b" \n\n ", "There is no text in it."),
        ("a.txt", bytes(range(256)), "cannot be read|not plain text"),
        ("a.txt", docx("Glad."), "cannot be read|not plain text"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "larger than 20 MB"),
        ("a.txt", b"x" * (20 * MB), "longer than 1,000,000 characters"),
        ("a.html", b"x" * (20 * MB), "longer than 1,000,000 characters|too tangled"),
        ("a.html", b"<p></p>", "There is no text in it."),
        ("a.docx", bytes(range(256)) * 40, "no Word document, or a broken one"),
        ("a.docx", pdf("Glad."), "no Word document, or a broken one"),
        ("a.docx", docx("Glad.")[:-60], "no Word document, or a broken one"),
        ("a.docx", docx("Glad.", inside="<w:p>"), "no Word document, or a broken one"),
        ("a.docx", docx("Glad.", vbaProject=b"x"), "macros"),
        ("a.docm", docx("Glad."), "macros"),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "encrypted"),
        ("a.docx", docx("a" * (60 * MB)), "far larger than any text"),
        ("a.docx", docx("a" * (2 * MB)), "longer than 1,000,000 characters"),
        (
            "a.docx",
            docx("&b;", prolog='<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'),
            "declares a type of its own",
        ),
        ("a.pdf", b"%PDF-1.4 and nothing", "no PDF, or a broken one"),
        ("a.pdf", docx("Glad."), "no PDF, or a broken one"),
        ("a.pdf", pdf("Glad.")[:200], "no PDF, or a broken one|There is no text"),
        ("a.pdf", encrypted_pdf("Glad."), "encrypted"),
        ("a.pdf", pdf(""), "There is no text in it."),
    ],
)
def test_a_file_that_cannot_be_held_is_refused_with_a_sentence(name, data, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        read_text(name, data)
    assert str(refused.value).endswith(".")


def test_a_file_that_eats_its_reader_is_refused():
    with pytest.raises(Unreadable, match="too tangled"):
        read_text("a.html", b"<div>" * MB, seconds=1)
