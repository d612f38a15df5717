"""Fills an empty database: `python -m bench.load KIND quick|full FILE` writes to FILE what there is to measure."""

import json
import sys
from dataclasses import dataclass

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from accounts.models import User  # noqa: E402
from common.dates import now  # noqa: E402
from outreach.models import Relationship  # noqa: E402

from .copies import stamp  # noqa: E402
from .directory import make_directory  # noqa: E402
from .originals import make_seeker  # noqa: E402
from .sizes import FULL, LAPSING, PEOPLE_OF_BLOCK, QUICK  # noqa: E402


@dataclass(frozen=True)
class Loaded:
    """The seeker with many relationships, the others' ids, and the relationships whose time has come."""

    big: User
    others: list
    lapsing: list

    def plain(self):
        return {"big": self.big.pk, "others": self.others, "lapsing": self.lapsing}

    @classmethod
    def read(cls, plain):
        return cls(User.objects.get(pk=plain["big"]), plain["others"], plain["lapsing"])


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


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    with open(sys.argv[3], "w") as told:
        json.dump(load((QUICK if sys.argv[2] == "quick" else FULL)[sys.argv[1]], now()).plain(), told)
