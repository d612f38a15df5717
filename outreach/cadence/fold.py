"""The fold: rows in, state out."""

from . import bounces, decisions, duty_acts, knowing, messages, opening, papers, pauses, search_life
from .elapsed import advance
from .result import result
from .rows import SEARCH_KINDS, in_order
from .state import State


def replay(rows, dated, as_of, spread=0):
    """The Result of a history as of the later of `as_of` and its last row.

    rows: any order; dated: Dated; as_of: day number; spread: 0–27, calendar days by which alumni dates are spread.
    Never raises on rows that do not fit: they are kept with effect "none".
    """
    return result(fold(rows, dated, as_of, spread))


def fold(rows, dated, as_of, spread=0):
    """The State after all rows and all that time did up to `as_of`; `step` goes on from it."""
    rows = in_order(rows)
    s = start(dated, spread, opening_to_come=any(row.kind == "opening" for row in rows))
    for row in rows:
        apply(s, row)
    advance(s, as_of)
    return s


def start(dated, spread=0, opening_to_come=False):
    """The State before the first row. With an opening to come, the facts before it only feed it."""
    return State(dated, spread, opening_to_come)


def step(s, to_day, rows=()):
    """A new State: `s` with `rows` (none before its day, none that belongs before its rows) and time to `to_day`.

    An earlier row needs a replay: ValueError.
    """
    return go_on(s.copied(), to_day, rows)


def go_on(s, to_day, rows=()):
    """As `step`, but with the State itself, which is no longer what it was; for many, copying costs as much as this."""
    for row in in_order(rows):
        if row.day < s.day:
            raise ValueError("an earlier row needs a replay")
        apply(s, row)
    advance(s, to_day)
    return s


def apply(s, row):
    """Applies one row in place, after what time does up to the start of its day; notes the effect."""
    kind = row.kind
    if row.day > s.day:
        advance(s, row.day)
    rules = s.rules_on(s.day)
    handler = _HANDLERS.get(kind)
    s.run_of_skips = False
    if handler is None:
        effect = "none"
    elif kind in SEARCH_KINDS:
        effect = handler(s, row, rules)
    else:
        s.own_rows = True
        effect = opening.feed(s, row) if s.opening_to_come and kind != "opening" else handler(s, row, rules)
        if kind not in _ON_DUTIES or effect != "none":  # an own reminder is no row since landing
            s.shelf = None
    s.effects[row.id] = effect
    s.note_stage()


_ON_DUTIES = frozenset({"snooze", "skip", "done"})


def _nothing(s, row, rules):
    return "none"


_HANDLERS = {
    "interaction": messages.interaction,
    "approach": messages.approach,
    "auto_reply": _nothing,
    "bounce": bounces.bounce,
    "invitation_accepted": messages.invitation_accepted,
    "address_found": bounces.address_found,
    "told": knowing.told,
    "filing": papers.filing,
    "submission": papers.submission,
    "moved": papers.moved,
    "opening": opening.opening,
    "plan": decisions.plan,
    "drop": decisions.drop,
    "park": decisions.park,
    "talk": decisions.talk,
    "later": decisions.later,
    "no": decisions.no,
    "pause": pauses.pause,
    "resume": pauses.resume,
    "close": decisions.close,
    "opt_out": decisions.opt_out,
    "reopen": decisions.reopen,
    "snooze": duty_acts.snooze,
    "skip": duty_acts.skip,
    "done": duty_acts.done,
    "search_started": search_life.search_started,
    "search_paused": pauses.search_paused,
    "search_resumed": pauses.search_resumed,
    "search_landed": search_life.search_landed,
    "search_fell_through": search_life.search_fell_through,
    "search_ended": search_life.search_ended,
}
