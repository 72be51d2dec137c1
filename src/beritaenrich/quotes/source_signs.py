"""Sources without a verb: sites (`berdasarkan data di laman X`), labels (`Sumber: X`), credits (`(ANTARA)`, `AFP/Name`)."""

import re
from collections.abc import Iterator
from functools import cache

from beritaenrich.quotes.media import TOP_LEVEL, Found, agencies, either, read_name, row_of, wordings
from beritaenrich.quotes.source_verbs import joined_after, without_platform

_REACH = 90
_SIGNED_BY = re.compile(r"\([a-z]{2,7}(?:[,/] ?[a-z]{2,7}){1,3}\)")
_SQUARE = re.compile(rf"\[([a-z0-9]{{3,20}}(?:\.{TOP_LEVEL})?)\](?=[ \t]{{0,4}}(?:\n|\Z))")
_LETTERS = re.compile(r"[A-Za-z]+")
_CLOSING = re.compile(r"[^()\[\]\n]{0,80}[)\]]")
_PHOTOGRAPHER = re.compile(r"(?:[(\[]|^|\s)[A-Z][^\W\d_]*(?: [A-Z][\w.]*){0,4}/\Z")
_ADDRESS = re.compile(r"https?://(?:www\.)?([\w-]{1,60}(?:\.[\w-]{1,60}){1,4})")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{either('labels')}|(?P<photo>{either('photo_labels')}))\s{{0,3}}:\s{{0,3}}")


@cache
def _site() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the words before the name of a site, and of what must stand before them."""
    site = rf"\b(?i:{either('sites')})(?:\s+(?:{either('site_words')})){{0,3}}\s+"
    evidence = rf"\b(?:{either('evidence')})(?:\s+[^\W\d_]{{1,20}}){{0,3}}\s+(?:{either('evidence_links')})\s+\Z"
    return re.compile(site), re.compile(evidence, re.IGNORECASE)


def find_labels(text: str) -> Iterator[Found]:
    """Find `Sumber: X` with any name, and `Foto: X` with an agency."""
    for match in _label().finditer(text):
        start, at = match.span()
        if match["photo"]:
            agency = agencies().match(text, at)
            if agency:
                yield Found(start, agency.end(), agency.group(), "label")
        elif address := _ADDRESS.match(text, at):
            yield Found(start, address.end(), address.group(1), "label")
        elif (name := read_name(text, at)) and name.text.lower() not in wordings("platforms"):
            yield Found(start, name.end, name.text, "label")
            yield from joined_after(text, name.end)


def find_sites(text: str) -> Iterator[Found]:
    """Find sites that the article draws on: `berdasarkan pantauan di laman resmi X`."""
    site, evidence = _site()
    for match in site.finditer(text):
        if evidence.search(text, max(0, match.start() - _REACH), match.start()) and (
            name := read_name(text, match.end())
        ):
            yield Found(match.start(), name.end, without_platform(name.text), "site")


def find_credits(text: str) -> Iterator[Found]:
    """Find agencies in credits and datelines: `(ANTARA)`, `(AFP/…)`, `ANTARA FOTO/…`."""
    for match in _SIGNED_BY.finditer(text):
        places = [(part.start(), part.end()) for part in _LETTERS.finditer(text, match.start(), match.end())]
        kinds = [row_of(text[start:end]) for start, end in places]
        if all(kind == ("agency", True) for kind in kinds):  # (dpa,afp)
            yield from (Found(start, end, text[start:end].upper(), "credit") for start, end in places)
    for match in _SQUARE.finditer(text):  # [okezone]
        if row_of(match.group(1)) is not None or "." in match.group(1):
            yield Found(*match.span(), match.group(1), "credit")
    for match in agencies().finditer(text):
        if (credit := _credit(text, match.group(), *match.span())) is not None:
            yield credit


def _credit(text: str, name: str, start: int, end: int) -> Found | None:
    """Judge the name of an agency by the marks around it."""
    if text[max(0, start - 2) : start] in {"( ", "[ "} and text[end : end + 1] == " ":  # ( Antara )
        start, end = start - 1, end + 1
    before, after = text[start - 1] if start else "", text[end : end + 1]
    sign = name.lower() == "ant"
    row = row_of(name)
    alone = row is None or row[1]
    if before in {"(", "["}:
        return _bracketed(text, "Antara" if sign else name, start, end, alone=alone)
    if sign or not alone:
        return None
    if before == "/":
        line_end = after in {"", "\n", ")", "]"}
        by = line_end and _PHOTOGRAPHER.search(text, max(0, start - 40), start)  # (Yan Li/AFP)
        return Found(start, end, name, "credit") if by else None
    followed = after == "/" and text[end + 1 : end + 2].isupper()  # ANTARA FOTO/Yan Li
    return Found(start, end, name, "credit") if followed else None


def _bracketed(text: str, name: str, start: int, end: int, *, alone: bool) -> Found | None:
    """Read `(AFP/…)`, and `(ANTARA)` where the line ends behind it or a dash follows."""
    close = _CLOSING.match(text, end)
    if close is None:
        return None
    after, tail = text[end : end + 1], text[close.end() : close.end() + 3].strip()
    ends = alone and after in {")", "]"} and tail[:1] in {"", "-", "–", "—"}
    return Found(start - 1, close.end(), name, "credit") if ends or after in {"/", ":", "-"} else None
