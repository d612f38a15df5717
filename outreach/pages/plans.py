"""The plans beside which another one is judged, and the day on which it would stand."""

from collections import Counter
from functools import cached_property

from outreach.cadence import place_step
from outreach.models.placing import cap_of, loads_of

from .first_messages import planned_by_day


class Plans:
    """Of one seeker today; two queries once they are asked for. Plans that are counted in are of one hand."""

    def __init__(self, seeker, today):
        self.seeker, self.today = seeker, today
        self._cap = cap_of(seeker.preferences)

    def beside(self, relationship):
        """{day number: first messages planned}, without its own."""
        return self._planned - self._own(relationship)

    def stands_on(self, relationship, day, entry):
        """The day number on which a plan for a date would be placed (clock.md section 5); entry: its DatedEntry."""
        self._free(relationship, 1)
        try:
            return place_step(day.toordinal(), entry.timings.grace, entry.calendar, self._loads, self._cap)
        finally:
            self._free(relationship, -1)

    def add(self, relationship, ordinal):
        """Count a plan in, for those that follow; where it moves one, that one no longer counts."""
        self._planned -= self._own(relationship)
        self._planned[ordinal] += 1
        self._free(relationship, 1)
        self._loads[ordinal] += 1

    def _own(self, one):
        """Its plan as planned_by_day counts it."""
        counted = one.stage == "planned" and one.next_step_on and one.first_out_on is None
        return Counter([max(one.next_step_on, self.today).toordinal()]) if counted else Counter()

    def _free(self, one, places):
        """Its open plan leaves its day, or comes back."""
        if one.stage == "planned" and one.next_step_on:
            self._loads[one.next_step_on.toordinal()] -= places

    @cached_property
    def _planned(self):
        return Counter({day.toordinal(): n for day, n in planned_by_day(self.seeker, self.today).items()})

    @cached_property
    def _loads(self):
        return loads_of(self.seeker)
