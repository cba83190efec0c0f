import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0003_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeftOpen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="left open on"
                    ),
                ),
                ("until", models.DateField(verbose_name="asked again on")),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left_open",
                        to="partnerships.claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim left open",
                "verbose_name_plural": "claims left open",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("on"))),
                        name="leftopen_until_later",
                        violation_error_message="It is asked again on a later day.",
                    )
                ],
            },
        ),
    ]
