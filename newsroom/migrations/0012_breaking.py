from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0011_desk"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="version",
            name="version_change_has_note",
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("change__in", ["update", "correction", "clarification", "editors_note"]),
                        _negated=True,
                    ),
                    models.Q(("note", ""), _negated=True),
                    models.Q(("change", "update"), ("is_developing", True)),
                    _connector="OR",
                ),
                name="version_change_has_note",
                violation_error_message="Say for readers what changed.",
            ),
        ),
    ]
