"""The form pack: every widget in the design's field, with the ids that Django writes."""

import pytest
from django import forms
from django.template import Context, Template

from common.forms import Acts, AppendedText, Chips, Fieldset, Helper, Hint, Link, PlainForm, Row, Segmented, Submit

CHOICES = [("out", "I did"), ("in", "They did")]


class Everything(PlainForm):
    direction = forms.ChoiceField(choices=CHOICES, widget=Segmented(icons={"out": "arrow-up-right"}))
    channel = forms.ChoiceField(choices=[("email", "Email")])
    occurred_on = forms.DateField(help_text="Today or an earlier day.")
    at = forms.TimeField(required=False)
    note = forms.CharField(widget=forms.Textarea, required=False)
    email = forms.EmailField()
    pay = forms.IntegerField(required=False)
    password = forms.CharField(widget=forms.PasswordInput)
    paper = forms.FileField(required=False)
    agree = forms.BooleanField()
    size = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, help_text="One of two.")
    days = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False)
    fields_of_work = forms.MultipleChoiceField(choices=CHOICES, widget=Chips, required=False)
    moment = forms.SplitDateTimeField(required=False)
    secret = forms.IntegerField(widget=forms.HiddenInput)


def written(form, helper=None):
    form.helper = helper or Helper(Acts(Submit("Log it", icon="check"), Link("Cancel", "/today/")))
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form, "csrf_token": "x"}))


def test_every_widget_is_written_once_and_labelled():
    html = written(Everything())
    for name in Everything.base_fields:
        assert f'name="{name}' in html, name
    assert html.startswith('<form class="form" novalidate method="post" enctype="multipart/form-data">'), html[:200]
    assert '<label class="field-label" for="id_channel">' in html
    assert html.count("csrfmiddlewaretoken") == 1
    assert html.count("<fieldset") == 5
    assert "style=" not in html
    assert "<script" not in html


def test_help_and_error_have_the_ids_that_the_control_names():
    html = written(Everything({"occurred_on": "soon"}))
    control = html[html.index('name="occurred_on"') :].split(">")[0]
    assert 'aria-describedby="id_occurred_on_helptext id_occurred_on_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'id="id_occurred_on_helptext"' in html
    assert 'id="id_occurred_on_error"' in html
    assert html.count('id="id_size_error"') == 1
    assert '<fieldset class="field" id="div_id_size" aria-describedby="id_size_helptext id_size_error">' in html


def test_a_field_without_error_is_not_marked():
    html = written(Everything())
    assert "aria-invalid" not in html
    assert "_error" not in html
    assert 'aria-describedby="id_occurred_on_helptext"' in html


def test_errors_of_the_form_and_of_hidden_fields_stand_in_one_alert():
    form = Everything({"secret": "x"})
    form.add_error(None, "These two do not go together.")
    html = written(form)
    alert = html[html.index('role="alert"') :].split("</div>")[0]
    assert "These two do not go together." in alert
    assert "Enter a whole number." in alert


def test_dates_use_the_browsers_own_inputs_and_iso():
    class When(PlainForm):
        on = forms.DateField()
        at = forms.TimeField()
        moment = forms.DateTimeField()

    html = written(When(initial={"on": "2026-11-23"}))
    assert 'type="date"' in html
    assert 'type="time"' in html
    assert 'type="datetime-local"' in html
    assert When({"on": "2026-11-23", "at": "09:30", "moment": "2026-11-23T09:30"}).is_valid()


def test_optional_is_said_and_can_be_left_out():
    assert "optional" in written(Everything())
    assert "optional" not in written(Everything(), Helper(optional=False, method="get"))


def test_a_layout_writes_rows_acts_and_what_will_happen():
    helper = Helper(
        Row("direction", "channel"),
        Fieldset("Pay {{ 7 }}", AppendedText("pay", "per year")),
        Hint("Next step on <Tuesday>."),
        Acts(Submit("Log it", name="act", value="log")),
        action="/r/abc/log/",
        form_id="log",
    )
    html = written(Everything(), helper)
    assert html.startswith('<form action="/r/abc/log/" class="form" id="log" novalidate')
    assert '<span class="affix">per year</span>' in html
    assert "Pay {{ 7 }}" in html, "a legend is words, never a template"
    assert "&lt;Tuesday&gt;" in html
    assert '<button class="button" data-kind="primary" name="act" value="log">Log it</button>' in html
    assert 'name="secret"' in html, "hidden fields come along"
    assert 'name="email"' not in html


@pytest.mark.parametrize("words", ["{{ form.fields }}", "<b>Log</b>"])
def test_a_button_writes_its_words_as_they_are(words):
    html = written(Everything(), Helper("email", Acts(Submit(words))))
    assert words.replace("<", "&lt;").replace(">", "&gt;") in html


def test_segments_and_chips():
    html = written(Everything({"direction": "in"}))
    assert 'class="segmented" data-width="full"' in html
    assert html.count('<label class="segment"') == 2
    assert html.count('<label class="chip"') == 2
    segment = html[html.index('<label class="segment"') :].split("</label>")[0]
    assert "<svg" in segment


def test_one_field_by_itself():
    form = Everything()
    html = Template("{% load crispy_forms_tags %}{{ form.email|as_crispy_field }}").render(Context({"form": form}))
    assert 'class="input"' in html
    assert 'for="id_email"' in html
