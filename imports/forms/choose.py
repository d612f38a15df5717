"""What is brought: a file or a pasted list, its kind, where its phones are from; for admins its source."""

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.regions import countries
from common.forms import PlainForm
from imports.models import ImportBatch, Source

MINE = ImportBatch.Kind.MY_RECRUITERS
LONGEST_PASTE = 1_000_000  # characters; more than that is a file
LARGEST = 100_000_000  # bytes


class ChooseForm(PlainForm):
    kind = forms.ChoiceField(label=_("What is in it?"), choices=ImportBatch.Kind, widget=forms.RadioSelect)
    file = forms.FileField(label=_("A file"), required=False)
    text = forms.CharField(
        label=_("Or paste a list"), required=False, max_length=LONGEST_PASTE,
        help_text=_("Rows copied from a spreadsheet, or one name, firm or web address a line."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    country = forms.ChoiceField(
        label=_("Phones without a country are from"), required=False,
        choices=lambda: [("", _("Guess from the list")), *countries().items()],
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), required=False, max_length=Source._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"list": "known-sources", "autocomplete": "off"}),
        help_text=_("Who publishes it. A later edition replaces what an earlier one of the same source said."),
    )  # fmt: skip
    edition_on = forms.DateField(
        label=_("Edition of"), required=False, help_text=_("The day of the list; today, if you leave it empty.")
    )
    full = forms.BooleanField(
        label=_("This is the full list"), required=False,
        help_text=_("Whoever is missing from it is marked as no longer listed; nothing is deleted."),
    )  # fmt: skip
    licence_until = forms.DateField(label=_("Licence ends on"), required=False)
    no_export = forms.BooleanField(label=_("The licence forbids passing it on"), required=False)
    notice = forms.CharField(
        label=_("Notice"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A line that the licence asks to be shown."),
    )  # fmt: skip

    SOURCE = ("source", "edition_on", "full", "licence_until", "no_export", "notice")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["country"].initial = user.preferences.country
        self.fields["kind"].initial = ImportBatch.Kind.RECRUITERS if user.is_staff else MINE
        if not user.is_staff:
            for name in ("kind", *self.SOURCE):
                del self.fields[name]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("“%(name)s” is larger than 100 MB. Split it, or leave out columns."),
                                        params={"name": file.name})  # fmt: skip
        return file

    def clean(self):
        said = self.cleaned_data
        if not self.errors and not said["file"] and not said["text"]:
            self.add_error("file", _("Choose a file, or paste a list below."))
        return said

    def known_sources(self):
        """Names of the sources that an admin can mean: those of the shared directory and the own ones."""
        mine = Source.objects.filter(Q(owner=None) | Q(owner=self.user))
        return mine.order_by("name").values_list("name", flat=True).distinct()

    def source_fields(self):
        return [self[name] for name in self.SOURCE if name in self.fields]

    def source_said(self):
        """Whether the folded part holds something, a mistake perhaps."""
        return any(field.errors or field.value() for field in self.source_fields())

    def start(self, by):
        """The import that begins, its source made or told what is new. Raises ImportRefused: nothing stays then."""
        said = self.cleaned_data
        kind = said.get("kind", MINE)
        owner = self.user if kind == MINE else None
        with transaction.atomic():
            return ImportBatch.start(
                by, kind=kind, owner=owner, file=said["file"], text=said["text"], country=said["country"],
                source=self._source(owner), edition_on=said.get("edition_on"), full=said.get("full", False),
            )  # fmt: skip

    def _source(self, owner):
        """What is said of it now is kept with it, what is left empty stays."""
        said = self.cleaned_data
        if not said.get("source"):
            return None
        source = Source.objects.named(owner, said["source"])
        source.licence_until = said["licence_until"] or source.licence_until
        source.notice = said["notice"] or source.notice
        source.export_allowed = source.export_allowed and not said["no_export"]
        source.save()
        return source
