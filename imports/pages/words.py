"""The words that pages of imports borrow: names of fields, what unknown words may mean, mistakes, reasons, notes."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from imports.columns import FIELDS
from imports.words import cells, notes, outcomes, refusals
from outreach.models import Relationship
from recruiters.likeness import words as likeness
from recruiters.models import Firm, Specialty


def field_groups(kind):
    """[(group, [(field, label)])] of what a column of such a list can become."""
    groups = {"person": _("Person"), "firm": _("Firm"), "specialties": _("Both"), "mine": _("Your own list")}
    found = {words: [] for words in groups.values()}
    for name, field in FIELDS.items():
        if kind in field.kinds:
            found[groups[name.partition(".")[0]]].append((name, str(field.label)))
    return [(words, fields) for words, fields in found.items() if fields]


def field_label(name):
    """The label of a field such as person.email; of one that is not offered as a column, its own name."""
    field = FIELDS.get(name)
    return str(field.label) if field else capfirst(name.rpartition(".")[2].replace("_", " "))


def column_name(header, column):
    """A column by its heading; one without is named by its place."""
    heading = header[column].strip() if column < len(header) else ""
    return heading or _("Column %(n)s") % {"n": column + 1}


def meanings_of(field, may_make):
    """Choices for an unknown word of a field: leave it out, make it a new specialty, or one that is known."""
    if field == "specialties":
        known = [(str(pk), name) for pk, name in Specialty.objects.exclude(axis="place").values_list("pk", "name")]
        made = [("new-function", _("A new function")), ("new-industry", _("A new industry"))] if may_make else []
        return [("", _("Leave it out")), *made, *known]
    choices = {
        "firm.pay_model": Firm.PayModel, "firm.setting": Firm.Setting, "firm.engagement": Firm.Engagement,
        "firm.paid_by": Firm.PaidBy, "mine.stage": Relationship.Stage,
    }  # fmt: skip
    return [("", _("Leave it out")), *getattr(choices.get(field), "choices", [])]


def cell_sentence(code, params, line, column, text):
    """What is wrong with a cell, as stored in ImportRow.errors; `column` '' where it is about the whole row."""
    return cells.sentence(code, params, line=line, column_name=column, text=text)


def why_alike(reasons):
    """Why two records may be one: [[code, {params}]] of a candidate, as the second half of a sentence."""
    text = likeness.sentence([(code, params) for code, params in reasons])
    return text[:1].lower() + text[1:]


def why_verdict(reasons):
    """What there is to say of a row's verdict: [[code, {params}]] of ImportRow.reasons, as one sentence."""
    phrases = _verdict_phrases()
    said = dict.fromkeys(phrases[code] % params for code, params in reasons if code in phrases)
    return capfirst("; ".join(said))


def refusal_sentence(refusal):
    """Why a file is refused and what to do: ImportBatch.refusal."""
    return refusals.sentence(**refusal)


def note_sentence(code, params):
    """Something worth saying about how a file was read: Outline.notes; '' where there are no words for it."""
    return notes.sentence(code, **params)


def outcome_sentence(code, params):
    """What keeping left out of a row, or undoing left in: ImportRow.done["kept"]."""
    return outcomes.sentence(code, params)


def _verdict_phrases():
    return {
        "title_word": _("“%(word)s” in the title"),
        "firm_word": _("“%(word)s” in the firm’s name"),
        "known_firm": _("at a firm that is known here"),
        "staffing_domain": _("an address at “%(domain)s”"),
        "tag_word": _("“%(word)s” among the tags"),
        "no_recruiter": _("does not look like a recruiter"),
        "at_employer": _("at your own employer"),
        "unknown_word": _("“%(word)s” is not known and left out"),
        "waits_already": _("waits for you in an earlier import of this list"),
        "person_of_line": _("waits until the person of line %(line)s is decided"),
        "firm_of_line": _("waits until the firm of line %(line)s is decided"),
        "twin_of_line": _("the same as line %(line)s"),
        "other_firm": _("known at another firm"),
        "differs": _("here and in your list different values stand"),
    }
