"""What holds of any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.quotes.detection import detect

MARKS = "“”\"'‘’«»„「」()="
WORDS = (
    "said |Ada Byron |she |according to |the company |@glasseye |6.1|who |It is ready|customers|"
    "the report |Mr. |said that |s’ |KIM: |and |CEO of |it |the executive |Halia |’s "
)
BREAKS = ("\n\n", "\n", ". ", ", ", ": ", " ", "— ", "İ", "\u200b", "\x00", "𝒜")
PIECES = st.sampled_from([*MARKS, *WORDS.split("|"), *BREAKS])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_offsets_slice_back_to_the_text(text):
    for quotation in detect(text):
        assert text[quotation.start : quotation.end] == quotation.words
        assert quotation.start < quotation.end
        speaker = quotation.speaker
        if speaker.written is not None:
            assert text[speaker.start : speaker.end] == speaker.written
        assert 0 <= quotation.confidence <= 1


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_nothing_overlaps_within_a_level(text):
    reached: dict[int, int] = {}
    for quotation in detect(text):
        assert quotation.start >= reached.get(quotation.level, 0)
        reached[quotation.level] = quotation.end


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_answer(text):
    assert detect(text) == detect(text)
