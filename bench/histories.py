"""Histories as a seeker leaves them: rows of one relationship, ending on or before today, the same for a seed."""

from datetime import timedelta

# Weights out of 100: what a list of five hundred looks like after half a year.
MIX = {
    "listed": 14, "planned": 3, "awaiting": 11, "parked": 31, "talking": 5, "on_file": 22, "representing": 2,
    "closed": 9, "paused": 3,
}  # fmt: skip


def histories(rng, count, today):
    """`count` histories, each a list of (kind, day, data), in their order."""
    names = rng.choices(list(MIX), list(MIX.values()), k=count)
    return [_WRITERS[name](rng, today) for name in names]


def silent(day, gaps):
    """First message and nudges without an answer, the last on `day`; gaps: calendar days between them."""
    days = [day - timedelta(days=sum(gaps[i:])) for i in range(len(gaps))] + [day]
    return [_out(_business(one), "nudge" if i else "first_touch") for i, one in enumerate(days)]


def _listed(rng, today):
    return []


def _planned(rng, today):
    made = _back(rng, today, 1, 6)
    return [("plan", made, {"day": (today + timedelta(days=rng.randint(-3, 14))).isoformat()})]


def _awaiting(rng, today):
    return silent(_back(rng, today, 0, 10), [8, 10][: rng.randint(0, 2)])


def _parked(rng, today):
    return silent(_back(rng, today, 40, 170), [9, 11])


def _talking(rng, today):
    rows = silent(_back(rng, today, 14, 40), [8][: rng.randint(0, 1)])
    rows.append(_in(_back(rng, today, 6, 9)))
    if rng.random() < 0.7:
        rows.append(_out(_back(rng, today, 0, 5), "answer"))
    return rows


def _on_file(rng, today):
    start = rng.randint(60, 175)
    sent = _ago(today, start - 7)
    rows = [_out(_ago(today, start), "first_touch"), _in(_ago(today, start - 6)), _out(sent, "resume")]
    rows += [("filing", sent, {"version": rng.randint(1, 4)}), _in(_ago(today, start - 14), "no_match")]
    last = rng.randint(0, 38)
    return rows + [_out(_ago(today, back), "check_in") for back in range(start - 44, last, -32)]


def _representing(rng, today):
    start, key = rng.randint(25, 60), f"role-{rng.randint(1, 9999)}"
    role = {"key": key, "employer": f"Employer {key}", "role": "VP Finance"}
    sent = _ago(today, start - 6)
    rows = [_out(_ago(today, start), "first_touch"), _in(_ago(today, start - 5)), _out(sent, "resume")]
    rows += [("filing", sent, {"version": 4}), ("submission", _ago(today, 16), role | {"state": "consented"})]
    rows.append(("submission", _ago(today, 13), role | {"state": "submitted"}))
    return [*rows, _out(_back(rng, today, 0, 9), "status_ask")]


def _closed(rng, today):
    back = rng.randint(20, 170)
    reason = rng.choice(["not_my_field", "left_industry", "seeker_choice"])
    ended = _ago(today, back - 4)
    return [_out(_ago(today, back), "first_touch"), _in(ended), ("close", ended, {"reason": reason})]


def _paused(rng, today):
    back = rng.randint(20, 60)
    until = (today + timedelta(days=rng.randint(5, 40))).isoformat()
    rows = [_out(_ago(today, back), "first_touch"), _in(_ago(today, back - 4)), _out(_ago(today, back - 5), "answer")]
    return [*rows, ("pause", _ago(today, back - 5), {"until": until})]


_WRITERS = {
    "listed": _listed, "planned": _planned, "awaiting": _awaiting, "parked": _parked, "talking": _talking,
    "on_file": _on_file, "representing": _representing, "closed": _closed, "paused": _paused,
}  # fmt: skip


def _out(day, purpose):
    return ("interaction", day, {"direction": "out", "channel": "email", "purpose": purpose})


def _in(day, outcome=""):
    data = {"direction": "in", "channel": "email", "purpose": "reply"}
    return ("interaction", day, data | ({"outcome": outcome} if outcome else {}))


def _back(rng, today, least, most):
    return _ago(today, rng.randint(least, most))


def _ago(today, days):
    return _business(today - timedelta(days=days))


def _business(day):
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
