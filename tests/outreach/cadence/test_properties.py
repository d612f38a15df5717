"""What holds for every history: order of entry, stepping, totality, and the promises of the Result."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.cadence import (
    DECISIONS,
    FACTS,
    PROFILES,
    RANK,
    SEARCH_KINDS,
    STAGES,
    STALE_STAGES,
    SUBMISSION_STATES,
    Calendar,
    Dated,
    Entry,
    Row,
    fold,
    in_order,
    path_ahead,
    replay,
    result,
    start,
    step,
)

START = 739000
BUDGET = {"max_examples": 60, "deadline": None, "suppress_health_check": list(HealthCheck)}
days = st.integers(START, START + 150)
near = st.none() | days
purposes = st.sampled_from(
    ["first_touch", "nudge", "check_in", "answer", "schedule", "insight", "thank_you", "polite_no", "invitation", ""]
)
numbers = st.integers(1, 14)
keys = st.builds("{}:{}".format, st.sampled_from(RANK), numbers)

DATA = {
    "interaction": st.fixed_dictionaries(
        {
            "direction": st.sampled_from(["out", "out", "in", "unknown"]),
            "purpose": purposes,
            "outcome": st.sampled_from(["", "", "no_match", "declined"]),
        }
    ),
    "bounce": st.fixed_dictionaries({"out": numbers}),
    "submission": st.fixed_dictionaries(
        {"key": st.sampled_from("ab"), "state": st.sampled_from(SUBMISSION_STATES), "expires_on": near}
    ),
    "opening": st.fixed_dictionaries(
        {
            "stage": st.sampled_from(STAGES),
            "last_contact": near,
            "filed_on": near,
            "next_step": near,
            "unanswered": st.none() | st.integers(0, 5),
            "turn": st.sampled_from(["", "ours"]),
        }
    ),
    "plan": st.fixed_dictionaries({"day": near}),
    "later": st.fixed_dictionaries({"day": near}),
    "pause": st.fixed_dictionaries({"until": near}),
    "search_paused": st.fixed_dictionaries({"until": near}),
    "close": st.just({"reason": "seeker_choice"}),
    "snooze": st.fixed_dictionaries({"duty": keys, "until": near}),
    "skip": st.fixed_dictionaries({"duty": keys}),
    "done": st.fixed_dictionaries({"duty": keys}),
}
kinds = st.one_of(
    st.just("interaction"), st.sampled_from(sorted(FACTS)), st.sampled_from(sorted(DECISIONS - {"opt_out"})),
    st.sampled_from(sorted(SEARCH_KINDS | {"opt_out", "no such kind"})),
)  # fmt: skip
content = kinds.flatmap(lambda kind: st.tuples(st.just(kind), days, DATA.get(kind, st.just({}))))


@st.composite
def histories(draw):
    """Rows with their ids and places in the day; ids follow no order."""
    told = draw(st.lists(content, max_size=14))
    ids = draw(st.permutations(range(1, len(told) + 1)))
    return [Row(ids[n], kind, day, n, data) for n, (kind, day, data) in enumerate(told)]


@st.composite
def dated(draw):
    off = draw(st.frozensets(st.integers(START, START + 400), max_size=12))
    profiles = draw(st.lists(st.sampled_from(sorted(PROFILES)), min_size=1, max_size=3))
    return Dated([Entry(START + 40 * n, PROFILES[name], Calendar(off)) for n, name in enumerate(profiles)])


ends = st.integers(START + 150, START + 900)


@settings(**BUDGET)
@given(histories(), dated(), ends, st.randoms(use_true_random=False))
def test_any_order_of_entry_gives_the_same_state(rows, setting, end, rnd):
    shuffled = list(rows)
    rnd.shuffle(shuffled)
    assert replay(shuffled, setting, end) == replay(rows, setting, end)


@settings(**BUDGET)
@given(histories(), dated(), ends)
def test_undo_equals_never_entered(rows, setting, end):
    """A replay leaves its rows untouched, so that leaving one out is all that an undo takes."""
    kept = [Row(row.id, row.kind, row.day, row.seq, dict(row.data)) for row in rows]
    replay(rows, setting, end)
    assert rows == kept
    assert replay(rows[1:], setting, end) == replay(kept[1:], setting, end)


@settings(**BUDGET)
@given(histories(), dated(), st.integers(START + 150, START + 400))
def test_stepping_day_by_day_equals_replay(rows, setting, end):
    state = start(setting, opening_to_come=any(row.kind == "opening" for row in rows))
    todo = in_order(rows)
    for day in range(START, end + 1):
        now = [row for row in todo if row.day == day]
        state = step(state, day, now)
    assert result(state) == replay(rows, setting, end)


@settings(**BUDGET)
@given(histories(), dated(), st.lists(ends, min_size=2, max_size=4))
def test_stepping_in_any_stride_equals_replay(rows, setting, stops):
    state = fold(rows, setting, START + 150)
    for stop in sorted(stops):
        before = result(state)
        after = step(state, stop)
        assert result(state) == before, "a step leaves the state it starts from"
        assert result(after) == replay(rows, setting, stop)
        state = after


@settings(**BUDGET)
@given(histories(), dated(), ends)
def test_nothing_changes_before_the_next_rule_date(rows, setting, end):
    now = replay(rows, setting, end)
    if now.next_time_on is None:
        later = replay(rows, setting, end + 4000)
    else:
        assert now.next_time_on > now.as_of
        later = replay(rows, setting, now.next_time_on - 1)
    assert (now.stage, now.due_on, now.stale_on, now.duties, now.turn, now.submissions, now.time_events) == (
        later.stage, later.due_on, later.stale_on, later.duties, later.turn, later.submissions, later.time_events,
    )  # fmt: skip


@settings(**BUDGET)
@given(histories(), dated(), ends)
def test_the_promises_of_a_result(rows, setting, end):
    state = fold(rows, setting, end)
    r = result(state)
    assert r.stage in STAGES
    assert set(r.effects) == {row.id for row in rows}
    assert len({duty.key for duty in r.duties}) == len(r.duties)
    if r.stage in ("listed", "paused", "closed"):
        assert r.due_on is None
    if r.stage in STALE_STAGES:
        assert r.due_on is not None
    else:
        assert r.stale_on is None
    if r.stage == "closed":
        assert r.turn == ""
    assert r.stage != "representing" or r.live_submissions
    assert r.do_not_contact <= (r.stage == "closed")
    assert r.unanswered <= r.touches or r.stage != "awaiting"
    assert [day for _, day in r.path] == sorted(day for _, day in r.path)
    assert [when for when, _, _ in r.time_events] == sorted(when for when, _, _ in r.time_events)
    assert all(when >= r.as_of for _, when in path_ahead(state))
    assert result(state) == r, "looking ahead changes nothing"
