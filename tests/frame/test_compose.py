"""docker-compose.yml: valid by the compose specification, complete, and without a secret."""

import re
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from recruitpath.environment import BASE_DIR, SETTINGS

pytestmark = pytest.mark.once
TEXT = (BASE_DIR / "docker-compose.yml").read_text()
COMPOSE = YAML(typ="safe").load(TEXT)
APP = ("web", "worker", "importer", "beat", "migrate")
NAMES = {setting.name for setting in SETTINGS}


def test_it_is_valid_compose():
    words = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    done = subprocess.run([sys.executable, *words], cwd=BASE_DIR, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_names_every_process_and_volume():
    assert set(COMPOSE["services"]) == {*APP, "postgres", "redis"}
    assert set(COMPOSE["volumes"]) == {"data", "postgres"}
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", []):
            assert volume.partition(":")[0] in COMPOSE["volumes"]


@pytest.mark.parametrize("name", APP)
def test_a_process_gets_settings_that_exist_and_all_that_production_needs(name):
    given = set(COMPOSE["services"][name]["environment"])
    assert given <= NAMES
    assert {setting.name for setting in SETTINGS if setting.required} <= given


def test_every_variable_of_the_file_is_a_setting():
    assert set(re.findall(r"\$\{(\w+)", TEXT)) <= NAMES | {"POSTGRES_PASSWORD"}


def test_no_secret_stands_in_it():
    for service in COMPOSE["services"].values():
        for name, value in service.get("environment", {}).items():
            if any(word in name for word in ("PASSWORD", "KEY", "EMAIL_URL")):
                assert re.fullmatch(r"\$\{\w+:\?[^}]*\}", value), name


def test_every_long_running_service_tells_its_health_and_migrate_comes_first():
    for name, service in COMPOSE["services"].items():
        if name == "migrate":
            continue
        assert "healthcheck" in service, name
        if name in APP:
            assert service["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_images_are_pinned_and_ours_runs_as_nobody_special():
    for name in ("postgres", "redis"):
        assert re.search(r":\d+\.\d+", COMPOSE["services"][name]["image"])
    dockerfile = (BASE_DIR / "Dockerfile").read_text()
    assert re.search(r"^USER recruitpath$", dockerfile, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK ", dockerfile, re.MULTILINE)


def test_only_this_machine_reaches_the_web_port():
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["web"]["ports"])
    assert not any("ports" in service for name, service in COMPOSE["services"].items() if name != "web")
