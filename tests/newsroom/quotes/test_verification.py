"""What counts as the same words, and what does not: each rule a row."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.quotes.held_text import HeldText
from newsroom.quotes.stated_speaker import same_speaker, stated_speaker
from newsroom.quotes.verification import verify

# Short excerpts of public reports of May 2022, as printed, with their addresses.
# https://www.latestly.com/agency-news/tech-news-xiaomi-and-leica-to-launch-a-co-branded-phone-in-july-3738680.html
ANI = (
    'Leica Camera AG CEO Matthias Harsch said "it is an honor to announce the long-term strategic '
    'cooperation with Xiaomi", and discussed an "unprecedented deep cooperation process", adding '
    'that Leica and Xiaomi are "convinced that the first jointly developed imaging flagship '
    'smartphone makes the pioneering progress of both companies visible". He assures "exceptional '
    'image quality, classic Leica aesthetics", and "unrestricted creativity".'
)
# https://en.techvision24.com/2022/05/25/xiaomi-announces-its-partnership-with-leica/
TECHVISION = (
    '"This cooperation will boost Xiaomi’s imaging strategy," said Lei Jun, Xiaomi’s Founder, '
    "Chairman, and Chief Executive."
)
QUALITIES = "exceptional image quality, classic Leica aesthetics, and unrestricted creativity,"

RELEASE = (
    "Oslo. “We are not glad – we are delighted,” said Ann Ost, who leads Halden. “The lens costs "
    "$150 million and took 3.5 years. It’s a co-development with Brunn, our long-term partner.”\n\n"
    "Halden will sell the smart-\nphone in May. It has what the firm calls a “night eye”."
)


def found(words, text=RELEASE, **options):
    return verify([words] if isinstance(words, str) else words, text, **options)


@pytest.mark.parametrize(
    "words",
    [
        "We are not glad – we are delighted",
        "we are not glad - we are delighted.",
        "WE ARE NOT GLAD — WE ARE DELIGHTED",
        "  we are not   glad, we are delighted  ",
        "It's a co-development with Brunn",
        "It’s a codevelopment with Brunn",
        "It’s a co‑development with Brunn",
        "It’s a co-deve\u00adlopment with ‘Brunn’",
        "Halden will sell the smartphone in May",
        "… took 3.5 years",
        "[T]he lens costs $150 million",
        "the lens costs $150 million [sic]",
        "It has what the firm calls a “night eye”",
        "delighted",
        # over the attribution: its words are nobody's
        "We are not glad, we are delighted. The lens costs $150 million",
        ["We are not glad,", "we are delighted"],
        ["We are not glad", "our long-term partner"],
    ],
)
def test_marks_spaces_and_case_do_not_make_other_words(words):
    finding = found(words)
    assert (finding.words, finding.difference) == ("verbatim", ())


@pytest.mark.parametrize(
    "words",
    [
        "We are not glad … we are delighted",
        "We are ... delighted",
        "The lens […] took 3.5 years",
        "The lens [...] took 3.5 years",
        "The lens (…) took 3.5 years. … our long-term partner",
        "[The product] costs $150 million [and] took 3.5 years",
    ],
)
def test_what_is_left_out_with_a_mark_is_left_out_honestly(words):
    assert found(words).words == "honest_omission"


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("We are glad", (("equal", "We are"), ("delete", "not"), ("equal", "glad"))),
        (
            "The lens costs €150 million",
            (("equal", "The lens costs"), ("delete", "$"), ("insert", "€"),
             ("equal", "150 million")),
        ),
        (
            "and took 35 years",
            (("equal", "and took"), ("delete", "3.5"), ("insert", "35"), ("equal", "years")),
        ),
        (
            "our very long-term partner",
            (("equal", "our"), ("insert", "very"), ("equal", "long-term partner")),
        ),
        (
            "The lens costs a lot and took 3.5 years",
            (("equal", "The lens costs"), ("delete", "$150 million"), ("insert", "a lot"),
             ("equal", "and took 3.5 years")),
        ),
        (
            "It is a co-development with Brunn",
            (("delete", "It’s"), ("insert", "It is"), ("equal", "a co-development with Brunn")),
        ),
        (
            "The lens […] took four years",
            (("equal", "The lens […] took"), ("delete", "3.5"), ("insert", "four"),
             ("equal", "years")),
        ),
    ],
)  # fmt: skip
def test_altered_words_show_what_the_source_says_and_what_we_print(words, difference):
    finding = found(words)
    assert (finding.words, finding.difference) == ("altered", difference)


def test_the_difference_of_two_fragments_is_one_text():
    finding = found(["We are not happy", "we are delighted"])
    assert finding.difference == (
        ("equal", "We are not"), ("delete", "glad"), ("insert", "happy"),
        ("equal", "we are delighted"),
    )  # fmt: skip


def test_parts_in_another_order_are_altered():
    finding = found(["took 3.5 years", "We are not glad"])
    assert finding.words == "altered"
    assert finding.difference == (("equal", "took 3.5 years"), ("insert", "We are not glad"))
    assert finding.reasons[0] == "The parts stand in another order in the source."
    assert found("took 3.5 years … We are not glad").words == "altered"


@pytest.mark.parametrize(
    "words", ["We hope for a good year", "glad partner", "The phone is cheap and it is light"]
)
def test_other_words_are_not_found(words):
    finding = found(words)
    assert (finding.words, finding.place, finding.speaker) == ("not_found", None, "unchecked")


@pytest.mark.parametrize("text", ["", " \n", "…"])
def test_without_a_text_nothing_is_said_of_the_words(text):
    assert found("We are glad", text).words == "no_text"


def test_the_place_is_told_in_characters_and_with_a_few_words_around():
    place = found("The lens costs $150 million").place
    assert RELEASE[place.start : place.end] == "The lens costs $150 million"
    assert place.context == (
        "… said Ann Ost, who leads Halden. “The lens costs $150 million "
        "and took 3.5 years. It’s a …"
    )
    assert place.quoted
    assert not found("It has what the firm calls").place.quoted


def test_the_same_words_are_rather_those_that_somebody_speaks():
    text = "They will open a new era. “We will open a new era,” said Ann Ost."
    assert found("will open a new era", text, said_by=["Ann Ost"]).speaker == "agrees"


def test_chinese_is_compared_sign_by_sign():
    text = "雷军说：「这次合作将有力推动小米的影像战略。」"
    assert found("这次合作将有力推动小米的影像战略", text).words == "verbatim"
    altered = found("这次合作将大力推动小米的影像战略", text)
    assert ("delete", "有") in altered.difference
    assert ("insert", "大") in altered.difference


# ---------------------------------------------------------------- the seed


def test_the_joint_press_release_has_an_added_and_in_the_words_of_matthias_harsch():
    finding = found(QUALITIES, ANI, said_by=["the joint press release of Xiaomi and Leica"])
    assert (finding.words, finding.speaker, finding.proposed) == (
        "altered", "differs", "Matthias Harsch",
    )  # fmt: skip
    assert finding.difference == (
        ("equal", "exceptional image quality, classic Leica aesthetics,"),
        ("insert", "and"),
        ("equal", "unrestricted creativity"),
    )


def test_a_strong_boost_is_given_to_nobody_and_should_be_to_lei_jun():
    finding = found("a strong boost to Xiaomi’s imaging strategy.", TECHVISION)
    assert (finding.words, finding.speaker, finding.proposed) == (
        "altered", "not_stated", "Lei Jun",
    )  # fmt: skip


def test_harsch_is_convinced_in_other_words_before():
    words = ["we are convinced that the first jointly developed imaging flagship smartphone"]
    finding = found(words, ANI, said_by=["Matthias Harsch, CEO of Leica Camera AG"])
    assert (finding.words, finding.difference[0], finding.speaker) == (
        "altered", ("insert", "we are"), "agrees",
    )  # fmt: skip


# ---------------------------------------------------------------- speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“@@,” said Ann Ost.", "Ann Ost"),
        ("“@@,” Ann Ost, who leads Halden, said.", "Ann Ost"),
        ("“@@”, adds Halden CEO Ann Ost, in Oslo.", "Ann Ost"),
        ("Halden’s Ann Ost said: “@@.”", "Ann Ost"),
        ("Ann Ost, chief executive of Halden, told reporters that “@@.”", "Ann Ost"),
        ("According to Ann Ost, “@@.”", "Ann Ost"),
        ("Ann Ost came to Oslo. Dr Ost said “@@.”", "Ann Ost"),
        ("“It works,” said Ann Ost. “@@.”", "Ann Ost"),
        ("“It works,” Ann Ost said. He left. She added: “@@.”", "Ann Ost"),
        ("Bo Ek said “no”. Ann Ost said “yes”, and promised “@@”.", "Ann Ost"),
        ("„@@“, said Ann Ost.", "Ann Ost"),
        ("‘@@,’ said Ann Ost.", "Ann Ost"),
        ('"@@," Jürgen von Halden said.', "Jürgen von Halden"),
        ("Bo Ek said “no”. The sign reads “@@”.", "The sign"),
        ("“@@.” It rained in Oslo.", None),
        ("The firm speaks of “@@”.", None),
        ("He said “@@.”", None),
    ],
)
def test_whom_a_text_names(text, speaker):
    words = "we are glad to be here"
    text = text.replace("@@", words)
    start = text.index(words)
    assert stated_speaker(text, start, start + len(words)) == speaker


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lei Jun", "Jun Lei", True),
        ("Harsch", "Matthias Harsch, CEO of Leica", True),
        ("Mr Harsch", "Matthias Harsch", True),
        ("Matthias Harsch", "the joint press release of Xiaomi and Leica", False),
        ("Lei Jun", "Matthias Harsch", False),
        ("", "Matthias Harsch", False),
    ],
)
def test_two_names_of_one_speaker(one, other, same):
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_words_of_two_speakers_are_not_of_one():
    text = "“We are glad to be here,” said Ann Ost. “It took us many years,” said Bo Ek."
    finding = found("We are glad to be here … It took us many years", text, said_by=["Ann Ost"])
    assert (finding.words, finding.speaker, finding.stated) == (
        "honest_omission", "differs", "Bo Ek",
    )  # fmt: skip


# ---------------------------------------------------------------- any text, any length


@given(st.lists(st.text(max_size=60), max_size=3), st.text(max_size=300))
def test_anything_is_answered_and_twice_the_same(words, text):
    finding = verify(words, text, said_by=["Ann"])
    assert finding == verify(words, HeldText(text), said_by=["Ann"])
    if finding.place:
        assert 0 <= finding.place.start < finding.place.end <= len(text)


@given(st.data())
def test_words_cut_from_a_text_stand_in_it(data):
    cut = data.draw(st.integers(0, len(RELEASE) - 1))
    end = data.draw(st.integers(cut, len(RELEASE)))
    words = " ".join(RELEASE[cut:end].split(" ")[1:-1])
    if words.strip(" “”.,–\n"):
        finding = found(words)
        assert finding.words in ("verbatim", "altered")  # across a mark it may be both


def corpus(documents, length, seed=1):
    """Texts whose words are as unevenly spread as in a language."""
    chance = random.Random(seed)
    vocabulary = [f"w{number}" for number in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    return [chance.choices(vocabulary, weights, k=length) for _ in range(documents)]


def test_200_passages_against_200_documents_of_10_000_words():
    texts = corpus(200, 10_000)
    passages = []
    for number, words in enumerate(texts):
        at = 40 * number
        quoted = words[at : at + 30]
        if number % 2:
            quoted[10:12] = ["other", "words"]
        passages.append([" ".join(quoted)])
    held = [HeldText(" ".join(words)) for words in texts]
    own = [verify(words, text).words for words, text in zip(passages, held, strict=True)]
    assert own == ["verbatim", "altered"] * 100
    others = [verify(words, text).words for words in passages[:20] for text in held[20:]]
    assert set(others) == {"not_found"}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("a " * 400 + "b", "a " * 500_000),
        ("a b " * 400 + "a a", "a b " * 250_000),
        ("x" * 1_000_000, "x" * 1_000_001),
        ("glad", "“" * 1_000_000),
        ("glad to be here", '"glad ' * 160_000),
        ("glad to be here", "‘glad " * 160_000),
        ("glad to be very", "said A “glad to be here” " * 40_000),
        ("… " * 100_000, "glad " * 1_000),
        ("glad … " * 2_000, "glad to be here " * 1_000),
    ],
)
def test_a_hostile_megabyte_comes_to_an_end(words, text):
    assert verify([words], text, said_by=["Ann Ost"]).words
