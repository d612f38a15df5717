"""The seeker's own mail account: server, encryption, user, password (kept, never shown), the address in From."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Fieldset, Helper, Link, PlainModelForm, Row, Segmented, Submit
from outreach.models import MailAccount


class MailAccountForm(PlainModelForm):
    password = forms.CharField(
        label=_("Password"), required=False, max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    class Meta:
        model = MailAccount
        fields = ["from_address", "host", "port", "security", "username"]
        labels = {
            "from_address": _("You write as"),
            "host": _("Server for outgoing mail"),
            "port": _("Port"),
            "security": _("Encryption"),
            "username": _("User name"),
        }
        help_texts = {
            "host": _("From the help pages of your mail provider: smtp.example.org."),
            "port": _("587 with STARTTLS, 465 with TLS from the start."),
            "username": _("Most often your whole address."),
        }
        widgets = {"security": Segmented, "from_address": forms.EmailInput(attrs={"autocomplete": "email"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["port"].min_value, self.fields["port"].max_value = 1, 65535
        kept = bool(self.instance.sealed)
        self.fields["password"].help_text = (
            _("One is kept, encrypted. Leave this empty to keep it.")
            if kept
            else _("Many providers give a password made for apps; use that one. It is kept encrypted.")
        )

    def clean_host(self):
        host = self.cleaned_data["host"].strip().casefold()
        if any(letter.isspace() or letter in "/@:" for letter in host):
            raise forms.ValidationError(_("Only the server’s name, as smtp.example.org."), "host")
        return host

    def clean_port(self):
        port = self.cleaned_data["port"]
        if not 1 <= port <= 65535:
            raise forms.ValidationError(_("A port is a number from 1 to 65535."), "port")
        return port

    def clean(self):
        """A password kept for one server and name is never handed to another, nor sent in clear."""
        cleaned = super().clean()
        name = cleaned.get("username")
        moved = name and any(cleaned.get(one) != self.initial[one] for one in ("host", "username"))
        if self.instance.sealed and moved and not cleaned.get("password"):
            self.add_error("password", _("Type the password again: the server or the user name is another one now."))
        if name and not cleaned.get("password") and not self.instance.sealed:
            self.add_error("password", _("Type the password that goes with the user name."))
        has_one = cleaned.get("password") or (name and self.instance.sealed)
        if has_one and cleaned.get("security") == MailAccount.Security.NONE:
            self.add_error("security", _("Without encryption others could read the password. Choose another."))
        return cleaned

    def keep(self, seeker, at):
        """Write it down. Returns the MailAccount."""
        account = self.save(commit=False)
        account.seeker, account.changed_at = seeker, at
        if self.cleaned_data["password"]:
            account.password = self.cleaned_data["password"]
        elif not account.username:
            account.password = ""
        account.save()
        return account

    @property
    def helper(self):
        return Helper(
            "from_address",
            Fieldset(_("Server"), Row("host", "port"), "security"),
            Row("username", "password"),
            Acts(Submit(_("Save")), Link(_("Back"), "/settings/")),
            optional=False,
        )
