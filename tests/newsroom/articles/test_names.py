import pytest

from newsroom.articles.names import find_names

NAMES = [("Xiaomi", 1), ("Xiaomi 12 Ultra", 2), ("小米", 1), ("Leica Camera AG", 3), ("LG", 4)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nothing here.", []),
        ("The Xiaomi 12 Ultra.", [(2, "Xiaomi 12 Ultra")]),
        ("Xiaomi and XIAOMI’s", [(1, "Xiaomi"), (1, "XIAOMI")]),
        ("Xiaomis, algebra", []),
        ("小米12 Ultra", [(1, "小米")]),
        ("(Leica Camera AG)", [(3, "Leica Camera AG")]),
        ("Leica-Xiaomi", [(1, "Xiaomi")]),
        ("İLG LG", [(4, "LG")]),
    ],
)
def test_names_are_found_whole_and_longest_first(text, found):
    assert [(name.key, name.words) for name in find_names(text, NAMES)] == found


def test_a_name_of_two_records_gives_both():
    found = find_names("Li Jian spoke.", [("Li Jian", "honor"), ("Li Jian", "other")])
    assert {name.key for name in found} == {"honor", "other"}


def test_a_hundred_thousand_names_are_searched_in_one_pass():
    names = [(f"Name {number} Corp", number) for number in range(100_000)]
    assert [n.key for n in find_names("of Name 99999 Corp.", names)] == [99_999]
