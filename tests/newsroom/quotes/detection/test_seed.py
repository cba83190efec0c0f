"""The article the newsroom starts with must give what its editors expect."""

from pathlib import Path

import pytest

from newsroom.articles.importing import parse
from newsroom.quotes.detection import Kind, SpeakerType, detect

SEED = Path(__file__).parents[5] / "shared" / "seed" / "xiaomi-leica-2022-05-23.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")


@pytest.fixture(scope="module")
def found():
    text = "\n\n".join(parse(SEED.read_bytes()).paragraphs)
    return {" ".join(quotation.words[1:-1].split()[:3]): quotation for quotation in detect(text)}


def test_everything_between_marks_is_found(found):
    assert list(found) == [
        "customers a new",
        "exceptional image quality,",
        "a strong boost",
        "Leica and Xiaomi",
        "we are convinced",
        "co-develop",
    ]


def test_one_utterance_of_matthias_harsch_in_two_fragments(found):
    first, second = found["Leica and Xiaomi"], found["we are convinced"]
    assert first.group == second.group
    assert (first.speaker.full, second.speaker.full) == ("Matthias Harsch", "Matthias Harsch")
    assert first.speaker.title == second.speaker.title == "CEO of Leica Camera AG"


def test_one_passage_is_the_joint_press_release(found):
    speaker = found["exceptional image quality,"].speaker
    assert (speaker.type, speaker.written) == (SpeakerType.DOCUMENT, "a joint press release")


def test_one_passage_has_no_speaker(found):
    boost = found["a strong boost"]
    assert (boost.kind, boost.speaker.type) == (Kind.PARTIAL, SpeakerType.NONE)


def test_one_passage_is_the_companies_narration(found):
    era = found["customers a new"]
    assert (era.kind, era.speaker.type) == (Kind.PARTIAL, SpeakerType.ORGANISATION)
    assert era.speaker.full == "Xiaomi and Leica"


def test_a_single_quoted_word_is_no_quotation(found):
    assert found["co-develop"].kind is Kind.SCARE
