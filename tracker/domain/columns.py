"""How a value is stored in one column: as its own text, the exact inverse of which is its ``parse``."""

from collections.abc import Callable
from typing import Any

from pydantic import PlainSerializer, PlainValidator
from sqlalchemy import Float, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator
from sqlmodel.sql.sqltypes import AutoString


class TextValue(TypeDecorator[Any]):
    """A column whose cell is ``str(value)`` and whose value is ``parse(cell)``; NULL stays None."""

    impl = Text
    cache_ok = True

    def __init__(self, parse: Callable[[str], Any]) -> None:
        super().__init__()
        self.parse = parse

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Give the text that is written."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Give the value that the text stands for."""
        return None if value is None else self.parse(value)


def checked(kind: type, parse: Callable[[str], Any]) -> PlainValidator:
    """A validator that takes a ``kind`` as it is and text through ``parse``."""
    return PlainValidator(lambda value: value if isinstance(value, kind) else parse(str(value)))


AS_TEXT = PlainSerializer(str, return_type=str)


@compiles(AutoString, "sqlite")
def _plain_text(_type: AutoString, _compiler: Any, **_options: Any) -> str:
    """STRICT tables know TEXT and refuse VARCHAR."""
    return "TEXT"


@compiles(Float, "sqlite")
def _real(_type: Float[Any], _compiler: Any, **_options: Any) -> str:
    """STRICT tables know REAL and refuse FLOAT."""
    return "REAL"
