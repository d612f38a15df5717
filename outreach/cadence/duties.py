"""What is owed: the duties that a state yields, in the order of their rank."""

from dataclasses import dataclass, field

RANK = (
    "reply_owed",
    "approach",
    "consent_expiring",
    "thank_you",
    "feedback",
    "status_ask",
    "first_message",
    "nudge",
    "check_in",
    "keep_in_touch",
    "let_it_rest",
    "insight",
    "find_address",
)
_PLACE = {kind: place for place, kind in enumerate(RANK)} | {"feedback": RANK.index("thank_you")}


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed. key: "kind:row id", ":n" for repeats; due_on: day number, moved by a snooze."""

    key: str
    kind: str
    due_on: int
    params: dict = field(default_factory=dict, compare=True)


def duties(s):
    """The open duties, first by rank. In a pause, and when the search is over, only what still runs."""
    here = s.here
    if here.stage == "closed":
        return ()
    over = s.search in ("landed", "ended") and here.stage != "alumni"
    quiet = s.frozen_on is not None or over
    found = [
        Duty(one.key, one.kind, one.due, one.params)
        for one in here.sides
        if not quiet or one.kind == "consent_expiring"
    ]
    if not quiet:
        own = stage_duty(here)
        if own:
            found.append(own)
    if len(found) > 1:
        found.sort(key=lambda one: (_PLACE[one.kind], one.due_on, one.key))
    return tuple(found)


def stage_duty(here):
    """The duty of the stage itself, or None: a last window and a revisit are dates without a duty."""
    kind, dates = _kind(here), here.dates
    if kind is None or dates.due is None:
        return None
    key = f"{kind}:{here.opener}:{here.repeat}" if here.repeat else f"{kind}:{here.opener}"
    due = here.rest_ask if kind == "let_it_rest" else dates.due
    return Duty(key, kind, max(due, dates.step or 0), _params(here, kind))


def first(found, today):
    """The one duty to show: the first by rank among those due, else the earliest. None without duties."""
    due = [one for one in found if one.due_on <= today]
    if due:
        return due[0]
    return min(found, key=lambda one: one.due_on, default=None)


def _kind(here):
    stage = here.stage
    if stage == "awaiting":
        return None if here.dates.last else "first_message" if here.accepted else "nudge"
    if stage == "talking":
        if here.turn == "ours":
            return "let_it_rest" if here.asked else "reply_owed"
        return None if here.dates.last else "nudge"
    if stage == "representing":
        return "reply_owed" if here.turn == "ours" else "status_ask"
    return _SIMPLE.get(stage)


_SIMPLE = {"planned": "first_message", "on_file": "check_in", "alumni": "keep_in_touch"}


def _params(here, kind):
    if kind == "nudge":
        return {"number": here.nudged + 1 if here.stage == "talking" else here.count}
    if kind == "check_in":
        return {"number": here.check_ins + 1, "interval": here.interval}
    return {}
