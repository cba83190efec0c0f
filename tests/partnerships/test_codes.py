"""Which languages are written from right to left."""

import pytest

from partnerships.codes import runs_from_the_right


@pytest.mark.parametrize("language", ["ar", "he", "fa-IR", "ur", "az-Arab", "AR-EG"])
def test_from_the_right(language):
    assert runs_from_the_right(language)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "az", "ku-Latn", "ar-Latn", ""])
def test_from_the_left(language):
    assert not runs_from_the_right(language)
