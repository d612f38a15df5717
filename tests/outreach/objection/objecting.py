"""Somebody objects, and what became of it."""

from outreach.models import Relationship
from recruiters.models import Objection
from tests.cast import by

THEIR_ADDRESS = "jonas@weber.example"


def object_to(relationship, **said):
    """The seeker notes the objection. Returns it."""
    row = relationship.opt_out(by(relationship.seeker), for_all=True, **said)
    return Objection.objects.get(act=row.act)


def state(objection):
    objection.refresh_from_db()
    return objection.state


def fresh(relationship):
    return Relationship.objects.select_related("recruiter", "firm").get(pk=relationship.pk)
