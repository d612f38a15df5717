"""The rhythm with one recruiter, a firm or in a search: own numbers beside the profile's, within humane bounds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.stale import Versioned

from .acts import ActForm

# field → label, least, most, what it counts
NUMBERS = {
    "nudge_1": (_("First nudge after"), 1, 60, _("working days without an answer")),
    "nudge_2": (_("Second nudge after"), 1, 60, _("working days after the first")),
    "most_touches": (_("Messages at most"), 1, 3, _("the first one included, before it parks")),
    "lapse": (_("Then park after"), 1, 60, _("working days of silence")),
    "park": (_("Look again after"), 7, 730, _("days")),
    "check_in": (_("Check in every"), 5, 365, _("days while your résumé is on file")),
    "stall": (_("Follow up after"), 1, 60, _("working days without a word in an exchange")),
    "status_ask": (_("Ask after a submission"), 1, 60, _("working days without news")),
    "least_gap": (_("Between messages"), 1, 60, _("working days at least, of yours")),
    "claim_months": (_("Their claim on you lasts"), 1, 36, _("months after they put you forward, as their terms say")),
    "grace": (_("Going stale after"), 1, 60, _("working days past a step")),
}


class RhythmForm(Versioned, ActForm):
    """A number left empty is the profile's. `timings`: those in force today, None for many people at once; `own`:
    what the seeker set before.
    """

    hide_optional = True  # the page says once what an empty number means

    def __init__(self, *args, timings, own, **kwargs):
        super().__init__(*args, **kwargs)
        self.own = own
        nudges = own.get("nudges", [])
        for name, (label, least, most, unit) in NUMBERS.items():
            if name.startswith("nudge_"):
                place = int(name[-1]) - 1
                held = timings.nudge_after(place + 1) if timings else ""
                initial = nudges[place] if place < len(nudges) else None
            else:
                held, initial = getattr(timings, name, ""), own.get(name)
            self.fields[name] = forms.IntegerField(
                label=label, min_value=least, max_value=most, required=False, initial=initial, help_text=unit,
                widget=forms.NumberInput(attrs={"placeholder": held}),
            )  # fmt: skip

    def clean(self):
        if self.cleaned_data.get("nudge_2") and not self.cleaned_data.get("nudge_1"):
            self.add_error("nudge_1", _("Say the first one too."))
        return self.cleaned_data

    def numbers(self):
        """Own numbers as settings_acts.change_timings takes them; {} goes back to the profile's."""
        given = {name: self.cleaned_data[name] for name in NUMBERS if self.cleaned_data.get(name) is not None}
        nudges = [given.pop(name) for name in ("nudge_1", "nudge_2") if name in given]
        return given | ({"nudges": nudges} if nudges else {})
