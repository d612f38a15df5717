"""Forms of a coaching: inviting somebody, and which rights a client gives until when."""

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Helper, Hint, Link, PlainForm, Submit
from common.stale import Versioned

from .rights import USUAL, choices


class _Rights(PlainForm):
    """`today`: the client's day, as far as the reader can tell; an end date lies on it or later."""

    rights = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one, or end it instead.")},
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty: until one of you ends it. A week before that day a mail says so."),
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["rights"].choices = choices()

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < self.today and day != self.initial.get("ends_on"):
            raise ValidationError(_("Choose today or a later day."))
        return day


class ChangeRights(Versioned, _Rights):
    def __init__(self, *args, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rights"].label = _("What %(name)s may see") % {"name": name}

    @property
    def helper(self):
        back = Link(_("Back"), "/settings/coaches/")
        return Helper("rights", "ends_on", "opened", Acts(Submit(_("Save")), back))


class InviteCoach(_Rights):
    """By the client, who gives the rights here and now."""

    email = forms.EmailField(label=_("Your coach’s email"))
    field_order = ["email", "rights", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rights"].label = _("What they may see")
        self.fields["rights"].initial = list(USUAL)
        self.fields["rights"].error_messages["required"] = _("Choose at least one.")

    def clean_email(self):
        return get_adapter().clean_email(self.cleaned_data["email"])

    @property
    def helper(self):
        hint = Hint(_("They get a mail with a link that works once, for fourteen days."), "mail")
        back = Link(_("Back"), "/settings/coaches/")
        return Helper("email", "rights", "ends_on", hint, Acts(Submit(_("Send the invitation")), back))


class InviteClient(InviteCoach):
    """By the coach, who asks for rights; the client has the last word when accepting."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["ends_on"]
        self.fields["email"].label = _("Your client’s email")
        self.fields["rights"].label = _("What you would like to see")
        self.fields["rights"].help_text = _("Your client chooses when accepting, and at any time after that.")

    @property
    def helper(self):
        hint = Hint(_("They get a mail with a link that works once, for fourteen days."), "mail")
        back = Link(_("Back"), "/clients/")
        return Helper("email", "rights", hint, Acts(Submit(_("Send the invitation")), back))


class AcceptCoach(_Rights):
    """By the client, who changes what was asked for as they like."""

    def __init__(self, *args, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rights"].label = _("What %(name)s may see") % {"name": name}
        self.fields["rights"].error_messages["required"] = _("Choose at least one, or leave the invitation be.")

    @property
    def helper(self):
        return Helper("rights", "ends_on", Acts(Submit(_("Accept")), Link(_("Not now"), "/")))
