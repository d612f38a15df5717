"""Employers and submissions from the history that is there. The sweep of what is due writes them: replay alone knows
how each stands today.
"""

from django.db import migrations
from django.utils import timezone


def let_the_sweep_fill(apps, schema_editor):
    Relationship = apps.get_model("outreach", "Relationship")
    HistoryRow = apps.get_model("outreach", "HistoryRow")
    said = HistoryRow.objects.filter(kind="submission", void=False).values("relationship")
    kept = Relationship.objects.filter(merged_into__isnull=True, hidden_at__isnull=True)
    kept.filter(pk__in=said).update(next_time_at=timezone.now(), replayed_on=None)


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0016_submissions"),
    ]

    operations = [
        migrations.RunPython(let_the_sweep_fill, migrations.RunPython.noop),
    ]
