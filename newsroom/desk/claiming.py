"""From an article: record a claim on its words, or link claims that are on file."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from newsroom.articles.models import Article, ArticleClaim
from newsroom.versions.actions import make_public_with
from newsroom.workflow.errors import Refused
from partnerships.fields import validate_edtf
from partnerships.models import Citation, Claim, ClaimSource, Document, Record, Report, Source
from partnerships.proposals.actions import PERMISSION as PROPOSALS
from partnerships.proposals.actions import accept
from partnerships.rumours import prediction_fields
from partnerships.rumours.actions import ENTER, enter
from partnerships.rumours.forms import place
from partnerships.rumours.predictions import TYPES
from partnerships.rumours.recording import RECORD, record_claim
from partnerships.rumours.scoring import hedges

LINK, BIND = "newsroom.add_articleclaim", "newsroom.add_publicwith"
#: Claims on file that are offered, and characters of a selection that are taken over.
OFFERED, LONGEST = 30, 2_000


def _autocomplete(model, field, multiple=False):
    widget = AutocompleteSelectMultiple if multiple else AutocompleteSelect
    return widget(model._meta.get_field(field), admin.site)


class ClaimFromWordsForm(prediction_fields.PredictionForm):
    words = forms.CharField(
        label="Words as posted", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    hedge = forms.CharField(
        label="How sure they were",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "hedges", "size": 30}),
    )
    title = forms.CharField(label="Title", max_length=200, help_text="Short, in our words.")
    subject = forms.ModelChoiceField(
        Record.objects.standing(), label="About", widget=_autocomplete(Claim, "subject")
    )
    kind = forms.ChoiceField(label="Predicts", choices=Claim.Kind.choices)
    claimants = forms.ModelMultipleChoiceField(
        Source.objects.standing(),
        label="Claimed by",
        required=False,
        widget=_autocomplete(ClaimSource, "source", multiple=True),
        help_text="None, if only the outlets are known.",
    )
    official = forms.BooleanField(label="Said by the company itself", required=False)
    claimed_on = forms.CharField(
        label="Claimed on", validators=[validate_edtf], widget=forms.TextInput(attrs={"size": 11})
    )
    outlet = forms.ModelChoiceField(
        Source.objects.standing(),
        label="First report by",
        required=False,
        widget=_autocomplete(Report, "source"),
    )
    reported_on = forms.CharField(
        label="Reported on",
        required=False,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"size": 11}),
    )
    document = forms.ModelChoiceField(
        Document.objects.filter(merged_into=None),
        required=False,
        widget=_autocomplete(Citation, "document"),
        help_text="The post or article in which it stands.",
    )
    judge_when = forms.ChoiceField(
        label="To be judged",
        required=False,
        choices=[("", "–"), *Claim.JudgeWhen.choices],
        initial=Claim.JudgeWhen.ANNOUNCED_OR_CANCELLED,
    )
    judge_by = forms.DateField(
        label="on", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    rule = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What will count as true, partly true and false.",
    )
    enter_now = forms.BooleanField(
        label="Enter in the ledger now",
        required=False,
        help_text="From then on nobody can change it.",
    )
    field_order = ["words", "hedge", "title", "subject", "kind"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        if not by.has_perm(ENTER):
            del self.fields["enter_now"]
        kinds = [name for row in prediction_fields.ROWS for name in row]
        others = [name for name in self.fields if name not in kinds]
        after = others.index("kind") + 1
        self.order_fields([*others[:after], *kinds, *others[after:]])

    @property
    def claim(self) -> dict:
        """What record_claim takes."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if not name.startswith(prediction_fields.PREFIX)
        }


@never_cache
def claims_view(request, pk):
    """The claims an article reports; a new one from its words; those on file, to be linked."""
    article = get_object_or_404(Article.objects.editable_by(request.user), pk=pk)
    if not request.user.has_perm(LINK):
        raise PermissionDenied
    may_record, posted = request.user.has_perm(RECORD), request.method == "POST"
    may_accept = request.user.has_perms([PROPOSALS, ENTER, BIND])
    act = request.POST.get("act", "")
    if posted and act == "link":
        _link(request, article)
        return redirect(request.path)
    if posted and act.startswith("accept-"):
        if not may_accept:
            raise PermissionDenied
        _accept(request, article, act.removeprefix("accept-"))
        return redirect(request.path)
    words = " ".join(request.GET.get("words", "")[:LONGEST].split())
    form = None
    if may_record:
        initial = _initial(article, words)
        form = ClaimFromWordsForm(
            request.POST if posted else None, by=request.user, initial=initial
        )
    elif posted:
        raise PermissionDenied
    if form is not None and form.is_valid() and _record(request, article, form):
        return redirect(request.path)
    context = admin.site.each_context(request) | {
        "title": "Claims",
        "article": article,
        "form": form,
        "kinds": list(TYPES),
        "hedges": [word for band in hedges.TABLE for word in (*band.words, *band.ours)],
        "recognised": hedges.found_in(words),
        "linked": article.article_claims.select_related("claim__proposed_by"),
        "may_accept": may_accept,
        "offered": _on_file(article, request.GET.get("q", "").strip()),
        "q": request.GET.get("q", ""),
        "media": form.media if form else forms.Media(),
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/claims.html", context)


def _initial(article, words) -> dict:
    found = hedges.found_in(words)
    kinds = [Record.Kind.DEVICE, Record.Kind.PARTNERSHIP]
    about = article.mentions.accepted().filter(record__kind__in=kinds).order_by("record__kind")
    day = article.day.isoformat() if article.day else ""
    return {
        "words": words,
        "hedge": found[0] if found else "",
        "subject": next(iter(about.values_list("record", flat=True)), None),
        "claimed_on": day,
        "reported_on": day,
    }


def _on_file(article, q):
    """Claims about what the article mentions, or by the words searched for."""
    about = article.mentions.accepted().values("record")
    found = Claim.objects.exclude(article_claims__article=article).filter(voided_at__isnull=True)
    if q:
        found = found.filter(Q(title__icontains=q) | Q(words__icontains=q))
    else:
        found = found.filter(Q(subject__in=about) | Q(claimants__in=about)).distinct()
    return found.select_related("subject").with_verdict()[:OFFERED]


def _link(request, article) -> None:
    keys = [int(key) for key in request.POST.getlist("claim") if key.isascii() and key.isdecimal()]
    claims = Claim.objects.filter(pk__in=[key for key in keys if key < 2**63])
    for claim in claims:
        ArticleClaim.objects.get_or_create(article=article, claim=claim)
    if claims:
        messages.success(request, f"The article reports {len(claims)} more of the claims on file.")
    else:
        messages.warning(request, "Choose the claims that the article reports.")


def _accept(request, article, key) -> None:
    """A claim that somebody proposed goes into the ledger, and is public with the article: at
    once where that is live."""
    keys = [int(key)] if key.isascii() and key.isdecimal() and len(key) < 18 else []
    proposed = Claim.objects.proposals().filter(article_claims__article=article)
    claim = get_object_or_404(proposed, pk__in=keys)
    is_live = article.versions.live().exists()
    try:
        with transaction.atomic():
            if not claim.is_entered:
                enter(claim, by=request.user)
            reports = list(claim.reports.proposals())
            if is_live:
                accept(claim, by=request.user, with_statements=reports)
            else:
                for thing in (claim, *reports):
                    make_public_with(article, thing)
    except ValidationError as error:
        messages.error(request, f"“{claim}” was not accepted. {' '.join(error.messages)}")
    except Refused as refusal:
        messages.error(request, f"“{claim}” was not accepted. {refusal}")
    else:
        when = "now" if is_live else "when the article is published"
        messages.success(request, f"“{claim}” is in the ledger. Readers see it {when}.")


def _record(request, article, form) -> bool:
    """Whether it is on file; the form has the reason if not."""
    binds = request.user.has_perm(BIND)
    try:
        with transaction.atomic():
            claim = record_claim(by=request.user, language=article.language, **form.claim)
            ArticleClaim.objects.create(article=article, claim=claim)
            if binds:
                for thing in (claim, *claim.reports.all()):
                    make_public_with(article, thing)
    except ValidationError as error:
        place(form, error)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    when = "Readers see it with the article." if binds else "It is seen only at the desk."
    state = "in the ledger" if claim.is_entered else "a draft of a claim"
    if claim.is_proposal:
        state, when = "proposed", "Readers see it once an editor has accepted it."
    messages.success(request, f"“{claim}” is {state}, and the article reports it. {when}")
    return True
