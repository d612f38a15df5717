""""Is that the same employer?", where a typed name is like that of another. Source: domain.md section 5."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from outreach.words.guards.submission import near_words

OTHER = "other"  # none of those that are like it


class AsksSameEmployer(forms.Form):
    """For a form with a field `employer`, whose `employers` are those known (an Employers), or None.

    After is_valid(): `same` (the Employer that the name means) or `apart` (those that it is not).
    """

    same_as = forms.ChoiceField(
        label=_("Is that the same employer?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is one of these, so that nobody sends you there twice.")},
    )

    questions = ("same_as",)
    employers = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.same, self.apart = None, []

    def ask_whether_same(self):
        """Ask where anything is near; else the question is not there. For the end of __init__."""
        if not self.near:
            del self.fields["same_as"]
            return
        like = [(one.public_id, f"{one.name} – {near_words(how.reason)}") for one, how in self.near]
        self.fields["same_as"].choices = [*like, (OTHER, _("Another employer"))]

    @cached_property
    def near(self):
        """[(Employer, Comparison)] that the typed name may mean."""
        text = self.data.get("employer", "") if self.is_bound else ""
        return self.employers.near(text[:160]) if text.strip() and self.employers else []

    def clean_same_as(self):
        answer = self.cleaned_data["same_as"]
        if answer == OTHER:
            self.apart = [one for one, _how in self.near]
        else:
            self.same = next(one for one, _how in self.near if one.public_id == answer)
        return answer
