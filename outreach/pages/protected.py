"""What the page Protected shows, and what Today tells of it: whom a search is kept from, what was stopped or paused."""

from dataclasses import dataclass, field
from datetime import date

from outreach.acts.protected import KIND, pauses_of
from outreach.forms.protected import ExclusionForm
from outreach.guards import BLOCK
from outreach.models import Exclusion, GuardAnswer, ResumeVersion
from outreach.models.protecting import confidential_search
from outreach.pages.coaches_kept import coaches_kept
from outreach.pages.standing_there import standing_there
from outreach.pages.submissions import line_of
from outreach.words.guards import sentence
from outreach.words.guards.confidential import titles

MOST, TOLD = 50, 3  # rows of a log; of what Today tells


@dataclass(frozen=True)
class Line:
    """One entry of the log. `undo`: public id of the act that paused; `reason`: why it was done all the same."""

    day: date
    words: str
    name: str = ""
    firm: str = ""
    public_id: str = ""
    undo: str = ""
    reason: str = ""
    passed: bool = False


@dataclass
class Told:
    """For Today: who was paused since the seeker last read of it (TOLD of `count`), how many are not confirmed."""

    lines: list = field(default_factory=list)
    count: int = 0
    unconfirmed: int = 0


def protected_context(user, today, form=None):
    """A fixed number of queries, whatever there is: some more where a submission is live."""
    search = confidential_search(user)
    there = standing_there(user, search) if search else {}
    coaches = coaches_kept(user, search, today) if search else []
    live = list(Exclusion.objects.visible_to(user).live().select_related("firm", "recruiter").in_order())
    pauses = list(pauses_of(user)[:MOST])
    said = GuardAnswer.objects.visible_to(user).filter(rule__in=titles()).exclude(act__kind=KIND)
    said = said.select_related("relationship__recruiter", "relationship__firm", "act").order_by("-at", "-pk")[:MOST]
    return {
        "search": search,
        "today": today,
        "exclusions": live,
        "unconfirmed": _unconfirmed(live, search),
        "there": [line_of(one, there=there) for one in there],
        "coaches": coaches,
        "pauses": [_line(user, one, today) for one in pauses],
        "stops": [_line(user, one, today) for one in said],
        "versions": list(ResumeVersion.objects.visible_to(user).order_by("-number")),
        "form": form or ExclusionForm(seeker=user),
    }


def told(user, search, today):
    """What Today tells, None where there is nothing: without a query while the search is not confidential."""
    if search is None or not search.confidential:
        return None
    pauses = pauses_of(user)
    if search.protected_read_at:
        pauses = pauses.filter(at__gt=search.protected_read_at)
    pauses = list(pauses[:MOST])
    live = list(Exclusion.objects.visible_to(user).live().only("said_in"))
    found = Told([_line(user, one, today) for one in pauses[:TOLD]], len(pauses), len(_unconfirmed(live, search)))
    return found if found.count or found.unconfirmed else None


def block_words(answers, today=None):
    """The sentences of the blocks among Answers."""
    return [sentence(answer, today) for answer in answers if answer.level == BLOCK]


def _unconfirmed(live, search):
    return [one for one in live if search and one.said_in != search.public_id]


def _line(user, one, today):
    relationship = one.relationship
    firm = relationship.firm if relationship else None
    return Line(
        day=user.today(one.at),
        words=sentence(one, today),
        name=relationship.recruiter.shown_name if relationship else "",
        firm=firm.name if firm and not relationship.recruiter.is_desk else "",
        public_id=relationship.public_id if relationship and not relationship.hidden_at else "",
        undo=one.act.public_id if one.act and one.act.kind == KIND else "",
        reason=one.reason,
        passed=one.act_id is not None,
    )
