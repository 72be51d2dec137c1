"""The cleaning stage: raw text of any outlet into blocks, cleaned text and metadata."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from beritaenrich.cleaning.datelines import Dateline, read_dateline
from beritaenrich.cleaning.joining import continued
from beritaenrich.cleaning.line_roles import assign_roles
from beritaenrich.cleaning.lines import Line, MaskedText, mask, scan
from beritaenrich.cleaning.mending import mend
from beritaenrich.cleaning.metadata import build_metadata
from beritaenrich.cleaning.outlets import outlet_rules
from beritaenrich.cleaning.rules import Hit, Rule, active_rules, find_hits, lower, match_piece, match_tail
from beritaenrich.cleaning.shapes import title_share, words
from beritaenrich.cleaning.title_end import end_of_title
from beritaenrich.cleaning.top_matter import find_stamp_lines
from beritaenrich.errors import type_error
from beritaenrich.model import KEPT_KINDS, Block, BlockKind, CleanedText, Edit, align

_DATELINE_LINES = 10
_SHORT_PIECE = 300
_CLOSING = frozenset(".,;:!?)”%")
_SENTENCE = re.compile(r"[a-z]{2}[\"”’)]{0,2}[.!?](?:\s|\Z)")
_EDGES = " \t\xa0.:;,-–—|*"
_PLAIN_TITLES = ("(antara", "( antara", "antaranews", "© antara")


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
    text = masked.text
    lowered = lower(text)
    headings: dict[int, str] = {}
    closers: set[int] = set()
    own = outlet_rules(lowered, outlet)
    active = [*((rule, rule.triggers) for rule in own), *active_rules(text, lowered)]
    rules = [rule for rule, _ in active]
    links: list[Hit] = []
    for hit in find_hits(text, lowered, lines, active):
        line = lines[hit.line]
        if line.decided:
            continue
        if hit.rule.where == "line":
            line.decide(hit.rule.kind, hit.rule.id)
            if hit.rule.header:
                headings[hit.line] = hit.rule.id
        elif hit.rule.header:
            links.append(hit)
            continue
        elif not line.claim(hit.start, hit.end, hit.rule.kind, hit.rule.id):
            continue
        if hit.rule.close:
            closers.add(hit.line)
    for line in lines:
        if line.segments and not line.decided:
            _finish_tails(text, line, rules)
    headings.update(_claim_links(text, lowered, lines, links))
    for line in lines:
        if line.segments and not line.decided:
            _finish_pieces(text, line, rules)
    return headings, closers


def _finish_tails(text: str, line: Line, rules: Sequence[Rule]) -> None:
    """Claim what signs the story off before a segment at the end of the line: `… selesai. (rin) Editor: Sari`."""
    for start, end in list(line.free())[-2:]:
        while end < line.end and (found := match_tail(text, start, end, rules)):
            if not line.claim(found.start, end, found.rule.kind, found.rule.id):
                break
            end = found.start


def _claim_links(text: str, lowered: str, lines: Sequence[Line], links: Sequence[Hit]) -> dict[int, str]:
    """Claim the links to other articles inside lines, each with its title, and return those that are headings alone."""
    headings: dict[int, str] = {}
    titles: set[str] = set()
    plain = any(name in lowered for name in _PLAIN_TITLES)
    ordered = sorted((link for link in links if not lines[link.line].decided), key=lambda link: link.start)
    for link, following in zip_longest(ordered, ordered[1:]):
        line = lines[link.line]
        limit = following.start if following and following.line == link.line else line.end
        for other in line.segments:
            if other.start >= link.end and other.kind is not BlockKind.MARKUP:
                limit = min(limit, other.start)
        sole = not text[line.start : link.start].strip(" -–•»>*(")
        if not text[link.end : limit].strip(_EDGES):
            if sole and limit == line.end:
                line.decide(link.rule.kind, link.rule.id)
                headings[link.line] = link.rule.id
            else:
                line.claim(link.start, limit, link.rule.kind, link.rule.id)
            continue
        if _header_alone(text, link, limit) and not plain:
            line.claim(link.start, link.end, link.rule.kind, link.rule.id)
            continue
        end = end_of_title(text, link.end, limit, titles, sole=sole, plain=plain)
        if sole and end == limit:
            titles.add(text[link.end : end].strip())
        line.claim(link.start, end, link.rule.kind, link.rule.id)
    return headings


def _header_alone(text: str, link: Hit, limit: int) -> bool:
    """Whether the story goes on right after a header: its titles were lost, and what follows is written like a sentence."""
    if text[link.start : link.end].rstrip().endswith((":", ">", "»", "-", "–", "—")):
        return False
    head = text[link.end : min(limit, link.end + 160)]
    first = " ".join(words(head)[:9])
    return title_share(first) < 0.5 and bool(_SENTENCE.search(text, link.end, min(limit, link.end + 600)))


def _finish_pieces(text: str, line: Line, rules: Sequence[Rule]) -> None:
    """Decide what is left of a line between its segments: noise of its own, or marks that go with what is beside them."""
    for start, end in list(line.free()):
        if end - start <= _SHORT_PIECE and (rule := match_piece(text, start, end, rules)):
            line.claim(start, end, rule.kind, rule.id)
    _finish_tails(text, line, rules)
    if not any(char.isalnum() for char in line.core):
        noise = next((segment for segment in line.segments if segment.kind is not BlockKind.MARKUP), line.segments[0])
        line.decide(noise.kind, noise.rule)


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
    """Return what is kept, with a line break before each paragraph and a blank where a sentence runs on."""
    segments: list[tuple[int, int, str]] = []
    kept = [line for line in lines if line.kind in KEPT_KINDS]
    for line, runs_on in zip(kept, continued(kept), strict=True):
        separator = " " if runs_on else "\n"
        for part in line.parts():
            if part.kind in KEPT_KINDS:
                if separator == " " and raw[part.start] in _CLOSING:
                    separator = ""
                segments.append((part.start, part.end, separator))
                separator = ""
            if part.kind not in KEPT_KINDS and part.rule != "html-tag":
                separator = separator or " "
            elif raw[part.end : part.end + 1].isspace():
                separator = separator or " "
    return segments
