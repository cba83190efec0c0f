"""A day and a time of a zone, in forms: what a clock shows twice, or never, is asked back."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.local_times import described, moments, nearest


class MomentWidget(forms.MultiWidget):
    """Day, time and, where the time comes twice that day, which of the two."""

    zone: ZoneInfo | None = None

    def __init__(self, attrs=None):
        super().__init__(
            [
                forms.DateInput({"type": "date", "aria-label": "Day"}, format="%Y-%m-%d"),
                forms.TimeInput({"type": "time", "aria-label": "Time"}, format="%H:%M"),
                forms.Select({"aria-label": "Which of the two"}),
            ],
            attrs,
        )

    def decompress(self, value):
        if value is None:
            return [None, None, ""]
        if timezone.is_naive(value):
            return [value.date(), value.time(), ""]
        local = value.astimezone(self.zone or timezone.get_current_timezone())
        return [local.date(), local.time(), str(local.fold)]

    def get_context(self, name, value, attrs):
        parts = value if isinstance(value, list) else self.decompress(value)
        twins = self._twins(parts)
        which = self.widgets[2]
        if len(twins) == 2:
            which.choices = [("", "Which of the two?")]
            which.choices += [(str(n), described(twin)) for n, twin in enumerate(twins)]
        context = super().get_context(name, value, attrs)
        if len(twins) != 2:
            context["widget"]["subwidgets"].pop()
        return context

    def _twins(self, parts) -> list[datetime]:
        try:
            day, at = (part if part else None for part in parts[:2])
            day = date.fromisoformat(day) if isinstance(day, str) else day
            at = time.fromisoformat(at) if isinstance(at, str) else at
            wall = datetime.combine(day, at)
        except (TypeError, ValueError):
            return []
        return moments(wall, self.zone or timezone.get_current_timezone())


class MomentField(forms.MultiValueField):
    """Cleans to an aware datetime. `zone` (the desk's own, if none is set) is whose clock it is."""

    widget = MomentWidget

    def __init__(self, **kwargs):
        fields = [
            forms.DateField(required=False),
            forms.TimeField(required=False),
            forms.CharField(required=False),
        ]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def in_zone(self, zone: ZoneInfo | None) -> None:
        """Set whose clock it is; to be called before the form is read or printed."""
        self.zone = self.widget.zone = zone

    zone: ZoneInfo | None = None

    def compress(self, parts):
        day, at, which = (*parts, None, None, None)[:3]
        if not day and at is None:
            return None
        if not day or at is None:
            raise ValidationError("Give both the day and the time.", code="incomplete")
        zone = self.zone or timezone.get_current_timezone()
        wall = datetime.combine(day, at)
        found = moments(wall, zone)
        if not found:
            before, after = nearest(wall, zone)
            raise ValidationError(
                f"There is no {wall:%H:%M} on {date_format(day, 'j F Y')} in {zone.key}: the "
                f"clocks are put forward. Did you mean {before:%H:%M} or {after:%H:%M}?",
                code="missing",
            )
        if len(found) == 1:
            return found[0]
        if which in ("0", "1"):
            return found[int(which)]
        raise ValidationError(
            f"{wall:%H:%M} comes twice on {date_format(day, 'j F Y')} in {zone.key}, as the "
            f"clocks are put back: {described(found[0])} or {described(found[1])}? Choose.",
            code="ambiguous",
        )


class EmbargoedForm(forms.ModelForm):
    """An embargo is typed and shown by the clock of whoever set it, and checked as one moment."""

    embargo_until = MomentField(required=False, label="Embargoed until")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        #: As it stood before anything was typed: the row in memory takes the new one.
        self.initial_embargo = self.instance.embargo_until
        field = self.fields.get("embargo_until")
        if field is None:
            return
        if "embargo_zone" in self.fields:
            named = self["embargo_zone"].value()
        else:
            named = self.instance.embargo_zone
        field.in_zone(_zone(named))
        field.help_text = "By the clock of the zone named with it; without one, of our own."
        if self.instance.embargo_until:
            here = timezone.localtime(self.instance.embargo_until)
            field.help_text += (
                f" Here it ends on {date_format(here, 'j F Y, H:i')} "
                f"({timezone.get_current_timezone_name()})."
            )

    def clean(self):
        cleaned = super().clean()
        if "embargo_until" in self.fields and "embargo_zone" in self.fields:
            if not self.cleaned_data.get("embargo_until"):
                if "embargo_until" not in self.errors:
                    self.cleaned_data["embargo_zone"] = ""
            elif not self.cleaned_data.get("embargo_zone") and "embargo_zone" not in self.errors:
                self.cleaned_data["embargo_zone"] = timezone.get_current_timezone_name()
        return cleaned


def _zone(name) -> ZoneInfo | None:
    """The zone of that name, or None: what is no zone is refused at its own field."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None
