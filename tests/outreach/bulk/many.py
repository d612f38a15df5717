"""An act for many, carried out at once, for tests: who is chosen, what is done, with which words."""

from outreach.bulk.carrying import carry_out, take_back
from outreach.models import BulkAct
from tests.cast import MORNING, by


def bulk(kind, people, /, at=MORNING, **data):
    """Ask and carry out; returns the BulkAct as it stands afterwards."""
    hand = by(people[0].seeker, at)
    asked = BulkAct.ask(hand, kind, [one.pk for one in people])
    carry_out(asked, hand, data, lambda: at)
    return asked


def undone(act, at=MORNING):
    take_back(act, by(act.seeker, at), lambda: at)
    return act


def fresh(*people):
    """The same people as they stand now."""
    for one in people:
        one.refresh_from_db()
    return people if len(people) > 1 else people[0]


def columns(one):
    """Every stored column of a relationship."""
    one = type(one).objects.get(pk=one.pk)
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}
