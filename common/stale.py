"""A second save on what was changed meanwhile: refused with both versions side by side, nothing typed is lost.

A form carries what it was opened with as a digest of its initial values; a save compares that with the values that
stand when it arrives. No column is needed, and who changed something and changed it back stands in nobody's way. A view
reads the record inside `held`, asks `form.is_stale()` once the form is valid, and answers `stale(request, form, …)`.
"""

import hashlib
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.shortcuts import render
from django.utils.encoding import force_str
from django.utils.formats import localize
from django.utils.translation import gettext as _

OPENED = "opened"


class Versioned:
    """For a form over something that exists; put it before the form class. Initial values are what stands now.

    `questions`: fields that ask about what is typed, which nothing that stands is compared with.
    """

    questions = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[OPENED] = OpenedField(initial=lambda: self.version)

    def full_clean(self):
        super().full_clean()
        self.opened = getattr(self, "cleaned_data", {}).pop(OPENED, "")

    @property
    def version(self):
        """A digest of what stands now in the form's fields."""
        stands = {name: _plain(self._stands(name)) for name in self._asked}
        text = json.dumps(stands, sort_keys=True, cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def is_stale(self):
        """Whether what stands is neither what the form was opened with nor what it says. A post without one is not."""
        return bool(self.opened) and self.opened != self.version and bool(self.differing())

    def differing(self):
        """The fields in which both versions differ, as Differing."""
        found = []
        for name in self._asked:
            field = self.fields[name]
            theirs, mine = _words(field, self._stands(name)), _words(field, self.cleaned_data.get(name))
            if theirs != mine:
                found.append(Differing(field.label or name, theirs, mine))
        return found

    def sent(self):
        """Every value as it was sent, as (name, value), with the version that stands now."""
        kept = (name for name in self.data if name not in (OPENED, "csrfmiddlewaretoken"))
        return [*((name, value) for name in kept for value in self.data.getlist(name)), (OPENED, self.version)]

    def _stands(self, name):
        return self.get_initial_for_field(self.fields[name], name)

    @property
    def _asked(self):
        return [name for name in self.fields if name != OPENED and name not in self.questions]


class OpenedField(forms.CharField):
    """The digest that came along; anything else is none."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.HiddenInput, **kwargs)

    def clean(self, value):
        return value if isinstance(value, str) and re.fullmatch("[0-9a-f]{32}", value) else ""


@contextmanager
def held(request, rows):
    """For a post: what stands is read and written under a lock on these rows. A page only reads."""
    if request.method != "POST":
        yield
        return
    with transaction.atomic():
        list(rows.select_for_update().values_list("pk"))
        yield


@dataclass
class Differing:
    """One field in words: `theirs` as it stands now, `mine` as it was typed."""

    label: str
    theirs: str
    mine: str


def stale(request, form, *, title, way_back):
    """409: both versions side by side, with the choice between them. `way_back`: where theirs is seen."""
    context = {"form": form, "title": title, "way_back": way_back, "differing": form.differing(), "sent": form.sent()}
    return render(request, "stale.html", context, status=409)


def _plain(value):
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, (list, tuple, set)) or hasattr(value, "iterator"):
        return sorted((_plain(one) for one in value), key=str)
    return force_str(value).replace("\r\n", "\n").strip() if value not in (None, False) else ""


def _words(field, value):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value is None or value == "":
        return ""
    if isinstance(value, (list, tuple, set)) or hasattr(value, "iterator"):
        words = [_words(field, one) for one in value]
        return ", ".join(sorted(words) if hasattr(field, "choices") else words)
    if isinstance(value, Model):
        return str(value)
    for choice, label in _flat(getattr(field, "choices", ())):
        if force_str(choice) == force_str(value):
            return force_str(label)
    return force_str(localize(value)).replace("\r\n", "\n").strip()


def _flat(choices):
    for choice, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield choice, label
