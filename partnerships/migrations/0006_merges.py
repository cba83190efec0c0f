from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0005_judging")]

    operations = []
