"""Reading records: the lines of JSON lines, the rows of Parquet, or whole files as one article each."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from beritaenrich.batch import Failure
from beritaenrich.extras import require
from beritaenrich.jobs.compression import blocks, compression

LINES = frozenset({".jsonl", ".ndjson"})
PARQUET = ".parquet"
COLUMNS = ("text", "id", "published", "outlet")
_ROWS = 256


class BadInputError(Exception):
    """An input that cannot be read, or not to its end; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which columns hold what, and what holds for records that do not say."""

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    published: datetime | date | None = None
    outlet: str | None = None

    def name(self, column: str) -> str:
        """Return the name that the file has for one of `COLUMNS`."""
        return self.names.get(column, column)

    def item(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the item for `enrich_many`; raises `ValueError` where there is no text."""
        if self.name("text") not in values:
            there = ", ".join(repr(str(name)) for name in list(values)[:20]) or "none"
            raise ValueError(f"no column {self.name('text')!r}; there are: {there}")
        item = {column: values.get(self.name(column)) for column in COLUMNS}
        item["published"] = item["published"] or self.published
        item["outlet"] = item["outlet"] or self.outlet
        return item


@dataclass(frozen=True, slots=True)
class Record:
    """An item for `enrich_many`, and where it stands: `in.jsonl:17`."""

    where: str
    item: object
    line: int | None = None


def ending(path: Path) -> str:
    """Return the ending that says what a file holds, without that of its compression.

    Examples:
        >>> ending(Path("a.JSONL.gz")), ending(Path("a.txt.gz"))
        ('.jsonl', '.txt')
    """
    return (Path(path.stem) if compression(path) else path).suffix.lower()


def holds_records(path: Path) -> bool:
    """Return whether the name says that the file holds records.

    Examples:
        >>> [holds_records(Path(name)) for name in ("a.jsonl.zst", "a.parquet", "a.txt")]
        [True, True, False]
    """
    return ending(path) in LINES or path.suffix.lower() == PARQUET


def articles(texts: Iterable[tuple[str, str]], columns: Columns) -> Iterator[Record]:
    """Yield a record for each text with its name."""
    for name, text in texts:
        yield Record(name, {"id": name, "text": text, "published": columns.published, "outlet": columns.outlet})


def read(path: Path, columns: Columns) -> Iterator[Record]:
    """Yield the records of a file; a line that is no record is a `Failure` in its place.

    Args:
        path: `.parquet`, or JSON lines, also with `.gz` or `.zst`.
        columns: which columns hold what.

    Raises:
        BadInputError: where the file cannot be read, or not to its end, or a table has no column with texts.
        MissingExtraError: where a library for it is not installed.
    """
    if path.suffix.lower() == PARQUET:
        yield from _rows(path, columns)
    else:
        yield from read_lines(lambda: path.open("rb"), str(path), compression(path), columns)


def count(path: Path) -> int | None:
    """Return how many records a file holds, where that can be had cheaply."""
    if path.suffix.lower() == PARQUET:
        return int(require("pyarrow.parquet", "arrow").read_metadata(path).num_rows)
    if compression(path) or not path.is_file():
        return None
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


def read_lines(opened: Callable[[], IO[bytes]], name: str, kind: str | None, columns: Columns) -> Iterator[Record]:
    """Yield the records of JSON lines.

    Args:
        opened: opens them.
        name: what to call them.
        kind: how they are compressed (`compression.compression`).
        columns: which columns hold what.

    Raises:
        BadInputError: as for `read`.
    """
    number = 0
    try:
        with opened() as file:
            for line in _split(blocks(file, kind)):
                number += 1
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901
                if line.strip():
                    yield Record(f"{name}:{number}", _item(line, columns), number)
    except OSError as error:
        raise BadInputError(f"{name}: {error.strerror or error}") from error
    except EOFError as error:
        raise BadInputError(f"{name}: the compressed data is cut off after line {number}") from error
    except ValueError as error:
        raise BadInputError(f"{name}: the compressed data is damaged after line {number}: {error}") from error


def _split(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a stream of blocks."""
    pending: list[bytes] = []
    for block in stream:
        first, *lines = block.split(b"\n")
        pending.append(first)
        if lines:
            yield b"".join(pending)
            yield from lines[:-1]
            pending = [lines[-1]]
    yield b"".join(pending)


def _item(line: bytes, columns: Columns) -> object:
    try:
        values = json.loads(line.decode("utf-8"))
        if isinstance(values, str):
            values = {columns.name("text"): values}
        if not isinstance(values, dict):
            raise TypeError(f"not an object: {line[:40].decode('utf-8', 'replace')}")  # noqa: TRY301
        return columns.item(values)
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 (byte 0x{line[error.start]:02x} at column {error.start + 1})"
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at column {error.colno}"
    except RecursionError:
        reason = "not JSON: nested too deeply"
    except (TypeError, ValueError) as error:
        reason = str(error)
    return Failure(index=0, id=None, error="BadRecord", message=reason)


def _rows(path: Path, columns: Columns) -> Iterator[Record]:
    pa, parquet = require("pyarrow", "arrow"), require("pyarrow.parquet", "arrow")
    number = 0
    try:
        with path.open("rb") as source, parquet.ParquetFile(source) as file:
            there = file.schema_arrow.names
            for column in ("text", *columns.names):
                if columns.name(column) not in there:
                    raise BadInputError(
                        f"{path}: no column {columns.name(column)!r}; there are: {', '.join(map(repr, there))}"
                    )
            wanted = [columns.name(column) for column in COLUMNS if columns.name(column) in there]
            for batch in file.iter_batches(_ROWS, columns=wanted):
                for values in (
                    pa.Table.from_batches([batch]).cast(_in_microseconds(batch.schema), safe=False).to_pylist()
                ):
                    number += 1
                    yield Record(f"{path}:{number}", columns.item(values), number)
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise BadInputError(f"{path}: cannot be read as Parquet after row {number}: {error}") from error


def _in_microseconds(schema: Any) -> Any:
    """Return the schema with times that Python can hold."""
    pa = require("pyarrow", "arrow")
    fields = [
        field.with_type(pa.timestamp("us", field.type.tz)) if pa.types.is_timestamp(field.type) else field
        for field in schema
    ]
    return pa.schema(fields)
