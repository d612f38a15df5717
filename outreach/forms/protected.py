"""One more whom a confidential search is kept from; from a relationship, the person or the whole firm."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Helper, PlainForm, Row, Submit
from common.text import sort_key
from outreach.confidential import employer_domain
from outreach.models import Exclusion
from recruiters.models import Firm, Recruiter

from .acts import ActForm

MOST_ALIASES = 10


class ExclusionForm(PlainForm):
    """A firm or a person of the directory is meant by its record where exactly one is called so."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Exclusion.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=160)
    aliases = forms.CharField(
        label=_("Also called"), required=False, max_length=400, help_text=_("Several with commas.")
    )
    domain = forms.CharField(label=_("Website"), required=False, max_length=200, help_text=_("As in acme.com."))
    note = forms.CharField(
        label=_("Why"), required=False, max_length=240,
        help_text=_("Such as: our largest owner. Only you read it."),
    )  # fmt: skip

    helper = Helper(
        "kind", Row("name", "aliases"), Row("domain", "note"),
        Acts(Submit(_("Protect from it"))), tag=False,
    )  # fmt: skip

    def __init__(self, *args, seeker, **kwargs):
        super().__init__(*args, **kwargs)
        self.seeker = seeker
        self.fields["kind"].initial = Exclusion.Kind.AFFILIATE

    def clean_name(self):
        return _with_letters(self.cleaned_data["name"])

    def clean_aliases(self):
        names = [one.strip() for one in self.cleaned_data["aliases"].split(",") if one.strip()]
        if len(names) > MOST_ALIASES:
            words = _("At most %(most)s other names. Protect from further ones by themselves.")
            raise forms.ValidationError(words, params={"most": MOST_ALIASES})
        return [_with_letters(name) for name in dict.fromkeys(names)]

    def clean_domain(self):
        typed = self.cleaned_data["domain"]
        domain = employer_domain(typed)
        if typed and (not domain or len(domain) > 120):
            raise forms.ValidationError(_("Type the address of their website, as in acme.com."))
        return domain

    def said(self):
        """What Exclusion.make takes."""
        said = self.cleaned_data | {"firm": None, "recruiter": None}
        if said["kind"] == Exclusion.Kind.FIRM:
            said["firm"] = _only(Firm.objects.visible_to(self.seeker), said["name"])
        elif said["kind"] == Exclusion.Kind.PERSON:
            said["recruiter"] = _only(Recruiter.objects.visible_to(self.seeker).people(), said["name"])
        return said


class ProtectForm(ActForm):
    """From a relationship: the person alone, or everyone at the firm."""

    whom = forms.ChoiceField(label=_("From whom"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        recruiter, firm = self.relationship.recruiter, self.relationship.firm
        people = [] if recruiter.is_desk else [("person", recruiter.shown_name)]
        firms = [("firm", _("Everyone at %(firm)s") % {"firm": firm.name})] if firm else []
        self.fields["whom"].choices = people + firms
        self.fields["whom"].initial = self.fields["whom"].choices[0][0]

    def said(self):
        """What Exclusion.make takes."""
        if self.cleaned_data["whom"] == "firm":
            return {"kind": Exclusion.Kind.FIRM, "firm": self.relationship.firm}
        return {"kind": Exclusion.Kind.PERSON, "recruiter": self.relationship.recruiter}


class BlindForm(PlainForm):
    """A résumé version by its number, and whether it names neither the seeker nor the employer."""

    number = forms.IntegerField(min_value=1, max_value=32000, widget=forms.HiddenInput)
    blind = forms.BooleanField(required=False, widget=forms.HiddenInput)


def _with_letters(text):
    if sort_key(text) == sort_key(""):
        raise forms.ValidationError(_("A name needs a letter or a digit."))
    return text


def _only(records, name):
    found = list(records.filter(name_key=sort_key(name))[:2])
    return found[0] if len(found) == 1 else None
