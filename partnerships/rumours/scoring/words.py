"""The sentences beside the figures."""

from collections.abc import Mapping

from partnerships.rumours.scoring.formulas import Interval

NOT_COMPARED = "Not compared with the base rate here."


def number(value: float) -> str:
    """2, 2½, 14½: halves are the only fractions that points and medians have."""
    whole, half = divmod(value, 1)
    return f"{int(whole) or ''}½" if half else f"{int(whole)}"


def days(value: float) -> str:
    return "1 day" if value == 1 else f"{number(value)} days"


def claims(n: int) -> str:
    return "1 claim" if n == 1 else f"{n} claims"


def correct(points: float, n: int, found: Mapping[str, int]) -> str:
    if n == 0:
        return "No claim is scored."
    return (
        f"{number(points)} of {n}: {found['came_true']} came true (1 point each), "
        f"{found['partly']} partly (half a point), {found['premature']} premature and "
        f"{found['did_not']} not at all (none)."
    )


def interval(value: Interval | None, n: int) -> str:
    if value is None:
        return "No claim is scored."
    return (
        f"From {claims(n)}, the share that comes true is put between {value.low:.0%} and "
        f"{value.high:.0%} (95% interval of Wilson)."
    )


def brier(value: float | None, n: int, missing: int) -> str:
    left_out = f" {claims(missing)} left out: no hedge, or none of the table." if missing else ""
    if value is None:
        return f"No scored claim has a hedge of the table.{left_out}"
    return (
        f"{value:.3f} over {claims(n)} whose hedge is in the table "
        f"(0 is perfect, 1 the worst).{left_out}"
    )


def skill(value, score, reference, base: Mapping[str, float], too_few: bool) -> str:
    if too_few:
        return "Too few scored claims have a hedge of the table."
    rates = ", ".join(f"{kind.replace('_', ' ')} {rate:.0%}" for kind, rate in base.items())
    if value is None:
        return f"Nothing to compare with: the base rate alone ({rates}) makes no error here."
    return (
        f"{value:+.2f}: a Brier score of {score:.3f} against {reference:.3f} for always stating "
        f"how often claims of the kind come true in this ledger ({rates})."
    )


def specificity(value: float | None, n: int, missing: int) -> str:
    left_out = f" {claims(missing)} name no last day." if missing > 1 else ""
    left_out = " 1 claim names no last day." if missing == 1 else left_out
    if value is None:
        return f"No scored claim predicts a time with a last day.{left_out}"
    return f"{days(value)}: the median size of the time predicted, over {claims(n)}.{left_out}"


def lead(value: float | None, n: int) -> str:
    if value is None:
        return "No scored claim came true, even in part."
    return (
        f"{days(value)} from claim to outcome: the median over {claims(n)} that came true, "
        "in full or in part."
    )


def open_claims(n: int, overdue: int) -> str:
    return f"{claims(n)} without a verdict, {overdue} of them past the day named for it."


def withdrawn(taken_back: int, voided: int) -> str:
    return f"{taken_back} taken back by the source, {voided} voided for an error of ours."


def late(n: int) -> str:
    return f"{claims(n)} recorded when the outcome was known: listed, never scored."


def provisional(n: int) -> str:
    return f"{claims(n)} with a verdict that a second person has not agreed to yet."


def untested(n: int) -> str:
    return f"{claims(n)} overtaken by events, not to be settled, or without a day of outcome."
