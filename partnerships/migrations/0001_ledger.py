import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import django_countries.fields
from django.conf import settings
from django.db import migrations, models

import partnerships.codes
import partnerships.fields
import partnerships.records.sourced


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_from",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Empty: seen only at the desk.",
                        null=True,
                        verbose_name="public from",
                    ),
                ),
                (
                    "verified",
                    models.BooleanField(
                        default=False,
                        help_text="Someone has read it in the document cited.",
                        verbose_name="verified",
                    ),
                ),
                (
                    "unsourced_fields",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Fields that are general knowledge, as a list: [“website”].",
                        validators=[partnerships.records.sourced.validate_field_names],
                        verbose_name="fields without a document",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Seen only at the desk.", verbose_name="note"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_from",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Empty: seen only at the desk.",
                        null=True,
                        verbose_name="public from",
                    ),
                ),
                (
                    "verified",
                    models.BooleanField(
                        default=False,
                        help_text="Someone has read it in the document cited.",
                        verbose_name="verified",
                    ),
                ),
                (
                    "unsourced_fields",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Fields that are general knowledge, as a list: [“website”].",
                        validators=[partnerships.records.sourced.validate_field_names],
                        verbose_name="fields without a document",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Seen only at the desk.", verbose_name="note"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("person", "person"),
                            ("device", "device"),
                            ("partnership", "partnership"),
                            ("source", "source"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As lists and pages print it.",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        help_text="The last part of its address.",
                        max_length=120,
                        verbose_name="slug",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="partnerships.record",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "permissions": [("accept_proposal", "Can accept and refuse proposals")],
                "indexes": [
                    models.Index(fields=["kind", "public_from"], name="record_kind_public"),
                    models.Index(fields=["kind", "name"], name="record_kind_name"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["company", "person", "device", "partnership", "source"])
                        ),
                        name="record_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.UniqueConstraint(
                        fields=("kind", "slug"),
                        name="record_once_per_kind_slug",
                        violation_error_message="Another record of this kind has this slug.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="record_merged_into_not_itself",
                        violation_error_message="A record cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="record_has_name",
                        violation_error_message="A record needs a name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnershipKind",
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
                        choices=[
                            ("imaging_co_development", "imaging co-development"),
                            ("component_co_development", "component co-development"),
                            ("imaging_software", "imaging software"),
                            ("lens_branding", "lens branding"),
                            ("lens_mount_standard", "lens mount standard"),
                            ("branding", "branding"),
                            ("brand_licence", "brand licence"),
                            ("design", "design"),
                            ("marketing", "marketing"),
                            ("retail", "retail"),
                            ("supply", "supply"),
                            ("research_institute", "research institute"),
                            ("investment", "investment"),
                            ("joint_investment", "joint investment"),
                            ("acquisition", "acquisition"),
                            ("merger", "merger"),
                            ("divestiture", "divestiture"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of the partnership",
                "verbose_name_plural": "kinds of the partnership",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "imaging_co_development",
                                    "component_co_development",
                                    "imaging_software",
                                    "lens_branding",
                                    "lens_mount_standard",
                                    "branding",
                                    "brand_licence",
                                    "design",
                                    "marketing",
                                    "retail",
                                    "supply",
                                    "research_institute",
                                    "investment",
                                    "joint_investment",
                                    "acquisition",
                                    "merger",
                                    "divestiture",
                                ],
                            )
                        ),
                        name="partnershipkind_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        help_text="As it is to be printed.", max_length=200, verbose_name="post"
                    ),
                ),
                (
                    "started",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="started"
                    ),
                ),
                (
                    "ended",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="ended"
                    ),
                ),
                (
                    "end_status",
                    models.CharField(
                        choices=[("ended", "ended"), ("open", "goes on"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="end",
                    ),
                ),
                (
                    "seen_on",
                    partnerships.fields.EdtfField(
                        blank=True,
                        bounds=False,
                        help_text="A date on which a document shows the post held.",
                        max_length=11,
                        verbose_name="seen in post on",
                    ),
                ),
                (
                    "started_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="started, earliest day"
                    ),
                ),
                (
                    "started_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="started, latest day"
                    ),
                ),
                (
                    "ended_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ended, earliest day"
                    ),
                ),
                (
                    "ended_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ended, latest day"
                    ),
                ),
                (
                    "seen_on_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="seen in post on, earliest day",
                    ),
                ),
                (
                    "seen_on_latest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="seen in post on, latest day",
                    ),
                ),
            ],
            options={
                "ordering": ["-started_earliest", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end_status__in", ["ended", "open", "unknown"])),
                        name="appointment_end_status_known",
                        violation_error_message="Choose one of the values offered for “end_status”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("started_earliest__lte", models.F("ended_latest"))),
                        name="appointment_started_before_ended",
                        violation_error_message="“ended” is before “started”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended", ""), ("end_status", "ended"), _connector="OR"),
                        name="appointment_end_needs_status",
                        violation_error_message="A day of ending is given, so the end must be “ended”.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                (
                    "title",
                    models.CharField(
                        help_text="Short, in our words.", max_length=200, verbose_name="title"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("date", "date"),
                            ("date_range", "range of dates"),
                            ("name", "name"),
                            ("spec", "specification"),
                            ("price", "price"),
                            ("partner", "partner"),
                            ("region", "markets"),
                            ("existence", "existence"),
                            ("event", "event"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("prediction", models.JSONField(default=dict, verbose_name="prediction")),
                (
                    "window_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="window from"
                    ),
                ),
                (
                    "window_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="window to"
                    ),
                ),
                (
                    "claimed_on",
                    partnerships.fields.EdtfField(
                        bounds=False, max_length=11, verbose_name="claimed on"
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="words as posted")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        max_length=35,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\Z",
                                "Use a language tag such as en, zh or zh-Hant.",
                            )
                        ],
                        verbose_name="language",
                    ),
                ),
                ("translation", models.TextField(blank=True, verbose_name="translation")),
                (
                    "hedge",
                    models.CharField(
                        blank=True,
                        help_text="How sure they were: likely, can confirm.",
                        max_length=200,
                        verbose_name="hedge",
                    ),
                ),
                (
                    "official",
                    models.BooleanField(
                        default=False,
                        help_text="Said by the company itself.",
                        verbose_name="official",
                    ),
                ),
                (
                    "judge_when",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "on a day"),
                            (
                                "announced_or_cancelled",
                                "when the subject is announced or cancelled",
                            ),
                        ],
                        max_length=22,
                        verbose_name="to be judged",
                    ),
                ),
                ("judge_by", models.DateField(blank=True, null=True, verbose_name="judge on")),
                (
                    "rule",
                    models.TextField(
                        blank=True,
                        help_text="What will count as true, partly true and false.",
                        verbose_name="rule",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="entered in the ledger"
                    ),
                ),
                (
                    "voided_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="voided"),
                ),
                (
                    "void_note",
                    models.TextField(blank=True, editable=False, verbose_name="why it was voided"),
                ),
                (
                    "claimed_on_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="claimed on, earliest day",
                    ),
                ),
                (
                    "claimed_on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="claimed on, latest day"
                    ),
                ),
                ("contradicts", models.ManyToManyField(blank=True, to="partnerships.claim")),
                (
                    "entered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revises",
                    models.ForeignKey(
                        blank=True,
                        help_text="The earlier claim, if the source revised it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="partnerships.claim",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="partnerships.record",
                    ),
                ),
                (
                    "voided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-claimed_on_earliest", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["subject", "-claimed_on_earliest"], name="claim_subject_claimed"
                    ),
                    models.Index(fields=["judge_by"], name="claim_judge_by"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "date",
                                    "date_range",
                                    "name",
                                    "spec",
                                    "price",
                                    "partner",
                                    "region",
                                    "existence",
                                    "event",
                                ],
                            )
                        ),
                        name="claim_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judge_when__in", ["day", "announced_or_cancelled", ""])
                        ),
                        name="claim_judge_when_known",
                        violation_error_message="Choose one of the values offered for “judge_when”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("claimed_on", ""), _negated=True),
                        name="claim_has_day",
                        violation_error_message="A claim needs the day on which it was made.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["date", "date_range", "event"]),
                            models.Q(
                                ("window_earliest__isnull", True), ("window_latest__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claim_window_only_for_time",
                        violation_error_message="Only predictions about time have a window.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("window_earliest__lte", models.F("window_latest"))),
                        name="claim_window_in_order",
                        violation_error_message="The window ends before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judge_by__isnull", False), ("judge_when", "day")),
                            models.Q(
                                models.Q(("judge_when", "day"), _negated=True),
                                ("judge_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="claim_judge_by_with_day",
                        violation_error_message="“On a day” needs the day, and a day needs “on a day”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_note", ""), ("voided_at__isnull", True)),
                            models.Q(
                                ("voided_at__isnull", False),
                                models.Q(("void_note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="claim_void_has_note",
                        violation_error_message="A voided claim needs a note for readers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revises", models.F("statement")), _negated=True),
                        name="claim_revises_not_itself",
                        violation_error_message="A claim cannot revise itself.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="DeviceEvent",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("announced", "announced"),
                            ("released", "released"),
                            ("delayed", "delayed"),
                            ("cancelled", "cancelled"),
                            ("discontinued", "discontinued"),
                            ("never_announced", "never announced"),
                        ],
                        max_length=15,
                        verbose_name="event",
                    ),
                ),
                (
                    "on",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="on"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reported", "reported"),
                            ("official_schedule", "the day was announced before"),
                            ("general_knowledge", "general knowledge"),
                        ],
                        max_length=17,
                        verbose_name="basis",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                (
                    "on_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="on, earliest day"
                    ),
                ),
                (
                    "on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="on, latest day"
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a device",
                "verbose_name_plural": "events of devices",
                "ordering": ["on_earliest", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "announced",
                                    "released",
                                    "delayed",
                                    "cancelled",
                                    "discontinued",
                                    "never_announced",
                                ],
                            )
                        ),
                        name="deviceevent_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                ["reported", "official_schedule", "general_knowledge", ""],
                            )
                        ),
                        name="deviceevent_basis_known",
                        violation_error_message="Choose one of the values offered for “basis”.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Lineage",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("became", "became"),
                            ("replaced_by", "was replaced by"),
                            ("succeeds", "succeeds"),
                        ],
                        max_length=11,
                        verbose_name="relation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "lineage",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("relation__in", ["became", "replaced_by", "succeeds"])),
                        name="lineage_relation_known",
                        violation_error_message="Choose one of the values offered for “relation”.",
                    )
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="PartnershipDevice",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "device of a partnership",
                "verbose_name_plural": "devices of partnerships",
                "ordering": ["pk"],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="PartnershipEvent",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "on",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="on"
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what happened")),
                (
                    "on_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="on, earliest day"
                    ),
                ),
                (
                    "on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="on, latest day"
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a partnership",
                "verbose_name_plural": "events of partnerships",
                "ordering": ["on_earliest", "pk"],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Price",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "market",
                    models.CharField(
                        max_length=6,
                        validators=[partnerships.codes.validate_market],
                        verbose_name="market",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                ),
                (
                    "currency",
                    models.CharField(
                        max_length=3,
                        validators=[partnerships.codes.validate_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "on",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="on"
                    ),
                ),
                (
                    "on_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="on, earliest day"
                    ),
                ),
                (
                    "on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="on, latest day"
                    ),
                ),
            ],
            options={
                "ordering": ["on_earliest", "market"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", True), ("currency", "")),
                            models.Q(
                                ("amount__isnull", False), models.Q(("currency", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="price_amount_has_currency",
                        violation_error_message="An amount needs its currency, and a currency its amount.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="price_not_negative",
                        violation_error_message="A price is not below zero.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "market",
                    models.CharField(
                        help_text="CN, GB, EU, global.",
                        max_length=6,
                        validators=[partnerships.codes.validate_market],
                        verbose_name="market",
                    ),
                ),
                (
                    "released_on",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="released on"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs.",
                        max_length=200,
                        verbose_name="name there",
                    ),
                ),
                (
                    "released_on_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="released on, earliest day",
                    ),
                ),
                (
                    "released_on_latest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="released on, latest day",
                    ),
                ),
            ],
            options={
                "ordering": ["released_on_earliest", "market"],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Specification",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "property",
                    models.CharField(
                        help_text="Such as main_sensor.", max_length=80, verbose_name="property"
                    ),
                ),
                ("value", models.CharField(max_length=200, verbose_name="value")),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=16,
                        null=True,
                        verbose_name="as a number",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "standing",
                    models.CharField(
                        choices=[("confirmed", "confirmed"), ("rumoured", "rumoured")],
                        default="confirmed",
                        max_length=9,
                        verbose_name="standing",
                    ),
                ),
            ],
            options={
                "ordering": ["property", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["confirmed", "rumoured"])),
                        name="specification_standing_known",
                        violation_error_message="Choose one of the values offered for “standing”.",
                    )
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("duration", "duration"),
                            ("amount", "amount"),
                            ("exclusivity", "exclusivity"),
                            ("laboratories", "laboratories"),
                            ("team", "team"),
                            ("area", "area"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="in words")),
                (
                    "years",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="years"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=20,
                        null=True,
                        verbose_name="amount of money",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        max_length=3,
                        validators=[partnerships.codes.validate_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "amount_basis",
                    models.CharField(
                        blank=True,
                        help_text="Such as: press estimate.",
                        max_length=300,
                        verbose_name="what the amount is",
                    ),
                ),
                ("exclusive", models.BooleanField(blank=True, null=True, verbose_name="exclusive")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=16,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Of the number: laboratories, people, m².",
                        max_length=40,
                        verbose_name="unit",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("claimed", "claimed"),
                            ("confirmed", "confirmed"),
                            ("disputed", "disputed"),
                            ("not_disclosed", "not disclosed"),
                        ],
                        default="claimed",
                        max_length=13,
                        verbose_name="status",
                    ),
                ),
                (
                    "due_on",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="due"
                    ),
                ),
                (
                    "due_on_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="due, earliest day"
                    ),
                ),
                (
                    "due_on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="due, latest day"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "duration",
                                    "amount",
                                    "exclusivity",
                                    "laboratories",
                                    "team",
                                    "area",
                                    "other",
                                ],
                            )
                        ),
                        name="term_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["claimed", "confirmed", "disputed", "not_disclosed"])
                        ),
                        name="term_status_known",
                        violation_error_message="Choose one of the values offered for “status”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", True), ("currency", "")),
                            models.Q(
                                ("amount__isnull", False), models.Q(("currency", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="term_amount_has_currency",
                        violation_error_message="An amount needs its currency, and a currency its amount.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("years__isnull", True), ("years__gt", 0), _connector="OR"),
                            models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                            models.Q(
                                ("quantity__isnull", True), ("quantity__gte", 0), _connector="OR"
                            ),
                        ),
                        name="term_numbers_not_negative",
                        violation_error_message="Years, amounts and numbers are not below zero.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.record",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("holding", "holding"),
                            ("investor", "investor"),
                            ("foundation", "foundation"),
                            ("carrier", "carrier"),
                            ("joint_institute", "joint institute"),
                        ],
                        default="company",
                        max_length=15,
                        verbose_name="type",
                    ),
                ),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "founded",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="founded"
                    ),
                ),
                (
                    "headquarters",
                    models.CharField(blank=True, max_length=200, verbose_name="head office"),
                ),
                (
                    "website",
                    models.CharField(
                        blank=True,
                        help_text="With or without https://.",
                        max_length=300,
                        verbose_name="website",
                    ),
                ),
                ("listed", models.BooleanField(blank=True, null=True, verbose_name="listed")),
                (
                    "founded_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="founded, earliest day"
                    ),
                ),
                (
                    "founded_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="founded, latest day"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "companies",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "company",
                                    "holding",
                                    "investor",
                                    "foundation",
                                    "carrier",
                                    "joint_institute",
                                ],
                            )
                        ),
                        name="company_type_known",
                        violation_error_message="Choose one of the values offered for “type”.",
                    )
                ],
            },
            bases=("partnerships.record",),
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.record",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("phone", "phone"),
                            ("accessory", "accessory"),
                            ("watch", "watch"),
                            ("camera", "camera"),
                            ("tablet", "tablet"),
                            ("other", "other"),
                        ],
                        default="phone",
                        max_length=9,
                        verbose_name="type",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                ["phone", "accessory", "watch", "camera", "tablet", "other"],
                            )
                        ),
                        name="device_type_known",
                        violation_error_message="Choose one of the values offered for “type”.",
                    )
                ],
            },
            bases=("partnerships.record",),
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.record",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("ended", "ended"),
                            ("concluded", "concluded"),
                            ("absorbed", "absorbed"),
                            ("unknown", "not known"),
                            ("rumoured_open", "rumoured, open"),
                            ("rumoured_never_confirmed", "rumoured, never confirmed"),
                        ],
                        default="unknown",
                        max_length=24,
                        verbose_name="status",
                    ),
                ),
                (
                    "announced",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="announced"
                    ),
                ),
                (
                    "started",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="started"
                    ),
                ),
                (
                    "ended",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="ended"
                    ),
                ),
                (
                    "end_status",
                    models.CharField(
                        choices=[("ended", "ended"), ("open", "goes on"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="end",
                    ),
                ),
                (
                    "announced_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="announced, earliest day",
                    ),
                ),
                (
                    "announced_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="announced, latest day"
                    ),
                ),
                (
                    "started_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="started, earliest day"
                    ),
                ),
                (
                    "started_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="started, latest day"
                    ),
                ),
                (
                    "ended_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ended, earliest day"
                    ),
                ),
                (
                    "ended_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ended, latest day"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "active",
                                    "ended",
                                    "concluded",
                                    "absorbed",
                                    "unknown",
                                    "rumoured_open",
                                    "rumoured_never_confirmed",
                                ],
                            )
                        ),
                        name="partnership_status_known",
                        violation_error_message="Choose one of the values offered for “status”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_status__in", ["ended", "open", "unknown"])),
                        name="partnership_end_status_known",
                        violation_error_message="Choose one of the values offered for “end_status”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("started_earliest__lte", models.F("ended_latest"))),
                        name="partnership_started_before_ended",
                        violation_error_message="“ended” is before “started”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("announced_earliest__lte", models.F("ended_latest"))),
                        name="partnership_announced_before_ended",
                        violation_error_message="“ended” is before “announced”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended", ""), ("end_status", "ended"), _connector="OR"),
                        name="partnership_end_needs_status",
                        violation_error_message="A day of ending is given, so the end must be “ended”.",
                    ),
                ],
            },
            bases=("partnerships.record",),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.record",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("executive", "executive"),
                            ("owner", "owner"),
                            ("designer", "designer"),
                            ("spokesperson", "spokesperson"),
                            ("leaker", "leaker"),
                            ("analyst", "analyst"),
                            ("journalist", "journalist"),
                        ],
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "pseudonymous",
                    models.BooleanField(
                        default=False,
                        help_text="Known only by a pen name or handle.",
                        verbose_name="pseudonymous",
                    ),
                ),
                (
                    "nationality",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="nationality"
                    ),
                ),
                (
                    "family_name_first",
                    models.BooleanField(
                        default=False,
                        help_text="The name is printed as in Lei Jun.",
                        verbose_name="family name first",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "executive",
                                    "owner",
                                    "designer",
                                    "spokesperson",
                                    "leaker",
                                    "analyst",
                                    "journalist",
                                ],
                            )
                        ),
                        name="person_type_known",
                        violation_error_message="Choose one of the values offered for “type”.",
                    )
                ],
            },
            bases=("partnerships.record",),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.record",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("person", "person"),
                            ("handle", "handle"),
                            ("outlet", "outlet"),
                            ("company", "company"),
                        ],
                        max_length=7,
                        verbose_name="type",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "abstract": False,
            },
            bases=("partnerships.record",),
        ),
        migrations.CreateModel(
            name="RecordChoice",
            fields=[],
            options={
                "verbose_name": "record",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("partnerships.record",),
        ),
        migrations.CreateModel(
            name="Document",
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
                        choices=[
                            ("release", "press release"),
                            ("press_release_copy", "press release, as another site copied it"),
                            ("company_newsroom", "page of a company's newsroom"),
                            ("post", "post"),
                            ("filing", "filing"),
                            ("interview", "interview"),
                            ("article", "article"),
                            ("news", "news report"),
                            ("agency", "agency report"),
                            ("video", "video or broadcast"),
                            ("reference", "reference work"),
                            ("blog", "blog"),
                            ("rumour_blog", "rumour blog"),
                            ("forum", "forum"),
                            ("feed", "feed"),
                            ("repost", "repost"),
                            ("aggregator", "aggregator"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        help_text="The publication.", max_length=200, verbose_name="published by"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                (
                    "dated",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="dated"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        max_length=35,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\Z",
                                "Use a language tag such as en, zh or zh-Hant.",
                            )
                        ],
                        verbose_name="language",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A: original or strong outlet"),
                            ("B", "B: ordinary"),
                            ("C", "C: repost, blog or machine-made"),
                        ],
                        max_length=1,
                        verbose_name="grade",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="Only the document's own words.",
                        verbose_name="text as we hold it",
                    ),
                ),
                (
                    "text_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the text"),
                ),
                (
                    "may_show",
                    models.CharField(
                        choices=[
                            ("none", "nothing of the text"),
                            ("excerpt", "a short excerpt"),
                            ("whole", "the whole text"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="readers may see",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Seen only at the desk.", verbose_name="note"
                    ),
                ),
                (
                    "public_from",
                    models.DateTimeField(
                        blank=True,
                        help_text="Empty: seen only at the desk.",
                        null=True,
                        verbose_name="public from",
                    ),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="embargoed until"),
                ),
                (
                    "embargo_zone",
                    models.CharField(
                        blank=True,
                        help_text="The zone of whoever set the embargo, such as Europe/Berlin.",
                        max_length=50,
                        validators=[partnerships.codes.validate_zone],
                        verbose_name="embargo's time zone",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered"
                    ),
                ),
                (
                    "dated_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="dated, earliest day"
                    ),
                ),
                (
                    "dated_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="dated, latest day"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="partnerships.document",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "ordering": ["-dated_earliest", "publisher", "pk"],
                "indexes": [
                    models.Index(fields=["kind", "public_from"], name="document_kind_public"),
                    models.Index(fields=["-dated_earliest"], name="document_dated"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "release",
                                    "press_release_copy",
                                    "company_newsroom",
                                    "post",
                                    "filing",
                                    "interview",
                                    "article",
                                    "news",
                                    "agency",
                                    "video",
                                    "reference",
                                    "blog",
                                    "rumour_blog",
                                    "forum",
                                    "feed",
                                    "repost",
                                    "aggregator",
                                    "other",
                                ],
                            )
                        ),
                        name="document_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["A", "B", "C", ""])),
                        name="document_grade_known",
                        violation_error_message="Choose one of the values offered for “grade”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("may_show__in", ["none", "excerpt", "whole"])),
                        name="document_may_show_known",
                        violation_error_message="Choose one of the values offered for “may_show”.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True), ("merged_into__isnull", True)
                        ),
                        fields=("url",),
                        name="document_url_once",
                        violation_error_message="A document with this address is already on file.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), ("text_sha256", "")),
                            models.Q(
                                models.Q(("text", ""), _negated=True),
                                models.Q(("text_sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_text_has_digest",
                        violation_error_message="A text that we hold is kept with its SHA-256.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("embargo_until__isnull", True), ("embargo_zone", "")),
                            models.Q(
                                ("embargo_until__isnull", False),
                                models.Q(("embargo_zone", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_embargo_has_zone",
                        violation_error_message="An embargo needs both its time and its time zone.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="document_merged_into_not_itself",
                        violation_error_message="A document cannot be merged into itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Where in it: p. 3, 00:14:05.",
                        max_length=100,
                        verbose_name="place",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="partnerships.statement",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="partnerships.record",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="partnerships.document",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("record__isnull", True), ("statement__isnull", False)),
                            models.Q(("record__isnull", False), ("statement__isnull", True)),
                            _connector="OR",
                        ),
                        name="citation_statement_or_record",
                        violation_error_message="A citation supports either a statement or a record.",
                    ),
                    models.UniqueConstraint(
                        fields=("statement", "document", "place"),
                        name="citation_once_per_statement_document_place",
                        violation_error_message="Cited already.",
                    ),
                    models.UniqueConstraint(
                        fields=("record", "document", "place"),
                        name="citation_once_per_record_document_place",
                        violation_error_message="Cited already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerSlug",
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
                        choices=[
                            ("company", "company"),
                            ("person", "person"),
                            ("device", "device"),
                            ("partnership", "partnership"),
                            ("source", "source"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_slugs",
                        to="partnerships.record",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["company", "person", "device", "partnership", "source"])
                        ),
                        name="formerslug_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.UniqueConstraint(
                        fields=("kind", "slug"),
                        name="formerslug_once_per_kind_slug",
                        violation_error_message="This address is kept for another record.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claimant_rows",
                        to="partnerships.claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "claimant",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                ("text", models.CharField(db_index=True, max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "legal name"),
                            ("short", "short name"),
                            ("also_known_as", "also known as"),
                            ("former", "former name"),
                            ("native", "name in its own script"),
                            ("handle", "handle"),
                            ("rumoured", "rumoured name"),
                            ("codename", "code name"),
                            ("market", "name in a market"),
                        ],
                        max_length=13,
                        verbose_name="kind of name",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        max_length=35,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\Z",
                                "Use a language tag such as en, zh or zh-Hant.",
                            )
                        ],
                        verbose_name="language",
                    ),
                ),
                (
                    "market",
                    models.CharField(
                        blank=True,
                        max_length=6,
                        validators=[partnerships.codes.validate_market],
                        verbose_name="market",
                    ),
                ),
                (
                    "used_from",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="used from"
                    ),
                ),
                (
                    "used_until",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="used until"
                    ),
                ),
                (
                    "used_from_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="used from, earliest day",
                    ),
                ),
                (
                    "used_from_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="used from, latest day"
                    ),
                ),
                (
                    "used_until_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="used until, earliest day",
                    ),
                ),
                (
                    "used_until_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="used until, latest day"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="partnerships.record",
                    ),
                ),
            ],
            options={
                "ordering": ["used_from_earliest", "text"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "legal",
                                    "short",
                                    "also_known_as",
                                    "former",
                                    "native",
                                    "handle",
                                    "rumoured",
                                    "codename",
                                    "market",
                                ],
                            )
                        ),
                        name="name_kind_known",
                        violation_error_message="Choose one of the values offered for “kind”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_from_earliest__lte", models.F("used_until_latest"))
                        ),
                        name="name_used_from_before_used_until",
                        violation_error_message="“used until” is before “used from”.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "reported_on",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="reported on"
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="words")),
                (
                    "reported_on_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="reported on, earliest day",
                    ),
                ),
                (
                    "reported_on_latest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="reported on, latest day",
                    ),
                ),
                (
                    "citing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cited_by",
                        to="partnerships.report",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="partnerships.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["reported_on_earliest", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("citing", models.F("statement")), _negated=True),
                        name="report_citing_not_itself",
                        violation_error_message="A report cannot cite itself.",
                    )
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="RivalDate",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        help_text="Such as founded or ended.", max_length=50, verbose_name="field"
                    ),
                ),
                (
                    "date",
                    partnerships.fields.EdtfField(bounds=False, max_length=11, verbose_name="date"),
                ),
                ("meaning", models.CharField(blank=True, max_length=300, verbose_name="meaning")),
                (
                    "date_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="date, earliest day"
                    ),
                ),
                (
                    "date_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="date, latest day"
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rival_dates",
                        to="partnerships.statement",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rival_dates",
                        to="partnerships.record",
                    ),
                ),
            ],
            options={
                "ordering": ["field", "date_earliest"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about__isnull", True), ("record__isnull", False)),
                            models.Q(("about__isnull", False), ("record__isnull", True)),
                            _connector="OR",
                        ),
                        name="rivaldate_record_or_about",
                        violation_error_message="A rival date is about a record or about a statement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date", ""), _negated=True),
                        name="rivaldate_has_date",
                        violation_error_message="A rival date needs its date.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        choices=[
                            ("came_true", "came true"),
                            ("partly", "partly true"),
                            ("did_not", "did not come true"),
                            ("premature", "premature"),
                            ("overtaken", "overtaken by events"),
                            ("cannot_be_settled", "cannot be settled"),
                            ("taken_back", "taken back by the source"),
                        ],
                        max_length=17,
                        verbose_name="finding",
                    ),
                ),
                ("judged_on", models.DateField(verbose_name="judged on")),
                (
                    "outcome_on",
                    partnerships.fields.EdtfField(
                        blank=True,
                        bounds=False,
                        help_text="The day that settled it.",
                        max_length=11,
                        verbose_name="outcome on",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(
                        help_text="For readers, in a sentence or two.", verbose_name="explanation"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Until a second person has agreed.",
                        verbose_name="provisional",
                    ),
                ),
                (
                    "agreed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="agreed"
                    ),
                ),
                (
                    "outcome_on_earliest",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="outcome on, earliest day",
                    ),
                ),
                (
                    "outcome_on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="outcome on, latest day"
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="partnerships.claim",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="partnerships.verdict",
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at", "-pk"],
                "indexes": [
                    models.Index(fields=["claim", "-recorded_at"], name="verdict_claim_recorded")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "finding__in",
                                [
                                    "came_true",
                                    "partly",
                                    "did_not",
                                    "premature",
                                    "overtaken",
                                    "cannot_be_settled",
                                    "taken_back",
                                ],
                            )
                        ),
                        name="verdict_finding_known",
                        violation_error_message="Choose one of the values offered for “finding”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("agreed_by__isnull", False),
                                ("provisional", False),
                            ),
                            _connector="OR",
                        ),
                        name="verdict_agreed_by_someone",
                        violation_error_message="An agreed verdict has the person, the time, and is final.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supersedes", models.F("statement")), _negated=True),
                        name="verdict_supersedes_not_itself",
                        violation_error_message="A verdict cannot supersede itself.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Contest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="received"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("words", models.TextField(verbose_name="what they say")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("answered", "answered"),
                            ("upheld", "verdict upheld"),
                            ("changed", "verdict changed"),
                        ],
                        default="received",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="our answer")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contests",
                        to="partnerships.verdict",
                    ),
                ),
            ],
            options={
                "ordering": ["-received_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["received", "answered", "upheld", "changed"])
                        ),
                        name="contest_status_known",
                        violation_error_message="Choose one of the values offered for “status”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("status", "received")),
                            models.Q(
                                models.Q(("status", "received"), _negated=True),
                                ("answered_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="contest_answer_complete",
                        violation_error_message="An answered contest has its answer and the time of it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticker",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "mic",
                    models.CharField(
                        help_text="ISO 10383, as in XHKG.",
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Z0-9]{4}\\Z",
                                "Use the exchange's four characters of ISO 10383, as in XHKG.",
                            )
                        ],
                        verbose_name="exchange",
                    ),
                ),
                ("symbol", models.CharField(max_length=12, verbose_name="symbol")),
                (
                    "listed_from",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="from"
                    ),
                ),
                (
                    "listed_until",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="until"
                    ),
                ),
                (
                    "listed_from_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="from, earliest day"
                    ),
                ),
                (
                    "listed_from_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="from, latest day"
                    ),
                ),
                (
                    "listed_until_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="until, earliest day"
                    ),
                ),
                (
                    "listed_until_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="until, latest day"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tickers",
                        to="partnerships.company",
                    ),
                ),
            ],
            options={
                "ordering": ["mic", "symbol"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("listed_from_earliest__lte", models.F("listed_until_latest"))
                        ),
                        name="ticker_listed_from_before_listed_until",
                        violation_error_message="“listed until” is before “listed from”.",
                    )
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="Such as bidder, maker, licensor.",
                        max_length=200,
                        verbose_name="role",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="partnerships.company",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["pk"],
            },
            bases=("partnerships.statement",),
        ),
        migrations.CreateModel(
            name="Ownership",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_%(class)s",
                        serialize=False,
                        to="partnerships.statement",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("majority", "majority owner"),
                            ("minority", "minority owner"),
                            ("wholly_owned", "sole owner"),
                            ("sub_brand", "has it as a sub-brand"),
                            ("parent", "parent"),
                        ],
                        max_length=12,
                        verbose_name="the owner is",
                    ),
                ),
                (
                    "stake_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=6,
                        null=True,
                        verbose_name="stake in per cent",
                    ),
                ),
                (
                    "started",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="from"
                    ),
                ),
                (
                    "ended",
                    partnerships.fields.EdtfField(
                        blank=True, bounds=False, max_length=11, verbose_name="until"
                    ),
                ),
                (
                    "end_status",
                    models.CharField(
                        choices=[("ended", "ended"), ("open", "goes on"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="end",
                    ),
                ),
                (
                    "started_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="from, earliest day"
                    ),
                ),
                (
                    "started_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="from, latest day"
                    ),
                ),
                (
                    "ended_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="until, earliest day"
                    ),
                ),
                (
                    "ended_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="until, latest day"
                    ),
                ),
                (
                    "owned",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owners",
                        to="partnerships.company",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="partnerships.company",
                    ),
                ),
            ],
            options={
                "ordering": ["started_earliest", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                ["majority", "minority", "wholly_owned", "sub_brand", "parent"],
                            )
                        ),
                        name="ownership_relation_known",
                        violation_error_message="Choose one of the values offered for “relation”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_status__in", ["ended", "open", "unknown"])),
                        name="ownership_end_status_known",
                        violation_error_message="Choose one of the values offered for “end_status”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("started_earliest__lte", models.F("ended_latest"))),
                        name="ownership_started_before_ended",
                        violation_error_message="“ended” is before “started”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended", ""), ("end_status", "ended"), _connector="OR"),
                        name="ownership_end_needs_status",
                        violation_error_message="A day of ending is given, so the end must be “ended”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner", models.F("owned")), _negated=True),
                        name="ownership_owner_not_itself",
                        violation_error_message="A company cannot own itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stake_percent__gt", 0), ("stake_percent__lte", 100)),
                        name="ownership_stake_possible",
                        violation_error_message="A stake is more than 0 and at most 100 per cent.",
                    ),
                ],
            },
            bases=("partnerships.statement",),
        ),
        migrations.AddField(
            model_name="appointment",
            name="company",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to="partnerships.company",
            ),
        ),
        migrations.AddField(
            model_name="specification",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="specifications",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="releases",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="price",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="prices",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="partnershipdevice",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partnerships",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="lineage",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lineage",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="lineage",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lineage_of_others",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="deviceevent",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="partnerships.device",
            ),
        ),
        migrations.AddField(
            model_name="device",
            name="brand",
            field=models.ForeignKey(
                blank=True,
                help_text="Only if the brand is another company than the maker.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="devices_branded",
                to="partnerships.company",
            ),
        ),
        migrations.AddField(
            model_name="device",
            name="maker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="devices_made",
                to="partnerships.company",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="terms",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parties",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="partnershipkind",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kinds",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="partnershipevent",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="partnershipdevice",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="devices",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="partnership",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="partnership",
            name="succeeded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parties",
                to="partnerships.person",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appointments",
                to="partnerships.person",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="company",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sources",
                to="partnerships.company",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sources",
                to="partnerships.person",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="partnerships.source",
                verbose_name="outlet",
            ),
        ),
        migrations.AddField(
            model_name="claimsource",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claim_rows",
                to="partnerships.source",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="claimants",
            field=models.ManyToManyField(
                blank=True,
                related_name="claims_made",
                through="partnerships.ClaimSource",
                to="partnerships.source",
            ),
        ),
        migrations.AddConstraint(
            model_name="lineage",
            constraint=models.CheckConstraint(
                condition=models.Q(("other", models.F("device")), _negated=True),
                name="lineage_other_not_itself",
                violation_error_message="A device cannot succeed itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lineage",
            constraint=models.UniqueConstraint(
                fields=("device", "relation", "other"),
                name="lineage_once_per_device_relation_other",
                violation_error_message="This is on file already.",
            ),
        ),
        migrations.AddIndex(
            model_name="deviceevent",
            index=models.Index(fields=["device", "kind"], name="deviceevent_device_kind"),
        ),
        migrations.AddConstraint(
            model_name="partnershipkind",
            constraint=models.UniqueConstraint(
                fields=("partnership", "kind"),
                name="partnershipkind_once_per_partnership_kind",
                violation_error_message="This kind is on file already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnershipdevice",
            constraint=models.UniqueConstraint(
                fields=("partnership", "device"),
                name="partnershipdevice_once_per_partnership_device",
                violation_error_message="Listed already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(("part_of", models.F("record")), _negated=True),
                name="partnership_part_of_not_itself",
                violation_error_message="A partnership cannot be part of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(("succeeded_by", models.F("record")), _negated=True),
                name="partnership_succeeded_by_not_itself",
                violation_error_message="A partnership cannot succeed itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("company__isnull", False), ("person__isnull", True)),
                    models.Q(("company__isnull", True), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="party_company_or_person",
                violation_error_message="A party is either a company or a person.",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("partnership", "company"),
                name="party_once_per_partnership_company",
                violation_error_message="This company is a party already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("partnership", "person"),
                name="party_once_per_partnership_person",
                violation_error_message="This person is a party already.",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                fields=["person", "started_earliest"], name="appointment_person_start"
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                fields=["company", "started_earliest"], name="appointment_company_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("company__isnull", True), ("person__isnull", False), ("type", "person")
                    ),
                    models.Q(("company__isnull", True), ("type", "handle")),
                    models.Q(("person__isnull", True), ("type", "outlet")),
                    models.Q(
                        ("company__isnull", False), ("person__isnull", True), ("type", "company")
                    ),
                    _connector="OR",
                ),
                name="source_is_who_it_says",
                violation_error_message="The type and the record of the source do not agree.",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimsource",
            constraint=models.UniqueConstraint(
                fields=("claim", "source"),
                name="claimsource_once_per_claim_source",
                violation_error_message="This source is a claimant already.",
            ),
        ),
    ]
