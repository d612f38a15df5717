"""manage.py restore FILE: put an archive of `backup` back, while everything runs; the former state is kept aside."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.dates import now
from recruitpath.backup.archive import Damaged
from recruitpath.backup.whole import restore


class Command(BaseCommand):
    help = "Put a backup back. What was there before is kept in an archive of its own."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file, **options):
        try:
            said = restore(file, now())
        except Damaged as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write("\n".join([f"Restored {file}.", *said]))
