"""The filters whose values are names: a firm, a specialty, a place, a tag, a source, a part of a name."""

from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.text import fold
from outreach.models import SeekerFirm
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

    def one(self, value, today):
        return holding(value)


class ByTag(Typed):
    """The seeker's own tags, on the relationship or beside the firm; several tags must all be there."""

    def one(self, value, today):
        firms = SeekerFirm.objects.filter(seeker=OuterRef("seeker"), firm=OuterRef("firm"), tags__has=value)
        return Q(tags__has=value) | Q(Exists(firms))


class ByFirm(Filter):
    """Firms that the reader sees, by public id. One query where a firm is asked for."""

    def known(self, values, user, today):
        seen = Firm.objects.filter(Q(owner=None) | Q(owner=user), public_id__in=values)
        names = dict(seen.values_list("public_id", "name"))
        return {value: names[value] for value in values if value in names}

    def condition(self, values, today):
        return Q(firm__public_id__in=values)


class BySpecialty(Filter):
    """What the recruiter or the firm covers, by code; places have a filter of their own. One query where asked for."""

    def known(self, values, user, today):
        specialties = Specialty.objects.filter(code__in=values).exclude(axis=Specialty.Axis.PLACE)
        names = dict(specialties.values_list("code", "name"))
        return {value: names[value] for value in values if value in names}

    def condition(self, values, today):
        return _covering(~Q(specialty__axis=Specialty.Axis.PLACE) & Q(specialty__code__in=values))


class ByPlace(Typed):
    """Where the recruiter sits, or a place that recruiter or firm covers: a part of its name."""

    def one(self, value, today):
        code = slugify(fold(value))
        placed = Q(recruiter__place__icontains=value) | Q(firm__places__icontains=value)
        return placed | _covering(Q(specialty__axis=Specialty.Axis.PLACE, specialty__code=code)) if code else placed


class BySource(Typed):
    """How someone came onto the list, or the name of the source that the directory has them from."""

    def choices(self, today):
        return [("imported", _("A list I brought")), ("directory", _("The directory")), ("own", _("Added by me"))]

    def known(self, values, user, today):
        words = dict(self.choices(today))
        return {value: words.get(value, value) for value in values}

    def one(self, value, today):
        if value == "imported":
            return Q(act__via="import")
        if value == "directory":
            return Q(recruiter__owner__isnull=True) & _not_imported()
        if value == "own":
            return Q(recruiter__owner__isnull=False) & _not_imported()
        return Q(recruiter__source=value)


TEXT = ByText("q", gettext_lazy("Name or firm"), all_of=True)
TAG = ByTag("tag", gettext_lazy("Tag"), all_of=True)
FIRM = ByFirm("firm", gettext_lazy("Firm"), asks=True)
SPECIALTY = BySpecialty("specialty", gettext_lazy("Specialty"), asks=True)
PLACE = ByPlace("place", gettext_lazy("Place"))
SOURCE = BySource("source", gettext_lazy("Source"))


def _covering(specialty):
    own = Recruiter.specialties.through.objects.filter(specialty, recruiter=OuterRef("recruiter"))
    theirs = Firm.specialties.through.objects.filter(specialty, firm=OuterRef("firm"))
    return Q(Exists(own)) | Q(Exists(theirs))


def _not_imported():
    return Q(act__isnull=True) | ~Q(act__via="import")
