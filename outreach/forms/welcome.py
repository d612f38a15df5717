"""The three short steps of the first sign-in: your search, your rhythm, your first recruiters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Helper, Hint, Link, PlainForm, Row, Segmented, Submit
from outreach.models import JobSearch

from .employer import EmployerMixin
from .preferences import DayFields, RegionFields

ROWS = 5


class WelcomeSearch(EmployerMixin, PlainForm):
    target_titles = forms.CharField(
        label=_("What do you look for?"),
        max_length=JobSearch._meta.get_field("target_titles").max_length,
        help_text=_("A title, as it would stand in a posting. The rest can wait until it is needed."),
        error_messages={"required": _("Type a title, or skip this step.")},
    )
    places = forms.CharField(
        label=_("Where?"),
        required=False,
        max_length=JobSearch._meta.get_field("places").max_length,
        help_text=_("A city, a region, or several."),
    )
    employed = forms.ChoiceField(
        label=_("Are you employed now?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=Segmented,
        error_messages={"required": _("Choose one, or skip this step.")},
        help_text=_("Yes makes your search confidential."),
    )
    field_order = ["target_titles", "places", "employed"]

    def needs_employer(self, cleaned):
        return cleaned.get("employed") == "yes"

    def brief(self):
        """What the form says of a JobSearch, as fields of it."""
        data = self.cleaned_data
        return {
            "target_titles": data["target_titles"],
            "places": data["places"],
            "confidential": data["employed"] == "yes",
            "current_employer": data["current_employer"],
            "current_employer_domain": data["current_employer_domain"],
        }


class WelcomeRhythm(RegionFields, DayFields, PlainForm):
    field_order = ["time_zone", "country", "subdivision", "digest_minute", "weekly_goal", "no_goal"]


class RecruiterRow(PlainForm):
    """One recruiter: the name, the firm, or both; a firm alone is reached through its general address."""

    name = forms.CharField(label=_("Name"), required=False, max_length=160)
    firm = forms.CharField(label=_("Firm"), required=False, max_length=160)


RecruiterRows = forms.formset_factory(RecruiterRow, extra=ROWS, max_num=ROWS, absolute_max=ROWS)


def step_acts(words, skip_url=""):
    """How a step ends: the way on, the way past it, and the way out."""
    skip = [Link(_("Skip this step"), skip_url)] if skip_url else []
    return Acts(Submit(words), *skip, Submit(_("Go to Today now"), kind="quiet", name="leave", value="1"))


def search_helper(skip_url):
    return Helper(
        "target_titles",
        "places",
        "employed",
        EmployerMixin.layout(),
        step_acts(_("Save and go on"), skip_url),
        optional=False,
    )


def rhythm_helper(form, skip_url):
    return Helper(
        form.zone_layout(),
        form.region_layout(),
        "digest_minute",
        Row("weekly_goal", "no_goal", css_class="goal-row"),
        Hint(_("The first message to a person counts, and each nudge. Eight a week is a calm start.")),
        step_acts(_("Save and go on"), skip_url),
        optional=False,
    )
