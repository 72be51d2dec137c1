"""What cleaning finds: blocks with their roles, the article's metadata, and the cleaned text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from beritaenrich.model.alignment import AlignedText, Alignment, Edit, align


class BlockKind(StrEnum):
    """The role of a line of the raw text, or of a segment of one.

    Examples:
        >>> BlockKind.BODY in KEPT_KINDS, BlockKind.RELATED in KEPT_KINDS
        (True, False)
    """

    TITLE = "TITLE"
    KICKER = "KICKER"
    DECK = "DECK"
    BYLINE = "BYLINE"
    STAMP = "STAMP"
    CAPTION = "CAPTION"
    DATELINE = "DATELINE"
    BODY = "BODY"
    SUBHEAD = "SUBHEAD"
    RELATED = "RELATED"
    PROMO = "PROMO"
    AD = "AD"
    NAV = "NAV"
    COPYRIGHT = "COPYRIGHT"
    SOURCE = "SOURCE"
    DUPLICATE = "DUPLICATE"
    MARKUP = "MARKUP"


KEPT_KINDS = frozenset({BlockKind.BODY, BlockKind.SUBHEAD})
"""The kinds that go into the cleaned text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the raw text, or an inline segment of one, with its role and the id of the rule that decided.

    Examples:
        >>> import beritaenrich as be
        >>> block = be.clean("MEDAN - Tiga kapal tiba, Senin (6/11/2023).").blocks[0]
        >>> block.text, block.kind.value, block.rule, block.kept
        ('MEDAN -', 'DATELINE', 'dateline-caps', False)
    """

    start: int
    end: int
    text: str
    kind: BlockKind
    rule: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a metadata value was found: `raw[start:end]` gave `value` for the field `field`, by the rule `rule`.

    Examples:
        >>> import beritaenrich as be
        >>> be.clean("MEDAN - Tiga kapal tiba, Senin (6/11/2023).").metadata.evidence
        (Evidence(field='dateline', value='Medan', start=0, end=5, rule='dateline-caps'),)
    """

    field: str
    value: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts about an article that its text states; None or empty where it does not.

    `published` is always aware. `evidence` says for each value where it was found; `warnings` are notes on the input
    (`"no body text found"`, `"input holds HTML tags"`, `"page lists several articles"`).

    Examples:
        >>> import beritaenrich as be
        >>> metadata = be.clean("JAKARTA, KOMPAS.com - Tiga kapal tiba, Senin (6/11/2023).").metadata
        >>> metadata.outlet, metadata.dateline, metadata.published
        ('Kompas.com', 'Jakarta', None)
    """

    title: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    outlet: str | None = None
    published: datetime | None = None
    dateline: str | None = None
    sources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedText:
    """The result of cleaning: blocks that tile the non-blank raw text, the cleaned body, and the metadata.

    `text` is the body as the newspaper printed it, a line per paragraph; `alignment` maps it to the raw text and back,
    and `edits` are the repairs made on the way (also inside titles).

    Examples:
        >>> import beritaenrich as be
        >>> raw = "MEDAN - Tiga kapal tiba."
        >>> cleaned = be.clean(raw)
        >>> cleaned.text, cleaned.to_text(8, 12), cleaned.to_text(0, 5), cleaned.to_raw(0, 4)
        ('Tiga kapal tiba.', (0, 4), None, (8, 12))
    """

    raw: str
    text: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...] = ()
    alignment: Alignment

    def to_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where `raw[start:end]` stands in `text`, or None if all of it was dropped."""
        return self.alignment.to_text(start, end)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range that `text[start:end]` stands for."""
        return self.alignment.to_raw(start, end)

    @property
    def body(self) -> AlignedText:
        """The cleaned body with its alignment."""
        return AlignedText(text=self.text, alignment=self.alignment)

    @property
    def titles(self) -> tuple[AlignedText, ...]:
        """Each title block as a text of its own, repairs applied."""
        return tuple(
            align(self.raw, [(block.start, block.end, "")], self.edits)
            for block in self.blocks
            if block.kind is BlockKind.TITLE
        )
