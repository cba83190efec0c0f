import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0006_search"), ("partnerships", "0003_documents")]

    operations = [
        migrations.CreateModel(
            name="ShareCard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "claim",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="partnerships.claim",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="newsroom.quote",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="card",
                        to="newsroom.version",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(version__isnull=False, quote=None, claim=None)
                        | models.Q(version=None, quote__isnull=False, claim=None)
                        | models.Q(version=None, quote=None, claim__isnull=False),
                        name="share_card_of_one_thing",
                        violation_error_message="A card is of a version, a quote or a claim.",
                    ),
                    models.UniqueConstraint(
                        fields=("quote", "digest"),
                        name="share_card_once_of_quote",
                        violation_error_message="This quote has that card already.",
                    ),
                    models.UniqueConstraint(
                        fields=("claim", "digest"),
                        name="share_card_once_of_claim",
                        violation_error_message="This claim has that card already.",
                    ),
                ],
            },
        ),
    ]
