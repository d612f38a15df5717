"""Lists in groups: by firm or by stage. A group is the first key of the order, so that pages run through groups."""

from dataclasses import dataclass

from django.db.models import Value
from django.db.models.expressions import Expression
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outreach.models import Relationship

from .sorts import SORTS


@dataclass(frozen=True)
class Group:
    """`keys`: the first keys of the order. `column`: what the rows of a group have in common."""

    name: str
    label: str
    keys: tuple
    computed: dict[str, Expression]
    column: str

    def words_of(self, relationship):
        if self.column == "stage":
            return str(_STAGES[relationship.stage])
        return relationship.firm.name if relationship.firm else _("No firm")


_STAGES = dict(Relationship.Stage.choices)
GROUPS = {
    group.name: group
    for group in (
        Group(
            "firm", gettext_lazy("Firm"), ("by_firm", "by_firm_id"),
            {**SORTS["firm"].computed, "by_firm_id": Coalesce("firm_id", Value(0))}, "firm_id",
        ),
        Group("stage", gettext_lazy("Stage"), ("by_stage",), SORTS["stage"].computed, "stage"),
    )
}  # fmt: skip
