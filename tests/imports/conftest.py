import pytest


@pytest.fixture
def page(seeker, signed_in, settings, tmp_path):
    """The seeker's client; files go to a folder of the test."""
    settings.MEDIA_ROOT = tmp_path
    return signed_in(seeker)
