"""Texts of a seeker become findable: GIN indexes on PostgreSQL, FTS5 tables with triggers on SQLite."""

from django.db import migrations

from outreach.finding.schema import MakeFindable


class Migration(migrations.Migration):
    dependencies = [("outreach", "0009_bulk")]

    operations = [MakeFindable("history"), MakeFindable("firms")]
