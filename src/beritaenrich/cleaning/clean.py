"""The cleaning stage: raw text of any outlet into blocks, cleaned text and metadata."""

from collections.abc import Sequence

from beritaenrich.cleaning.datelines import Dateline, read_dateline
from beritaenrich.cleaning.line_roles import assign_roles, find_stamp_lines, joins
from beritaenrich.cleaning.lines import Line, MaskedText, mask, scan
from beritaenrich.cleaning.mending import mend
from beritaenrich.cleaning.metadata import build_metadata
from beritaenrich.cleaning.outlets import outlet_rules
from beritaenrich.cleaning.rules import find_hits, general_rules, lower
from beritaenrich.cleaning.title_end import end_of_title
from beritaenrich.errors import type_error
from beritaenrich.model import KEPT_KINDS, Block, BlockKind, CleanedText, Edit, align

_DATELINE_LINES = 10


def clean(raw: str, outlet: str | None = None) -> CleanedText:
    """Return the blocks, the cleaned text and the metadata of a raw news text.

    Args:
        raw: the text as it was scraped.
        outlet: the name or domain of the outlet, where the caller knows it; else it is read from the text.

    Raises:
        InputTypeError: for anything but a string.

    >>> cleaned = clean("KYIV - Kyiv bertahan.\\nBaca juga: Warga Kyiv Menolong Sesama")
    >>> cleaned.text, cleaned.metadata.dateline
    ('Kyiv bertahan.', 'Kyiv')
    """
    if not isinstance(raw, str):
        raise type_error("raw", raw, "str")
    if outlet is not None and not isinstance(outlet, str):
        raise type_error("outlet", outlet, "str or None")
    masked = mask(raw)
    lines = scan(raw, masked)
    headings, closers = _apply_rules(masked, lines, outlet)
    stamps = find_stamp_lines(lines)
    dateline, dateline_line = _find_dateline(masked, lines)
    assign_roles(lines, headings, closers, dateline_line)
    blocks = tuple(
        Block(
            start=part.start,
            end=part.end,
            text=raw[part.start : part.end],
            kind=part.kind,
            rule=part.rule,
            kept=part.kind in KEPT_KINDS,
        )
        for line in lines
        for part in line.parts()
    )
    edits = _edits(raw, blocks)
    body = align(raw, _segments(raw, lines), edits)
    warnings = []
    if masked.has_tags:
        warnings.append("input holds HTML tags")
    if lines and not body.text:
        warnings.append("no body text found")
    metadata = build_metadata(raw, masked.text, lines, dateline, stamps, outlet, warnings)
    return CleanedText(
        raw=raw, text=body.text, metadata=metadata, blocks=blocks, edits=edits, alignment=body.alignment
    )


def _edits(raw: str, blocks: Sequence[Block]) -> tuple[Edit, ...]:
    """Return the repairs inside what is kept and inside titles."""
    edits = mend(raw)
    if not edits:
        return ()
    inside: list[Edit] = []
    spans = iter([(block.start, block.end) for block in blocks if block.kept or block.kind is BlockKind.TITLE])
    start, end = next(spans, (0, -1))
    for edit in edits:
        while edit.end > end >= 0:
            start, end = next(spans, (0, -1))
        if end >= 0 and edit.start >= start:
            inside.append(edit)
    return tuple(inside)


def _apply_rules(masked: MaskedText, lines: Sequence[Line], outlet: str | None) -> tuple[dict[int, str], set[int]]:
    headings: dict[int, str] = {}
    closers: set[int] = set()
    titles: set[str] = set()
    text = masked.text
    rules = [*outlet_rules(lower(text), outlet), *general_rules()]
    for hit in find_hits(text, lines, rules):
        line = lines[hit.line]
        if line.decided:
            continue
        start, end = hit.start, hit.end
        if hit.rule.where == "line":
            line.decide(hit.rule.kind, hit.rule.id)
            if hit.rule.header:
                headings[hit.line] = hit.rule.id
            if hit.rule.close:
                closers.add(hit.line)
            continue
        if hit.rule.header and hit.rule.where == "inline":
            limit = min((s.start for s in line.segments if s.start >= end), default=line.end)
            if not text[end:limit].strip() and not text[line.start : start].strip():
                line.decide(hit.rule.kind, hit.rule.id)
                headings[hit.line] = hit.rule.id
                continue
            sole = not text[line.start : start].strip(" -–•»>*(")
            end = end_of_title(text, end, limit, titles, sole=sole)
            if sole and end == limit:
                titles.add(text[hit.end : end].strip())
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        line.claim(start, end, hit.rule.kind, hit.rule.id)
    for line in lines:
        if line.segments and not line.decided and not any(char.isalnum() for char in line.core):
            first = line.segments[0]
            line.decide(first.kind, first.rule)
    return headings, closers


def _find_dateline(masked: MaskedText, lines: Sequence[Line]) -> tuple[Dateline | None, int | None]:
    tried = 0
    for index, line in enumerate(lines):
        if line.decided:
            continue
        tried += 1
        if tried > _DATELINE_LINES:
            break
        start = next((start for start, _ in line.free()), line.start)
        if not masked.text[start].isalpha():
            continue
        if found := read_dateline(masked.text, start):
            for later in lines[index:]:
                if later.start >= found.end:
                    break
                part = later.text[: found.end - later.start].rstrip()
                stop = later.start + len(part)
                later.claim(max(later.start, found.start), stop, BlockKind.DATELINE, found.rule)
                if not later.core.strip():
                    later.decide(BlockKind.DATELINE, found.rule)
                else:
                    return found, lines.index(later)
            return found, index
    return None, None


def _segments(raw: str, lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    segments: list[tuple[int, int, str]] = []
    kept = [line for line in lines if line.kind in KEPT_KINDS]
    for index, line in enumerate(kept):
        separator = "\n"
        if index:
            after = kept[index + 1] if index + 1 < len(kept) else None
            if joins(kept[index - 1], line, after):
                separator = " "
        for part in line.parts():
            if part.kind not in KEPT_KINDS:
                continue
            segments.append((part.start, part.end, separator))
            separator = " "
    return segments
