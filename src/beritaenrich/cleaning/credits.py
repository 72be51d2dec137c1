"""Credits: who wrote, who edited and where it came from, out of bylines and sign-offs (`Penulis: A | Editor: B`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from beritaenrich.cleaning.outlet_names import DOMAIN, agency, canonical, find_outlets, looks_like_outlet
from beritaenrich.cleaning.places import is_place
from beritaenrich.cleaning.shapes import looks_like_name
from beritaenrich.cleaning.vocabulary import labels, one_of, words
from beritaenrich.lexicon import read_tsv

_SPLIT = re.compile(r"(?:(?<!\s)\s+)?(?:[,|/;&]|\bdan\b|(?<=\s)[-–l](?=\s)|\s[-–](?=\w))\s*")
_DEGREE = re.compile(r"^(?:S|M|Dr|Drs|Ir|H|Hj|SE|SH|MM|Jr|Sr|Ph)\.?[A-Z]?[a-z]{0,4}\.?$")

_BEHIND = re.compile(
    r"(?: (?:pada|tanggal)| (?:dari|di) [A-Z][\w, ]{2,40}| PT [A-Z][\w. ]{2,60}|(?:(?i:copyright)\b|©).{0,80})\Z"
)
_BAR_AND_PLACE = re.compile(r" [Il|] (?P<place>[A-Z][\w ]{2,40})\Z")  # `Rini Astuti I Garut`
_SHORTEST_NAME = 3
_LONGEST_SOURCE = 6
_AROUND = " \xa0\t\n,-–—|:()[]•·*"
_KINDS = ("both", "editors", "staff", "authors", "sources", "other")


@cache
def _label() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>(?i:{one_of(labels(kind))}))" for kind in _KINDS)
    return re.compile(
        rf"(?:(?<![A-Za-zÀ-ÿ])|(?<=[a-zà-ÿA-Z])(?=[A-Z][a-z]{{4,8}} ?:))(?<!(?i:video) )(?:{kinds})(?![A-Za-zÀ-ÿ])(?: (?i:daerah)| {DOMAIN}(?= ?:))?"
        r"[ \xa0]{0,24}(?P<colon>[:|]?)(?: ?[:|]){0,2}[ \xa0]{0,8}"
    )


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv("cleaning/not_names.tsv"))


@dataclass(frozen=True, slots=True)
class Credit:
    """A value for the metadata field `field` (`authors`, `editors`, `sources`), and where it stands."""

    field: str
    value: str
    start: int
    end: int


def read_credits(text: str, start: int, end: int, default: str) -> Iterator[Credit]:
    """Yield the credits in `text[start:end]`; names before the first label go to the field `default`.

    Examples:
        >>> [(c.field, c.value) for c in read_credits("Penulis: Rini Astuti | Editor: Sari Wulandari", 0, 45, "authors")]
        [('authors', 'Rini Astuti'), ('editors', 'Sari Wulandari')]
    """
    field = default
    position = start
    for cut, label_end, name in [*_labels(text, start, end), (end, end, "")]:
        for one in ("authors", "editors") if field == "both" else (field,):
            if one in {"authors", "editors"}:
                yield from _people(text, position, cut, one)
            elif one == "sources":
                yield from _sources(text, position, cut)
        position, field = label_end, name


def names_authors(text: str) -> bool:
    """Whether credits have a label of authors, and not only of editors."""
    return any(kind in {"authors", "both"} for _, _, kind in _labels(text, 0, len(text)))


def _labels(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _label().finditer(text, start, end):
        before = text[start : match.start()].rstrip()
        if before and not match.group("colon") and before[-1] not in "|,/.)-–([":
            continue  # a word of a name, or of a title
        yield match.start(), match.end(), next(kind for kind in _KINDS if match.group(kind))


def _people(text: str, start: int, end: int, field: str) -> Iterator[Credit]:
    cuts = [start, *(edge for match in _SPLIT.finditer(text, start, end) for edge in match.span()), end]
    for low, high in zip(cuts[::2], cuts[1::2], strict=True):
        at, piece = _bare_name(text, low, high)
        if len(piece) < _SHORTEST_NAME or not _is_person(piece):
            continue
        if name := agency(piece):
            yield Credit("sources", name, at, at + len(piece))
        else:
            yield Credit(field, " ".join(piece.split()), at, at + len(piece))


def _bare_name(text: str, start: int, end: int) -> tuple[int, str]:
    """Return a name, and where it stands, without marks, the outlet before it and the place behind it: `Kabar.com Rini dari Garut`."""
    outlet = next(_outlets(text, start, end), None)
    if outlet and not text[start : outlet[0]].strip(_AROUND) and len(text[outlet[1] : end].split()) > 1:
        start = outlet[1]
    at = end - len(text[start:end].lstrip(_AROUND + "."))
    piece = _BEHIND.sub("", text[at:end].rstrip(_AROUND)).rstrip(_AROUND)
    if (behind := _BAR_AND_PLACE.search(piece)) and is_place(behind["place"]):
        piece = piece[: behind.start()]
    last = piece.split()[-1:]
    if last and piece.count(".") == 1 and _DEGREE.match(last[0]):
        return at, piece
    return at, piece.rstrip(".")


def _outlets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of outlets, but for those that are first names: `Fajar Subekti`."""
    for low, high, _ in find_outlets(text, start, end):
        if text[low:high] not in words("first_name"):
            yield low, high


def _is_person(piece: str) -> bool:
    if agency(piece):
        return True
    return (
        looks_like_name(piece)
        and len(piece.split()) <= 6
        and canonical(piece) is None
        and not any(word.lower().strip(".,()") in _not_names() for word in piece.split())
        and not is_place(piece)
        and not _DEGREE.match(piece)
        and not looks_like_outlet(piece)
        and not looks_like_outlet(piece.split(maxsplit=1)[0].rstrip("."))
        and not any(_outlets(piece, 0, len(piece)))
    )


def _sources(text: str, start: int, end: int) -> Iterator[Credit]:
    low = end - len(text[start:end].lstrip(_AROUND + "."))
    piece = text[low:end].rstrip(_AROUND + ".")
    if not piece or len(piece) > 80:
        return
    position = low
    named = False
    for part in re.split(r"(?:(?<!\s)\s+)?(?:[,/;&|]|\bdan\b)\s*", piece) if "http" not in piece else [piece]:
        at = text.find(part, position, end)
        position = at + len(part)
        if not part or not part[:1].isalnum():
            continue
        if "http" in part or "www." in part:
            for found_start, found_end, name in find_outlets(text, at, position):
                yield Credit("sources", name, found_start, found_end)
        elif len(part.split()) <= _LONGEST_SOURCE and not (named and text[at - 1 : at] == "/"):
            yield Credit("sources", agency(part) or " ".join(part.split()), at, position)
        named = agency(part) is not None or canonical(part) is not None  # `VIVA/Rini` names no other source
