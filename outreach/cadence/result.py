"""What a replay yields: one flat answer for the columns, the reminder and the page of a relationship."""

from dataclasses import dataclass

from .dated import NEVER
from .duties import duties
from .elapsed import next_wake
from .reach import reach

STALE_STAGES = frozenset({"planned", "awaiting", "talking", "on_file", "representing", "alumni"})


@dataclass(frozen=True, slots=True)
class Result:
    """The state at the end of `as_of`. All days are day numbers.

    effects: row id → what the row did: "none", the stage that it led to, or accepted, address_invalid, approach_ended,
    approached, asked, checked_in, done, duty_ended, first_message, kept_in_touch, later, moved, nudged, opened, ours,
    remembered, reopen_offered, replied, reply_owed, resumed, same_touch, skipped, snoozed, taken_back, theirs.
    time_events: (day, code, params) of what time did: lapsed and stalled {to, why: window | unsent}, let_rest {to},
    plan_dropped {to}, asked_to_rest, revisit, pause_ended {of}, consent_expired {key}, duty_over {kind}, and
    check_in_skipped, status_ask_skipped, keep_in_touch_skipped {times, last}, one event for skips in a row.
    """

    as_of: int
    stage: str  # as shown: "paused" while a pause holds
    hidden_stage: str  # the stage under the pause; else the same
    turn: str  # "ours", "theirs", "" (talking, representing)
    due_on: int | None  # of the stage; None while paused, in listed and in closed
    step_on: int | None  # due_on, or the later day to which its step was snoozed
    stale_on: int | None
    last_window: bool  # due_on is the end of the last window: no step, can't be snoozed
    unanswered: int
    touches: int  # of the open window, skips included
    check_ins: int  # unanswered ones since on file
    last_out: int | None  # our last message that arrived
    last_in: int | None
    last_contact: int | None  # any direction: for the least gap
    last_insight: int | None
    ever_replied: bool
    ever_submitted: bool
    first_out: int | None  # the first message that opened a window
    first_window_end: int | None  # its planned last window, for rates
    first_channel: str  # the way that message went
    first_template: str  # kind and variant of its template, as "first_touch:B"; '' for own words
    first_reply: int | None  # theirs, since that message
    reach: int  # the furthest point: reach.py
    filed_on: int | None  # the latest filing
    filed: bool  # it is under 12 months old
    do_not_contact: bool
    close_reason: str
    reopen_offered: bool  # they wrote after we closed
    paused: bool  # by a pause of the relationship or of the search
    paused_by: str  # "", relationship, search, both
    paused_until: int | None  # the first active day, if it is known
    revisit_on: int | None
    suggested: bool  # parked, and the revisit is reached
    approach_open: bool
    invitation_accepted: bool
    greet: bool  # the recruiter moved: greet at the new firm
    search: str  # "", active, landed, ended
    first_wave: bool  # answered in an earlier search
    landed_on: int | None  # of an alumni
    duties: tuple
    submissions: dict
    live_submissions: tuple
    next_time_on: int | None
    stage_since: int | None  # None: listed from the beginning
    path: tuple
    effects: dict
    time_events: tuple


def result(s) -> Result:
    """Reads the state; changes nothing."""
    here, frozen = s.here, s.frozen_on is not None and s.here.stage != "closed"
    shown = "paused" if frozen else here.stage
    dates, over = here.dates, s.search in ("landed", "ended") and here.stage != "alumni"
    due = None if frozen else dates.due
    parked = shown == "parked"
    wake = next_wake(s)
    return Result(
        as_of=s.day,
        stage=shown,
        hidden_stage=here.stage,
        turn=here.turn,
        due_on=due,
        step_on=None if due is None else max(due, dates.step or 0),
        stale_on=dates.stale_on() if shown in STALE_STAGES and not over else None,
        last_window=dates.last,
        unanswered=here.unanswered,
        touches=here.count,
        check_ins=here.check_ins,
        last_out=s.last_out,
        last_in=s.last_in,
        last_contact=s.last_contact,
        last_insight=s.last_insight,
        ever_replied=s.ever_replied,
        ever_submitted=s.ever_submitted,
        first_out=s.first_out,
        first_window_end=s.first_window_end,
        first_channel=s.first_channel,
        first_template=s.first_template,
        first_reply=s.first_reply,
        reach=reach(s),
        filed_on=s.filed_on,
        filed=s.filed(s.day),
        do_not_contact=s.do_not_contact,
        close_reason=s.close_reason,
        reopen_offered=s.reopen_offered,
        paused=frozen,
        paused_by=_paused_by(s) if frozen else "",
        paused_until=_paused_until(s) if frozen else None,
        revisit_on=due if parked else None,
        suggested=parked and due is not None and due <= s.day,
        approach_open=here.side("approach") is not None,
        invitation_accepted=here.accepted,
        greet=s.greet,
        search=s.search,
        first_wave=s.first_wave,
        landed_on=here.landed_on if here.stage == "alumni" else None,
        duties=duties(s),
        submissions={key: one.state for key, one in s.subs.items()},
        live_submissions=tuple(s.live()),
        next_time_on=None if wake >= NEVER else max(wake, s.day + 1),
        stage_since=s.path[-1][1] if s.path else None,
        path=tuple(s.path),
        effects=dict(s.effects),
        time_events=tuple(s.time_events),
    )


def _paused_by(s):
    if s.paused and s.search_paused:
        return "both"
    return "relationship" if s.paused else "search"


def _paused_until(s):
    """The later of the two ends; None if one of them is open."""
    ends = [until for held, until in ((s.paused, s.until), (s.search_paused, s.search_until)) if held]
    return None if None in ends else max(ends)
