"""Two people of two firms, who may both put the seeker forward."""

import pytest

from tests.factories import make_firm, make_relationship


@pytest.fixture
def dana(seeker):
    return make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))


@pytest.fixture
def tomas(seeker):
    return make_relationship(seeker, "Tomás Herrera", firm=make_firm("Harrow & Vale"))
