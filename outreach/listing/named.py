"""The filters whose values are names: a firm, a specialty, a place, a tag, a source, a part of a name."""

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.text import fold
from outreach.models import Relationship, SeekerFirm
from outreach.pages.choosing import holding
from recruiters.models import Firm, Recruiter, Specialty

from .filters import Filter


class Typed(Filter):
    """Any text; its words are the text."""

    def known(self, values, user, today):
        return {value: value for value in values}


class ByText(Typed):
    """A part of a name or firm, accents and case forgiven."""

    def known(self, values, user, today):
        return {value: f"“{value}”" for value in values}

    def one(self, value, today, user):
        return holding(value)


class ByTag(Typed):
    """The seeker's own tags, on the relationship or beside the firm; several tags must all be there."""

    def one(self, value, today, user):
        firms = SeekerFirm.objects.visible_to(user).filter(tags__has=value)
        return Q(tags__has=value) | Q(firm__in=firms.values("firm"))


class ByFirm(Filter):
    """Firms that the reader sees, by public id. One query where a firm is asked for."""

    def known(self, values, user, today):
        seen = Firm.objects.filter(Q(owner=None) | Q(owner=user), public_id__in=values)
        names = dict(seen.values_list("public_id", "name"))
        return {value: names[value] for value in values if value in names}

    def condition(self, values, today, user):
        return Q(firm__public_id__in=values)


class BySpecialty(Filter):
    """What the recruiter or the firm covers, by code; places have a filter of their own. One query where asked for."""

    def known(self, values, user, today):
        specialties = Specialty.objects.filter(code__in=values).exclude(axis=Specialty.Axis.PLACE)
        names = dict(specialties.values_list("code", "name"))
        return {value: names[value] for value in values if value in names}

    def condition(self, values, today, user):
        return _covering(~Q(specialty__axis=Specialty.Axis.PLACE) & Q(specialty__code__in=values), user)


class ByPlace(Typed):
    """Where the recruiter sits, or a place that recruiter or firm covers: a part of its name."""

    def one(self, value, today, user):
        code = slugify(fold(value))
        placed = Q(recruiter__place__icontains=value) | Q(firm__places__icontains=value)
        if not code:
            return placed
        return placed | _covering(Q(specialty__axis=Specialty.Axis.PLACE, specialty__code=code), user)


class BySource(Typed):
    """How someone came onto the list, or the name of the source that the directory has them from."""

    def choices(self, today):
        return [("imported", _("A list I brought")), ("directory", _("The directory")), ("own", _("Added by me"))]

    def known(self, values, user, today):
        words = dict(self.choices(today))
        return {value: words.get(value, value) for value in values}

    def one(self, value, today, user):
        if value == "imported":
            return Q(act__via="import")
        if value == "directory":
            return Q(recruiter__owner__isnull=True) & _not_imported()
        if value == "own":
            return Q(recruiter__owner__isnull=False) & _not_imported()
        return Q(recruiter__source=value)


TEXT = ByText("q", gettext_lazy("Name or firm"), all_of=True)
TAG = ByTag("tag", gettext_lazy("Tag"), all_of=True, costly=True)
FIRM = ByFirm("firm", gettext_lazy("Firm"), asks=True)
SPECIALTY = BySpecialty("specialty", gettext_lazy("Specialty"), asks=True, costly=True)
PLACE = ByPlace("place", gettext_lazy("Place"), costly=True)
SOURCE = BySource("source", gettext_lazy("Source"), costly=True)


def _covering(specialty, user):
    """Gathered once among the people and firms of the list: far cheaper than asked of every row."""
    mine = Relationship.objects.visible_to(user)
    own = Recruiter.specialties.through.objects.filter(specialty, recruiter__in=mine.values("recruiter"))
    theirs = Firm.specialties.through.objects.filter(specialty, firm__in=mine.values("firm"))
    return Q(recruiter__in=own.values("recruiter")) | Q(firm__in=theirs.values("firm"))


def _not_imported():
    return Q(act__isnull=True) | ~Q(act__via="import")
