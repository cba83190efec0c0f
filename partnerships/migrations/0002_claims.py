import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0001_ledger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseRules",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "second_person",
                    models.CharField(
                        choices=[
                            ("never", "no verdict"),
                            ("undocumented", "verdicts without a document"),
                            ("always", "every verdict"),
                        ],
                        default="never",
                        help_text="Such a verdict is provisional, and hidden until somebody else agrees.",
                        max_length=12,
                        verbose_name="a second person agrees to",
                    ),
                ),
            ],
            options={
                "verbose_name": "rules of judging",
                "verbose_name_plural": "rules of judging",
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("claims", "claims"), ("events", "events")],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("filename", models.CharField(max_length=200, verbose_name="file")),
                (
                    "rows",
                    models.JSONField(
                        default=list, help_text="Cells by column, as read.", verbose_name="rows"
                    ),
                ),
                (
                    "skipped",
                    models.JSONField(
                        default=list, help_text="Numbers of rows.", verbose_name="rows left out"
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="uploaded"
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at"],
                "default_permissions": (),
            },
        ),
        migrations.RemoveConstraint(
            model_name="contest",
            name="contest_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="contest",
            name="contest_answer_complete",
        ),
        migrations.AddField(
            model_name="contest",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="decided"),
        ),
        migrations.AddField(
            model_name="contest",
            name="outcome",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="came_of",
                to="partnerships.verdict",
                verbose_name="the verdict that came of it",
            ),
        ),
        migrations.AddField(
            model_name="contest",
            name="sender",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="A keyed digest, no address.",
                max_length=64,
                verbose_name="sender",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="waits",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Readers see it only when a second person has agreed.",
                verbose_name="hidden until agreed",
            ),
        ),
        migrations.AlterField(
            model_name="contest",
            name="answer",
            field=models.TextField(blank=True, verbose_name="our answer, for readers"),
        ),
        migrations.AlterField(
            model_name="contest",
            name="received_at",
            field=models.DateTimeField(
                db_index=True, default=django.utils.timezone.now, verbose_name="received"
            ),
        ),
        migrations.AlterField(
            model_name="contest",
            name="status",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("answered", "answered"),
                    ("upheld", "verdict upheld"),
                    ("changed", "verdict changed"),
                    ("spam", "no contest: spam"),
                ],
                default="received",
                max_length=8,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("window_latest__gte", models.F("claimed_on_earliest"))),
                name="claim_window_not_over",
                violation_error_message="The window ends before the claim was made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["received", "answered", "upheld", "changed", "spam"])
                ),
                name="contest_status_known",
                violation_error_message="Choose one of the values offered for “status”.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("status__in", ["received", "spam"])),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_at__isnull", False),
                        ("reviewer__isnull", False),
                        ("status__in", ["answered", "upheld", "changed"]),
                    ),
                    _connector="OR",
                ),
                name="contest_answer_complete",
                violation_error_message="An answered contest has its answer, its time and its reviewer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", False), ("status__in", ["upheld", "changed"])),
                    models.Q(
                        models.Q(("status__in", ["upheld", "changed"]), _negated=True),
                        ("decided_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="contest_decided_has_time",
                violation_error_message="A contest that is decided has the time of it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__isnull", False), ("status", "changed")),
                    models.Q(
                        models.Q(("status", "changed"), _negated=True), ("outcome__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="contest_changed_has_verdict",
                violation_error_message="“Changed” names the new verdict, and only “changed”.",
            ),
        ),
        migrations.AddConstraint(
            model_name="houserules",
            constraint=models.CheckConstraint(
                condition=models.Q(("second_person__in", ["never", "undocumented", "always"])),
                name="houserules_second_person_known",
                violation_error_message="Choose one of the values offered for “second_person”.",
            ),
        ),
        migrations.AddConstraint(
            model_name="houserules",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", 1)),
                name="houserules_one_row",
                violation_error_message="There is one row of rules.",
            ),
        ),
        migrations.AddField(
            model_name="sheet",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["claims", "events"])),
                name="sheet_kind_known",
                violation_error_message="Choose one of the values offered for “kind”.",
            ),
        ),
    ]
