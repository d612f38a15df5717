"""Which event brings a relationship from its stage to another, and what it asks; or why none does.

Pure: no database, no day. Stages are never typed in, so a card that is dropped on a column names an event of clock.md
section 3 (the table of stages and events); the tests play every move and look where the fold puts it.
"""

from dataclasses import dataclass, field
from functools import cache

from outreach.cadence import PLANNABLE

UNWRITTEN = ("listed", "planned", "parked")
FROZEN, ENDED = "paused", "closed"


@dataclass(frozen=True)
class Here:
    """Where a relationship stands, as replay says: the stages of cadence/rows.py.

    hidden_stage: under a pause. before_plan: where a dropped plan returns to. filed: the firm holds a résumé of under
    12 months. approach_open: they wrote first, unanswered. paused_by: "", relationship, search, both.
    live: a consent or submission is live. sealed: never to be contacted, so never reopened.
    """

    stage: str
    hidden_stage: str = ""
    before_plan: str = "listed"
    filed: bool = False
    approach_open: bool = False
    paused_by: str = ""
    live: bool = False
    sealed: bool = False

    @classmethod
    def of(cls, result, state):
        """From a Result and the State it was read from."""
        before = state.here.plan_before
        return cls(
            stage=result.stage,
            hidden_stage=result.hidden_stage,
            before_plan=before.stage if before else "listed",
            filed=result.filed,
            approach_open=result.approach_open,
            paused_by=result.paused_by,
            live=bool(result.live_submissions),
            sealed=result.do_not_contact,
        )


@dataclass(frozen=True)
class Move:
    """The event is entered on the page `event`: log, plan, drop, talk, file, submission, pause, resume, close, reopen.

    said: what its form is to start with (of log: direction, purpose or outcome; of submission: state).
    """

    event: str
    said: dict = field(default_factory=dict)


@dataclass(frozen=True)
class NoMove:
    """No event leads there. `code` has its sentence in words/moves.py; instead: the pages that help."""

    code: str
    instead: tuple = ()


WROTE = Move("log", {"direction": "out", "purpose": "first_touch"})
ANSWERED = Move("log", {"direction": "in"})
NO_MATCH = Move("log", {"direction": "in", "outcome": "no_match"})
LIVE = NoMove("live", ("submission",))
WARM = NoMove("kept_warm", ("log", "plan"))
ON_FILE = NoMove("rests_on_file", ("pause", "close"))


def move(here: Here, to: str):
    """The Move that brings `here` to the stage `to`, or the NoMove that says why nothing does."""
    if to == here.stage:
        return NoMove("already_there")
    if here.stage == ENDED:
        return _reopened(here, to)
    if to == ENDED:
        return Move("close")
    if here.stage == FROZEN:
        return _resumed(here, to)
    return _RULES[to](here)


@cache
def likely(stage: str, to: str) -> bool:
    """Whether some relationship of this stage can come to `to`: what a column shows while a card is held over it."""
    return any(isinstance(move(here, to), Move) for here in _CASES[stage])


def _planned(here):
    return Move("plan") if here.stage in PLANNABLE else NoMove("not_plannable", ("log",))


def _awaiting(here):
    if here.stage == "alumni":
        return WARM
    if here.stage not in UNWRITTEN:
        return LIVE if here.stage == "representing" else NoMove("past_awaiting", ("log",))
    return NoMove("wrote_first", ("talk", "log")) if here.approach_open else WROTE


def _talking(here):
    if here.stage == "representing":
        return LIVE
    if here.stage == "alumni":
        return NoMove("kept_warm", ("log",))
    return Move("talk") if here.approach_open else ANSWERED


def _on_file(here):
    if here.stage == "representing":
        return LIVE
    if here.stage == "alumni":
        return WARM
    if here.stage in UNWRITTEN:
        return Move("file")
    return NO_MATCH if here.filed else NoMove("not_filed", ("file",))


def _representing(here):
    return Move("submission", {"state": "submitted"})


def _listed(here):
    if here.stage == "planned" and here.before_plan == "listed":
        return Move("drop")
    return LIVE if here.stage == "representing" else NoMove("written_to", ("pause", "close"))


def _parked(here):
    if here.stage == "planned" and here.before_plan == "parked":
        return Move("drop")
    if here.stage == "talking":
        return ON_FILE if here.filed else NO_MATCH
    codes = {
        "representing": LIVE,
        "alumni": WARM,
        "on_file": ON_FILE,
        "awaiting": NoMove("parks_itself", ("log", "pause", "close")),
    }
    return codes.get(here.stage, NoMove("nothing_to_park", ("pause", "close")))


def _paused(here):
    return Move("pause")


def _alumni(here):
    if here.stage == "planned" and here.before_plan == "alumni":
        return Move("drop")
    return NoMove("only_landing")


_RULES = {
    "planned": _planned,
    "awaiting": _awaiting,
    "talking": _talking,
    "on_file": _on_file,
    "representing": _representing,
    "listed": _listed,
    "parked": _parked,
    "paused": _paused,
    "alumni": _alumni,
}


def _resumed(here, to):
    if here.paused_by in ("search", "both"):
        return NoMove("search_paused")
    return Move("resume") if to == here.hidden_stage else NoMove("resume_first", ("resume",))


def _reopened(here, to):
    if here.sealed:
        return NoMove("sealed")
    back = "representing" if here.live else "on_file" if here.filed else "listed"
    return Move("reopen") if to == back else NoMove("reopen_first", ("reopen",))


def _cases(stage):
    """Every way to stand at a stage that a rule above tells apart."""
    for filed in (False, True):
        for approach_open in (False, True):
            for other in ("listed", "parked", "alumni") if stage == "planned" else (*_RULES, ""):
                for live in (False, True):
                    yield Here(stage, other, other, filed, approach_open, live=live)


_CASES = {stage: tuple(_cases(stage)) for stage in (*_RULES, ENDED)}
