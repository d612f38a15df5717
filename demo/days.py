"""Days of the demo, counted from today, so that its story always ends on the day on which it is read."""

from datetime import date, timedelta

from accounts.holidays import public_holidays

COUNTRY, SUBDIVISION, ZONE = "US", "MA", "America/New_York"
YEARS_BACK, YEARS_AHEAD = 4, 2


class Days:
    """Reads '7b' (seven business days ago), '45d' (the business day on or before 45 days ago), '+2b', '+14d', 'today'.

    Business days are counted from '0': today, or on a day off the last business day before it.
    """

    def __init__(self, today):
        self.today = today
        years = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
        # Nora works on Veterans Day, and takes the Friday after Thanksgiving off.
        near = range(today.year - 1, today.year + 2)
        self.works_on = [date(year, 11, 11) for year in near]
        self.days_off = [_thanksgiving(year) + timedelta(days=1) for year in near]
        public = {date.fromordinal(day) for year in years for day in public_holidays(COUNTRY, SUBDIVISION, year)}
        self._off = (public | set(self.days_off)) - set(self.works_on)
        self.anchor = self._roll(today, -1)

    def __call__(self, text):
        """The date that a text names."""
        if text in ("0", "today"):
            return self.anchor if text == "0" else self.today
        sign, count, unit = (1, text[1:-1], text[-1]) if text[0] == "+" else (-1, text[:-1], text[-1])
        if unit == "d":
            return self._roll(self.today + timedelta(days=sign * int(count)), sign)
        day = self.anchor
        for _ in range(int(count)):
            day = self._roll(day + timedelta(days=sign), sign)
        return day

    def is_business(self, day):
        return day.weekday() < 5 and day not in self._off

    def _roll(self, day, sign):
        while not self.is_business(day):
            day += timedelta(days=sign)
        return day


def _thanksgiving(year):
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
