"""Notes on people and firms become findable too."""

from django.db import migrations

from outreach.finding.schema import MakeFindable


class Migration(migrations.Migration):
    dependencies = [("outreach", "0013_board_order")]

    operations = [MakeFindable("notes")]
