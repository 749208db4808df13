"""What SQLite says, told as a sentence for a person; never with a value from the data."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tracker.errors import StoreProblem, TrackerError

_SENTENCES = {
    "FULL": "The disk is full, so nothing was saved. Free some space and save again.",
    "BUSY": "Another window or program is writing to the data file. Wait a moment and try again.",
    "LOCKED": "Another window or program is writing to the data file. Wait a moment and try again.",
    "READONLY": "The data file cannot be written. Make the file and its folder writable, then try again.",
    "PERM": "The data file cannot be opened. Make the file and its folder yours to read and write.",
    "CANTOPEN": "The data file cannot be opened. Make the file and its folder yours to read and write.",
    "CORRUPT": "The data file is damaged. Leave it as it is and restore a backup.",
    "NOTADB": "The data file is not one of this program. Choose another data folder, or move it away.",
    "IOERR": "The disk did not do what was asked, so nothing was saved. Check the disk, then try again.",
    "CONSTRAINT": "This points at a record that is no longer there, so nothing was saved. Open it again.",
}
_UNREADABLE = "A value in the data file cannot be read. Leave the file as it is and restore a backup."
_OTHERWISE = "The data file could not be used, so nothing was saved. Restart the program and try again."


@contextmanager
def told() -> Iterator[None]:
    """Turn errors of SQLite and of the system underneath into StoreProblem."""
    try:
        yield
    except DBAPIError as error:
        raise StoreProblem(sentence(error.orig)) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreProblem(sentence(error)) from error
    except OSError as error:
        raise StoreProblem(_SENTENCES["PERM"]) from error
    except ValueError as error:
        if isinstance(error, TrackerError):
            raise
        raise StoreProblem(_UNREADABLE) from error


def sentence(error: BaseException | None) -> str:
    """The sentence for an error of SQLite, chosen by its result code."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    return _SENTENCES.get(name.removeprefix("SQLITE_").split("_")[0], _OTHERWISE)
