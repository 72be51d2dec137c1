"""Articles as JSON: a loss-free, versioned round trip, and the JSON Schema that describes it (msgspec)."""

import json
import re
from inspect import cleandoc
from math import isfinite
from reprlib import repr as short_repr
from typing import Any

import msgspec
from immutabledict import immutabledict

from beritaenrich.errors import SchemaError, type_error
from beritaenrich.model.article import Article

SCHEMA_VERSION = 1
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONGEST_REASON = 300
SCHEMA_ID = f"urn:beritaenrich:article:{SCHEMA_VERSION}"


def _builtin(value: object) -> object:
    if isinstance(value, immutabledict):
        return dict(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


def to_dict(article: Article) -> dict[str, Any]:
    """Return JSON-ready builtins: dicts, lists, strings, numbers; dates as ISO 8601 strings."""
    data: dict[str, Any] = msgspec.to_builtins(article, enc_hook=_builtin)
    return {"schema_version": SCHEMA_VERSION, **data}


def to_json(article: Article) -> str:
    """Return one line of JSON.

    Lone surrogates are written as escapes; where two stand so that a reader would join them, as they are: such a text has no
    UTF-8 either.
    """
    data = to_dict(article)
    try:
        return msgspec.json.encode(data).decode()
    except (UnicodeEncodeError, OverflowError):  # a number of over 64 bits, which only a foreign article has
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return written if _PAIR.search(written) else json.dumps(data, separators=(",", ":"))


def from_dict(data: dict[str, Any]) -> Article:
    """Return the article; raises `SchemaError` naming the field that does not fit."""
    if not isinstance(data, dict):
        raise SchemaError(f"an article is a JSON object, not {type(data).__name__}")
    version = data.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        raise SchemaError(f"schema_version is {short_repr(version)}; this release reads version {SCHEMA_VERSION}")
    try:
        return msgspec.convert({key: value for key, value in data.items() if key != "schema_version"}, Article)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:  # msgspec quotes lone surrogates as UTF-8
        raise SchemaError(f"not an article: {str(error)[:_LONGEST_REASON]}") from error


def from_json(text: str | bytes) -> Article:
    """Return the article; raises `SchemaError` for text that is not JSON or not an article."""
    if not isinstance(text, str | bytes):
        raise type_error("text", text, "str or bytes")
    try:
        data = json.loads(text, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"not JSON: {error}") from error
    return from_dict(data)


def _finite(written: str) -> float:
    """Return the number; raises `ValueError` for `NaN` and `Infinity`, which are no JSON, and for numbers that become infinite."""
    number = float(written)
    if not isfinite(number):
        raise ValueError(f"{short_repr(written)} is no finite number")
    return number


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` writes.

    Examples:
        >>> json_schema()["$id"]
        'urn:beritaenrich:article:1'
    """
    (reference,), components = msgspec.json.schema_components([Article], ref_template="#/$defs/{name}")
    article = components["Article"]
    article["properties"] = {"schema_version": {"const": SCHEMA_VERSION}, **article["properties"]}
    article["required"] = ["schema_version", *article.get("required", [])]
    for component in components.values():
        component["description"] = cleandoc(component["description"]).split("\n\nExamples:")[0]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "beritaenrich article",
        **reference,
        "$defs": components,
    }
    ready: dict[str, Any] = json.loads(json.dumps(schema))  # defaults are tuples, JSON has lists
    return ready
