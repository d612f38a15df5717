"""The order of the board's columns: without it each column sorts all its people to show the first ten."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0008_saved_views")]

    operations = [
        migrations.AddIndex(
            model_name="relationship",
            index=models.Index(fields=["seeker", "stage", "next_sort", "name_key", "id"], name="rel_on_board"),
        ),
    ]
