"""Adding someone by two fields, and handing a desk over to someone new."""

from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Helper, Link, PlainForm, Row, Submit
from common.text import phone_key, profile_key, sort_key
from outreach.models import Relationship
from recruiters.models import Firm, Recruiter

NAME = Recruiter._meta.get_field("name").max_length


class ContactFields(PlainForm):
    """Optional ways to reach a person."""

    email = forms.EmailField(label=_("Email"), required=False, max_length=254)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    profile = forms.CharField(
        label=_("Profile address"), required=False, max_length=254, help_text=_("Such as their LinkedIn page.")
    )

    def __init__(self, *args, country="", **kwargs):
        super().__init__(*args, **kwargs)
        self.country = country or "US"

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and not phone_key(phone, self.country):
            raise forms.ValidationError(_("“%(phone)s” is no phone number. Type it with its country: +353 1 …."),
                                        params={"phone": phone})  # fmt: skip
        return phone

    def clean_profile(self):
        profile = self.cleaned_data["profile"]
        if profile and ("." not in profile or " " in profile or not profile_key(profile)):
            raise forms.ValidationError(_("“%(profile)s” is no address."), params={"profile": profile})
        return profile

    def contact(self):
        return {name: self.cleaned_data[name] for name in ("email", "phone", "profile")}


class FirmOffers:
    """The place below the firm where shared ones are offered: `offered`, for what was `typed`, and the one `chosen`."""

    offered, typed, chosen = (), "", ""

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        said = {"offered": self.offered, "typed": self.typed, "chosen": self.chosen}
        return render_to_string("outreach/_firm_offers.html", said)


class AddForm(ContactFields):
    name = forms.CharField(label=_("Name"), required=False, max_length=NAME)
    firm = forms.CharField(
        label=_("Firm"), required=False, max_length=Firm._meta.get_field("name").max_length,
        help_text=_("Only the firm, no name: you reach it through its desk, until you find a person."),
    )  # fmt: skip
    met = forms.CharField(
        label=_("How did you meet?"), required=False, max_length=Relationship._meta.get_field("met").max_length
    )
    another = forms.BooleanField(required=False, widget=forms.HiddenInput)

    field_order = ["name", "firm", "email", "phone", "profile", "met"]

    def __init__(self, *args, way_back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.way_back, self.firms = way_back, FirmOffers()
        self.ask(_("Add to my recruiters"))

    def ask(self, words, kind="primary"):
        """What the button says: it differs once somebody alike was offered, or a firm charges."""
        self.helper = Helper(
            Row("name", "firm"), self.firms, Row("email", "phone"), Row("profile", "met"), "another",
            Acts(Submit(words, kind=kind), Link(_("Cancel"), self.way_back)), tag=False, optional=False,
        )  # fmt: skip

    def clean_name(self):
        return _with_letters(self.cleaned_data["name"])

    def clean_firm(self):
        return _with_letters(self.cleaned_data["firm"])

    def clean(self):
        if not self.errors and not self.cleaned_data["name"] and not self.cleaned_data["firm"]:
            self.add_error("name", _("Type a name, a firm, or both."))
        return self.cleaned_data


class HandOverForm(ContactFields):
    """One of those known at the firm, or someone new."""

    person = forms.ChoiceField(label=_("Who is it?"), required=False, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of someone new"), required=False, max_length=NAME)

    field_order = ["person", "name", "email", "phone", "profile"]

    def __init__(self, *args, people, way_back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {recruiter.public_id: recruiter for recruiter in people}
        self.fields["person"].choices = [
            *((recruiter.public_id, recruiter.shown_name) for recruiter in people), ("", _("Someone new"))
        ]  # fmt: skip
        if not people:
            del self.fields["person"]
        known = ["person"] if people else []
        acts = Acts(Submit(_("Hand over")), Link(_("Cancel"), way_back))
        self.helper = Helper(*known, "name", Row("email", "phone"), "profile", acts, optional=False)

    def clean_name(self):
        return _with_letters(self.cleaned_data["name"])

    def clean(self):
        if not self.errors and not self.cleaned_data.get("person") and not self.cleaned_data["name"]:
            self.add_error("name", _("Choose a person, or type the name of someone new."))
        return self.cleaned_data

    def recruiter(self):
        """The chosen one, or None for someone new."""
        return self.people.get(self.cleaned_data.get("person"))


def _with_letters(text):
    if text and sort_key(text) == sort_key(""):
        raise forms.ValidationError(_("A name needs a letter or a digit."))
    return text
