from django.contrib import admin
from django_countries.filters import CountryFilter

from partnerships.companies.models import Company, Ownership, Ticker
from partnerships.records.admin import PartOfPage, ReadersFilter, RecordAdmin, Rows


class OwnerRows(Rows):
    model = Ownership
    fk_name = "owned"
    verbose_name_plural = "owners"
    autocomplete_fields = ["owner"]
    fields = [
        *("owner", "relation", "stake_percent", "started", "ended", "end_status"),
        *("verified", "public_from"),
    ]


class TickerRows(Rows):
    model = Ticker
    fields = ["mic", "symbol", "listed_from", "listed_until", "public_from"]


@admin.register(Company)
class CompanyAdmin(RecordAdmin):
    facts = (
        ("name", "slug"),
        ("type", "listed"),
        ("country", "headquarters"),
        ("founded", "website"),
    )
    list_display = ["name", "type", "country", "headquarters", "verified", "public"]
    list_filter = [ReadersFilter, "type", "listed", "verified", ("country", CountryFilter)]
    inlines = [OwnerRows, TickerRows, *RecordAdmin.inlines]


@admin.register(Ownership)
class OwnershipAdmin(PartOfPage):
    facts = (
        ("owned", "owner"),
        ("relation", "stake_percent"),
        ("started", "ended", "end_status"),
    )
    list_display = ["owned", "owner", "relation", "stake_percent", "started", "ended"]
    list_filter = ["relation", *PartOfPage.list_filter]
    search_fields = ["owned__name", "owner__name"]
    autocomplete_fields = ["owned", "owner"]


@admin.register(Ticker)
class TickerAdmin(PartOfPage):
    facts = ("company", ("mic", "symbol"), ("listed_from", "listed_until"))
    list_display = ["symbol", "mic", "company", "public_from"]
    search_fields = ["symbol", "mic", "company__name"]
    autocomplete_fields = ["company"]
