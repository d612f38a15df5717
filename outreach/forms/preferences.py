"""Forms of the rhythm: zone, hour and days of the digest, goal and cap; the region of holidays; days off."""

from datetime import timedelta

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accounts.regions import countries, regions, time_zones
from common.daywords import day_words
from common.forms import Acts, Chips, Helper, Hint, Link, PlainForm, Row, Submit
from common.stale import Versioned
from outreach.confidential import at_employer

LONGEST_LEAVE = 200  # days in one entry
MOST_DAYS_OFF = 400  # kept ones; every replay reads them
WEEKDAYS = [(0, _("Mon")), (1, _("Tue")), (2, _("Wed")), (3, _("Thu")), (4, _("Fri")), (5, _("Sat")), (6, _("Sun"))]

_TOO_MANY = _("That makes more than %(most)d days off. Remove old ones.")


def half_hours():
    return [(minute, f"{minute // 60:02d}:{minute % 60:02d}") for minute in range(0, 24 * 60, 30)]


class DayFields(forms.Form):
    """Where the day begins and what it asks for."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=lazy(time_zones, list)())
    digest_minute = forms.TypedChoiceField(
        label=_("Daily digest at"),
        coerce=int,
        choices=half_hours,
        help_text=_("Who to write to today, and why. No mail on days with nothing to say."),
    )
    weekly_goal = forms.IntegerField(label=_("Messages a week"), required=False, min_value=1, max_value=200)
    no_goal = forms.BooleanField(label=_("No goal"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("no_goal"):
            self.errors.pop("weekly_goal", None)
            cleaned["weekly_goal"] = None
        elif cleaned.get("weekly_goal") is None and "weekly_goal" not in self.errors:
            self.add_error("weekly_goal", _("Say how many, or choose no goal."))
        return cleaned

    def preferences(self):
        """What the form says of Preferences, as columns of it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "no_goal"}

    def zone_layout(self):
        """The browser proposes its zone until the person has confirmed one."""
        return ZonePlace(replace=not self.initial.get("zone_confirmed", True) and not self.is_bound)


class RegionFields(forms.Form):
    """Whose public holidays are days off. The regions are those of the country chosen."""

    country = forms.ChoiceField(
        label=_("Public holidays of"),
        required=False,
        choices=lambda: [("", _("No country: none")), *countries().items()],
    )
    subdivision = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].widget.attrs |= {
            "hx-get": reverse_lazy("outreach:region"), "hx-target": "#region", "hx-swap": "outerHTML"
        }  # fmt: skip
        self.regions = regions(self["country"].value() or "")
        self.fields["subdivision"].choices = [("", _("The whole country")), *self.regions.items()]

    def full_clean(self):
        """A region left over from the country chosen before (its list can't change without scripts) is dropped."""
        left_over = self["subdivision"].value() if self.is_bound else None
        if left_over in regions(self.initial.get("country") or "") and left_over not in self.regions:
            self.fields["subdivision"].choices += [(left_over, "")]
        super().full_clean()
        if hasattr(self, "cleaned_data") and self.cleaned_data.get("subdivision") not in self.regions:
            self.cleaned_data["subdivision"] = ""

    def region_layout(self):
        return Row("country", RegionPlace(), css_class="region-row")


class Rhythm(Versioned, DayFields, PlainForm):
    daily_cap = forms.IntegerField(
        label=_("Most first messages a day"),
        min_value=1,
        max_value=100,
        help_text=_("With one more a day you are asked first, and Discover plans no further."),
    )
    digest_on = forms.BooleanField(label=_("Send me the daily digest"), required=False)
    digest_weekdays = forms.TypedMultipleChoiceField(
        label=_("On these days, less days off"), coerce=int, choices=WEEKDAYS, widget=Chips, required=False
    )

    def __init__(self, *args, seeker, **kwargs):
        super().__init__(*args, **kwargs)
        self.seeker = seeker

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("digest_on") and at_employer(self.seeker, self.seeker.email):
            words = _("%(email)s is at your employer, and your search is confidential. Change your address first.")
            self.add_error("digest_on", words % {"email": self.seeker.email})
        if cleaned.get("digest_on") and not cleaned.get("digest_weekdays") and "digest_weekdays" not in self.errors:
            self.add_error("digest_weekdays", _("Choose at least one day, or turn the digest off."))
        return cleaned

    @property
    def helper(self):
        return Helper(
            self.zone_layout(),
            Hint(_("Dates that have passed stay as they are; what is to come moves to the new zone.")),
            Row("weekly_goal", "no_goal", css_class="goal-row"),
            "daily_cap",
            "digest_on",
            "digest_minute",
            "digest_weekdays",
            Acts(Submit(_("Save")), Link(_("Back"), "/settings/")),
            optional=False,
        )


class Region(Versioned, RegionFields, PlainForm):
    @property
    def helper(self):
        acts = Acts(Submit(_("Use these holidays"), kind="soft"))
        return Helper(self.region_layout(), acts, tag=False, optional=False)


class Leave(PlainForm):
    """A range of days off, both ends included; one day where no end is given."""

    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, kept=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = set(kept)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if not first or "last" in self.errors:
            return cleaned
        if last and last < first:
            self.add_error("last", _("Choose %(day)s or a later day.") % {"day": day_words(first)})
        elif last and (last - first).days >= LONGEST_LEAVE:
            self.add_error("last", _("At most %(most)d days at once.") % {"most": LONGEST_LEAVE})
        elif len(self.kept | set(self._days())) > MOST_DAYS_OFF:
            self.add_error("first", _TOO_MANY % {"most": MOST_DAYS_OFF})
        return cleaned

    def days_off(self):
        """All days off with these, as ISO texts in order."""
        return sorted(self.kept | set(self._days()))

    def _days(self):
        first, last = self.cleaned_data["first"], self.cleaned_data.get("last") or self.cleaned_data["first"]
        return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]

    @property
    def helper(self):
        return Helper(Row("first", "last"), Acts(Submit(_("Add"), kind="soft")), tag=False)


class ZonePlace(Div):
    """The zone field inside the element that proposes the browser's zone."""

    template = "outreach/settings/zone.html"

    def __init__(self, replace):
        super().__init__("time_zone")
        self.replace = replace


class RegionPlace(Div):
    """The region field inside the place that htmx renews when another country is chosen."""

    template = "outreach/settings/region.html"

    def __init__(self):
        super().__init__("subdivision")
