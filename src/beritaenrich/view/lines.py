"""What single stages find, a record per line: as JSON, or as columns with tabs between them."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from beritaenrich.model import Article
from beritaenrich.view.escaping import printable
from beritaenrich.view.tables import speaker_name

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "clean": ("text",),
    "sentences": ("text",),
    "entities": ("kind", "name"),
    "dates": ("kind", "value", "text"),
    "quotes": ("speaker", "text"),
}
"""The stages, and the fields of their records that the text form shows."""


def records(
    stage: str, raw: str, outlet: str | None = None, published: datetime | None = None
) -> Iterator[dict[str, Any]]:
    """Return what a stage finds in a raw article, as JSON-ready records.

    Args:
        stage: a key of `COLUMNS`.
        raw: the raw text.
        outlet: the outlet, where the caller knows it.
        published: when the article was published (for `dates`).

    Examples:
        >>> [record["value"] for record in records("dates", "Hujan turun Senin (6/11/2023).")]
        ['2023-11-06']
    """
    from beritaenrich.cleaning import clean

    if stage in ("entities", "quotes"):
        from beritaenrich.pipeline import enrich

        article = enrich(raw, published, outlet)
        return _entities(article) if stage == "entities" else _quotes(article)
    cleaned = clean(raw, outlet)
    if stage == "clean":
        return iter([_builtins(cleaned)])
    if stage == "sentences":
        from beritaenrich.sentences import split_sentences

        return map(_builtins, split_sentences(cleaned))
    from beritaenrich.dates import normalise_dates

    return map(_builtins, normalise_dates(cleaned, published))


def _builtins(value: object) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(value)
    return data


def _entities(article: Article) -> Iterator[dict[str, Any]]:
    for entity, data in zip(article.entities, article.to_dict()["entities"], strict=True):
        data["mentions"] = [_builtins(article.mentions[index]) for index in entity.mentions]
        yield data


def _quotes(article: Article) -> Iterator[dict[str, Any]]:
    for quote in article.quotes:
        yield {**_builtins(quote), "speaker": speaker_name(article, quote) or None}


def json_line(record: Mapping[str, Any], file: str | None = None) -> str:
    r"""Return a record as a line of JSON; `file` comes first in it; lone surrogates are written as escapes.

    Examples:
        >>> json_line({"text": "é"}, file="a.txt")
        '{"file":"a.txt","text":"é"}\n'
    """
    line = json.dumps(record if file is None else {"file": file, **record}, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "backslashreplace").decode() + "\n"


def text_line(stage: str, record: Mapping[str, Any], file: str | None = None) -> str:
    r"""Return a record as a line of columns with tabs between them, with `file` as the first; cleaned text stays as it is.

    Examples:
        >>> text_line("dates", {"kind": "DATE", "value": "2023-11-06", "text": "Senin\n(6/11/2023)"})
        'DATE\t2023-11-06\tSenin (6/11/2023)\n'
    """
    if stage == "clean":
        heading = "" if file is None else f"==> {printable(file)} <==\n"
        return f"{heading}{printable(record['text'])}\n"
    cells = [record[column] or "" for column in COLUMNS[stage]]
    return "\t".join(" ".join(printable(cell).split()) for cell in ([] if file is None else [file]) + cells) + "\n"
