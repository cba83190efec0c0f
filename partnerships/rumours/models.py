"""Source, Claim, Report, Verdict: who said what would happen, who repeated it, what came of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from partnerships import dates
from partnerships.codes import validate_language
from partnerships.companies.models import Company
from partnerships.constraints import known, not_itself, once
from partnerships.fields import EdtfField
from partnerships.people.models import Person
from partnerships.records.graphs import leads_to
from partnerships.records.models import Record, RecordOfKind, StatementOfKind, StatementQuerySet
from partnerships.rumours import predictions
from partnerships.rumours.choices import ClaimKind, ContestStatus, Finding, JudgeWhen, SourceType


class Source(RecordOfKind):
    """Whoever makes claims. Nothing else is called a source."""

    Type = SourceType
    record_kind = Record.Kind.SOURCE

    type = models.CharField("type", max_length=7, choices=SourceType)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="sources"
    )
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="sources"
    )

    class Meta(RecordOfKind.Meta):
        constraints = [
            models.CheckConstraint(
                name="source_is_who_it_says",
                condition=Q(type="person", person__isnull=False, company__isnull=True)
                | Q(type="handle", company__isnull=True)
                | Q(type="outlet", person__isnull=True)
                | Q(type="company", person__isnull=True, company__isnull=False),
                violation_error_message="The type and the record of the source do not agree.",
            ),
        ]


def _contested(at):
    """The public verdicts of a claim that are under review."""
    return Verdict.objects.public(at).under_review().filter(claim=OuterRef("pk"))


class ClaimQuerySet(StatementQuerySet):
    def entered(self):
        return self.filter(entered_at__isnull=False)

    def drafts(self):
        return self.filter(entered_at__isnull=True)

    def standing(self):
        """Entered and not voided for an error of ours."""
        return self.entered().filter(voided_at__isnull=True)

    def about(self, record):
        return self.filter(subject=record)

    def with_verdict(self, at=None):
        """Annotate ``finding``, ``judged_on``, ``outcome_on``, ``verdict_provisional`` and
        ``verdict_id`` of the verdict readers may see; all None while the claim is open. And
        ``under_review``: whether a verdict that readers see is contested."""
        verdicts = Verdict.objects.current(at).filter(claim=OuterRef("pk"))
        verdicts = verdicts.order_by("-recorded_at", "-pk")

        def column(name):
            return Subquery(verdicts.values(name)[:1])

        return self.annotate(
            finding=column("finding"),
            judged_on=column("judged_on"),
            outcome_on=column("outcome_on"),
            verdict_provisional=column("provisional"),
            verdict_id=column("pk"),
            under_review=Exists(_contested(at)),
        )

    def under_review(self, at=None):
        """With a verdict readers may see that is contested and not decided on yet."""
        return self.filter(Exists(_contested(at)))

    def unjudged(self):
        """Without any verdict, also one that only the desk sees."""
        return self.filter(~Exists(Verdict.objects.filter(claim=OuterRef("pk"))))

    def open(self, at=None):
        return self.exclude(Exists(Verdict.objects.current(at).filter(claim=OuterRef("pk"))))

    def judged(self, at=None):
        return self.filter(Exists(Verdict.objects.current(at).filter(claim=OuterRef("pk"))))


class Claim(StatementOfKind):
    """One prediction by one claimant about one record. Frozen once entered (see triggers).

    ``claimed_on`` is when it was said, ``recorded_at`` when we wrote it down.
    """

    Kind = ClaimKind
    JudgeWhen = JudgeWhen
    involves = ("subject",)

    slug = models.SlugField("slug", max_length=120, unique=True)
    title = models.CharField("title", max_length=200, help_text="Short, in our words.")
    subject = models.ForeignKey(Record, models.PROTECT, related_name="claims")
    kind = models.CharField("kind", max_length=10, choices=ClaimKind)
    prediction = models.JSONField("prediction", default=dict)
    window_earliest = models.DateField("window from", null=True, blank=True, editable=False)
    window_latest = models.DateField("window to", null=True, blank=True, editable=False)
    claimants = models.ManyToManyField(
        Source, through="ClaimSource", related_name="claims_made", blank=True
    )
    claimed_on = EdtfField("claimed on")
    words = models.TextField("words as posted", blank=True)
    language = models.CharField(
        "language", max_length=35, blank=True, validators=[validate_language]
    )
    translation = models.TextField("translation", blank=True)
    hedge = models.CharField(
        "hedge", max_length=200, blank=True, help_text="How sure they were: likely, can confirm."
    )
    official = models.BooleanField(
        "official", default=False, help_text="Said by the company itself."
    )
    judge_when = models.CharField("to be judged", max_length=22, choices=JudgeWhen, blank=True)
    judge_by = models.DateField("judge on", null=True, blank=True)
    rule = models.TextField(
        "rule", blank=True, help_text="What will count as true, partly true and false."
    )
    revises = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
        help_text="The earlier claim, if the source revised it.",
    )
    contradicts = models.ManyToManyField("self", symmetrical=True, blank=True)
    recorded_at = models.DateTimeField("recorded", default=timezone.now, editable=False)
    entered_at = models.DateTimeField("entered in the ledger", null=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    voided_at = models.DateTimeField("voided", null=True, editable=False)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    void_note = models.TextField("why it was voided", blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-claimed_on_earliest", "-pk"]
        indexes = [
            models.Index(fields=["subject", "-claimed_on_earliest"], name="claim_subject_claimed"),
            models.Index(fields=["judge_by"], name="claim_judge_by"),
        ]
        constraints = [
            known("claim", "kind", ClaimKind),
            known("claim", "judge_when", JudgeWhen, blank=True),
            models.CheckConstraint(
                name="claim_has_day",
                condition=~Q(claimed_on=""),
                violation_error_message="A claim needs the day on which it was made.",
            ),
            models.CheckConstraint(
                name="claim_window_only_for_time",
                condition=Q(kind__in=sorted(predictions.TIMED))
                | Q(window_earliest__isnull=True, window_latest__isnull=True),
                violation_error_message="Only predictions about time have a window.",
            ),
            models.CheckConstraint(
                name="claim_window_in_order",
                condition=Q(window_earliest__lte=models.F("window_latest")),
                violation_error_message="The window ends before it begins.",
            ),
            models.CheckConstraint(
                name="claim_window_not_over",
                condition=Q(window_latest__gte=models.F("claimed_on_earliest")),
                violation_error_message="The window ends before the claim was made.",
            ),
            models.CheckConstraint(
                name="claim_judge_by_with_day",
                condition=Q(judge_when="day", judge_by__isnull=False)
                | (~Q(judge_when="day") & Q(judge_by__isnull=True)),
                violation_error_message="“On a day” needs the day, and a day needs “on a day”.",
            ),
            models.CheckConstraint(
                name="claim_void_has_note",
                condition=Q(voided_at__isnull=True, void_note="")
                | (Q(voided_at__isnull=False) & ~Q(void_note="")),
                violation_error_message="A voided claim needs a note for readers.",
            ),
            not_itself("claim", "revises", "statement", "A claim cannot revise itself."),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/rumours/{self.slug}/"

    def clean(self):
        super().clean()
        try:
            self.set_window()
        except predictions.PredictionError as error:
            raise ValidationError({"prediction": list(error.reasons)}) from None
        made, _ = dates.bounds(self.claimed_on)
        if made and self.window_latest and self.window_latest < made:
            raise ValidationError({"prediction": "The window ends before the claim was made."})
        if self.revises:
            self._check_revision()

    def _check_revision(self):
        """What a claim revises is no later, and does not lead back to it."""
        _, mine = dates.bounds(self.claimed_on)
        if mine and self.revises.claimed_on_earliest and mine < self.revises.claimed_on_earliest:
            raise ValidationError({"revises": f"“{self.revises}” was claimed later than this."})
        revised = dict(Claim.objects.exclude(revises=None).values_list("pk", "revises"))
        if self.pk and self.pk in leads_to(self.revises_id, revised):
            raise ValidationError({"revises": "These claims would revise each other in a circle."})

    @property
    def predicted(self) -> predictions.Prediction:
        """The prediction as a typed value. Raises predictions.PredictionError."""
        return predictions.read(self.kind, self.prediction)

    @property
    def is_entered(self) -> bool:
        return self.entered_at is not None

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None

    def set_window(self):
        """Take the window from the prediction. Raises predictions.PredictionError."""
        days = predictions.window(self.predicted)
        self.window_earliest, self.window_latest = days.earliest, days.latest

    def current_verdict(self, at=None):
        """The verdict that ``with_verdict(at)`` annotates, or None while the claim is open."""
        return self.verdicts.current(at).order_by("-recorded_at", "-pk").first()


class ClaimSource(models.Model):
    """A claimant. None: only outlets are known. Several: they said it together."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="claimant_rows")
    source = models.ForeignKey(Source, models.PROTECT, related_name="claim_rows")
    position = models.PositiveSmallIntegerField("position", default=0)

    class Meta:
        verbose_name = "claimant"
        ordering = ["position", "pk"]
        constraints = [
            once("claimsource", "claim", "source", message="This source is a claimant already.")
        ]

    def __str__(self):
        return str(self.source)


class Report(StatementOfKind):
    """An outlet repeated the claim, citing another report or the claimant."""

    involves = ("claim", "source")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="reports")
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="reports", verbose_name="outlet"
    )
    reported_on = EdtfField("reported on", blank=True)
    citing = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="cited_by"
    )
    words = models.TextField("words", blank=True)

    class Meta:
        ordering = ["reported_on_earliest", "pk"]
        constraints = [
            not_itself("report", "citing", "statement", "A report cannot cite itself."),
        ]

    def __str__(self):
        return f"{self.source}, {self.reported_on}" if self.reported_on else str(self.source)

    def clean(self):
        """What a report cites is on the same claim, no later, and does not lead back to it."""
        super().clean()
        if self.citing is None:
            return
        if self.citing.claim_id != self.claim_id:
            raise ValidationError({"citing": "A report cites one on the same claim."})
        if self.is_earlier_than(self.citing):
            raise ValidationError({"citing": f"The report cited, {self.citing}, is later."})
        cited = dict(Report.objects.filter(claim=self.claim_id).values_list("pk", "citing"))
        if self.pk and self.pk in leads_to(self.citing_id, cited):
            raise ValidationError({"citing": "These reports would cite each other in a circle."})

    def is_earlier_than(self, other: "Report") -> bool:
        """Certainly so, as far as the two days are known."""
        mine, (theirs, _) = dates.bounds(self.reported_on)[1], dates.bounds(other.reported_on)
        return mine is not None and theirs is not None and mine < theirs


class VerdictQuerySet(StatementQuerySet):
    def current(self, at=None):
        """Public verdicts that no public verdict supersedes."""
        at = at or timezone.now()
        later = Verdict.objects.public(at).filter(supersedes=OuterRef("pk"))
        return self.public(at).filter(~Exists(later))

    def under_review(self):
        """Contested, and not decided on yet."""
        return self.filter(contests__status__in=ContestStatus.under_review())

    def waiting(self):
        """Provisional, and superseded by no other: a second person may agree."""
        return self.filter(provisional=True, superseded_by__isnull=True)


class Verdict(StatementOfKind):
    """What came of a claim. Frozen: a change of mind is a new verdict that supersedes this one."""

    Finding = Finding
    involves = ("claim",)

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="verdicts")
    finding = models.CharField("finding", max_length=17, choices=Finding)
    judged_on = models.DateField("judged on")
    outcome_on = EdtfField("outcome on", blank=True, help_text="The day that settled it.")
    explanation = models.TextField("explanation", help_text="For readers, in a sentence or two.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField("recorded", default=timezone.now, editable=False)
    provisional = models.BooleanField(
        "provisional", default=False, help_text="Until a second person has agreed."
    )
    waits = models.BooleanField(
        "hidden until agreed",
        default=False,
        editable=False,
        help_text="Readers see it only when a second person has agreed.",
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    agreed_at = models.DateTimeField("agreed", null=True, blank=True, editable=False)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        indexes = [models.Index(fields=["claim", "-recorded_at"], name="verdict_claim_recorded")]
        constraints = [
            known("verdict", "finding", Finding),
            models.CheckConstraint(
                name="verdict_agreed_by_someone",
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | Q(agreed_by__isnull=False, agreed_at__isnull=False, provisional=False),
                violation_error_message="An agreed verdict has the person, the time, and is final.",
            ),
            not_itself("verdict", "supersedes", "statement", "A verdict cannot supersede itself."),
        ]

    def __str__(self):
        return f"{self.get_finding_display()} ({self.judged_on})"

    @classmethod
    def public_condition(cls, at, prefix=""):
        seen = Q(**{f"{prefix}waits": False}) | Q(**{f"{prefix}agreed_at__lte": at})
        return super().public_condition(at, prefix) & seen

    def is_public(self, at=None) -> bool:
        at = at or timezone.now()
        seen = not self.waits or (self.agreed_at is not None and self.agreed_at <= at)
        return super().is_public(at) and seen
