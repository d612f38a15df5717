"""The forms of the acts on a relationship: each asks only what its act needs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from common.stale import Versioned
from outreach.cadence import PLANNABLE
from outreach.forms.guarded import Guarded
from outreach.models import Relationship, ResumeVersion
from outreach.pages.guards import plan_answers
from outreach.words.history import words_of_version
from recruiters.models import ContactPoint, Firm

NOTE = {"required": False, "max_length": 5000, "widget": forms.Textarea(attrs={"rows": 3})}


class ActForm(PlainForm):
    """Knows the relationship it acts on and the seeker's local day. Without fields: a question with one button."""

    def __init__(self, *args, relationship, today, row=None, **kwargs):
        self.relationship, self.today, self.row = relationship, today, row
        super().__init__(*args, **kwargs)


class PlanForm(Guarded, ActForm):
    """Guarded for whom a plan fits; where it does not, the plan itself is refused."""

    anyway, heading = _("Plan it anyway"), _("Before you plan it")

    day = forms.DateField(
        label=_("Write on"),
        required=False,
        help_text=_("Left empty: five working days from now, so that a week can fill up."),
    )

    def guard_answers(self, cleaned):
        one, day = self.relationship, cleaned.get("day")
        if one is None or one.stage not in PLANNABLE or (day and day < self.today):
            return []
        return plan_answers(one, day, self.today)


class LaterForm(ActForm):
    day = forms.DateField(label=_("Come back to it on"))


class PauseForm(ActForm):
    until = forms.DateField(
        label=_("First active day"), required=False, help_text=_("Left empty: until you resume it.")
    )


class CloseForm(ActForm):
    reason = forms.ChoiceField(label=_("Why"), choices=Relationship.CloseReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), **NOTE)


class OptOutForm(ActForm):
    for_all = forms.BooleanField(
        label=_("They object to being kept here at all"), required=False,
        help_text=_("Closed for you at once. An admin decides whether they are taken out for everyone; then their name and addresses are gone for you too."),  # noqa: E501
    )  # fmt: skip
    how = forms.CharField(
        label=_("How they objected"), required=False, max_length=240,
        help_text=_("An admin reads this line, so say nothing of your search here."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), **NOTE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        recruiter = self.relationship.recruiter
        self.name = recruiter.shown_name  # as it was before it is blanked
        if recruiter.is_desk or recruiter.unavailable_at:
            del self.fields["for_all"], self.fields["how"]
        elif recruiter.owner_id:
            del self.fields["how"]
            self.fields["for_all"].help_text = _(
                "Only you keep them, so their name and addresses are deleted at once. That can't be undone."
            )


class FactForm(ActForm):
    """For what happened on a day: today unless said otherwise."""

    occurred_on = forms.DateField(label=_("When"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["occurred_on"].initial = self.today
        self.order_fields([name for name in self.fields if name != "occurred_on"] + ["occurred_on"])


class FileForm(FactForm):
    version = forms.ChoiceField(label=_("Which version"), required=False)
    label = forms.CharField(
        label=_("Name of the new version"),
        required=False,
        max_length=120,
        help_text=_("For instance: shorter, carve-out first."),
    )
    blind = forms.BooleanField(
        label=_("The new version is blind"), required=False,
        help_text=_("It names neither you nor your employer, for a confidential search."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = list(ResumeVersion.objects.visible_to(self.relationship.seeker).order_by("-number"))
        self.next_number = self.versions[0].number + 1 if self.versions else 1
        known = [(str(version.number), words_of_version(version)) for version in self.versions]
        self.fields["version"].choices = [*known, ("new", _("A new version: résumé %(n)s") % {"n": self.next_number})]

    @property
    def made_anew(self):
        """Whether the version is a new one: then others may hold an older one."""
        return (self.cleaned_data["version"] or "new") == "new"

    def chosen(self, act):
        """The version that was chosen, made by the act if it is new."""
        number = self.cleaned_data["version"]
        if not self.made_anew:
            return next(version for version in self.versions if str(version.number) == number)
        return ResumeVersion.objects.create(
            seeker=self.relationship.seeker, number=self.next_number, label=self.cleaned_data["label"],
            made_on=self.cleaned_data["occurred_on"], blind=self.cleaned_data["blind"], act=act,
        )  # fmt: skip


class MovedForm(FactForm):
    firm = forms.CharField(
        label=_("Their new firm"),
        max_length=160,
        help_text=_("A firm of the directory, or a new one that only you see."),
    )
    record = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)  # of several of one name

    def meant(self):
        """The firm whose record was named beside its name, where the seeker sees it; else None."""
        firms = Firm.objects.visible_to(self.relationship.seeker).filter(name=self.cleaned_data["firm"])
        return firms.filter(public_id=self.cleaned_data["record"]).first()

    def clean_firm(self):
        name = self.cleaned_data["firm"]
        if self.relationship.firm and self.relationship.firm.name.casefold() == name.casefold():
            raise forms.ValidationError(_("That is the firm they are at already."))
        return name


class AddressForm(FactForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=ContactPoint.Kind.choices)
    value = forms.CharField(label=_("The address"), max_length=200)

    def clean(self):
        kind, value = self.cleaned_data.get("kind"), self.cleaned_data.get("value")
        if kind and value and not ContactPoint.KEYS[kind](value):
            self.add_error("value", _("That does not look complete. Check it, or choose another kind above."))
        return self.cleaned_data


class RemindForm(ActForm):
    text = forms.CharField(label=_("Remind me to"), max_length=240)
    day = forms.DateField(label=_("On"))

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("That day is past. Choose today or a later day."))
        return day


class CorrectForm(Versioned, FactForm):
    occurred_time = forms.TimeField(label=_("At"), required=False)
    subject = forms.CharField(label=_("Subject"), required=False, max_length=200)
    note = forms.CharField(label=_("Note"), **NOTE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("occurred_on", "occurred_time", "subject", "note"):
            self.fields[name].initial = getattr(self.row, name)
        self.order_fields(["occurred_on", "occurred_time"])
