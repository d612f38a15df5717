"""manage.py import_list FILE --kind firms: shared firms from a CSV list. May run twice on the same file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.dates import now
from recruiters.lists.loading import load_firms
from recruiters.lists.reader import Unreadable, read_list

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
MOST_SHOWN = 50  # errors


class Command(BaseCommand):
    help = "Load shared firms from a CSV list; headers are matched by name. A second run finds everything the same."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=["firms"], required=True)
        parser.add_argument("--country", default="US", help="where phone numbers without a country are, such as IE")
        parser.add_argument(
            "--encoding", default="", help="such as utf-8-sig, utf-16, cp1252; told by itself otherwise"
        )
        parser.add_argument("--separator", default="", help="comma, semicolon, tab, pipe, or the character itself")

    def handle(self, *, file, country, encoding, separator, **options):
        separator = SEPARATORS.get(separator, separator)
        if len(separator) > 1:
            raise CommandError(f"A separator is one character; {separator!r} is not.")
        try:
            header, rows = read_list(file.read_bytes(), encoding, separator)
            outcome = load_firms(header, rows, file.name, now().date(), country.upper())
        except OSError as error:
            raise CommandError(f"{file} can't be opened: {error.strerror}.") from error
        except Unreadable as error:
            raise CommandError(f"{file.name}: {error}") from error
        self._say(outcome)

    def _say(self, outcome):
        if outcome.unused:
            self.stdout.write(f"Columns not used: {', '.join(outcome.unused)}")
        if outcome.unknown_sectors:
            self.stdout.write(f"Sectors that name no specialty: {', '.join(sorted(outcome.unknown_sectors))}")
        for error in outcome.errors[:MOST_SHOWN]:
            self.stdout.write(f"Line {error.line}, {error.column or 'row'}: {error.value!r} – {error.why}")
        if len(outcome.errors) > MOST_SHOWN:
            self.stdout.write(f"… and {len(outcome.errors) - MOST_SHOWN} more")
        filled = f", {outcome.filled} filled in" if outcome.filled else ""
        errors = f", {len(outcome.errors)} cells with errors" if outcome.errors else ""
        self.stdout.write(f"{outcome.new} new, {outcome.same} same{filled}{errors}")
