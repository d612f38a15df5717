"""Directory records in the app: a firm, a person. Admins write shared ones, seekers their own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.coached_by import OwnCoaches
from accounts.models import User
from common.forms import Acts, Helper, Link, PlainModelForm, Row, Several, Submit
from common.stale import Versioned
from common.text import domain_of, phone_key, sort_key
from outreach.acts.adding import CONTACTS
from outreach.refusals import Refused
from recruiters.models import ContactPoint, Firm, Recruiter, Specialty
from recruiters.suppression import suppressed

from .adding import ContactFields
from .succession import SuccessionFields


class RecordForm(Versioned, PlainModelForm):
    """What firm and person have in common: a name, and what they cover."""

    specialties = Several(
        label=_("Covers"), required=False, queryset=Specialty.objects.exclude(axis="place"),
        widget=forms.SelectMultiple(attrs={"size": 8}), help_text=_("None at all means a generalist."),
    )  # fmt: skip

    def clean_name(self):
        name = self.cleaned_data["name"]
        if sort_key(name) == sort_key(""):
            raise forms.ValidationError(_("A name needs a letter or a digit."))
        return name

    def _keep_specialties(self, record, places):
        record.specialties.set([*self.cleaned_data["specialties"], *Specialty.objects.places_in(places)])


class FirmForm(RecordForm, SuccessionFields):
    trading_names = forms.CharField(
        label=_("Also known as"), required=False, max_length=400, help_text=_("Trading names, with commas between.")
    )

    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")

    class Meta:
        model = Firm
        fields = ["name", "trading_names", "pay_model", "setting", "engagement", "paid_by", "website", "email",
                  "phone", "places"]  # fmt: skip
        labels = {
            "pay_model": _("Type"), "setting": _("Setting"), "engagement": _("Places people in"),
            "paid_by": _("Who pays"), "website": _("Website"), "email": _("Email"), "phone": _("Phone"),
            "places": _("Places"),
        }  # fmt: skip

    def __init__(self, *args, way_back="", country="", **kwargs):
        super().__init__(*args, **kwargs)
        self.country = country or "US"
        if self.instance.pk:
            self.initial["trading_names"] = ", ".join(self.instance.trading_names)
            self.initial["specialties"] = list(self.instance.specialties.exclude(axis="place"))
        self.former = {name: getattr(self.instance, name) for name in ("pay_model", "setting", "engagement")}
        self.helper = Helper(
            Row("name", "trading_names"), Row("pay_model", "setting"), Row("engagement", "paid_by"),
            Row("website", "places"), Row("email", "phone"), "specialties", Row("successor", "succeeded_on"),
            Acts(Submit(_("Keep")), Link(_("Cancel"), way_back)),
        )  # fmt: skip

    def clean_trading_names(self):
        return [name.strip() for name in self.cleaned_data["trading_names"].split(",") if name.strip()]

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and not phone_key(phone, self.country):
            raise forms.ValidationError(_("“%(phone)s” is no phone number."), params={"phone": phone})
        return phone

    def clean(self):
        cleaned = super().clean()
        twins = Firm.objects.filter(
            owner=self.instance.owner_id, name_key=sort_key(cleaned.get("name", "")),
            domain=domain_of(cleaned.get("website") or ""),
        )  # fmt: skip
        if twins.exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("There is a firm of this name and website already."))
        return cleaned

    def keep(self, today):
        """Save the firm; what decides timings acts from today on (Firm.change_profile). Returns the firm."""
        wanted = {name: self.cleaned_data[name] for name in self.former}
        if self.instance.pk:
            for name, value in self.former.items():
                setattr(self.instance, name, value)
        firm = self.save(commit=False)
        self.keep_succession(firm)
        firm.save()
        firm.change_profile(today, **wanted)
        self._keep_specialties(firm, firm.places)
        return firm


class RecruiterForm(RecordForm, ContactFields):
    class Meta:
        model = Recruiter
        fields = ["name", "title", "place"]
        labels = {"name": _("Name"), "title": _("Title"), "place": _("Place")}

    def __init__(self, *args, way_back="", firm=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.firm = firm
        self.points = {}
        if self.instance.pk:
            for point in self.instance.contact_points.order_by("-pk"):
                self.points[point.kind] = point
            self.initial |= {kind: point.value for kind, point in self.points.items()}
            self.initial["specialties"] = list(self.instance.specialties.exclude(axis="place"))
        self.helper = Helper(
            Row("name", "title"), Row("email", "phone"), Row("profile", "place"), "specialties",
            Acts(Submit(_("Keep")), Link(_("Cancel"), way_back)),
        )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if {"name", *CONTACTS} & set(self.changed_data):
            ways = [[cleaned[kind]] if cleaned.get(kind) else [] for kind in CONTACTS]
            firms = self.firm.names() if self.firm else []
            if suppressed([(*ways, cleaned.get("name", ""), firms)], self.instance.owner):
                self.add_error("name", Refused("suppressed").sentence)
        self._no_coach(cleaned.get("email"))
        return cleaned

    def _no_coach(self, email):
        """A seeker is told of their own coaches alone; an admin, who sees the accounts, of any coach here."""
        owner = self.instance.owner
        if not email:
            return
        if owner and (coach := OwnCoaches(owner).at([email])):
            self.add_error("email", Refused("own_coach", name=coach).sentence)
        elif not owner and User.objects.filter(email__iexact=email, is_coach=True).exists():
            self.add_error("email", Refused("coach_here").sentence)

    def keep(self):
        """Save the person and the first address of each kind; further ones stay. Returns the recruiter."""
        recruiter = self.save(commit=False)
        recruiter.save()
        for kind, value in self.contact().items():
            former = self.points.get(kind)
            if former and former.value == value:
                continue
            if former:
                ContactPoint.objects.filter(pk=former.pk).delete()
            recruiter.add_contact(kind, value)
        self._keep_specialties(recruiter, recruiter.place)
        return recruiter
