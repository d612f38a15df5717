"""The clock as a pure fold: history and dated settings in, stage, dates and duties out.

Nothing here knows the database, the web or the time of day; standard library only. All days are day numbers
(`date.toordinal()`). The keys of each row's data stand in `rows`, what a replay yields in `result`.

    result = replay(rows, dated, as_of=today)      # the whole history
    state = fold(rows, dated, as_of=today)         # the same, to go on from:
    later = step(state, tomorrow, rows=[...])      # a new state; `result(later)` reads it
"""

from .ahead import ahead, path_ahead
from .calendar import Calendar
from .dated import Dated, Entry
from .duties import RANK, Duty, first
from .fold import fold, go_on, replay, start, step
from .knowing import Question, question
from .papers import add_months
from .placing import AUTOMATIC_MOST, EXEMPT, STRETCHES, day_cap, is_crowded, place_duty, place_step
from .refusing import PLANNABLE, Refusal, refuse
from .result import STALE_STAGES, Result, result
from .rows import (
    CLOSE_REASONS,
    DECISIONS,
    FACTS,
    LIVE_STATES,
    NOT_ANSWERS,
    SEARCH_KINDS,
    SILENT_PURPOSES,
    STAGES,
    SUBMISSION_STATES,
    Row,
    in_order,
)
from .search_life import alumni_spread
from .timings import PROFILES, Timings, profile_for, timings_for

__all__ = [
    "AUTOMATIC_MOST",
    "CLOSE_REASONS",
    "DECISIONS",
    "EXEMPT",
    "FACTS",
    "LIVE_STATES",
    "NOT_ANSWERS",
    "PLANNABLE",
    "PROFILES",
    "Question",
    "RANK",
    "SEARCH_KINDS",
    "SILENT_PURPOSES",
    "STAGES",
    "STALE_STAGES",
    "STRETCHES",
    "SUBMISSION_STATES",
    "Calendar",
    "Dated",
    "Duty",
    "Entry",
    "Refusal",
    "Result",
    "Row",
    "Timings",
    "add_months",
    "ahead",
    "alumni_spread",
    "day_cap",
    "first",
    "fold",
    "go_on",
    "in_order",
    "is_crowded",
    "path_ahead",
    "place_duty",
    "place_step",
    "profile_for",
    "question",
    "refuse",
    "replay",
    "result",
    "start",
    "step",
    "timings_for",
]
