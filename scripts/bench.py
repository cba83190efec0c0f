"""Figures for docs/benchmarks.md, printed: `make bench`. Nothing here passes or fails.

Each line says how long a piece of work takes for an input and for twice that input: about 2.0
is linear, whatever the machine.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newsroom.articles.names import NameFinder, find_names
from newsroom.quotes import marks
from newsroom.quotes.verification import HeldText, verify
from newsroom.versions.comparison import compare_bodies

WORDS = [f"word{number}" for number in range(5_000)]


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs, in seconds of processor time."""
    runs = []
    for _ in range(3):
        began = time.process_time()
        work()
        runs.append(time.process_time() - began)
    return min(runs)


def text(length: int) -> str:
    return " ".join(random.Random(length).choices(WORDS, k=length))


def body(length: int) -> str:
    words = text(length).split()
    return "".join(f"<p>{' '.join(words[i : i + 80])}</p>" for i in range(0, length, 80))


def names(count: int) -> Callable[[], object]:
    on_file = [(f"Name {number} Corp", number) for number in range(count)]
    article = f"{text(1_000)} Name 99 Corp {text(1_000)}"
    return lambda: find_names(article, on_file)


def written(length: int) -> Callable[[], object]:
    """As one writes: 100,000 names made ready before, fifty of them in the text."""
    finder = NameFinder((f"Name {number} Corp", number) for number in range(100_000))
    article = " ".join([text(length - 150), *(f"Name {number} Corp" for number in range(50))])
    return lambda: [finder.find(article) for _ in range(100)]


def marked(paragraphs: int) -> Callable[[], object]:
    span = '<span data-passage="11111111-1111-4111-8111-111111111111">words</span>'
    html = f"<p>“{span}” and more words.</p>" * paragraphs
    return lambda: marks.passages_in(html)


def compared(length: int) -> Callable[[], object]:
    before = body(length)
    after = before.replace("word12", "other12")
    return lambda: compare_bodies(before, after)


def verified(documents: int) -> Callable[[], object]:
    texts = [text(10_000 + number) for number in range(documents)]

    def work():
        for source in texts:
            verify([" ".join(source.split()[5_000:5_030])], HeldText(source))

    return work


BENCHES = [
    ("names of 50,000 / 100,000 records found in 2,000 words", names, 50_000),
    ("100 times 100,000 names, made ready before, found in 500 / 1,000 words", written, 500),
    ("marks of a body of 5,000 / 10,000 tagged paragraphs", marked, 5_000),
    ("two versions of 10,000 / 20,000 words compared", compared, 10_000),
    ("100 / 200 passages checked, each in its text of 10,000 words", verified, 100),
]

if __name__ == "__main__":
    for title, bench, size in BENCHES:
        once, twice = seconds(bench(size)), seconds(bench(2 * size))
        print(f"{title}: {once:.2f} s / {twice:.2f} s, ratio {twice / once:.1f}")
