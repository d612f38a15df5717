"""The life of a job search: for each act a form, and the words that say beforehand what will happen."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm


class Pause(PlainForm):
    until = forms.DateField(
        label=_("First day back"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Left empty, it rests until you resume it."),
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until <= self.today:
            raise forms.ValidationError(_("Choose tomorrow or a later day."))
        return until

    def arguments(self):
        return {"until": self.cleaned_data["until"]}


class Landed(PlainForm):
    on = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", today)

    def arguments(self):
        return {"on": self.cleaned_data["on"]}


class Confirm(PlainForm):
    """Nothing to say but yes."""

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)

    def arguments(self):
        return {}


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
    form: type = Confirm
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
