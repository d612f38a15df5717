"""manage.py backup [FILE]: database, attachments and the key in one archive, while everything runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.dates import now
from recruitpath.backup.archive import Damaged
from recruitpath.backup.whole import back_up


class Command(BaseCommand):
    help = "Write one archive of database, attachments and keys. Works while RecruitPath runs."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="where to (VAR/backups/recruitpath-<time>.tar.gz)")

    def handle(self, file, **options):
        try:
            target = back_up(now(), file)
        except Damaged as refused:
            raise CommandError(str(refused)) from None
        except OSError as error:
            raise CommandError(f"{file or 'VAR/backups'} can't be written: {error.strerror}.") from None
        self.stdout.write(f"{target} ({target.stat().st_size / 1e6:.1f} MB). It holds the secret key: keep it private.")
