"""The Arrow schemas: constant for a release, with the meaning of each column in the metadata of its field.

Importing this module needs pyarrow. Times are instants (microseconds), shown in the time of Jakarta, so that the day of
a date is the day that an Indonesian reader means.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from beritaenrich.exchange.columns import NESTED, columns, table_names
from beritaenrich.extras import require
from beritaenrich.model import Article
from beritaenrich.model.codec import SCHEMA_VERSION

pa = require("pyarrow", "arrow")

TIMESTAMP = pa.timestamp("us", tz="Asia/Jakarta")
_SCALARS = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), datetime: TIMESTAMP}
_IDENTIFIER = pa.struct([("scheme", pa.string()), ("code", pa.string())])
_TYPES = {
    "string": pa.string(),
    "int32": pa.int32(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "timestamp": TIMESTAMP,
    "list<string>": pa.list_(pa.string()),
    "list<int32>": pa.list_(pa.int32()),
    "list<struct<scheme, code>>": pa.list_(_IDENTIFIER),
    "list<struct<start, end>>": pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
}
_METADATA = {"beritaenrich.schema_version": str(SCHEMA_VERSION)}


def _nested_type(hint: Any) -> Any:
    """Return the Arrow type for a type of the data model."""
    arguments = get_args(hint)
    if NoneType in arguments:
        return _nested_type(next(argument for argument in arguments if argument is not NoneType))
    if get_origin(hint) is tuple:
        return pa.list_(_nested_type(arguments[0]))
    if get_origin(hint) is Mapping:
        return pa.list_(_IDENTIFIER)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return pa.struct([(field.name, _nested_type(hints[field.name])) for field in fields(hint)])
    return pa.string() if issubclass(hint, StrEnum) else _SCALARS[hint]


def _field(name: str, arrow_type: Any, description: str) -> Any:
    return pa.field(name, arrow_type, metadata={"description": description})


def _article_schema() -> Any:
    hints = get_type_hints(Article) | {"error": str}
    return pa.schema(
        [_field(column.name, _nested_type(hints[column.name]), column.description) for column in columns()[NESTED]],
        metadata=_METADATA,
    )


ARTICLE_SCHEMA = _article_schema()
"""One row for each article, everything in it as nested columns; made from the data model."""

TABLE_SCHEMAS = {
    name: pa.schema(
        [_field(column.name, _TYPES[column.type], column.description) for column in columns()[name]],
        metadata=_METADATA,
    )
    for name in table_names()
}
"""The schema of each tidy table."""
