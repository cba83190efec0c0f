import uuid

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import newsroom.images.models
import newsroom.site.models
import partnerships.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("partnerships", "0001_ledger"),
    ]

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("description", models.CharField(blank=True, max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("description", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "series",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("headline", models.CharField(blank=True, max_length=160)),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The last part of the address; fixed once live.",
                        max_length=100,
                    ),
                ),
                ("standfirst", models.TextField(blank=True, max_length=400)),
                ("body", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("review", "Review"),
                            ("explainer", "Explainer"),
                            ("sponsored", "Sponsored"),
                        ],
                        default="news",
                        max_length=12,
                    ),
                ),
                ("series_part", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "day",
                    models.DateField(
                        blank=True,
                        help_text="The day it is written for: posts are looked up on this day.",
                        null=True,
                    ),
                ),
                (
                    "is_developing",
                    models.BooleanField(
                        default=False,
                        help_text="Still going on: entries with their hour, the newest first.",
                        verbose_name="developing story",
                    ),
                ),
                ("language", models.CharField(default="en", max_length=12)),
                (
                    "disclosure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing to disclose"),
                            ("loaned_device", "The maker lent us the device"),
                            ("trip", "A company paid for the trip"),
                            ("affiliate", "Contains affiliate links"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                (
                    "disclosure_note",
                    models.CharField(
                        blank=True,
                        help_text="As printed: who lent what, who paid for the trip.",
                        max_length=300,
                    ),
                ),
                ("lead_caption", models.CharField(blank=True, max_length=300)),
                ("lead_alternative_text", models.CharField(blank=True, max_length=500)),
                ("lead_is_decorative", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("spiked", "Spiked"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, editable=False, help_text="The number of the newest revision."
                    ),
                ),
                ("embargo_until", models.DateTimeField(blank=True, null=True)),
                ("embargo_zone", models.CharField(blank=True, max_length=40)),
                ("imported_from", models.CharField(blank=True, editable=False, max_length=200)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned_articles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sponsor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsored_articles",
                        to="partnerships.company",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at", "-pk"],
                "permissions": [
                    ("see_all_articles", "Can see articles of everybody, not only their own"),
                    ("submit_article", "Can submit an article for review"),
                    ("approve_article", "Can approve an article or send it back"),
                    ("publish_article", "Can publish, schedule and hold an article"),
                    ("correct_article", "Can correct a live article"),
                    ("withdraw_article", "Can withdraw or retract an article"),
                    ("redact_version", "Can redact a version"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["news", "analysis", "opinion", "review", "explainer", "sponsored"],
                            )
                        ),
                        name="article_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "in_review", "approved", "spiked"])
                        ),
                        name="article_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disclosure__in", ["", "loaned_device", "trip", "affiliate"])
                        ),
                        name="article_disclosure_known",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("body"), 400000
                        ),
                        name="article_body_not_too_long",
                        violation_error_message="The text is too long.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("embargo_until", None), ("embargo_zone", "")),
                            models.Q(
                                ("embargo_until__isnull", False),
                                models.Q(("embargo_zone", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="article_embargo_has_zone",
                        violation_error_message="An embargo needs its time zone, and a zone its time.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sponsor", None), ("kind", "sponsored"), _connector="OR"
                        ),
                        name="article_sponsor_only_if_sponsored",
                        violation_error_message="Only sponsored articles have a sponsor.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_claims",
                        to="newsroom.article",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_claims",
                        to="partnerships.claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim reported",
                "verbose_name_plural": "claims reported",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "claim"),
                        name="article_claim_once",
                        violation_error_message="The article already reports this claim.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="claims",
            field=models.ManyToManyField(
                related_name="+", through="newsroom.ArticleClaim", to="partnerships.claim"
            ),
        ),
        migrations.CreateModel(
            name="ArticlePath",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "path",
                    models.CharField(
                        error_messages={"unique": "This address is taken."},
                        max_length=120,
                        unique=True,
                    ),
                ),
                ("reserved_at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paths",
                        to="newsroom.article",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                (
                    "role",
                    models.CharField(
                        blank=True, help_text="As printed: “Imaging editor”.", max_length=120
                    ),
                ),
                ("biography", models.TextField(blank=True)),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="author",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Byline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="newsroom.article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bylines",
                        to="newsroom.author",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "author"),
                        name="byline_author_once",
                        violation_error_message="This author is already named.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="authors",
            field=models.ManyToManyField(
                related_name="articles", through="newsroom.Byline", to="newsroom.author"
            ),
        ),
        migrations.CreateModel(
            name="FactCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("statement", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fact", "Fact"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("rumour", "Rumour"),
                            ("unknown", "Said to be unknown"),
                        ],
                        default="fact",
                        max_length=10,
                    ),
                ),
                (
                    "hedge",
                    models.CharField(blank=True, help_text="The hedge as printed.", max_length=100),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not checked"),
                            ("correct", "Correct"),
                            ("imprecise", "Imprecise"),
                            ("wrong", "Wrong"),
                            ("opinion", "Opinion, nothing to check"),
                            ("resolved", "Resolved since"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fact_checks",
                        to="newsroom.article",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "documents",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="partnerships.document"
                    ),
                ),
                (
                    "records",
                    models.ManyToManyField(blank=True, related_name="+", to="partnerships.record"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["fact", "analysis", "opinion", "rumour", "unknown"])
                        ),
                        name="fact_check_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "finding__in",
                                ["", "correct", "imprecise", "wrong", "opinion", "resolved"],
                            )
                        ),
                        name="fact_check_finding_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrontPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("live_from", models.DateTimeField(blank=True, editable=False, null=True)),
                ("live_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("breaking_text", models.CharField(blank=True, max_length=160)),
                ("breaking_url", models.CharField(blank=True, max_length=200)),
                ("breaking_until", models.DateTimeField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="front_pages",
                        to="newsroom.section",
                    ),
                ),
            ],
            options={
                "ordering": ["-live_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("section", 0),
                        models.F("number"),
                        condition=models.Q(("number__isnull", False)),
                        name="front_page_number_once",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("section", 0),
                        condition=models.Q(("live_from__isnull", False), ("live_until", None)),
                        name="front_page_one_open_per_page",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("live_from", None), ("number", None)),
                            models.Q(("live_from__isnull", False), ("number__isnull", False)),
                            _connector="OR",
                        ),
                        name="front_page_published_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live_until", None),
                            ("live_until__gt", models.F("live_from")),
                            _connector="OR",
                        ),
                        name="front_page_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrontPageSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("short_headline", models.CharField(blank=True, max_length=100)),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
                (
                    "front_page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="newsroom.frontpage",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("front_page", "position"),
                        name="front_page_slot_position_once",
                        violation_error_message="Two articles want the same place.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.ImageField(
                        height_field="height",
                        upload_to=newsroom.images.models.upload_path,
                        width_field="width",
                    ),
                ),
                ("width", models.PositiveIntegerField(editable=False, null=True)),
                ("height", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        help_text="To find it again; readers never see it.", max_length=200
                    ),
                ),
                (
                    "alternative_text",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows; each use may say it better.",
                        max_length=500,
                    ),
                ),
                ("credit", models.CharField(max_length=200)),
                ("licence", models.CharField(blank=True, max_length=200)),
                (
                    "expires_on",
                    models.DateField(
                        blank=True, help_text="The last day we may show it.", null=True
                    ),
                ),
                (
                    "focal_x",
                    models.PositiveSmallIntegerField(
                        default=50, help_text="Percent from the left."
                    ),
                ),
                (
                    "focal_y",
                    models.PositiveSmallIntegerField(default=50, help_text="Percent from the top."),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "uploaded_by",
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
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("focal_x__lte", 100), ("focal_y__lte", 100)),
                        name="image_focal_point_inside",
                        violation_error_message="The focal point lies between 0 and 100 percent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("credit", ""), _negated=True),
                        name="image_has_credit",
                        violation_error_message="Every picture needs a credit.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Depiction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_main", models.BooleanField(default=False)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="depictions",
                        to="partnerships.record",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="depictions",
                        to="newsroom.image",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("image", "record"), name="depiction_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_main", True)),
                        fields=("record",),
                        name="depiction_one_main_picture",
                        violation_error_message="This record already has a main picture.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="lead_image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="newsroom.image",
            ),
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                        ],
                        default="accepted",
                        max_length=8,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("by_hand", "Added by hand"), ("automatic", "Found in the text")],
                        default="by_hand",
                        editable=False,
                        max_length=9,
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, help_text="As the text names it.", max_length=200),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="newsroom.article",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="partnerships.record",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "record"),
                        name="mention_once_per_article",
                        violation_error_message="This record is already mentioned.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["offered", "accepted", "refused"])),
                        name="mention_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["by_hand", "automatic"])),
                        name="mention_origin_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="mentioned",
            field=models.ManyToManyField(
                related_name="+", through="newsroom.Mention", to="partnerships.record"
            ),
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=20)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(help_text="Without quotation marks.")),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("language", models.CharField(default="en", max_length=12)),
                (
                    "original_words",
                    models.TextField(blank=True, help_text="If the words above are a translation."),
                ),
                ("original_language", models.CharField(blank=True, max_length=12)),
                ("translator", models.CharField(blank=True, max_length=120)),
                ("said_on", partnerships.fields.EdtfField(blank=True, bounds=False, max_length=11)),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Where in it: page, minute.", max_length=120
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("press_release", "Press release"),
                            ("statement_to_press", "Statement to the press"),
                            ("press_conference", "Press conference"),
                            ("interview", "Interview"),
                            ("social_post", "Post"),
                            ("blog_post", "Blog post"),
                            ("filing", "Filing"),
                            ("speech", "Speech"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "terms",
                    models.CharField(
                        choices=[("on_record", "On the record"), ("background", "On background")],
                        default="on_record",
                        max_length=10,
                    ),
                ),
                (
                    "public_from",
                    models.DateTimeField(
                        blank=True, help_text="Empty: only the desk sees it.", null=True
                    ),
                ),
                (
                    "verified",
                    models.BooleanField(
                        default=False, help_text="Read by us in the document named."
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "said_on_earliest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="said on, earliest day"
                    ),
                ),
                (
                    "said_on_latest",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="said on, latest day"
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.record",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="partnerships.document",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="newsroom.quote",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_on_earliest", "-pk"],
                "indexes": [models.Index(fields=["public_from"], name="quote_public_from")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="quote_has_words",
                        violation_error_message="A quote needs its words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("terms__in", ["on_record", "background"])),
                        name="quote_terms_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "",
                                    "press_release",
                                    "statement_to_press",
                                    "press_conference",
                                    "interview",
                                    "social_post",
                                    "blog_post",
                                    "filing",
                                    "speech",
                                    "other",
                                ],
                            )
                        ),
                        name="quote_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("original_language", ""), ("original_words", "")),
                            models.Q(
                                models.Q(("original_words", ""), _negated=True),
                                models.Q(("original_language", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="quote_original_has_language",
                        violation_error_message="The original words need their language.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("pk")), _negated=True),
                        name="quote_not_merged_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicWith",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_with",
                        to="newsroom.article",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_with",
                        to="partnerships.document",
                    ),
                ),
                (
                    "record",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_with",
                        to="partnerships.record",
                    ),
                ),
                (
                    "statement",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_with",
                        to="partnerships.statement",
                    ),
                ),
                (
                    "quote",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_with",
                        to="newsroom.quote",
                    ),
                ),
            ],
            options={
                "verbose_name": "item that goes public with the article",
                "verbose_name_plural": "goes public with the article",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document", None),
                                ("quote", None),
                                ("record__isnull", False),
                                ("statement", None),
                            ),
                            models.Q(
                                ("document", None),
                                ("quote", None),
                                ("record", None),
                                ("statement__isnull", False),
                            ),
                            models.Q(
                                ("document__isnull", False),
                                ("quote", None),
                                ("record", None),
                                ("statement", None),
                            ),
                            models.Q(
                                ("document", None),
                                ("quote__isnull", False),
                                ("record", None),
                                ("statement", None),
                            ),
                            _connector="OR",
                        ),
                        name="public_with_exactly_one",
                        violation_error_message="Choose one record, statement, document or quote.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "fragments",
                    models.JSONField(
                        default=list,
                        help_text="The words as printed; two pieces where the attribution splits them.",
                    ),
                ),
                (
                    "attribution",
                    models.CharField(blank=True, help_text="As printed.", max_length=300),
                ),
                ("language", models.CharField(default="en", max_length=12)),
                (
                    "words_finding",
                    models.CharField(
                        choices=[
                            ("unchecked", "Not checked"),
                            ("verbatim", "Verbatim"),
                            ("honest_omission", "Shortened, marked as such"),
                            ("altered", "Differs from the source"),
                            ("translated_seen", "Translated, original seen"),
                            ("translated_unseen", "Translated, original not seen"),
                            ("not_found", "Not found in the source"),
                            ("heard", "Heard by our reporter"),
                            ("second_hand", "Second hand"),
                            ("no_text", "Source text not held"),
                        ],
                        default="unchecked",
                        max_length=20,
                    ),
                ),
                ("words_difference", models.JSONField(blank=True, default=list)),
                (
                    "speaker_finding",
                    models.CharField(
                        choices=[
                            ("unchecked", "Not checked"),
                            ("agrees", "Agrees"),
                            ("differs", "Differs"),
                            ("not_stated", "Not stated"),
                        ],
                        default="unchecked",
                        max_length=12,
                    ),
                ),
                (
                    "via",
                    models.CharField(
                        blank=True, help_text="Second hand: via whom.", max_length=200
                    ),
                ),
                ("overruled_because", models.TextField(blank=True)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "detached_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="No longer in the working copy since.",
                        null=True,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="newsroom.article",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="newsroom.quote",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "words_finding__in",
                                [
                                    "unchecked",
                                    "verbatim",
                                    "honest_omission",
                                    "altered",
                                    "translated_seen",
                                    "translated_unseen",
                                    "not_found",
                                    "heard",
                                    "second_hand",
                                    "no_text",
                                ],
                            )
                        ),
                        name="passage_words_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "speaker_finding__in",
                                ["unchecked", "agrees", "differs", "not_stated"],
                            )
                        ),
                        name="passage_speaker_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at", None), ("checked_by", None)),
                            models.Q(("checked_at__isnull", False), ("checked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="passage_checked_by_and_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuoteSpeaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("company", "Company"),
                            ("spokesperson", "Spokesperson for"),
                            ("document", "Document"),
                            ("unnamed", "Unnamed source"),
                        ],
                        default="person",
                        max_length=12,
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="The post held that day, as chosen by the editor.",
                        max_length=200,
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="“a person familiar with the plan”, “a spokesperson”",
                        max_length=200,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Why the source is not named; it is printed.",
                        max_length=300,
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken",
                        to="partnerships.appointment",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken",
                        to="partnerships.company",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken",
                        to="partnerships.document",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken",
                        to="partnerships.person",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="newsroom.quote",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("quote", "position"), name="quote_speaker_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document", None), ("kind", "person"), ("person__isnull", False)
                            ),
                            models.Q(
                                ("company__isnull", False),
                                ("document", None),
                                ("kind", "company"),
                                ("person", None),
                            ),
                            models.Q(
                                ("company__isnull", False),
                                ("document", None),
                                ("kind", "spokesperson"),
                                ("person", None),
                                models.Q(("description", ""), _negated=True),
                            ),
                            models.Q(
                                ("document__isnull", False), ("kind", "document"), ("person", None)
                            ),
                            models.Q(
                                ("document", None),
                                ("kind", "unnamed"),
                                ("person", None),
                                models.Q(("description", ""), _negated=True),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="quote_speaker_fits_kind",
                        violation_error_message="A person, a company, a document, a spokesperson with company and description, or an unnamed source with description and reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appointment", None), ("person__isnull", False), _connector="OR"
                        ),
                        name="quote_speaker_post_needs_person",
                        violation_error_message="Only a person holds a post.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuoteVariant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="partnerships.document",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="variants",
                        to="newsroom.quote",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("quote", "words", "document"), name="quote_variant_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="renditions/")),
                ("format", models.CharField(max_length=8)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="newsroom.image",
                    ),
                ),
            ],
            options={
                "ordering": ["format", "width"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "format", "width"),
                        name="rendition_once_per_format_and_width",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "content",
                    models.JSONField(help_text="Fields, bylines, mentions, claims and passages."),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["article", "-number"],
                "get_latest_by": "number",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"), name="revision_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="revision_number_from_one"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="section",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="newsroom.section",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="newsroom.series",
            ),
        ),
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(default="On Record", max_length=80)),
                ("tagline", models.CharField(blank=True, max_length=160)),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/London",
                        max_length=40,
                        validators=[newsroom.site.models.validate_zone],
                    ),
                ),
                ("about", models.TextField(blank=True)),
                ("standards", models.TextField(blank=True, help_text="Standards and ethics.")),
                ("corrections_policy", models.TextField(blank=True)),
                (
                    "sources_policy",
                    models.TextField(blank=True, help_text="When a source may stay unnamed."),
                ),
                (
                    "ownership",
                    models.TextField(blank=True, help_text="Who owns and funds the publication."),
                ),
                ("contact", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "site settings",
                "verbose_name_plural": "site settings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)),
                        name="site_settings_one_row",
                        violation_error_message="There is one row of site settings.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "path",
                    models.CharField(help_text="The address as of this version.", max_length=120),
                ),
                ("live_from", models.DateTimeField()),
                ("live_until", models.DateTimeField(blank=True, null=True)),
                ("first_published_at", models.DateTimeField()),
                (
                    "updated_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The last change that readers were told of.",
                        null=True,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("publication", "Published"),
                            ("minor", "Minor fix"),
                            ("update", "Update"),
                            ("correction", "Correction"),
                            ("clarification", "Clarification"),
                            ("editors_note", "Editor's note"),
                        ],
                        default="publication",
                        max_length=14,
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="What changed, for readers.")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("review", "Review"),
                            ("explainer", "Explainer"),
                            ("sponsored", "Sponsored"),
                        ],
                        max_length=12,
                    ),
                ),
                ("section_name", models.CharField(max_length=80)),
                ("series_part", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("is_developing", models.BooleanField(default=False)),
                ("language", models.CharField(max_length=12)),
                ("headline", models.CharField(max_length=160)),
                ("standfirst", models.TextField(blank=True)),
                (
                    "body",
                    models.TextField(help_text="The text as the desk wrote it, marks included."),
                ),
                (
                    "segments",
                    models.JSONField(help_text="The text cut up so that rendering is joining."),
                ),
                ("search_text", models.TextField(blank=True)),
                (
                    "disclosure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing to disclose"),
                            ("loaned_device", "The maker lent us the device"),
                            ("trip", "A company paid for the trip"),
                            ("affiliate", "Contains affiliate links"),
                        ],
                        max_length=16,
                    ),
                ),
                ("disclosure_note", models.CharField(blank=True, max_length=300)),
                ("sponsor_name", models.CharField(blank=True, max_length=200)),
                ("lead_caption", models.CharField(blank=True, max_length=300)),
                ("lead_alternative_text", models.CharField(blank=True, max_length=500)),
                ("lead_credit", models.CharField(blank=True, max_length=200)),
                ("redacted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="newsroom.image",
                    ),
                ),
                (
                    "redacted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="newsroom.revision",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="newsroom.section",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="newsroom.series",
                    ),
                ),
            ],
            options={
                "ordering": ["-live_from", "-number"],
                "get_latest_by": "number",
                "indexes": [
                    models.Index(fields=["-live_from"], name="version_newest"),
                    models.Index(fields=["section", "-live_from"], name="version_section_newest"),
                    models.Index(fields=["path"], name="version_path"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"), name="version_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("live_until", None)),
                        fields=("article",),
                        name="version_one_open_per_article",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live_until", None),
                            ("live_until__gt", models.F("live_from")),
                            _connector="OR",
                        ),
                        name="version_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="version_number_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "change__in",
                                [
                                    "publication",
                                    "minor",
                                    "update",
                                    "correction",
                                    "clarification",
                                    "editors_note",
                                ],
                            )
                        ),
                        name="version_change_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "change__in",
                                    ["update", "correction", "clarification", "editors_note"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="version_change_has_note",
                        violation_error_message="Say for readers what changed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("redacted_at", None),
                            models.Q(("body", ""), ("headline", ""), ("standfirst", "")),
                            _connector="OR",
                        ),
                        name="version_redacted_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedPassage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("fragments", models.JSONField()),
                ("attribution", models.CharField(blank=True, max_length=300)),
                ("language", models.CharField(max_length=12)),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="newsroom.passage",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="newsroom.quote",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="newsroom.version",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "passage"), name="printed_passage_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedMention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed_mentions",
                        to="partnerships.record",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="newsroom.version",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "record"), name="printed_mention_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="partnerships.claim",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="newsroom.version",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "claim"), name="printed_claim_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedByline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=120)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="newsroom.author",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="newsroom.version",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "author"), name="printed_byline_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wrong", models.TextField(help_text="What we printed.")),
                ("right", models.TextField(help_text="What is right.")),
                (
                    "since",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_later",
                        to="newsroom.version",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="newsroom.version",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wrong", ""), _negated=True),
                            models.Q(("right", ""), _negated=True),
                        ),
                        name="correction_says_both",
                        violation_error_message="Say what was wrong and what is right.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
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
                        choices=[("withdrawn", "Withdrawn"), ("retracted", "Retracted")],
                        default="withdrawn",
                        max_length=9,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(help_text="For the desk.")),
                ("notice", models.TextField(help_text="One sentence for readers.")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["withdrawn", "retracted"])),
                        name="withdrawal_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notice", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="withdrawal_says_why",
                        violation_error_message="Give the reason, and a sentence for readers.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("series_part", None), ("series__isnull", False), _connector="OR"
                ),
                name="article_part_needs_series",
                violation_error_message="A part number needs a series.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                fields=("series", "series_part"),
                name="article_part_once_in_series",
                violation_error_message="The series already has this part.",
            ),
        ),
    ]
