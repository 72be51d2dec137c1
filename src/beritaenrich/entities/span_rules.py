"""Corrections by the annotation guideline, where the tagger lacks examples.

A rank, an office, an honorific or a degree is no part of a person's name (`Marsekal Budi Wibowo`, `Wakapolda Banten`), and no name by
itself. A toll road is one place from end to end (`Tol Cikopo - Palimanan`). Some first words settle the kind: `SMKN 3 Ambon` is an
organisation, `Danau Ranau` a place. A body of the whole country, its short form and its area are three names
(`Otoritas Jasa Keuangan (OJK) Jabar`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from beritaenrich.entities import gazetteer
from beritaenrich.entities.bracket_rules import ScoredName, mend_brackets
from beritaenrich.entities.role_words import is_office, role_heads
from beritaenrich.lexicon import read_toml
from beritaenrich.model import EntityKind
from beritaenrich.titles import never_names, title_words, words_of_names

TABLE = "entities/kinds.toml"

_DASHES = frozenset("-–—")
_DEGREE = re.compile(r"[A-Z](?:\.?[A-Za-z]{1,4}){0,2}\.?")
_CAPITALS_OF_DEGREE = 2
_WORDS_LEFT = 2
_MAX_INITIALS = 3


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(read_toml(TABLE)[name])


@cache
def _kind_by_head() -> dict[str, str]:
    return {head: kind for kind in ("ORGANISATION", "PLACE") for head in read_toml(TABLE)[kind]}


def correct(words: Sequence[str], names: Sequence[ScoredName]) -> list[ScoredName]:
    """Return the names of a sentence with their spans and kinds corrected.

    Examples:
        >>> correct(["Marsekal", "Budi", "Wibowo"], [(0, 3, "PERSON", 0.9)])
        [(1, 3, 'PERSON', 0.9)]
        >>> correct(["Pol.", "Budi", "Wibowo", "SH", "M.Si"], [(0, 5, "PERSON", 0.9)])
        [(1, 3, 'PERSON', 0.9)]
        >>> correct(["kata", "Menhub", "kemarin"], [(1, 2, "PERSON", 0.9)])
        []
        >>> correct(["Tol", "Cikopo", "-", "Palimanan"], [(0, 2, "PLACE", 0.9), (3, 4, "PLACE", 0.8)])
        [(0, 4, 'PLACE', 0.8)]
        >>> correct(["SMKN", "3", "Ambon"], [(0, 3, "PLACE", 0.6)])
        [(0, 3, 'ORGANISATION', 0.6)]
        >>> correct(["Pelatih", "Prancis"], [(0, 2, "ORGANISATION", 0.6)])
        [(1, 2, 'PLACE', 0.6)]
    """
    corrected: list[ScoredName] = []
    for name in mend_brackets(words, names):
        for first, end, kind, score in _corrected(words, name):
            if kind == "PLACE" and corrected and _one_road(words, corrected[-1], first):
                road = corrected.pop()
                corrected.append((road[0], end, kind, min(road[3], score)))
            else:
                corrected.append((first, end, kind, score))
    return corrected


def _corrected(words: Sequence[str], name: ScoredName) -> Iterator[ScoredName]:
    """Yield what a name is after correction: itself, a part of it, several names, or nothing."""
    first, end, kind, score = name
    if end - first > 1:
        kind = _kind_by_head().get(_bare(words[first]), kind)
    elif words[first].lower() in _table("peoples"):
        return
    if kind == "PERSON":
        first, end = _person(words, first, end)
        if first < end:
            yield first, end, kind, score
    elif kind == "ORGANISATION":
        if not _is_no_body(words, first, end):
            yield from ((*part, score) for part in _body(words, first, end))
    elif not _is_no_place(words, first, end):
        while end - first > _WORDS_LEFT and _bare(words[end - 1]) in _table("address_parts"):
            end -= 1
        yield first, end, kind, score


def _bare(word: str) -> str:
    return word.lower().rstrip(".")


def _person(words: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """Return where a person's name begins and ends without roles, honorifics and degrees; nothing is left of mere ones."""
    while end - first > 1 and _is_title(words[first]):
        first += 1
    while end - first > 1 and (_is_degree(words[end - 1]) or (words[end - 1] == "," and end - first > _WORDS_LEFT)):
        end -= 1
    if end - first == 1:
        role = _is_role(words[first]) and not (words[first].isupper() and len(words[first]) <= _MAX_INITIALS)
        after_name = first > 0 and words[first - 1] == ","
        if role or (after_name and "." in words[first][:-1] and _is_degree(words[first])):
            return first, first
    return first, end


def _is_title(word: str) -> bool:
    bare = _bare(word)
    if word.isupper() and len(word) == 1:
        return word == "H"
    branch = word.endswith(".") and bare in title_words("branch")
    return branch or bare in never_names() or _is_role(word)


def _is_role(word: str) -> bool:
    bare = _bare(word)
    if bare in _table("given_names") or bare in words_of_names():
        return False
    return bare in role_heads() or is_office(bare)


def _is_degree(word: str) -> bool:
    """Whether a word is an academic or police degree as it is written behind a name.

    Examples:
        >>> [_is_degree(word) for word in ("S.H.", "MPd", "SIK", "M.Si", "MD", "Sari", "Si")]
        [True, True, True, True, False, False, False]
    """
    letters = word.replace(".", "")
    capitals = sum(map(str.isupper, letters)) >= _CAPITALS_OF_DEGREE
    return capitals and _DEGREE.fullmatch(word) is not None and letters.lower() in title_words("degree")


def _is_no_body(words: Sequence[str], first: int, end: int) -> bool:
    """Whether the name of a body is only a word for its kind (`Kejaksaan Negeri`) or the short name of who heads it.

    Examples:
        >>> _is_no_body(["Kejaksaan", "Negeri"], 0, 2), _is_no_body(["Kakorlantas"], 0, 1), _is_no_body(["Kejaksaan", "Agung"], 0, 2)
        (True, True, False)
    """
    name = " ".join(words[first:end]).lower()
    return name in _table("kinds_of_bodies") or (name.startswith(("ka", "wa", "dan")) and is_office(name))


def _body(words: Sequence[str], first: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names in the name of a body."""
    while end - first > 1 and (found := _bare(words[first])) not in _table("body_words"):
        group = role_heads().get(found)
        if group in {"rank", "office"}:
            first += 1
        elif group == "occupation" and gazetteer.country_code(" ".join(words[first + 1 : end])):
            yield first + 1, end, "PLACE"
            return
        else:
            break
    if cuts := _cuts(words, first, end):
        yield from ((low, high, "ORGANISATION") for low, high in pairwise((first, *cuts, end)))
        return
    bracket = next((at for at in range(first + 1, end - 3) if words[at] == "(" and words[at + 2] == ")"), None)
    if bracket is not None and _is_national(words, first, bracket) and _is_area(words[bracket + 3 : end]):
        yield first, bracket, "ORGANISATION"
        yield bracket + 1, bracket + 2, "ORGANISATION"
        yield bracket + 3, end, "PLACE"
    else:
        yield first, end, "ORGANISATION"


def _cuts(words: Sequence[str], first: int, end: int) -> list[int]:
    """Return where further bodies begin in a name: `Komisi II DPR | Fraksi Kebun`, `TNI | Polri`."""
    if " ".join(map(_bare, words[first:end])) in _table("two_bodies"):
        return [first + 1]
    inner = [at for at in range(first + 1, end - 1) if words[at] in _table("bodies_in_bodies")]
    return [at for at in inner if words[at - 1].lower() not in _table("joining")]


def _is_no_place(words: Sequence[str], first: int, end: int) -> bool:
    """Whether the name of a place is part of an office or a status: Kapolres *Metro* Bekasi, Warga Negara *Indonesia*.

    Examples:
        >>> _is_no_place(["Kapolres", "Metro", "Bekasi"], 1, 2), _is_no_place(["Kapolres", "Metro", "hadir"], 1, 2)
        (True, False)
        >>> _is_no_place(["Warga", "Negara", "Belanda"], 2, 3), _is_no_place(["warga", "negara", "Belanda"], 2, 3)
        (True, False)
    """
    if end - first > 1:
        return False
    if " ".join(words[max(0, first - 2) : first]) in _table("no_places_behind"):
        return True
    before, behind = words[first - 1 : first], words[end : end + 1]
    office = words[first] in _table("no_places_in_offices") and any(map(is_office, map(str.lower, before)))
    return office and any(map(str.istitle, behind))


def _is_national(words: Sequence[str], first: int, bracket: int) -> bool:
    """Whether the tables hold the words before a bracket and the one in it for one body."""
    long = gazetteer.concepts(EntityKind.ORGANISATION, " ".join(words[first:bracket]))
    return bool(set(long) & set(gazetteer.concepts(EntityKind.ORGANISATION, words[bracket + 1])))


def _is_area(words: Sequence[str]) -> bool:
    name = words[1:] if words[0].lower() in {"kabupaten", "kota", "provinsi"} else words
    return bool(gazetteer.regions(" ".join(name))) or list(words) == ["RI"]


def _one_road(words: Sequence[str], before: ScoredName, first: int) -> bool:
    start, stop, kind, _ = before
    opening = {word.lower() for word in words[start : min(stop, start + 3)]}
    return kind == "PLACE" and stop + 1 == first and words[stop] in _DASHES and "tol" in opening
