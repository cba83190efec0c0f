import base64

import pytest
from django.core.files.base import ContentFile

from newsroom.models import Image

#: One transparent pixel.
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJg"
    "gg=="
)


@pytest.fixture
def png():
    return base64.b64decode(PNG)


@pytest.fixture
def make_image(png):
    def make(**fields):
        file = ContentFile(png, name="picture.png")
        return Image.objects.create(**{"file": file, "title": "A lens", "credit": "Vogt"} | fields)

    return make
