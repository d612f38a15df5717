"""How a file is read, what its columns become, and what unknown words in them mean."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.regions import countries
from common.forms import PlainForm
from imports.columns import FIELDS, asks_order
from imports.models import ImportBatch, Mapping
from imports.pages.words import column_name, field_groups
from imports.refusals import ImportRefused

ENCODINGS = [
    ("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", _("Western European (Windows)")),
    ("iso-8859-1", _("Western European (Latin-1)")), ("mac-roman", _("Western European (old Mac)")),
    ("cp1250", _("Central European (Windows)")), ("iso-8859-2", _("Central European (Latin-2)")),
    ("cp1251", _("Cyrillic (Windows)")), ("cp1253", _("Greek (Windows)")), ("cp1254", _("Turkish (Windows)")),
    ("shift_jis", _("Japanese (Shift-JIS)")), ("gb18030", _("Chinese (GB18030)")), ("euc-kr", _("Korean (EUC-KR)")),
]  # fmt: skip
SEPARATORS = [(",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", _("Bar"))]
DAYS = ("mine.last_contact", "mine.next_step", "mine.connected_on")
DATE_ORDERS = [("dmy", _("Day first: 31.12.2026")), ("mdy", _("Month first: 12/31/2026"))]


class ReadForm(PlainForm):
    """Left as they are, all of them are guessed."""

    encoding = forms.ChoiceField(label=_("Letters"), required=False, choices=[("", _("Guess")), *ENCODINGS])
    separator = forms.ChoiceField(label=_("Between cells"), required=False, choices=[("", _("Guess")), *SEPARATORS])
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    header_line = forms.IntegerField(
        label=_("Line of the headings"), required=False, min_value=0, max_value=1000,
        help_text=_("0 if there are none, empty to guess."),
    )  # fmt: skip

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        outline, how = batch.outline, batch.how
        sheets = [sheet["name"] for sheet in outline.get("sheets") or []]
        if len(sheets) > 1:
            self.fields["sheet"].choices = [(name, name) for name in sheets]
            self.fields["sheet"].initial = how.get("sheet") or outline.get("sheet", "")
        else:
            del self.fields["sheet"]
        if outline and outline.get("format") != "csv":
            del self.fields["encoding"], self.fields["separator"]
        for name in set(self.fields) - {"sheet"}:
            self.fields[name].initial = how.get(name, "")

    def how(self):
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


class MatchForm(PlainForm):
    """One select for each column of the file; what the list as a whole means."""

    country = forms.ChoiceField(
        label=_("Phones without a country are from"), required=False,
        choices=lambda: [("", _("Leave them as they are")), *countries().items()],
    )  # fmt: skip
    date_order = forms.ChoiceField(
        label=_("Dates in this list"), required=False, choices=[("", _("They settle it themselves")), *DATE_ORDERS]
    )
    policy = forms.ChoiceField(
        label=_("Where a record has another value"), choices=ImportBatch.Policy, widget=forms.RadioSelect,
        help_text=_("What someone here typed is never overwritten without asking, and no empty cell overwrites."),
    )  # fmt: skip
    save_as = forms.CharField(
        label=_("Remember this matching as"), required=False, max_length=Mapping._meta.get_field("name").max_length
    )

    def __init__(self, *args, batch, columns, mapping=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.batch, self.columns = batch, columns
        mapping = batch.mapping if mapping is None else mapping
        choices = [("", _("Leave out")), *field_groups(batch.kind)]
        header = batch.outline.get("header") or []
        for number in range(columns):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=_("%(column)s becomes") % {"column": column_name(header, number)},
                choices=choices, required=False, initial=mapping.get(str(number), ""),
                widget=forms.Select(attrs={"data-size": "small"}),
            )  # fmt: skip
        for name in ("country", "date_order", "policy"):
            self.fields[name].initial = getattr(batch, name)

    def clean(self):
        self._no_field_twice()
        if not self.errors and not self.cleaned_data["date_order"]:
            self._ask_date_order()
        return self.cleaned_data

    def _no_field_twice(self):
        taken = set()
        for name in [name for name in self.cleaned_data if name.startswith("column-")]:
            field = self.cleaned_data[name]
            if field and field in taken and not FIELDS[field].several:
                self.add_error(name, _("Another column becomes this already. Leave one of them out."))
            taken.add(field)

    def _ask_date_order(self):
        """Days that can be read in two ways are asked about, unless some cell settles it."""
        sample = [cells for _line, cells in self.batch.outline.get("sample") or []]
        for number, field in self.mapping().items():
            days = [cells[int(number)] for cells in sample if int(number) < len(cells)]
            if field in DAYS and asks_order(days):
                self.add_error("date_order", ImportRefused("date_order").sentence)
                return

    def mapping(self):
        """{column number as text: field}, columns left out not among them."""
        said = {str(number): self.cleaned_data[f"column-{number}"] for number in range(self.columns)}
        return {number: field for number, field in said.items() if field}

    def how(self):
        return {name: self.cleaned_data[name] for name in ("country", "date_order", "policy")}
