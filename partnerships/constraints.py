"""Shapes of rule that many models share, as named constraints with a message for the desk."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint


def known(model: str, field: str, choices, *, blank: bool = False) -> CheckConstraint:
    """The value is one of the choices (or empty, where that is allowed)."""
    return CheckConstraint(
        name=f"{model}_{field}_known",
        condition=Q(**{f"{field}__in": [*choices.values, *([""] if blank else [])]}),
        violation_error_message=f"Choose one of the values offered for “{field}”.",
    )


def in_order(model: str, start: str, end: str) -> CheckConstraint:
    """Of two EDTF fields the first cannot lie wholly after the second. Empty ones pass."""
    return CheckConstraint(
        name=f"{model}_{start}_before_{end}",
        condition=Q(**{f"{start}_earliest__lte": F(f"{end}_latest")}),
        violation_error_message=f"“{end}” is before “{start}”.".replace("_", " "),
    )


def ended_only_if_ended(model: str) -> CheckConstraint:
    return CheckConstraint(
        name=f"{model}_end_needs_status",
        condition=Q(ended="") | Q(end_status="ended"),
        violation_error_message="A day of ending is given, so the end must be “ended”.",
    )


def not_itself(model: str, field: str, me: str, message: str) -> CheckConstraint:
    return CheckConstraint(
        name=f"{model}_{field}_not_itself",
        condition=~Q(**{field: F(me)}),
        violation_error_message=message,
    )


def exactly_one(model: str, first: str, second: str, message: str) -> CheckConstraint:
    """Of two references one is set, and only one."""
    return CheckConstraint(
        name=f"{model}_{first}_or_{second}",
        condition=Q(**{f"{first}__isnull": False, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": True, f"{second}__isnull": False}),
        violation_error_message=message,
    )


def money(model: str) -> CheckConstraint:
    """No amount without its currency, no currency without an amount."""
    return CheckConstraint(
        name=f"{model}_amount_has_currency",
        condition=Q(amount__isnull=True, currency="") | Q(amount__isnull=False) & ~Q(currency=""),
        violation_error_message="An amount needs its currency, and a currency its amount.",
    )


def once(model: str, *fields: str, message: str, **kwargs) -> UniqueConstraint:
    return UniqueConstraint(
        name=f"{model}_once_per_{'_'.join(fields)}",
        fields=fields,
        violation_error_message=message,
        **kwargs,
    )
