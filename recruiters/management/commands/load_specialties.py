"""manage.py load_specialties: the starter lists of functions, industries and seniority bands. May run twice."""

from django.core.management.base import BaseCommand

from recruiters.models import Specialty
from recruiters.starter import load_specialties


class Command(BaseCommand):
    help = "Load the starter specialties; a second run changes nothing."

    def handle(self, *args, **options):
        counts = load_specialties(Specialty)
        self.stdout.write("{new} new, {changed} with more aliases, {same} same".format(**counts))
