"""Why a client could use a word: at the threshold and beside it, and never from what may not be seen."""

from datetime import date, timedelta

import pytest

from accounts.rights import Right
from coaching.models import Summary
from coaching.triage import flags_of, need, rate_of, seen_of, turn_of

pytestmark = pytest.mark.once

TODAY = date(2026, 11, 23)
LONG_AGO = date(2026, 1, 1)
WELL = {
    "active_on": TODAY, "weeks": [3] * 9, "goal": 8, "search": "active", "contacted": 40, "replied": 12,
    "lately_contacted": 20, "lately_replied": 6,
}  # fmt: skip


def summary(**said):
    return Summary(day=TODAY, **(WELL | said))


def flags(rights=("activity", "pipeline", "submissions"), since=LONG_AGO, **said):
    return [(one.kind, one.n) for one in flags_of(seen_of(summary(**said), rights), TODAY, since)]


def days_ago(n):
    return TODAY - timedelta(days=n)


def test_who_is_doing_well_has_none():
    assert flags() == []


@pytest.mark.parametrize(
    ("said", "beside", "flag"),
    [
        ({"active_on": days_ago(7)}, {"active_on": days_ago(6)}, ("quiet", 7)),
        ({"active_on": None}, {"active_on": None, "search": "paused"}, ("quiet", 326)),
        ({"overdue": 6}, {"overdue": 5}, ("overdue", 6)),
        ({"stale": 6}, {"stale": 5}, ("stale", 6)),
        ({"lately_replied": 5}, {"lately_replied": 6}, ("replies", 0)),
        ({"lately_replied": 5}, {"lately_replied": 0, "lately_contacted": 19}, ("replies", 0)),
        ({"conflicts": 2}, {"conflicts": 0}, ("conflict", 2)),
        ({"interview_on": days_ago(7)}, {"interview_on": days_ago(8)}, ("interview", 0)),
        ({"search": "landed", "landed_on": days_ago(30)}, {"landed_on": days_ago(30)}, ("landed", 0)),
    ],
)
def test_each_flag_at_its_threshold(said, beside, flag):
    assert flags(**said) == [flag]
    assert flags(**beside) == []


def test_nobody_was_quiet_before_the_coaching_began():
    assert flags(active_on=days_ago(40), since=days_ago(6)) == []
    assert flags(active_on=None, since=days_ago(7)) == [("quiet", 7)]


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("conflict", "submissions"), ("interview", "submissions"), ("quiet", "activity"), ("replies", "activity"),
        ("overdue", "pipeline"), ("stale", "pipeline"), ("landed", "pipeline"),
    ],
)  # fmt: skip
def test_a_flag_needs_the_right_of_its_source(kind, right):
    everything = {
        "conflicts": 1, "interview_on": TODAY, "active_on": days_ago(9), "overdue": 9, "stale": 9, "lately_replied": 0,
    } | ({"search": "landed", "landed_on": TODAY} if kind == "landed" else {})  # fmt: skip
    assert kind in [name for name, _n in flags(rights=[right], **everything)]
    others = [one for one in Right.values if one != right]
    assert kind not in [name for name, _n in flags(rights=others, **everything)]


def test_what_may_not_be_seen_is_absent_not_zero():
    seen = seen_of(summary(overdue=3), ["activity"])
    assert "overdue" not in seen
    assert "conflicts" not in seen
    assert rate_of(seen).percent == 30
    assert rate_of(seen_of(summary(), ["pipeline"])) is None
    assert seen_of(summary(), ["messages", "notes", "pay", "act"]) == {}


def test_which_way_replies_go():
    assert turn_of(seen_of(summary(lately_replied=7), ["activity"])) == "up"
    assert turn_of(seen_of(summary(lately_replied=6), ["activity"])) == ""
    assert turn_of(seen_of(summary(lately_replied=7, lately_contacted=19), ["activity"])) == ""


def test_who_needs_a_word_most_comes_first():
    cases = [
        {"conflicts": 1, "overdue": 7},
        {"conflicts": 1},
        {"active_on": days_ago(20)},
        {"active_on": days_ago(9)},
        {"overdue": 30},
        {"stale": 6},
        {"lately_replied": 0},
        {"interview_on": TODAY},
        {},
        {"search": "landed", "landed_on": TODAY},
    ]
    rights = ("activity", "pipeline", "submissions")
    ranks = [need(flags_of(seen_of(summary(**said), rights), TODAY, LONG_AGO)) for said in cases]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
