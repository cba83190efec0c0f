"""The demo lists claims of real people, all recorded after the fact: it scores and ranks none."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_demo_lists_real_people_and_ranks_none_of_them(demo, client):
    context = client.get("/rumours/board/").context
    assert (context["ranked"], context["unranked"]) == ([], [])
    assert {row.source.name for row in context["unscored"]} >= {"Ming-Chi Kuo", "Ice Universe"}
    assert {(row.rank, row.line.n, row.line.brier) for row in context["unscored"]} == {
        (None, 0, None)
    }
    assert client.get("/rumours/our-own/").context["score"].n == 0
    for row in context["unscored"]:
        page = client.get(f"{row.source.get_absolute_url()}score/")
        assert {point.credit for point in page.context["points"]} == {None}
