"""The one act that each duty asks for: what its button says, where it is written, and what a tap on it logs."""

from dataclasses import dataclass, field

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from common.addresses import address

# The purpose of the message that answers a duty (outreach/cadence/rows.py); '' where no message does.
PURPOSES = {
    "reply_owed": "answer",
    "let_it_rest": "answer",
    "approach": "answer",
    "thank_you": "thank_you",
    "feedback": "other",
    "status_ask": "status_ask",
    "first_message": "first_touch",
    "nudge": "nudge",
    "check_in": "check_in",
    "keep_in_touch": "check_in",
    "insight": "insight",
}

ICONS = {
    "reply_owed": "reply",
    "let_it_rest": "reply",
    "approach": "reply",
    "thank_you": "heart-handshake",
    "feedback": "message-square",
    "status_ask": "message-square",
    "first_message": "send",
    "nudge": "send",
    "check_in": "message-square",
    "keep_in_touch": "message-square",
    "insight": "lightbulb",
    "find_address": "at-sign",
    "consent_expiring": "shield-check",
    "own": "check",
}

# What the entry is called whose purpose says nothing.
SUBJECTS = {"feedback": _lazy("Ask for feedback")}

WRITE = {
    "reply_owed": _lazy("Answer"),
    "let_it_rest": _lazy("Answer"),
    "approach": _lazy("Answer"),
    "thank_you": _lazy("Say thanks"),
    "feedback": _lazy("Ask"),
    "status_ask": _lazy("Ask"),
    "first_message": _lazy("Write"),
    "nudge": _lazy("Nudge"),
    "check_in": _lazy("Check in"),
    "keep_in_touch": _lazy("Write"),
    "insight": _lazy("Ask"),
}

# For who has sent it already, and for what is no message.
LABELS = {
    "reply_owed": _lazy("I answered"),
    "let_it_rest": _lazy("I answered"),
    "approach": _lazy("I answered"),
    "thank_you": _lazy("I said thanks"),
    "feedback": _lazy("I asked"),
    "status_ask": _lazy("I asked"),
    "first_message": _lazy("I wrote"),
    "nudge": _lazy("I sent the nudge"),
    "check_in": _lazy("I checked in"),
    "keep_in_touch": _lazy("I wrote"),
    "insight": _lazy("I asked"),
    "find_address": _lazy("I found one"),
    "consent_expiring": _lazy("Look at it"),
    "own": _lazy("Done"),
}


@dataclass(frozen=True)
class MainAct:
    """A button: `url` takes a POST with `fields`, or with kind "link" is only opened.

    Of a message: `url` is where it is written, `sent` takes the POST of who has sent it already, called `sent_label`.
    """

    label: str
    icon: str
    url: str
    kind: str = "post"
    fields: dict = field(default_factory=dict)
    sent: str = ""
    sent_label: str = ""

    @property
    def form_url(self):
        """Where the form around it is sent."""
        return self.sent or self.url


def main_act(relationship, reminder):
    """The main act of an open reminder."""
    kind = reminder.kind or "own"
    if kind in PURPOSES:
        return MainAct(
            write_label(kind, relationship), ICONS[kind], address("outreach:write", relationship.public_id), "link",
            {"duty": reminder.duty_key}, address("outreach:sent", relationship.public_id), label(kind, relationship),
        )  # fmt: skip
    if kind == "consent_expiring":
        form = address("outreach:submission", relationship.public_id)
        url = f"{form}?{urlencode({'key': reminder.params['submission']})}"
        return MainAct(label(kind, relationship), ICONS[kind], url, kind="link")
    if kind == "find_address":
        return MainAct(
            label(kind, relationship), ICONS[kind], address("outreach:address", relationship.public_id), "link"
        )
    return MainAct(
        label(kind, relationship), ICONS.get(kind, "check"), address("outreach:step_done", reminder.public_id)
    )


def plan_act(relationship):
    """The main act where nothing is owed: choose for outreach."""
    return MainAct(_("Plan outreach"), "plus", address("outreach:plan", relationship.public_id))


def write_label(kind, relationship):
    """What the button says that leads to writing."""
    if kind == "nudge" and relationship.stage == "talking":
        return _("Follow up")
    return str(WRITE[kind])


def label(kind, relationship):
    """What the button says of who has done it already."""
    if kind == "nudge" and relationship.stage == "talking":
        return _("I followed up")
    return str(LABELS.get(kind, LABELS["own"]))
