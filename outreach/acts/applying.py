"""Applications of the seeker's own, in the same ledger as what goes through recruiters."""

from dataclasses import replace

from django.db import transaction

from accounts.models import Preferences
from common.ids import new_public_id
from outreach.acts.employers import also_called, tell_apart
from outreach.acts.guarding import keep_answers
from outreach.guards.roles import title_key
from outreach.models import Submission
from outreach.models.conflict import recheck
from outreach.models.employer import Employers
from outreach.models.protecting import answers_at_employer
from outreach.models.submission import of_own
from outreach.refusals import Refused


def apply(by, seeker, *, employer, role, day, key="", requisition="", site="", state="submitted", same=None, apart=()):
    """An application of one's own, sent on a day. Returns the Submission; Refused('employer_empty').

    key: of the form; what was kept from it before is returned as it is. same: the Employer that the name means, which
    is called so from now on; apart: Employers that it is not.
    It has happened: where a confidential search is kept from the employer, that is kept beside it.
    """
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=seeker.pk)
        own = Submission.objects.visible_to(seeker).kept().filter(relationship=None)
        if key and (before := own.filter(key=key).select_related("act").first()):
            return before
        by = replace(by, act=by.act_for(seeker, "application"))
        known = _employer(by, seeker, employer, same, apart)
        made = Submission(
            seeker=seeker, key=key or new_public_id(), employer=known, role=role,
            role_key=title_key(role), requisition=requisition, site=site, **of_own([f"{state} {day}"]),
        ).begin(by, "application")  # fmt: skip
        keep_answers(by, answers_at_employer(seeker, made.employer.facts), act=made.act)
        recheck(seeker, by.at)
    return made


def correct(by, own, *, employer, role, state, day, requisition="", site="", same=None, apart=()):
    """What it was for, and how it stands since a day. Returns the Act, None where all of it stands so already.

    same, apart: as for apply.
    """
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=own.seeker_id)
        if same or apart:
            by = replace(by, act=by.act_for(own.seeker, "application"))
        known, before = _employer(by, own.seeker, employer, same, apart), own.employer_id
        what = {"employer_id": known.pk, "role": role, "role_key": title_key(role)}
        act = stands(by, own, state, day, **what, requisition=requisition, site=site) or by.act
        if act and known.pk != before:
            keep_answers(by, answers_at_employer(own.seeker, known.facts), act=act)
    return act


def stands(by, own, state, day, **more):
    """It came into a state on a day; `more`: other columns. Returns the Act, None where it stands so already."""
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=own.seeker_id)
        own.refresh_from_db(fields=["days"])
        act = own.change(by, "application", **more, **of_own([*own.days, f"{state} {day}"]))
        if act:
            recheck(own.seeker, by.at)
    return act


def take_away(by, own):
    """It was never sent: out of the ledger. Returns the Act."""
    with transaction.atomic():
        act = own.remove(by)
        recheck(own.seeker, by.at)
    return act


def _employer(by, seeker, name, same, apart):
    """The employer that a name means, with what was answered of it."""
    if same:
        also_called(by, same, name)
    known = Employers(seeker).made(name, by.at)
    if known is None:
        raise Refused("employer_empty", field="employer")
    if apart:
        tell_apart(by, known, apart)
    return known
