from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0010_checks")]

    operations = []
