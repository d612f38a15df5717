"""Public holidays are copied once, and a copy that was rolled back is made again."""

import pytest
from django.db import transaction

from accounts.holidays import public_holidays
from accounts.models import PublicHoliday

pytestmark = pytest.mark.django_db


def test_a_copy_that_was_rolled_back_is_made_again():
    with transaction.atomic():
        first = public_holidays("US", "MA", 2026)
        transaction.set_rollback(True)
    assert not PublicHoliday.objects.exists()
    assert public_holidays("US", "MA", 2026) == first
    assert PublicHoliday.objects.filter(country="US", year=2026).count() == len(first)


def test_an_unknown_region_has_none():
    assert public_holidays("", "", 2026) == public_holidays("XX", "", 2026) == frozenset()
