"""Offices under their short and long names: `Sekda`, `sekretaris daerah`; names that are nothing but an office or initials."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from beritaenrich import lexicon
from beritaenrich.entities.forms import expansions
from beritaenrich.entities.gazetteer import short_region
from beritaenrich.quotes.wordlists import words

_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}")


@cache
def long_offices() -> dict[str, str]:
    """Return the long name of each office by its short name, from `resources/quotes/offices.tsv`."""
    return {row["short"]: row["long"] for row in lexicon.read_tsv("quotes/offices.tsv")}


@lru_cache(maxsize=1 << 12)
def written_out(office: str) -> str:
    """Return the words of an office (in lower case) with its short forms in full, those of bodies and areas too.

    Examples:
        >>> written_out("kapolres garut"), written_out("kepala bps jabar")
        ('kepala kepolisian resor garut', 'kepala bps jawa barat')
    """
    return " ".join(_full(word) for word in office.split())


def _full(word: str) -> str:
    long = long_offices().get(word) or expansions().get(word)
    return written_out(long) if long else (short_region(word) or word).lower()


def holds(office: str, words_of_it: Iterable[str]) -> bool:
    """Tell whether an office, written out, has all of the words, each with its own full form in one piece.

    Examples:
        >>> holds("kepala kepolisian resor garut", ["kapolres"]), holds("kasat reskrim polres garut", ["kapolres"])
        (True, False)
    """
    whole = f" {written_out(office)} "
    return all(f" {written_out(word)} " in whole for word in words_of_it)


def only_office(name: str) -> bool:
    """Tell whether a name is nothing but an office, as a tagger may take it for a person.

    Examples:
        >>> [only_office(name) for name in ("Kasat Reskrim", "Menhub", "Menhub Budi", "Wali Kota", "Wali")]
        [True, True, False, True, False]
    """
    parts = name.lower().split()
    offices = words("offices") | long_offices().keys()
    if not parts or parts[0] not in offices or (len(parts) == 1 and parts[0] in words("names_too")):
        return False
    return all(part in offices or part in words("office_parts") for part in parts[1:])


@cache
def _known_by_initials() -> frozenset[str]:
    return frozenset(alias for row in lexicon.read_tsv("gazetteers/persons.tsv") for alias in row["aliases"].split("|"))


def only_initials(name: str) -> bool:
    """Tell whether a name is nothing but the initials of somebody who is not known by them.

    Examples:
        >>> [only_initials(name) for name in ("RS", "R.S.", "A", "SBY", "Rina S.")]
        [True, True, True, False, False]
    """
    return _INITIALS.fullmatch(name) is not None and name not in _known_by_initials()
