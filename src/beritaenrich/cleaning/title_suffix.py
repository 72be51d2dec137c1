"""The name of the site behind a title: ` | tempo.co`, ` - Kompas.com`, ` - Koran Lada`, ` - Health :: Okezone Lifestyle`."""

import re
from collections.abc import Sequence

from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import find_outlets, looks_like_outlet
from beritaenrich.cleaning.shapes import words
from beritaenrich.model import BlockKind

_LONGEST = 50
_MOST_WORDS = 2  # of a section, or beside the name of the site
_SOURCE = re.compile(r"(?<=[a-z\d\"”?!)])\s?Sumber ?: ?(?=[\w.-]{4,40}\Z)")
_SUFFIX = re.compile(r"\s{0,3}(?:\s[|:»·•–—-]{1,2}\s|\s?[|»]\s?|\s::\s|\sHalaman (?:all|\d{1,2})\s)\s{0,3}")
_PAGE = re.compile(r"(?:Halaman|Hal|Page) (?:all|\d{1,2})", re.IGNORECASE)


def claim_suffix(lines: Sequence[Line]) -> None:
    """Claim what the site puts behind the title, or `Sumber: kabarlada.com` glued to it."""
    title = next((line for line in lines if line.kind is BlockKind.TITLE), None)
    if title is None:
        return
    text = title.text
    source = _SOURCE.search(text)
    if source and next(find_outlets(text, source.end(), len(text)), None):
        title.claim(title.start + source.start(), title.end, BlockKind.SOURCE, "title-source")
        return
    for match in _SUFFIX.finditer(text):
        rest = text[match.end() :]
        headed = len(words(text[: match.start()])) >= 2
        if headed and len(rest) <= _LONGEST and (_names_site(rest, match.group().strip()) or _PAGE.fullmatch(rest)):
            start = title.start + match.end() - len(match.group().lstrip())
            title.claim(start, title.end, BlockKind.NAV, "title-suffix")
            return


def _names_site(rest: str, mark: str) -> bool:
    """Whether what stands behind a title is the name of a site, with short names of sections beside it.

    Behind a bar any short name is one: a section, or a site that no profile knows.
    """
    pieces = _SUFFIX.split(rest)
    named = [next(find_outlets(piece, 0, len(piece)), None) for piece in pieces]
    if any(named):
        beside = (p if n is None else p[: n[0]] + " " + p[n[1] :] for p, n in zip(pieces, named, strict=True))
        return all(len(words(piece)) <= _MOST_WORDS for piece in beside)
    return len(pieces) == 1 and (looks_like_outlet(rest) or (mark == "|" and len(words(rest)) <= _MOST_WORDS))
