import json
import re
from datetime import datetime

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article, Section
from newsroom.desk.access import staff_names
from newsroom.desk.pairs import pairs_of_field
from newsroom.quotes.actions import check_marks
from newsroom.versions.models import Change
from partnerships.moment_fields import EmbargoedForm, MomentField

#: What no revision keeps: who works on it until when, and its embargo.
BESIDE = ("assignee", "due_at", "embargo_until", "embargo_zone")
#: Characters of text, as the editor's browser counts them before anything is sent.
MAX_TEXT_LENGTH = 200_000


class ArticleForm(EmbargoedForm):
    """The working copy, with the number of the revision that the editor has before them.

    `tab` is this opening of the form: what it saved twice, by a second click, is nobody else's.
    """

    #: Who fills it in; set by the page.
    viewer = None

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tab = forms.UUIDField(widget=forms.HiddenInput, required=False)
    #: How the fields of BESIDE stood when the page was opened, as the form sends them.
    seen_beside = forms.CharField(widget=forms.HiddenInput, required=False)
    revision_note = forms.CharField(
        label="Note on this save",
        max_length=300,
        required=False,
        help_text="For the desk: why, or what is still to do.",
    )

    class Meta:
        model = Article
        exclude = ["authors", "mentioned", "claims"]
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1}),
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "lead_alternative_text": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["based_on"] = self.instance.revision
        if self.instance.pk and not self.is_bound:
            self.initial["seen_beside"] = json.dumps(beside(self))
        if "body" in self.fields:
            self.fields["body"].widget.attrs["data-max-length"] = MAX_TEXT_LENGTH

    def clean_headline(self):
        """One line, though it is typed where a long one wraps."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean_body(self):
        body = self.cleaned_data["body"]
        check_marks(body, self.instance)
        return body

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_stale(cleaned)
        return cleaned

    def _refuse_stale(self, cleaned):
        """A newer save is in the way, unless this very tab made it: a click that queued."""
        based_on = cleaned.get("based_on") or 0
        saved = Article.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
        self._keep_what_was_set_since(saved, cleaned)
        if saved.revision == based_on:
            return
        newer = saved.revisions.filter(number__gt=based_on)
        tab = cleaned.get("tab")
        if tab and set(newer.values_list("tab", flat=True)) == {tab}:
            cleaned["based_on"] = saved.revision
            return
        newest = newer.select_related("by").first()
        moment = date_format(timezone.localtime(newest.at), "H:i") if newest else ""
        who = saved_by(newest, viewer=self.viewer)
        raise ValidationError(
            f"{who} saved this article at {moment}, after you opened it. "
            "Nothing was overwritten and your text is still below.",
            code="stale",
        )

    def _keep_what_was_set_since(self, saved, cleaned):
        """What somebody set meanwhile beside the text stays, unless this form sets it too."""
        was = seen_beside(cleaned.get("seen_beside"))
        if was is None:
            return
        now = beside(getattr(type(self), "unfilled", type(self))(instance=saved))
        typed = {name: self.data.get(self.add_prefix(name), "") for name in was}
        for field in (name for name in BESIDE if name in self.fields):
            before, stands, mine = (_part_of(values, field) for values in (was, now, typed))
            if stands == before or field in self.errors:
                continue
            if mine in (before, stands):
                cleaned[field] = getattr(saved, field)
                continue
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_beside")] = json.dumps(was | stands)
            self.add_error(
                field,
                f"Somebody changed this after you opened the page; now it is "
                f"{_told(getattr(saved, field), self.viewer)}. Yours is in the field: save again "
                "to put it in place of that.",
            )


def beside(form) -> dict[str, str]:
    """The fields of BESIDE as the form sends them."""
    shown = [form[name] for name in BESIDE if name in form.fields]
    return dict(pair for bound in shown for pair in pairs_of_field(bound))


def seen_beside(sent: str | None) -> dict[str, str] | None:
    """What the page showed of them; None where it does not say."""
    try:
        seen = json.loads(sent or "null")
    except ValueError:
        return None
    if not isinstance(seen, dict):
        return None
    return {str(name): str(value) for name, value in seen.items()}


#: A value of several inputs has one name for each: embargo_until_0 …
_PART = re.compile(r"_[0-9]$")


def _part_of(values: dict[str, str], field: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if _PART.sub("", name) == field}


def _told(value, viewer) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, AbstractBaseUser) and viewer is not None:
        return staff_names(viewer)(value)
    return str(value or "empty")


def saved_by(revision, *, viewer) -> str:
    """Who saved it, as a sentence for `viewer` begins: their own other tab is not somebody else."""
    by = revision and revision.by
    if by is None:
        return "Somebody"
    if viewer is not None and by.pk == viewer.pk:
        return "In another tab you"
    return staff_names(viewer)(by) if viewer is not None else str(by)


class NoteForm(forms.Form):
    note = forms.CharField(label="Reason", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class OptionalNoteForm(NoteForm):
    note = forms.CharField(
        label="Note", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CompanionsForm(forms.Form):
    """Hidden things that the article names, to be made public with it."""

    companions = forms.MultipleChoiceField(
        label="Make public with the article",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="They are seen only at the desk now, and the article names them.",
    )

    def __init__(self, *args, article, hidden, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.hidden = {f"{type(thing).__name__}-{thing.pk}": thing for thing in hidden}
        if self.hidden:
            self.fields["companions"].choices = [
                (key, f"{thing._meta.verbose_name.capitalize()}: {thing}")
                for key, thing in self.hidden.items()
            ]
        else:
            del self.fields["companions"]

    def chosen_companions(self):
        return [self.hidden[key] for key in self.cleaned_data.get("companions", [])]


class ChangeForm(forms.Form):
    """What a version changes in a live article, and what readers are told of it."""

    change = forms.ChoiceField(
        label="What kind of change is it?",
        choices=[(value.value, value.label) for value in Change.after_publication()],
        initial=Change.UPDATE,
    )
    note = forms.CharField(
        label="Note for readers",
        required=False,
        help_text="What changed, in a sentence. Not for a minor fix.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    confirmed_because = forms.CharField(
        label="Minor all the same, because",
        required=False,
        max_length=300,
        help_text="Only if the desk asks: a minor fix touches no quotation, number or name.",
    )

    #: While a story is developing, an update may go without.
    is_developing = False

    def clean(self):
        cleaned = super().clean()
        noted = set(Change.noted()) - ({Change.UPDATE} if self.is_developing else set())
        if cleaned.get("change") in noted and not cleaned.get("note", "").strip():
            self.add_error("note", "Say for readers what changed.")
        return cleaned


class VersionForm(ChangeForm, CompanionsForm):
    """Base of publishing and scheduling; a first publication changes nothing yet."""

    def __init__(self, *args, is_live, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_developing = self.article.is_developing
        if not is_live:
            for name in ChangeForm.base_fields:
                del self.fields[name]


class PublishForm(VersionForm):
    when = forms.ChoiceField(label="When", widget=forms.RadioSelect, initial="now")
    field_order = ["when"]

    def __init__(self, *args, is_live, **kwargs):
        super().__init__(*args, is_live=is_live, **kwargs)
        choices = [("now", "Now")]
        if self.article.imported_from and self.article.day and not is_live:
            day = date_format(self.article.day, "j F Y")
            choices.append(("day", f"With its own day, {day}: it was imported"))
        self.fields["when"].choices = choices
        if len(choices) == 1:
            self.fields["when"].widget = forms.HiddenInput()


class ScheduleForm(VersionForm):
    at = MomentField(label="Publish at")
    field_order = ["at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _by_our_clock()

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise ValidationError("That has passed. To publish now, use Publish.")
        return at


def _by_our_clock():
    return f"By the clock of the newsroom: {timezone.get_current_timezone_name()}."


class RetractForm(forms.Form):
    notice = forms.CharField(
        label="Sentence for readers",
        help_text="It stands at the article's address.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(label="Reason, for the desk", widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(RetractForm):
    at = MomentField(label="From", required=False)
    field_order = ["at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = f"Empty: at once. {_by_our_clock()}"

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise ValidationError("That has passed. Leave it empty to withdraw at once.")
        return at


class TicksForm(forms.Form):
    """Nothing to fill in but the boxes of the checks."""


class EntryForm(forms.Form):
    """An entry of a developing story; it gets the hour at which it goes out."""

    text = forms.CharField(
        label="What happened",
        help_text="An empty line begins a new paragraph.",
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
    )
    headline = forms.CharField(
        label="Its own headline",
        required=False,
        max_length=120,
        help_text="Behind the hour; may stay empty.",
    )
    note = forms.CharField(
        label="Note for readers",
        required=False,
        max_length=300,
        help_text="In the list of changes; may stay empty.",
    )


class BreakingForm(forms.Form):
    """What a developing story needs to be out: a headline, a section and some sentences."""

    headline = forms.CharField(
        max_length=160, widget=forms.TextInput(attrs={"autofocus": True, "class": "vTextField"})
    )
    section = forms.ModelChoiceField(Section.objects.all())
    text = forms.CharField(
        help_text="A few sentences do. An empty line begins a new paragraph.",
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )


class CorrectForm(ChangeForm, forms.ModelForm):
    """The words of the live version, to be corrected."""

    wrong = forms.CharField(
        label="What was wrong", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    right = forms.CharField(
        label="What is right", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ["headline", "standfirst", "body", "change", "wrong", "right", "note"]

    class Meta:
        model = Article
        fields = ["headline", "standfirst", "body"]
        widgets = {"standfirst": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_developing = self.instance.is_developing
        self.fields["change"].initial = Change.CORRECTION

    def clean_body(self):
        body = self.cleaned_data["body"]
        check_marks(body, self.instance)
        return body

    def clean(self):
        """A correction that says what is right has its note."""
        given = self.cleaned_data
        if given.get("change") == Change.CORRECTION:
            for name in ("wrong", "right"):
                if not given.get(name, "").strip():
                    self.add_error(name, "A correction says what was wrong and what is right.")
            given["note"] = given.get("note") or given.get("right") or "-"
        return super().clean()
