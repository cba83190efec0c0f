import django.db.models.deletion
from django.db import migrations, models

from newsroom.search import database, sources


def _index(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        sources.rebuild(cursor, connection.vendor)


def _key(model, **options):
    options = {"db_constraint": False, "null": True, "related_name": "+"} | options
    return models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, to=model, **options)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_frontpage"), ("partnerships", "0003_documents")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("article", "Articles"),
                            ("passage", "Quotes"),
                            ("person", "People"),
                            ("company", "Companies"),
                            ("device", "Devices"),
                            ("partnership", "Partnerships"),
                            ("source", "Sources"),
                            ("claim", "Rumours"),
                        ],
                        max_length=11,
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("live_from", models.DateTimeField(null=True)),
                ("live_until", models.DateTimeField(null=True)),
                (
                    "title",
                    models.TextField(help_text="Folded: lower case, no accents, no punctuation."),
                ),
                (
                    "key",
                    models.TextField(
                        db_index=True, help_text="Of a name: its letters and figures joined."
                    ),
                ),
                ("claim", _key("partnerships.claim", db_index=False)),
                ("name", _key("partnerships.name", db_index=False)),
                ("passage", _key("newsroom.printedpassage", db_index=False)),
                ("quote", _key("newsroom.quote")),
                ("record", _key("partnerships.record")),
                ("section", _key("newsroom.section", db_index=False)),
                ("version", _key("newsroom.version")),
            ],
            options={
                "verbose_name_plural": "search entries",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "article",
                                    "passage",
                                    "person",
                                    "company",
                                    "device",
                                    "partnership",
                                    "source",
                                    "claim",
                                ],
                            )
                        ),
                        name="search_entry_type_known",
                        violation_error_message="Search knows no such kind of thing.",
                    )
                ],
            },
        ),
        migrations.RunPython(database.create, database.drop),
        migrations.RunPython(_index, migrations.RunPython.noop),
    ]
