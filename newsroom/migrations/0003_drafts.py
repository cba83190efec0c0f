import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Unsaved text, who has an article open, previews to share, the bin."""

    dependencies = [
        ("newsroom", "0002_pictures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="binned_at",
            field=models.DateTimeField(
                editable=False,
                help_text="In the bin since; never for what was published.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="binned_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("binned_by", None), ("binned_at__isnull", False), _connector="OR"
                ),
                name="article_binned_by_and_at",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["binned_at", "-updated_at", "-id"], name="article_at_desk"),
        ),
        migrations.AddField(
            model_name="revision",
            name="changes",
            field=models.CharField(
                blank=True,
                help_text="What differs from the revision before, in brief.",
                max_length=300,
            ),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tab",
                    models.UUIDField(help_text="Made by the browser when the form was opened."),
                ),
                ("sequence", models.PositiveBigIntegerField()),
                (
                    "based_on",
                    models.PositiveIntegerField(default=0, help_text="The revision it grew from."),
                ),
                ("fields", models.JSONField(help_text="The form as [name, value], in order.")),
                ("typed_at", models.DateTimeField(help_text="When the server had it.")),
                (
                    "closed_at",
                    models.DateTimeField(
                        help_text="Saved or dropped: the tab may send nothing more.", null=True
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        help_text="Empty while a new article was never saved.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-typed_at", "-pk"],
                "indexes": [models.Index(fields=["article", "by"], name="draft_of_article")],
                "constraints": [
                    models.UniqueConstraint(fields=("by", "tab"), name="draft_once_per_tab"),
                    models.CheckConstraint(
                        condition=models.Q(("closed_at", None), ("fields", []), _connector="OR"),
                        name="draft_closed_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tab", models.UUIDField()),
                (
                    "until",
                    models.DateTimeField(
                        help_text="Taken for gone then, if nothing more is heard."
                    ),
                ),
                ("typed_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("by", "tab"), name="sitting_once_per_tab"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=22, unique=True)),
                ("label", models.CharField(blank=True, max_length=120, verbose_name="for whom")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        help_text="Empty: always the newest.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.revision",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="preview_link_expires_later",
                    ),
                ],
            },
        ),
    ]
