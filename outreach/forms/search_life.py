"""The life of a job search: for each act a form, and the words that say beforehand what will happen."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from common.daywords import day_plain
from common.forms import PlainForm


class LifeForm(PlainForm):
    """Knows the search and the seeker's local day. Without fields: nothing to say but yes."""

    def __init__(self, *args, search, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.search, self.today = search, today

    def arguments(self):
        return {}


class Pause(LifeForm):
    until = forms.DateField(
        label=_("First day back"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Left empty, it rests until you resume it."),
    )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until <= self.today:
            raise forms.ValidationError(_("Choose tomorrow or a later day."))
        return until

    def arguments(self):
        return {"until": self.cleaned_data["until"]}


class Landed(LifeForm):
    on = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", self.today)

    def clean_on(self):
        """The rows of a search stand in the order of their days: nothing lands before what is noted already."""
        on = self.cleaned_data["on"]
        last = self.search.history.live().in_order().last()
        if last and on < last.occurred_on:
            words = _("Your search has an entry of %(day)s. Choose that day or a later one.")
            raise forms.ValidationError(words % {"day": day_plain(last.occurred_on, self.today)})
        return on

    def arguments(self):
        return {"on": self.cleaned_data["on"]}


@dataclass(frozen=True)
class LifeAct:
    """`method`: that of JobSearch, which gets the form's arguments(). `status`: of the searches it is for."""

    address: str
    method: str
    status: tuple
    title: str
    words: str
    button: str
    done: str
    form: type = LifeForm
    kind: str = "primary"

    @property
    def name(self):
        return f"search_{self.method}"


LIFE = [
    LifeAct(
        "pause", "pause", ("active",),
        title=_("Pause the search"),
        words=_("Everything rests: no step becomes due, nothing goes stale. What comes in is still logged."),
        button=_("Pause it"),
        done=_("Your search is paused."),
        form=Pause,
    ),
    LifeAct(
        "resume", "resume", ("paused",),
        title=_("Resume the search"),
        words=_("Steps go on with the days they had left, counted from today."),
        button=_("Resume it"),
        done=_("Your search goes on."),
    ),
    LifeAct(
        "landed", "land", ("active", "paused"),
        title=_("I found a job"),
        words=_("Those who answered become alumni, greeted twice in the first year. The rest need nothing from you."),
        button=_("I found a job"),
        done=_("Noted. The people who answered stay in view."),
        form=Landed,
    ),
    LifeAct(
        "fell-through", "fell_through", ("landed",),
        title=_("It fell through"),
        words=_("The search goes on where it stood; who has not heard from you since keeps the days that were left."),
        button=_("Take the search up again"),
        done=_("Your search goes on where it stood."),
    ),
    LifeAct(
        "end", "end", ("active", "paused"),
        title=_("End the search"),
        words=_("For a search that ends without a job. The people stay; nothing is due any more."),
        button=_("End it"),
        done=_("Your search has ended."),
        kind="danger",
    ),
]  # fmt: skip
