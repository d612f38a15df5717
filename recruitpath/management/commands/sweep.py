"""`manage.py sweep [--now ISO-8601] [--json]`: every sweep of the clock once, without Celery, and what each did."""

import json
from datetime import UTC, datetime

from django.core.management.base import BaseCommand, CommandError

from common.dates import now
from recruitpath.clock import SCHEDULE
from recruitpath.health import note_swept, note_trouble


class Command(BaseCommand):
    help = "Run every sweep once in this process (queued mail is sent too) and print counts: for cron and for checking."

    def add_arguments(self, parser):
        parser.add_argument("--now", help="the instant to sweep as of, as 2026-11-23T07:30:00-05:00 (no offset: UTC)")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options):
        at = _instant(options["now"]) if options["now"] else now()
        counts, errors = {}, {}
        for tick in SCHEDULE:
            sweep = tick.load()
            run = sweep.run(sweep.find(at), lambda: at)
            counts[tick.name] = run.done
            if run.error:
                errors[tick.name] = run.error
                note_trouble(tick.name, at, run)
        if not options["now"]:
            note_swept(at)
        if options["json"]:
            self.stdout.write(json.dumps({"now": at.isoformat(), "done": counts, "errors": errors}))
        else:
            self._print(counts, errors)
        if errors:
            raise CommandError("Some rows failed; the log says where.", returncode=1)

    def _print(self, counts, errors):
        for tick in SCHEDULE:
            trouble = f"  {errors[tick.name]}" if tick.name in errors else ""
            self.stdout.write(f"{counts[tick.name]:6}  {tick.name:14} {tick.does}{trouble}")


def _instant(text):
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError("--now must be an instant such as 2026-11-23T07:30:00-05:00.") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
