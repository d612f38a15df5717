"""Each profile's numbers (domain.md section 4), which profile a firm has, whose number wins."""

import pytest

from outreach.cadence import PROFILES, profile_for, timings_for

TABLE = {
    "retained": ((10,), 2, 15, 180, 70, 10, 10, 10, 12, 10),
    "engaged": ((7, 10), 3, 10, 120, 45, 7, 5, 5, 12, 7),
    "contingency": ((5, 7), 3, 10, 90, 30, 5, 5, 5, 12, 5),
    "staffing": ((3, 5), 3, 5, 45, 21, 2, 3, 3, 6, 3),
    "in_house": ((5,), 2, 10, 90, 60, 5, 7, 5, 6, 5),
    "rpo": ((5,), 2, 10, 90, 60, 5, 7, 5, 6, 5),
    "sole": ((5, 10), 3, 10, 120, 45, 5, 5, 5, 12, 5),
    "unknown": ((5, 7), 3, 10, 90, 45, 5, 5, 5, 12, 5),
}


@pytest.mark.parametrize("profile", TABLE)
def test_the_numbers_of_a_profile(profile):
    t = PROFILES[profile]
    assert TABLE[profile] == (
        t.nudges, t.most_touches, t.lapse, t.park, t.check_in, t.stall, t.status_ask, t.least_gap, t.claim_months,
        t.grace,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("firm", "profile"),
    [
        (("contingency", "firm", "both", True), "staffing"),
        (("retained", "sole", "contract", True), "staffing"),
        (("contingency", "firm", "permanent", True), "contingency"),
        (("contingency", "firm", "contract", False), "contingency"),
        (("contingency", "firm", ["permanent", "contract"], True), "staffing"),
        (("contingency", "sole", "permanent", False), "sole"),
        (("unknown", "sole", "", False), "sole"),
        (("retained", "sole", "permanent", False), "retained"),
        (("rpo", "network", None, True), "rpo"),
        (("staffing", "firm", "", False), "staffing"),
        (("something else", "firm", "", False), "unknown"),
    ],
)
def test_which_profile_serves(firm, profile):
    assert profile_for(*firm) == profile


def test_staffing_is_asked_weekly_only_while_available():
    assert timings_for("staffing").check_in == 21
    assert timings_for("staffing", available_now=True).check_in == 7
    assert timings_for("sole", available_now=True).check_in == 45


def test_the_first_layer_that_names_a_number_wins():
    own, search, firm = {"park": 10}, {"park": 20, "nudge_2": 9}, {"nudges": [1, 2, 3], "grace": 4, "lapse": None}
    t = timings_for("contingency", layers=(own, search, firm))
    assert (t.park, t.nudges, t.grace, t.lapse) == (10, (1, 9, 3), 4, 10)


def test_a_profile_without_its_own_number_uses_the_last_one():
    retained = PROFILES["retained"]
    assert [retained.nudge_after(n) for n in (1, 2, 3)] == [10, 10, 10]
