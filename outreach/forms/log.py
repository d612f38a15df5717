"""The log form: who made contact, how, when, what for; one line is enough."""

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Helper, PlainForm, Row, Segmented
from outreach.acts.guarding import logged
from outreach.pages.main_act import PURPOSES
from outreach.refusals import Refused
from outreach.words.history import channels, outcomes, purposes
from outreach.writing.kinds import usual_purpose

OWN_KINDS = ("approach", "auto_reply")  # outcomes that are rows of their own kind


class LogForm(PlainForm):
    direction = forms.ChoiceField(
        label=_("Who made contact?"),
        choices=[("out", _("I did")), ("in", _("They did"))],
        widget=Segmented(icons={"out": "arrow-up-right", "in": "arrow-down-left"}),
    )
    channel = forms.ChoiceField(label=_("How"), choices=channels)
    occurred_on = forms.DateField(label=_("When"))
    occurred_time = forms.TimeField(label=_("At"), required=False)
    purpose = forms.ChoiceField(label=_("What for"), choices=purposes, required=False)
    outcome = forms.ChoiceField(label=_("What it was"), choices=outcomes, required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only you read this."),
    )  # fmt: skip

    def __init__(self, *args, asks="", **kwargs):
        """`asks`: "in" or "out" where it is known who made contact, so that only the rest is asked."""
        super().__init__(*args, **kwargs)
        self.asks = asks if asks in ("in", "out") else ""
        if self.asks:
            self.fields["direction"].widget = forms.HiddenInput()
            self.fields["direction"].initial = self.asks
            del self.fields["outcome" if self.asks == "out" else "purpose"]
        # Only the one that fits the direction is asked; neither is called optional.
        for name in {"purpose", "outcome"} & set(self.fields):
            self.fields[name].required = not self.is_bound

    def speak_of(self, name):
        """For a coach who fills it in for a client of this name."""
        if not self.asks:
            self.fields["direction"].choices = [("out", name), ("in", _("They did"))]
        self.fields["note"].help_text = _("%(name)s reads this.") % {"name": name}

    @property
    def helper(self):
        """The fields in their rows; the page writes the form tag, the hint and the buttons."""
        if self.asks:
            what = "outcome" if self.asks == "in" else "purpose"
            return Helper("direction", Row("channel", what), Row("occurred_on", "occurred_time"), "note", tag=False)
        return Helper(
            Row("direction", "channel"),
            Row("occurred_on", "occurred_time"),
            Div("purpose", css_class="only-out"),
            Div("outcome", css_class="only-in"),
            "note",
            tag=False,
        )

    def clean(self):
        direction = self.cleaned_data.get("direction")
        if self.asks and direction and direction != self.asks:
            self.add_error("direction", _("Say again who made contact."))
        elif direction == "out" and not self.cleaned_data.get("purpose"):
            self.add_error("purpose", _("Say what the message was for."))
        return self.cleaned_data

    def entry(self):
        """(kind, data, where) of the row that the form describes."""
        data = self.cleaned_data
        where = {name: data[name] for name in ("occurred_on", "occurred_time", "note")}
        if data["direction"] == "in" and data["outcome"] in OWN_KINDS:
            return data["outcome"], {"channel": data["channel"]}, where
        said = {"purpose": data["purpose"]} if data["direction"] == "out" else {"outcome": data["outcome"]}
        return "interaction", {"direction": data["direction"], "channel": data["channel"], **said}, where

    def ours(self, today):
        """(purpose, day) of the message of ours that the form describes as it stands; None for one of theirs, and for a
        day to come, which is refused. Once it was sent, call is_valid() before.
        """
        said = self.cleaned_data if self.is_bound else self.initial
        day = said.get("occurred_on") or today
        if "purpose" not in self.fields or said.get("direction") != "out" or day > today:
            return None
        return said.get("purpose", ""), day

    def log(self, relationship, by):
        """Enter it. Returns the row; None after a refusal, which then stands by its field."""
        kind, data, where = self.entry()
        enter = {
            "interaction": relationship.log_interaction,
            "approach": relationship.log_approach,
            "auto_reply": relationship.log_auto_reply,
        }[kind]
        today = relationship.seeker.today(by.at)
        said = {"direction": data.get("direction", "in"), "purpose": data.get("purpose", "")}
        try:
            return logged(
                by, relationship, lambda: enter(by, **data, **where), **said, occurred_on=where["occurred_on"],
                today=today,
            )  # fmt: skip
        except Refused as refused:
            self.add_error(
                refused.field if refused.field in self.fields else None, refused.sentence_on(today)
            )
            return None


def said_before(asked):
    """What an address says of the contact already, of those words that the form knows (a drop on the board says)."""
    known = {"direction": ("in", "out"), "purpose": dict(purposes()), "outcome": dict(outcomes())}
    return {name: asked[name] for name, words in known.items() if asked.get(name) in words}


def first_values(relationship, reminder, today, channel):
    """What the form starts with: the message that the open duty asks for, today, by the way last used."""
    purpose = PURPOSES.get(reminder.kind) if reminder else None
    return {
        "direction": "out",
        "channel": channel,
        "occurred_on": today,
        "purpose": purpose or usual_purpose(relationship.stage, relationship.turn),
    }
