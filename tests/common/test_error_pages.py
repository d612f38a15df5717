"""Error pages stand when nothing else does."""

import pytest
from django.template.loader import get_template

CODES = ["400", "403", "403_csrf", "404", "429", "500"]


@pytest.mark.parametrize("code", CODES)
def test_an_error_page_needs_no_context_and_no_database(code):
    html = get_template(f"{code}.html").render()
    assert html.lstrip().lower().startswith("<!doctype html>")
    assert html.count("<h1>") == 1
    assert 'lang="en"' in html
    assert code[:3] in html
    assert "<script" not in html
    assert "style=" not in html
    assert "<style" not in html


@pytest.mark.parametrize("code", CODES)
def test_an_error_page_blames_nobody(code):
    html = get_template(f"{code}.html").render()
    assert "!" not in html.replace("<!", "")
