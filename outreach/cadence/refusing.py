"""Which decisions are refused today, against the replayed stage. Facts are never refused."""

from dataclasses import dataclass, field

from .rows import CLOSE_REASONS

PLANNABLE = frozenset({"listed", "planned", "parked", "alumni"})  # where a day to write is chosen, or chosen anew


@dataclass(frozen=True, slots=True)
class Refusal:
    """A code with parameters; the words are made by who shows it."""

    code: str
    params: dict = field(default_factory=dict)


def refuse(kind: str, data: dict, result, today: int):
    """The Refusal of a decision made today, or None. A click on a duty no longer open is not refused: it does nothing.

    data: as the row would carry it, days as day numbers; result: Result as of today.
    """
    rule = _RULES.get(kind)
    return rule(data, result, today) if rule else None


def _plan(data, result, today):
    if result.stage not in PLANNABLE:
        return Refusal("not_plannable", {"stage": result.stage})
    return _past(data.get("day"), today)


def _drop(data, result, today):
    return None if result.stage == "planned" else Refusal("not_planned", {"stage": result.stage})


def _park(data, result, today):
    if result.stage in ("listed", "planned", "awaiting", "talking"):
        return None
    return Refusal("not_parkable", {"stage": result.stage})


def _on_approach(data, result, today):
    return None if result.approach_open else Refusal("no_open_approach", {"stage": result.stage})


def _later(data, result, today):
    return _on_approach(data, result, today) or _to_come(data.get("day"), today)


def _pause(data, result, today):
    if result.stage == "closed":
        return Refusal("closed", {"stage": "closed"})
    return None if data.get("until") is None else _to_come(data["until"], today)


def _resume(data, result, today):
    if result.paused_by == "search":
        return Refusal("search_paused", {"stage": result.stage})
    return None if result.paused else Refusal("not_paused", {"stage": result.stage})


def _close(data, result, today):
    if result.stage == "closed":
        return Refusal("closed", {"stage": "closed"})
    if data.get("reason") not in CLOSE_REASONS:
        return Refusal("unknown_reason", {"reason": data.get("reason")})
    return None


def _reopen(data, result, today):
    if result.do_not_contact:
        return Refusal("do_not_contact", {"stage": result.stage})
    return None if result.stage == "closed" else Refusal("not_closed", {"stage": result.stage})


def _snooze(data, result, today):
    key = data.get("duty")
    if not key:
        return Refusal("last_window" if result.last_window else "no_open_step", {"stage": result.stage})
    duty = next((one for one in result.duties if one.key == key), None)
    if duty is None:
        return None
    return _to_come(data.get("until"), max(today, duty.due_on))


def _past(day, today):
    return Refusal("past", {"day": day}) if day is not None and day < today else None


def _to_come(day, after):
    return Refusal("not_later", {"day": day, "after": after}) if day is None or day <= after else None


_RULES = {
    "plan": _plan,
    "drop": _drop,
    "park": _park,
    "talk": _on_approach,
    "no": _on_approach,
    "later": _later,
    "pause": _pause,
    "resume": _resume,
    "close": _close,
    "reopen": _reopen,
    "snooze": _snooze,
}
