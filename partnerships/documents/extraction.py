"""The words of an .html, .docx or .pdf file. Pure; run as a script in a process of its own.

Files come from anywhere and their parsers can be led astray: `reading.py` starts this file as
`python -I extraction.py KIND SECONDS < file`, with limits on memory and processor. It prints the
text and exits with 0, or prints a sentence for the desk and exits with `REFUSED`.
"""

import re
import sys
import zipfile
from contextlib import suppress
from html import unescape
from io import BytesIO
from xml.parsers import expat

#: A long book. More cannot be compared or edited in a form with any pleasure.
MOST_CHARACTERS = 1_000_000
MOST_PAGES = 1_000
REFUSED = 3

_MOST_XML = 50 * 1024 * 1024
_MOST_MEMORY = 1024**3
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})""", re.I)
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"head", "noscript", "script", "style", "svg", "template", "title"}


class Unreadable(ValueError):
    """A file whose text we cannot hold; the message is a sentence for the desk."""


def too_long() -> Unreadable:
    return Unreadable(
        f"The text is longer than {MOST_CHARACTERS:,} characters. "
        "Hold the part that you quote from instead."
    )


def decoded(data: bytes, *named: str) -> str:
    """Bytes as text: by their mark, then as the encodings `named`, UTF-8 or Windows would."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        named = ("utf-16",)
    for encoding in (*named, "utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            text.encode()
        except (UnicodeError, LookupError):
            continue
        return text
    raise Unreadable("The letters of this file cannot be read. Save it as UTF-8 and try again.")


def from_html(data: bytes) -> str:
    """What a reader of the page sees, one line a block; <q> becomes quotation marks."""
    import nh3  # only the child process pays for the libraries

    declared = _CHARSET.search(data[:4096])
    html = decoded(data, *([declared[1].decode()] if declared else []))
    # line breaks in the file are spaces to a reader; nh3 leaves well-formed tags, all escaped
    html = nh3.clean(
        html.replace("\n", " ").replace("\r", " "),
        tags=_BLOCKS | {"q"},
        attributes={},
        clean_content_tags=_UNSEEN,
        link_rel=None,
    )
    html = html.replace("<q>", "“").replace("</q>", "”")
    return unescape(re.sub(r"<[^<>]*>", "\n", html))


class _Words:
    """Listens to expat: text runs of WordprocessingML, one line a paragraph.

    Deleted text stands in elements of another name; what was moved away or stands twice for old
    programs (`Fallback`) is left out.
    """

    _ENDS = {"p": "\n", "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self):
        self.text: list[str] = []
        self.length = 0
        self._in_text = False
        self._hidden = 0

    @staticmethod
    def _local(name: str) -> str:
        return name.rpartition(" ")[2]

    def start(self, name, attributes):
        local = self._local(name)
        self._hidden += local in ("moveFrom", "Fallback")
        self._in_text = local == "t" and not self._hidden

    def end(self, name):
        local = self._local(name)
        self._hidden -= local in ("moveFrom", "Fallback")
        self._in_text = False
        if not self._hidden:
            self.text.append(self._ENDS.get(local, ""))

    def words(self, data):
        if self._in_text:
            self.text.append(data)
            self.length += len(data)
            if self.length > MOST_CHARACTERS:
                raise too_long()

    def doctype(self, *declared):
        raise Unreadable("This is no Word document: its XML declares a type of its own.")


def from_docx(data: bytes) -> str:
    """The text of a Word document's body, as it stands with all changes accepted."""
    if data.startswith(_OLE):
        raise Unreadable(
            "This Word document is encrypted, or of the old .doc kind. "
            "Save it as .docx without a password."
        )
    broken = Unreadable("This is no Word document, or a broken one.")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = set(archive.namelist())
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Unreadable("This document carries macros. Save it as .docx without them.")
        if "word/document.xml" not in names:
            raise broken
        part = archive.getinfo("word/document.xml")
        if part.flag_bits & 1:
            raise Unreadable("This document is encrypted. Save it without a password.")
        if part.file_size > _MOST_XML:
            raise Unreadable("Unpacked, this document would be far larger than any text.")
        words = _Words()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = words.start, words.end
        parser.CharacterDataHandler = words.words
        parser.StartDoctypeDeclHandler = words.doctype
        with archive.open(part) as xml:
            parser.ParseFile(xml)
    except Unreadable:
        raise
    except (zipfile.BadZipFile, expat.ExpatError, NotImplementedError, EOFError, OSError) as error:
        raise broken from error
    except Exception as error:  # zlib, lzma and struct each raise their own for broken data
        raise broken from error
    return "".join(words.text)


def from_pdf(data: bytes) -> str:
    """The text of a PDF, page after page, if it carries any."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise Unreadable("This PDF is encrypted. Save it without a password.")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"This PDF has more than {MOST_PAGES:,} pages.")
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > MOST_CHARACTERS:
                raise too_long()
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken PDF raises whatever its first wrong byte leads to
        raise Unreadable("This is no PDF, or a broken one.") from error
    return "\n".join(pages).encode(errors="replace").decode()


EXTRACTORS = {"html": from_html, "docx": from_docx, "pdf": from_pdf}


def _limit(seconds: int) -> None:
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, _MOST_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some; the clock still limits it
            resource.setrlimit(limit, (most, most))


def main(kind: str, seconds: str) -> int:
    _limit(int(seconds))
    try:
        answer, code = EXTRACTORS[kind](sys.stdin.buffer.read()), 0
        if len(answer) > 2 * MOST_CHARACTERS:
            raise too_long()
    except Unreadable as refusal:
        answer, code = str(refusal), REFUSED
    sys.stdout.buffer.write(answer.encode())
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
