"""The article: everything that the pipeline found, in one frozen value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from beritaenrich.model.alignment import Alignment, Edit
from beritaenrich.model.annotations import (
    Acronym,
    Attribution,
    DateMention,
    Entity,
    Keyword,
    Mention,
    Quote,
    Sentence,
)
from beritaenrich.model.blocks import Block, Metadata

if TYPE_CHECKING:
    from stanza.models.common.doc import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An enriched article. All offsets are half-open, in code points of `raw`; all sequences are in text order.

    Examples:
        >>> import beritaenrich as be
        >>> article = be.enrich("JAKARTA - Presiden Joko Widodo tiba di Medan, Senin (6/11/2023).")
        >>> article.metadata.dateline, article.dates[0].value
        ('Jakarta', '2023-11-06')
    """

    raw: str
    text: str
    title: str | None
    metadata: Metadata
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...] = ()
    alignment: Alignment
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    keywords: tuple[Keyword, ...] = ()

    def to_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where `raw[start:end]` stands in `text`, or None if all of it was dropped."""
        return self.alignment.to_text(start, end)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range that `text[start:end]` stands for."""
        return self.alignment.to_raw(start, end)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as JSON-ready builtins, with `schema_version`."""
        from beritaenrich.model.codec import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """Return the article as one line of JSON; `from_json` gives back an equal article."""
        from beritaenrich.model.codec import to_json

        return to_json(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """Return the article that `to_dict` wrote; raises `SchemaError` for anything else."""
        from beritaenrich.model.codec import from_dict

        return from_dict(data)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Article":
        """Return the article that `to_json` wrote; raises `SchemaError` for anything else."""
        from beritaenrich.model.codec import from_json

        return from_json(text)

    def to_stanza(self) -> "Document":
        """Return the article as a Stanza document with the same tokens, offsets and names (needs the extra `stanza`)."""
        from beritaenrich.exchange.stanza_docs import to_stanza

        return to_stanza(self)

    def _repr_html_(self) -> str:
        """Show the article in a notebook."""
        from beritaenrich.view.html import article_html

        return article_html(self)
