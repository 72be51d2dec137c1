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
        name = match.group()
        sign = name.lower() == "ant"
        start, end = match.span()
        if text[max(0, start - 2) : start] in {"( ", "[ "} and text[end : end + 1] == " ":  # ( Antara )
            start, end = start - 1, end + 1
        after = text[end : end + 1]
        row = row_of(name)
        alone = row is None or row[1]
        if start and text[start - 1] in "([":
            close = _CLOSING.match(text, end)
            if close is None:
                continue
            tail = text[close.end() : close.end() + 3].strip()
            if after in {"/", ":", "-"} or (alone and after in {")", "]"} and tail[:1] in {"", "-", "–", "—"}):
                yield Found(start - 1, close.end(), "Antara" if sign else name, "credit")
        elif start and text[start - 1] == "/":  # (Yan Li/AFP)
            line_end = after in {"", "\n", ")", "]"}
            if line_end and alone and not sign and _PHOTOGRAPHER.search(text, max(0, start - 40), start):
                yield Found(start, end, name, "credit")
        elif after == "/" and alone and not sign and text[end + 1 : end + 2].isupper():
            yield Found(start, end, name, "credit")
