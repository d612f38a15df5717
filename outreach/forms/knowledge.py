"""What was told or given: one form per kind, each asks only what its kind says."""

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Helper, PlainForm, Row, Segmented, Submit
from common.stale import Versioned
from outreach.models import Knowledge
from outreach.models.note import LONGEST_NOTE
from outreach.words.history import channels

MOST_PAY = 2_000_000_000  # what the column holds: a year's pay in rupiah or dong has ten digits
TEXT = {"max_length": LONGEST_NOTE, "widget": forms.Textarea(attrs={"rows": 3}), "help_text": _("Only you read this.")}


class KnowledgeForm(PlainForm):
    """`stands`: the Knowledge that is edited. `said()`: what its noun takes beside day and text."""

    pairs = ()  # fields that stand side by side
    day = forms.DateField(label=_("When"))

    def __init__(self, *args, today, stands=None, currency="", **kwargs):
        self.today = today
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = today
        if "currency" in self.fields:
            self.fields["currency"].initial = currency
        if stands:
            for name, field in self.fields.items():
                field.initial = getattr(stands, name, field.initial)
        self.order_fields([name for name in self.fields if name not in ("text", "day")] + ["text", "day"])

    @property
    def helper(self):
        """The page writes the form tag and the buttons."""
        second = {pair[1] for pair in self.pairs}
        rows = {pair[0]: Row(*pair) for pair in self.pairs}
        alone = [name for name in self.fields if name not in second and not self.fields[name].widget.is_hidden]
        return Helper(*(rows.get(name, name) for name in alone), tag=False)

    def said(self):
        return {name: value for name, value in self.cleaned_data.items() if name not in ("day", "text")}


class SalaryForm(KnowledgeForm):
    pairs = (("role", "place"), ("low", "high"), ("currency", "period"))

    role = forms.CharField(label=_("Role"), max_length=120)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    low = forms.IntegerField(label=_("From"), min_value=1, max_value=MOST_PAY, required=False)
    high = forms.IntegerField(
        label=_("To"), min_value=1, max_value=MOST_PAY, required=False,
        help_text=_("Whole numbers. One of the two is enough."),
    )  # fmt: skip
    currency = forms.RegexField(
        label=_("Currency"), regex=r"^[A-Za-z]{3}$", max_length=3,
        error_messages={"invalid": _("Three letters, as USD, EUR or GBP.")},
    )  # fmt: skip
    period = forms.ChoiceField(label=_("For"), choices=Knowledge.Period.choices)
    text = forms.CharField(label=_("Note"), required=False, **TEXT)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].initial = self.fields["period"].initial or "year"

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()


class MarketForm(KnowledgeForm):
    pairs = (("field", "place"),)

    text = forms.CharField(label=_("What they said"), **TEXT)
    field = forms.CharField(label=_("Function or industry"), max_length=120, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)


class WordsForm(KnowledgeForm):
    text = forms.CharField(label=_("What they said"), **TEXT)


class SignalForm(KnowledgeForm):
    pairs = (("field", "place"),)

    direction = forms.ChoiceField(
        label=_("Hiring there is going"), choices=Knowledge.Direction.choices,
        widget=Segmented(icons={"up": "trending-up", "flat": "move-right", "down": "trending-down"}),
    )  # fmt: skip
    field = forms.CharField(
        label=_("Function or industry"), max_length=120, required=False,
        help_text=_("Left empty: the market as a whole."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    text = forms.CharField(label=_("Note"), required=False, **TEXT)


class ReferralForm(KnowledgeForm):
    pairs = (("name", "firm_name"),)

    name = forms.CharField(label=_("Whom they named"), max_length=160, required=False)
    firm_name = forms.CharField(label=_("At which firm"), max_length=160, required=False)
    text = forms.CharField(label=_("Note"), required=False, **TEXT)


class GiveForm(KnowledgeForm):
    what = forms.ChoiceField(label=_("What it was"), choices=Knowledge.What.choices, widget=Segmented)
    channel = forms.ChoiceField(label=_("How"), choices=channels, initial="email")
    text = forms.CharField(label=_("What you passed on"), **TEXT)

    def __init__(self, *args, stands=None, **kwargs):
        super().__init__(*args, stands=stands, **kwargs)
        self.fields["what"].initial = self.fields["what"].initial or "lead"
        if stands:  # the message stands in the history, with its own day and way
            del self.fields["channel"], self.fields["day"]


FORMS = {
    "salary": SalaryForm, "market": MarketForm, "resume": WordsForm, "tip": WordsForm, "signal": SignalForm,
    "referral": ReferralForm, "give": GiveForm,
}  # fmt: skip


def editing(form):
    """The form of a kind over something that exists: a save over a newer version shows both."""
    return type(f"Edit{form.__name__}", (Versioned, form), {})


EDITING = {kind: editing(form) for kind, form in FORMS.items()}


class MarketFilterForm(PlainForm):
    """What the page shows, asked by address."""

    kind = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Words in it, or a name"), max_length=80, required=False)

    @property
    def helper(self):
        helper = Helper(method="get", optional=False)
        helper.form_class = "form market-filter"
        helper.layout = Layout("kind", "q", Submit(_("Show"), kind=""))
        return helper
