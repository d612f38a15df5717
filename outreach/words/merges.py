"""Merges in words: what one did, and what its undo left as it is."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruiters.merging.fields import COLUMNS
from recruiters.models import Firm
from recruiters.models.firm import PROFILE_AXES


def did_words(merge, seekers):
    """Sentences on what went to the survivor. `seekers`: of how many people records were carried over."""
    moved = _moved(merge)
    said = []
    labels = [str(label).lower() for name, label in COLUMNS[merge.kind].items() if name in _taken(merge)]
    if labels:
        said.append(_("Taken over: %(fields)s.") % {"fields": ", ".join(labels)})
    if moved["affiliation"]:
        n = moved["affiliation"]
        said.append(ngettext("%(n)s affiliation moved.", "%(n)s affiliations moved.", n) % {"n": n})
    if moved["contactpoint"]:
        n = moved["contactpoint"]
        said.append(ngettext("%(n)s address moved.", "%(n)s addresses moved.", n) % {"n": n})
    if seekers and not merge.owner_id:
        words = ngettext("The history of %(n)s person went along.", "The history of %(n)s people went along.", seekers)
        said.append(words % {"n": seekers})
    return said


def kept_words(code, params):
    """One thing that undo left: "Places: changed since, stays “Dublin”." """
    labels = {name: label for columns in COLUMNS.values() for name, label in columns.items()} | {
        "trading_names": _("Other names"), "title": _("Title"), "ended_on": _("The end of an affiliation"),
        "succeeded_by_id": _("Who took it over"), "succeeded_on": _("The day it was taken over"),
        "provenance": _("The sources of fields"), "notes": _("Notes"), "tags": _("Tags"), "flags": _("Flags"),
        "not_for_me": _("Not for me"),
    }  # fmt: skip
    column = params.get("column", "")
    said = params | {"field": capfirst(labels.get(column, _("A field"))), "value": _value(column, params.get("value"))}
    if code == "changed_since" and not said["value"]:
        return _("%(field)s: changed since, stays as it is.") % said
    return {
        "changed_since": _("%(field)s: changed since, stays “%(value)s”."),
        "taken_since": _("%(field)s: stays, another firm is called “%(value)s” by now."),
        "moved_on_since": _("%(n)s moved on since and stay where they are."),
        "person_since": _("%(person)s came to %(firm)s since and stays there."),
        "address_since": _("%(value)s was added since and stays with the survivor."),
        "notes_since": _("%(field)s that you changed since stay as they are."),
        "rows_since": _("What you entered since stays with %(name)s (%(n)s)."),
    }[code] % said


def _value(column, value):
    """A column's value as one reads it; '' for what says nothing by itself (ids, sources)."""
    if isinstance(value, list):
        return ", ".join(value)
    if not isinstance(value, str):
        return ""
    choices = dict(Firm._meta.get_field(column).flatchoices) if column in PROFILE_AXES + ("paid_by",) else {}
    return choices.get(value, value)


def _taken(merge):
    """Names of the columns that the survivor got."""
    names = set()
    for kind, model, *entry in merge.before["log"]:
        if kind == "set" and model == merge.model._meta.model_name:
            names.add(entry[1])
        if kind == "axes":
            names |= set(entry[2])
    return names


def _moved(merge):
    counts = {"affiliation": 0, "contactpoint": 0}
    for kind, model, *entry in merge.before["log"]:
        if kind == "moved" and model in counts:
            counts[model] += len(entry[3])
    return counts
