"""Forms in the house's shape: our crispy helper, its layout objects and buttons, choices side by side, 422."""

from crispy_forms.bootstrap import AppendedText, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset as CrispyFieldset
from crispy_forms.layout import Layout, Row
from crispy_forms.utils import TEMPLATE_PACK, flatatt, render_field
from django import forms
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from common.plain import PlainForm, PlainModelForm, PlainTextMixin, plain_text

__all__ = [
    "Acts",
    "AppendedText",
    "Chips",
    "Fieldset",
    "Helper",
    "Hint",
    "Link",
    "PlainForm",
    "PlainModelForm",
    "PlainTextMixin",
    "PrependedText",
    "Row",
    "Segmented",
    "Submit",
    "invalid",
    "plain_text",
    "posted",
]


def posted(request):
    """What a form is bound to: the data of a post, an empty one too; None for the page itself."""
    return request.POST if request.method == "POST" else None


def invalid(request, template, context):
    """The same page or fragment with its form's errors, as 422."""
    return render(request, template, context, status=422)


class Segmented(forms.RadioSelect):
    """Two to four short choices side by side. `icons`: {value: lucide name}."""

    choice_style = "segmented"

    def __init__(self, *args, icons=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.icons = icons or {}


class Chips(forms.CheckboxSelectMultiple):
    """Several short choices that wrap."""

    choice_style = "chips"


class Several(forms.ModelMultipleChoiceField):
    """Rows to choose from. A forged key longer than any is refused like an unknown one: SQLite's driver fails on it."""

    LONGEST_KEY = 18  # digits that surely fit 64 bits

    def clean(self, value):
        for chosen in value or ():
            if len(str(chosen)) > self.LONGEST_KEY:
                words = self.error_messages["invalid_choice"]
                raise forms.ValidationError(words, code="invalid_choice", params={"value": chosen})
        return super().clean(value)


class Helper(FormHelper):
    """How a form is written: class `form`, no browser bubbles, every field unless a layout says otherwise.

    Takes layout objects and field names; action (a URL), method, form id, attributes of the form tag (hx-post …).
    tag=False leaves the form tag to the page; optional=False drops the "– optional" behind labels (filters).
    """

    def __init__(self, *layout, action="", method="post", form_id="", tag=True, optional=True, attrs=None):
        super().__init__()
        self.form_class = "form"
        self.form_method = method
        self.form_action = action
        self.form_id = form_id
        self.form_tag = tag
        self.hide_optional = not optional
        self.attrs = {"novalidate": True, **(attrs or {})}
        self.render_hidden_fields = True
        self.layout = Layout(*layout)
        if not self.layout.get_field_names():
            self.layout = Layout(AllFields(), *layout)


class AllFields:
    """Every field of the form, in its order."""

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        return SafeString(
            "".join(render_field(name, form, context, template_pack=template_pack) for name in form.fields)
        )


class Fieldset(CrispyFieldset):
    """Fields under a legend. Unlike crispy's own, the legend is words, never a template."""

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        words = {"fieldset": self, "legend": self.legend, "fields": fields}
        return render_to_string(self.get_template_name(template_pack), words)


class _Button:
    """A button or a link among a form's acts."""

    icon = url = ""

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        return render_to_string(f"{template_pack}/layout/submit.html", {"button": self})


class Submit(_Button):
    """A button that sends the form. Kinds: primary (one per page or panel), soft, quiet, danger or ""."""

    def __init__(self, words, kind="primary", icon="", name="", value="", size="", width="", **attrs):
        self.words, self.icon = words, icon
        given = {"data-kind": kind, "name": name, "value": value, "data-size": size, "data-width": width, **attrs}
        self.flat_attrs = flatatt({key: value for key, value in given.items() if value != ""})


class Link(_Button):
    """A way out beside the buttons."""

    def __init__(self, words, url, kind="quiet", icon="", **attrs):
        self.words, self.icon, self.url = words, icon, url
        self.flat_attrs = flatatt({"data-kind": kind, **attrs} if kind else attrs)


class Acts:
    """The row of buttons that ends a form, or a part of it."""

    def __init__(self, *items):
        self.items = items

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        items = SafeString(
            "".join(render_field(item, form, context, template_pack=template_pack) for item in self.items)
        )
        return render_to_string(f"{template_pack}/layout/acts.html", {"items": items})


class Hint:
    """One line with an icon that says what will happen."""

    def __init__(self, words, icon="footprints", css_id=""):
        self.words, self.icon, self.css_id = words, icon, css_id

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        words = {"words": self.words, "icon_name": self.icon, "css_id": self.css_id}
        return render_to_string(f"{template_pack}/layout/hint.html", words)
