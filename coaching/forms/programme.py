"""The form of a programme's report: which group, from which week on, for how many."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coaching.models.programme_report import CountedBefore, NotOver
from coaching.programme import LEAST
from common.daywords import day_plain
from common.forms import Acts, Helper, Hint, PlainForm, Row, Submit
from outreach.measures.weeks import monday_of

PERIODS = (4, 8, 12, 26)  # weeks
FURTHEST = 1100  # days back


class ProgrammeForm(PlainForm):
    """`groups`: the coach's, with their members; `today`: the coach's day. `first` of the cleaned data is a Monday."""

    group = forms.ChoiceField(label=_("Group"), error_messages={"required": _("Choose a group.")})
    first = forms.DateField(
        label=_("From the week of"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Weeks begin on Monday. The last one has to be over."),
    )  # fmt: skip
    weeks = forms.TypedChoiceField(label=_("For"), coerce=int)

    def __init__(self, *args, groups, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups, self.today = {one.public_id: one for one in groups}, today
        self.fields["group"].choices = [(key, one.name) for key, one in self.groups.items()]
        self.fields["weeks"].choices = [(n, _now("%(n)s weeks") % {"n": n}) for n in PERIODS]
        self.fields["weeks"].initial = PERIODS[2]
        self.fields["first"].initial = monday_of(today) - timedelta(weeks=PERIODS[2])

    def clean_group(self):
        return self.groups[self.cleaned_data["group"]]

    def clean_first(self):
        day = self.cleaned_data["first"]
        if not 0 <= (self.today - day).days <= FURTHEST:
            raise forms.ValidationError(_("Choose a day before today, within the last three years."))
        return monday_of(day)

    def refuse(self, refused):
        """Say why there is no report."""
        if isinstance(refused, NotOver):
            self.add_error("first", _("These weeks are not over for each of them. Choose earlier ones, or fewer."))
        elif isinstance(refused, CountedBefore):
            one = refused.report
            first, last = (day_plain(day, self.today) for day in (one.first, one.last))
            said = {"name": one.name, "first": first, "last": last}
            words = _(
                "“%(name)s”, %(first)s to %(last)s, counts some of them on some of these days. Nobody’s day is in two "
                "reports, so that two of them never tell what one person did. Choose weeks outside of it."
            )
            self.add_error("first", words % said)
        else:
            words = _(
                "Fewer than %(n)s of this group let you see activity and pipeline. Figures of so few would be about "
                "one person, so nothing is shown."
            )
            self.add_error("group", words % {"n": LEAST})

    @property
    def helper(self):
        said = _("It is counted once and stays as it is: look at who is in the group before.")
        return Helper("group", Row("first", "weeks"), Hint(said, "info"), Acts(Submit(_("Make the report"))),
                      optional=False)  # fmt: skip
