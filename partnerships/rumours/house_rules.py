"""How this newsroom judges: the one row of rules that the actions keep."""

from django.db import models
from django.db.models import Q

from partnerships.constraints import known


class SecondPerson(models.TextChoices):
    NEVER = "never", "no verdict"
    UNDOCUMENTED = "undocumented", "verdicts without a document"
    ALWAYS = "always", "every verdict"


class HouseRulesQuerySet(models.QuerySet):
    def current(self):
        """The row, or its defaults while nobody saved any."""
        return self.first() or self.model(pk=1)


class HouseRules(models.Model):
    """Whether a second person has to agree before readers see a verdict."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    second_person = models.CharField(
        "a second person agrees to",
        max_length=12,
        choices=SecondPerson,
        default=SecondPerson.NEVER,
        help_text="Such a verdict is provisional, and hidden until somebody else agrees.",
    )

    objects = HouseRulesQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rules of judging"
        constraints = [
            known("houserules", "second_person", SecondPerson),
            models.CheckConstraint(
                name="houserules_one_row",
                condition=Q(pk=1),
                violation_error_message="There is one row of rules.",
            ),
        ]

    def __str__(self):
        return "Rules of judging"

    def ask_for_second(self, *, documented: bool) -> bool:
        """Whether a verdict, with or without a document, waits for a second person."""
        return self.second_person == SecondPerson.ALWAYS or (
            self.second_person == SecondPerson.UNDOCUMENTED and not documented
        )
