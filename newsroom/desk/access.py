"""What the desk's pages share so that each role finds what is its own, and nothing else."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.forms import ModelChoiceField
from django.http import Http404

from newsroom.articles.models import Article
from newsroom.articles.querysets import SEE_ALL


class NotFound:
    """What is not there for somebody is a 404, not a way back to the index."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404


class OfVisibleArticles(NotFound):
    """Rows of articles: those of the articles that one may see and that are not in the bin."""

    def get_queryset(self, request):
        return of_visible_articles(super().get_queryset(request), request.user)


def of_visible_articles(rows, viewer):
    """Of rows with an `article`, those whose article this person may see and is not in the bin."""
    if viewer.has_perm("newsroom.view_article") and viewer.has_perm(SEE_ALL):
        # The bin is small: no join with every article.
        return rows.exclude(article__in=Article.objects.binned())
    return rows.filter(article__in=Article.objects.visible_to(viewer))


class ForThoseWhoKeepIt:
    """On the index for those who may change it; the others only choose from it in forms."""

    def has_module_permission(self, request):
        return self.has_add_permission(request) or self.has_change_permission(request)


class ChoosesStaff:
    """Fields that name a user offer the staff one may see; who stands there already stays."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        for name, field in form.base_fields.items():
            if isinstance(field, ModelChoiceField) and field.queryset.model is get_user_model():
                field.queryset = visible_staff(request.user, also=getattr(obj, f"{name}_id", None))
                field.label_from_instance = staff_names(request.user)
        return form


def visible_staff(viewer, *, also: int | None = None):
    """The users that somebody may know of: superusers are seen by superusers alone.

    `also` is the key of one that stays in, whoever it is.
    """
    users = get_user_model().objects.all()
    return users if viewer.is_superuser else users.filter(Q(is_superuser=False) | Q(pk=also))


def staff_names(viewer):
    """How users are called before this viewer: a function from user to text."""

    def name(user) -> str:
        if user is None:
            return ""
        if user.is_superuser and not viewer.is_superuser:
            return "the administration"
        return user.get_full_name() or user.get_username()

    return name
