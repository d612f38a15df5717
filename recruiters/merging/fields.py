"""Field by field: where two records differ, whose value the survivor keeps."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from recruiters.models import Merge

OURS, THEIRS = "ours", "theirs"
COLUMNS = {
    Merge.Kind.FIRM: {
        "name": _("Name"), "pay_model": _("Type"), "setting": _("Setting"), "engagement": _("Places people in"),
        "paid_by": _("Who pays"), "website": _("Website"), "email": _("Email"), "phone": _("Phone"),
        "places": _("Places"),
    },
    Merge.Kind.RECRUITER: {"name": _("Name"), "firm": _("Works at"), "title": _("Title"), "place": _("Place")},
}  # fmt: skip
BLANK = ("", None, "unknown")


@dataclass(frozen=True)
class Line:
    """One field of two records: how it is called, both values as columns and in words, whose is kept by default."""

    name: str
    label: str
    ours: object
    theirs: object
    our_words: str
    their_words: str

    @property
    def differs(self):
        return self.ours != self.theirs

    @property
    def default(self):
        """The survivor's own unless that is blank."""
        return THEIRS if self.ours in BLANK and self.theirs not in BLANK else OURS

    @property
    def asks(self):
        """Whether there is something to choose."""
        return self.differs and self.ours not in BLANK and self.theirs not in BLANK


def lines(kind, keep, gone):
    """Every field of two records of a kind, side by side."""
    return [
        Line(name, label, getattr(keep, name), getattr(gone, name), words_of(keep, name), words_of(gone, name))
        for name, label in COLUMNS[kind].items()
    ]


def taken(kind, keep, gone, chosen):
    """Names of the fields whose value comes from the gone record. `chosen`: {name: "ours" or "theirs"}."""
    answers = {line.name: chosen.get(line.name, line.default) if line.asks else line.default
               for line in lines(kind, keep, gone) if line.differs}  # fmt: skip
    return [name for name, answer in answers.items() if answer == THEIRS]


def words_of(record, name):
    """A field's value as one reads it; '' where it is blank."""
    value = getattr(record, name)
    if value in BLANK:
        return ""
    display = getattr(record, f"get_{name}_display", None)
    return str(display() if display else value)
