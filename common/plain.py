"""Plain text only: what any form refuses or drops before a value reaches a rule or the database."""

import unicodedata
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 20_000  # characters, where a field says nothing itself
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 1, 1)  # so that no sum of days leaves the calendar
LARGEST = 2**31 - 1

# Marks that come along with text copied from mails and address books; unseen, and never meant.
_EMBEDDINGS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
_OVERRIDES = "\u202d\u202e"
_LINE_ENDS = "\t\n\r"


def plain_text(value, lines=False):
    """Raises ValidationError for what is no text: control characters, hidden direction overrides, half characters.

    `lines`: line ends and tabs are welcome (a text area).
    """
    for letter in value:
        if lines and letter in _LINE_ENDS:
            continue
        if letter in _OVERRIDES:
            raise ValidationError(_("A hidden mark in here turns the reading direction. Type the text anew."), "hidden")
        if unicodedata.category(letter) in ("Cc", "Cs"):
            raise ValidationError(_("There is a character in here that is no text. Type the text anew."), "control")


class PlainTextMixin:
    """For any form: text fields hold text of a known length, days and numbers stay where the database can count.

    Put it before Django's form class. Direction marks that come along with copied text are dropped before anything
    looks at it; passwords are left as they are.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _keep_plain(field)
        if self.is_bound:
            self.data = self._without_marks(self.data)

    def _without_marks(self, data):
        """The data as sent, less the marks; the same object where there are none."""
        kept = {
            self.add_prefix(name)
            for name, field in self.fields.items()
            if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput)
        }
        changed = {
            name: data[name].translate(_EMBEDDINGS)
            for name in kept
            if isinstance(data.get(name), str) and data[name] != data[name].translate(_EMBEDDINGS)
        }
        if not changed:
            return data
        data = data.copy()
        for name, value in changed.items():
            data[name] = value
        return data


class PlainForm(PlainTextMixin, forms.Form):
    """The form most pages start from."""


class PlainModelForm(PlainTextMixin, forms.ModelForm):
    """The same over a model."""


def _keep_plain(field):
    if isinstance(field, forms.CharField):
        if isinstance(field, (forms.JSONField, forms.UUIDField)):
            return  # their values are no text any more
        if not isinstance(field.widget, forms.PasswordInput):
            lines = isinstance(field.widget, forms.Textarea)
            field.validators.append(lambda value: plain_text(value, lines))
        if field.max_length is None:
            field.validators.append(MaxLengthValidator(LONGEST_TEXT))
    elif isinstance(field, (forms.DateField, forms.DateTimeField, forms.SplitDateTimeField)):
        field.validators.append(_within_calendar)
    elif isinstance(field, forms.IntegerField):
        if field.max_value is None:
            field.validators.append(MaxValueValidator(LARGEST))
        if field.min_value is None:
            field.validators.append(MinValueValidator(-LARGEST))
    _use_native_input(field)


def _within_calendar(value):
    day = value.date() if isinstance(value, datetime) else value
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(_("Choose a day nearer to now."), "calendar")


# Django writes dates and times as plain text inputs; browsers have better ones, and send ISO.
_NATIVE = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.TimeInput: ("time", "%H:%M"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
}


def _use_native_input(field):
    kind, pattern = _NATIVE.get(type(field.widget), ("", ""))
    if kind:
        field.widget.input_type = kind
        field.widget.format = pattern
        if pattern not in field.input_formats:
            field.input_formats = [pattern, *field.input_formats]
