"""Articles in Arrow: tidy tables, one nested row for each article, and the function that enriches a record batch."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec
from immutabledict import immutabledict

from beritaenrich.batch import Failure
from beritaenrich.errors import InputValueError, type_error
from beritaenrich.exchange.columns import table_names
from beritaenrich.exchange.records import Row, error_text, named, to_records
from beritaenrich.exchange.tokens import without_surrogates
from beritaenrich.extras import require
from beritaenrich.model import Article

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 256
"""Articles that are held as Python values at a time, at most."""
CHUNK_CHARACTERS = 1 << 24
"""Characters of their raw texts, about."""


def tables(articles: Iterable[Article | Failure], ids: Iterable[object] | None = None) -> "dict[str, pa.Table]":
    """Return tidy tables: `articles`, `sentences`, `mentions`, `entities`, `dates`, `quotes` and more, as Arrow.

    Every table has the column `article` and, but for `articles`, the index of the row in its article; the schemas are
    constant (`beritaenrich.exchange.TABLE_SCHEMAS`) and say what each column holds.

    Args:
        articles: articles, or what `enrich_many` yields; a failure becomes a row of `articles` with its `error`.
        ids: an id for each article, in the same order; without it, its place in the input.

    Raises:
        InputTypeError: when `articles` yields something else.
        InputValueError: when there are more or fewer ids than articles.
        MissingExtraError: when pyarrow is not installed.

    Examples:
        >>> import beritaenrich as be
        >>> found = tables([be.enrich("Rapat digelar Senin (6/11/2023).")])
        >>> found["dates"].select(["article", "value"]).to_pylist()
        [{'article': '0', 'value': '2023-11-06'}]
    """
    pyarrow = require("pyarrow", "arrow")
    from beritaenrich.exchange.schemas import TABLE_SCHEMAS

    parts: dict[str, list[Any]] = {name: [TABLE_SCHEMAS[name].empty_table()] for name in table_names()}
    for chunk in _chunks(named(articles, ids)):
        records = to_records([article for _, article in chunk], [name for name, _ in chunk])
        for row in records["articles"]:
            row["published"] = _instant(row["published"])
        for row in records["dates"]:
            _in_utc(row)
        for name, rows in records.items():
            parts[name].append(_from_rows(pyarrow.Table, rows, TABLE_SCHEMAS[name]))
    return {name: pyarrow.concat_tables(part) for name, part in parts.items()}


def to_arrow(articles: Iterable[Article | Failure]) -> "pa.Table":
    """Return one row for each article, with everything in it as nested columns (`beritaenrich.exchange.ARTICLE_SCHEMA`).

    `from_arrow` gives equal articles back. Two things have no place in Arrow: a lone surrogate becomes U+FFFD, and
    moments outside the years 1 to 9999 of UTC become null.

    Args:
        articles: articles, or what `enrich_many` yields; a failure becomes a row with its `error`.

    Raises:
        InputTypeError: when `articles` yields something else.
        MissingExtraError: when pyarrow is not installed.

    Examples:
        >>> import beritaenrich as be
        >>> article = be.enrich("Rapat digelar Senin (6/11/2023).")
        >>> list(from_arrow(to_arrow([article]))) == [article]
        True
    """
    pyarrow = require("pyarrow", "arrow")
    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA

    batches = [article_batch([article for _, article in chunk]) for chunk in _chunks(named(articles))]
    return pyarrow.Table.from_batches(batches, schema=ARTICLE_SCHEMA)


def from_arrow(data: "pa.Table | pa.RecordBatch") -> Iterator[Article | Failure]:
    """Return the articles that `to_arrow` or `enrich_arrow` wrote, one by one; a row with an `error` becomes a `Failure`.

    Args:
        data: a table or record batch with the columns of `beritaenrich.exchange.ARTICLE_SCHEMA`, as pyarrow, Spark, polars
            or DuckDB gave them back; other columns are passed over.

    Raises:
        InputTypeError: when `data` is no table or record batch.
        InputValueError: when a column is missing or holds something else; the message names it.
        MissingExtraError: when pyarrow is not installed.

    Examples:
        >>> import beritaenrich as be
        >>> article = be.enrich("Hujan turun di Medan.")
        >>> list(from_arrow(to_arrow([article]))) == [article]
        True
    """
    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA, pa

    if not isinstance(data, pa.RecordBatch | pa.Table):
        raise type_error("data", data, "a pyarrow Table or RecordBatch")
    table = data if isinstance(data, pa.Table) else pa.Table.from_batches([data])
    arrays = []
    for field in ARTICLE_SCHEMA:
        if table.schema.names.count(field.name) != 1:
            raise InputValueError(f"no column {field.name!r}: these are not rows of enriched articles")
        try:
            arrays.append(table.column(field.name).cast(field.type))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise InputValueError(f"column {field.name!r} is not that of enriched articles: {error}") from error
    rows = pa.Table.from_arrays(arrays, schema=ARTICLE_SCHEMA)
    return _articles(batch.to_pylist() for batch in rows.to_batches(max_chunksize=CHUNK))


def _articles(parts: Iterable[list[Row]]) -> Iterator[Article | Failure]:
    for index, row in enumerate(chain.from_iterable(parts)):
        error = row.pop("error")
        if error is not None:
            kind, _, message = error.partition(": ")
            yield Failure(index=index, id=None, error=kind, message=message)
            continue
        for entity in row["entities"]:
            entity["identifiers"] = {code["scheme"]: code["code"] for code in entity["identifiers"]}
        yield msgspec.convert(row, Article)


def article_batch(articles: Sequence[Article | Failure], raws: Sequence[object] | None = None) -> "pa.RecordBatch":
    """Return the nested rows of a few articles; `raws` are the raw texts to show for failures."""
    pyarrow = require("pyarrow", "arrow")
    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA

    rows = []
    for index, article in enumerate(articles):
        if isinstance(article, Failure):
            raw = None if raws is None else raws[index]
            row = dict.fromkeys(ARTICLE_SCHEMA.names) | {"raw": raw, "error": error_text(article)}
        else:
            row = msgspec.to_builtins(article, builtin_types=(datetime,), enc_hook=_identifiers) | {"error": None}
            row["metadata"]["published"] = _instant(row["metadata"]["published"])
            for date in row["dates"]:
                _in_utc(date)
        rows.append(row)
    return _from_rows(pyarrow.RecordBatch, rows, ARTICLE_SCHEMA)


def _chunks(pairs: Iterable[tuple[str, Article | Failure]]) -> Iterator[list[tuple[str, Article | Failure]]]:
    """Yield the articles in lists that are small enough to be held as Python values and as one Arrow column."""
    chunk: list[tuple[str, Article | Failure]] = []
    characters = 0
    for pair in pairs:
        chunk.append(pair)
        characters += len(pair[1].raw) if isinstance(pair[1], Article) else 0
        if len(chunk) == CHUNK or characters > CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _from_rows(factory: Any, rows: list[Row], schema: "pa.Schema") -> Any:
    try:
        return factory.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return factory.from_pylist(_storable(rows), schema=schema)


def _storable(value: Any) -> Any:
    """Return the value with its texts in a form that UTF-8 can hold."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(inner) for inner in value]
    return value


def _identifiers(value: object) -> object:
    if isinstance(value, immutabledict):
        return [{"scheme": scheme, "code": code} for scheme, code in sorted(value.items())]
    raise NotImplementedError(f"no Arrow form for {type(value).__name__}")


def _instant(moment: datetime | None) -> datetime | None:
    """Return the moment in UTC; None where it or its time in Jakarta lies outside the years 1 to 9999."""
    if moment is None:
        return None
    try:
        utc = moment.astimezone(UTC)
        utc + timedelta(hours=8)
    except OverflowError:
        return None
    return utc


def _in_utc(date: Row) -> None:
    """Put the interval of a date in UTC, or leave it out where either end cannot be held."""
    begin, end = _instant(date["begin"]), _instant(date["end_exclusive"])
    date["begin"], date["end_exclusive"] = (None, None) if begin is None or end is None else (begin, end)
