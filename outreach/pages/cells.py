"""The cells of one row of the list: the box that picks it, the name, and a function for each column.

Written here rather than in a template: a page has up to seven hundred of them, each of a choice of fourteen columns.
"""

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.daywords import day_plain
from common.templatetags.rp import badge, icon, stage_path
from outreach.listing.columns import COLUMNS, USUAL

NONE = SafeString('<span class="faint">–</span>')
FOLDED = {"firm", "stage", "next", "rhythm"}  # have a place of their own where the table folds
NUMBERS = {"fit"}


def cells_of(line, columns, today):
    """The td elements of a line, in the order of the column names."""
    chosen = tuple(columns) != USUAL
    return SafeString("".join(_cell(name, CELLS[name](line, line.relationship, today), chosen) for name in columns))


def first_cells_of(line):
    """The box that picks the row, and the name that leads to it."""
    relationship = line.relationship
    name = relationship.recruiter.shown_name
    return format_html(
        '<td data-col="tick"><input class="tick" type="checkbox" name="pick" value="{}" aria-label="{}"></td>'
        '<th scope="row" data-col="name"><a href="{}">{}</a></th>',
        relationship.public_id, _("Select %(name)s") % {"name": name},
        reverse("outreach:relationship", args=[relationship.public_id]), name,
    )  # fmt: skip


def _cell(name, inside, chosen):
    """A column that was chosen and has no place of its own where the table folds says its name there."""
    label = f' data-label="{conditional_escape(COLUMNS[name].label)}"' if chosen and name not in FOLDED else ""
    number = ' class="number"' if name in NUMBERS else ""
    return f'<td data-col="{name}"{number}{label}>{conditional_escape(inside)}</td>'


def _firm(line, relationship, today):
    if not relationship.firm:
        return NONE
    kind = format_html(' <span class="cell-more">· {}</span>', line.firm_type) if line.firm_type else ""
    return format_html("{}{}", relationship.firm.name, kind)


def _type(line, relationship, today):
    return line.firm_type or NONE


def _stage(line, relationship, today):
    turn = format_html(' <span class="cell-more">· {}</span>', line.turn) if line.turn else ""
    return format_html(
        '<span class="stage">{} <span>{}{}</span></span>', stage_path(relationship.stage), line.stage, turn
    )


def _last(line, relationship, today):
    if not relationship.last_contact_on:
        return NONE
    drawn, said = ("arrow-down-left", _("they wrote")) if line.theirs else ("arrow-up-right", _("you wrote"))
    return format_html(
        '<span class="cell-line">{}<span class="visually-hidden">{}</span> {}</span>',
        icon(drawn), said, _day(relationship.last_contact_on, today),
    )  # fmt: skip


def _next(line, relationship, today):
    return line.next


def _rhythm(line, relationship, today):
    return badge(line.state, line.tone) if line.state else ""


def _fit(line, relationship, today):
    fit = relationship.fit
    if fit is None or fit < 0:
        return NONE
    return format_html(
        '<span class="cell-fit">{} <svg class="meter" viewBox="0 0 48 6" aria-hidden="true">'
        '<rect class="meter-way" width="48" height="6" rx="3"/>'
        '<rect class="meter-value" width="{}" height="6" rx="3"/></svg></span>',
        fit, f"{fit * 0.48:.0f}",
    )  # fmt: skip


def _reply(line, relationship, today):
    if relationship.stage in ("talking", "representing") and relationship.turn == "ours":
        return _("I owe an answer")
    if relationship.unanswered:
        return ngettext("%(n)s message unanswered", "%(n)s messages unanswered", relationship.unanswered) % {
            "n": relationship.unanswered
        }
    if relationship.ever_replied:
        return _("Has replied")
    return _("Never replied") if relationship.first_out_on else NONE


def _place(line, relationship, today):
    return relationship.recruiter.place or (relationship.firm and relationship.firm.places) or NONE


def _tags(line, relationship, today):
    tags = [str(tag) for tag in relationship.tags] if isinstance(relationship.tags, list) else []
    return ", ".join(tags) or NONE


def _since(line, relationship, today):
    return _day(relationship.stage_since, today)


def _filed(line, relationship, today):
    return _day(relationship.filed_on, today)


def _added(line, relationship, today):
    return _day(relationship.made_at.date(), today)


def _source(line, relationship, today):
    return relationship.recruiter.source or NONE


def _day(day, today):
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), day_plain(day, today)) if day else NONE


CELLS = {
    "firm": _firm, "type": _type, "stage": _stage, "last": _last, "next": _next, "rhythm": _rhythm, "fit": _fit,
    "reply": _reply, "place": _place, "tags": _tags, "since": _since, "filed": _filed, "added": _added,
    "source": _source,
}  # fmt: skip
