from django.contrib import admin

from partnerships.people.models import Appointment, Person
from partnerships.records.admin import ReadersFilter, RecordAdmin, Rows, StatementAdmin


class AppointmentRows(Rows):
    model = Appointment
    autocomplete_fields = ["company"]
    fields = [
        *("company", "role", "started", "ended", "end_status", "seen_on"),
        *("verified", "public_from"),
    ]


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    facts = (
        ("name", "slug"),
        ("type", "nationality"),
        ("family_name_first", "pseudonymous"),
    )
    list_display = ["name", "type", "pseudonymous", "verified", "public"]
    list_filter = [ReadersFilter, "type", "pseudonymous", "verified"]
    inlines = [AppointmentRows, *RecordAdmin.inlines]


@admin.register(Appointment)
class AppointmentAdmin(StatementAdmin):
    facts = (
        ("person", "company"),
        "role",
        ("started", "ended", "end_status"),
        "seen_on",
    )
    list_display = ["person", "role", "company", "started", "ended", "end_status", "public_from"]
    list_filter = ["end_status", *StatementAdmin.list_filter]
    search_fields = ["person__name", "person__names__text", "company__name", "role"]
    autocomplete_fields = ["person", "company"]
