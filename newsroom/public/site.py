"""What stands around every page: the publication's name, its clock and its sections."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db.models import IntegerField, Value

from newsroom.models import Section, SiteSettings


@dataclass(frozen=True)
class Site:
    name: str
    tagline: str
    zone: ZoneInfo
    sections: list[Section] = field(default_factory=list)


def current_site() -> Site:
    """Settings and sections in one query, as every page needs both."""
    defaults = SiteSettings(pk=1)
    settings = SiteSettings.objects.order_by().values_list(
        Value(-1, output_field=IntegerField()),
        Value(0, output_field=IntegerField()),
        "name",
        "tagline",
        "time_zone",
    )
    sections = Section.objects.order_by().values_list(
        "position", "pk", "name", "description", "slug"
    )
    name, tagline, zone, found = defaults.name, defaults.tagline, defaults.time_zone, []
    for position, pk, *words in sorted(settings.union(sections, all=True)):
        if pk == 0:
            name, tagline, zone = words
        else:
            section = Section(
                pk=pk, position=position, name=words[0], description=words[1], slug=words[2]
            )
            found.append(section)
    found.sort(key=lambda section: (section.position, section.name))
    return Site(name, tagline, ZoneInfo(zone), found)
