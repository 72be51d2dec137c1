"""Abbreviations, titles among them: which words keep a full stop, and whether a sentence may end after one."""

from functools import cache

from beritaenrich.lexicon import read_tsv
from beritaenrich.titles import title_stops

TABLE = "sentences/abbreviations.tsv"


@cache
def abbreviations() -> dict[str, str]:
    """Return the kind of each abbreviation, by its form in lower case without the last stop.

    The kinds: `before` stands before what it belongs to (`dr.`, `No.`, `Jl.`), so that no sentence ends after it; `rank`
    stands before a name (`Kompol.`) and ends a sentence only before a word that opens one; `number` before a number;
    `after` follows a name (`Tbk.`, `S.Kom.`) and ends a sentence only before a word that is no name; `end` closes a
    phrase (`dll.`) and ends a sentence before any capital.

    Examples:
        >>> abbreviations()["jl"], abbreviations()["tbk"], abbreviations()["dll"]
        ('before', 'after', 'end')
    """
    return {row["form"]: row["kind"] for row in read_tsv(TABLE)} | dict(title_stops())


@cache
def abbreviation_forms() -> frozenset[str]:
    """Return the forms that make one token with their stop, for the tokeniser."""
    return frozenset(title_stops()).union(row["form"] for row in read_tsv(TABLE) if row["stop"] == "inside")
