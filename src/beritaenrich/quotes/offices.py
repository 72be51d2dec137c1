"""Offices under their short and long names: `Sekda`, `sekretaris daerah`; names that are nothing but an office or initials."""

import re
from functools import cache

from beritaenrich import lexicon
from beritaenrich.quotes.wordlists import words

_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}")


@cache
def long_offices() -> dict[str, frozenset[str]]:
    """Return the words of the long name of each office by its short name, from `resources/quotes/offices.tsv`."""
    return {row["short"]: frozenset(row["long"].split()) for row in lexicon.read_tsv("quotes/offices.tsv")}


def known_at_length(word: str, known: set[str]) -> bool:
    """Tell whether the words hold an office under its other name.

    Examples:
        >>> known_at_length("sekda", {"sekretaris", "daerah", "kota"}), known_at_length("sekda", {"kota"})
        (True, False)
    """
    if word in long_offices():
        return long_offices()[word] <= known
    return any(word in long and short in known for short, long in long_offices().items())


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
