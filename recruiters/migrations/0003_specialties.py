"""The starter specialties, by the loader that `manage.py load_specialties` uses too."""

from django.db import migrations

from recruiters.starter import load_specialties


def load(apps, schema_editor):
    load_specialties(apps.get_model("recruiters", "Specialty"))


class Migration(migrations.Migration):
    dependencies = [("recruiters", "0002_words")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
