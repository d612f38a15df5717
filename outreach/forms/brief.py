"""The brief of a job search, filled in bit by bit: one short form for each part, and the first lines of a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Chips, Fieldset, Helper, Hint, Link, PlainForm, PlainModelForm, Row, Segmented, Submit
from common.stale import Versioned
from outreach.models import JobSearch
from recruiters.models import Specialty

from .employer import EmployerMixin

AXES = {"function": _("Functions"), "industry": _("Industries"), "seniority": _("Seniority")}


class Part(Versioned, PlainModelForm):
    """One part of the brief. Works on a copy of the search: only the act changes the row."""

    def changes(self):
        """What the part says, as fields of JobSearch (specialties as a list)."""
        return self.cleaned_data

    def layout(self):
        return tuple(self.fields)

    @property
    def helper(self):
        return Helper(*self.layout(), Acts(Submit(_("Save")), Link(_("Back"), "/search/")), optional=False)


class Target(Part):
    class Meta:
        model = JobSearch
        fields = ["target_titles", "places", "remote"]
        labels = {"target_titles": _("What do you look for?"), "places": _("Where?"), "remote": _("On site or remote")}
        help_texts = {"target_titles": _("One title, or several with commas.")}
        widgets = {"remote": Segmented}


class Field(Part):
    """Functions, industries and seniority; none at all means a generalist, whom recruiters rarely help."""

    class Meta:
        model = JobSearch
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = set(self.instance.specialties.values_list("pk", flat=True))
        known = list(Specialty.objects.filter(axis__in=AXES))
        for axis, words in AXES.items():
            of_axis = [(each.pk, each.name) for each in known if each.axis == axis]
            self.fields[axis] = forms.TypedMultipleChoiceField(
                label=words, choices=of_axis, coerce=int, required=False, widget=Chips,
                initial=[pk for pk, _name in of_axis if pk in chosen],
            )  # fmt: skip

    def changes(self):
        return {"specialties": [pk for axis in AXES for pk in self.cleaned_data[axis]]}

    def layout(self):
        hint = Hint(_("A narrow field helps: recruiters work on one search at a time, and it has to fit."))
        return (hint, *AXES)


class Terms(Part):
    class Meta:
        model = JobSearch
        fields = ["engagement", "available_now", "availability", "pay_range", "currency"]
        labels = {
            "engagement": _("Kind of work"),
            "available_now": _("I could start at once"),
            "availability": _("When could you start?"),
            "pay_range": _("Pay"),
            "currency": _("Currency"),
        }
        help_texts = {
            "available_now": _("Staffing firms expect a check-in each week from people who could; others every three."),
            "currency": _("Three letters, as in EUR."),
        }
        widgets = {"engagement": Segmented}

    def clean_currency(self):
        currency = self.cleaned_data["currency"].upper()
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise forms.ValidationError(_("Type three letters, as in EUR or USD."))
        return currency

    def layout(self):
        return ("engagement", "available_now", "availability", Row("pay_range", "currency"))


class Story(Part):
    class Meta:
        model = JobSearch
        fields = ["reason", "proof_1", "proof_2", "proof_3"]
        labels = {
            "reason": _("Why do you look?"),
            "proof_1": _("First result you are proud of"),
            "proof_2": _("Second"),
            "proof_3": _("Third"),
        }
        help_texts = {"proof_1": _("With a number, as in “closed the books in 4 days instead of 11”.")}
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}

    def layout(self):
        return ("reason", Fieldset(_("Three results"), "proof_1", "proof_2", "proof_3"))


class Discretion(EmployerMixin, Part):
    class Meta:
        model = JobSearch
        fields = ["confidential", "current_employer", "current_employer_domain"]
        labels = {"confidential": _("This search is confidential")}
        help_texts = {"confidential": _("Nothing goes to your employer then, and mails carry counts and a link only.")}

    def needs_employer(self, cleaned):
        return bool(cleaned.get("confidential"))

    def layout(self):
        return ("confidential", EmployerMixin.layout())


PARTS = {"target": Target, "field": Field, "terms": Terms, "story": Story, "discretion": Discretion}


class NewSearch(EmployerMixin, PlainForm):
    """The first lines of another search; the former one has landed or ended."""

    target_titles = forms.CharField(label=_("What do you look for?"), max_length=160)
    places = forms.CharField(label=_("Where?"), required=False, max_length=160)
    confidential = forms.BooleanField(label=_("This search is confidential"), required=False)
    field_order = ["target_titles", "places", "confidential"]

    def needs_employer(self, cleaned):
        return bool(cleaned.get("confidential"))
