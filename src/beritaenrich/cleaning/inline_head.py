"""Articles on one line: title, byline, stamp and caption that stand before the lead without a line break."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.datelines import read_dateline
from beritaenrich.cleaning.lead_in import claim_author, claim_lead_in, dateline_ahead
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import canonical
from beritaenrich.cleaning.places import is_place
from beritaenrich.cleaning.shapes import SEPARATORS, ends_with_stop, function_words, title_share, words
from beritaenrich.cleaning.stamp_lines import is_site
from beritaenrich.cleaning.stamps import Stamp, find_stamps
from beritaenrich.model import BlockKind

_SHORTEST = 300
_SHORTEST_LEAD = 80
_FIRST_LINES = 3
_MENU = 3  # words that make a menu
_LONGEST_NAME = 4  # words
_LONGEST_CAPTION = 45  # words
_WINDOW = 400
_LABEL = re.compile(r"(?:Reporter|Penulis|Pewarta|Oleh|Editor|Jurnalis) ?: ?[A-Z]")
_AUTHOR = re.compile(
    r"(?:Tim Redaksi|Penulis(?= [A-Z]{4,20}\.com)|(?:Penulis|Reporter|Pewarta|Jurnalis) ?:)(?= ?[A-Z])"
)
_CREDIT = re.compile(r"(?:Foto|Photo|FOTO) ?: ?(?=[A-Z@])")
_PHOTO = re.compile(
    r"-{0,2} ?\( ?(?:Sumber )?(?:Foto|FOTO) ?: ?[^()\n]{2,60}\) ?(?=[A-Z])|"
    r"(?:Foto|Photo|FOTO) ?: ?(?:[^.\n]|\.(?=\w)){3,70}? (?=[A-Z][A-Za-z]{2,20}(?: [A-Z][A-Za-z]{2,20}){0,2} ?[-–(,])"
)
_SIGNED = re.compile(r"\s[-–]\s?([\w.]{4,30}(?: \w{2,15})?)\s*\Z")
_SPOKEN = re.compile(r"[(]|pukul|jam")
_WORD = re.compile(r"\S+")
_CREDITS = re.compile(r"(?:Reporter|Penulis) ?: ?\w{2,20}(?: [A-Z]\w{1,20}){0,3} ?\| ?Editor ?: ?[A-Z]\w{1,20}")


def claim_head(text: str, lines: Sequence[Line]) -> list[Stamp]:
    """Claim what stands before the lead in the first line, where that line is a whole article; return the stamp in it.

    Args:
        text: the masked text.
        lines: its lines.
    """
    line = next((line for line in lines if not line.decided), None)
    if line is None:
        return []
    if len(line.text) < _SHORTEST:
        return _claim_above_lead(text, lines)
    stamps = _claim_stamp(line)
    start = line.first_words()
    if stamps:
        start = _claim_credits_after(text, line, start)
        if not _AUTHOR.search(text, start, min(line.end, start + _WINDOW // 2)) and _claim_caption(text, line, start):
            return stamps
    led_in = claim_lead_in(text, line, start)
    if led_in is None:
        _claim_photo(text, line, start)
    return [*stamps, *(led_in or [])]


def _claim_above_lead(text: str, lines: Sequence[Line]) -> list[Stamp]:
    """Claim what is glued before the dateline in one of the first lines, where the article has several."""
    for line in islice((line for line in lines if not line.decided), _FIRST_LINES):
        start = line.first_words()
        if len(line.text) >= _SHORTEST_LEAD and (stamps := claim_lead_in(text, line, start)) is not None:
            return stamps
    return []


def _claim_stamp(line: Line) -> list[Stamp]:
    """Claim the stamp near the head of a line, with what stands before it: title and author, or the name of the site."""
    window = line.text[:_WINDOW]
    every = find_stamps(window, 0, len(window))
    timed = [stamp for stamp in every if stamp.timed]
    return (
        _claim_behind_title(line, window, next((stamp for stamp in timed if stamp.weekday), None))
        or _claim_behind_site(line, window, next(iter(timed), None))
        or _claim_at_head(line, window, next(iter(every), None))
    )


def _claim_behind_title(line: Line, window: str, stamp: Stamp | None) -> list[Stamp]:
    """Claim `Judul Berita Rini Astuti - detikNews Sabtu, 3 Feb 2024 10:50 WIB`: menu, title, author and stamp."""
    if stamp is None or _SPOKEN.search(window[stamp.start : stamp.end]):
        return []
    head = _head(window[: stamp.start])
    if head is None:
        return []
    title_end, byline_start = (line.start + offset for offset in head)
    kind = BlockKind.NAV if canonical(line.text[: head[0]]) else BlockKind.TITLE
    line.claim(line.start, line.start + _menu_end(line.text[: head[0]]), BlockKind.NAV, "page-word")
    line.claim(line.first_words(), title_end, kind, "title-inline")
    byline = window[head[1] : stamp.start].rstrip(SEPARATORS)
    line.claim(byline_start, byline_start + len(byline), BlockKind.BYLINE, "byline-inline")
    return [_claimed(line, stamp, stamp.start, stamp.end)]


def _claim_behind_site(line: Line, window: str, stamp: Stamp | None) -> list[Stamp]:
    """Claim `Kabar.com, 3 Februari 2024, 10:50 WIB,` before a title."""
    if stamp is None or not is_site(window[: stamp.start].strip(SEPARATORS)):
        return []
    return [_claimed(line, stamp, 0, _past_separators(window, stamp.end))]


def _claim_at_head(line: Line, window: str, stamp: Stamp | None) -> list[Stamp]:
    """Claim a stamp with nothing before it: `Sabtu, 3 Februari 2024 | GARUT - `, `Sabtu, 3 Feb 2024 08:38 WIB,Petani …`."""
    if stamp is None or window[: stamp.start].strip(SEPARATORS):
        return []
    end = _past_separators(window, stamp.end)
    behind = window[stamp.end : end]
    opens = behind and stamp.timed and stamp.weekday and behind[0] in SEPARATORS and window[end : end + 1].isupper()
    if opens or ("|" in behind and read_dateline(line.text, end)):
        return [_claimed(line, stamp, 0, end)]
    return []


def _past_separators(window: str, position: int) -> int:
    """Return where the next word begins behind the separators at a position."""
    return len(window) - len(window[position:].lstrip(SEPARATORS))


def _menu_end(before: str) -> int:
    """Return where the menu of the site ends before a title: `Home Nasional Daerah Warga Tanam Pohon`."""
    known = frozenset((*vocabulary.terms("page_words"), *map(str.casefold, vocabulary.terms("sections"))))
    menu = list(takewhile(lambda word: word.group().casefold() in known, _WORD.finditer(before)))
    return menu[-1].end() if len(menu) >= _MENU else 0


def _claimed(line: Line, stamp: Stamp, start: int, end: int) -> Stamp:
    """Claim a stretch of a line, given by offsets in the line, as the stamp that stands in it; return the stamp moved there."""
    line.claim(line.start + start, line.start + end, BlockKind.STAMP, "stamp-inline")
    return replace(stamp, start=line.start + stamp.start, end=line.start + stamp.end)


def _claim_credits_after(text: str, line: Line, start: int) -> int:
    """Claim `Reporter: Rini | Editor: Sari Dewi` behind a stamp, and return where the line goes on."""
    match = _CREDITS.match(text, start, min(line.end, start + 120))
    if match is None:
        return start
    end = match.end()
    for word in islice(_WORD.finditer(text, end, min(line.end, end + 60)), 3):
        written = word.group()
        if (
            not written[0].isupper()
            or not written.isalpha()
            or written.isupper()
            or written.lower() in vocabulary.words("common")
        ):
            break
        end = word.end()
    line.claim(start, end, BlockKind.BYLINE, "byline-inline")
    return end + len(text[end : end + 9]) - len(text[end : end + 9].lstrip(SEPARATORS))


def _claim_caption(text: str, line: Line, start: int) -> bool:
    """Claim the author or the caption between the stamp and a dateline with an outlet."""
    end = dateline_ahead(text, line, start)
    if end is not None:
        claim_author(text, line, start, end)
    return end is not None


def _claim_photo(text: str, line: Line, start: int) -> None:
    """Claim a caption that ends in `Foto: …` right before a dateline: `Panen padi. Foto: Kantor Berita Jakarta - Petani …`."""
    end = min(line.end, start + _WINDOW)
    if label := _CREDIT.search(text, start, end):
        begins = (
            word.start() for word in islice(_WORD.finditer(text, label.end() + 1, min(line.end, label.end() + 90)), 9)
        )
        for begin in begins:
            dateline = read_dateline(text, begin)
            if dateline and (dateline.place is None or is_place(dateline.place)):
                _claim_short_caption(text, line, start, begin, label.start())
                return
    photo = _PHOTO.search(text, start, end)
    if photo and read_dateline(text, photo.end()):
        _claim_short_caption(text, line, start, photo.end(), photo.start())


def _claim_short_caption(text: str, line: Line, start: int, end: int, credit: int) -> None:
    if len(words(text[start:credit])) <= _LONGEST_CAPTION:
        line.claim(start, end, BlockKind.CAPTION, "caption-inline")


def _head(before: str) -> tuple[int, int] | None:
    """Return where the title ends and where the byline begins in what stands before a stamp, or None for a sentence."""
    label = _LABEL.search(before)
    byline = label.start() if label else _named(before)
    title = before[:byline].rstrip(" |\t\xa0")
    if not title or title[-1] in SEPARATORS:
        return None
    telling = title_share(title) >= 0.75 and 3 <= len(words(title)) <= 28 and not ends_with_stop(title)
    if not telling and not canonical(title):
        return None
    return len(title), len(before) - len(before[len(title) :].lstrip(SEPARATORS))


def _named(before: str) -> int | None:
    """Return where the name begins in `Judul Berita Nama Penulis - detikInet`: the last words that are no everyday ones."""
    match = _SIGNED.search(before)
    if match is None or not (canonical(match[1]) or "." in match[1]):
        return None
    common, first_names = vocabulary.words("common"), vocabulary.words("first_name")
    begin = None
    backwards = list(_WORD.finditer(before, 0, match.start()))[: -_LONGEST_NAME - 2 : -1]
    for count, (word, other) in enumerate(pairwise(backwards), 1):
        written = word.group()
        of_title = other.group().lower() in function_words()  # `di Cimahi`
        if of_title or not written.isalpha() or not written[0].isupper():
            break
        if written in first_names:
            return word.start()
        if count == 1 or (begin is not None and written.lower() not in common):
            begin = word.start()
    return begin
