"""Articles in the forms of other tools: tables and Arrow, spaCy, Stanza, CoNLL-U, Web Annotation, displaCy.

The libraries are imported when a function needs them; without one, the error says which command installs it.
"""

from typing import TYPE_CHECKING, Any

from beritaenrich.exchange.arrow import from_arrow, tables, to_arrow
from beritaenrich.exchange.conllu import to_conllu
from beritaenrich.exchange.displacy import to_displacy
from beritaenrich.exchange.engine import enrich_arrow
from beritaenrich.exchange.records import to_records
from beritaenrich.exchange.spacy_docs import to_docbin, to_spacy
from beritaenrich.exchange.stanza_docs import to_stanza
from beritaenrich.exchange.web_annotation import to_web_annotation

if TYPE_CHECKING:
    ARTICLE_SCHEMA: Any
    TABLE_SCHEMAS: Any

__all__ = [
    "ARTICLE_SCHEMA",
    "TABLE_SCHEMAS",
    "enrich_arrow",
    "from_arrow",
    "tables",
    "to_arrow",
    "to_conllu",
    "to_displacy",
    "to_docbin",
    "to_records",
    "to_spacy",
    "to_stanza",
    "to_web_annotation",
]


def __getattr__(name: str) -> object:
    """Make the schemas on first use, for they need pyarrow (PEP 562)."""
    if name not in ("ARTICLE_SCHEMA", "TABLE_SCHEMAS"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from beritaenrich.exchange import schemas

    return getattr(schemas, name)
