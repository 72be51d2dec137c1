"""The data model: frozen, typed values with offsets into the raw text. It depends on nothing else in the library."""

from beritaenrich.model.alignment import AlignedText, Alignment, Edit, Run, align
from beritaenrich.model.annotations import (
    Acronym,
    Attribution,
    DateKind,
    DateMention,
    DateModifier,
    Entity,
    EntityKind,
    Keyword,
    Link,
    Mention,
    Quote,
    Sentence,
    Token,
)
from beritaenrich.model.article import Article
from beritaenrich.model.blocks import KEPT_KINDS, Block, BlockKind, CleanedText, Evidence, Metadata
from beritaenrich.model.spans import Span

__all__ = [
    "KEPT_KINDS",
    "Acronym",
    "AlignedText",
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
    "Run",
    "Sentence",
    "Span",
    "Token",
    "align",
]
