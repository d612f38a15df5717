"""Forms of groups: one by its name; and clients put into some and taken out of others at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.models.group import MOST, TooManyGroups
from common.forms import Acts, Chips, Helper, Link, PlainForm, Submit

_TAKEN = _("You have a group of that name. Choose another one.")
_TOO_MANY = _("%(most)s groups are the most there can be. Remove one that you no longer need.")


def add_refusal(form, refused):
    """Say at the name why a group can't be made."""
    form.add_error("name", _TOO_MANY % {"most": MOST} if isinstance(refused, TooManyGroups) else _TAKEN)


class GroupForm(PlainForm):
    """`button`: the words on it."""

    name = forms.CharField(
        label=_("Name"), max_length=40, error_messages={"required": _("Give it a name.")},
        help_text=_("For your eyes alone: “Spring programme”, “Just begun”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args, button, **kwargs):
        super().__init__(*args, **kwargs)
        self.button = button

    @property
    def helper(self):
        return Helper("name", Acts(Submit(self.button), Link(_("Back"), "/groups/")), optional=False)


class PutForm(PlainForm):
    """`people`: {public id: client} of the coach's clients; `groups`: {public id: Group}. `back`: where one came from.

    `chosen`, `into` and `out_of` of the cleaned data: clients and groups that are meant.
    """

    pick = forms.MultipleChoiceField(
        label=_("Clients"), widget=Chips, error_messages={"required": _("Choose at least one client.")}
    )
    into = forms.MultipleChoiceField(label=_("Put them into"), widget=Chips, required=False)
    name = forms.CharField(
        label=_("Or into a new group called"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    out_of = forms.MultipleChoiceField(label=_("Take them out of"), widget=Chips, required=False)
    back = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args, people, groups, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.groups, self.action = people, groups, action
        self.fields["pick"].choices = [(key, one.shown_name) for key, one in people.items()]
        named = [(key, one.name) for key, one in groups.items()]
        for field in ("into", "out_of"):
            if named:
                self.fields[field].choices = named
            else:
                del self.fields[field]
        if not named:
            self.fields["name"].label = _("Into a new group called")

    def clean(self):
        cleaned = super().clean()
        into, out_of = cleaned.get("into", []), cleaned.get("out_of", [])
        if set(into) & set(out_of):
            self.add_error("out_of", _("A group can’t be both: put them in, or take them out."))
        if not into and not out_of and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Choose a group, or name a new one."))
        cleaned["chosen"] = [self.people[key] for key in cleaned.get("pick", [])]
        cleaned["into"], cleaned["out_of"] = ([self.groups[key] for key in keys] for keys in (into, out_of))
        return cleaned

    @property
    def helper(self):
        fields = [name for name in ("pick", "into", "name", "out_of", "back") if name in self.fields]
        acts = Acts(Submit(_("Keep it"), name="put", value="1"), Link(_("Back"), "/clients/"))
        return Helper(*fields, acts, action=self.action, optional=False)
