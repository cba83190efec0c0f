"""The checks as the desk shows them: beside the text while it is written, and before a verb."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article, Section
from newsroom.images.models import Image
from newsroom.versions.checks.base import Finding
from newsroom.versions.checks.registry import findings_of
from newsroom.versions.issuing import in_words
from newsroom.versions.material import Material
from newsroom.versions.models import Tick

#: What the form may send of a text that is not saved: words, and what is chosen beside them.
_WORDS = (
    "headline", "standfirst", "slug", "lead_caption", "lead_alternative_text", "disclosure_note",
)  # fmt: skip
_YES_OR_NO = ("is_developing", "lead_is_decorative")
_CHOSEN = {"section": Section, "lead_image": Image}


@dataclass(frozen=True)
class Shown:
    """A warning with its box: ticked before (by whom), just now, or not yet."""

    finding: Finding
    earlier: Tick | None = None
    is_ticked: bool = False


@dataclass(frozen=True)
class Panel:
    """What the desk prints; `place` begins the links to fields, empty on the article's page.
    Words stand in the editor of the text, or else in the field `words_at`."""

    blocking: list[Finding]
    warnings: list[Shown]
    place: str = ""
    words_at: str = ""


def panel_of(
    article: Article,
    *,
    by,
    at: datetime | None = None,
    ticked: Collection[str] = (),
    place: str = "",
    words_at: str = "",
) -> Panel:
    """The findings for this person at that time (a datetime, now); `ticked` is what they sent."""
    material = Material(article, at=at, by=by)
    findings = findings_of(material)
    return Panel(
        blocking=[finding for finding in findings if finding.is_blocking],
        warnings=[
            Shown(finding, material.standing_ticks.get(finding.key), finding.key in ticked)
            for finding in findings
            if not finding.is_blocking
        ],
        place=place,
        words_at=words_at,
    )


@require_POST
@never_cache
def checks_view(request, pk):
    """The panel for the text as it stands in the form, saved or not; nothing is written."""
    articles = Article.objects.visible_to(request.user).select_related("section", "lead_image")
    article = get_object_or_404(articles, pk=pk)
    try:
        article = in_words(article, _typed(request.POST))
    except ValidationError as error:
        return HttpResponse(" ".join(error.messages), status=400, content_type="text/plain")
    context = {"panel": panel_of(article, by=request.user)}
    return render(request, "newsroom/desk/_checks.html", context)


def _typed(sent) -> dict:
    """Of what was sent, the words and choices that the checks read. Raises ValidationError."""
    typed = {name: sent[name] for name in _WORDS if name in sent}
    if "headline" in typed:
        typed["headline"] = " ".join(typed["headline"].split())
    if "body" in sent:
        typed["body"] = clean_body(sent["body"])
    if "headline" in sent:  # a box that is not ticked is not sent
        typed |= {name: name in sent for name in _YES_OR_NO}
    for name, model in _CHOSEN.items():
        if name in sent:
            key = sent[name]
            typed[name] = model.objects.filter(pk=key).first() if key.isdecimal() else None
    return typed
