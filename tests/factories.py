"""Builders: a firm, a recruiter at it, a relationship, with as little said as a test needs."""

from datetime import date
from itertools import count

from coaching.listing import AskedCaseload
from coaching.models import ProgrammeReport
from coaching.programme import Person, figures_of
from outreach.listing.asked import Asked
from outreach.models import BulkAct, JobSearch, Relationship, SavedView
from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter

from .cast import MORNING, by

_numbers = count(1)


def make_firm(name=None, **extra):
    return Firm.objects.create(name=name or f"Firm {next(_numbers)}", **{"pay_model": "contingency"} | extra)


def make_recruiter(name=None, firm=None, **extra):
    """A shared recruiter with an e-mail address, at a firm (a new one where none is given)."""
    number = next(_numbers)
    email = extra.pop("email", f"person{number}@firm{number}.example")
    firm = firm or make_firm(owner=extra.get("owner"))
    recruiter = Recruiter.objects.create(name=name or f"Recruiter {number}", **extra)
    Affiliation.objects.create(recruiter=recruiter, firm=firm)
    if email:
        ContactPoint.objects.create(recruiter=recruiter, kind="email", value=email)
    return recruiter


def make_relationship(seeker, name=None, at=MORNING, **extra):
    """A listed relationship with a recruiter. extra goes to make_recruiter."""
    recruiter = make_recruiter(name, **extra)
    firm = recruiter.affiliations.get().firm
    return Relationship.objects.create(
        seeker=seeker, recruiter=recruiter, firm=firm, name_key=recruiter.name_key, firm_key=firm.name_key, made_at=at
    )


def make_search(seeker, at=MORNING, **brief):
    brief = {"target_titles": "VP Finance", "places": "Boston"} | brief
    return JobSearch.start(by(seeker, at), seeker, **brief)


def make_asked(seeker, people, kind="tag"):
    """An act for many that waits for its answer."""
    chosen = [one.pk for one in people[:3]]
    return BulkAct.objects.create(seeker=seeker, kind=kind, chosen=chosen, made_at=MORNING)


def make_view(seeker, name="Talking, retained", address="stage=talking&type=retained", at=MORNING, **said):
    asked = Asked.read(address, seeker, today=at.date())
    return SavedView.keep(by(seeker, at), seeker, asked, name=name, **said)


def make_programme_report(coach, at=MORNING):
    """One that is there, of nobody in particular."""
    figures = figures_of([Person([n, 0, 2, 1], 8, 2) for n in range(6)], date(2026, 9, 7), date(2026, 10, 4))
    return ProgrammeReport.objects.create(
        coach=coach, name="Spring", first=date(2026, 9, 7), last=date(2026, 10, 4), made_at=at, figures=figures
    )


def make_clients_view(coach, name="Quiet ones", address="why=quiet", at=MORNING, **said):
    return SavedView.keep(by(coach, at), coach, AskedCaseload.read(address, ()), name=name, **said)
