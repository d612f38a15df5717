"""The same pages from a real web server over the loopback address, one request at a time on one kept connection."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User

from .sizes import PAGE_AIM
from .timing import figure, timed

WARM, PATIENCE = 20, 30  # requests; seconds


def measure_server(loaded, requests):
    """Figures for Today and Recruiters of a seeker of average size."""
    user = User.objects.get(pk=loaded.others[0])
    client = Client(headers={"host": "localhost"})
    client.force_login(user, "accounts.backends.Backend")
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}", "Host": "localhost"}
    with serving() as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        found = []
        for name, address in (("Today", reverse("outreach:today")), ("Recruiters", reverse("outreach:recruiters"))):
            for _ in range(WARM):
                _get(connection, address, headers)
            taken = timed([lambda address=address: _get(connection, address, headers)] * requests)
            found.append(figure(f"{name}, over HTTP", taken, here=False, aim=PAGE_AIM))
        connection.close()
    return found


def _get(connection, address, headers):
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, f"{address}: {answer.status}"


@contextmanager
def serving():
    """The product's own way of serving, with one process."""
    port = _free_port()
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run", "web"]
    process = subprocess.Popen(command, env=os.environ | {"PORT": str(port), "WEB_PROCESSES": "1"})
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the web server did not start")
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
