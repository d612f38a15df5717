"""Two questions that a confidential search asks: the present employer's name, and its web domain."""

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Hint
from outreach.confidential import employer_domain


class EmployerMixin(forms.Form):
    """Asked only where needs_employer(cleaned) says so; elsewhere both are emptied, whatever was typed."""

    current_employer = forms.CharField(label=_("Your employer"), required=False, max_length=160)
    current_employer_domain = forms.CharField(
        label=_("Its website"), required=False, max_length=200, help_text=_("As in acme.com.")
    )

    def clean(self):
        cleaned = super().clean()
        if not self.needs_employer(cleaned):
            return cleaned | {"current_employer": "", "current_employer_domain": ""}
        if not cleaned.get("current_employer") and "current_employer" not in self.errors:
            self.add_error("current_employer", _("Name your employer, so that they can be kept out of it."))
        if "current_employer_domain" not in self.errors:
            domain = employer_domain(cleaned.get("current_employer_domain", ""))
            if not domain or len(domain) > 120:
                self.add_error("current_employer_domain", _("Type the address of their website, as in acme.com."))
            cleaned["current_employer_domain"] = domain
        return cleaned

    @staticmethod
    def layout():
        return Div(
            "current_employer",
            "current_employer_domain",
            Hint(_("Nothing goes there: adding, planning and writing are stopped, in imports too."), icon="lock"),
            css_class="form when-yes",
        )
