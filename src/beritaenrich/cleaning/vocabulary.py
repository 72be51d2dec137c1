"""Common words, first names and acronyms of Indonesian news: what tells a lost blank or a sentence start from a name."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from beritaenrich.lexicon import read_toml, read_tsv

WORDS = "cleaning/mending_words.tsv"
REPORTING = "quotes/reporting.tsv"
BRANDS = "cleaning/mending_brands.tsv"
TERMS = "cleaning/terms.toml"


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


def terms(name: str) -> Sequence[str]:
    """Return one of the short lists of `cleaning/terms.toml`.

    Examples:
        >>> "Olahraga" in terms("sections")
        True
    """
    listed: Sequence[str] = read_toml(TERMS)[name]
    return listed


def labels(kind: str) -> Sequence[str]:
    """Return the labels of credits of one kind: `authors`, `editors`, `both`, `sources`, `staff`, `other` or `posted`."""
    listed: Sequence[str] = read_toml(TERMS)["labels"][kind]
    return listed


@cache
def reporting_words() -> str:
    """Return a pattern that matches any word that may stand behind a quotation: `kata`, `ujar`, `tutur`.

    Examples:
        >>> bool(re.fullmatch(reporting_words(), "kata"))
        True
    """
    return one_of(row["root"] for row in read_tsv(REPORTING) if row["post"] != "no" and row["use"] == "say")


def one_of(written: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; a blank in them may be left out beside `&`, and `&` written `&amp;`.

    Examples:
        >>> one_of(["red", "redaktur", "penulis & editor"])
        'penulis ?&(?:amp;)? ?editor|redaktur|red'
    """
    ordered = sorted(written, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ \&\ ", " ?&(?:amp;)? ?").replace(r"\ ", " ") for word in ordered)
