"""Common words, first names and acronyms of Indonesian news: what tells a lost blank or a sentence start from a name."""

from functools import cache

from beritaenrich.lexicon import read_tsv

WORDS = "cleaning/mending_words.tsv"
BRANDS = "cleaning/mending_brands.tsv"


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind: `common` (lower case, seldom part of a name), `first_name` or `acronym`.

    Examples:
        >>> "pemerintah" in words("common"), "Prabowo" in words("first_name"), "KPK" in words("acronym")
        (True, True, True)
    """
    return frozenset(word for row in read_tsv(WORDS) if row["kind"] == kind for word in row["words"].split(" "))


@cache
def brands(kind: str) -> frozenset[str]:
    """Return what must not be broken, of one kind: `whole` words, lower-case `head`s of brands, `tail`s after a capital."""
    return frozenset(row["form"] for row in read_tsv(BRANDS) if row["kind"] == kind)
