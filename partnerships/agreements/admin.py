from django.contrib import admin

from partnerships.agreements.models import (
    Partnership,
    PartnershipDevice,
    PartnershipEvent,
    PartnershipKind,
    Party,
    Term,
)
from partnerships.records.admin import (
    Cards,
    PartOfPage,
    ReadersFilter,
    RecordAdmin,
    Rows,
    StatementAdmin,
)


class KindRows(Rows):
    model = PartnershipKind
    verbose_name_plural = "kinds"
    fields = ["kind"]
    show_change_link = False


class PartyRows(Rows):
    model = Party
    autocomplete_fields = ["company", "person"]
    fields = ["company", "person", "role", "verified", "public_from"]
    min_num = 2


class TermCards(Cards):
    model = Term
    fields = [
        ("kind", "status", "text"),
        ("amount", "currency", "amount_basis"),
        ("years", "exclusive", "quantity", "unit"),
        ("verified", "public_from"),
    ]


class EventRows(Rows):
    model = PartnershipEvent
    verbose_name_plural = "events"
    fields = ["on", "what", "verified", "public_from"]


class DeviceRows(Rows):
    model = PartnershipDevice
    verbose_name_plural = "devices"
    autocomplete_fields = ["device"]
    fields = ["device", "verified", "public_from"]


@admin.register(Partnership)
class PartnershipAdmin(RecordAdmin):
    facts = (
        ("name", "slug"),
        "status",
        ("announced", "started"),
        ("ended", "end_status"),
        ("part_of", "succeeded_by"),
    )
    list_display = ["name", "status", "announced", "started", "ended", "verified", "public"]
    list_filter = [ReadersFilter, "status", "kinds__kind", "verified"]
    autocomplete_fields = ["part_of", "succeeded_by"]
    inlines = [KindRows, PartyRows, TermCards, EventRows, DeviceRows, *RecordAdmin.inlines]


class PartnershipPart(PartOfPage):
    search_fields = ["partnership__name"]
    autocomplete_fields = ["partnership"]


@admin.register(Party)
class PartyAdmin(PartnershipPart):
    facts = ("partnership", ("company", "person"), "role")
    list_display = ["partnership", "company", "person", "role", "public_from"]
    autocomplete_fields = ["partnership", "company", "person"]
    search_fields = ["partnership__name", "company__name", "person__name"]


@admin.register(Term)
class TermAdmin(StatementAdmin):
    facts = (
        ("partnership", "kind", "status"),
        "text",
        ("amount", "currency", "amount_basis"),
        ("years", "exclusive"),
        ("quantity", "unit"),
        "due_on",
    )
    list_display = ["partnership", "kind", "text", "amount", "currency", "status", "public_from"]
    list_filter = ["kind", "status", *StatementAdmin.list_filter]
    search_fields = ["partnership__name", "text"]
    autocomplete_fields = ["partnership"]


@admin.register(PartnershipEvent)
class PartnershipEventAdmin(PartnershipPart):
    facts = ("partnership", "on", "what")
    list_display = ["partnership", "on", "what", "public_from"]
    search_fields = ["partnership__name", "what"]


@admin.register(PartnershipDevice)
class PartnershipDeviceAdmin(PartnershipPart):
    facts = (("partnership", "device"),)
    list_display = ["partnership", "device", "public_from"]
    autocomplete_fields = ["partnership", "device"]
    search_fields = ["partnership__name", "device__name"]
