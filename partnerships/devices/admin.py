from django.contrib import admin

from partnerships.devices.models import (
    Device,
    DeviceEvent,
    DeviceStatus,
    Lineage,
    Price,
    Release,
    Specification,
)
from partnerships.records.admin import PartOfPage, ReadersFilter, RecordAdmin, Rows


class EventRows(Rows):
    model = DeviceEvent
    verbose_name_plural = "events"
    fields = ["kind", "on", "basis", "what", "verified", "public_from"]


class LineageRows(Rows):
    model = Lineage
    fk_name = "device"
    autocomplete_fields = ["other"]
    fields = ["relation", "other", "verified", "public_from"]


class ReleaseRows(Rows):
    model = Release
    fields = ["market", "released_on", "name", "verified", "public_from"]


class SpecificationRows(Rows):
    model = Specification
    fields = ["property", "value", "number", "unit", "standing", "verified", "public_from"]


class PriceRows(Rows):
    model = Price
    fields = ["market", "amount", "currency", "on", "verified", "public_from"]


class StatusFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return DeviceStatus.choices

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() else queryset


@admin.register(Device)
class DeviceAdmin(RecordAdmin):
    facts = (("name", "slug"), "type", ("maker", "brand"))
    list_display = ["name", "maker", "type", "status", "verified", "public"]
    list_filter = [ReadersFilter, StatusFilter, "type", "verified"]
    list_select_related = ["maker"]
    autocomplete_fields = ["maker", "brand"]
    inlines = [
        *(EventRows, LineageRows, ReleaseRows, SpecificationRows, PriceRows),
        *RecordAdmin.inlines,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_status()

    @admin.display(description="status for readers", ordering="status")
    def status(self, device):
        return DeviceStatus(device.status).label


class DevicePart(PartOfPage):
    search_fields = ["device__name"]
    autocomplete_fields = ["device"]


@admin.register(DeviceEvent)
class DeviceEventAdmin(DevicePart):
    facts = ("device", ("kind", "on", "basis"), "what")
    list_display = ["device", "kind", "on", "basis", "public_from"]
    list_filter = ["kind", "basis", *PartOfPage.list_filter]


@admin.register(Lineage)
class LineageAdmin(DevicePart):
    facts = (("device", "relation", "other"),)
    list_display = ["device", "relation", "other", "public_from"]
    list_filter = ["relation", *PartOfPage.list_filter]
    autocomplete_fields = ["device", "other"]


@admin.register(Release)
class ReleaseAdmin(DevicePart):
    facts = ("device", ("market", "released_on"), "name")
    list_display = ["device", "market", "released_on", "name", "public_from"]
    list_filter = ["market", *PartOfPage.list_filter]


@admin.register(Specification)
class SpecificationAdmin(DevicePart):
    facts = ("device", ("property", "value"), ("number", "unit"), "standing")
    list_display = ["device", "property", "value", "unit", "standing", "public_from"]
    list_filter = ["standing", *PartOfPage.list_filter]
    search_fields = ["device__name", "property", "value"]


@admin.register(Price)
class PriceAdmin(DevicePart):
    facts = ("device", ("amount", "currency"), ("market", "on"))
    list_display = ["device", "amount", "currency", "market", "on", "public_from"]
    list_filter = ["currency", "market", *PartOfPage.list_filter]
