"""Words set into a box: as large as they fit, broken where readers expect it, never as boxes."""

import pytest

from newsroom.cards import faces
from newsroom.cards.setting import fitted

BOX = {"width": 1056, "height": 300, "largest": 76, "smallest": 34, "weight": 600}
LONG = "a word or two " * 200


def lines(text, language="", **box):
    return fitted(text, language=language, **{**BOX, **box})


@pytest.mark.parametrize(
    ("text", "size"),
    [("Short.", 76), ("A sentence of middling length, set in lines. " * 4, 48), (LONG, 34)],
)
def test_longer_texts_are_set_smaller(text, size):
    found = lines(text)
    assert found.style.size == size
    assert found.height <= 300
    assert all(found.style.width(line) <= 1056 for line in found.lines)


def test_what_does_not_fit_even_so_ends_in_an_ellipsis():
    found = lines(LONG)
    assert not found.is_whole
    assert found.lines[-1].endswith("…")
    assert LONG.startswith(" ".join(found.lines).removesuffix("…"))
    assert lines("Short.").is_whole


def test_a_word_wider_than_the_box_is_broken():
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    found = lines(word)
    assert "".join(found.lines) == word
    assert len(found.lines) > 1


def test_chinese_breaks_between_signs_but_not_before_a_full_stop():
    text = "小米与徕卡的合作将为小米影像战略带来强大助力。" * 3
    found = lines(text, "zh")
    assert "".join(found.lines) == text
    assert len(found.lines) > 2
    assert not [line for line in found.lines if line[0] in "。，”"]
    assert not [line for line in found.lines if line[-1] in "“「"]
    assert all(found.style.width(line) <= 1056 for line in found.lines)


@pytest.mark.parametrize(
    ("language", "text", "face"),
    [
        ("zh", "小米", "SC"), ("zh-Hant", "小米", "TC"), ("zh-HK", "小米", "HK"),
        ("ja", "小米", "JP"),
        ("", "ライカ", "JP"), ("", "삼성", "KR"), ("en", "小米", "SC"),
    ],
)  # fmt: skip
def test_signs_have_the_shape_of_their_language(language, text, face):
    found = lines(text, language)
    assert found.style.font(faces.CJK).getname()[0] == f"Noto Sans CJK {face}"


@pytest.mark.parametrize("text", ["Żółć, Ärger", "Ελλάδα", "Привет", "“x” – … ‘y’", "Tiếng Việt"])
def test_letters_of_europe_are_set_in_the_serif(text):
    assert [file for file, _ in faces.runs(text)] == [faces.SERIF]


def test_a_line_may_mix_scripts():
    assert list(faces.runs("小米12S Ultra徕卡")) == [
        (faces.CJK, "小米"), (faces.SERIF, "12S Ultra"), (faces.CJK, "徕卡"),
    ]  # fmt: skip


def test_pictographs_without_a_face_are_left_out_and_letters_without_one_refused():
    assert faces.printable("A camera 📷\ufe0f\n here\x00") == "A camera here"
    assert faces.printable("e\u0301") == "é"
    with pytest.raises(faces.Unprintable, match="ARABIC LETTER SEEN"):
        faces.printable("سلام")


def test_every_sign_of_the_ledgers_names_has_a_face():
    """小米, 徕卡 and the like: what the example prints is drawn as letters, not as boxes."""
    for sign in "小米徕卡影像华为荣耀一加哈苏蔡司雷军龙徕ライカ삼성":
        assert faces.file_for(sign) == faces.CJK
