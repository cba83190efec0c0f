from django.db import migrations, models

import newsroom.images.models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_newsroom")]

    operations = [
        migrations.AddField(
            model_name="image",
            name="renditions",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="By shape: the digest in their names, their sizes.",
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="credit",
            field=models.CharField(help_text="As printed: “Photo: Rhea Vogt”.", max_length=200),
        ),
        migrations.AlterField(
            model_name="image",
            name="file",
            field=models.FileField(
                upload_to=newsroom.images.models.upload_path, verbose_name="picture"
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="width",
            field=models.PositiveIntegerField(editable=False),
        ),
        migrations.AlterField(
            model_name="image",
            name="height",
            field=models.PositiveIntegerField(editable=False),
        ),
        migrations.DeleteModel(name="Rendition"),
    ]
