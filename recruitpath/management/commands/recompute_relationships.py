"""`manage.py recompute_relationships [--check] [--seeker ID]`: replay every history and compare or store the result."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from coaching.reckoning import differences as summary_differences
from common.dates import now
from outreach.recompute import compare, store


class Command(BaseCommand):
    help = "Replay every relationship; --check compares with what is stored as of its last write and changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="compare only; exit code 1 where anything differs")
        parser.add_argument("--seeker", help="only this person: e-mail address, id or public id")

    def handle(self, **options):
        seekers = _seekers(options["seeker"])
        if not options["check"]:
            count = sum(store(seeker, now()) for seeker in seekers)
            self.stdout.write(f"{count} relationships replayed and stored.")
            return
        checked = different = summaries = 0
        for seeker in seekers:
            for relationship, differences in compare(seeker):
                checked += 1
                if differences:
                    different += 1
                    self.stdout.write(f"relationship {relationship.pk}: {'; '.join(differences)}")
            if found := summary_differences(seeker.pk, now()):
                summaries += 1
                self.stdout.write(f"summary for the coaches of {seeker.pk}: {'; '.join(found)}")
        self.stdout.write(f"{checked} relationships checked, {different} differ.")
        if different or summaries:
            raise SystemExit(1)


def _seekers(wanted):
    if not wanted:
        return User.objects.filter(relationships__isnull=False).distinct().order_by("pk").iterator()
    by_id = {"pk": int(wanted)} if wanted.isdigit() else {"email" if "@" in wanted else "public_id": wanted}
    found = list(User.objects.filter(**by_id))
    if not found:
        raise CommandError("There is no such person.")
    return found
