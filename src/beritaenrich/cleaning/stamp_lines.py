"""The lines above the story that say when it was published, alone or beside the author or the outlet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import agency, canonical, find_outlets, looks_like_outlet
from beritaenrich.cleaning.shapes import ends_with_stop, is_paragraph, looks_like_name, words
from beritaenrich.cleaning.stamps import Stamp, find_stamps
from beritaenrich.cleaning.vocabulary import labels, one_of
from beritaenrich.model import BlockKind

_TOP = 40
_LONGEST_SITE = 40
_LONGEST_STAMP_LINE = 200
_LONGEST_LINE = 400
_LONGEST_OUTLET = 30
_SHORTEST_TITLE = 4  # words
_MOST_NAMES = 10  # words of names beside a stamp
_AROUND = " \t|,-–—•·()/:"
_READING_TIME = re.compile(r"\b(?:waktu )?(?:baca )?\d{1,2} (?:menit|min)(?: (?:baca|membaca|read))?", re.IGNORECASE)
_PIECES = re.compile(r"\s[-–|/•]\s|\s?[|•]\s?")


@cache
def _role() -> re.Pattern[str]:
    known = one_of([*labels("authors"), *labels("editors"), *labels("posted")])
    return re.compile(rf"\b(?:{known})\b:?", re.IGNORECASE)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of([*labels('authors'), *labels('editors')])}) ?:? ?(?=[A-Z])", re.IGNORECASE)


def find_stamp_lines(lines: Sequence[Line]) -> list[Stamp]:
    """Decide the lines above the story that are stamps (alone or beside a name) or name the outlet; return the stamps."""
    found: list[Stamp] = []
    paragraphs = 0
    for line in lines[:_TOP]:
        _decide_site(line, first=not paragraphs)
        if line.decided and line.kind is not BlockKind.BYLINE:
            continue
        text = line.visible
        if is_paragraph(text) or len(text) > _LONGEST_LINE:
            paragraphs += 1
            if paragraphs > 1:
                break
        elif _may_hold_stamp(text):
            found += _decide_stamp_line(line, text)
    return found


def _decide_site(line: Line, *, first: bool) -> None:
    """Decide a line that is the name of an outlet and nothing else; an unknown one only above the first paragraph."""
    if line.decided or len(line.text) >= _LONGEST_SITE or agency(line.core):
        return
    if canonical(line.core) or (first and is_site(line.core)):
        line.decide(BlockKind.NAV, "outlet-line")


def _may_hold_stamp(text: str) -> bool:
    return (
        len(text) <= _LONGEST_STAMP_LINE
        and any(map(str.isdigit, text))
        and not text.rstrip().endswith(".")
        and text[0] not in ",("
    )


def _decide_stamp_line(line: Line, text: str) -> Iterator[Stamp]:
    """Decide a line with stamps by what stands beside them, and yield the stamps."""
    stamps = find_stamps(text, 0, len(text))
    if not stamps:
        return
    if not line.decided:
        rest = text
        for stamp in reversed(stamps):
            rest = rest[: stamp.start] + " " + rest[stamp.end :]
        rest = " ".join(_READING_TIME.sub(" ", rest).strip(_AROUND).split())
        if _named_with_outlet(rest):
            line.decide(BlockKind.BYLINE, "byline-with-stamp")
        elif not _without_role(rest) or _is_outlet(rest):
            line.decide(BlockKind.STAMP, "stamp-line")
        elif (looks_like_name(_without_role(rest)) and len(words(rest)) <= _MOST_NAMES) or _labelled_names(rest):
            line.decide(BlockKind.BYLINE, "byline-with-stamp")
        elif not (stamps[-1].timed and stamps[-1].weekday and _is_title_before(text, stamps[-1])):
            return
    for stamp in stamps:
        moved = replace(stamp, start=line.start + stamp.start, end=line.start + stamp.end)
        if line.kind is not BlockKind.STAMP:
            line.claim(moved.start, moved.end, BlockKind.STAMP, "stamp-inline")
        yield moved


def _is_title_before(text: str, stamp: Stamp) -> bool:
    """Whether a title ends where the stamp begins, with which the line ends: `Warga Tanam Seribu PohonSelasa, 3 Maret …`."""
    title = text[: stamp.start]
    return not text[stamp.end :].strip() and len(words(title)) >= _SHORTEST_TITLE and not ends_with_stop(title)


def is_site(text: str) -> bool:
    """Whether a line is the name of a site, and nothing else."""
    return (
        canonical(text) is not None
        or looks_like_outlet(text)
        or [found[:2] for found in find_outlets(text, 0, len(text))] == [(0, len(text))]
    )


def _named_with_outlet(rest: str) -> bool:
    """Whether what stands beside a stamp is a name with the outlet: `Rini Astuti, Okezone`."""
    for start, end, _ in find_outlets(rest, 0, len(rest)):
        name = _without_role((rest[:start] + " " + rest[end:]).strip(" ,|-–—·•/"))
        return len(words(name)) >= 2 and looks_like_name(name)
    return False


def _labelled_names(rest: str) -> bool:
    """Whether what stands beside a stamp is labels with names, and numbers: `Oleh Rini Astuti - Redaktur: Sari Dewi - 243`."""
    if not _labelled().match(rest):
        return False
    pieces = (_labelled().sub("", piece).strip() for piece in _PIECES.split(rest))
    return all(
        not piece or piece.isdecimal() or (looks_like_name(piece) and len(words(piece)) <= 5) for piece in pieces
    )


def _is_outlet(text: str) -> bool:
    """Whether what stands beside a stamp can be the outlet: a known name, or a short one with a dot or in capitals."""
    if canonical(text):
        return True
    if len(text) > _LONGEST_OUTLET or text[:1].islower():
        return False
    return "." in text or text.isupper() or next(find_outlets(text, 0, len(text)), None) is not None


def _without_role(text: str) -> str:
    return " ".join(_role().sub(" ", text).split()).strip(" ,|-")
