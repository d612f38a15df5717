"""The columns of a file beside three of its rows, and what each becomes."""

from dataclasses import dataclass, field

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.columns import fold_header
from imports.forms.columns import MatchForm, ReadForm
from imports.models import Mapping
from imports.planning import suggest_mapping

from .words import column_name, note_sentence

SHOWN = 3  # sample rows
MOST_SAVED = 20
LOOKED_AT = 50  # rows among which the fullest are chosen


@dataclass
class Column:
    name: str
    samples: list
    field: BoundField
    words: str
    tone: str


@dataclass
class Columns:
    form: MatchForm
    lines: list = field(default_factory=list)  # line numbers of the sample rows
    rows: list = field(default_factory=list)


def columns_context(user, batch, asked=None, match=None, read=None):
    """What matching shows; one query. `match`, `read`: forms with mistakes, where there are some."""
    known = list(Mapping.objects.filter(user__in=[user.pk, batch.made_by_id], kind=batch.kind).order_by("name", "pk"))
    saved = [one for one in known if one.name and one.user_id == user.pk][:MOST_SAVED]
    chosen = next((one for one in saved if asked and str(one.pk) == asked.get("mapping")), None)
    form = match or MatchForm(
        batch=batch, columns=width(batch), mapping=mapped(batch, chosen.columns) if chosen else None
    )
    return {
        "columns": _columns(batch, form, [one for one in known if one.user_id == batch.made_by_id]),
        "read": read or ReadForm(batch=batch),
        "saved": saved,
        "chosen": chosen,
        "read_words": read_words(batch),
        "notes": list(filter(None, [note_sentence(*note) for note in batch.outline.get("notes") or []])),
    }


def width(batch):
    """How many columns the file has, headings or not."""
    sample = batch.outline.get("sample") or []
    known = [len(batch.outline.get("header") or []), *(len(cells) for _line, cells in sample)]
    return max(known + [int(number) + 1 for number in batch.mapping])


def mapped(batch, by_header):
    """{column number as text: field} of a kept mapping {folded header: field}, for this file's headings."""
    header = enumerate(map(fold_header, batch.outline.get("header") or []))
    return {str(number): by_header[key] for number, key in header if key in by_header}


def read_words(batch):
    """How the file was read, in one line: "1,284 rows, read as UTF-8, heading on line 2"."""
    outline = batch.outline
    rows = batch.counts.get("rows", outline.get("rows", 0))
    words = [ngettext("%(n)s row", "%(n)s rows", rows) % {"n": f"{rows:,}"}]
    if outline.get("encoding"):
        words.append(_("read as %(encoding)s") % {"encoding": outline["encoding"].upper()})
    if outline.get("sheet"):
        words.append(_("sheet “%(sheet)s”") % {"sheet": outline["sheet"]})
    if outline.get("header_line"):
        words.append(_("heading on line %(line)s") % {"line": outline["header_line"]})
    return ", ".join(words)


def _columns(batch, form, mappings):
    header, sample = batch.outline.get("header") or [], _fullest(batch.outline.get("sample") or [])
    guess = suggest_mapping(batch, mappings)
    found = Columns(form, [line for line, _cells in sample])
    for number in range(form.columns):
        bound = form[f"column-{number}"]
        words, tone = _sureness(bound.value(), guess.mapping.get(str(number)), str(number) in guess.sure)
        samples = [cells[number] if number < len(cells) else "" for _line, cells in sample]
        found.rows.append(Column(column_name(header, number), samples, bound, words, tone))
    return found


def _sureness(field, guessed, sure):
    """A badge's words and tone. What differs from the guess was said by a person."""
    if not field:
        return _("Left out"), "calm"
    return (_("Guess"), "due") if field == guessed and not sure else (_("Sure"), "good")


def _fullest(sample):
    """The rows that show most, in the order of the file."""
    best = sorted(sample[:LOOKED_AT], key=lambda row: -sum(1 for cell in row[1] if cell.strip()))[:SHOWN]
    return sorted(best, key=lambda row: row[0])
