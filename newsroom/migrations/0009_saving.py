import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which unsaved text took over from which, and which tab saved a revision."""

    dependencies = [("newsroom", "0008_writing")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="merged_into",
            field=models.ForeignKey(
                help_text="The text that took over from this one and what was saved meanwhile.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged",
                to="newsroom.draft",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="tab",
            field=models.UUIDField(
                help_text="The opening of the form that saved it; a second click is no one else.",
                null=True,
            ),
        ),
    ]
