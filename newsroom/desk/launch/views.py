"""The screen, judging again while one types, and saving."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.articles.models import Article
from newsroom.desk.launch.forms import MOST_DEVICES, AnotherDeviceForm, DevicesForm
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
    form = DevicesForm(request.GET if "device" in request.GET else None)
    if form.is_valid():
        return redirect(_address(form.cleaned_data["device"], _article(request)))
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
def launch(request, keys):
    """The screen of one event; POST saves all of it, or judges again without scripts.

    A device can be added and taken out beside what was typed, which stays.
    """
    _allow(request)
    devices = _devices(keys)
    data = request.POST if request.method == "POST" else None
    act = data.get("act", "save") if data is not None else ""
    another = AnotherDeviceForm(data if act == "add" else None)
    if act == "add":
        _add(devices, another)
    elif act.startswith("remove-"):
        devices = [device for device in devices if act != f"remove-{device.pk}"] or devices
    article = _article(request)
    shown = screen(devices, data, by=request.user, article=article, at=timezone.now())
    if act == "add" and another.is_valid():
        shown.panels[-1].fields["facts"].widget.attrs["autofocus"] = True
    address = _address(devices, article)
    if act == "save":
        try:
            saved = save(shown, by=request.user)
        except NotSaved:
            messages.error(request, "Nothing was saved: see below. All you typed is still here.")
        else:
            messages.success(request, _told(shown, saved))
            for claim in shown.gone:
                messages.warning(request, f"“{claim}” was judged meanwhile: see its page.")
            return redirect(address)
    elif data is not None:
        # What is missing for saving is no error yet.
        shown.form.errors.clear()
    names = ", ".join(device.name for device in devices)
    context = _context(request, f"Launch desk: {names}") | {
        "shown": shown,
        "another": another,
        "address": address,
        "media": shown.form.media + another.media,
    }
    return render(request, "newsroom/desk/launch.html", context)


@never_cache
@require_POST
def judge_again(request, keys):
    """What was typed so far, read and judged: the parts of the page that follow from it."""
    _allow(request)
    shown = screen(_devices(keys), request.POST, by=request.user, at=timezone.now())
    lines = {
        panel.device.pk: render_to_string(
            "newsroom/desk/_launch_lines.html", {"panel": panel}, request
        )
        for panel in shown.panels
    }
    cards = render_to_string("newsroom/desk/_launch_cards.html", {"shown": shown}, request)
    return JsonResponse({"lines": lines, "cards": cards})


def _devices(keys: str) -> list[Device]:
    """In the order of the address; 404 if one is not on file."""
    wanted = list(dict.fromkeys(int(key) for key in keys.split(",")))
    found = Device.objects.standing().in_bulk(wanted)
    if len(found) < len(wanted):
        raise Http404
    return [found[key] for key in wanted]


def _add(devices: list[Device], another: AnotherDeviceForm) -> None:
    """Another device at the end of the list, or the reason why not in its form."""
    if not another.is_valid():
        return
    device = another.cleaned_data["another"]
    if device in devices:
        another.add_error("another", "It is on this screen already.")
    elif len(devices) == MOST_DEVICES:
        another.add_error("another", f"One screen takes {MOST_DEVICES} devices.")
    else:
        devices.append(device)


def _address(devices: list[Device], article: Article | None) -> str:
    keys = ",".join(str(device.pk) for device in devices)
    query = {"article": article.pk} if article else None
    return reverse("admin:newsroom_launch", args=[keys], query=query)


def _article(request) -> Article | None:
    key = request.GET.get("article", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 18):
        return None
    return Article.objects.editable_by(request.user).filter(pk=int(key)).first()


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
