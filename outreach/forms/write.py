"""A message to one recruiter, as it is written: by which way, to whom, subject and text; guards look at it."""

import re
from datetime import timedelta

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from outreach.guards import HINT
from outreach.guards.message import LEFT, message
from outreach.guards.submission import LONGEST_RIGHT
from outreach.models.protecting import answers_about
from outreach.models.template import LONGEST_BODY
from outreach.pages.guards import contact_answers
from outreach.pages.meant import letter_of
from outreach.pages.submission_facts import SubmissionFacts
from outreach.pages.submissions import consent_answers
from outreach.pages.texts import texts_of
from outreach.words.submissions import letter_words
from outreach.writing.kinds import KINDS, purpose_of
from outreach.writing.merging import left_over, stray_in, untouched_in
from outreach.writing.sameness import body_key
from outreach.writing.starters import starters

from .guarded import Guarded
from .way import way_field


class WriteForm(Guarded, PlainForm):
    """`template`: "first_touch:B", '' for own words. `once`: a token, so that two clicks send one. `letter`: the Letter
    that it is, whose consent is noted with it, or None.

    `logging`: it went out already, so nothing is refused for what guards say; that stands in `against` beside it.
    What the text still holds of its template is asked about once: `as_it_is` says that it went out like that.
    `texts`: the seeker's (texts_of), where they are read already.
    """

    anyway = _("Write anyway")

    way = way_field()
    to = forms.CharField(
        label=_("To"), max_length=254, required=False, widget=forms.TextInput(attrs={"inputmode": "email"})
    )
    subject = forms.CharField(label=_("Subject"), max_length=200, required=False)
    body = forms.CharField(label=_("Text"), max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 16}))
    notes = forms.BooleanField(required=False)
    until = forms.DateField(label=_("Your consent ends on"), required=False)
    template = forms.CharField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, relationship, at, duty_purpose="", logging=False, as_it_is=False, texts=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.as_it_is, self.asks_as_it_is, self.texts = as_it_is, False, texts
        self.relationship, self.at, self.duty_purpose, self.logging = relationship, at, duty_purpose, logging
        self.today = relationship.seeker.today(at)
        self.against = []
        for name in ("to", "subject"):
            self.fields[name].required = not self.is_bound  # asked of an email alone, so neither is called optional
        self.letter = letter_of(self.purpose(self["template"].value() or ""), relationship.seeker, relationship)
        self._offer_notes()

    def clean_template(self):
        kind, _colon, variant = self.cleaned_data["template"].partition(":")
        return f"{kind}:{variant}" if kind in KINDS and re.fullmatch("[A-Z]", variant) else ""

    def clean_once(self):
        token = self.cleaned_data["once"]
        return token if re.fullmatch("[0-9a-z]{12}", token) else ""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("way") == "email" and "to" in cleaned and not self.logging:
            self._check_to(recipients(cleaned["to"]))
        if cleaned.get("until") and cleaned["until"] < self.today:
            self.add_error("until", _("A consent ends after it was given. Choose a later day."))
        return cleaned

    def noted(self):
        """What logging it says of the submission beside it, as JSON holds it; None where nothing is to be noted."""
        if not self.letter or not self.cleaned_data["notes"]:
            return None
        until = self.cleaned_data.get("until")
        ends = {"expires_on": until.isoformat()} if until else {}
        return {"key": self.letter.one.key, "state": self.letter.state, **ends}

    def guard_answers(self, cleaned):
        said = [cleaned[name] for name in ("way", "to", "subject", "body")]
        answers = self._answers(*said, self.purpose(), cleaned["template"])
        if not self.logging:
            return answers
        left = [answer for answer in answers if answer.rule in LEFT]
        self.asks_as_it_is = bool(left) and not self.as_it_is
        if self.asks_as_it_is:
            return left
        self.against = [answer for answer in answers if answer.level != HINT]
        return []

    def look_ahead(self):
        """Say what stands against the text that the page offers, before anything is sent."""
        given = {name: self.initial.get(name, "") for name in ("way", "to", "subject", "body")}
        template = self.initial.get("template", "")
        self.warn_ahead(self._answers(**given, purpose=self.purpose(template), template=template))

    def purpose(self, template=None):
        """The purpose that it logs."""
        key = self.cleaned_data["template"] if template is None else template
        one = self.relationship
        stage = (one.hidden_stage or "listed") if one.stage == "paused" else one.stage  # what a guard looks at
        return purpose_of(key.partition(":")[0], stage, self.duty_purpose, one.turn)

    def given_reason(self):
        """Why it went out although guards warned, where that was said before."""
        return self.reason_form.cleaned_data.get("guard_reason", "") if self.reason_form.is_valid() else ""

    @property
    def may_leave(self):
        """Whether nothing stands against it any more, so that the ways to send it are offered."""
        return self.is_valid() if self.is_bound else not self.blocks and not self.asks_reason

    @property
    def told(self):
        """The fields whose mistakes are said beside the ways out: while someone writes, these alone are drawn anew."""
        return [self[name] for name in ("way", "to", "subject", "body", "until") if name in self.fields]

    def _answers(self, way, to, subject, body, purpose, template):
        by_mail = way == "email"
        text = f"{subject}\n{body}" if by_mail else body
        left = {"missing": left_over(text), "unknown": stray_in(text), "untouched": self._untouched(text, template)}
        addresses = recipients(to) if by_mail else ()
        contact = contact_answers(self.relationship, purpose, self.at, body=body_key(body))
        typed = answers_about(self.relationship.seeker, emails=addresses)
        told = {other.rule for other in contact}
        beside = [one for one in (*typed, *self._consent_answers(purpose)) if one.rule not in told]
        return [*message(recipients=addresses, **left), *beside, *contact]

    def _untouched(self, text, template):
        """Brackets count where the text's own template has them, or any starter text: others are the writer's."""
        if "[" not in text:
            return ()
        kind, _colon, variant = template.partition(":")
        texts = self.texts or (texts_of(self.relationship.seeker, kind) if kind in KINDS else {})
        begun = [one for one in texts.get(kind, ()) if one.variant == variant]
        return untouched_in(text, [f"{one.subject}\n{one.body}" for one in (*begun, *starters())])

    def _consent_answers(self, purpose):
        """A yes by letter is a consent: what stands against it in the ledger stands against the letter."""
        if purpose != "consent_reply" or not self.letter:
            return []
        facts = SubmissionFacts(self.relationship.seeker, self.today, [self.relationship])
        return consent_answers(facts, self.letter.one, self._given())

    def _given(self):
        """What the consent says that is noted with the letter; None where none is."""
        if not self.is_bound:
            return {"expires_on": self.fields["until"].initial}
        return {"expires_on": self.cleaned_data.get("until")} if self.cleaned_data.get("notes") else None

    def _offer_notes(self):
        if not self.letter or self.letter.state != "consented":
            del self.fields["until"]
        else:
            self.fields["until"].initial = self.today + timedelta(LONGEST_RIGHT)
        if not self.letter:
            del self.fields["notes"]
            return
        self.fields["notes"].label = letter_words(self.letter.one, self.letter.state)
        self.fields["notes"].initial = True

    def _check_to(self, addresses):
        if not addresses:
            self.add_error("to", _("Say to which address it goes."))
        elif len(addresses) == 1:
            try:
                validate_email(addresses[0])
            except forms.ValidationError:
                self.add_error("to", _("That is no email address. It looks like name@example.org."))


def recipients(text):
    """The addresses that stand in a line, without the names that mail programs put before them: "Dana <dana@firm>"."""
    named = re.findall(r"<\s*([^<>\s]+)\s*>", text)
    beside = re.sub(r'("[^"]*"|[^<>,;"])*<[^<>]*>', " ", text)
    return [*named, *filter(None, re.split(r"[\s,;]+", beside))]
