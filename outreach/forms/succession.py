"""Who took a firm over, and since when: two fields of the firm's form. Both firms stay; it is no duplicate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from common.text import domain_of, sort_key
from recruiters.models import Firm
from recruiters.search import find

OFFERED = 3  # firms of a similar name


class SuccessionFields(PlainForm):
    """`instance` is the firm; a shared one is taken over by a shared one, a private one by any that its owner sees."""

    successor = forms.CharField(
        label=_("Taken over by"), required=False, max_length=160,
        help_text=_("The name of a firm, or its website where several are called so."),
    )  # fmt: skip
    succeeded_on = forms.DateField(label=_("Taken over on"), required=False)

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        heir = self.instance.succeeded_by
        if heir:
            self.initial |= {"successor": heir.name, "succeeded_on": self.instance.succeeded_on}

    def clean(self):
        cleaned = super().clean()
        text, day = cleaned.get("successor"), cleaned.get("succeeded_on")
        self.heir = self._heir(text) if text else None
        if self.heir and not day and "succeeded_on" not in self.errors:
            self.add_error("succeeded_on", _("Say on which day it was taken over."))
        if day and not text and "successor" not in self.errors:
            self.add_error("successor", _("Name the firm that took it over, or leave the day out."))
        if day and self.today and day > self.today:
            self.add_error("succeeded_on", _("That day is still to come. Choose today or an earlier day."))
        return cleaned

    def keep_succession(self, firm):
        """Sets both on the firm; does not save it."""
        firm.succeeded_by = self.heir
        firm.succeeded_on = self.cleaned_data["succeeded_on"] if self.heir else None

    def _heir(self, text):
        if self.instance.succeeded_by_id and text == self.initial.get("successor"):
            return self.instance.succeeded_by
        firms = self._firms()
        found = list(firms.filter(domain=domain_of(text)) if "." in text and domain_of(text) else [])
        found = found or list(firms.filter(name_key=sort_key(text)))
        if len(found) == 1 and found[0].leads_to(self.instance):
            self.add_error("successor", _("That firm was taken over by this one; it can't go both ways."))
        elif len(found) == 1:
            return found[0]
        elif found:
            self.add_error("successor", _("Several firms are called so. Give the website of the one you mean."))
        else:
            self.add_error("successor", self._unknown(firms, text))
        return None

    def _firms(self):
        owner = self.instance.owner
        return Firm.objects.visible_to(owner) if owner else Firm.objects.filter(owner=None, archived_at=None)

    def _unknown(self, firms, text):
        near = ", ".join(firm.name for firm in find(firms, text).page.rows[:OFFERED])
        if near:
            return _("No firm is called “%(name)s”. Do you mean: %(near)s?") % {"name": text, "near": near}
        return _("No firm is called “%(name)s”. Add it to the directory first.") % {"name": text}
