"""What the desk's pages of findings share: who checked, and when."""

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format


class Checked:
    """Rows that say who checked them and when: whoever saves a finding."""

    @admin.display(description="checked")
    def checked(self, row):
        if row.checked_by is None:
            return "not yet"
        return f"by {row.checked_by}, {date_format(timezone.localtime(row.checked_at), 'j F Y')}"

    def stamp(self, row, user, is_checked: bool) -> None:
        row.checked_by = user if is_checked else None
        row.checked_at = timezone.now() if is_checked else None
