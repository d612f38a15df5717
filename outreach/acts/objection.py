"""A privacy objection carried through: the recruiter is blanked, then closed with every seeker who has them."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.by import By
from accounts.models import Act
from common.sweep import Sweep
from outreach.models import HistoryRow, Relationship
from outreach.models.book import Book
from outreach.refusals import Refused
from recruiters.blanking import blank
from recruiters.models import Objection

State = Objection.State


def uphold(by, objection):
    """Blank the recruiter now and for all; a sweep closes the relationships, seeker by seeker (`carry_out`).

    A second time nothing happens; Refused('already_decided') where it was set aside. Nobody can undo it.
    """
    with transaction.atomic():
        if objection.decide(by, State.UPHOLDING):
            blank(objection.recruiter, by.at)
            return
    objection.refresh_from_db()
    if objection.state == State.SET_ASIDE:
        raise Refused("already_decided")


def set_aside(by, objection):
    """It is not one, or not this person: what seekers keep for themselves stays. Refused('already_decided')."""
    if not objection.decide(by, State.SET_ASIDE):
        raise Refused("already_decided")


def carry_out(objection_id, now):
    """For the sweep: close what is still open, each in its own transaction, then finish. Returns how many it closed.

    Killed half-way it goes on where it stood: what is done carries its system act.
    """
    objection = Objection.objects.select_related("recruiter").get(pk=objection_id)
    if objection.state != State.UPHOLDING:
        return 0
    left = _left_with(objection.recruiter.same_person)
    run = Sweep(lambda now: left, _take_out).run(left, lambda: now)
    if run.failed:
        raise RuntimeError(run.error)  # for the health page; the next round tries again
    objection.finish()
    return run.done


def _left_with(recruiter_ids):
    done = HistoryRow.objects.filter(relationship=OuterRef("pk"), act__kind="objection")
    left = Relationship.objects.filter(~Exists(done), recruiter__in=recruiter_ids)
    return list(left.order_by("pk").values_list("pk", flat=True))


def _take_out(relationship_id, now):
    with transaction.atomic():
        relationship = Relationship.objects.select_related("seeker", "recruiter", "firm").get(pk=relationship_id)
        Book(relationship.seeker, [], now)  # locks the seeker, so that two workers close it once
        if relationship.history.filter(act__kind="objection").exists():
            return 0
        relationship.take_out(By(None, now, Act.Via.SYSTEM))
    return 1
