"""The one function for engines: a record batch of raw texts in, a record batch of enriched articles out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from beritaenrich.batch import Failure, enrich_many
from beritaenrich.errors import InputValueError, ModelError, ResourceError, type_error
from beritaenrich.exchange.arrow import CHUNK, CHUNK_CHARACTERS, article_batch
from beritaenrich.exchange.input_columns import InputColumns
from beritaenrich.extras import require

if TYPE_CHECKING:
    import pyarrow as pa

_Batch = TypeVar("_Batch")
_PER_SECOND = {"s": 1, "ms": 1000, "us": 1_000_000, "ns": 1_000_000_000}
_WIB = timedelta(hours=7)
_FAULTS = {error.__name__: error for error in (ModelError, ResourceError)}
"""Errors of the installation: every row would fail in the same way."""


def enrich_arrow(
    batch: _Batch,
    *,
    text: str = "text",
    published: str | None = None,
    outlet: str | None = None,
    keep: Sequence[str] = (),
) -> _Batch:
    """Enrich the raw texts of a record batch: the function for Spark, Dask, Ray and other engines that move Arrow data.

    The result has one row for each row of the batch, in order, with the columns of
    `beritaenrich.exchange.ARTICLE_SCHEMA`, whatever the input. A row that cannot be enriched has its reason in the column
    `error`. The model loads at the first batch and stays for the life of the process.

    Args:
        batch: a `pyarrow.RecordBatch` or `pyarrow.Table`; the result is of the same type.
        text: the column with the raw texts.
        published: the column with the times of publication: timestamps (without a zone they are read as WIB), dates, or
            ISO 8601 strings.
        outlet: the column with the names or domains of the outlets.
        keep: columns to copy unchanged to the front of the result, such as ids.

    Raises:
        InputTypeError: when the batch or a column has a type that does not fit; the message names the column.
        InputValueError: when a column is missing or would stand twice (the message names it), or when the result is over
            the 2 GB that a column of a record batch can hold.
        MissingExtraError: when pyarrow is not installed.
        ModelError: when the tagger's weights are missing or damaged.

    Examples:
        >>> import pyarrow as pa
        >>> batch = pa.RecordBatch.from_pylist([{"id": 7, "text": "Rapat digelar Senin (6/11/2023)."}, {"id": 8, "text": None}])
        >>> for row in enrich_arrow(batch, keep=["id"]).to_pylist():
        ...     print(row["id"], [date["value"] for date in row["dates"] or []], row["error"])
        7 ['2023-11-06'] None
        8 [] InputTypeError: argument 'raw' must be str, not NoneType
    """
    pyarrow = require("pyarrow", "arrow")
    if not isinstance(batch, pyarrow.RecordBatch | pyarrow.Table):
        raise type_error("batch", batch, "a pyarrow RecordBatch or Table")
    given = InputColumns.of(text=text, published=published, outlet=outlet, keep=keep)
    table = pyarrow.Table.from_batches(enrich_batches([batch], given))
    return table if isinstance(batch, pyarrow.Table) else _one_batch(table)  # type: ignore[no-any-return]


def enrich_batches(batches: "Iterable[pa.RecordBatch | pa.Table]", given: InputColumns) -> "Iterator[pa.RecordBatch]":
    """Yield the enriched rows of each batch, some at a time: `enrich_arrow` in constant memory, for `mapInArrow`."""
    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA, pa

    for batch in batches:
        given.check(tuple((field.name, _type_name(field.type)) for field in batch.schema))
        schema = pa.schema(
            [*(batch.schema.field(name) for name in given.keep), *ARTICLE_SCHEMA], ARTICLE_SCHEMA.metadata
        )
        wholes = [batch] if isinstance(batch, pa.RecordBatch) else batch.to_batches()
        for part in chain.from_iterable(map(_slices, wholes or [_empty(batch.schema)])):
            kept = [part.column(name) for name in given.keep]
            yield pa.RecordBatch.from_arrays([*kept, *_enrich(part, given).columns], schema=schema)


def _slices(batch: "pa.RecordBatch") -> "Iterator[pa.RecordBatch]":
    """Yield the batch in halves of halves that are small enough to be held as Python values."""
    if batch.num_rows > 1 and (batch.num_rows > CHUNK or batch.nbytes > CHUNK_CHARACTERS):
        half = batch.num_rows // 2
        yield from _slices(batch.slice(0, half))
        yield from _slices(batch.slice(half))
    else:
        yield batch


def _one_batch(table: "pa.Table") -> "pa.RecordBatch":
    """Return the rows as one batch; raises `InputValueError` where Arrow cannot hold them in one."""
    from beritaenrich.exchange.schemas import pa

    try:
        batches = table.combine_chunks().to_batches()
    except pa.ArrowInvalid:
        batches = table.to_batches()
    if len(batches) > 1:
        raise InputValueError("argument 'batch' is too long: a column of the result is over 2 GB; give a Table instead")
    return batches[0] if batches else _empty(table.schema)


def _enrich(part: "pa.RecordBatch", given: InputColumns) -> "pa.RecordBatch":
    texts, outlets = _texts(part, given.text), _texts(part, given.outlet)
    items = [
        {"text": text, "published": published, "outlet": outlet}
        for text, published, outlet in zip(texts, _moments(part, given.published), outlets, strict=True)
    ]
    articles = list(enrich_many(items))
    for article in articles:
        if isinstance(article, Failure) and article.error in _FAULTS:
            raise _FAULTS[article.error](article.message)
    return article_batch(articles, texts)


def _type_name(arrow_type: Any) -> str:
    """Return the type in words, for all kinds of strings the same."""
    from beritaenrich.exchange.schemas import pa

    inner = arrow_type.value_type if pa.types.is_dictionary(arrow_type) else arrow_type
    return str(inner).removeprefix("large_")


def _texts(part: "pa.RecordBatch", name: str | None) -> list[Any]:
    return [None] * part.num_rows if name is None else part.column(name).to_pylist()


def _moments(part: "pa.RecordBatch", name: str | None) -> list[Any]:
    """Return times as naive datetimes in WIB, days as dates, and strings as they are."""
    from beritaenrich.exchange.schemas import pa

    if name is None:
        return [None] * part.num_rows
    column = part.column(name)
    if pa.types.is_date(column.type):
        found = column.cast(pa.timestamp("ms")).cast(pa.int64()).to_pylist()
        return [moment.date() if isinstance(moment := _moment(value, 1000), datetime) else moment for value in found]
    if not pa.types.is_timestamp(column.type):
        return list(column.to_pylist())
    shift = timedelta(0) if column.type.tz is None else _WIB
    return [_moment(value, _PER_SECOND[column.type.unit], shift) for value in column.cast(pa.int64()).to_pylist()]


def _moment(value: int | None, per_second: int, shift: timedelta = timedelta(0)) -> datetime | str | None:
    """Return the moment so many ticks after 1970; beyond the years 1 to 9999 a text that the row's error can show."""
    if value is None:
        return None
    try:
        return datetime(1970, 1, 1) + timedelta(microseconds=value * 1_000_000 // per_second) + shift  # noqa: DTZ001
    except OverflowError:
        return f"{value} ticks of 1/{per_second} s after 1970"


def _empty(schema: "pa.Schema") -> "pa.RecordBatch":
    from beritaenrich.exchange.schemas import pa

    return pa.RecordBatch.from_pylist([], schema=schema)
