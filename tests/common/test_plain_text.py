"""Plain text: what hostile values meet in any form."""

import pytest
from django import forms

from common.plain import LONGEST_TEXT, PlainForm


class Sheet(PlainForm):
    name = forms.CharField(max_length=40)
    note = forms.CharField(widget=forms.Textarea, required=False)
    password = forms.CharField(widget=forms.PasswordInput, required=False)
    on = forms.DateField(required=False)
    moment = forms.DateTimeField(required=False)
    many = forms.IntegerField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A")], required=False)
    site = forms.URLField(required=False, assume_scheme="https")
    key = forms.UUIDField(required=False)


def errors_of(**values):
    return Sheet({"name": "Nora", **values}).errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "No\x00ra"),
        ("name", "No\x1bra"),
        ("name", "two\nlines"),
        ("name", "\u202eevil"),
        ("name", "half \ud83d"),
        ("name", "x" * 41),
        ("name", ""),
        ("note", "bell\x07"),
        ("note", "\u202dturned"),
        ("note", "x" * (LONGEST_TEXT + 1)),
        ("on", "soon"),
        ("on", "0001-01-01"),
        ("on", "9999-12-31"),
        ("on", "2026-02-30"),
        ("on", "\x00"),
        ("moment", "9999-12-31T23:59"),
        ("many", "9" * 30),
        ("many", "9" * 5000),
        ("many", "1e3"),
        ("kind", "\x00"),
        ("kind", "<script>"),
        ("site", "http://[::1"),
        ("site", "javascript:alert(1)"),
        ("key", "not-one"),
    ],
)
def test_what_is_no_plain_value_is_refused_by_the_field(field, value):
    errors = errors_of(**{field: value})
    assert list(errors) == [field]
    assert all(str(error) for error in errors[field])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Łukasz O’Neill 🙂"),
        ("name", "שלום \u200fעולם"),
        ("name", "<script>alert(1)</script>"),
        ("note", "two\r\nlines\tand a tab"),
        ("note", "👩‍👩‍👧 family"),
        ("password", "a\u202eb\x07"),
        ("on", "2026-11-23"),
        ("key", "6f1ac1f0-5c1b-4f1e-9d8f-3b0f6a8ad0a1"),
    ],
)
def test_what_people_write_is_taken(field, value):
    assert not errors_of(**{field: value})


def test_marks_that_come_with_copied_text_are_dropped_before_anything_looks():
    form = Sheet({"name": "\u202aNora\u202c", "password": "\u202asecret\u202c"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Nora"
    assert form.cleaned_data["password"] == "\u202asecret\u202c"
    assert not Sheet({"name": "\u202a\u202c"}).is_valid(), "nothing but marks is nothing"
