"""Articles as tidy rows: one kind of row for each kind of annotation, joined by the id of the article and by indices."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from beritaenrich.batch import Failure
from beritaenrich.errors import InputValueError, type_error
from beritaenrich.exchange.columns import columns, table_names
from beritaenrich.model import Article

Row = dict[str, Any]
_NOTHING = object()


def to_records(articles: Iterable[Article | Failure], ids: Iterable[object] | None = None) -> dict[str, list[Row]]:
    """Return tidy tables as lists of dictionaries: what `pandas.DataFrame` and `json` take.

    Args:
        articles: articles, or what `enrich_many` yields; a failure becomes a row of `articles` with its `error`.
        ids: an id for each article, in the same order; without it, its place in the input.

    Raises:
        InputTypeError: when `articles` yields something else.
        InputValueError: when there are more or fewer ids than articles.

    Examples:
        >>> import beritaenrich as be
        >>> records = to_records([be.enrich("Rapat digelar Senin (6/11/2023).")], ids=["a1"])
        >>> [(row["article"], row["value"]) for row in records["dates"]]
        [('a1', '2023-11-06')]
    """
    tables: dict[str, list[Row]] = {name: [] for name in table_names()}
    for name, article in named(articles, ids):
        if isinstance(article, Failure):
            tables["articles"].append({**_empty_row(), "article": name, "error": error_text(article)})
            continue
        tables["articles"].append({"article": name, **_article(article)})
        for table, (index_column, rows) in _ROWS.items():
            tables[table] += [{"article": name, index_column: i, **row} for i, row in enumerate(rows(article))]
    return tables


def named(
    articles: Iterable[Article | Failure], ids: Iterable[object] | None = None
) -> Iterator[tuple[str, Article | Failure]]:
    """Yield each article with its id, as `to_records` describes them."""
    if isinstance(articles, Article | str | bytes) or not isinstance(articles, Iterable):
        raise type_error("articles", articles, "an iterable of articles")
    given = None if ids is None else iter(ids)
    for index, article in enumerate(articles):
        if not isinstance(article, Article | Failure):
            raise type_error("articles", article, "an iterable of articles")
        name = index if given is None else next(given, _NOTHING)
        if name is _NOTHING:
            raise InputValueError("argument 'ids' holds fewer ids than there are articles")
        yield str(name), article
    if given is not None and next(given, _NOTHING) is not _NOTHING:
        raise InputValueError("argument 'ids' holds more ids than there are articles")


def error_text(failure: Failure) -> str:
    """Return what the `error` columns hold: the name of the error and its message."""
    return f"{failure.error}: {failure.message}"


def _empty_row() -> Row:
    return dict.fromkeys(column.name for column in columns()["articles"])


def _article(article: Article) -> Row:
    metadata = article.metadata
    return {
        "title": article.title,
        "kicker": metadata.kicker,
        "authors": list(metadata.authors),
        "editors": list(metadata.editors),
        "outlet": metadata.outlet,
        "published": metadata.published,
        "dateline": metadata.dateline,
        "sources": list(metadata.sources),
        "warnings": list(metadata.warnings),
        "raw": article.raw,
        "text": article.text,
        "error": None,
    }


def _blocks(article: Article) -> Iterator[Row]:
    for block in article.blocks:
        yield {
            "start": block.start,
            "end": block.end,
            "text": block.text,
            "kind": block.kind.value,
            "rule": block.rule,
            "kept": block.kept,
        }


def _sentences(article: Article) -> Iterator[Row]:
    for sentence in article.sentences:
        yield {
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
            "block": sentence.block,
            "kind": article.blocks[sentence.block].kind.value,
            "tokens": [token.form for token in sentence.tokens],
        }


def _mentions(article: Article) -> Iterator[Row]:
    for mention in article.mentions:
        yield {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind.value,
            "score": mention.score,
            "sentence": mention.sentence,
            "entity": mention.entity,
            "name": _entity_name(article, mention.entity),
        }


def _entities(article: Article) -> Iterator[Row]:
    for entity in article.entities:
        yield {
            "name": entity.name,
            "kind": entity.kind.value,
            "aliases": list(entity.aliases),
            "roles": list(entity.roles),
            "identifiers": [{"scheme": scheme, "code": code} for scheme, code in sorted(entity.identifiers.items())],
            "mentions": list(entity.mentions),
        }


def _dates(article: Article) -> Iterator[Row]:
    for date in article.dates:
        yield {
            "start": date.start,
            "end": date.end,
            "text": date.text,
            "kind": date.kind.value,
            "value": date.value,
            "begin": date.begin,
            "end_exclusive": date.end_exclusive,
            "resolved_from": date.resolved_from,
            "weekday_agrees": date.weekday_agrees,
            "mod": None if date.mod is None else date.mod.value,
            "alternatives": list(date.alternatives),
        }


def _quotes(article: Article) -> Iterator[Row]:
    for quote in article.quotes:
        speaker, cue = quote.speaker_span, quote.cue
        yield {
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
            "speaker": quote.speaker,
            "entity": quote.entity,
            "name": _entity_name(article, quote.entity),
            "speaker_start": None if speaker is None else speaker.start,
            "speaker_end": None if speaker is None else speaker.end,
            "speaker_text": None if speaker is None else speaker.text,
            "cue_start": None if cue is None else cue.start,
            "cue_end": None if cue is None else cue.end,
            "cue_text": None if cue is None else cue.text,
            "partial": quote.partial,
        }


def _attributions(article: Article) -> Iterator[Row]:
    for found in article.attributions:
        yield {
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "source": found.source,
            "rule": found.rule,
        }


def _acronyms(article: Article) -> Iterator[Row]:
    for acronym in article.acronyms:
        yield {
            "start": acronym.start,
            "end": acronym.end,
            "text": acronym.text,
            "short": acronym.short,
            "long": acronym.long,
        }


def _keywords(article: Article) -> Iterator[Row]:
    for keyword in article.keywords:
        yield {
            "text": keyword.text,
            "score": keyword.score,
            "occurrences": [{"start": span.start, "end": span.end} for span in keyword.occurrences],
        }


def _entity_name(article: Article, entity: int | None) -> str | None:
    return None if entity is None else article.entities[entity].name


_ROWS: dict[str, tuple[str, Callable[[Article], Iterator[Row]]]] = {
    "blocks": ("block", _blocks),
    "sentences": ("sentence", _sentences),
    "mentions": ("mention", _mentions),
    "entities": ("entity", _entities),
    "dates": ("date", _dates),
    "quotes": ("quote", _quotes),
    "attributions": ("attribution", _attributions),
    "acronyms": ("acronym", _acronyms),
    "keywords": ("keyword", _keywords),
}
"""For each table of annotations: the column of the row's index, and the rest of the row."""
