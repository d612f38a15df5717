"""A shared directory of invented firms and recruiters, in blocks of the same make-up: firm n of each block is alike."""

from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter

from .names import FIRST, LAST, TRADES
from .sizes import FIRMS_OF_BLOCK, PEOPLE_OF_BLOCK

PAY_MODELS = ("contingency", "retained", "contingency", "engaged", "staffing", "contingency", "in_house", "unknown")


def make_directory(blocks):
    """Firms and recruiters with their affiliation and one address each; ids run on from block to block."""
    firms = Firm.objects.bulk_create([_firm(n) for n in range(blocks * FIRMS_OF_BLOCK)], batch_size=2000)
    people = Recruiter.objects.bulk_create([_person(n) for n in range(blocks * PEOPLE_OF_BLOCK)], batch_size=2000)
    at = [firms[n // PEOPLE_OF_BLOCK * FIRMS_OF_BLOCK + n % FIRMS_OF_BLOCK] for n in range(len(people))]
    Affiliation.objects.bulk_create([Affiliation(recruiter=p, firm=f) for p, f in zip(people, at, strict=True)], 2000)
    addresses = (f"person{n}@firm{firm.pk}.example" for n, firm in enumerate(at))
    ContactPoint.objects.bulk_create(
        [ContactPoint(recruiter=p, kind="email", value=a, key=a) for p, a in zip(people, addresses, strict=True)], 2000
    )
    return firms, people, at


def _firm(n):
    kind = n % FIRMS_OF_BLOCK
    name = f"{LAST[n % 17]} {LAST[n // 17 % 17]} {TRADES[n % 10]} {n}"
    pay_model = PAY_MODELS[kind % len(PAY_MODELS)]
    return Firm(name=name, pay_model=pay_model, website=f"https://firm{n}.example", places="Boston")


def _person(n):
    first, last = FIRST[n * 7 % 22], f"{LAST[n * 5 % 17]}-{LAST[n // 17 % 17]}"
    return Recruiter(name=f"{first} {last} {n}", first_name=first, last_name=last, title="Consultant", place="Boston")
