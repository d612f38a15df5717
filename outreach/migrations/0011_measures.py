"""What the measures read of each relationship. The sweep of what is due fills it in: replay alone knows it."""

from django.db import migrations, models
from django.utils import timezone


def let_the_sweep_replay(apps, schema_editor):
    Relationship = apps.get_model("outreach", "Relationship")
    kept = Relationship.objects.filter(merged_into__isnull=True, hidden_at__isnull=True)
    reached = models.Q(last_contact_on__isnull=False) | models.Q(filed_on__isnull=False) | models.Q(ever_replied=True)
    kept.filter(reached | ~models.Q(stage__in=["listed", "planned"])).update(
        next_time_at=timezone.now(), replayed_on=None
    )


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0010_finding"),
    ]

    operations = [
        migrations.AddField(
            model_name="relationship",
            name="first_window_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="relationship",
            name="first_reply_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="relationship",
            name="first_channel",
            field=models.CharField(blank=True, db_default="", default="", max_length=12),
        ),
        migrations.AddField(
            model_name="relationship",
            name="reach",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.RunPython(let_the_sweep_replay, migrations.RunPython.noop),
    ]
