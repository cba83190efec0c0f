import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0003_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QuotePhrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "three",
                    models.BigIntegerField(db_index=True, verbose_name="hash of the three words"),
                ),
                ("place", models.PositiveIntegerField(verbose_name="which word begins them")),
            ],
        ),
        migrations.CreateModel(
            name="UntaggedQuotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        help_text="Of the words and those next to them, not of their place.",
                        max_length=32,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("full", "Quotation"),
                            ("partial", "Part of a sentence"),
                            ("scare", "Quoted word"),
                            ("title", "Title"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "To be tagged"), ("refused", "Refused")],
                        default="open",
                        max_length=7,
                    ),
                ),
                ("words", models.TextField()),
                ("speaker", models.CharField(blank=True, max_length=300)),
                ("confidence", models.FloatField(help_text="Between 0 and 1.")),
                ("found_in", models.PositiveIntegerField(verbose_name="number of the revision")),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["article", "position"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="passage",
            name="passage_words_known",
        ),
        migrations.AddField(
            model_name="passage",
            name="source_place",
            field=models.TextField(
                blank=True,
                editable=False,
                help_text="The words as they stand there, with a few on either side.",
                verbose_name="place in the source",
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="source_sha256",
            field=models.CharField(
                blank=True,
                editable=False,
                max_length=64,
                verbose_name="SHA-256 of the text compared",
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="stated_speaker",
            field=models.CharField(
                blank=True, editable=False, max_length=300, verbose_name="speaker in the source"
            ),
        ),
        migrations.AlterField(
            model_name="passage",
            name="words_finding",
            field=models.CharField(
                choices=[
                    ("unchecked", "Not checked"),
                    ("verbatim", "Verbatim"),
                    ("honest_omission", "Shortened, marked as such"),
                    ("altered", "Differs from the source"),
                    ("translated_seen", "Translated, original seen"),
                    ("translated_unseen", "Translated, original not seen"),
                    ("not_found", "Not found in the source"),
                    ("not_in_excerpt", "Not in the excerpt that we hold"),
                    ("heard", "Heard by our reporter"),
                    ("second_hand", "Second hand"),
                    ("no_text", "Source text not held"),
                ],
                default="unchecked",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.CheckConstraint(
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
                            "not_in_excerpt",
                            "heard",
                            "second_hand",
                            "no_text",
                        ],
                    )
                ),
                name="passage_words_known",
            ),
        ),
        migrations.AddField(
            model_name="quotephrase",
            name="quote",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phrases",
                to="newsroom.quote",
            ),
        ),
        migrations.AddField(
            model_name="untaggedquotation",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="untagged",
                to="newsroom.article",
            ),
        ),
        migrations.AddField(
            model_name="untaggedquotation",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="quotephrase",
            constraint=models.UniqueConstraint(fields=("quote", "place"), name="quote_phrase_once"),
        ),
        migrations.AddIndex(
            model_name="untaggedquotation",
            index=models.Index(fields=["status", "kind", "-id"], name="untagged_status_kind"),
        ),
        migrations.AddConstraint(
            model_name="untaggedquotation",
            constraint=models.UniqueConstraint(
                fields=("article", "fingerprint"), name="untagged_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="untaggedquotation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["full", "partial", "scare", "title"])),
                name="untagged_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="untaggedquotation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("refused_at", None), ("status", "open")),
                    models.Q(("refused_at__isnull", False), ("status", "refused")),
                    _connector="OR",
                ),
                name="untagged_refused_at",
                violation_error_message="What is refused says since when.",
            ),
        ),
    ]
