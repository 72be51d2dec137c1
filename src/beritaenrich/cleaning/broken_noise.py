"""Noise that was broken over lines at its links: the lines below the one that a rule knows."""

import re
from collections.abc import Sequence
from itertools import pairwise

from beritaenrich.cleaning.lines import Line
from beritaenrich.model import BlockKind

_PROMOTION_END = re.compile(r"(?i)aplikasi (?:whatsapp|telegram)")


def page_numbers(lines: Sequence[Line]) -> None:
    """Drop the numbers below a link to the next page, each on a line of its own: `Halaman⏎1⏎2`."""
    for line, following in pairwise(lines):
        pages = line.rule in {"nav-pages", "page-number"} or line.core.strip() == "Tampilkan Semua"
        number = following.core.strip()
        if pages and not following.decided and number.isdecimal() and len(number) <= 2:
            following.decide(BlockKind.NAV, "page-number")


def split_promotion(lines: Sequence[Line]) -> None:
    """Drop the rest of a promotion that was broken over lines at its links: `… Channel :⏎https://…⏎. Pastikan …`."""
    for line, following in pairwise(lines):
        if line.kind is BlockKind.PROMO and line.text.rstrip().endswith(" Google") and following.core.strip() == "News":
            following.decide(BlockKind.PROMO, "promo-split")
    for index, line in enumerate(lines):
        if not any(segment.rule == "promo-messenger" for segment in line.segments) and line.rule != "promo-messenger":
            continue
        if _PROMOTION_END.search(line.text):
            continue
        for last in range(index + 1, min(index + 9, len(lines))):
            if len(lines[last].text) > 160:
                break
            if _PROMOTION_END.search(lines[last].text):
                for between in lines[index + 1 : last + 1]:
                    if not between.decided:
                        between.decide(BlockKind.PROMO, "promo-split")
                break


def split_syndication(lines: Sequence[Line]) -> None:
    """Drop the rest of a syndication line that was broken at its links: `… tayang di⏎Outlet.com⏎dengan judul⏎Judul`."""
    for index, line in enumerate(lines):
        if not any(segment.rule == "syndication" for segment in line.segments) and line.rule != "syndication":
            continue
        before = line.text.rstrip()
        for following in lines[index + 1 : index + 6]:
            text = following.text.strip()
            goes_on = before.endswith((" di", "judul", "judul:")) or text.startswith(("dengan judul", ","))
            if following.decided or not goes_on or len(text) > 200:
                break
            following.decide(BlockKind.SOURCE, "syndication-split")
            before = text
