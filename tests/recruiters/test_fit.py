"""Fit 0–100: what each axis gives, and what holds it down."""

import pytest

from recruiters.fit import Side, fit

pytestmark = pytest.mark.once

ASKED = Side(
    function={"finance"}, industry={"software", "telecom"}, seniority={"vp"}, place={"boston"}, engagement="permanent",
    pay=(180_000, 220_000),
)  # fmt: skip
EXACT = Side({"finance"}, {"telecom"}, {"director", "vp"}, {"boston", "cambridge"}, "both", (150_000, 190_000))
NEAR = {
    "function": {"finance": ["accounting"]}, "industry": {"it-services": ["software"]},
    "seniority": {"director": ["vp"], "vp": ["c-level"]}, "place": {"massachusetts": ["boston"]},
}  # fmt: skip


def changed(side, **fields):
    return Side(**({name: getattr(side, name) for name in Side.__dataclass_fields__} | fields))


def matches(found):
    return {part.axis: part.match for part in found.parts}


def test_what_fits_in_everything_is_a_hundred():
    found = fit(ASKED, EXACT)
    assert (found.score, found.capped) == (100, "")
    assert [(part.axis, part.points) for part in found.parts] == [
        ("function", 40), ("industry", 20), ("seniority", 20), ("place", 15), ("engagement", 5)
    ]  # fmt: skip


def test_a_generalist_gives_four_tenths_everywhere():
    found = fit(ASKED, Side())
    assert (found.score, set(matches(found).values())) == (40, {"generalist"})


@pytest.mark.parametrize(
    ("covered", "axis", "match", "score"),
    [
        ({"function": {"accounting"}}, "function", "adjacent", 80),
        ({"function": {"legal"}}, "function", "miss", 60),
        ({"function": ()}, "function", "generalist", 76),
        ({"industry": {"it-services"}}, "industry", "adjacent", 90),
        ({"seniority": {"director"}}, "seniority", "adjacent", 90),
        ({"seniority": {"c-level", "professional"}}, "seniority", "adjacent", 90),
        ({"place": {"massachusetts"}}, "place", "adjacent", 93),
        ({"place": {"dublin"}}, "place", "miss", 85),
        ({"engagement": "contract"}, "engagement", "miss", 95),
        ({"engagement": "unknown"}, "engagement", "generalist", 97),
    ],
)
def test_one_axis_at_a_time(covered, axis, match, score):
    found = fit(ASKED, changed(EXACT, **covered), NEAR)
    assert (matches(found)[axis], found.score) == (match, score)


def test_neighbours_are_a_mapping_that_is_empty_at_first():
    assert matches(fit(ASKED, changed(EXACT, function={"accounting"})))["function"] == "miss"


@pytest.mark.parametrize(
    ("covered", "capped"),
    [
        ({"seniority": {"professional", "manager"}}, "seniority"),
        ({"pay": (60_000, 90_000)}, "pay"),
        ({"pay": (240_000, 300_000)}, "pay"),
    ],
)
def test_another_seniority_or_pay_holds_it_at_forty(covered, capped):
    found = fit(ASKED, changed(EXACT, **covered))
    assert (found.score, found.capped) == (40, capped)


def test_the_cap_lifts_nothing():
    assert fit(ASKED, changed(EXACT, function={"legal"}, industry={"insurance"}, seniority={"manager"})).score == 20


def test_pay_that_is_not_known_holds_nothing_down():
    assert fit(ASKED, changed(EXACT, pay=None)).score == fit(changed(ASKED, pay=None), EXACT).score == 100


def test_what_the_search_leaves_open_counts_in_full():
    found = fit(Side(function={"finance"}), Side(function={"finance"}, industry={"insurance"}))
    assert found.score == 100
    assert matches(found)["industry"] == "open"
