"""Forms of the ledger: an application of one's own, a ruling, an employer, the hirers that a firm named."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from common.daywords import day_dated
from common.forms import Acts, Helper, PlainForm, Row, Submit
from common.ids import new_public_id
from common.stale import Versioned
from outreach.forms.same_employer import AsksSameEmployer
from outreach.guards.employers import name_key
from outreach.guards.roles import role_of, same_role
from outreach.models import Conflict, Employer, Submission
from outreach.models.submission import OWN_STATES
from outreach.words.submissions import submission_state, submission_states

LONGEST_LIST = 60  # employers in one answer


def own_states():
    return [(code, words) for code, words in submission_states() if code in OWN_STATES]


class ApplicationForm(AsksSameEmployer, Versioned, PlainForm):
    """What one applied for oneself. `employers`: those of the seeker that are known.

    `key` is that of this form, so sent twice it is one application. What is in the ledger already is asked about.
    """

    employer = forms.CharField(label=_("Employer"), max_length=160)
    role = forms.CharField(label=_("Role"), max_length=160)
    site = forms.CharField(label=_("Place"), max_length=120, required=False)
    requisition = forms.CharField(label=_("Their number for it"), max_length=60, required=False)
    state = forms.ChoiceField(label=_("How it stands"), choices=own_states)
    day = forms.DateField(label=_("Since"))
    again = forms.BooleanField(label=_("I applied there for it a second time"), required=False)
    key = forms.SlugField(max_length=20, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, today, employers, button="", **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.employers = today, employers
        self.fields["key"].initial = new_public_id()
        if not self.is_bound:
            del self.fields["again"]
        self.ask_whether_same()
        self.fields["day"].initial = self.fields["day"].initial or today
        button = Submit(button or _("Keep it"))
        same_as = ["same_as"] if self.near else []
        again = ["again"] if self.is_bound else []
        rows = Row("employer", "role"), *same_as, *again, Row("site", "requisition"), Row("state", "day")
        self.helper = Helper(*rows, "key", "opened", Acts(button))

    def clean_employer(self):
        return _named(self.cleaned_data["employer"])

    def clean_day(self):
        return _not_ahead(self.cleaned_data["day"], self.today)

    def clean(self):
        if not self.twin:
            self.fields.pop("again", None)
        elif not self.cleaned_data.get("again"):
            self.add_error("again", _in_the_ledger(self.twin, self.today))
        return self.cleaned_data

    @cached_property
    def twin(self):
        """Another application of one's own for the same opening, the newest, or None. For a form that is read."""
        said = self.cleaned_data
        employer = self.same or self.employers.named(said.get("employer"))
        if not employer:
            return None
        mine = Submission.objects.visible_to(self.employers.seeker).kept().filter(relationship=None, employer=employer)
        asked = role_of(said.get("role"), said.get("requisition"), said.get("site"))
        others = mine.exclude(key=self.initial.get("key") or said.get("key", "")).select_related("employer")
        return next((one for one in others.order_by("-state_on", "-pk") if same_role(asked, one.opening)), None)

    def told(self):
        """What it was for and how it stands, and what was answered of the employer, as the acts take them."""
        beside = ("same_as", "again", "key", "opened")
        said = {name: value for name, value in self.cleaned_data.items() if name not in beside}
        return said | {"same": self.same, "apart": self.apart}


class RulingForm(PlainForm):
    """Who decided what. `sides`: (value, words) of the two."""

    winner = forms.ChoiceField(label=_("Who keeps you there?"), widget=forms.RadioSelect)
    ruled_by = forms.ChoiceField(label=_("Who decided it?"), choices=Conflict.Ruler.choices, widget=forms.RadioSelect)
    day = forms.DateField(label=_("When"))
    note = forms.CharField(label=_("What they said"), max_length=240, required=False)

    def __init__(self, *args, sides, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["winner"].choices = [*sides, ("none", _("Neither: the employer dropped both"))]
        self.fields["day"].initial = today
        self.helper = Helper("winner", "ruled_by", "day", "note", Acts(Submit(_("Note the ruling"))))

    def clean_day(self):
        return _not_ahead(self.cleaned_data["day"], self.today)


class EmployerForm(Versioned, PlainForm):
    """The names of an employer, its web address, whom it belongs to."""

    name = forms.CharField(label=_("Name"), max_length=160)
    aliases = forms.CharField(
        label=_("Also called"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One name a line: short forms, former names, brands. What goes by them is checked as one."),
    )  # fmt: skip
    domain = forms.CharField(label=_("Web address"), required=False, max_length=120)
    parent = forms.ChoiceField(label=_("Belongs to"), required=False)

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(one.public_id, one.name) for one in others]
        self.fields["parent"].choices = [("", _("Nobody that you know of")), *known]
        self.helper = Helper("name", "aliases", Row("domain", "parent"), "opened", Acts(Submit(_("Keep it"))))

    def clean_name(self):
        return _named(self.cleaned_data["name"])

    def clean_aliases(self):
        return [line.strip()[:160] for line in self.cleaned_data["aliases"].splitlines() if line.strip()][:40]


class JoinForm(PlainForm):
    """Another employer of the seeker's that is this one."""

    other = forms.ChoiceField(label=_("It is the same as"))

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.others = {one.public_id: one for one in others}
        self.fields["other"].choices = [("", "–"), *((one.public_id, one.name) for one in others)]
        self.helper = Helper("other", Acts(Submit(_("They are one"), kind="soft")), attrs={"class": "form"})

    def chosen(self) -> Employer:
        return self.others[self.cleaned_data["other"]]


class IntroducedForm(PlainForm):
    """A firm's answer to "which hirers have you introduced me to?"."""

    employers = forms.CharField(
        label=_("The hirers they named"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line."),
    )  # fmt: skip
    introduced_on = forms.DateField(label=_("Introduced on"))
    until = forms.DateField(label=_("Their claim ends on"), required=False)

    def __init__(self, *args, today, months, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["introduced_on"].initial = today
        words = _("Left empty: %(n)s months after the introduction, as such firms have it.")
        self.fields["until"].help_text = words % {"n": months}
        self.helper = Helper("employers", Row("introduced_on", "until"), Acts(Submit(_("Keep their answer"))))

    def clean_introduced_on(self):
        return _not_ahead(self.cleaned_data["introduced_on"], self.today)

    def clean_employers(self):
        names = [line.strip()[:160] for line in self.cleaned_data["employers"].splitlines() if name_key(line)]
        if not names:
            raise forms.ValidationError(_("Name at least one employer."))
        if len(names) > LONGEST_LIST:
            words = _("At most %(n)s at a time. Keep these, then enter the rest.") % {"n": LONGEST_LIST}
            raise forms.ValidationError(words)
        return names

    def clean(self):
        first, last = self.cleaned_data.get("introduced_on"), self.cleaned_data.get("until")
        if first and last and last < first:
            self.add_error("until", _("A claim ends after the introduction. Choose a later day."))
        return self.cleaned_data


def _in_the_ledger(own, today):
    """With a link to it; what the seeker wrote is escaped."""
    said = format_html(
        _("{role} at {employer} is in the ledger already: “{state}” on {day}."), role=own.role,
        employer=own.employer.name, state=submission_state(own.state), day=day_dated(own.state_on, today),
    )  # fmt: skip
    words = _("Say there how it stands now")
    return format_html('{} <a href="{}">{}</a>', said, reverse("outreach:application", args=[own.public_id]), words)


def _named(text):
    if not name_key(text):
        raise forms.ValidationError(_("A name needs a letter or a number."))
    return text.strip()


def _not_ahead(day, today):
    if day > today:
        raise forms.ValidationError(_("That day is still to come. Choose today or an earlier day."))
    return day
