"""Where the data lives."""

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_dir

DATA_VARIABLE = "SPINE_TRACKER_DATA"


def data_folder(explicit: Path | None, environ: Mapping[str, str], checkout: Path | None) -> Path:
    """The data folder: the one named, that of SPINE_TRACKER_DATA, of the checkout, or the usual one."""
    if explicit is not None:
        return explicit.expanduser().absolute()
    if named := environ.get(DATA_VARIABLE, "").strip():
        return Path(named).expanduser().absolute()
    if checkout is not None:
        return checkout / "data"
    return Path(user_data_dir("spine-tracker", appauthor=False))
