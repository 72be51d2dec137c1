"""The cleaning stage: raw text of any outlet into blocks, cleaned text and metadata."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from beritaenrich.cleaning.dateline_lines import claim_dateline, claim_lost_dateline
from beritaenrich.cleaning.given_outlet import as_site
from beritaenrich.cleaning.inline import apply_rules
from beritaenrich.cleaning.inline_head import claim_head
from beritaenrich.cleaning.joining import continued
from beritaenrich.cleaning.line_roles import assign_roles, lists_articles
from beritaenrich.cleaning.lines import Line, Part, mask, scan
from beritaenrich.cleaning.mending import mend
from beritaenrich.cleaning.metadata import build_metadata
from beritaenrich.cleaning.page_furniture import decide_page_words
from beritaenrich.cleaning.stamp_lines import find_stamp_lines
from beritaenrich.errors import type_error
from beritaenrich.model import KEPT_KINDS, Block, BlockKind, CleanedText, Edit, align

_BARS = " |-–—•*/»\xa0"
_CLOSING = frozenset(".,;:!?)”%")


def clean(raw: str, outlet: str | None = None) -> CleanedText:
    r"""Return the blocks, the cleaned text and the metadata of a raw news text.

    Args:
        raw: the text as it was scraped.
        outlet: the name or domain of the outlet, where the caller knows it: it counts as one where it stands in the text; else it
            is read from the text.

    Raises:
        InputTypeError: for anything but a string.

    Examples:
        >>> cleaned = clean("KYIV - Kyiv bertahan.\nBaca juga: Warga Kyiv Menolong Sesama")
        >>> cleaned.text, cleaned.metadata.dateline
        ('Kyiv bertahan.', 'Kyiv')
    """
    if not isinstance(raw, str):
        raise type_error("raw", raw, "str")
    if outlet is not None and not isinstance(outlet, str):
        raise type_error("outlet", outlet, "str or None")
    masked = mask(raw)
    if outlet is not None:
        masked = replace(masked, text=as_site(masked.text, outlet))
    lines = scan(raw, masked)
    headings, closers = apply_rules(masked.text, lines, outlet)
    decide_page_words(lines)
    stamps = [*find_stamp_lines(lines), *claim_head(masked.text, lines)]
    dateline, dateline_line = claim_dateline(masked.text, lines)
    assign_roles(lines, headings, closers, dateline_line)
    if dateline is None:
        claim_lost_dateline(lines)
    parts = [_parts(raw, line) for line in lines]
    blocks = tuple(
        Block(
            start=part.start,
            end=part.end,
            text=raw[part.start : part.end],
            kind=part.kind,
            rule=part.rule,
            kept=part.kind in KEPT_KINDS,
        )
        for line_parts in parts
        for part in line_parts
    )
    edits = _edits(raw, blocks)
    body = align(raw, _segments(raw, lines, parts), edits)
    metadata = build_metadata(
        masked.text,
        [part for line_parts in parts for part in line_parts],
        read=lambda start, end: align(raw, [(start, end, "")], edits).text,
        dateline=dateline,
        stamps=stamps,
        given_outlet=outlet,
        warnings=_warnings(lines, body.text, has_tags=masked.has_tags),
    )
    return CleanedText(raw=raw, text=body.text, metadata=metadata, blocks=blocks, edits=edits, alignment=body.alignment)


def _warnings(lines: Sequence[Line], body: str, *, has_tags: bool) -> Iterator[str]:
    if has_tags:
        yield "input holds HTML tags"
    if lists_articles(lines):
        yield "page lists several articles"
    if lines and not body:
        yield "no body text found"


def _parts(raw: str, line: Line) -> list[Part]:
    """Return the parts of a line so that they cover all of it but blanks.

    Invisible marks go with the part before them, and so do bars and dashes that are left of the story between noise.
    """
    parts = line.parts()
    position = line.start
    for index, part in enumerate(parts):
        if part.start > position and raw[position : part.start].strip():
            if index:
                gap = len(raw[position : part.start].rstrip())
                parts[index - 1] = replace(parts[index - 1], end=position + gap)
            else:
                parts[0] = replace(part, start=line.start)
        after_noise = index and part.kind in KEPT_KINDS and parts[index - 1].kind not in KEPT_KINDS
        if after_noise and not raw[part.start : part.end].strip(_BARS):
            parts[index] = replace(part, kind=parts[index - 1].kind, rule=parts[index - 1].rule)
        position = part.end
    if position < line.end and raw[position : line.end].strip():
        parts[-1] = replace(parts[-1], end=line.end)
    return parts


def _edits(raw: str, blocks: Sequence[Block]) -> tuple[Edit, ...]:
    """Return the repairs inside what is kept and inside titles (a blank lost before them is no repair)."""
    edits = mend(raw)
    if not edits:
        return ()
    inside: list[Edit] = []
    spans = iter([(block.start, block.end) for block in blocks if block.kept or block.kind is BlockKind.TITLE])
    start, end = next(spans, (0, -1))
    for edit in edits:
        while edit.end > end >= 0:
            start, end = next(spans, (0, -1))
        if end >= 0 and edit.start >= start and edit.end > start:
            inside.append(edit)
    return tuple(inside)


def _segments(raw: str, lines: Sequence[Line], parts: Sequence[Sequence[Part]]) -> list[tuple[int, int, str]]:
    """Return what is kept, with a line break before each paragraph and a blank where a sentence runs on."""
    segments: list[tuple[int, int, str]] = []
    kept = [number for number, line in enumerate(lines) if line.kind in KEPT_KINDS]
    for number, runs_on in zip(kept, continued(lines, kept), strict=True):
        separator = " " if runs_on else "\n"
        for part in parts[number]:
            if part.kind in KEPT_KINDS:
                if separator == " " and raw[part.start] in _CLOSING:
                    separator = ""
                segments.append((part.start, part.end, separator))
                separator = ""
            dropped = part.kind not in KEPT_KINDS and part.rule not in {"html-tag", "markdown"}
            if dropped or raw[part.end : part.end + 1].isspace():
                separator = separator or " "
    return segments
