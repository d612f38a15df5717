"""manage.py load_specialties: the starter lists of functions, industries and seniority bands, and what lies next to
what. May run twice.
"""

from django.core.management.base import BaseCommand

from recruiters.models import Neighbours, Specialty
from recruiters.neighbouring import load_neighbours
from recruiters.starter import load_specialties


class Command(BaseCommand):
    help = "Load the starter specialties and their neighbours; a second run changes nothing."

    def handle(self, *args, **options):
        counts = load_specialties(Specialty)
        self.stdout.write("{new} new, {changed} with more aliases, {same} same".format(**counts))
        counts = load_neighbours(Neighbours)
        self.stdout.write("neighbours: {new} new, {changed} with more codes, {same} same".format(**counts))
