"""The cleaning stage: raw text of any outlet into blocks, cleaned text and metadata."""

from collections.abc import Sequence
from dataclasses import replace

from beritaenrich.cleaning.datelines import Dateline, read_dateline, read_opening
from beritaenrich.cleaning.given_outlet import as_site
from beritaenrich.cleaning.inline import apply_rules
from beritaenrich.cleaning.inline_head import claim_head
from beritaenrich.cleaning.joining import continued
from beritaenrich.cleaning.line_roles import assign_roles, lists_articles
from beritaenrich.cleaning.lines import Line, MaskedText, Part, mask, scan
from beritaenrich.cleaning.mending import mend
from beritaenrich.cleaning.metadata import build_metadata
from beritaenrich.cleaning.top_matter import find_stamp_lines
from beritaenrich.errors import type_error
from beritaenrich.model import KEPT_KINDS, Block, BlockKind, CleanedText, Edit, align

_DATELINE_LINES = 10
_SHORTEST_LEAD = 100
_DASHES = ("-", "–", "—")
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
    stamps = [*find_stamp_lines(lines), *claim_head(masked.text, lines)]
    dateline, dateline_line = _find_dateline(masked, lines)
    assign_roles(lines, headings, closers, dateline_line)
    if dateline is None:
        _claim_lost_dateline(lines)
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
    warnings = []
    if masked.has_tags:
        warnings.append("input holds HTML tags")
    if lists_articles(lines):
        warnings.append("page lists several articles")
    if lines and not body.text:
        warnings.append("no body text found")
    metadata = build_metadata(
        masked.text,
        [part for line_parts in parts for part in line_parts],
        read=lambda start, end: align(raw, [(start, end, "")], edits).text,
        dateline=dateline,
        stamps=stamps,
        given_outlet=outlet,
        warnings=warnings,
    )
    return CleanedText(raw=raw, text=body.text, metadata=metadata, blocks=blocks, edits=edits, alignment=body.alignment)


def _captions_lead(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line with a dateline is a signed caption above the lead, which has a dateline of its own."""
    if not any(segment.rule.startswith("signoff") for segment in lines[index].segments):
        return False
    following = next((line for line in lines[index + 1 : index + 4] if not line.decided), None)
    return following is not None and read_dateline(text, following.start) is not None


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


def _find_dateline(masked: MaskedText, lines: Sequence[Line]) -> tuple[Dateline | None, int | None]:
    tried = 0
    for index, line in enumerate(lines):
        if line.decided:
            continue
        tried += 1
        if tried > _DATELINE_LINES:
            break
        start = next((low for low, high in line.free() if any(map(str.isalnum, masked.text[low:high]))), line.start)
        if not masked.text[start].isalpha() and masked.text[start] not in "[(":
            continue
        found = read_dateline(masked.text, start)
        if found is None and tried == 1 and len(line.text) > _SHORTEST_LEAD:
            found = read_opening(masked.text, start)
        if found is None:
            continue
        if _captions_lead(masked.text, lines, index):
            line.drop_claims()
            line.decide(BlockKind.CAPTION, "caption-with-dateline")
            continue
        return found, _claim_dateline(lines, index, found)
    return None, None


def _claim_dateline(lines: Sequence[Line], index: int, found: Dateline) -> int:
    """Claim a dateline from the line `index` on, and return the line in which the story goes on behind it."""
    for number in range(index, len(lines)):
        line = lines[number]
        if line.start >= found.end:
            return number
        stop = line.start + len(line.text[: found.end - line.start].rstrip())
        line.claim(max(line.start, found.start), stop, BlockKind.DATELINE, found.rule)
        if line.core.strip():
            return number
        line.decide(BlockKind.DATELINE, found.rule)
    return index


def _claim_lost_dateline(lines: Sequence[Line]) -> None:
    """Claim the dash that is left of a dateline before the first word of the story, where it opens no list."""
    story = [line for line in lines if line.kind in KEPT_KINDS and line.text[:1] in _DASHES]
    first = next((line for line in lines if line.kind in KEPT_KINDS), None)
    if first is not None and story == [first] and first.text[1:2] == " ":
        first.claim(first.start, first.start + 1, BlockKind.DATELINE, "dateline-lost")


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
