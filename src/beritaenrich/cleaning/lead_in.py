"""What stands before the dateline in the line of an article that was scraped into one: title, author, stamp, deck, caption."""

import re
from functools import cache

from beritaenrich.cleaning.bylines import is_name, is_role
from beritaenrich.cleaning.dateline_shapes import PLACE_ALONE
from beritaenrich.cleaning.datelines import Dateline, read_dateline
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import agency, find_outlets, is_made_of_outlet_words
from beritaenrich.cleaning.places import is_place
from beritaenrich.cleaning.shapes import SEPARATORS, common_share, looks_like_name, starts_small, title_share, words
from beritaenrich.cleaning.stamps import Stamp, find_stamps
from beritaenrich.cleaning.vocabulary import labels, one_of
from beritaenrich.model import BlockKind

_WINDOW = 450
_LONGEST_DATELINE = 90
_LONGEST_TITLE = 28
_TITLE_SHARE = 0.75
_LONGEST_DECK = 250
_LONGEST_CREDIT = 90
_LONG_ENOUGH = 38  # characters of an excerpt
_CUT = 12  # characters at the end of an excerpt that may differ, where it was cut
_BREAK = re.compile(r"[.!?…”\"')\n]\s{0,2}\Z")
_START = re.compile(
    r"""
      (?<![\w.@/-])[A-Z(\[]                      # a word or a bracket: `GARUT - `
    | (?<=[a-z\d)][.!?”"])[A-Z]                   # glued to a sentence: `… pagi.GARUT - `
    | (?<=\.\.\.)[A-Z] | (?<=…)[A-Z]
    | (?<=[a-z\d])[A-Z]                           # glued to a word, before a bracket: `… naikGarut (ANTARA) - `
      (?=[a-z]{2,20}(?:[ ][A-Z][a-z]{2,20}){0,2}(?:,[ ][A-Z][a-z]{2,20}(?:[ ][A-Z][a-z]{2,20})?)?[ ]?\()
    | (?<=[a-z])(?=[A-Z]{4,20}(?:\.[A-Z]{2,3}){1,2}\b)   # glued to a word, a domain in capitals: `… naikKABAR.CO.ID`
    | (?<=[\s–—-])[a-z][a-z\d-]{2,24}\.(?:co|com|id|net)\b   # a domain in small letters
    """,
    re.VERBOSE,
)
"""Where a dateline may begin."""
_SENTENCES = re.compile(r"[a-z\d”\")][.!?][\"”]? ?[A-Z“\"]")
_END = re.compile(r"(?:[-–—−]|&[mn]dash;|â€[“”])\s{1,12}(?=[A-Z\"“'‘])|(?<=[A-Z]{3}) ?\.\s(?=[A-Z])")
_ENDS = re.compile(r"(?:(?P<dash>[-–—−]|&[mn]dash;|â€[“”])|\.)\s+\Z")
_PHOTO_CREDIT = re.compile(
    r"(?:\b(?:ANTARA(?: FOTO)?|Antara|AFP|AP|REUTERS|Reuters|Foto|FOTO|Photo) ?[/:] ?[^.!?\n]{2,60}|\([A-Z][^()/\n]{1,20}/[^()\n]{2,60}\))\s*\Z"
)
_CLOSED = re.compile(r"(?:[.!?…]['\"”’)]?|,[\"”])\s*\Z")


@cache
def _byline() -> re.Pattern[str]:
    reports = one_of(label for label in labels("authors") if label.startswith("laporan "))
    labelled = one_of([*labels("authors"), *labels("editors")])
    return re.compile(rf"\b(?i:tim redaksi|{reports}|(?:{labelled}) ?:|(?:{labelled})(?= [A-Z]\Z))(?= ?[A-Z])")


@cache
def _unmarked_byline() -> re.Pattern[str]:
    """A label without a colon, and a name: `Oleh Rini Astuti`."""
    return re.compile(rf"(?i:{one_of(labels('authors'))}) (?P<name>[A-Z].{{3,40}})")


def claim_lead_in(text: str, line: Line, start: int) -> list[Stamp] | None:
    """Claim what stands from `start` to the dateline of the story; return the stamps in it, or None where nothing is claimed.

    Only a dateline with an outlet is a sure sign, and what stands before it must be a title, a sentence, or an excerpt of the
    story.
    """
    anchor = dateline_ahead(text, line, start)
    if anchor is None:
        return None
    before = text[start:anchor].rstrip()
    if _is_excerpt(before, text, anchor):
        line.claim(start, anchor, BlockKind.DUPLICATE, "excerpt-above-story")
        return []
    if _PHOTO_CREDIT.search(before[-_LONGEST_CREDIT:]):
        line.claim(start, anchor, BlockKind.CAPTION, "caption-inline")
        return []
    if not _CLOSED.search(before) or (before[-1] in "?!" and _is_title(before)):
        return _claim_title_and_author(text, line, start, anchor)
    if len(before) <= _LONGEST_DECK and not _SENTENCES.search(before):
        line.claim(start, anchor, BlockKind.DECK, "deck-inline")
        return []
    return None


def _is_title(text: str) -> bool:
    """Whether a text is written like a title: most words capitalised, an everyday one among them, and no stop inside."""
    return (
        not starts_small(text)
        and text[-1] not in ",/"
        and title_share(text) >= _TITLE_SHARE
        and 3 <= len(words(text)) <= _LONGEST_TITLE
        and common_share(text) > 0
        and not _SENTENCES.search(text)
    )


def dateline_ahead(text: str, line: Line, start: int) -> int | None:
    """Return where the first dateline with an outlet begins behind `start`, before a word that opens a sentence.

    Of two beginnings of one dateline the later is right where it finds another outlet: `… 10.00 WIB | KABAR.com, GARUT - `.
    """
    end = min(line.end, start + _WINDOW)
    for mark in _END.finditer(text, start + 1, end):
        low = max(start + 1, mark.start() - _LONGEST_DATELINE)
        if _names_outlet(text, low, mark.start()) and (found := _dateline_before(text, low, mark)):
            return None if read_dateline(text, start) else found.start
    return None


def _names_outlet(text: str, start: int, end: int) -> bool:
    return text.find("(", start, end) >= 0 or next(find_outlets(text, start, end), None) is not None


def _dateline_before(text: str, start: int, mark: re.Match[str]) -> Dateline | None:
    """Return the dateline that ends with a mark and begins at `start` at the earliest."""
    best: Dateline | None = None
    for match in _START.finditer(text, start, mark.start()):
        found = read_dateline(text, match.start())
        if found is None or found.end < mark.end() or not _is_sure(text, found):
            continue
        if found.rule in PLACE_ALONE and not _BREAK.search(text, max(0, found.start - 3), found.start):
            continue  # `Radar Garut -- RADARGARUT.ID - `
        if best is None or (found.outlet != best.outlet and (found.place or not best.place)):
            best = found
    return best


def dateline_behind_sentences(text: str, line: Line, start: int) -> Dateline | None:
    """Return the dateline behind the first sentences of a line, where a scraper set a paragraph above the lead."""
    anchor = dateline_ahead(text, line, start)
    return read_dateline(text, anchor) if anchor and _CLOSED.search(text[start:anchor]) else None


def _is_sure(text: str, found: Dateline) -> bool:
    """Whether a dateline inside a line is one: it names an outlet, and ends in a mark before a word that opens a sentence."""
    if found.outlet is None or not (found.place is None or is_place(found.place)):
        return False
    if not text[found.end].isupper() and text[found.end] not in "\"“'‘":
        return False
    mark = _ENDS.search(text, found.start, found.end)
    if mark is None or (
        mark["dash"] is None and found.rule != "dateline-outlet-place"
    ):  # `KABAR.CO.ID-JAKARTA. Warga …`
        return False
    return found.rule != "dateline-place-bracket" or _is_known(text[slice(*found.outlet)])


def _is_known(outlet: str) -> bool:
    known = agency(outlet.strip()) is not None or next(find_outlets(outlet, 0, len(outlet)), None) is not None
    return known or is_made_of_outlet_words(outlet)


def _is_excerpt(before: str, text: str, anchor: int) -> bool:
    """Whether the story behind the dateline says again what stands before it: `Panen naik dua ka Garut (ANTARA) - Petani …`."""
    opening = before.lstrip('"“')[:_LONG_ENOUGH]
    again = text.find(opening, anchor) if len(opening) >= _LONG_ENOUGH else -1
    excerpt = before[:-_CUT].lstrip('"“')
    return again >= 0 and text[again : again + len(excerpt)] == excerpt


def _claim_title_and_author(text: str, line: Line, start: int, anchor: int) -> list[Stamp] | None:
    """Claim `Judul Berita Laporan Wartawan …`, `Judul Berita Kabar.com - 3/2/2024, 10:50 WIB Rini Astuti`."""
    stamps = [stamp for stamp in find_stamps(text, start, anchor) if stamp.timed]
    before = text[start:anchor].rstrip()
    unmarked = _unmarked_byline().fullmatch(before)
    if unmarked and is_name(unmarked["name"]):
        line.claim(start, anchor, BlockKind.BYLINE, "byline-inline")
        return stamps
    label = _byline().search(text[start : anchor + 1])
    cuts = [anchor, *(stamp.start for stamp in stamps), *([start + label.start()] if label else [])]
    end = _without_site(text, start, min(cuts)) if stamps else min(cuts)
    title = text[start:end].rstrip()
    if title and not _is_title(title.rstrip(SEPARATORS) if end < anchor else title):
        return None
    title = title.rstrip(SEPARATORS)
    line.claim(start, start + len(title), BlockKind.TITLE, "title-inline")
    position = end
    for stamp in stamps:
        site = _without_site(text, position, stamp.start)
        claim_author(text, line, position, site)
        line.claim(site, stamp.end, BlockKind.STAMP, "stamp-inline")
        position = stamp.end
    claim_author(text, line, position, anchor)
    return stamps


def claim_author(text: str, line: Line, start: int, end: int) -> None:
    """Claim what stands beside the stamp as the author, where it is a name or has a label, else as a caption."""
    rest = text[start:end].strip(SEPARATORS)
    if rest:
        author = looks_like_name(rest) or is_role(rest) or _byline().match(rest) is not None
        kind, rule = (BlockKind.BYLINE, "byline-inline") if author else (BlockKind.CAPTION, "caption-inline")
        line.claim(text.index(rest, start, end), end, kind, rule)


def _without_site(text: str, start: int, end: int) -> int:
    """Return where the name of a site begins that ends right before a stamp, or `end`."""
    stripped = start + len(text[start:end].rstrip(SEPARATORS))
    return next((low for low, high, _ in find_outlets(text, max(start, stripped - 40), end) if high == stripped), end)
