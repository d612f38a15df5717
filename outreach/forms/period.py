"""From one day to another, for a report: asked by address, so that it can be kept and linked."""

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Helper, PlainForm, Row, Submit
from outreach.measures.periods import NAMES, Period, named
from outreach.pages.contacts import SIDES


class PeriodForm(PlainForm):
    who = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    start = forms.DateField(label=_("From"), error_messages={"required": _("Choose a day.")})
    end = forms.DateField(label=_("To"), error_messages={"required": _("Choose a day.")})

    @property
    def helper(self):
        helper = Helper(method="get", optional=False)
        helper.form_class = "form period-form"
        helper.layout = Layout("who", Row("start", "end"), Submit(_("Show"), kind=""))
        return helper

    def clean(self):
        first, last = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if first and last and last < first:
            self.add_error("end", _("This is before the first day. Choose the same day or a later one."))
        return self.cleaned_data

    @property
    def period(self):
        return Period(self.cleaned_data["start"], self.cleaned_data["end"])


def asked(values, today):
    """(name of the period or "", Period or None where the days do not fit, side, form) that an address asks for."""
    side = values.get("who", "")
    side = side if side in SIDES else ""
    if "start" in values or "end" in values:
        form = PeriodForm(values)
        return "", form.period if form.is_valid() else None, side, form
    name = values.get("period", "")
    name = name if name in NAMES else "this-week"
    period = named(name, today)
    return name, period, side, PeriodForm(initial={"start": period.first, "end": period.last, "who": side})
