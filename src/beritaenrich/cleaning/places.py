"""The places of datelines: which names are places, and how they are written in running text."""

import re
from functools import cache

from beritaenrich.lexicon import read_tsv

_KIND = re.compile(r"^(?:kota|kabupaten|kab\.?|provinsi) ")


@cache
def _places() -> dict[str, str]:
    return {row["name"].casefold(): row["name"] for row in read_tsv("cleaning/places.tsv")}


@cache
def _not_places() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv("cleaning/not_places.tsv"))


def is_place(name: str) -> bool:
    """Whether `name` is a place that the table knows, in any letter case.

    Examples:
        >>> is_place("BANDUNG"), is_place("Kota Bandung"), is_place("Sukamulya")
        (True, True, False)
    """
    key = " ".join(name.split()).casefold()
    return key in _places() or _KIND.sub("", key) in _places()


def is_no_place(name: str) -> bool:
    """Whether `name` stands before dashes and is known to be no place: `UPDATE`, `KPK`."""
    return name.casefold() in _not_places()


def proper(place: str) -> str:
    """Return a place as it is written in running text.

    Examples:
        >>> proper("BANDAR LAMPUNG"), proper("NTB")
        ('Bandar Lampung', 'NTB')
    """
    joined = " ".join(place.split())
    if known := _places().get(joined.casefold()):
        return known
    if not joined.isupper() or len(joined) <= 2:
        return joined
    return " ".join(word if len(word) <= 2 and word.isupper() else word.title() for word in joined.split())
