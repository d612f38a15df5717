"""One change of a submission as the form says it: the answer about the employer, the row, what it is against."""

from dataclasses import replace

from django.db import transaction

from outreach.acts.employers import also_called, tell_apart
from outreach.acts.guarding import keep_answers
from outreach.models.employer import Employers


def put_forward(by, relationship, said, *, same=None, apart=(), against=()):
    """Returns the history row; all of it is one act. said: as record_submission takes it; and of what went out with no
    consent on record, `agreed`: yes (a row of its own goes before, on `agreed_on`), no (that day it was sent without
    asking).

    same: the Employer that the name means, which is called so from now on; apart: Employers that it is not, never asked
    of again; against: Answers of guards that a fact is kept beside.
    """
    with transaction.atomic():
        by = replace(by, act=by.act_for(relationship.seeker, "submission"))
        if same:
            also_called(by, same, said["employer"])
        row = _told(by, relationship, **said)
        if apart and (employer := Employers(relationship.seeker).named(said["employer"])):
            tell_apart(by, employer, apart)
        keep_answers(by, against, relationship=relationship, act=row.act)
    return row


def _told(by, relationship, *, state, agreed="", agreed_on=None, **said):
    """The rows of one change; returns the last."""
    before = said | {"occurred_on": agreed_on or said["occurred_on"]}
    if agreed == "no":
        row = relationship.record_submission(by, state="unauthorised", **before)
        return row if state == "submitted" else relationship.record_submission(by, state=state, **said)
    if agreed == "yes":
        relationship.record_submission(by, state="consented", **before)
    return relationship.record_submission(by, state=state, **said)
