"""Words with a meaning of ours: types of firms, who pays, stages. The words stand in meanings.txt."""

import re
from functools import cache

from common.text import fold

from .lists import fold_word, lines_of, words_of

# What a column of types may also say, in this order: "Independent recruiter" is no pay model but a setting.
AXES = ("firm.pay_model", "firm.setting", "firm.engagement", "firm.paid_by")
_BETWEEN = re.compile(r"\s*[,;/|+]\s*|\s+(?:and|und|or|oder|et|y|e|en)\s+|\s*&\s*|\s+[-–]\s+")
_LISTED = re.compile(r"\s*[;|\n]\s*|\s*,\s+|,(?=\S)")
_PARTS = re.compile(r"\s*/\s*|\s+(?:and|und|et|y|e|en|og|och)\s+|\s*&\s*")


def meaning_of(field, text, words):
    """{field: code} that a text means, {} where no word of it is known; `words` of the list win over ours.

    A word of `words` that means '' is left out: {field: ""}.
    """
    own = words.get(field, {})
    axes = AXES[AXES.index(field) :] if field in AXES else (field,)
    found = {}
    for piece in (text, *_BETWEEN.split(text)):
        key = fold_word(piece)
        if key in own:
            meant = field, own[key]
        else:
            meant = next(((axis, known()[axis][key]) for axis in axes if key in known()[axis]), None)
        if meant and field in AXES:
            found.setdefault(*meant)
        elif meant:
            found.update([meant])  # "called, declined": a stage is what came last
        if found and piece == text:
            break
    return found


def specialties_in(text, answers, own):
    """(ids, unknown words) of a cell: `answers` {folded alias: [ids]}, `own` {folded word: ids, an id or ''}."""
    ids, unknown = {}, []
    for piece in filter(None, _LISTED.split(text)):
        found = _ids(piece, answers, own)
        if found is None:
            parts = [_ids(part, answers, own) for part in _PARTS.split(piece) if part]
            if len(parts) > 1 and None not in parts:
                found = [one for part in parts for one in part]
        if found is None:
            unknown.append(piece)
        else:
            ids.update(dict.fromkeys(found))
    return tuple(ids), tuple(dict.fromkeys(unknown))


def _ids(word, answers, own):
    """The ids that a word answers to, [] for one that says nothing or is left out, None where it is unknown."""
    key = fold_word(word)
    if key in own:
        meant = own[key]
        return [int(one) for one in (meant if isinstance(meant, list) else [meant]) if one]
    return answers.get(key, [] if key in words_of("words.txt")["no specialty"] or not key else None)


@cache
def known():
    """{field: {folded word: code}} of meanings.txt; a code answers to itself."""
    found = {}
    for field, line in lines_of("meanings.txt"):
        code, _colon, words = line.partition(":")
        for word in filter(None, map(fold, (code, *words.split(",")))):
            found.setdefault(field, {}).setdefault(word, code.strip())
    return found
