"""Fills an empty, migrated database with the bench's data."""

from dataclasses import dataclass

from django.db import connection

from accounts.models import User
from outreach.models import Relationship

from .copies import stamp
from .directory import make_directory
from .originals import make_seeker
from .sizes import LAPSING, PEOPLE_OF_BLOCK


@dataclass(frozen=True)
class Loaded:
    """The seeker with many relationships, the others' ids, and the relationships whose time has come."""

    big: User
    others: list
    lapsing: list


def load(sizes, at):
    """One seeker and the big one are made by the product; the rest are copies of the first."""
    firms, people, at_firm = make_directory(sizes.blocks)
    first, _ = make_seeker("seeker0@bench.example", people[: sizes.average], at_firm[: sizes.average], at, seed=1)
    _check_ids(people, firms)
    stamp(first, sizes.seekers - 2, sizes.blocks)
    big, _ = make_seeker("big@bench.example", people[: sizes.big], at_firm[: sizes.big], at, seed=2)
    others = list(User.objects.exclude(pk=big.pk).order_by("pk").values_list("pk", flat=True))
    lapsing = list(Relationship.objects.filter(next_time_at__lte=at).order_by("pk").values_list("pk", flat=True))
    assert len(lapsing) == sizes.seekers * LAPSING, "all of them are due, and nothing else"
    _tidy()
    return Loaded(big, others, lapsing)


def _check_ids(people, firms):
    """Copies find their block of the directory by counting ids on."""
    assert [one.pk - people[0].pk for one in people] == list(range(len(people)))
    assert [one.pk - firms[0].pk for one in firms] == list(range(len(firms)))
    assert len(people) % PEOPLE_OF_BLOCK == 0


def _tidy():
    """What autovacuum does in its own time."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
