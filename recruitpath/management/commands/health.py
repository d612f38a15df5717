"""`manage.py health [--json]`: what works and what to do; exit code 1 when background work stands still."""

import json

from django.core.management.base import BaseCommand

from common.dates import now
from recruitpath.health import ILL, report


class Command(BaseCommand):
    help = "Say whether the background work goes on; exit code 1 when it does not."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options):
        found = report(now())
        if options["json"]:
            self.stdout.write(json.dumps(found.as_dict(), ensure_ascii=False))
        else:
            for check in found.checks:
                self.stdout.write(f"{check.state:5} {check.title}: {check.value}")
                if check.advice:
                    self.stdout.write(f"      {check.advice}")
        if found.state == ILL:
            raise SystemExit(1)
