"""What messages say of the seeker beside the brief; every line may stay empty."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Fieldset, Helper, Link, PlainModelForm, Row, Submit
from common.stale import Versioned
from outreach.models import AboutYou


class AboutYouForm(Versioned, PlainModelForm):
    class Meta:
        model = AboutYou
        fields = list(AboutYou.COLUMNS)
        labels = {
            "headline": _("One line about you"),
            "years": _("Years in the field"),
            "phone": _("Phone"),
            "city": _("City"),
            "linkedin": _("LinkedIn address"),
            "work_authorisation": _("Where you may work"),
            "resume_link": _("Link to your résumé"),
            "confidential_line": _("Line on confidentiality"),
        }
        help_texts = {
            "headline": _("It goes on after “I am”: a finance leader in medical devices."),
            "work_authorisation": _("For example: EU citizen, or US permanent resident."),
            "resume_link": _("Only if you keep one on the web."),
            "confidential_line": _("Said in a confidential search alone. Empty: a plain sentence of ours."),
        }
        widgets = {
            "phone": forms.TextInput(attrs={"autocomplete": "tel"}),
            "city": forms.TextInput(attrs={"autocomplete": "address-level2"}),
        }

    @property
    def helper(self):
        return Helper(
            "headline",
            Row("years", "work_authorisation"),
            Fieldset(_("How to reach you"), Row("phone", "city"), "linkedin"),
            "resume_link",
            "confidential_line",
            Acts(Submit(_("Save")), Link(_("Back"), "/settings/")),
            optional=False,
        )
