"""The one function for engines: a record batch of raw texts in, a record batch of enriched articles out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from beritaenrich.batch import Failure, enrich_many
from beritaenrich.errors import InputTypeError, InputValueError, ModelError, ResourceError, type_error
from beritaenrich.exchange.arrow import CHUNK, article_batch
from beritaenrich.exchange.extras import require

if TYPE_CHECKING:
    import pyarrow as pa

_Batch = TypeVar("_Batch")
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
        InputValueError: when a column is missing or would stand twice; the message names it.
        MissingExtraError: when pyarrow is not installed.
        ModelError: when the tagger's weights are missing or damaged.

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
    parts = enrich_batches([batch], text=text, published=published, outlet=outlet, keep=keep)
    table = pyarrow.Table.from_batches(parts).combine_chunks()
    if isinstance(batch, pyarrow.Table):
        return table  # type: ignore[no-any-return]
    return table.to_batches()[0] if table.num_rows else _empty(table.schema)  # type: ignore[no-any-return]


def enrich_batches(
    batches: "Iterable[pa.RecordBatch | pa.Table]",
    *,
    text: str = "text",
    published: str | None = None,
    outlet: str | None = None,
    keep: Sequence[str] = (),
) -> "Iterator[pa.RecordBatch]":
    """Yield the enriched rows of each batch, some at a time: `enrich_arrow` in constant memory, for `mapInArrow`."""
    from beritaenrich.exchange.schemas import pa

    for batch in batches:
        schema = enriched_schema(batch.schema, text=text, published=published, outlet=outlet, keep=keep)
        slices = [batch] if isinstance(batch, pa.RecordBatch) else batch.to_batches()
        for whole in slices or [_empty(batch.schema)]:
            for start in range(0, max(1, whole.num_rows), CHUNK):
                part = whole.slice(start, CHUNK)
                kept = [part.column(name) for name in keep]
                found = _enrich(_texts(part, text), _moments(part, published), _texts(part, outlet))
                yield pa.RecordBatch.from_arrays([*kept, *found.columns], schema=schema)


def enriched_schema(
    schema: "pa.Schema", *, text: str, published: str | None, outlet: str | None, keep: Sequence[str]
) -> "pa.Schema":
    """Return the schema of the result for batches with this schema; raises as `enrich_arrow` does."""
    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA, pa

    if isinstance(keep, str):
        raise type_error("keep", keep, "a sequence of column names")
    roles = [("text", text), ("published", published), ("outlet", outlet)]
    for role, name in [*roles, *(("keep", name) for name in keep)]:
        if name is None and role != "text":
            continue
        if not isinstance(name, str):
            raise type_error(role, name, "the name of a column")
        count = schema.names.count(name)
        if count != 1:
            there = ", ".join(map(repr, schema.names)) or "none"
            raise InputValueError(f"{'no' if count == 0 else 'more than one'} column {name!r}; there are: {there}")
        if role in _FITS and not _FITS[role](pa.types, schema.field(name).type):
            raise InputTypeError(f"column {name!r} ({role}) must hold {_WANTED[role]}, not {schema.field(name).type}")
    for name in keep:
        if name in ARTICLE_SCHEMA.names or keep.count(name) > 1:
            raise InputValueError(f"column {name!r} cannot be kept: it would stand twice in the result; rename it")
    return pa.schema([*(schema.field(name) for name in keep), *ARTICLE_SCHEMA], metadata=ARTICLE_SCHEMA.metadata)


def _is_text(types: Any, arrow_type: Any) -> bool:
    if types.is_dictionary(arrow_type):
        arrow_type = arrow_type.value_type
    return any(
        is_type(arrow_type) for is_type in (types.is_string, types.is_large_string, types.is_string_view, types.is_null)
    )


def _is_moment(types: Any, arrow_type: Any) -> bool:
    return types.is_timestamp(arrow_type) or types.is_date(arrow_type) or _is_text(types, arrow_type)


_FITS = {"text": _is_text, "published": _is_moment, "outlet": _is_text}
_WANTED = {"text": "strings", "published": "timestamps, dates or ISO 8601 strings", "outlet": "strings"}


def _texts(part: "pa.RecordBatch", name: str | None) -> list[Any]:
    return [None] * part.num_rows if name is None else part.column(name).to_pylist()


def _moments(part: "pa.RecordBatch", name: str | None) -> list[Any]:
    from beritaenrich.exchange.schemas import pa

    if name is None:
        return [None] * part.num_rows
    column = part.column(name)
    if pa.types.is_timestamp(column.type):
        zone = None if column.type.tz is None else "UTC"
        column = column.cast(pa.timestamp("us", tz=zone), safe=False)
    return list(column.to_pylist())


def _enrich(texts: list[Any], moments: list[Any], outlets: list[Any]) -> "pa.RecordBatch":
    items = [
        {"text": text, "published": published, "outlet": outlet}
        for text, published, outlet in zip(texts, moments, outlets, strict=True)
    ]
    articles = list(enrich_many(items))
    for article in articles:
        if isinstance(article, Failure) and article.error in _FAULTS:
            raise _FAULTS[article.error](article.message)
    return article_batch(articles, texts)


def _empty(schema: "pa.Schema") -> "pa.RecordBatch":
    from beritaenrich.exchange.schemas import pa

    return pa.RecordBatch.from_pylist([], schema=schema)
