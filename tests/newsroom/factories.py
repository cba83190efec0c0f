"""The smallest valid newsroom objects: no randomness, no clock at import."""

import io
from itertools import count

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pixels

from newsroom.images.actions import add_image
from newsroom.models import (
    Article,
    Author,
    Byline,
    QuoteSpeaker,
    Section,
)
from newsroom.public.images import picture
from newsroom.quotes import actions as quoting
from newsroom.workflow import actions as workflow
from tests.factories import make_person

_numbers = count(1)


def make_user(role=None, **overrides):
    """A member of staff; `role` names one of the five groups."""
    number = next(_numbers)
    fields = {"username": f"{(role or 'user').replace(' ', '').lower()}{number}", "is_staff": True}
    user = User.objects.create_user(**fields | overrides)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_section(**overrides):
    number = next(_numbers)
    return Section.objects.create(
        **{"name": f"Section {number}", "slug": f"section-{number}"} | overrides
    )


def make_author(**overrides):
    number = next(_numbers)
    return Author.objects.create(
        **{"name": f"Author {number}", "slug": f"author-{number}"} | overrides
    )


def make_article(*, authors=(), **overrides):
    """An article that lacks nothing for publication, with its first revision."""
    number = next(_numbers)
    fields = {
        "headline": f"Headline {number}",
        "slug": f"headline-{number}",
        "standfirst": "A standfirst.",
        "body": f"<p>Text number {number}.</p>",
    }
    if "section" not in overrides:
        fields["section"] = make_section()
    article = Article.objects.create(**fields | overrides)
    for position, author in enumerate(authors):
        Byline.objects.create(article=article, author=author, position=position)
    workflow.save_revision(article, by=None)
    return article


def make_quote(words="We are glad.", *, person=None, **overrides):
    """What one person said; the person is made if none is given."""
    speaker = QuoteSpeaker(kind="person", person=person or make_person(public=True))
    return quoting.record_quote(words, by=None, speakers=[speaker], **overrides)


def tag_words(article, words, *, quote=None, before="<p>“", after="”</p>"):
    """Add a paragraph to the article whose words are tagged; answer the passage."""
    quote = quote or make_quote(words)
    passage = quoting.tag(article, quote=quote, words=words, by=None)
    article.body += f'{before}<span data-passage="{passage.id}">{words}</span>{after}'
    article.save()
    quoting.sync_passages(article)
    workflow.save_revision(article, by=None)
    return passage


def make_image(size=(30, 20), **fields):
    """A small picture in the library, in a colour of its own."""
    file = io.BytesIO()
    Pixels.new("RGB", size, (next(_numbers) % 256, 90, 90)).save(file, "PNG")
    upload = ContentFile(file.getvalue(), name="picture.png")
    return add_image(upload, **{"by": None, "title": "A lens", "credit": "Vogt"} | fields)


def address_of(image):
    """Where readers find the picture, while a page shows it."""
    return picture(image, timezone.now(), alt="").src
