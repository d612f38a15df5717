"""Which firms are kept for Discover, how own replies move them, and when they are reckoned again."""

from datetime import timedelta

import pytest

from outreach import sweeps
from outreach.acts import firm_fitting
from outreach.acts.firm_fitting import leanings
from outreach.acts.settings import change_brief
from outreach.models import FirmFit, Relationship
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import nov

from .scenes import firm_of, order, page, specialties

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_own_replies_move_the_order_and_say_so(seeker, firms, search, signed_in):
    """Retained firms answer, contingency ones don't: a retained one overtakes by five points at most."""
    for _number in range(8):
        for kind in ("retained", "contingency"):
            one = make_relationship(seeker, firm=make_firm(pay_model=kind))
            replied = nov(2) if kind == "retained" else None
            Relationship.objects.filter(pk=one.pk).update(
                stage="parked", first_out_on=nov(1), first_window_on=nov(20), first_reply_on=replied
            )
    make_firm("Retained", pay_model="retained", places="Boston", engagement="permanent").specialties.set(
        specialties("finance", "medical-devices", "director")
    )
    firm_of("Contingent", "finance", "medical-devices", "vp-head", places="Cambridge, MA")
    sweeps.firm_fits(MORNING)
    text = page(signed_in(seeker))
    assert "Firms of this type answer you more often: 8 of 8" in text
    assert "Firms of this type answer you less often: 0 of 8" in text
    ranks = dict(FirmFit.objects.values_list("firm__name", "rank"))
    scores = dict(FirmFit.objects.values_list("firm__name", "score"))
    assert (scores["Retained"], ranks["Retained"]) == (90, 94)
    assert (scores["Contingent"], ranks["Contingent"]) == (93, 89)
    assert order(text, "Retained", "Contingent") == ["Retained", "Contingent"]


def test_it_is_reckoned_after_the_brief_and_once_a_day(seeker, firms, search):
    assert sweeps.firm_fits(MORNING) == 1
    assert sweeps.firm_fits(MORNING) == 0
    kept = list(FirmFit.objects.order_by("pk").values())
    seeker.preferences.seen(MORNING)
    firms[3].specialties.set(specialties("finance"))
    sweeps.firm_fits(MORNING + timedelta(days=8))
    assert list(FirmFit.objects.order_by("pk").values())[:3] == kept  # what stands is not written again
    assert FirmFit.objects.count() == 4
    change_brief(by(seeker), search, specialties=specialties("trades"))
    sweeps.firm_fits(MORNING)
    assert FirmFit.objects.order_by("-rank").first().firm == firms[2]


def test_only_ones_own_private_firms(seeker, stranger, search):
    firm_of("Mine", "finance", owner=seeker)
    firm_of("Theirs", "finance", owner=stranger)
    firm_of("Archived", "finance", archived_at=MORNING)
    firm_of("Taken over", "finance", succeeded_by=firm_of("Heir", "finance"))
    sweeps.firm_fits(MORNING)
    assert set(FirmFit.objects.values_list("firm__name", flat=True)) == {"Mine", "Heir"}
    other = make_search(stranger)
    other.specialties.set(specialties("finance"))
    sweeps.firm_fits(MORNING)
    assert set(other.firm_fits.values_list("firm__name", flat=True)) == {"Theirs", "Heir"}


def test_a_brief_that_changes_while_firms_are_reckoned_is_reckoned_again(seeker, firms, search, monkeypatch):
    def changed_meanwhile(*args):
        if not changes:
            changes.append(change_brief(by(seeker), search, specialties=specialties("trades")))
        return leanings(*args)

    changes = []
    monkeypatch.setattr(firm_fitting, "leanings", changed_meanwhile)
    sweeps.firm_fits(MORNING)
    assert sweeps.firm_fits(MORNING) == 1
    assert FirmFit.objects.order_by("-rank").first().firm == firms[3]
    assert sweeps.firm_fits(MORNING) == 0
