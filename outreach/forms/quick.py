"""The quick log: the line, and its parse as the log form's own fields with whom it was and what comes next."""

from dataclasses import replace

from crispy_forms.layout import Div
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.forms import Helper, PlainForm, Row
from outreach.acts.protected import keep_stop
from outreach.forms.log import LogForm
from outreach.models import Reminder
from outreach.models.protecting import Stopped, refuse_protected

LONGEST = 400  # letters of a line


class LineForm(PlainForm):
    """What happened, in one line."""

    line = forms.CharField(
        label=_("What happened?"), max_length=LONGEST, required=False,
        help_text=_("Such as: called Dana Reyes, left voicemail, try again Thursday"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "sentences", "enterkeyhint": "go"}),
    )  # fmt: skip


class QuickForm(LogForm):
    """`people`: those of the seeker's list who may be meant; one is chosen."""

    who = forms.ChoiceField(label=_("With whom"), widget=forms.RadioSelect)
    next_on = forms.DateField(label=_("Remind me on"), required=False)
    next_text = forms.CharField(label=_("Remind me to"), required=False, max_length=240)

    def __init__(self, *args, people, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.today = {one.public_id: one for one in people}, today
        self.fields["who"].choices = [(one.public_id, _with_firm(one)) for one in people]
        self.fields["who"].error_messages["required"] = _("Choose whom it was with.")
        self.fields["note"].widget.attrs["rows"] = 2

    @property
    def helper(self):
        return Helper(
            "who",
            Row("direction", "channel"),
            Row("occurred_on", "occurred_time"),
            Div("purpose", css_class="only-out"),
            Div("outcome", css_class="only-in"),
            "note",
            Row("next_on", "next_text"),
            tag=False,
        )

    def clean_next_on(self):
        day = self.cleaned_data["next_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("That day is past. Choose today or a later day."))
        return day

    def clean(self):
        super().clean()
        if self.cleaned_data.get("next_text") and not self.cleaned_data.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", _("Choose the day on which you are reminded."))
        return self.cleaned_data

    def relationship(self):
        return self.people[self.cleaned_data["who"]]

    def log(self, relationship, by):
        """One act for the entry and the reminder. Returns the row; None after a refusal, which stands by its field."""
        said = self.cleaned_data
        if said["next_on"] and not self._may_be_reminded(relationship, by):
            return None
        with transaction.atomic():
            by = replace(by, act=by.act_for(relationship.seeker, self.entry()[0]))
            row = super().log(relationship, by)
            if row is None:
                transaction.set_rollback(True)
            elif said["next_on"]:
                Reminder.add_own(by, relationship, said["next_on"], said["next_text"] or str(_("Get in touch again")))
        return row

    def _may_be_reminded(self, relationship, by):
        """Not of getting in touch with whom a confidential search is kept from; what happened is logged without it."""
        try:
            refuse_protected(relationship)
        except Stopped as stopped:
            keep_stop(by, stopped, relationship)
            self.add_error("next_on", stopped.sentence_on(self.today))
            return False
        return True


def _with_firm(relationship):
    name = relationship.recruiter.shown_name
    return f"{name}, {relationship.firm.name}" if relationship.firm else name
