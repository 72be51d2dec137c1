"""What a file of enriched articles holds while it is written: whole pieces, so that a run that was killed can be taken up.

A piece of JSON lines is some whole lines (compressed, a stream of its own). For Parquet, whose files cannot be continued, a
piece is a record batch behind its length; the Parquet file is made of the pieces at the end.
"""

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from beritaenrich.batch import Failure
from beritaenrich.extras import require
from beritaenrich.jobs.compression import blocks, compression, packed, streams
from beritaenrich.jobs.records import LINES, PARQUET, ending
from beritaenrich.model import Article

_HEAD = struct.Struct("<Q")
_LONGEST = 1 << 34
_PARQUET = b"PAR1"
"""How a finished Parquet file begins."""
_ROW_GROUP = 1 << 26
"""Bytes of Arrow data that become one row group."""


class Kept(NamedTuple):
    """What a broken-off file holds: the whole pieces end at `end`, with so many records; `last` is the text of the last.

    `end` is None for a file that is finished and cannot be continued.
    """

    end: int | None
    records: int
    last: str | None


class Format(Protocol):
    """How results become the bytes of a file; formats are values that can be sent to other processes."""

    def piece(self, ids: Sequence[str | None], articles: Sequence[Article]) -> bytes:
        """Return the piece for some articles."""

    def failure(self, name: str | None, line: int | None, failure: Failure) -> bytes:
        """Return the piece for an item that failed."""

    def kept(self, file: IO[bytes]) -> Kept:
        """Return what of a file can be kept."""

    def finish(self, pieces: Path, final: Path) -> None:
        """Make the file of the pieces, under its name."""


def format_of(path: Path) -> "Format | None":
    """Return the format that the ending of a name asks for: JSON lines or Parquet, None for others."""
    if path.suffix.lower() == PARQUET:
        require("pyarrow", "arrow")
        return Rows()
    if ending(path) in LINES:
        kind = compression(path)
        packed(kind, b"")  # zstandard is there, or it is said now that it is not
        return Lines(kind)
    return None


@dataclass(frozen=True, slots=True)
class Lines:
    """JSON lines: the id of the record, then what `Article.to_json` writes."""

    compression: str | None = None

    def piece(self, ids: Sequence[str | None], articles: Sequence[Article]) -> bytes:
        """Return a line for each article."""
        return packed(
            self.compression,
            b"".join(
                _line(name, article.to_json().encode("utf-8")) for name, article in zip(ids, articles, strict=True)
            ),
        )

    def failure(self, name: str | None, line: int | None, failure: Failure) -> bytes:
        """Return the line for an item that failed."""
        said = {} if line is None else {"line": line}
        body = json.dumps({**said, "error": failure.error, "message": failure.message})
        return packed(self.compression, _line(name, body.encode()))

    def kept(self, file: IO[bytes]) -> Kept:
        """Return how far the file holds whole lines (compressed, whole streams of them)."""
        counter = _LineCounter()
        if self.compression is None:
            for block in blocks(file, None):
                counter.feed(block)
            end = counter.size - len(counter.rest)
        else:
            end = 0
            for place, lines in streams(self.compression, file):
                counter.feed(lines)
                end = place
        record = json.loads(counter.last) if counter.last else {}
        return Kept(end, counter.lines, record.get("raw"))

    def finish(self, pieces: Path, final: Path) -> None:
        """Give the file its name."""
        pieces.replace(final)


def _line(name: str | None, body: bytes) -> bytes:
    """Return the JSON of a record as a line, the id in front."""
    start = b"" if name is None else b'"id":' + json.dumps(name).encode() + b","
    return b"{" + start + body[1:] + b"\n"


class _LineCounter:
    """Counts lines and keeps the last whole one."""

    def __init__(self) -> None:
        self.lines = self.size = 0
        self.last = self.rest = b""

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        self.size += len(data)
        whole, newline, rest = data.rpartition(b"\n")
        if not newline:
            self.rest += rest
            return
        self.lines += whole.count(b"\n") + 1
        _, more, last = whole.rpartition(b"\n")
        self.last = last if more else self.rest + whole
        self.rest = rest


@dataclass(frozen=True, slots=True)
class Rows:
    """Parquet: the id of the record, then the columns of `beritaenrich.exchange.ARTICLE_SCHEMA`."""

    def piece(self, ids: Sequence[str | None], articles: Sequence[Article | Failure]) -> bytes:
        """Return a record batch."""
        from beritaenrich.exchange.arrow import article_batch
        from beritaenrich.exchange.tokens import without_surrogates

        pa = require("pyarrow", "arrow")
        names = pa.array([None if name is None else without_surrogates(name) for name in ids], pa.string())
        batch = pa.RecordBatch.from_arrays([names, *article_batch(articles).columns], schema=_schema())
        data: bytes = batch.serialize().to_pybytes()
        return _HEAD.pack(len(data)) + data

    def failure(self, name: str | None, line: int | None, failure: Failure) -> bytes:  # noqa: ARG002 - a row has its place
        """Return the row of an item that failed."""
        return self.piece([name], [failure])

    def kept(self, file: IO[bytes]) -> Kept:
        """Return how far the file holds whole record batches."""
        if file.read(len(_PARQUET)) == _PARQUET:
            return Kept(None, require("pyarrow.parquet", "arrow").read_metadata(file).num_rows, None)
        file.seek(0)
        end = records = 0
        last = None
        for place, batch in self._batches(file):
            end, records = place, records + batch.num_rows
            last = batch.column("raw")[-1].as_py()
        return Kept(end, records, last)

    def finish(self, pieces: Path, final: Path) -> None:
        """Write the Parquet file, then remove the pieces."""
        pa, parquet = require("pyarrow", "arrow"), require("pyarrow.parquet", "arrow")
        new = pieces.with_name(f"{final.name}.new")
        try:
            with pieces.open("rb") as file, parquet.ParquetWriter(new, _schema(), compression="zstd") as writer:
                group: list[Any] = []
                for _, batch in self._batches(file):
                    group.append(batch)
                    if sum(part.nbytes for part in group) > _ROW_GROUP:
                        writer.write_table(pa.Table.from_batches(group))
                        group = []
                if group:
                    writer.write_table(pa.Table.from_batches(group))
            new.replace(final)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        pieces.unlink()

    @staticmethod
    def _batches(file: IO[bytes]) -> "Iterator[tuple[int, Any]]":
        """Yield where each whole piece ends, and its record batch."""
        pa = require("pyarrow", "arrow")
        end = 0
        while len(head := file.read(_HEAD.size)) == _HEAD.size:
            (size,) = _HEAD.unpack(head)
            if size > _LONGEST:
                raise ValueError("it holds something else")
            data = file.read(size)
            if len(data) < size:
                return
            end += _HEAD.size + size
            yield end, pa.ipc.read_record_batch(pa.py_buffer(data), _schema())


def _schema() -> Any:
    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA

    pa = require("pyarrow", "arrow")
    return pa.schema([pa.field("id", pa.string()), *ARTICLE_SCHEMA], ARTICLE_SCHEMA.metadata)
