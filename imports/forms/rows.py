"""One row of a list: its cells to be typed anew, and what a person decides of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from imports.models import ImportRow
from imports.pages.words import column_name, field_label

LONGEST = 5000  # characters of a cell typed by hand


class RowForm(PlainForm):
    """A field for each matched column and each wrong cell; `only`: those columns alone."""

    def __init__(self, *args, batch, row, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        header = batch.outline.get("header") or []
        wrong = {column for column, *_rest in row.errors if column is not None}
        numbers = sorted(wrong | {int(number) for number in batch.mapping})
        for number in numbers if only is None else sorted(only):
            field = batch.mapping.get(str(number))
            text = row.cells[number] if number < len(row.cells) else ""
            self.fields[f"cell-{number}"] = forms.CharField(
                label=field_label(field) if field else column_name(header, number),
                help_text=column_name(header, number) if field else "",
                required=False, max_length=LONGEST, initial=row.edits.get(str(number), text),
                widget=forms.Textarea(attrs={"rows": 2}) if field == "mine.notes" or "\n" in text else forms.TextInput,
            )  # fmt: skip

    def changed(self):
        """{column number: text} of the cells that were sent and differ from what stands."""
        changed = {}
        for name, field in self.fields.items():
            if name in self.data and self.cleaned_data[name] != field.initial:
                changed[int(name.removeprefix("cell-"))] = self.cleaned_data[name]
        return changed


class DecideForm(PlainForm):
    """`on`: the candidate that it is the same as: "person:12", or "firm:row:7" of the same list.

    Beside the decisions: leave it out, or look whether it is answered elsewhere by now.
    """

    OUT, AGAIN = "out", "again"
    decision = forms.ChoiceField(
        label=_("Decision"), choices=[*ImportRow.Decision.choices, (OUT, _("Leave out")), (AGAIN, _("Look again"))]
    )
    on = forms.RegexField(label=_("The record"), regex=r"^(person|firm):(row:)?\d{1,9}$", required=False)

    def clean(self):
        if self.cleaned_data.get("decision") == "same" and not self.cleaned_data.get("on"):
            self.add_error("on", _("Say which record it is."))
        return self.cleaned_data

    def on_record(self):
        """{"person": 12}, {"firm": "row:7"} for another row of the list, or None."""
        what, _colon, which = self.cleaned_data["on"].partition(":")
        return {what: int(which) if which.isdecimal() else which} if which else None


class LeaveOutForm(forms.Form):
    """Rows of a page, ticked; `bring`: into the import again."""

    rows = forms.TypedMultipleChoiceField(label=_("Rows"), coerce=int)
    bring = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rows"].valid_value = lambda value: str(value).isdecimal() and len(str(value)) < 8
        self.fields["rows"].error_messages["required"] = _("Tick at least one row.")


class AllForm(forms.Form):
    """One act on the rows of a verdict; `show`: which, as the check's address says."""

    act = forms.ChoiceField(choices=[(name, name) for name in ("same", "new", "in", "out")])
    show = forms.ChoiceField(required=False, choices=[(code, code) for code in (*ImportRow.Verdict.values, "excluded")])
