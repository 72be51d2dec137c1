"""Lines and segments: the raw text as the classifier sees it, with markup masked and every offset unchanged."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from beritaenrich.model import BlockKind

LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2064\ufeff]")
_BLANK_ENTITY = re.compile(r"&(?:nbsp|NBSP|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#xA0|#xa0);")
_BREAKING = "p|br|div|li|ul|ol|h[1-6]|table|tr|td|th|tbody|thead|section|article|figure|figcaption|blockquote|header|footer|nav|hr|html|head|body|title|meta|link|script|style|iframe|noscript|form|aside|main|center|pre"
_INLINE = "a|b|i|u|em|strong|span|img|font|small|big|sup|sub|s|strike|del|ins|mark|abbr|cite|q|code|label|button|input|svg|path|picture|source|video|audio|o:p|amp-[a-z]{2,15}"
_TAG = re.compile(
    rf"<(?:/?(?:(?P<breaking>{_BREAKING})|{_INLINE})(?=[\s/>])[^<>]{{0,3000}}/?>|!(?:--|DOCTYPE|doctype)[^<>]{{0,3000}}>)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,400}\)"  # a picture
    r"|\[(?=[^\[\]\n]{1,300}\]\((?:https?:/)?/)|\]\((?:https?:/)?/[^()\s]{0,400}(?: \"[^\"\n]{0,100}\")?\)"  # a link around its text
    r"|(?P<open>(?<![*(\w])\*\*(?=[^\s*][^*\n]{0,400}\*\*(?![*)\w])))"  # bold
    r"|(?P<close>(?<=[^\s*(])\*\*(?=[\s.,:;!?\])]|\Z))"
)
_HEADING = re.compile(r"^#{1,6} (?=\S)", re.MULTILINE)
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

    def reopen(self) -> None:
        """Take the role of the line back, as if no rule had decided it."""
        self.kind, self.rule, self.decided = BlockKind.BODY, "body", False

    def drop_claims(self) -> None:
        """Forget the claims on the line, but for markup."""
        self.segments = [segment for segment in self.segments if segment.kind is BlockKind.MARKUP]

    def claim(self, start: int, end: int, kind: BlockKind, rule: str) -> bool:
        """Claim a stretch of the line, around the markup in it, unless a part of it is claimed already."""
        if start >= end:
            return False
        first = bisect_left(self.segments, start, key=lambda other: other.end)
        if first < len(self.segments) and self.segments[first].end == start:
            first += 1
        pieces = []
        while first < len(self.segments) and (other := self.segments[first]).start < end:
            first += 1
            if other.kind is not BlockKind.MARKUP:
                return False
            pieces.append((start, other.start))
            start = max(start, other.end)
        for low, high in [*pieces, (start, end)]:
            for from_, to in _trimmed(self, low, high):
                insort(self.segments, Segment(from_, to, kind, rule), key=lambda other: other.start)
        return True

    def free(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the line that no segment claims, without blanks around them."""
        position = self.start
        for segment in self.segments:
            yield from _trimmed(self, position, segment.start)
            position = max(position, segment.end)
        yield from _trimmed(self, position, self.end)

    def first_words(self) -> int:
        """Return where the first stretch with a letter or a digit begins that no segment claims."""
        free = (
            low for low, high in self.free() if any(map(str.isalnum, self.text[low - self.start : high - self.start]))
        )
        return next(free, self.start)

    def parts(self) -> list[Part]:
        """Return the parts of the line, in order: its segments, and between them what has the role of the line."""
        if not self.segments:
            return [Part(self.start, self.end, self.kind, self.rule)]
        found = [Part(segment.start, segment.end, segment.kind, segment.rule) for segment in self.segments]
        found.extend(Part(start, end, self.kind, self.rule) for start, end in self.free())
        found.sort(key=lambda part: part.start)
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


def undecided(lines: Sequence[Line], start: int = 0) -> list[int]:
    """Return the indices of the lines from `start` on that have no role yet."""
    return [index for index in range(start, len(lines)) if not lines[index].decided]


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

    Examples:
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
        blanks = [(match.start(), match.end(), "blank-entity") for match in _BLANK_ENTITY.finditer(text)]
        if blanks:
            text = _BLANK_ENTITY.sub(lambda match: " " * len(match.group()), text)
            markup = sorted([*markup, *blanks])
    if written := _markdown(text):
        markup = sorted([*markup, *written])
        text = _blanked(text, written)
    if not raw.isascii():
        text = _INVISIBLE.sub(" ", text)
    return MaskedText(text=text, markup=tuple(markup), has_tags=tags)


def _blanked(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """Return the text with blanks where the spans are."""
    pieces = []
    position = 0
    for start, end, _ in spans:
        pieces += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])


def _markdown(text: str) -> list[tuple[int, int, str]]:
    """Return the marks of Markdown, where links or pairs of `**` show that the text is written in it."""
    if "](" not in text and text.count("**") < 2:
        return []
    found = []
    bold = False
    for match in _MARKDOWN.finditer(text):
        if match["close"] and not bold:  # what masks a name: `@rin**`
            continue
        bold = bool(match["open"]) or (bold and not match["close"])
        found.append(match.span())
    if found:
        found.extend(match.span() for match in _HEADING.finditer(text))
    return [(start, end, "markdown") for start, end in sorted(found)]


def _tags(raw: str) -> Iterator[tuple[int, int, bool]]:
    skip_to = 0
    unclosed: set[str] = set()
    for match in _TAG.finditer(raw):
        start, end = match.span()
        if start < skip_to:
            continue
        if opening := _OPAQUE.match(raw, start):
            name = opening.group(1).lower()
            closing = -1 if name in unclosed or match.group().endswith("/>") else raw.find(f"</{name}", end)
            if closing < 0:
                unclosed.add(name)
            else:
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
    for match in LINE.finditer(masked.text):
        start, end = match.span()
        piece = raw[start:end]
        stripped = piece.strip()
        while tag is not None and tag[1] <= start:  # a tag between the lines
            lines.append(_markup_line(tag))
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
        lines.append(_markup_line(tag))
        tag = next(tags, None)
    return lines


def _markup_line(tag: tuple[int, int, str]) -> Line:
    start, end, rule = tag
    line = Line(start, end, " " * (end - start))
    line.decide(BlockKind.MARKUP, rule)
    return line
