"""`make test`: the whole suite on SQLite, then what touches a database once more on PostgreSQL where one is found."""

import os
import subprocess
import sys

from tests.machine import CI, missing_postgres

NO_TESTS = 5  # pytest's exit code when a selection was empty


def main(words):
    without = missing_postgres()
    codes = [_pytest("sqlite", words, TESTS_WITHOUT="the second run, on PostgreSQL" if without else "")]
    if not without:
        codes.append(_pytest("postgresql", ["-m", "not once", *words]))
    elif CI:
        print(f"With CI=true the suite must run on PostgreSQL too: {without}.", flush=True)
        codes.append(1)
    ran = [code for code in codes if code != NO_TESTS]
    return max(ran) if ran else NO_TESTS


def _pytest(database, words, **environment):
    print(f"\n── The suite on {database} ──", flush=True)
    processes = [] if any(word.startswith("-n") for word in words) else ["-n", "2", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *processes, *words]
    return subprocess.run(command, env={**os.environ, "TESTS_ON": database, **environment}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
