"""Where a step is placed: the day on which its reminder stands."""

AUTOMATIC_MOST = 15

# Never moved by a full day: replies owed, thank-yous, consent dates.
EXEMPT = frozenset({"reply_owed", "thank_you", "consent_expiring"})

# When a week is full these stretch first: they may wait for a free day through their whole grace.
STRETCHES = frozenset({"check_in", "keep_in_touch"})


def day_cap(weekly_goal: int) -> int:
    """How many automatic steps a day takes: ⌈weekly goal ÷ 5⌉ + 2, 15 at most."""
    return min(AUTOMATIC_MOST, -(-max(0, weekly_goal) // 5) + 2)


def place_step(due_on: int, grace_bd: int, calendar, load_by_day, cap: int) -> int:
    """The first business day ≥ due_on whose load is below `cap`, at most half the grace (bd) after due_on.

    If none is free: due_on, rolled to the next business day. load_by_day: mapping of day number → automatic steps.
    """
    rolled = calendar.next_business(due_on)
    limit = calendar.add_business(due_on, grace_bd // 2)
    day = rolled
    while day <= limit:
        if load_by_day.get(day, 0) < cap:
            return day
        day = calendar.add_business(day, 1)
    return rolled


def is_crowded(first_days, load_by_day, cap: int) -> bool:
    """Whether more steps would stand on some day than it takes; first_days: the day number of each step."""
    return any(load_by_day.get(day, 0) + first_days.count(day) > cap for day in set(first_days))


def place_duty(duty, grace_bd: int, calendar, load_by_day, cap: int) -> int:
    """The same for a Duty; one that is exempt keeps its day, rolled to the next business day; check-ins stretch."""
    if duty.kind in EXEMPT:
        return calendar.next_business(duty.due_on)
    grace = 2 * grace_bd if duty.kind in STRETCHES else grace_bd
    return place_step(duty.due_on, grace, calendar, load_by_day, cap)
