"""Invented lists of recruiters to import: one row each, ten to a firm, the same rows every time."""

import csv
import random

from .names import FIRST, LAST, TRADES

HEADER = ["firm name", "website", "firm type", "specialties", "city", "state", "country", "recruiter name", "title",
          "email", "phone", "linkedin", "notes"]  # fmt: skip
FORMS = ("LLC", "Inc.", "Group", "Ltd", "& Co.", "GmbH")
TYPES = ("Contingency", "Retained", "Staffing", "Executive search", "RPO", "In-house")
COVERED = ("Software", "Data", "Finance", "Healthcare", "Legal", "Sales", "Marketing", "Manufacturing", "Biotech", "HR")
CITIES = (("Boston", "MA", "US"), ("Austin", "TX", "US"), ("Toronto", "ON", "CA"), ("London", "England", "GB"))
TITLES = ("Recruiter", "Senior Recruiter", "Talent Partner", "Managing Director", "Principal")
NOTES = ("Met at a conference.", "Prefers email.", "", "Asked for a new résumé.")


def rows(first, count, firms):
    """Rows `first` … of a list whose firms repeat round-robin. A row depends on its number and `firms` alone."""
    for number in range(first, first + count):
        at, firm = random.Random(f"row {number}"), number % firms
        of = random.Random(f"firm {firm}")
        name = f"{of.choice(LAST)} {of.choice(TRADES)} {of.choice(FORMS)} {firm:05d}"
        forename, surname = at.choice(FIRST), at.choice(LAST)
        yield [
            name, f"https://www.firm{firm:05d}.example", of.choice(TYPES),
            ";".join(of.sample(COVERED, of.randint(1, 4))), *of.choice(CITIES),
            f"{forename} {surname}", at.choice(TITLES), f"{forename}.{number}@firm{firm:05d}.example".lower(),
            f"+1 {at.randint(201, 989)} {at.randint(200, 999)} {at.randint(0, 9999):04d}",
            f"https://www.linkedin.com/in/{forename.lower()}-{number}", at.choice(NOTES),
        ]  # fmt: skip


def write(path, first, count, firms):
    """A CSV file of such rows; its path."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(first, count, firms))
    return path
