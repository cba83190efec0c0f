"""What the desk's pages for records and statements share, and the pages of plain records."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import IntegrityError, models
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from partnerships import afterwards
from partnerships.fields import EdtfField
from partnerships.proposals.admin import MayPropose, ProposalsAdmin
from partnerships.records.actions import keep_address, show
from partnerships.records.models import Citation, Name, Record, RecordChoice, RivalDate, Statement


class FieldNames(forms.CharField):
    """A JSON list of field names, edited as “website, founded”."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [name.strip() for name in super().to_python(value).split(",") if name.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class KnownAutocomplete(AutocompleteSelect):
    """Shows the chosen object without asking the database, where its row has it loaded.

    What is no key chooses nothing; Django's own widget would fail instead of telling the error.
    """

    known = None

    def optgroups(self, name, value, attrs=None):
        value = [key for key in value if key.isdecimal()]
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        option = self.create_option(name, value[0], str(self.known), True, 0)
        return [(None, [option], 0)]


class RowForm(forms.ModelForm):
    """Hands the objects that a row has loaded to the row's autocompletes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownAutocomplete):
                widget.known = self.instance._state.fields_cache.get(name)


class DeskFields:
    """How fields look in every form of the ledger."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "unsourced_fields":
            return FieldNames(
                label=db_field.verbose_name.capitalize(),
                required=False,
                help_text="Fields that are general knowledge: website, founded.",
            )
        if isinstance(db_field, EdtfField):
            kwargs["widget"] = forms.TextInput(attrs={"size": 11})
        elif isinstance(db_field, models.TextField | models.JSONField):
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "cols": 60}))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Belonging(MayPropose, DeskFields):
    """Rows of statements (or plain parts) on the page of what they belong to."""

    form = RowForm
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        named = {*self.autocomplete_fields, *getattr(self.model, "involves", ())}
        return super().get_queryset(request).select_related(*sorted(named))


class Cards(Belonging, admin.StackedInline):
    """Rows of many fields, one below the other."""


class Rows(Belonging, admin.TabularInline):
    """Rows side by side: narrow inputs, and no links beside the autocompletes."""

    class Media:
        css = {"all": ["partnerships/desk.css"]}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if widget := narrow(db_field):
            kwargs["widget"] = widget
        if isinstance(db_field, models.DateTimeField):
            kwargs["form_class"] = forms.DateTimeField
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_view_related = False
            field.widget.can_delete_related = False
        return field


def narrow(field):
    """The small input for a field in a row, or None for the usual one."""
    if isinstance(field, models.DateTimeField):
        return forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M:%S", attrs={"type": "datetime-local", "step": 1}
        )
    if isinstance(field, models.DecimalField):
        return forms.TextInput(attrs={"size": 8, "inputmode": "decimal"})
    if isinstance(field, models.TextField):
        return forms.Textarea(attrs={"rows": 2, "cols": 30})
    if isinstance(field, models.CharField) and not field.choices:
        return forms.TextInput(attrs={"size": 24 if field.max_length > 40 else 8})
    return None


class CitationRows(Rows):
    model = Citation
    autocomplete_fields = ["document"]
    fields = ["document", "place"]
    show_change_link = False


class NameRows(Rows):
    model = Name
    verbose_name_plural = "other names"
    fields = ["text", "kind", "language", "market", "used_from", "used_until", "public_from"]


class RivalDateRows(Rows):
    model = RivalDate
    fk_name = "record"
    verbose_name_plural = "rival dates"
    fields = ["field", "date", "meaning", "public_from"]


class RivalDateOfStatementRows(RivalDateRows):
    fk_name = "about"


class ReadersFilter(admin.SimpleListFilter):
    title = "readers"
    parameter_name = "readers"

    def lookups(self, request, model_admin):
        return [("see", "see it"), ("later", "will see it later"), ("desk", "desk only")]

    def queryset(self, request, queryset):
        conditions = {
            "see": {"public_from__lte": timezone.now()},
            "later": {"public_from__gt": timezone.now()},
            "desk": {"public_from__isnull": True},
        }
        return queryset.filter(**conditions.get(self.value(), {}))


class OnlyRow(admin.ModelAdmin):
    """Settings of which there is one row: its list is its page, and the first save makes it."""

    def changelist_view(self, request, extra_context=None):
        return redirect(f"admin:{self.opts.label_lower.replace('.', '_')}_change", 1)

    def get_object(self, request, object_id, from_field=None):
        return self.model.objects.current() if object_id == "1" else None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_change_permission(request)


class TellsRefusals(admin.ModelAdmin):
    """Where the database refuses a save, its sentence stands above the form as it was filled in."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.database_refusal = str(error).splitlines()[0]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change=change, **kwargs)
        if not (refusal := getattr(request, "database_refusal", "")):
            return form_class

        class RefusedForm(form_class):
            def clean(self):
                super().clean()
                self.add_error(None, refusal)

        return RefusedForm


class SourcedAdmin(DeskFields, TellsRefusals, ProposalsAdmin):
    """``facts`` are the fields of the kind; where they come from and who sees them follows."""

    facts: tuple = ()
    readonly_fields = ["created_at"]
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    def get_fieldsets(self, request, obj=None):
        return [
            (None, {"fields": self.facts}),
            (
                "Where it comes from",
                {
                    "fields": ["verified", "unsourced_fields", "note"],
                    "description": "The documents themselves are cited further down.",
                },
            ),
            (
                "Readers",
                {
                    "fields": [("public_from", "created_at"), *self.proposed_fields(obj)],
                    "description": "Readers see this from the day given, and then only what is "
                    "public of all it names.",
                },
            ),
        ]


class RecordAdmin(SourcedAdmin):
    """Base of the pages of companies, people, devices, partnerships and sources."""

    search_fields = ["name", "names__text", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [NameRows, RivalDateRows, CitationRows]
    actions = ["show_to_readers"]

    @admin.display(description="public", boolean=True)
    def public(self, record):
        return record.is_public()

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            found = found.standing()
        return found, duplicates

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            keep_address(obj, slug=form.initial["slug"])
        if change and not {"name", "public_from"}.isdisjoint(form.changed_data):
            afterwards.changed(obj.record)

    @admin.action(
        description="Show to readers from now on, with what is said on its page",
        permissions=["change"],
    )
    def show_to_readers(self, request, queryset):
        records = list(queryset.values_list("pk", flat=True))
        statements = [row.pk for row in self.statements_on_pages(records)]
        shown = show(records, statements)
        self.message_user(request, f"{shown} rows are public now.", messages.SUCCESS)

    def statements_on_pages(self, records):
        """The statements that stand as rows on the pages of these records."""
        return [
            row
            for rows in self.inlines
            if issubclass(rows.model, Statement)
            for row in rows.model.objects.filter(**{f"{self._key_of(rows)}__in": records})
        ]

    def _key_of(self, rows):
        return forms.models._get_foreign_key(self.model, rows.model, fk_name=rows.fk_name).name


class StatementAdmin(SourcedAdmin):
    """Base of the pages of statements: one row in depth, with documents and rival dates."""

    inlines = [CitationRows, RivalDateOfStatementRows]
    list_filter = [ReadersFilter, "verified"]
    actions = ["show_to_readers"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.model.involves)

    @admin.action(description="Show to readers from now on", permissions=["change"])
    def show_to_readers(self, request, queryset):
        shown = show(statements=queryset.values_list("pk", flat=True))
        self.message_user(request, f"{shown} rows are public now.", messages.SUCCESS)


class PartOfPage(StatementAdmin):
    """A statement edited mostly as a row of a record's page: it has a page, but no menu entry."""

    def has_module_permission(self, request):
        return False


@admin.register(Record)
class PlainRecordAdmin(admin.ModelAdmin):
    """Records of every kind, to choose from; the page itself is that of the kind."""

    search_fields = ["name", "names__text"]
    list_display = ["name", "kind"]
    ordering = ["name"]

    def get_queryset(self, request):
        return RecordChoice.objects.filter(merged_into__isnull=True).order_by(*self.ordering)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(
            reverse(f"admin:partnerships_{record.kind}_change", args=[record.pk])
        )

    def has_module_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.is_staff

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Name)
class NameAdmin(PartOfPage):
    facts = (
        "record",
        ("text", "kind"),
        ("language", "market"),
        ("used_from", "used_until"),
    )
    list_display = ["text", "kind", "record", "public_from"]
    list_filter = ["kind", *StatementAdmin.list_filter]
    search_fields = ["text", "record__name"]
    autocomplete_fields = ["record"]


@admin.register(RivalDate)
class RivalDateAdmin(PartOfPage):
    facts = ("record", ("field", "date"), "meaning")
    inlines = [CitationRows]
    list_display = ["field", "date", "record", "meaning", "public_from"]
    search_fields = ["meaning", "record__name"]
    autocomplete_fields = ["record"]

    def get_readonly_fields(self, request, obj=None):
        about_statement = obj and obj.about_id
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, *(["record"] if about_statement else [])]

    def has_add_permission(self, request):
        return False
