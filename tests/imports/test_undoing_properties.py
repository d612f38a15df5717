"""Whatever a list held and however far it was kept: after undoing, every table is as before."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach.models import Relationship
from recruiters.models import Recruiter, Specialty
from tests.cast import MORNING, by
from tests.factories import make_recruiter
from tests.imports.plans import add_rows, firm, keep, make_batch, person, picture, undo
from tests.transactions import rolled_back

pytestmark = pytest.mark.django_db

KINDS = ["new", "alone", "at", "ref", "same_person", "firm_set", "person_set", "contacts", "move", "desk"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 2), st.integers(0, 3),
        st.fixed_dictionaries({}, optional={
            "stage": st.sampled_from(["listed", "planned", "awaiting", "talking", "on_file", "parked", "closed"]),
            "last_contact": st.sampled_from(["2026-11-02", "2026-11-20", "2027-01-01"]),
            "next_step": st.sampled_from(["2026-11-20", "2026-12-01"]),
            "notes": st.sampled_from(["Likes trains", "Met in May"]),
            "tags": st.lists(st.sampled_from(["warm", "old"]), max_size=2, unique=True),
            "met": st.just("Fair"),
        }),
    ),
    min_size=1, max_size=9,
)  # fmt: skip
# Without shrinking: an example that fails is read as it is, smaller ones cost minutes each.
PROPERTY = settings(
    phases=[Phase.generate],
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def world(owner):
    """Three people at three firms, of whom a seeker works with one."""
    people = [make_recruiter(email=f"p{n}@known.example", owner=owner) for n in range(3)]
    if owner:
        one = people[0]
        kept = Relationship.objects.create(
            seeker=owner, recruiter=one, firm=one.firm, name_key=one.name_key, firm_key=one.firm.name_key,
            made_at=MORNING, tags=["old"],
        )  # fmt: skip
        kept.log_interaction(by(owner), direction="out", channel="email", occurred_on=date(2026, 11, 9))
    return people


def fill(batch, people, rows):
    """Plans as a planner would make them of the present state, some of which no longer fit when they are kept."""
    specialty = Specialty.objects.get_or_create(axis="function", code="property", name="Property")[0]
    for number, (kind, who, what, mine) in enumerate(rows, 1):
        plan = plan_of(kind, number, people[who], people[(who + 1) % 3].firm, what, batch.public_id, specialty.pk)
        add_rows(batch, plan | ({"mine": mine} if batch.owner_id else {}))


def plan_of(kind, number, one, other_firm, what, seed, specialty):
    """`what` picks the earlier row that is referred to, or one of few addresses."""
    word, at, ref = f"{seed} {number}", {"id": one.firm.pk}, {"ref": max(1, number - what)}
    known = {"person": {"id": one.pk}, "verdict": "update"}
    if kind == "new":
        new = firm(f"New {word}", website=f"https://n{number}.{seed}.example", pay_model="retained")
        plan = {"firm": new, "firm_specialties": [specialty], "contacts": [["email", f"p{number}@{seed}.example"]]}
        return plan | {"person": person(f"Person {word}", title="Partner")}
    if kind == "alone":
        return {"person": person(f"Alone {word}"), "person_specialties": [specialty]}
    if kind == "at":
        return {"firm": at, "person": person(f"Colleague {word}")}
    if kind == "ref":
        return {"firm": ref, "person": person(f"Next {word}")}
    if kind == "same_person":
        return {"person": ref, "firm": at, "contacts": [["phone", f"+1617555010{what}"]]}
    if kind == "firm_set":
        name, setting = one.firm.name, one.firm.setting
        sets = {"phone": [one.firm.phone, f"{what}"], "name": [name, f"{name} {word}"], "setting": [setting, "sole"]}
        return {"firm": at, "firm_set": sets, "firm_specialties": [specialty], "verdict": "update"}
    if kind == "person_set":
        return known | {"person_set": {"title": [one.title, word], "name": [one.name, f"{one.name} {word}"]}}
    if kind == "contacts":
        return known | {"contacts": [["email", f"more{what}@{seed}.example"]]}
    if kind == "move":
        was = one.affiliations.filter(ended_on=None).first().pk
        to = {"id": other_firm.pk}
        return known | {"moves": {"from": was, "on": "2026-11-16", "to": to}, "firm": to, "verdict": "moved"}
    return {"firm": at, "desk": [["email", f"desk{what}@{seed}.example"]], "verdict": "update"}


@pytest.mark.parametrize("private", [False, True])
@PROPERTY
@given(rows=ROWS, size=st.integers(1, 4), kept_in=st.integers(1, 4))
def test_commit_then_undo_leaves_every_table_as_before(seeker, private, rows, size, kept_in):
    with rolled_back():
        people = world(seeker if private else None)
        batch = make_batch(seeker if private else None)
        fill(batch, people, rows)
        before = picture()
        assert keep(batch, size=kept_in) == len(rows)
        after = picture()
        assert keep(batch) == 0
        assert picture() == after
        assert undo(batch, size=size) == len(rows)
        assert undo(batch) == 0
        assert without_profiles(picture()) == without_profiles(before)


@pytest.mark.parametrize("private", [False, True])
@PROPERTY
@given(first=ROWS, second=ROWS, newest_first=st.booleans(), size=st.integers(1, 9))
def test_two_imports_are_undone_in_either_order(seeker, private, first, second, newest_first, size):
    with rolled_back():
        people = world(seeker if private else None)
        batches = [make_batch(seeker if private else None) for _ in range(2)]
        before = picture()
        fill(batches[0], people, first)
        keep(batches[0])
        made = [row.recruiter for row in batches[0].rows.exclude(recruiter=None) if row.recruiter.firm]
        people = [Recruiter.objects.get(pk=one.pk) for one in [*made, *people][:3]]  # the second knows the first's
        fill(batches[1], people, second)
        keep(batches[1])
        for batch in reversed(batches) if newest_first else batches:
            undo(batch, size=size)
        assert without_profiles(picture()) == without_profiles(before)


def without_profiles(tables):
    """A firm that somebody works with keeps one profile that says what held all along, for the sweep."""
    ignored = {"recruiters_firmprofile", "recruiters_specialty"}
    return {name: rows for name, rows in tables.items() if name not in ignored}


def test_the_last_contact_with_a_firm_returns_with_who_had_moved(seeker):
    people = world(seeker)
    batch = make_batch(seeker)
    fill(batch, people, [("move", 0, 3, {}), ("contacts", 1, 2, {}), ("desk", 0, 1, {"stage": "awaiting"})])
    before = picture()
    keep(batch)
    undo(batch, size=1)
    assert without_profiles(picture()) == without_profiles(before)


def test_a_list_that_says_a_firm_s_type_again_leaves_no_trace_of_it(seeker):
    people = world(seeker)
    before, batches = picture(), [make_batch(seeker) for _ in range(2)]
    fill(batches[0], people, [
        ("new", 2, 3, {}), ("same_person", 0, 3, {}),
        ("at", 0, 1, {"last_contact": "2026-11-02", "notes": "Likes trains", "next_step": "2026-11-20"}),
        ("alone", 2, 2, {"tags": ["old"], "stage": "planned", "next_step": "2026-11-20"}), ("desk", 1, 2, {}),
        ("contacts", 0, 1, {"last_contact": "2027-01-01", "next_step": "2026-11-20", "stage": "listed", "met": "Fair"}),
        ("person_set", 1, 3, {}), ("at", 0, 3, {"next_step": "2026-12-01", "met": "Fair", "stage": "awaiting"}),
        ("firm_set", 0, 1, {"notes": "Met in May", "stage": "talking", "tags": []}),
    ])  # fmt: skip
    keep(batches[0])
    made = [row.recruiter for row in batches[0].rows.exclude(recruiter=None) if row.recruiter.firm]
    again = [Recruiter.objects.get(pk=one.pk) for one in [*made, *people][:3]]
    fill(batches[1], again, [
        ("contacts", 1, 0, {"notes": "Met in May"}), ("same_person", 1, 1, {}),
        ("ref", 2, 1, {"met": "Fair", "tags": ["warm"], "stage": "closed", "last_contact": "2027-01-01"}),
        ("alone", 2, 2, {"notes": "Met in May", "last_contact": "2026-11-02"}),
        ("firm_set", 0, 1, {"next_step": "2026-11-20", "last_contact": "2026-11-20", "stage": "on_file"}),
        ("desk", 1, 1, {"next_step": "2026-11-20", "met": "Fair", "tags": ["old"]}),
        ("desk", 1, 1, {"notes": "Likes trains", "stage": "awaiting"}),
    ])  # fmt: skip
    keep(batches[1])
    for batch in batches:
        undo(batch, size=3)
    assert without_profiles(picture()) == without_profiles(before)
