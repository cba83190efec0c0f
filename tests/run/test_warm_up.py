"""The server reads addresses and templates before the first reader comes."""

import gc

import pytest
from django.template import engines

from newsroom.management.commands.serve import warm_up


@pytest.fixture
def collector():
    yield gc
    gc.unfreeze()


def test_templates_are_ready_and_what_stays_is_not_looked_through_again(collector):
    [loader] = engines["django"].engine.template_loaders
    loader.reset()
    warm_up()
    assert "newsroom/public/partnership_timeline.html" in loader.get_template_cache
    assert "newsroom/public/feeds/claim.html" in loader.get_template_cache
    assert collector.get_freeze_count() > 10_000
