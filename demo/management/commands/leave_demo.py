"""Takes the demo out again."""

from django.core.management.base import BaseCommand

from demo.leaving import demo_is_here, leave_demo


class Command(BaseCommand):
    help = "Remove the demo's users, their data and the demo's directory rows, and nothing else."

    def handle(self, *args, **options):
        if not demo_is_here():
            self.stdout.write("There is no demo here.")
            return
        left = leave_demo()
        self.stdout.write(f"Removed the demo: {left.users} users, {left.firms} firms, {left.recruiters} recruiters.")
        if left.kept:
            self.stdout.write(f"Kept {left.kept} of its firms and recruiters, because someone works with them.")
