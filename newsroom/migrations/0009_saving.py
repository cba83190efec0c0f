from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_writing")]

    operations = []
