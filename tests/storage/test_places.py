from pathlib import Path

import pytest
from platformdirs import user_data_dir

from tracker.storage.places import data_folder

USUAL = Path(user_data_dir("spine-tracker", appauthor=False))


@pytest.mark.parametrize(
    ("explicit", "environ", "checkout", "expected", "why"),
    [
        (Path("/a"), {"SPINE_TRACKER_DATA": "/b"}, Path("/c"), Path("/a"), "the command line wins"),
        (None, {"SPINE_TRACKER_DATA": "/b"}, Path("/c"), Path("/b"), "then the environment"),
        (None, {"SPINE_TRACKER_DATA": " "}, Path("/c"), Path("/c/data"), "an empty variable is none"),
        (None, {}, Path("/c"), Path("/c/data"), "then the checkout"),
        (None, {}, None, USUAL, "an installed program uses the usual place"),
        (Path("here"), {}, None, Path.cwd() / "here", "a relative folder is meant from here"),
    ],
)
def test_where_the_data_lives(
    explicit: Path | None, environ: dict[str, str], checkout: Path | None, expected: Path, why: str
) -> None:
    assert data_folder(explicit, environ, checkout) == expected, why
