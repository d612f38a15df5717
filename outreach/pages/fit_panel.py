"""How well one firm or person fits the search that is on, with the parts: the panel at the side of their pages."""

from django.db.models import prefetch_related_objects

from outreach.models.fits import fit_of_firm, fits_of_people
from outreach.words.fit import fit_parts, held_words, pay_words


def fit_panel(search, relationship=None, firm=None):
    """{"score", "parts", "pay", "held"} of a relationship's recruiter, or of a firm, for a search or None; {} without
    one whose brief names a field. Four queries at most, five once a minute.
    """
    prefetch_related_objects([search] if search else [], "specialties")
    if search is None or not search.specialties.all():
        return {}
    if relationship is not None:
        fit = fits_of_people(search, [(0, relationship.recruiter, relationship.firm)])[0]
    else:
        fit = fit_of_firm(search, firm)
    return {"score": fit.score, "parts": fit_parts(fit), "pay": pay_words(fit), "held": held_words(fit)}
