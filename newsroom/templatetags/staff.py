"""Who did it, as far as this viewer may know."""

from django import template

from newsroom.desk.access import staff_names

register = template.Library()


@register.filter
def named_for(user, viewer) -> str:
    """The name of a user before a viewer: superusers are known to superusers alone."""
    return staff_names(viewer)(user)
