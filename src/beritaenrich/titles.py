"""What stands before and behind the names of persons: `Pak`, `Ustaz`, `Kompol`, `Purn`, `S.H.`, all from one table."""

from collections.abc import Mapping
from functools import cache

from beritaenrich.lexicon import read_tsv

TABLE = "titles.tsv"


@cache
def title_words(*kinds: str) -> frozenset[str]:
    """Return the words of these kinds (`address`, `title`, `rank`, `branch`, `degree`), without their stops.

    Examples:
        >>> "pak" in title_words("address"), "kompol" in title_words("title", "rank"), "mkes" in title_words("degree")
        (True, True, True)
    """
    return frozenset(row["word"].replace(".", "") for row in read_tsv(TABLE) if row["kind"] in kinds)


@cache
def words_of_names() -> frozenset[str]:
    """Return those that may also be part of a name: *Gus* Dur, *Imam* Nahrawi."""
    return frozenset(row["word"] for row in read_tsv(TABLE) if row["name"] == "part")


@cache
def never_names() -> frozenset[str]:
    """Return the words of address, titles and ranks that are never part of the name behind them.

    Examples:
        >>> "pak" in never_names(), "kompol" in never_names(), "gus" in never_names()
        (True, True, False)
    """
    return title_words("address", "title", "rank") - words_of_names()


@cache
def degree_pieces() -> frozenset[str]:
    """Return the degrees, and what stands between their stops: `mkes`, `m`, `kes`."""
    pieces = {piece for row in read_tsv(TABLE) if row["kind"] == "degree" for piece in row["word"].split(".")}
    return title_words("degree") | pieces


@cache
def title_stops() -> Mapping[str, str]:
    """Return how a sentence goes on behind each that is written with a stop (`before`, `rank`, `after`), by the word with inner stops.

    Examples:
        >>> title_stops()["dr"], title_stops()["kompol"], title_stops()["m.kes"]
        ('before', 'rank', 'after')
    """
    return {row["word"]: row["stop"] for row in read_tsv(TABLE) if row["stop"]}
