"""Lines and segments: the raw text as the classifier sees it, with markup masked and every offset unchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from beritaenrich.model import BlockKind

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2064\ufeff]")
_BLANK_ENTITY = re.compile(r"&(?:nbsp|NBSP|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#xA0|#xa0);")
_BREAKING = "p|br|div|li|ul|ol|h[1-6]|table|tr|td|th|tbody|thead|section|article|figure|figcaption|blockquote|header|footer|nav|hr|html|head|body|title|meta|link|script|style|iframe|noscript|form|aside|main|center|pre"
_INLINE = "a|b|i|u|em|strong|span|img|font|small|big|sup|sub|s|strike|del|ins|mark|abbr|cite|q|code|label|button|input|svg|path|picture|source|video|audio|o:p|amp-[a-z]{2,15}"
_TAG = re.compile(rf"<(?:/?(?:(?P<breaking>{_BREAKING})|{_INLINE})(?=[\s/>])[^<>]{{0,3000}}/?>|!(?:--|DOCTYPE|doctype)[^<>]{{0,3000}}>)", re.IGNORECASE)
_OPAQUE = re.compile(r"<(script|style|noscript|iframe)\b", re.IGNORECASE)


@dataclass(slots=True)
class Segment:
    """A stretch of the raw text with its role and the rule that decided it."""

    start: int
    end: int
    kind: BlockKind
    rule: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line with its final role: what becomes a block."""

    start: int
    end: int
    kind: BlockKind
    rule: str


@dataclass(slots=True)
class Line:
    """A non-blank line: its stretch of the raw text, its masked text, and the roles found so far.

    `kind` is the role of everything in the line that no segment claims.
    """

    start: int
    end: int
    text: str
    kind: BlockKind = BlockKind.BODY
    rule: str = "body"
    decided: bool = False
    segments: list[Segment] = field(default_factory=list)

    def decide(self, kind: BlockKind, rule: str) -> None:
        """Give the whole line the role `kind`."""
        self.kind, self.rule, self.decided = kind, rule, True

    def claim(self, start: int, end: int, kind: BlockKind, rule: str) -> bool:
        """Claim a stretch of the line, around the markup in it, unless a part of it is claimed already."""
        inside = [other for other in self.segments if start < other.end and other.start < end]
        if start >= end or any(other.kind is not BlockKind.MARKUP for other in inside):
            return False
        for other in inside:
            if other.start > start:
                self._add(start, other.start, kind, rule)
            start = max(start, other.end)
        if start < end:
            self._add(start, end, kind, rule)
        self.segments.sort(key=lambda segment: segment.start)
        return True

    def _add(self, start: int, end: int, kind: BlockKind, rule: str) -> None:
        for low, high in _trimmed(self, start, end):
            self.segments.append(Segment(low, high, kind, rule))

    def free(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the line that no segment claims, without blanks around them."""
        position = self.start
        for segment in self.segments:
            yield from _trimmed(self, position, segment.start)
            position = max(position, segment.end)
        yield from _trimmed(self, position, self.end)

    def parts(self) -> list[Part]:
        """Return the parts of the line, in order: its segments, and between them what has the role of the line."""
        if not self.segments:
            return [Part(self.start, self.end, self.kind, self.rule)]
        found = [Part(segment.start, segment.end, segment.kind, segment.rule) for segment in self.segments]
        found.extend(Part(start, end, self.kind, self.rule) for start, end in self.free())
        found.sort(key=lambda part: part.start)
        first, last = found[0], found[-1]
        if first.start > self.start:
            found[0] = Part(self.start, first.end, first.kind, first.rule)
        if last.end < self.end:
            found[-1] = Part(found[-1].start, self.end, last.kind, last.rule)
        return found

    @property
    def visible(self) -> str:
        """The masked text with blanks where segments are: same length as `text`."""
        if not self.segments:
            return self.text
        pieces = []
        position = self.start
        for segment in self.segments:
            pieces.append(self.text[position - self.start : segment.start - self.start])
            pieces.append(" " * (segment.end - max(segment.start, position)))
            position = segment.end
        pieces.append(self.text[position - self.start :])
        return "".join(pieces)

    @property
    def core(self) -> str:
        """The masked text that no segment claims."""
        if not self.segments:
            return self.text.strip()
        return " ".join(self.text[start - self.start : end - self.start] for start, end in self.free())


def _trimmed(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = line.text[start - line.start : end - line.start]
    if stripped := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(stripped)


@dataclass(frozen=True, slots=True)
class MaskedText:
    """The raw text with tags, blank entities and invisible characters turned into blanks of the same length."""

    text: str
    markup: tuple[tuple[int, int, str], ...]
    has_tags: bool


def mask(raw: str) -> MaskedText:
    """Mask markup: tags that break the line become line breaks, everything else blanks; offsets stay.

    >>> mask("<p>Satu</p>&nbsp;dua").text.split()
    ['Satu', 'dua']
    """
    markup: list[tuple[int, int, str]] = []
    text = raw
    tags = False
    if "<" in raw:
        pieces = []
        position = 0
        for start, end, breaks in _tags(raw):
            tags = True
            pieces.append(text[position:start])
            pieces.append(("\n" if breaks else " ") * (end - start))
            markup.append((start, end, "html-tag"))
            position = end
        if tags:
            text = "".join([*pieces, text[position:]])
    if "&" in raw:
        for match in _BLANK_ENTITY.finditer(text):
            markup.append((match.start(), match.end(), "blank-entity"))
        if len(markup) and markup[-1][2] == "blank-entity":
            text = _BLANK_ENTITY.sub(lambda match: " " * len(match.group()), text)
            markup.sort()
    if not raw.isascii():
        text = _INVISIBLE.sub(" ", text)
    return MaskedText(text=text, markup=tuple(markup), has_tags=tags)


def _tags(raw: str) -> Iterator[tuple[int, int, bool]]:
    skip_to = 0
    for match in _TAG.finditer(raw):
        start, end = match.span()
        if start < skip_to:
            continue
        if opening := _OPAQUE.match(raw, start):
            closing = raw.find(f"</{opening.group(1).lower()}", end)
            if closing > 0 and not match.group().endswith("/>"):
                end = raw.find(">", closing) + 1 or len(raw)
                skip_to = end
        yield start, end, match.group("breaking") is not None


def scan(raw: str, masked: MaskedText) -> list[Line]:
    """Return the lines that are not blank; markup inside them is claimed as `MARKUP`.

    A line of markup only is a line with a role already.
    """
    lines: list[Line] = []
    tags = iter(masked.markup)
    tag = next(tags, None)
    for match in _LINE.finditer(masked.text):
        start, end = match.span()
        piece = raw[start:end]
        stripped = piece.strip()
        while tag is not None and tag[1] <= start:  # a tag between the lines
            lines.append(_markup_line(raw, tag))
            tag = next(tags, None)
        if not stripped:
            continue
        start += len(piece) - len(piece.lstrip())
        end = start + len(stripped)
        line = Line(start, end, masked.text[start:end])
        while tag is not None and tag[0] < end:
            line.segments.append(Segment(max(tag[0], start), min(tag[1], end), BlockKind.MARKUP, tag[2]))
            tag = next(tags, None)
        if not line.text.strip():
            line.decide(BlockKind.MARKUP, line.segments[0].rule if line.segments else "invisible")
        lines.append(line)
    while tag is not None:
        lines.append(_markup_line(raw, tag))
        tag = next(tags, None)
    return lines


def _markup_line(raw: str, tag: tuple[int, int, str]) -> Line:
    start, end, rule = tag
    line = Line(start, end, " " * (end - start))
    line.decide(BlockKind.MARKUP, rule)
    return line
