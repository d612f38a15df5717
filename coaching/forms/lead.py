"""The form of a lead: what a coach heard of, and to which clients it goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Chips, Helper, Hint, Link, PlainForm, Row, Submit
from outreach.refusals import Refused
from recruiters.suppression import suppressed

EVERYONE, GROUP = "everyone", "group-"
SAID = ("firm_name", "person", "role", "link", "text")


class ToClients(PlainForm):
    """`coachings`: the coach's running ones; `groups`: the coach's, with their members. `chosen` of the cleaned data:
    the clients that are meant, each once.
    """

    clients = forms.MultipleChoiceField(
        label=_("For whom"), widget=Chips, error_messages={"required": _("Choose at least one client.")}
    )

    def __init__(self, *args, coachings, groups=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {one.client.public_id: one.client for one in coachings}
        self.groups = {f"{GROUP}{one.public_id}": one for one in groups if one.ids}
        named = [(key, one.shown_name) for key, one in self.people.items()]
        several = [(key, f"{one.name} ({len(one.ids)})") for key, one in self.groups.items()]
        self.fields["clients"].choices = [*([(EVERYONE, _("All my clients"))] if named else []), *several, *named]
        if not named:
            self.fields["clients"].help_text = _("Nobody is your client yet.")

    def clean(self):
        cleaned = super().clean()
        picked = cleaned.get("clients", [])
        together = set().union(*(self.groups[key].ids for key in picked if key in self.groups))
        cleaned["chosen"] = [
            one for key, one in self.people.items() if key in picked or EVERYONE in picked or one.pk in together
        ]
        return cleaned


class LeadForm(ToClients):
    """`firm`: of the directory, where the coach came from it; its name is then not typed."""

    firm_name = forms.CharField(label=_("Firm"), required=False, max_length=160)
    person = forms.CharField(label=_("Person"), required=False, max_length=160)
    role = forms.CharField(label=_("Role"), required=False, max_length=160)
    link = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")
    text = forms.CharField(
        label=_("What you know"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Your clients read it as you write it. Nothing of another client belongs here."),
    )  # fmt: skip
    field_order = [*SAID, "clients"]

    def __init__(self, *args, firm=None, action="", **kwargs):
        super().__init__(*args, **kwargs)
        self.firm, self.action = firm, action
        if firm:
            del self.fields["firm_name"]

    def clean(self):
        cleaned = super().clean()
        if not self.firm and not any(cleaned.get(name) for name in SAID) and not self.errors.keys() & set(SAID):
            self.add_error("firm_name", _("Say at least one thing: a firm, a person, a role, a link."))
        if cleaned.get("person") and suppressed([((), (), (), cleaned["person"], self._firms(cleaned))]):
            self.add_error("person", Refused("suppressed").sentence)
        return cleaned

    def _firms(self, cleaned):
        return [self.firm.name if self.firm else cleaned.get("firm_name", "")]

    def said(self):
        """The columns of a Lead."""
        columns = {name: self.cleaned_data.get(name, "") for name in SAID}
        if self.firm:
            columns |= {"directory": self.firm.public_id, "firm_name": self.firm.name}
        return columns

    @property
    def helper(self):
        first = ["person"] if self.firm else [Row("firm_name", "person")]
        hint = Hint(_("Each of them takes it or lets it be; you see which. It puts nobody forward."), "eye")
        acts = Acts(Submit(_("Suggest it")), Link(_("Back"), "/leads/"))
        return Helper(*first, Row("role", "link"), "text", "clients", hint, acts, action=self.action)


class MoreClients(ToClients):
    """Of a lead that is there: to further clients."""

    @property
    def helper(self):
        return Helper("clients", Acts(Submit(_("Suggest it to them"), "soft")), optional=False)
