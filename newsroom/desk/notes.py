"""Desk notes beside the text: threads as HTML, answered with the panel as it stands then."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from newsroom.articles.models import Article
from newsroom.desk.access import staff_names, visible_staff
from newsroom.notes import actions
from newsroom.notes.models import Note, NoteThread
from newsroom.workflow.errors import Refused

#: Users offered after an @.
OFFERED = 200


@dataclass
class NotesPanel:
    article: Article
    open: list[NoteThread] = field(default_factory=list)
    resolved: list[NoteThread] = field(default_factory=list)
    colleagues: list = field(default_factory=list)
    error: str = ""


def panel_of(article: Article, *, viewer, error: str = "") -> NotesPanel:
    """All threads with their notes, the open ones first; three queries."""
    threads = NoteThread.objects.filter(article=article).prefetch_related(
        Prefetch("notes", Note.objects.select_related("by"))
    )
    name = staff_names(viewer)
    panel = NotesPanel(article, error=error)
    for thread in threads:
        thread.shown = [(name(note.by) or "Somebody", note) for note in thread.notes.all()]
        (panel.resolved if thread.resolved_at else panel.open).append(thread)
    staff = visible_staff(viewer).filter(is_staff=True, is_active=True).order_by("username")
    panel.colleagues = list(staff.values_list("username", flat=True)[:OFFERED])
    return panel


def _answer(request, article, error="", status=200):
    panel = panel_of(article, viewer=request.user, error=error)
    return render(request, "newsroom/desk/_notes.html", {"notes": panel}, status=status)


@require_http_methods(["GET", "POST"])
@never_cache
def notes_view(request, pk):
    """The panel; a POST begins a thread. What is refused is said in it, with status 400."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    if request.method == "GET":
        return _answer(request, article)
    sent = {
        name: request.POST.get(name, "") for name in ("text", "place", "words", "before", "after")
    }
    return _done(request, article, lambda: actions.begin(article, by=request.user, **sent))


@require_POST
@never_cache
def note_view(request, pk, verb):
    """Answer, resolve or reopen a thread of an article that one may see."""
    threads = NoteThread.objects.filter(article__in=Article.objects.visible_to(request.user))
    thread = get_object_or_404(threads.select_related("article"), pk=pk)
    match verb:
        case "answer":
            text = request.POST.get("text", "")
            act = lambda: actions.answer(thread, by=request.user, text=text)  # noqa: E731
        case "resolve" | "reopen":
            act = lambda: getattr(actions, verb)(thread, by=request.user)  # noqa: E731
        case _:
            raise Http404
    return _done(request, thread.article, act)


def _done(request, article, act):
    try:
        act()
    except ValidationError as error:
        return _answer(request, article, " ".join(error.messages), status=400)
    except Refused as refusal:
        return _answer(request, article, str(refusal), status=400)
    return _answer(request, article)
