"""Settings of a test run: SQLite in memory, or with TESTS_ON=postgresql the server of TEST_DATABASE_URL."""

import os
import tempfile

from tests.machine import POSTGRES_URL

os.environ["RECRUITPATH_MODE"] = "test"
os.environ["VAR"] = tempfile.mkdtemp(prefix="recruitpath-tests-")
for name in (
    "REDIS_URL",
    "EMAIL_URL",
    "SECRET_KEY",
    "BASE_URL",
    "ALLOWED_HOSTS",
    "CLOCK_OFFSET",
    "CLOCK_MOST_SECONDS",
    "SIGN_UP",
):
    os.environ.pop(name, None)
if os.environ.get("TESTS_ON") == "postgresql":
    os.environ["DATABASE_URL"] = POSTGRES_URL
else:
    os.environ.pop("DATABASE_URL", None)

from recruitpath.settings import *  # noqa: E402, F403
from recruitpath.settings import ALLOWED_HOSTS, DATABASES  # noqa: E402

ALLOWED_HOSTS += ["testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Two runs on one server must not drop each other's database.
DATABASES["default"]["TEST"] = {"NAME": f"test_recruitpath_{os.environ.get('TESTS_ID', os.getpid())}"}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {}
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    # A test's rows need not outlive the server.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
# A broker that reaches nobody: what a test enqueues stays in its own memory.
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT = None
CELERY_BROKER_TRANSPORT_OPTIONS = {}
