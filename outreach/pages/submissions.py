"""The ledger as a page: what is out in the seeker's name, grouped; what may still be agreed to; what ends soon."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from common.addresses import address
from outreach.guards.submission import OPEN_STATES
from outreach.models import Claim, Conflict, Submission
from outreach.models.submission import TO_NAME
from outreach.pages.standing_there import standing_there
from outreach.pages.submission_facts import SubmissionFacts
from outreach.words.guards import sentence
from outreach.words.submissions import submission_state, submission_states

GROUPINGS = {  # each with the order in which its groups come in a table
    "employer": ("employer__name_key",), "recruiter": ("relationship__name_key",), "state": ("state",),
}  # fmt: skip
SOON = 14  # days ahead in which a consent that ends is shown
MOST = 300  # submissions on the page, the last changed first


@dataclass
class Line:
    """One submission; `change` leads to where its next state is noted, '' where its recruiter is off the list."""

    one: Submission
    words: str
    via: str
    url: str  # of the recruiter; '' for an application of one's own, and where they are off the list
    change: str
    tone: str
    answers: list = field(default_factory=list)  # [(level, sentence)] of guards, for one that was asked for
    conflict: str = ""  # address of the open conflict that it is part of
    protected: str = ""  # whose employer it is, for a live one at whom a confidential search is kept from

    @property
    def unasked(self):
        """It went out, and no consent is on record; whether one was given is for the seeker to say."""
        agreed = any(said.startswith("consented ") for said in self.one.days)
        return bool(self.one.sent_on and self.one.relationship_id and not agreed and not self.one.unauthorised)


@dataclass
class Group:
    title: str
    url: str = ""
    lines: list = field(default_factory=list)
    claims: list = field(default_factory=list)  # [(firm's name, last day)]


def ledger(user, today, by="employer"):
    """What the page shows, grouped by one of GROUPINGS. A fixed number of queries.

    Read by a coach, without what guards say: that tells of texts, and of whom the search is kept from.
    """
    rows = Submission.objects.visible_to(user).kept().order_by("-state_on", "-pk")
    rows = list(rows.select_related(*TO_NAME)[:MOST])
    conflicts = open_conflicts(user)
    addresses = {pk: one.url for one in conflicts for pk in (one.conflict.first_id, one.conflict.second_id)}
    people = [one.relationship for one in rows if _is_asked(one)] if user.seen_by is None else []
    facts = SubmissionFacts(user, today, people) if people else None
    there = standing_there(user, rows=rows, facts=facts) if user.seen_by is None else {}
    lines = [line_of(one, addresses, there) for one in rows]
    asked = [line for line in lines if _is_asked(line.one)]
    for line in asked if facts else ():
        line.answers = [(one.level, sentence(one, today)) for one in consent_answers(facts, line.one)]
    soon = today + timedelta(days=SOON)
    return {
        "today": today,
        "by": by,
        "groups": _grouped(lines, by, claims_on(user, rows, today)),
        "asked": asked,
        "ending": sorted(
            (line for line in lines if line.one.state == "consented" and line.one.expires_on
             and line.one.expires_on <= soon), key=lambda line: line.one.expires_on,
        ),
        "conflicts": conflicts,
        "lines": lines,
        "live_count": sum(line.one.live for line in lines),
        "most": MOST if len(lines) == MOST else 0,
    }  # fmt: skip


def every_line(user, today, by="employer"):
    """[(Line, claims that hold at its employer)] of the whole ledger, group by group, the last changed first."""
    rows = Submission.objects.visible_to(user).kept().order_by(*GROUPINGS[by], "-state_on", "-pk")
    rows = list(rows.select_related(*TO_NAME))
    claims = claims_on(user, rows, today)
    return [(line_of(one), claims.get(one.employer_id, [])) for one in rows]


def line_of(one, addresses=None, there=None):
    """A Submission as a Line; with its recruiter and firm read along. `there`: as standing_there finds it."""
    words = submission_state(one.state)
    marks = {"conflict": (addresses or {}).get(one.pk, ""), "protected": (there or {}).get(one, "")}
    relationship = one.relationship
    if relationship is None:
        return Line(one, words, _("You, directly"), "", change_url(one), _tone(one), **marks)
    firm = one.firm or relationship.firm
    name = relationship.recruiter.shown_name
    return Line(
        one, words, f"{name}, {firm.name}" if firm else name,
        address_of(relationship), change_url(one), _tone(one), **marks,
    )  # fmt: skip


def address_of(relationship):
    """Of a recruiter's page; '' for who was taken off the list by the undo of what added them."""
    return "" if relationship.hidden_at else address("outreach:relationship", relationship.public_id)


def change_url(one, state=""):
    """Where the next state of a submission is noted, `state` chosen already; '' where its recruiter is off the list."""
    if one.relationship_id is None:
        return address("outreach:application", one.public_id)
    if one.relationship.hidden_at:
        return ""
    query = {"key": one.key} | ({"state": state} if state else {})
    return f"{address('outreach:submission', one.relationship.public_id)}?{urlencode(query)}"


@dataclass(frozen=True)
class OpenConflict:
    """A conflict with its words for a notice."""

    conflict: Conflict
    title: str
    text: str
    url: str
    decline: str  # where the one that was only asked for is declined; '' where both are agreed to
    who: str


def open_conflicts(user, relationship=None):
    """The open ones (of one relationship), oldest first, as notices; one query where there is none, else two."""
    found = Conflict.objects.visible_to(user).open()
    if relationship:
        found = found.filter(Q(first__relationship=relationship) | Q(second__relationship=relationship))
    if not found.exists():  # reading all that is told of them takes ten times as long
        return []
    return [_notice(one) for one in found.with_two(*TO_NAME).order_by("pk")]


def _notice(one):
    there = {"conflict": one, "url": address("outreach:conflict", one.public_id)}
    standing, asked = one.two if one.first.live else reversed(one.two)
    said = {
        "role": standing.role or asked.role, "employer": standing.employer.name, "day": standing.state_on,
        "standing": _door(standing), "asked": _door(asked),
    }  # fmt: skip
    if one.is_double:
        title = _("One role, two ways: %(employer)s has you twice") % said
        text = _(
            "%(standing)s and %(asked)s both stand for %(role)s at %(employer)s. Employers often drop a person who "
            "arrives twice. Nothing new is agreed to there until you note what was decided."
        )
        return OpenConflict(title=title, text=text % said, decline="", who="", **there)
    who = asked.relationship.recruiter.shown_name if asked.relationship else ""
    title = _("Before you say yes to %(who)s: one role, two ways") % {"who": who or said["asked"]}
    text = (
        _("%(asked)s would put you forward for %(role)s at %(employer)s. You applied there yourself. Employers often "
          "drop a person who arrives twice.")
        if standing.is_direct
        else _("%(asked)s would put you forward for %(role)s at %(employer)s. %(standing)s already has you there. "
               "Employers often drop a person who arrives twice.")
    )  # fmt: skip
    decline = change_url(asked, "declined_by_seeker") if asked.relationship_id else ""
    return OpenConflict(title=title, text=text % said, decline=decline, who=who, **there)


def _door(one):
    """The firm, else the person, else oneself, at the start of a sentence."""
    if one.relationship_id is None:
        return _("Your own application")
    return one.firm.name if one.firm else one.relationship.recruiter.shown_name


def _is_asked(one):
    return one.state in OPEN_STATES and one.relationship_id


def consent_answers(facts, one, given=None):
    """What stands against agreeing to one that was asked for; `facts`: a SubmissionFacts that knows its recruiter.

    given: what the right says, where it is being given now; else that is asked when it is.
    """
    said = {name: getattr(one, name) for name in ("key", "role", "requisition", "site", "expires_on", "speculative")}
    said |= {"employer": one.employer.name if one.employer else ""} | one.right | (given or {})
    answers = facts.answers(one.relationship, said)
    return answers if given else [answer for answer in answers if not answer.rule.startswith("S4")]


def claims_on(user, rows, today):
    """{employer id: [(firm's name, last day)]} of claims that hold, the longest of each firm."""
    found = {}
    for one in rows:
        if one.claim_until and one.claim_until >= today and one.employer_id and one.firm:
            _longest(found.setdefault(one.employer_id, {}), one.firm.name, one.claim_until)
    for claim in Claim.objects.visible_to(user).live().filter(until__gte=today).select_related("firm"):
        _longest(found.setdefault(claim.employer_id, {}), claim.firm.name, claim.until)
    return {pk: sorted(held.items(), key=lambda one: one[1]) for pk, held in found.items()}


def _longest(held, firm, until):
    held[firm] = max(held.get(firm, date.min), until)


def _grouped(lines, by, claims):
    groups = {}
    for line in lines:
        key, title, url = _group(line, by)
        if key not in groups:
            groups[key] = Group(title, url, claims=claims.get(line.one.employer_id, []) if by == "employer" else [])
        groups[key].lines.append(line)
    if by == "state":
        order = [words for _code, words in submission_states()]
        return sorted(groups.values(), key=lambda group: order.index(group.title))
    return sorted(groups.values(), key=_place)


def _place(group):
    """Where something lives first, then by name."""
    return not any(line.one.live for line in group.lines), group.title.casefold()


def _group(line, by):
    if by == "state":
        return line.one.state, line.words, ""
    if by == "recruiter":
        return line.one.relationship_id or 0, line.via, line.url
    employer = line.one.employer
    if employer is None:
        return 0, _("Employer not named"), ""
    return employer.pk, employer.name, address("outreach:employer", employer.public_id)


def _tone(one):
    if one.state in ("disputed", "unauthorised"):
        return "bad"
    if one.state == "placed":
        return "good"
    return "accent" if one.live else "due" if one.state in OPEN_STATES else "calm"
