from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0004_drafts")]

    operations = []
