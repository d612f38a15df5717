"""What is said of a search or a saved view can be taken back: a Change may name either."""

from functools import reduce

import django.db.models.deletion
from django.db import migrations, models

THINGS = (
    "relationship", "firm", "note", "attachment", "employer", "submission", "claim", "conflict", "exclusion", "resume",
    "template", "about_you", "knowledge", "search", "view",
)  # fmt: skip
ONE_THING = reduce(
    models.Q.__or__,
    (models.Q(**{f"{other}__isnull": other != name for other in THINGS}) for name in THINGS),
)


class Migration(migrations.Migration):

    dependencies = [
        ('outreach', "0024_pay_in_firm_fits"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='change',
            name='change_of_one_thing',
        ),
        migrations.AddField(
            model_name='change',
            name='search',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='outreach.jobsearch'),
        ),
        migrations.AddField(
            model_name='change',
            name='view',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='outreach.savedview'),
        ),
        migrations.AlterField(
            model_name='change',
            name='field',
            field=models.CharField(max_length=30),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=ONE_THING, name='change_of_one_thing'),
        ),
    ]
