"""After any sequence of acts, two live ones for one employer and role imply an open conflict or a recorded ruling."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from outreach.acts.applying import apply, stands
from outreach.acts.employers import also_called, join, tell_apart
from outreach.acts.ruling import rule as rule_on
from outreach.acts.undo import undo
from outreach.cadence.rows import LIVE_STATES, SUBMISSION_STATES
from outreach.guards.employers import SAME, compare
from outreach.guards.roles import same_role
from outreach.models import Conflict, Employer, Submission
from outreach.models.employer import apart
from tests.cast import by, person
from tests.factories import make_relationship
from tests.outreach.scenes import nov
from tests.transactions import rolled_back

NAMES = ["Meridian Devices", "MERIDIAN DEVICES", "MDX"]
ROLES = ["VP Finance", "Vice President of Finance"]
people, days = st.integers(0, 2), st.integers(9, 23)
# Live ones often, so that few examples meet what the invariant speaks of.
names = st.sampled_from(NAMES)
states = st.one_of(st.sampled_from(["consented", "submitted"]), st.sampled_from(sorted(SUBMISSION_STATES)))


class Seeking(RuleBasedStateMachine):
    """One seeker with three recruiters at three firms; acts are done and taken back in any order."""

    def __init__(self):
        super().__init__()
        self.back = rolled_back()
        self.back.__enter__()
        self.seeker = person("nora@seeker.example")
        self.people = [make_relationship(self.seeker) for _ in range(3)]
        self.acts = []

    def teardown(self):
        self.back.__exit__(None, None, None)

    def act(self, made):
        if made is not None:
            self.acts.append(getattr(made, "act", made))

    @rule(who=people, name=names, role=st.sampled_from(ROLES), state=states, day=days)
    def log(self, who, name, role, state, day):
        said = {"employer": name, "role": role, "occurred_on": nov(day)}
        self.act(self.people[who].record_submission(by(self.seeker), key="a", state=state, **said))

    @rule(who=people, state=st.sampled_from(["consent_requested", "consented", "submitted", "withdrawn"]))
    def goes_on(self, who, state):
        """What most of them come to: one role at one employer."""
        self.log(who=who, name=NAMES[0], role=ROLES[0], state=state, day=23)

    @rule(name=names, role=st.sampled_from(ROLES), day=days)
    def apply(self, name, role, day):
        self.act(apply(by(self.seeker), self.seeker, employer=name, role=role, day=nov(day)))

    @rule(day=days, state=st.sampled_from(["withdrawn", "interviewing"]))
    def own_goes_on(self, day, state):
        own = Submission.objects.kept().filter(relationship=None).first()
        if own:
            self.act(stands(by(self.seeker), own, state, nov(day)))

    @rule(text=names)
    def also(self, text):
        employer = Employer.objects.filter(joined_into=None).first()
        if employer:
            self.act(also_called(by(self.seeker), employer, text))

    @rule(together=st.booleans())
    def two_employers(self, together):
        two = list(Employer.objects.filter(joined_into=None).order_by("pk")[:2])
        if len(two) == 2:
            self.act(join(by(self.seeker), *two) if together else tell_apart(by(self.seeker), two[0], two[1:]))

    @rule(first=st.booleans(), day=days)
    def decide(self, first, day):
        conflict = Conflict.objects.double().first()
        if conflict:
            winner = conflict.first if first else conflict.second
            self.act(rule_on(by(self.seeker), conflict, ruled_by="employer", winner=winner, day=nov(day)))

    @rule(which=st.integers(0, 5))
    def take_back(self, which):
        if self.acts:
            undo(self.acts.pop(which % len(self.acts)), by(self.seeker))

    @invariant()
    def two_live_ones_are_in_conflict_or_ruled(self):
        live = list(Submission.objects.live().filter(employer__isnull=False).select_related("employer").order_by("pk"))
        kept = Conflict.objects.filter(ended_at=None) | Conflict.objects.filter(ruled_on__isnull=False)
        known = set(kept.values_list("first", "second"))
        for one, other in combinations(live, 2):
            assert one.state in LIVE_STATES
            if one.firm_id == other.firm_id or not same_role(one.opening, other.opening):
                continue
            two = one.employer, other.employer
            if two[0] == two[1] or not apart(*two) and compare(two[0].facts, two[1].facts).verdict == SAME:
                assert (one.pk, other.pk) in known, f"{one.role} at {two[0].name} stands twice, and nobody says so"


@pytest.mark.django_db
def test_two_live_ones_for_one_role_are_never_passed_over(morning):
    few = settings(
        max_examples=20, stateful_step_count=15, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Seeking, settings=few)
