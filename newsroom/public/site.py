"""What stands around every page: the publication's name, its clock and its sections."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db.models import Case, IntegerField, TextField, Value, When
from django.db.models.functions import Concat, Trim
from django.db.models.lookups import Exact

from newsroom.models import Section, SiteSettings

#: What the publication says of itself, part by part.
TEXTS = ("about", "standards", "corrections_policy", "sources_policy", "ownership", "contact")


@dataclass(frozen=True)
class Site:
    """`texts` names those of TEXTS that have been written."""

    name: str
    tagline: str
    zone: ZoneInfo
    sections: list[Section] = field(default_factory=list)
    texts: frozenset[str] = frozenset()


def current_site() -> Site:
    """Settings and sections in one query, as every page needs both."""
    defaults = SiteSettings(pk=1)
    settings = SiteSettings.objects.order_by().annotate(written=_written())
    settings = settings.values_list(
        Value(-1, output_field=IntegerField()),
        Value(0, output_field=IntegerField()),
        "name",
        "tagline",
        "time_zone",
        "written",
    )
    sections = Section.objects.order_by().values_list(
        "position", "pk", "name", "description", "slug", Value("", output_field=TextField())
    )
    name, tagline, zone, texts = defaults.name, defaults.tagline, defaults.time_zone, ""
    found = []
    for position, pk, *words in sorted(settings.union(sections, all=True)):
        if pk == 0:
            name, tagline, zone, texts = words
        else:
            section = Section(
                pk=pk, position=position, name=words[0], description=words[1], slug=words[2]
            )
            found.append(section)
    found.sort(key=lambda section: (section.position, section.name))
    return Site(name, tagline, ZoneInfo(zone), found, frozenset(texts.split()))


def _written() -> Concat:
    """The names of the texts that are not blank, each with a space after it."""
    names = [
        Case(When(_is_blank(name), then=Value("")), default=Value(f"{name} ")) for name in TEXTS
    ]
    return Concat(*names, output_field=TextField())


def _is_blank(name: str) -> Exact:
    return Exact(Trim(name), "")
