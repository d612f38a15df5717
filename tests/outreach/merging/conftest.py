"""Two firms that are one, and a person at each who may be one."""


import pytest

from tests.factories import make_firm, make_recruiter


@pytest.fixture
def keep(db):
    return make_firm("Kestrel", website="https://kestrel.example", trading_names=["Falcon"])


@pytest.fixture
def gone(db):
    return make_firm("Kestrel Search Ltd", email="hello@kestrel.example", places="Boston", pay_model="retained")


@pytest.fixture
def ann(keep):
    return make_recruiter("Ann Lee", firm=keep, email="ann@kestrel.example", title="Partner")


@pytest.fixture
def anne(gone):
    return make_recruiter("Anne Lee", firm=gone, email="anne@kestrel.example", place="Boston")
