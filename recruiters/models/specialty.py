"""What a firm or recruiter covers: function, industry, seniority band or place; none at all means generalist."""

from collections import defaultdict

from django.db import models
from django.utils.text import slugify

from common.text import fold


class SpecialtyQuerySet(models.QuerySet):
    def by_alias(self):
        """{folded name, code or alias: the specialties that answer to it}; one query. Some aliases name two axes."""
        found = defaultdict(list)
        for specialty in self:
            for key in specialty.answers():
                found[key].append(specialty)
        return dict(found)

    def place(self, name):
        """The place of that name, made when it is named first."""
        code = _code(name)
        return self.get_or_create(axis=Specialty.Axis.PLACE, code=code, defaults={"name": name[:80]})[0]

    def places_in(self, text):
        """The places of a free text such as 'Dublin, Cork'."""
        return [self.place(name) for name in _names(text)]

    def codes_in(self, text):
        """The codes that the places of a free text have, or would have. No query."""
        return {_code(name) for name in _names(text)}


class Specialty(models.Model):
    class Axis(models.TextChoices):
        FUNCTION = "function"
        INDUSTRY = "industry"
        SENIORITY = "seniority"
        PLACE = "place"

    axis = models.CharField(max_length=10, choices=Axis)
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    aliases = models.JSONField(default=list, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)

    objects = SpecialtyQuerySet.as_manager()

    class Meta:
        ordering = ["axis", "rank", "name"]
        verbose_name_plural = "specialties"
        constraints = [models.UniqueConstraint(fields=["axis", "code"], name="one_specialty_per_code")]

    def __str__(self):
        return self.name

    def answers(self):
        """The folded name, code and aliases."""
        return {fold(text) for text in (self.name, self.code, *self.aliases)}

    def answers_to(self, text):
        """Whether a free text names this specialty by name, code or alias."""
        return fold(text) in self.answers()


def _names(text):
    names = [name.strip() for name in text.replace(";", ",").replace("/", ",").split(",")]
    return [name for name in names if _code(name)]


def _code(name):
    return slugify(fold(name))[:60]
