"""Forms of one's own account: signing in and up, the name, the first password of an admin."""

from allauth.account.forms import LoginForm, SetPasswordForm, SignupForm
from allauth.core import context
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.dates import now
from common.forms import Acts, Helper, Link, Submit
from common.plain import PlainModelForm, PlainTextMixin
from common.stale import Versioned

from .invited import invited
from .models import Preferences, User


class SignIn(PlainTextMixin, LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Keep me signed in on this device")

    def clean(self):
        """What is wrong with the pair is said by the field that one types again."""
        try:
            return super().clean()
        except ValidationError as error:
            self.add_error("password", error)
            return self.cleaned_data


class SignUp(PlainTextMixin, SignupForm):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("For the greeting and, later, the end of your messages."),
    )
    field_order = ["name", "email", "password1"]

    def clean_email(self):
        """An invitation opens a closed sign-up for the address that it went to, and no other."""
        email = super().clean_email()
        invitation = None if settings.SIGN_UP_OPEN else invited(context.request, now())
        if invitation and email.casefold() != invitation.email:
            raise ValidationError(_("Your invitation went to another address. Use that one here."))
        return email


class Profile(Versioned, PlainModelForm):
    class Meta:
        model = User
        fields = ["name"]
        labels = {"name": _("Your name")}
        help_texts = {"name": _("For the greeting and, later, the end of your messages.")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    @property
    def helper(self):
        return Helper("name", Acts(Submit(_("Save")), Link(_("Back"), "/settings/")))


class Keys(PlainModelForm):
    class Meta:
        model = Preferences
        fields = ["single_keys"]
        labels = {"single_keys": _("Use single keys on lists")}
        help_texts = {"single_keys": _("Turn it off if you speak to your computer, or keys are pressed by mistake.")}

    @property
    def helper(self):
        return Helper("single_keys", Acts(Submit(_("Save")), Link(_("Back"), "/settings/")), optional=False)


class FirstPassword(SetPasswordForm):
    """For the one-time link of an admin: the password twice, checked as at sign-up."""
