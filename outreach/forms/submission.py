"""The form of one submission: what it is for, how it stands, what was agreed. A consent asks the guards first."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from common.daywords import day_dated
from common.ids import new_public_id
from outreach.cadence import LIVE_STATES
from outreach.forms.acts import FactForm
from outreach.forms.guarded import Guarded
from outreach.forms.same_employer import AsksSameEmployer
from outreach.guards.course import NEEDS_CONSENT, further, is_agreed, told
from outreach.models import Attachment
from outreach.pages.submission_facts import SubmissionFacts
from outreach.words.history import channels
from outreach.words.submissions import agreements, coverages, submission_state, submission_states


class SubmissionForm(AsksSameEmployer, Guarded, FactForm):
    """"You gave consent", today, is a decision and asks the guards; everything else has happened and is kept.

    Asks "same as …?" where the employer's name is like another's, and "had you agreed?" of what went out without a
    consent on record. `facts` is read once; after is_valid(): `facts_against` (what a fact is kept as being against).
    """

    anyway, heading = _("Agree anyway"), _("Before you agree")

    role = forms.CharField(label=_("Role"), max_length=160)
    employer = forms.CharField(
        label=_("Employer"), max_length=160, required=False,
        help_text=_("Not named yet? Ask for the name before you agree."),
    )  # fmt: skip
    state = forms.ChoiceField(label=_("How it stands"), choices=submission_states)
    already = forms.BooleanField(
        label=_("I have said yes already"), required=False,
        help_text=_("It is kept as it happened, and a conflict stays open until you note what was decided."),
    )  # fmt: skip
    agreed = forms.ChoiceField(
        label=_("Had you agreed to it?"), required=False, choices=agreements, widget=forms.RadioSelect
    )
    agreed_on = forms.DateField(
        label=_("You agreed on"), required=False, help_text=_("Left empty: the day on which it went out.")
    )
    site = forms.CharField(label=_("Place"), max_length=120, required=False)
    requisition = forms.CharField(label=_("Their number for it"), max_length=60, required=False)
    expires_on = forms.DateField(
        label=_("Consent ends on"), required=False, help_text=_("At most 90 days on is plenty.")
    )
    covers = forms.ChoiceField(label=_("It covers"), required=False, choices=coverages)
    channel = forms.ChoiceField(label=_("You agreed by"), required=False, choices=lambda: [("", "–"), *channels()])
    text = forms.CharField(
        label=_("What you agreed to, word for word"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Paste their line and your answer: it is your proof."),
    )  # fmt: skip
    file = forms.ChoiceField(label=_("The signed paper"), required=False)
    exclusive = forms.BooleanField(label=_("Only they may put me forward for it"), required=False)
    fee = forms.BooleanField(label=_("They charge me for it"), required=False)
    speculative = forms.BooleanField(label=_("No post is open: they offer me on their own"), required=False)
    key = forms.SlugField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_public_id()
        self.fields["agreed"].required = not self.is_bound  # it is only there where it is asked, so never optional
        self.facts_against = []
        files = self._files()
        self.fields["file"].choices = [("", "–"), *files]
        if not files:
            del self.fields["file"]
        self.ask_whether_same()
        if not self.is_bound:
            asked = self.initial.get("state") in NEEDS_CONSENT and not self.initial.get("key")
            for name in ("already",) if asked else ("already", "agreed", "agreed_on"):
                del self.fields[name]
        self.order_fields(["role", "employer", "same_as", "state", "already", "occurred_on", "agreed", "agreed_on"])

    @cached_property
    def facts(self):
        if self.relationship is None:
            return None
        return SubmissionFacts(self.relationship.seeker, self.today, [self.relationship])

    @property
    def employers(self):
        return self.facts.employers if self.facts else None

    def clean(self):
        expires_on, day = self.cleaned_data.get("expires_on"), self.cleaned_data.get("occurred_on")
        if expires_on and day and expires_on < day and self.cleaned_data.get("state") in LIVE_STATES:
            self.add_error("expires_on", _("A consent ends after it was given. Choose a later day."))
        if self.facts and {"state", "occurred_on", "key"} <= set(self.cleaned_data):
            self._check_course(**{name: self.cleaned_data[name] for name in ("state", "occurred_on", "key")})
        elif self.cleaned_data.get("state") not in NEEDS_CONSENT:
            self._ask_no_consent()
        return self.cleaned_data

    def guard_answers(self, cleaned):
        """A consent of today is a decision; what was said or done before is a fact and stops nothing."""
        if not cleaned or self.facts is None:
            return []
        asked = cleaned | ({"employer": self.same.name} if self.same else {})
        apart = {one.pk for one in self.apart}
        if self.decides(cleaned):
            return self.facts.answers(self.relationship, asked, apart)
        known = self.facts.known(self.relationship, cleaned["key"])
        if cleaned.get("agreed") == "no":
            asked |= {"state": "unauthorised", "occurred_on": cleaned["agreed_on"]}
        if asked["state"] in LIVE_STATES and not (known and known.live and self.facts.is_where(known, asked)):
            self.facts_against = self.facts.against(self.relationship, asked, apart)
        return []

    def decides(self, cleaned):
        return cleaned["state"] == "consented" and cleaned["occurred_on"] == self.today and not cleaned.get("already")

    def _post_clean(self):
        super()._post_clean()
        if not self.blocks and not self.cleaned_data.get("already"):
            self.fields.pop("already", None)

    def told(self):
        """What the row is to say, as record_submission takes it; `agreed`, `agreed_on` as put_forward does."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("same_as", "already")}

    def _check_course(self, state, occurred_on, key):
        """Nothing goes back along its course, and what went out needs a consent; that alone is asked for it."""
        known = self.facts.known(self.relationship, key)
        days = told(known.days) if known else []
        if later := further(days, state, occurred_on):
            self.add_error("state", _(
                "It was further already: “%(state)s” on %(day)s. Choose an earlier day, or correct that entry first."
            ) % {"state": submission_state(later[0]), "day": day_dated(later[1], self.today)})  # fmt: skip
        expired_on = known.expires_on if known and known.state == "consent_expired" else None
        if state not in NEEDS_CONSENT or is_agreed(days, occurred_on, expired_on):
            self._ask_no_consent()
            return
        self.fields["agreed"].required = True
        sent_on = min(filter(None, [known and known.sent_on, occurred_on]))
        agreed_on = None if self.cleaned_data.get("agreed") == "no" else self.cleaned_data.get("agreed_on")
        self.cleaned_data["agreed_on"] = agreed_on or sent_on
        if not self.cleaned_data.get("agreed") and "agreed" not in self.errors:
            self.add_error("agreed", _("Nobody puts you forward without your yes: say whether you had agreed."))
        elif agreed_on and agreed_on > sent_on:
            self.add_error("agreed_on", _("You agreed before it went out. Choose that day or an earlier one."))

    def _ask_no_consent(self):
        for name in ("agreed", "agreed_on"):
            self.fields.pop(name)
            self.cleaned_data.pop(name, None)

    def _files(self):
        if self.relationship is None:
            return []
        files = Attachment.objects.visible_to(self.relationship.seeker).live().filter(relationship=self.relationship)
        return [(one.public_id, one.name) for one in files.order_by("-pk")[:50]]
