"""A form that asks guards before its act: blocks refuse it, warnings ask for a reason, hints are only said."""

import json
import zlib

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from outreach.guards import BLOCK, HINT, WARN, strictest
from outreach.words.guards import sentence

LONGEST_REASON = 240  # characters


class ReasonForm(PlainForm):
    """What a warning asks: why it is done all the same. `guards_seen`: the warnings that stood there when sent."""

    guard_reason = forms.CharField(
        label=_("Why all the same"), max_length=LONGEST_REASON, required=False,
        help_text=_("A few words are enough. They are kept with it, and only you read them."),
    )  # fmt: skip
    guards_seen = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    hide_optional = True  # it is asked only where it is needed


class Guarded:
    """For any form, named before its class. The form says what guards answer: `guard_answers(cleaned)` → Answers.

    Valid: no block, and every warning was seen and has a reason. A warning that was not there before asks again. After
    is_valid(): `answers` (strictest first) and `reason()`, for keep_answers; `blocks` after a refusal, to keep those
    too. A view says what stands against the act before anything is sent by `warn_ahead(answers)`.
    The page includes outreach/_guards.html before its buttons and, while `asks_reason`, names the button `anyway`.
    """

    anyway = _("Do it anyway")
    heading = ""  # over warnings; by default that of a message

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.answers, self.asks_reason = [], False
        self.reason_form = ReasonForm(self.data if self.is_bound else None, auto_id=self.auto_id)
        relationship = getattr(self, "relationship", None)
        if relationship is not None and relationship.seeker.helped_by:
            read = _("A few words are enough. They are kept with it, and your client reads them.")
            self.reason_form.fields["guard_reason"].help_text = read

    def guard_answers(self, cleaned):
        """What guards say of the act that these cleaned data describe."""
        raise NotImplementedError

    def _post_clean(self):
        # Not clean(): a form that has one of its own and forgets the one above it must not be unguarded.
        super()._post_clean()
        self.asks_reason = False
        if self.errors:
            return
        self.answers = strictest(self.guard_answers(self.cleaned_data))
        for answer in self.blocks:
            self.add_error(None, self.said(answer))
        self.asks_reason = bool(self.warnings) and not self.blocks and not self._passed()

    def is_valid(self):
        return super().is_valid() and not self.asks_reason

    def warn_ahead(self, answers):
        """Show what stands against it before the form is sent: the reason is asked beside it."""
        self.answers = strictest(answers)
        self.asks_reason = bool(self.warnings) and not self.blocks

    def reason(self):
        """Why it is done although guards warned; '' where none did."""
        return self.reason_form.cleaned_data["guard_reason"] if self.warnings and self.is_bound else ""

    @property
    def blocks(self):
        return [answer for answer in self.answers if answer.level == BLOCK]

    @property
    def warnings(self):
        return [answer for answer in self.answers if answer.level == WARN]

    @property
    def block_words(self):
        """What can't be passed, for before the form is sent; afterwards these are its errors."""
        return [] if self.is_bound else [self.said(answer) for answer in self.blocks]

    @property
    def warning_words(self):
        return [self.said(answer) for answer in self.warnings]

    @property
    def hint_words(self):
        return [self.said(answer) for answer in self.answers if answer.level == HINT]

    @property
    def carried(self):
        """(name, value) of a reason that was typed before another field erred, so that it is not lost meanwhile."""
        if not self.is_bound or self.answers or not self.reason_form["guard_reason"].value():
            return []
        return [(name, self.reason_form[name].value() or "") for name in self.reason_form.fields]

    @property
    def seen(self):
        """The warnings as the page carries them along."""
        return " ".join(map(_mark, self.warnings))

    def said(self, answer):
        """The sentence of an Answer for the reader's day (`today` of the form, where it has one)."""
        return sentence(answer, getattr(self, "today", None))

    def _passed(self):
        form = self.reason_form
        if not form.is_valid() or not set(map(_mark, self.warnings)) <= set(form.cleaned_data["guards_seen"].split()):
            return False
        if not form.cleaned_data["guard_reason"].strip():
            form.add_error("guard_reason", _("Say why in a few words, or leave it."))
            return False
        return True


def _mark(answer):
    """A warning by its rule and what it says, so that another person's or another day's is another warning."""
    said = json.dumps(answer.params, default=str, sort_keys=True)
    return f"{answer.rule}:{zlib.crc32(said.encode()):08x}"
