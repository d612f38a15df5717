"""`manage.py health [--json] [--only CHECK]`: what works and what to do; exit code 1 when something stands still."""

import json

from django.core.management.base import BaseCommand

from common.dates import now
from recruitpath.health import ILL, report


class Command(BaseCommand):
    help = "Say whether the background work goes on; exit code 1 when it does not."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--only", metavar="CHECK", help="judge by this check alone, as worker or beat")

    def handle(self, **options):
        found = report(now())
        checks = [check for check in found.checks if options["only"] in (None, check.name)]
        if options["json"]:
            self.stdout.write(json.dumps(found.as_dict(), ensure_ascii=False))
        else:
            for check in checks:
                self.stdout.write(f"{check.state:5} {check.title}: {check.value}")
                if check.advice:
                    self.stdout.write(f"      {check.advice}")
        if any(check.state == ILL for check in checks):
            raise SystemExit(1)
