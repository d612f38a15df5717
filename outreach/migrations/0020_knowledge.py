"""What recruiters tell and what is given: kept, changed, taken back and found like notes."""

from functools import reduce

import common.ids
import django.db.models.deletion
import outreach.models.change
from django.conf import settings
from django.db import migrations, models

from outreach.finding.schema import MakeFindable

THINGS = (
    "relationship", "firm", "note", "attachment", "employer", "submission", "claim", "conflict", "exclusion", "resume",
    "template", "about_you", "knowledge",
)  # fmt: skip
ONE_THING = reduce(
    models.Q.__or__,
    (models.Q(**{f"{other}__isnull": other != name for other in THINGS}) for name in THINGS),
)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_single_keys'),
        ('outreach', '0019_templates'),
        ('recruiters', '0010_missing_from_lists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Knowledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('salary', 'Pay'), ('market', 'Market'), ('resume', 'Résumé'), ('tip', 'Tip'), ('signal', 'Direction'), ('referral', 'Referral'), ('give', 'You gave')], max_length=8)),
                ('public_id', models.CharField(default=common.ids.new_public_id, editable=False, max_length=12, unique=True)),
                ('day', models.DateField()),
                ('text', models.TextField(blank=True)),
                ('low', models.PositiveIntegerField(blank=True, null=True)),
                ('high', models.PositiveIntegerField(blank=True, null=True)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('period', models.CharField(blank=True, choices=[('year', 'a year'), ('month', 'a month'), ('day', 'a day'), ('hour', 'an hour')], max_length=5)),
                ('role', models.CharField(blank=True, max_length=120)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('direction', models.CharField(blank=True, choices=[('up', 'Up'), ('flat', 'Flat'), ('down', 'Down')], max_length=4)),
                ('field', models.CharField(blank=True, max_length=120)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('firm_name', models.CharField(blank=True, max_length=160)),
                ('what', models.CharField(blank=True, choices=[('lead', 'Hiring lead'), ('referral', 'Referral'), ('other', 'Something else')], max_length=8)),
                ('made_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
            ],
            bases=(outreach.models.change.Removable, models.Model),
        ),
        migrations.AddField(
            model_name='knowledge',
            name='act',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.act'),
        ),
        migrations.AddField(
            model_name='knowledge',
            name='became',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='named_by', to='outreach.relationship'),
        ),
        migrations.AddField(
            model_name='knowledge',
            name='relationship',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='knowledge', to='outreach.relationship'),
        ),
        migrations.AddField(
            model_name='knowledge',
            name='seeker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Give',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('outreach.knowledge',),
        ),
        migrations.CreateModel(
            name='Insight',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('outreach.knowledge',),
        ),
        migrations.CreateModel(
            name='MarketSignal',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('outreach.knowledge',),
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('outreach.knowledge',),
        ),
        migrations.AddField(
            model_name='change',
            name='knowledge',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='outreach.knowledge'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=ONE_THING, name='change_of_one_thing'),
        ),
        migrations.AddIndex(
            model_name='knowledge',
            index=models.Index(fields=['seeker', '-day', '-id'], name='knowledge_of_seeker'),
        ),
        migrations.AddIndex(
            model_name='knowledge',
            index=models.Index(fields=['relationship'], name='knowledge_of_relationship'),
        ),
        migrations.AddConstraint(
            model_name='knowledge',
            constraint=models.CheckConstraint(condition=models.Q(('relationship__isnull', False), ('kind', 'signal'), _connector='OR'), name='knowledge_has_a_source'),
        ),
        migrations.AddConstraint(
            model_name='knowledge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'salary'), _negated=True), models.Q(('high__gte', models.F('low')), ('low__isnull', False)), _connector='OR'), name='pay_is_a_range'),
        ),
        MakeFindable("knowledge"),
    ]
