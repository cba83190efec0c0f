import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0002_claims")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="is_excerpt",
            field=models.BooleanField(
                default=False,
                help_text="We hold a part of the text: what is not in it may stand in the rest.",
                verbose_name="only an excerpt",
            ),
        ),
        migrations.CreateModel(
            name="DocumentPhrase",
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
                (
                    "place",
                    models.PositiveIntegerField(verbose_name="which word of the text begins them"),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phrases",
                        to="partnerships.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "place"),
                        name="document_phrase_once",
                        violation_error_message="One phrase begins at each word.",
                    )
                ],
            },
        ),
    ]
