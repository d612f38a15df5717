"""The house as the README maps it: imports without circles, one clock, no leftovers, files of one purpose."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.once

ROOT = Path(settings.BASE_DIR)
APPS = ["common", "mail", "accounts", "recruiters", "outreach", "imports", "coaching", "exports", "demo", "recruitpath"]
CLOCKS = ("timezone.now", "date.today", "datetime.now")
EDGES = "views tasks commands context runner health beat forms middleware adapter admin"


def sources():
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_imports_follow_the_order_without_circles():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_edges_read_the_clock():
    readers = []
    for path in sources():
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "common.dates":
                edge = any(word in part for part in path.relative_to(ROOT).parts for word in EDGES.split())
                if any(alias.name == "now" for alias in node.names) and not edge:
                    readers.append(f"{path.relative_to(ROOT)} imports now")
            direct = isinstance(node, ast.Attribute) and ast.unparse(node) in CLOCKS
            if direct and path != ROOT / "common" / "dates.py":
                readers.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}")
    assert readers == []


def test_no_folders_for_leftovers():
    names = {"services", "utils", "helpers", "managers"}
    assert [str(path) for path in sources() if names & {*path.parent.parts, path.stem}] == []


def test_files_say_their_purpose_and_stay_short():
    long, silent = [], []
    for path in sources():
        text = path.read_text()
        if text.count("\n") > 300:
            long.append(str(path.relative_to(ROOT)))
        if text.strip() and not ast.get_docstring(ast.parse(text)):
            silent.append(str(path.relative_to(ROOT)))
    assert (long, silent) == ([], [])
