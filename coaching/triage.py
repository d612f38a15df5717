"""Who could use a word, and why: pure rules over the counts that a coach may see. What may not be seen is no reason.

Source: domain.md section 8. `seen` holds only the columns of a Summary that the client's rights allow.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from outreach.measures.share import SMALL, Share

INTERVIEW_NEWS = 7  # days for which a first interview is news

# Which right opens which columns of a summary.
SOURCES = {
    "activity": ("active_on", "weeks", "goal", "contacted", "replied", "lately_contacted", "lately_replied", "search"),
    "pipeline": ("stages", "due", "overdue", "stale", "search", "landed_on"),
    "submissions": ("conflicts", "interview_on"),
}
# In the order in which they ask for a word; the last two are good news.
CONFLICT, QUIET, OVERDUE, STALE, REPLIES, INTERVIEW, LANDED = (
    "conflict", "quiet", "overdue", "stale", "replies", "interview", "landed",
)  # fmt: skip
ORDER = (CONFLICT, QUIET, OVERDUE, STALE, REPLIES, INTERVIEW, LANDED)
GOOD = (INTERVIEW, LANDED)


class Limits(NamedTuple):
    """From where on it is said: quiet for so many days; more than so many overdue, or stale; replies so many points
    below the own average [J].
    """

    quiet_days: int = 7
    overdue: int = 5
    stale: int = 5
    below: int = 5


USUAL = Limits()


@dataclass(frozen=True)
class Flag:
    """`n`: how many, or for how many days; `day`: since or on when."""

    kind: str
    n: int = 0
    day: object = None

    @property
    def asks(self):
        return self.kind not in GOOD


def seen_of(summary, rights):
    """{column: value} of a summary, of the columns that these rights open; {} for no summary."""
    names = {name for right in rights for name in SOURCES.get(right, ())}
    return {name: getattr(summary, name) for name in names} if summary else {}


def flags_of(seen, today, since, limits=USUAL):
    """The Flags of what is seen, in ORDER. `since`: the day on which the coaching began: before it nobody was quiet."""
    found = []
    if seen.get("conflicts"):
        found.append(Flag(CONFLICT, seen["conflicts"]))
    if "active_on" in seen and seen["search"] == "active":
        last = max(filter(None, (seen["active_on"], since)))
        if today - last >= timedelta(days=limits.quiet_days):
            found.append(Flag(QUIET, (today - last).days))
    for kind, most in ((OVERDUE, limits.overdue), (STALE, limits.stale)):
        if seen.get(kind, 0) > most:
            found.append(Flag(kind, seen[kind]))
    if turn_of(seen, limits) == "down":
        found.append(Flag(REPLIES))
    interview = seen.get("interview_on")
    if interview and today - interview <= timedelta(days=INTERVIEW_NEWS):
        found.append(Flag(INTERVIEW, day=interview))
    if seen.get("landed_on") and seen["search"] == "landed":
        found.append(Flag(LANDED, day=seen["landed_on"]))
    return found


def rate_of(seen):
    """The reply rate as a Share; None where it may not be seen."""
    return Share(seen["replied"], seen["contacted"]) if "replied" in seen else None


def turn_of(seen, limits=USUAL):
    """Where replies went in the last eight weeks against the own average: up, down or ''; '' under n = 20."""
    if "replied" not in seen or seen["lately_contacted"] < SMALL:
        return ""
    lately = Share(seen["lately_replied"], seen["lately_contacted"]).percent
    apart = lately - rate_of(seen).percent
    return "down" if apart <= -limits.below else "up" if apart >= limits.below else ""


def need(flags):
    """A key that puts first who needs a word most, then who has news, then all others, at last who landed."""
    asking = [flag for flag in flags if flag.asks]
    if asking:
        return 0, ORDER.index(asking[0].kind), -len(asking), -max(flag.n for flag in asking)
    kinds = {flag.kind for flag in flags}
    return (3 if LANDED in kinds else 1 if INTERVIEW in kinds else 2), 0, 0, 0
