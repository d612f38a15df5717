"""Loads the demo into an embedded installation."""

from django.core.management.base import BaseCommand, CommandError

from common.dates import now
from demo.cast import ADMIN, COACH, PASSWORD, SEEKER
from demo.story import NotHere, load_demo


class Command(BaseCommand):
    help = "Load the demo: three people who can sign in, 60 recruiters, six months of history that end today."

    def handle(self, *args, **options):
        try:
            load_demo(now())
        except NotHere as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(f"The demo is loaded. Sign in as {SEEKER}, {COACH} or {ADMIN}; password {PASSWORD}")
