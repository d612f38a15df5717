"""The orders of the list: keys for keyset pages that are never null, most of them by an index of their own.

The others sort one seeker's rows, thousands at most, by a key that is computed; what has none sorts last.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, CharField, F, IntegerField, Value, When
from django.db.models.expressions import Expression
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from outreach.models import Relationship
from outreach.models.relationship import NO_FIT
from recruiters.models import Firm

LATEST, LAST_LETTER = Value(date(9999, 12, 31)), Value("\uffff")


@dataclass(frozen=True)
class Sort:
    """`keys`: columns or annotations, "-" for descending. `computed`: the annotations among them.

    `of`: the column of the table whose head offers it.
    """

    name: str
    label: str
    keys: tuple
    computed: dict[str, Expression] = field(default_factory=dict, hash=False)

    def turned(self):
        """The same order from its end."""
        return tuple(key.removeprefix("-") if key.startswith("-") else f"-{key}" for key in self.keys)


def _ranks(path, codes):
    whens = [When(**{path: code}, then=Value(rank)) for rank, code in enumerate(codes)]
    return Case(*whens, default=Value(len(codes)), output_field=IntegerField())


def _text(path):
    return Lower(Coalesce(NullIf(F(path), Value("")), LAST_LETTER))


FIRM_KEY = Coalesce(NullIf("firm_key", Value("")), LAST_LETTER)
STAGE_RANK = _ranks("stage", Relationship.Stage.values)
TYPE_RANK = _ranks("firm__pay_model", Firm.PayModel.values)
SINCE = Coalesce("stage_since", LATEST)
FIRST_TAG = Coalesce(Lower(Cast(KeyTextTransform("0", "tags"), CharField())), LAST_LETTER)

SORTS = {
    sort.name: sort
    for sort in (
        Sort("next", _("Next step"), ("next_sort",)),
        Sort("name", _("Name"), ("name_key",)),
        Sort("last", _("Last contact"), ("-last_sort",)),
        Sort("firm", _("Firm"), ("by_firm", "name_key"), {"by_firm": FIRM_KEY}),
        Sort("stage", _("Stage"), ("by_stage", "name_key"), {"by_stage": STAGE_RANK}),
        Sort("type", _("Firm type"), ("by_type", "name_key"), {"by_type": TYPE_RANK}),
        Sort("stale", _("Rhythm"), ("by_stale", "name_key"), {"by_stale": Coalesce("stale_on", LATEST)}),
        Sort("fit", _("Fit"), ("-by_fit", "name_key"), {"by_fit": Coalesce("fit", Value(NO_FIT))}),
        Sort("reply", _("Reply"), ("-unanswered", "-ever_replied", "name_key")),
        Sort("place", _("Place"), ("by_place", "name_key"), {"by_place": _text("recruiter__place")}),
        Sort("tags", _("Tags"), ("by_tag", "name_key"), {"by_tag": FIRST_TAG}),
        Sort("since", _("In this stage since"), ("by_since", "name_key"), {"by_since": SINCE}),
        Sort("filed", _("Résumé on file"), ("by_filed", "name_key"), {"by_filed": Coalesce("filed_on", LATEST)}),
        Sort("added", _("Added"), ("-made_at",)),
        Sort("source", _("Source"), ("by_source", "name_key"), {"by_source": _text("recruiter__source")}),
    )
}  # fmt: skip
