"""Indonesian news articles as clean, typed, trustworthy data.

    >>> import beritaenrich as be
    >>> article = be.enrich("JAKARTA - Ketua KPK Nawawi Pomolango tiba di Medan, Senin (6/11/2023).")
    >>> [(mention.text, mention.kind.value) for mention in article.mentions]
    [('KPK', 'ORGANISATION'), ('Nawawi Pomolango', 'PERSON'), ('Medan', 'PLACE')]

The names below are the whole public interface. They load on first use, so that importing the library costs next to nothing.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beritaenrich.batch import Failure, enrich_many
    from beritaenrich.cleaning import clean
    from beritaenrich.dates import normalise_dates, to_timex3
    from beritaenrich.entities import find_acronyms, resolve_entities, tag_entities
    from beritaenrich.errors import (
        BeritaError,
        InputTypeError,
        InputValueError,
        MissingExtraError,
        ModelError,
        ResourceError,
        SchemaError,
    )
    from beritaenrich.exchange import enrich_arrow, tables, to_records
    from beritaenrich.keywords import extract_keywords
    from beritaenrich.model import (
        Acronym,
        Alignment,
        Article,
        Attribution,
        Block,
        BlockKind,
        CleanedText,
        DateKind,
        DateMention,
        DateModifier,
        Edit,
        Entity,
        EntityKind,
        Evidence,
        Keyword,
        Link,
        Mention,
        Metadata,
        Quote,
        Sentence,
        Span,
        Token,
    )
    from beritaenrich.model.codec import json_schema
    from beritaenrich.pipeline import enrich
    from beritaenrich.quotes import extract_attributions, extract_quotes
    from beritaenrich.sentences import split_sentences

_HOME = {
    "batch": ("Failure", "enrich_many"),
    "cleaning": ("clean",),
    "dates": ("normalise_dates", "to_timex3"),
    "entities": ("find_acronyms", "resolve_entities", "tag_entities"),
    "errors": (
        "BeritaError",
        "InputTypeError",
        "InputValueError",
        "MissingExtraError",
        "ModelError",
        "ResourceError",
        "SchemaError",
    ),
    "exchange": ("enrich_arrow", "tables", "to_records"),
    "keywords": ("extract_keywords",),
    "model": (
        "Acronym",
        "Alignment",
        "Article",
        "Attribution",
        "Block",
        "BlockKind",
        "CleanedText",
        "DateKind",
        "DateMention",
        "DateModifier",
        "Edit",
        "Entity",
        "EntityKind",
        "Evidence",
        "Keyword",
        "Link",
        "Mention",
        "Metadata",
        "Quote",
        "Sentence",
        "Span",
        "Token",
    ),
    "model.codec": ("json_schema",),
    "pipeline": ("enrich",),
    "quotes": ("extract_attributions", "extract_quotes"),
    "sentences": ("split_sentences",),
}
_MODULE = {name: module for module, exported in _HOME.items() for name in exported}

__all__ = [  # noqa: PLE0604 - the names of the table above
    *sorted(_MODULE)
]
__version__ = version("beritaenrich")


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use (PEP 562)."""
    if name not in _MODULE:
        raise AttributeError(f"module 'beritaenrich' has no attribute {name!r}")
    value = getattr(import_module(f"beritaenrich.{_MODULE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
