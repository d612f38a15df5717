"""Five people for the first week, each with a day and what speaks for them; who was left out, and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.daywords import day_plain
from imports.first_week import first_week
from outreach.models import Relationship
from outreach.models.relationship import NO_CONTACT
from outreach.words.guards import counted


@dataclass
class Proposal:
    relationship: Relationship
    day: date
    why: str


def week_context(batch, today):
    """`week`: the Proposals of an import; `week_left_out`: the sentence on those left out, '' for none."""
    week = first_week(batch, today)
    proposals = [Proposal(one, day, _why(one, today)) for one, day in week.proposed]
    return {"week": proposals, "week_left_out": left_out_words(answer for _one, answer in week.left_out)}


def left_out_words(answers):
    """ "3 left out: 2 whose firm you wrote to lately, 1 at a firm that charges you." of the Answers; '' of none."""
    rules = Counter(answer.rule for answer in answers)
    why = ", ".join(counted(n)[rule] % {"n": n} for rule, n in rules.most_common())
    said = ngettext("%(n)s left out: %(why)s.", "%(n)s left out: %(why)s.", rules.total())
    return said % {"n": rules.total(), "why": why} if rules else ""


def _why(relationship, today):
    said = [_("email known")] if relationship.has_email else []
    if relationship.last_sort > NO_CONTACT:
        said.append(_("last contact %(day)s") % {"day": day_plain(relationship.last_contact_on, today)})
    return ", ".join(said)
