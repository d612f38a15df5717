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
        own = relationship.stage == "planned" and relationship.next_step_on
        return self._planned - Counter([max(own, self.today).toordinal()]) if own else self._planned

    def stands_on(self, relationship, day, entry):
        """The day number on which a plan for a date would be placed (clock.md section 5); entry: its DatedEntry."""
        loads = Counter(self._loads)
        if relationship.next_step_on:
            loads[relationship.next_step_on.toordinal()] -= 1  # its open step goes
        return place_step(day.toordinal(), entry.timings.grace, entry.calendar, loads, self._cap)

    def add(self, ordinal):
        """Count a plan in, for those that follow."""
        self._planned[ordinal] += 1
        self._loads[ordinal] += 1

    @cached_property
    def _planned(self):
        return Counter({day.toordinal(): n for day, n in planned_by_day(self.seeker, self.today).items()})

    @cached_property
    def _loads(self):
        return loads_of(self.seeker)
