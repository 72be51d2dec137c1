"""Which outlet printed a page: the dateline says so, else a line in the order of how surely, else what looks like its name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beritaenrich.cleaning.datelines import Dateline
from beritaenrich.cleaning.lines import Part
from beritaenrich.cleaning.outlet_names import agency, canonical, find_outlets, is_edition, looks_like_outlet, nearest
from beritaenrich.model import KEPT_KINDS, BlockKind

_COPYRIGHT = re.compile(
    r"(?i)(?:copyright|hak cipta)?\s?(?:©|@|\(c\))\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s?(?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,4})?"
)
_ORDER = (
    BlockKind.BYLINE,
    BlockKind.STAMP,
    BlockKind.SOURCE,
    BlockKind.COPYRIGHT,
    BlockKind.NAV,
    BlockKind.AD,
    BlockKind.PROMO,
    BlockKind.CAPTION,
)
_BESIDE = re.compile(r"(?:(?! - )[^,|/·•–—»])+")
_SITE_ALONE = frozenset({"title-prefix", "title-suffix", "outlet-line"})
_UNKNOWN_TOO = frozenset({BlockKind.BYLINE, BlockKind.STAMP, BlockKind.COPYRIGHT, BlockKind.PROMO})
_LONGEST = 500
_SHORTEST_NAME = 4


class PrintedOutlet(NamedTuple):
    """The name of the outlet, and where and by which rule it was found."""

    name: str
    start: int
    end: int
    rule: str


def printed_outlet(text: str, parts: Sequence[Part], dateline: Dateline | None) -> PrintedOutlet | None:
    """Return the outlet that the page names as its own, or None.

    Args:
        text: the masked text.
        parts: the parts of its lines, with their roles.
        dateline: the dateline, where there is one.
    """
    if dateline is not None and dateline.outlet:
        return _of_dateline(text, parts, dateline.outlet, dateline.rule)
    story = next((part.start for part in parts if part.kind in KEPT_KINDS), 0)
    for kind in _ORDER:
        for part in parts:
            if part.kind is kind and part.end - part.start <= _LONGEST:
                found = next(_in_part(text, part, story), None) or _of_copyright(text, part)
                if found is not None:
                    return found
    return next(_by_its_look(text, parts), None)


def _of_dateline(text: str, parts: Sequence[Part], span: tuple[int, int], rule: str) -> PrintedOutlet:
    written = " ".join(text[slice(*span)].split()).removeprefix("www.")
    name = canonical(written)
    if name is None:
        found = next(find_outlets(text, *span), None)
        name = nearest(written) or (found[2] if found else written)
        if canonical(name) is None and name.isupper():
            name = _in_small_letters(text, parts, name)
    return _edition(text, parts, PrintedOutlet(name, *span, rule))


def _in_part(text: str, part: Part, story: int) -> Iterator[PrintedOutlet]:
    """Yield the outlets named in a part that can be the page's own; `story`: where the story begins."""
    for start, end, name in find_outlets(text, part.start, part.end):
        known = canonical(name) is not None or is_edition(name) or part.rule in _SITE_ALONE
        signed = part.kind not in {BlockKind.SOURCE, BlockKind.CAPTION} or _signs(text, part, start, end)
        linked = part.start > story and text[start - 2 : start] == "//"  # below the story: a source, or another site
        an_agency = agency(text[start:end]) is not None and part.kind is not BlockKind.COPYRIGHT
        if (known or part.kind in _UNKNOWN_TOO) and signed and not linked and not an_agency:
            yield PrintedOutlet(name, start, end, part.rule)


def _of_copyright(text: str, part: Part) -> PrintedOutlet | None:
    match = _COPYRIGHT.search(text, part.start, part.end) if part.kind is BlockKind.COPYRIGHT else None
    if match is None or len(match["name"] or "") < _SHORTEST_NAME:
        return None
    return PrintedOutlet(match["name"].strip(" ."), *match.span("name"), part.rule)


def _by_its_look(text: str, parts: Sequence[Part]) -> Iterator[PrintedOutlet]:
    """Yield what stands beside an author or a title and looks like the name of an outlet: `Rini Astuti - Koran Muara`."""
    for part in parts:
        if part.kind in {BlockKind.BYLINE, BlockKind.STAMP} or part.rule in _SITE_ALONE:
            for piece in _BESIDE.finditer(text, part.start, part.end):
                name = piece.group().strip(" -")
                if looks_like_outlet(name):
                    start = text.index(name, piece.start())
                    yield PrintedOutlet(name, start, start + len(name), part.rule)


def _in_small_letters(text: str, parts: Sequence[Part], name: str) -> str:
    """Return the name of an outlet, known in capitals, as the text has it elsewhere: as its copyright line has it first.

    In small letters alone only a site is written.
    """
    pattern = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w-]|\.\w)".replace(r"\ ", r"\s"), re.IGNORECASE)
    for part in sorted(parts, key=lambda part: part.kind is not BlockKind.COPYRIGHT):
        for match in pattern.finditer(text, part.start, part.end):
            written = " ".join(match.group().split())
            if not written.isupper() and ("." in written or all(word[0].isupper() for word in written.split())):
                return written
    return name


def _edition(text: str, parts: Sequence[Part], found: PrintedOutlet) -> PrintedOutlet:
    """Return the edition that the copyright line names, where it is one of the same outlet, else what was found."""
    for part in parts:
        if part.kind is BlockKind.COPYRIGHT:
            for start, end, edition in find_outlets(text, part.start, min(part.end, part.start + 200)):
                if edition.startswith(found.name) and edition != found.name:
                    return PrintedOutlet(edition, start, end, part.rule)
    return found


def _signs(text: str, part: Part, start: int, end: int) -> bool:
    """Whether the outlet named at `start` signs the article: `(Outlet.com/Nama)`, `telah tayang di Outlet.com`."""
    before, after = text[part.start : start].rstrip(), text[end : part.end].lstrip()
    if part.rule.startswith("syndication"):
        return True
    return before[-1:] in "([" and before != "" and after[:1] in "/|)]" and after != ""
