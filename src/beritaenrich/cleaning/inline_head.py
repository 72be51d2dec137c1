"""Articles on one line: title, byline, stamp and caption that stand before the lead without a line break."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.datelines import read_dateline
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import canonical
from beritaenrich.cleaning.places import is_place
from beritaenrich.cleaning.shapes import ends_with_stop, title_share, words
from beritaenrich.cleaning.stamps import Stamp, find_stamps
from beritaenrich.model import BlockKind

_SHORTEST = 300
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
_QUOTATION = re.compile(r"[\"“][^\"“”\n]{10,300}[\"”][,.]?")
_LONG_ENOUGH = 40  # characters of an excerpt
_CUT = 12  # characters at the end of an excerpt that may differ, where it was cut
_MARKS = " |-–—,•\t\xa0"


def claim_head(text: str, lines: Sequence[Line]) -> list[Stamp]:
    """Claim what stands before the lead in the first line, where that line is a whole article; return the stamp in it.

    Args:
        text: the masked text.
        lines: its lines.
    """
    line = next((line for line in lines if not line.decided), None)
    if line is None or len(line.text) < _SHORTEST:
        return []
    found: list[Stamp] = []
    window = line.text[:_WINDOW]
    stamps = [stamp for stamp in find_stamps(window, 0, len(window)) if stamp.timed]
    stamp = next((stamp for stamp in stamps if stamp.weekday), None)
    printed = stamp is not None and not _SPOKEN.search(window[stamp.start : stamp.end])
    if stamp is not None and printed and (head := _head(window[: stamp.start])) is not None:
        title_end, byline_start = head
        kind = BlockKind.NAV if canonical(window[:title_end]) else BlockKind.TITLE
        line.claim(line.start, line.start + title_end, kind, "title-inline")
        byline = window[byline_start : stamp.start].rstrip(_MARKS)
        line.claim(
            line.start + byline_start, line.start + byline_start + len(byline), BlockKind.BYLINE, "byline-inline"
        )
        moved = replace(stamp, start=line.start + stamp.start, end=line.start + stamp.end)
        line.claim(moved.start, moved.end, BlockKind.STAMP, "stamp-inline")
        found.append(moved)
    elif stamps and canonical(window[: stamps[0].start].strip(_MARKS)):  # `Kabar.com, 3 Februari 2024, 10:50 WIB,Judul`
        stamp = stamps[0]
        end = stamp.end + len(window[stamp.end :]) - len(window[stamp.end :].lstrip(_MARKS))
        line.claim(line.start, line.start + end, BlockKind.STAMP, "stamp-inline")
        found.append(replace(stamp, start=line.start + stamp.start, end=line.start + stamp.end))
    start = next((low for low, high in line.free() if any(map(str.isalnum, text[low:high]))), line.start)
    if found:
        start = _claim_credits_after(text, line, start)
        if not _AUTHOR.search(text, start, min(line.end, start + _WINDOW // 2)) and _claim_before_dateline(
            text, line, start, BlockKind.CAPTION, "caption-inline"
        ):
            return found
    elif _claim_excerpt(text, line, start) or (
        text[start] in '"“' and _claim_before_dateline(text, line, start, BlockKind.DECK, "quotation-inline")
    ):
        return found
    if (printed_at := _claim_byline(text, line, start)) is not None:
        return [*found, *printed_at]
    if _claim_photo(text, line, start):
        return found
    photo = _PHOTO.search(text, start, min(line.end, start + _WINDOW))
    if photo and len(words(text[start : photo.start()])) <= 45 and read_dateline(text, photo.end()):
        line.claim(start, photo.end(), BlockKind.CAPTION, "caption-inline")
    return found


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
    return end + len(text[end : end + 9]) - len(text[end : end + 9].lstrip(_MARKS))


def _claim_before_dateline(text: str, line: Line, start: int, kind: BlockKind, rule: str) -> bool:
    """Claim what stands before a dateline with an outlet: a caption behind the stamp, or a quotation set above the lead."""
    for match in islice(_WORD.finditer(text, start, min(line.end, start + _WINDOW)), 50):
        if not match.group()[0].isupper():
            continue
        dateline = read_dateline(text, match.start())
        if dateline and dateline.outlet and (dateline.place is None or is_place(dateline.place)):
            before = text[start : match.start()].rstrip()
            if kind is BlockKind.DECK and not _QUOTATION.fullmatch(before):
                return False
            return match.start() > start and line.claim(start, match.start(), kind, rule)
    return False


def _claim_excerpt(text: str, line: Line, start: int) -> bool:
    """Claim what a dateline cuts off, where the story says it again: `Panen naik dua ka Garut (ANTARA) - Petani …`."""
    opening = text[start : start + _LONG_ENOUGH].lstrip('"“')
    again = text.find(opening, start + _LONG_ENOUGH, line.end) if len(opening) >= _LONG_ENOUGH - 2 else -1
    if again < 0:
        return False
    for match in islice(_WORD.finditer(text, start + _LONG_ENOUGH, min(line.end, again, start + _WINDOW)), 50):
        if not match.group()[0].isupper():
            continue
        dateline = read_dateline(text, match.start())
        if dateline and dateline.outlet and (dateline.place is None or is_place(dateline.place)):
            before = text[start : match.start() - _CUT].lstrip('"“').rstrip()
            same = text[again : again + len(before)] == before
            return same and line.claim(start, match.start(), BlockKind.DUPLICATE, "excerpt-above-story")
    return False


def _claim_photo(text: str, line: Line, start: int) -> bool:
    """Claim a caption that ends in `Foto: …` right before a dateline: `Panen padi. Foto: Kantor Berita Jakarta - Petani …`."""
    label = _CREDIT.search(text, start, min(line.end, start + _WINDOW))
    if label is None or len(words(text[start : label.start()])) > 45:
        return False
    for match in islice(_WORD.finditer(text, label.end(), min(line.end, label.end() + 90)), 10):
        dateline = read_dateline(text, match.start())
        if dateline and match.start() > label.end() and (dateline.place is None or is_place(dateline.place)):
            return line.claim(start, match.start(), BlockKind.CAPTION, "caption-inline")
    return False


def _claim_byline(text: str, line: Line, start: int) -> list[Stamp] | None:
    """Claim the author, and the title before him, where a dateline with an outlet follows; return the stamps: `Judul Tim Redaksi KOMPAS.com - `."""
    label = _AUTHOR.search(text, start, min(line.end, start + _WINDOW // 2))
    if label is None:
        return None
    begin = start
    stamps = [stamp for stamp in find_stamps(text, start, label.start()) if stamp.timed]
    if stamps:  # `Outlet.com, 3 Februari 2024, 10:50 WIB,Judul`
        start = stamps[-1].end
        start += len(text[start : label.start()]) - len(text[start : label.start()].lstrip(_MARKS))
    title = text[start : label.start()].strip()
    if title and not (title_share(title) >= 0.75 and 3 <= len(words(title)) <= 28 and not ends_with_stop(title)):
        return None
    starts = []
    for match in islice(_WORD.finditer(text, label.end(), min(line.end, label.end() + 120)), 14):
        dateline = read_dateline(text, match.start())
        if dateline and dateline.outlet and (dateline.place is None or is_place(dateline.place)):
            starts.append((dateline.rule != "dateline-place-outlet", match.start()))
    if not starts:
        return None
    if stamps:
        line.claim(begin, start, BlockKind.STAMP, "stamp-inline")
    byline = text[label.start() : min(starts)[1]].rstrip(_MARKS)
    line.claim(start, start + len(title), BlockKind.TITLE, "title-inline")
    line.claim(label.start(), label.start() + len(byline), BlockKind.BYLINE, "byline-inline")
    return stamps


def _head(before: str) -> tuple[int, int] | None:
    """Return where the title ends and where the byline begins in what stands before a stamp, or None for a sentence."""
    label = _LABEL.search(before)
    byline = label.start() if label else _named(before)
    title = before[:byline].rstrip(" |\t\xa0")
    if not title or title[-1] in _MARKS:
        return None
    telling = title_share(title) >= 0.75 and 3 <= len(words(title)) <= 28 and not ends_with_stop(title)
    if not telling and not canonical(title):
        return None
    return len(title), len(before) - len(before[len(title) :].lstrip(_MARKS))


def _named(before: str) -> int | None:
    """Return where the name begins in `Judul Berita Nama Penulis - detikInet`: the last words that are no everyday ones."""
    match = _SIGNED.search(before)
    if match is None or not canonical(match.group(1)):
        return None
    common, first_names = vocabulary.words("common"), vocabulary.words("first_name")
    begin = None
    for count, word in enumerate(reversed(list(_WORD.finditer(before, 0, match.start()))), 1):
        written = word.group()
        if count > 4 or not written.isalpha() or not written[0].isupper():
            break
        if written in first_names:
            return word.start()
        if count == 1 or (begin is not None and written.lower() not in common):
            begin = word.start()
    return begin
