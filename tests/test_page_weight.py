"""No page weighs more than 60 KB as it travels, however much is behind it."""

import gzip
import random

import pytest
from django.urls import reverse

from outreach.listing.columns import COLUMNS
from outreach.models import Note, Relationship
from tests.cast import by
from tests.factories import make_search
from tests.outreach.scenes import nov, out
from tests.test_query_counts import many

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning"), pytest.mark.once]
MOST = 60_000  # bytes
SYLLABLES = ["ka", "ren", "sol", "mer", "ti", "vo", "lun", "dra", "bex", "ny", "pol", "gri", "stan", "hau", "ze"]


def text(rng, words):
    """Words that repeat no more than people's do."""
    return " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(words))


@pytest.fixture
def busy(seeker, morning):
    """Three hundred people; with one of them five dozen messages and two dozen notes. Returns that one."""
    make_search(seeker)
    many(seeker)
    rng, one = random.Random(7), Relationship.objects.first()
    for person in Relationship.objects.select_related("recruiter"):
        person.name_key = person.recruiter.name = text(rng, 2)
        person.recruiter.save()
        person.save(update_fields=["name_key"])
    for number in range(60):
        out(one, nov(1 + number % 22), note=text(rng, 30))
    for _number in range(24):
        Note.write(by(seeker), seeker, text(rng, 40), relationship=one)
    return one


def test_every_large_page_is_light(seeker, signed_in, busy):
    client, weights = signed_in(seeker), {}
    pages = [
        "today/", "recruiters/", f"recruiters/?columns={','.join(COLUMNS)}&group=firm", "recruiters/board/",
        "calendar/", "calendar/?view=week", "numbers/", "numbers/contacted/", "activity/", "find/?q=ka", "discover/",
        "directory/people/", "submissions/", "settings/", f"r/{busy.public_id}/", f"firms/{busy.firm.public_id}/",
    ]  # fmt: skip
    for page in pages:
        answer = client.get(f"/{page}")
        assert answer.status_code == 200, page
        weights[page] = len(gzip.compress(answer.content))
    assert {page: weight for page, weight in weights.items() if weight > MOST} == {}
    assert len(client.get(reverse("outreach:recruiters")).content) > MOST  # it is large, before it is packed
