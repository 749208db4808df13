"""The entry: the thin twins in the checkout, and the settings that keep everything on this computer."""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.actions import STORIES
from tracker.entry.serve import fix_folder, flags, settings
from tracker.storage.places import DATA_VARIABLE

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("twin", ["app.py", ".streamlit/config.toml"])
def test_checkout_and_package_have_the_same_entry(twin: str) -> None:
    assert (ROOT / twin).read_bytes() == (ROOT / "tracker" / "entry" / twin).read_bytes()


def test_the_packaged_example_is_that_of_the_checkout() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    assert packaged["targets"]["wheel"]["force-include"] == {
        f"data/example-{story}/example.json": f"tracker/entry/example-{story}.json" for story in STORIES
    }


MUST = [
    ("server", "address", "127.0.0.1", "listen on this computer alone"),
    ("server", "headless", True, "no first-run question about an e-mail address"),
    ("server", "allowedHosts", ["localhost", "127.0.0.1"], "no page elsewhere may reach it by another name"),
    ("server", "enableCORS", True, "foreign origins are refused"),
    ("server", "enableXsrfProtection", True, "uploads need the token"),
    ("server", "xsrfCookieSameSite", "strict", "the cookie stays with this page"),
    (
        "server",
        "maxUploadSize",
        200,
        "a copy with its papers; each box for a file says less where less is taken",
    ),
    ("server", "fileWatcherType", "none", "no second execution of the record classes"),
    ("server", "runOnSave", False, "the same"),
    ("server", "enableAgentApi", False, "no remote control"),
    ("browser", "gatherUsageStats", False, "no call to the maker"),
    ("browser", "serverAddress", "localhost", "no look-up of an outside address"),
    ("client", "toolbarMode", "minimal", "no deploy button"),
    ("client", "showErrorDetails", "none", "no health data in error texts"),
    ("runner", "magicEnabled", False, "no stray output"),
    ("runner", "fastReruns", False, "one change after the other: two threads at once lose what was typed"),
]


@pytest.mark.parametrize(("section", "name", "value", "why"), MUST, ids=lambda x: str(x)[:24])
def test_must_do_settings(section: str, name: str, value: Any, why: str) -> None:
    assert settings()[section][name] == value, why


def test_theme_colours_stand_only_under_light_and_dark() -> None:
    assert set(settings()["theme"]) == {"light", "dark"}


def test_settings_go_to_the_server_as_options_too() -> None:
    given = flags()
    assert "--server.address=127.0.0.1" in given
    assert "--browser.gatherUsageStats=false" in given
    assert [flag for flag in given if "allowedHosts" in flag] == [
        "--server.allowedHosts=localhost",
        "--server.allowedHosts=127.0.0.1",
    ]


@pytest.mark.parametrize(
    ("given", "variable", "expected", "why"),
    [
        (Path("mine"), None, "{here}/mine", "as typed, from where it was typed"),
        (None, "mine", "{here}/mine", "the variable too"),
        (Path("/a"), "mine", "/a", "what is typed counts before the variable"),
        (Path("~/b"), None, "{home}/b", "a shell leaves --data=~/b as it is"),
        (None, None, None, "the usual place"),
        (None, " ", " ", "an empty variable is none"),
    ],
)
def test_the_data_folder_stays_where_it_was_named(
    given: Path | None, variable: str | None, expected: str | None, why: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/alex")
    monkeypatch.setenv(DATA_VARIABLE, variable or "")
    if variable is None:
        monkeypatch.delenv(DATA_VARIABLE)
    fix_folder(given)
    wanted = expected and expected.format(here=tmp_path, home="/home/alex")
    assert os.environ.get(DATA_VARIABLE) == wanted, why
