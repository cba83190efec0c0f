"""The screen, judging again while one types, and saving."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.articles.models import Article
from newsroom.desk.launch.forms import DeviceForm
from newsroom.desk.launch.screen import NotSaved, save, screen
from partnerships.models import Claim, Device
from partnerships.rumours.actions import JUDGE
from partnerships.rumours.due import with_about
from partnerships.rumours.launches.actions import RECORD

#: Devices offered to begin with: those with the most open claims.
OFFERED = 12


def _allow(request):
    if not (request.user.has_perm(JUDGE) and request.user.has_perm(RECORD)):
        raise PermissionDenied


@never_cache
def choose(request):
    """Whose launch it is."""
    _allow(request)
    form = DeviceForm(request.GET if "device" in request.GET else None)
    if form.is_valid():
        return _to(form.cleaned_data["device"].pk, request.GET.get("article", ""))
    waiting = (
        with_about(Claim.objects.standing().unjudged())
        .order_by()
        .values("about_id")
        .annotate(n=Count("pk"))
        .order_by("-n", "about_id")
    )
    counts = dict(waiting.values_list("about_id", "n")[:OFFERED])
    devices = Device.objects.in_bulk(list(counts))
    context = _context(request, "Launch desk") | {
        "form": form,
        "article": request.GET.get("article", ""),
        "offered": [(devices[key], n) for key, n in counts.items() if key in devices],
        "media": form.media,
    }
    return render(request, "newsroom/desk/launch_choose.html", context)


@never_cache
def launch(request, pk):
    """The screen of one device; POST saves all of it, or judges again without scripts."""
    _allow(request)
    device = get_object_or_404(Device.objects.standing(), pk=pk)
    data = request.POST if request.method == "POST" else None
    article = _article(request)
    shown = screen(device, data, by=request.user, article=article, at=timezone.now())
    if data is not None and data.get("act") != "judge":
        try:
            saved = save(shown, by=request.user)
        except NotSaved:
            messages.error(request, "Nothing was saved: see below. All you typed is still here.")
        else:
            messages.success(request, _told(shown, saved))
            for claim in shown.gone:
                messages.warning(request, f"“{claim}” was judged meanwhile: see its page.")
            return redirect(request.get_full_path())
    elif data is not None:
        # Judged again only: what is missing for saving is no error yet.
        shown.form.errors.clear()
    context = _context(request, f"Launch desk: {device}") | {
        "shown": shown,
        "media": shown.form.media,
    }
    return render(request, "newsroom/desk/launch.html", context)


@never_cache
@require_POST
def judge_again(request, pk):
    """What was typed so far, read and judged: the two parts of the page that follow from it."""
    _allow(request)
    device = get_object_or_404(Device.objects.standing(), pk=pk)
    shown = screen(device, request.POST, by=request.user, at=timezone.now())
    return JsonResponse(
        {
            name: render_to_string(f"newsroom/desk/_launch_{name}.html", {"shown": shown}, request)
            for name in ("lines", "cards")
        }
    )


def _article(request) -> Article | None:
    key = request.GET.get("article", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 18):
        return None
    return Article.objects.editable_by(request.user).filter(pk=int(key)).first()


def _to(pk, article: str):
    response = redirect("admin:newsroom_launch", pk)
    if article.isascii() and article.isdecimal():
        response["Location"] += f"?article={article}"
    return response


def _told(shown, saved) -> str:
    article = shown.form.cleaned_data["article"]
    when = f"Readers see them with “{article}”." if article else "Readers see them now."
    second = " Verdicts are provisional until a second person agrees." if saved.waits else ""
    facts = "1 fact" if saved.facts == 1 else f"{saved.facts} facts"
    verdicts = len(saved.verdicts)
    verdicts = "1 verdict" if verdicts == 1 else f"{verdicts} verdicts"
    return f"{facts} and {verdicts} are on file. {when}{second}"


def _context(request, title):
    return admin.site.each_context(request) | {"title": title, "opts": Article._meta}
