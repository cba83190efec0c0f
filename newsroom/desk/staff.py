"""Users at the desk: the managing editor invites, gives a role, deactivates. Nobody is deleted.

Takes the place of Django's pages of users and groups: roles are made by the project, passwords
are chosen by those who use them, and superusers are known to superusers alone.
"""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache

from newsroom.articles.querysets import SEE_ALL
from newsroom.desk import invitations
from newsroom.desk.access import NotFound
from newsroom.workflow.errors import Refused
from newsroom.workflow.roles import ROLES, give_role, roles_of


class StaffForm(forms.ModelForm):
    """One user with one role. `viewer` is set by the admin on a class made for the request."""

    viewer: User
    role = forms.ChoiceField(choices=[("", "---------"), *((name, name) for name in ROLES)])

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.initial["role"] = next(iter(roles_of(self.instance)), "")
            self.fields["role"].required = not self.viewer.is_superuser
        if "email" in self.fields:
            self.fields["email"].required = self.instance.pk is None

    def clean_email(self):
        """One signs in by it, so it leads to one person."""
        email = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise forms.ValidationError("Somebody else has this mail address.")
        return email

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk == self.viewer.pk:
            if "is_active" in self.changed_data:
                self.add_error("is_active", "You cannot deactivate yourself.")
            if "role" in self.changed_data and not self.viewer.is_superuser:
                self.add_error("role", "Somebody else has to change your role.")
        return cleaned


class RoleFilter(admin.SimpleListFilter):
    title = "role"
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(name, name) for name in ROLES]

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() in ROLES else queryset


class StaffAdmin(NotFound, admin.ModelAdmin):
    form = StaffForm
    list_display = ["username", "name", "email", "role", "is_active", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    readonly_fields = ["last_login", "date_joined"]
    change_form_template = "newsroom/desk/user_change_form.html"

    @admin.display(description="name", ordering="last_name")
    def name(self, user):
        return user.get_full_name()

    @admin.display(description="role")
    def role(self, user):
        return ", ".join(roles_of(user))

    def get_queryset(self, request):
        users = super().get_queryset(request).prefetch_related("groups")
        return users if request.user.is_superuser else users.exclude(is_superuser=True)

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return (found.filter(is_active=True) if _chooses(request) else found), duplicates

    def lookup_allowed(self, lookup, value, request=None):
        """No guessing of passwords by filters in the address."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def has_view_permission(self, request, obj=None):
        """Who assigns articles chooses from the staff without seeing their pages."""
        return super().has_view_permission(request, obj) or (
            _chooses(request) and request.user.has_perm(SEE_ALL)
        )

    def has_module_permission(self, request):
        return request.user.has_perm("auth.view_user")

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        who = (None, {"fields": ["username", ("first_name", "last_name"), "email", "role"]})
        if obj is None:
            return [who]
        powers = [("is_staff", "is_superuser")] if request.user.is_superuser else []
        signing_in = ["is_active", *powers, ("last_login", "date_joined")]
        return [who, ("Signing in", {"fields": signing_in})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.viewer = request.user
        return form

    def get_urls(self):
        view = self.admin_site.admin_view(self.link_view)
        return [path("<int:pk>/link/", view, name="auth_user_link"), *super().get_urls()]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change or "role" in form.changed_data:
            give_role(obj, form.cleaned_data["role"])

    def add_view(self, request, form_url="", extra_context=None):
        """Whoever invites gets the link to hand over; mail goes out once the user is stored."""
        response = super().add_view(request, form_url, extra_context)
        invited = getattr(request, "invited", None)
        return self.give_link(request, invited) if invited else response

    def response_add(self, request, obj, post_url_continue=None):
        request.invited = obj
        return super().response_add(request, obj, post_url_continue)

    def link_view(self, request, pk):
        """Ask first: the link is made, and noted in the user's history, on a click."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        user = self.get_object(request, str(pk))
        if user is None:
            raise Http404
        if request.method == "POST":
            self.log_change(request, user, "Made a link to choose a password.")
            return self.give_link(request, user)
        return self.link_page(request, user)

    def give_link(self, request, user):
        try:
            link = invitations.password_link(user, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self.link_page(request, user)
        is_mailed = invitations.mail_link(user, link, by=request.user)
        if invitations.mail_is_configured() and not is_mailed:
            messages.warning(request, "The mail could not be sent. Hand the link over yourself.")
        return self.link_page(request, user, link=link, is_mailed=is_mailed)

    def link_page(self, request, user, **found):
        context = self.admin_site.each_context(request) | {
            "title": "Link to choose a password",
            "invited": user,
            "days": invitations.days(),
            "opts": self.opts,
        }
        return _link_page(request, context | found)


@never_cache
def _link_page(request, context):
    return render(request, "newsroom/desk/password_link.html", context)


def _chooses(request) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name == "autocomplete"


admin.site.unregister([User, Group])
admin.site.register(User, StaffAdmin)
