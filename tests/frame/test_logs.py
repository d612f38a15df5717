"""Logs and error reports carry ids, never names, addresses or notes."""

import logging
import sys

import pytest
from django.db import IntegrityError, OperationalError
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from recruitpath.logs import IdsOnly

pytestmark = pytest.mark.once


def line(message, *args, error=None):
    try:
        if error:
            raise error
    except Exception:
        caught = sys.exc_info()
    else:
        caught = None
    return IdsOnly().format(logging.LogRecord("test", logging.ERROR, __file__, 1, message, args, caught))


def test_addresses_are_blanked():
    assert "[address]" in line("mail to %s refused", "nora.halvorsen+jobs@seeker.example")
    assert "nora" not in line("mail to %s refused", "<nora.halvorsen+jobs@seeker.example>,")


def test_an_error_is_told_by_kind_and_place_without_its_words():
    told = line("failed", error=IntegrityError("Key (name)=(Nora Halvorsen) already exists"))
    assert "IntegrityError" in told
    assert "test_logs.py" in told
    assert "Nora" not in told


def test_the_words_of_a_servers_state_stay():
    assert "connection refused" in line("failed", error=OperationalError("connection refused"))


def test_celerys_repr_of_an_error_is_left_out():
    told = line("Task %(name)s[%(id)s] raised: %(exc)s", {"name": "send", "id": "7", "exc": "ValueError('Nora')"})
    assert "send[7]" in told
    assert "Nora" not in told


def test_an_error_report_hides_what_was_typed_and_stored(settings):
    request = RequestFactory().post("/r/abc/log/?q=Nora", {"note": "Nora asked for a raise"})
    request.COOKIES["sessionid"] = "Nora-session"
    note = "Nora told me"
    try:
        raise ValueError(note)
    except ValueError:
        report = ExceptionReporter(request, *sys.exc_info())
    data = report.get_traceback_data()
    assert data["filtered_POST_items"] == []
    assert data["settings"] == {}
    assert all(not frame["vars"] for frame in data["frames"])
    assert "Nora-session" not in report.get_traceback_text()
    assert "asked for a raise" not in report.get_traceback_text()
