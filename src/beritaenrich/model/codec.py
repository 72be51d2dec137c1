"""Articles as JSON: a loss-free, versioned round trip, and the JSON Schema that describes it (msgspec)."""

import json
import re
from typing import Any

import msgspec
from immutabledict import immutabledict

from beritaenrich.errors import SchemaError
from beritaenrich.model.article import Article

SCHEMA_VERSION = 1
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
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
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=_PAIR.search(article.raw) is None, separators=(",", ":"))


def from_dict(data: dict[str, Any]) -> Article:
    """Return the article; raises `SchemaError` naming the field that does not fit."""
    if not isinstance(data, dict):
        raise SchemaError(f"an article is a JSON object, not {type(data).__name__}")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise SchemaError(f"schema_version is {version!r}; this release reads version {SCHEMA_VERSION}")
    try:
        return msgspec.convert({key: value for key, value in data.items() if key != "schema_version"}, Article)
    except msgspec.ValidationError as error:
        raise SchemaError(f"not an article: {error}") from error


def from_json(text: str | bytes) -> Article:
    """Return the article; raises `SchemaError` for text that is not JSON or not an article."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"not JSON: {error}") from error
    return from_dict(data)


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
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "beritaenrich article",
        **reference,
        "$defs": components,
    }
    ready: dict[str, Any] = json.loads(json.dumps(schema))  # defaults are tuples, JSON has lists
    return ready
