"""The web domain by which two addresses belong to one firm."""

import pytest

from common.text import domain_of


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.Tiger.co.uk/jobs?x=1", "tiger.co.uk"),
        ("info@mail.tiger.co.uk", "tiger.co.uk"),
        ("https://tiger.ie/@team", "tiger.ie"),
        ("https://www.obs.example", "obs.example"),
        ("ann@obs.example", "obs.example"),
        ("nowhere", ""),
        ("http://10.0.0.1/x", ""),
        ("http://[::1]/", ""),
        ("co.uk", ""),
        ("", ""),
        ("@", ""),
        ("...", ""),
    ],
)
def test_domain(address, domain):
    assert domain_of(address) == domain
