"""Corrections by the annotation guideline, where the tagger lacks examples.

A rank or an office is no part of the name that follows (`Marsekal Budi Wibowo`, `Wakapolda Banten`), and a toll road is one place from end to end
(`Tol Cikopo - Palimanan`). Some first words settle the kind: `SMKN 3 Ambon` is an organisation, `Danau Ranau` a place.
"""

from collections.abc import Sequence
from functools import cache

from beritaenrich.lexicon import read_toml, read_tsv

ROLES = "entities/roles.tsv"
KINDS = "entities/kinds.toml"

ScoredName = tuple[int, int, str, float]
"""A name as `(first token, last token + 1, kind, probability)`."""

_PART_OF_NAMES = {
    "PERSON": frozenset({"hakim", "raja", "ratu"}),
    "ORGANISATION": frozenset(
        {"general", "humas", "inspektur", "lead", "pengurus", "perwakilan", "pimpinan", "regional", "sekretariat"}
    ),
}
_AFTER_RANKS = frozenset({"pol.", "purn.", "inf.", "kav.", "arm.", "arh.", "czi.", "cpm.", "mar."})
"""Words with a stop between a rank and the name: Irjen *Pol.* Budi Wibowo."""

_DASHES = frozenset("-–—")


@cache
def _roles(kind: str) -> frozenset[str]:
    """Return the roles that stand before names of a kind and are no part of them."""
    if kind not in _PART_OF_NAMES:
        return frozenset()
    return (
        frozenset(row["word"] for row in read_tsv(ROLES) if row["class"] in {"rank", "office"}) - _PART_OF_NAMES[kind]
    )


@cache
def _kind_by_head() -> dict[str, str]:
    table = read_toml(KINDS)
    return {head: kind for kind in ("ORGANISATION", "PLACE") for head in table[kind]}


def correct(words: Sequence[str], names: Sequence[ScoredName]) -> list[ScoredName]:
    """Return the names of a sentence with their spans and kinds corrected.

    Examples:
        >>> correct(["Marsekal", "Budi", "Wibowo"], [(0, 3, "PERSON", 0.9)])
        [(1, 3, 'PERSON', 0.9)]
        >>> correct(["Pol.", "Budi", "Wibowo"], [(0, 3, "PERSON", 0.9)])
        [(1, 3, 'PERSON', 0.9)]
        >>> correct(["Tol", "Cikopo", "-", "Palimanan"], [(0, 2, "PLACE", 0.9), (3, 4, "PLACE", 0.8)])
        [(0, 4, 'PLACE', 0.8)]
        >>> correct(["SMKN", "3", "Ambon"], [(0, 3, "PLACE", 0.6)])
        [(0, 3, 'ORGANISATION', 0.6)]
    """
    corrected: list[ScoredName] = []
    for first, end, found, score in names:
        start = first
        kind = _kind_by_head().get(words[first].lower().rstrip("."), found) if end - first > 1 else found
        while end - start > 1 and (
            words[start].lower().rstrip(".") in _roles(kind)
            or (kind == "PERSON" and words[start].lower() in _AFTER_RANKS)
        ):
            start += 1
        if kind == "PLACE" and corrected and _one_road(words, corrected[-1], first):
            road = corrected.pop()
            corrected.append((road[0], end, kind, min(road[3], score)))
        else:
            corrected.append((start, end, kind, score))
    return corrected


def _one_road(words: Sequence[str], before: ScoredName, first: int) -> bool:
    start, stop, kind, _ = before
    opening = {word.lower() for word in words[start : min(stop, start + 3)]}
    return kind == "PLACE" and stop + 1 == first and words[stop] in _DASHES and "tol" in opening
