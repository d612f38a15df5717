"""manage.py import_list FILE --kind …: bring a list in without a browser, through the same code as the pages."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from phonenumbers import SUPPORTED_REGIONS

from accounts.by import By
from accounts.models import Act, User
from common.dates import now
from imports.columns import FIELDS
from imports.inline import bring_in
from imports.models import ImportBatch
from imports.refusals import ImportRefused
from imports.words.cells import sentence as cell_sentence
from imports.words.refusals import sentence as refusal_sentence

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
MOST_SHOWN = 50  # errors
COUNTED = ("new", "update", "same", "moved", "unsure", "error", "excluded", "suppressed", "gone")
IN_JSON = ("rows", "new", "update", "same", "unsure", "error", "excluded")


class Command(BaseCommand):
    help = "Bring in a list of firms or recruiters: into the shared directory, or for one seeker. Can be undone."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=ImportBatch.Kind.values, required=True)
        parser.add_argument("--for", dest="seeker", metavar="E-MAIL", help="whose own list it is (kind my-recruiters)")
        parser.add_argument("--mapping", type=Path, help='JSON: {"header": "field"}; guessed otherwise')
        parser.add_argument("--default-country", type=_country, default="US", help="of phone numbers without one: IE")
        parser.add_argument("--encoding", default="", help="such as utf-8, utf-16, cp1252; told by itself otherwise")
        parser.add_argument("--separator", default="", help="comma, semicolon, tab, pipe, or the character itself")
        parser.add_argument("--sheet", default="", help="of a workbook; the first one that holds something otherwise")
        parser.add_argument("--policy", choices=ImportBatch.Policy.values, default="fill")
        parser.add_argument("--accept-unsure", choices=["same", "new", "skip"], default="skip")
        parser.add_argument("--source", default="", help="where the list comes from; the next edition names it again")
        parser.add_argument("--edition", type=_day, metavar="YYYY-MM-DD", help="its day; today otherwise")
        parser.add_argument("--full", action="store_true", help="the edition is complete: who is not in it is gone")
        parser.add_argument("--gone", action="store_true", help="mark them even where they are more than a tenth")
        parser.add_argument("--dry-run", action="store_true", help="compare only; nothing is kept")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, file, kind, seeker, mapping, **options):
        owner = self._owner(kind, seeker)
        how = {"encoding": options["encoding"], "sheet": options["sheet"]}
        how["separator"] = SEPARATORS.get(options["separator"], options["separator"])
        if len(how["separator"]) > 1:
            raise CommandError(f"A separator is one character; {how['separator']!r} is not.")
        by = By(owner, now(), via=Act.Via.IMPORT)
        try:
            with file.open("rb") as handle:
                batch = bring_in(
                    by, now, kind=kind, owner=owner, file=File(handle, name=file.name),
                    how={name: value for name, value in how.items() if value}, country=options["default_country"],
                    mapping=json.loads(mapping.read_text()) if mapping else None, policy=options["policy"],
                    accept_unsure=options["accept_unsure"], keep=not options["dry_run"], source=options["source"],
                    edition_on=options["edition"], full=options["full"], gone=options["gone"],
                )  # fmt: skip
        except OSError as error:
            raise CommandError(f"{error.filename} can't be opened: {error.strerror}.") from error
        except json.JSONDecodeError as error:
            raise CommandError(f"{mapping} is no JSON: {error}.") from error
        except ImportRefused as refused:
            if not options["json"]:
                raise CommandError(refused.sentence) from refused
            self._say_json(refused.batch, refused.sentence)
            raise SystemExit(1) from refused
        (self._say_json if options["json"] else self._say)(batch)
        if batch.state == "refused":
            raise SystemExit(1)

    def _owner(self, kind, email):
        if (kind == ImportBatch.Kind.MY_RECRUITERS) != bool(email):
            raise CommandError("--for names the seeker of a list of the kind my-recruiters, and of no other.")
        if not email:
            return None
        owner = User.objects.filter(email__iexact=email).first()
        if owner is None:
            raise CommandError(f"Nobody signs in as {email}.")
        return owner

    def _say_json(self, batch, refusal=None):
        """One object with the same names whatever happens; `batch` None: nothing began."""
        counts = {name: batch.counts.get(name, 0) if batch else 0 for name in IN_JSON}
        said = {
            "id": batch.public_id if batch else None, "state": batch.state if batch else "refused", **counts,
            "seconds": batch.seconds if batch else 0, "refusal": refusal or (_refusal(batch) if batch else None),
        }  # fmt: skip
        self.stdout.write(json.dumps(said, ensure_ascii=False))

    def _say(self, batch):
        if batch.state == "refused":
            self.stderr.write(f"{batch.file_name}: {_refusal(batch)}")
            return
        header = batch.outline["header"]
        unused = [cell for place, cell in enumerate(header) if str(place) not in batch.mapping and cell.strip()]
        if unused:
            self.stdout.write(f"Columns not used: {', '.join(unused)}")
        for field, words in batch.unknown_words().items():
            self.stdout.write(f"Words not known, {FIELDS[field].label}: {', '.join(word for word, _ in words)}")
        self._say_errors(batch, header)
        counts = [f"{batch.counts.get(name, 0)} {name}" for name in COUNTED if batch.counts.get(name)]
        self.stdout.write(f"{batch.public_id}: {batch.counts['rows']} rows – {', '.join(counts) or 'nothing'}")
        if batch.gone == batch.Gone.WAITS:
            self.stdout.write("More than a tenth is gone: nobody is marked. If that can be, say --gone.")

    def _say_errors(self, batch, header):
        said = 0
        for row in batch.rows.filter(verdict="error").order_by("number").iterator():
            for column, text, code, params in row.errors:
                if said < MOST_SHOWN:
                    name = header[column] if column is not None and column < len(header) else ""
                    self.stdout.write(cell_sentence(code, params, line=row.line, column_name=name, text=text))
                said += 1
        if said > MOST_SHOWN:
            self.stdout.write(f"… and {said - MOST_SHOWN} more")


def _country(text):
    if text.upper() not in SUPPORTED_REGIONS:
        raise ArgumentTypeError(f"{text!r} is no country such as IE")
    return text.upper()


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no day such as 2026-11-01") from error


def _refusal(batch):
    return refusal_sentence(**batch.refusal) if batch.refusal else None
