"""What lies next to what, by the loader that `manage.py load_specialties` uses too."""

from django.db import migrations, models

from recruiters.neighbouring import load_neighbours


def load(apps, schema_editor):
    load_neighbours(apps.get_model("recruiters", "Neighbours"))


class Migration(migrations.Migration):

    dependencies = [
        ('recruiters', '0011_directory_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Neighbours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('axis', models.CharField(choices=[('function', 'Function'), ('industry', 'Industry'), ('seniority', 'Seniority'), ('region', 'Region'), ('country', 'Country')], max_length=10)),
                ('code', models.SlugField(db_index=False, max_length=60)),
                ('also', models.JSONField(blank=True, default=list)),
                ('near', models.JSONField(blank=True, default=list)),
            ],
            options={
                'verbose_name': 'neighbours',
                'verbose_name_plural': 'neighbours',
                'ordering': ['axis', 'code'],
                'constraints': [models.UniqueConstraint(fields=('axis', 'code'), name='neighbours_of_a_code')],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
