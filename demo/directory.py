"""The shared firms and recruiters that the demo brings, marked by their source so that they can be taken out again."""

from zlib import crc32

from common.text import fold
from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter, Specialty

from .firms import COVERS, FIRMS

SOURCE = "demo"


def make_directory(people, days):
    """Firms by key, and the recruiters in the order of `people`."""
    covers = {key: _specialties(names) for key, names in COVERS.items()}
    firms = {key: _firm(card, days, covers) for key, card in FIRMS.items()}
    return firms, [_recruiter(person, firms, days, covers) for person in people]


def _firm(card, days, covers):
    kept = Firm.objects.filter(owner=None, source=SOURCE, website=_site(card)).first()
    if kept:  # someone worked with it when an earlier demo was taken out
        return kept
    firm = Firm.objects.create(
        name=card.name, pay_model=card.pay_model, setting=card.setting, engagement=card.engagement,
        paid_by=card.paid_by, places=card.places, website=_site(card),
        email=f"hello@{card.site}.example", phone=_phone(card.site), source=SOURCE, source_on=days.today,
    )  # fmt: skip
    firm.specialties.set(covers[card.covers])
    return firm


def _recruiter(person, firms, days, covers):
    kept = Recruiter.objects.filter(owner=None, source=SOURCE, name=person.name).first()
    if kept:
        return kept
    if person.is_desk:
        return Recruiter.objects.desk_of(firms[person.firm])
    first, _, last = person.name.rpartition(" ")
    recruiter = Recruiter.objects.create(
        name=person.name, first_name=first, last_name=last, title=person.title, place=person.place, source=SOURCE,
        source_on=days.today,
    )  # fmt: skip
    recruiter.specialties.set(covers[person.covers])
    began = None
    if person.was_at:
        began = days(next(line.when for line in person.diary if line.kind == "moved"))
        Affiliation.objects.create(recruiter=recruiter, firm=firms[person.was_at], ended_on=began)
    Affiliation.objects.create(recruiter=recruiter, firm=firms[person.firm], title=person.title, started_on=began)
    for kind, value in _addresses(person):
        ContactPoint.objects.create(recruiter=recruiter, kind=kind, value=value)
    return recruiter


def _site(card):
    return f"https://www.{card.site}.example"


def _addresses(person):
    """Everyone has an e-mail address, most a phone."""
    found = [("email", f"{fold(person.name).replace(' ', '.')}@{FIRMS[person.firm].site}.example")]
    if crc32(person.name.encode()) % 4:
        found.append(("phone", _phone(person.name)))
    return found


def _phone(seed):
    """A number of the range that is kept free for fiction."""
    return f"+1 617 555 01{crc32(seed.encode()) % 100:02}"


def _specialties(names):
    """Those of the starter list that answer to the names; what the list does not hold is left out."""
    listed = list(Specialty.objects.all())
    return [specialty for name in names for specialty in listed if specialty.answers_to(name)]
