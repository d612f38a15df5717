"""The submission guard: S1 to S7 before a consent is given. Pure. Source: domain.md section 5.

The same candidate put to one employer by two recruiters is commonly dropped by both, so S1 blocks; the rest warns.
"""

from dataclasses import dataclass, field
from datetime import date

from outreach.cadence.papers import add_months

from .answer import BLOCK, WARN, Answer, strictest
from .employers import DIFFERENT, NEAR, SAME, Comparison, EmployerFacts, compare
from .roles import Role, same_role

DIRECT_MONTHS = 6  # in which an application of one's own still counts at an employer
LONGEST_RIGHT = 90  # calendar days that a right to represent may run
OPEN_STATES = frozenset({"proposed", "consent_requested"})  # asked, not yet agreed to


@dataclass(frozen=True, slots=True)
class Right:
    """A right to represent. covers: "role", "employer" (any role there), "all" (anything anywhere)."""

    covers: str = "role"
    expires_on: date | None = None
    fee: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The consent that is about to be given. `party`: the firm as one with its successors, else the recruiter alone."""

    employer: EmployerFacts | None
    role: Role
    party: object
    firm: str = ""
    retained: bool = False
    right: Right = field(default_factory=Right)
    speculative: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One submission or direct application (`party` None) that is on record.

    `on`: the day of its state; `sent_on`: when the résumé went to the employer; `apart`: the seeker has said that its
    employer is another than the one asked about.
    """

    employer: EmployerFacts | None
    role: Role
    party: object
    title: str = ""
    firm: str = ""
    on: date | None = None
    sent_on: date | None = None
    live: bool = False
    claim_until: date | None = None
    unauthorised: bool = False
    apart: bool = False
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Introduced:
    """A claim that a firm told of: "we introduced you there"."""

    employer: EmployerFacts
    party: object
    firm: str
    until: date
    apart: bool = False


def check(asked, standing, introduced, today):
    """What stands against giving this consent on a day, as Answers, blocks first; none where nothing does."""
    answers = [*_right(asked, today), *_firm(asked, standing)]
    if asked.employer is None:
        answers.insert(0, Answer("employer_unnamed", WARN, {}))
        return strictest(answers)
    found = [(one, _relation(asked.employer, one)) for one in standing]
    claims = [(one, _relation(asked.employer, one)) for one in introduced]
    return strictest([*_frozen(asked, found), *_same_role(asked, found), *_claims(asked, found, claims, today),
                      *_direct(asked, found, today), *answers])  # fmt: skip


def _relation(employer, one):
    if one.employer is None or one.apart:
        return Comparison(DIFFERENT)
    return compare(employer, one.employer)


def _near(asked, one, relation):
    """What a sentence says of an employer that may be the one asked about, and why it may."""
    return {"employer": one.employer.name, "asked": asked.employer.name, "reason": relation.reason}


def _frozen(asked, found):
    """While two are in conflict at an employer, nothing new is agreed to there."""
    if any(one.in_conflict and relation.verdict == SAME for one, relation in found):
        return [Answer("frozen", BLOCK, {"employer": asked.employer.name})]
    return []


def _same_role(asked, found):
    """S1: another firm has an open consent or submission for this very role; near employers are only warned of."""
    answers = []
    for one, relation in found:
        elsewhere = one.live and relation.verdict != DIFFERENT and one.party not in (None, asked.party)
        if not elsewhere or not same_role(asked.role, one.role):
            continue
        params = {"role": one.title, "employer": one.employer.name, "firm": one.firm, "on": one.on}
        if relation.verdict == SAME:
            return [Answer("S1", BLOCK, params)]
        answers.append(Answer("S1_near", WARN, params | _near(asked, one, relation)))
    return answers


def _claims(asked, found, claims, today):
    """S2: another firm has a claim on the seeker at this employer, for whatever role. One sentence per firm, and one
    of what may be this employer where the firm has none here.
    """
    held = [
        (one, relation, one.claim_until) for one, relation in found
        if one.claim_until and not (one.live and same_role(asked.role, one.role))
    ] + [(one, relation, one.until) for one, relation in claims]  # fmt: skip
    held = [one for one in held if one[2] >= today and one[0].party not in (None, asked.party)]
    until, near = {}, {}
    for one, relation, day in held:
        if relation.verdict == SAME:
            until[one.firm] = max(until.get(one.firm, today), day)
        elif relation.verdict == NEAR:
            params = {"firm": one.firm, "until": day} | _near(asked, one, relation)
            near[one.firm] = max(near.get(one.firm, params), params, key=lambda said: said["until"])
    sure = [
        Answer("S2", WARN, {"firm": firm, "employer": asked.employer.name, "until": day})
        for firm, day in until.items()
    ]  # fmt: skip
    return [*sure, *(Answer("S2_near", WARN, params) for firm, params in near.items() if firm not in until)]


def _direct(asked, found, today):
    """S3: the seeker applied there within six months, for whatever role; the same of what may be this employer."""
    sent = [(one.sent_on, one, relation) for one, relation in found if one.party is None and one.sent_on]
    sent = [one for one in sent if add_months(one[0].toordinal(), DIRECT_MONTHS) >= today.toordinal()]
    sent.sort(key=lambda one: one[0], reverse=True)
    for verdict, rule in ((SAME, "S3"), (NEAR, "S3_near")):
        for day, one, relation in sent:
            if relation.verdict == verdict:
                named = _near(asked, one, relation) if verdict == NEAR else {"employer": asked.employer.name}
                return [Answer(rule, WARN, named | {"on": day})]
    return []


def _right(asked, today):
    """S4: what the right to represent gives away. S7: nobody asked the firm to fill this post."""
    right, answers = asked.right, []
    if right.covers == "all":
        answers.append(Answer("S4_blanket", WARN, {}))
    elif right.covers == "employer":
        answers.append(Answer("S4_no_role", WARN, {}))
    if right.expires_on is None:
        answers.append(Answer("S4_no_expiry", WARN, {"most": LONGEST_RIGHT}))
    elif (right.expires_on - today).days > LONGEST_RIGHT:
        most, n = LONGEST_RIGHT, (right.expires_on - today).days
        answers.append(Answer("S4_long", WARN, {"until": right.expires_on, "n": n, "most": most}))
    if right.fee:
        answers.append(Answer("S4_fee", WARN, {}))
    if asked.speculative:
        answers.append(Answer("S7", WARN, {}))
    return answers


def _firm(asked, standing):
    """S5: this firm has sent the résumé without consent. S6: it has the seeker in another search already."""
    own, answers = [one for one in standing if one.party == asked.party], []
    without = max((one for one in own if one.unauthorised), key=lambda one: one.on or date.min, default=None)
    if without:
        answers.append(Answer("S5", WARN, {"firm": asked.firm, "on": without.on}))
    other = next((one for one in own if one.live and asked.retained), None)
    if other:
        answers.append(Answer("S6", WARN, {"firm": asked.firm, "role": other.title, "on": other.on}))
    return answers
