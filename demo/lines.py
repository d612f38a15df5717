"""The words in which the demo's diaries are written: one line per thing that happened or was decided.

`when` is a text that demo/days.py reads. The kinds and data are those of the acts of a relationship.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One row of a history to be; days in `days` are texts that become ISO dates in `data`."""

    kind: str
    when: str
    data: dict = field(default_factory=dict)
    days: dict = field(default_factory=dict)
    subject: str = ""
    note: str = ""
    corrected: str = ""  # what the note said before it was corrected
    undone: bool = False  # entered by mistake, and taken back


@dataclass(frozen=True)
class Person:
    """A recruiter of the demo, and Nora's diary with them."""

    name: str
    firm: str
    title: str
    place: str
    diary: tuple = ()
    covers: str = "finance"
    is_desk: bool = False
    added: str = ""  # the day on which Nora added them; default: before the first line
    was_at: str = ""  # the firm they worked at before the diary's `moved` line
    tags: tuple = ()


def out(when, purpose, note="", channel="email", subject="", **more):
    """A message or call of ours; purposes: outreach/cadence/rows.py."""
    data = {"direction": "out", "channel": channel, "purpose": purpose}
    return Line("interaction", when, data, subject=subject, note=note, **more)


def wrote(when, note="", subject="VP Finance, medical devices, Boston", **more):
    return out(when, "first_touch", note, subject=subject, **more)


def nudged(when, note="", **more):
    return out(when, "nudge", note, **more)


def checked_in(when, note="", **more):
    return out(when, "check_in", note, **more)


def answered(when, note="", **more):
    return out(when, "answer", note, **more)


def thanked(when, note="", **more):
    return out(when, "thank_you", note, **more)


def they(when, note="", channel="email", outcome="", **more):
    """They wrote or called; outcome: '', no_match, declined."""
    data = {"direction": "in", "channel": channel, "purpose": "reply"}
    if outcome:
        data["outcome"] = outcome
    return Line("interaction", when, data, note=note, **more)


def unknown(when, note="", channel="other"):
    """A contact of which an old list does not say who wrote."""
    return Line("interaction", when, {"direction": "unknown", "channel": channel, "purpose": ""}, note=note)


def approached(when, note="", channel="email"):
    return Line("approach", when, {"direction": "in", "channel": channel}, note=note)


def auto_reply(when, note=""):
    return Line("auto_reply", when, {"direction": "in", "channel": "email"}, note=note)


def bounced(when, note=""):
    """The last message of ours in this diary came back."""
    return Line("bounce", when, note=note)


def address_found(when):
    return Line("address_found", when)


def invited(when, note=""):
    return out(when, "invitation", note, channel="linkedin")


def accepted(when):
    return Line("invitation_accepted", when, {"channel": "linkedin"})


def filed(when, version):
    return Line("filing", when, {"version": version})


def submission(when, key, state, employer, role, expires=""):
    data = {"key": key, "state": state, "employer": employer, "role": role}
    return Line("submission", when, data, {"expires_on": expires} if expires else {})


def moved(when, firm):
    return Line("moved", when, {"firm": firm})


def plan(when, on):
    return Line("plan", when, days={"day": on})


def later(when, on):
    return Line("later", when, days={"day": on})


def talk(when):
    return Line("talk", when)


def pause(when, until="", note=""):
    return Line("pause", when, days={"until": until} if until else {}, note=note)


def resume(when):
    return Line("resume", when)


def close(when, reason, note=""):
    return Line("close", when, {"reason": reason}, note=note)


def opt_out(when, note=""):
    return Line("opt_out", when, {"for_all": False}, note=note)


def snooze(when, until):
    """Moves whatever duty was shown on that day."""
    return Line("snooze", when, days={"until": until})


def skip(when, reason=""):
    """Skips whatever duty was shown on that day."""
    return Line("skip", when, {"reason": reason})
