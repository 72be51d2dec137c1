"""The closed classes of words that the grammar of reporting clauses needs."""

from functools import cache

from beritaenrich import lexicon
from beritaenrich.titles import title_words


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word lists of `resources/quotes/words.toml`, with the heads of roles and the lists that belong to it.

    Examples:
        >>> "bupati" in words("roles"), "bupati" in words("offices"), "anggota" in words("offices"), "akbp" in words("ranks")
        (True, True, False, True)
        >>> "senin" in words("stops"), "melalui" in words("prepositions"), "istri" in words("relations")
        (True, True, True)
    """
    own = frozenset(lexicon.read_toml("quotes/words.toml")[name])
    match name:
        case "roles":
            return own | _heads().keys()
        case "offices":
            return own | ({word for word, kind in _heads().items() if kind == "office"} - words("shared"))
        case "ranks":
            return own | title_words("address", "title", "rank", "branch")
        case "stops":
            return own.union(*map(words, ("weekdays", "settings", "inside", "through")))
        case "prepositions":
            return own.union(*map(words, ("adjuncts", "through", "inner_prepositions")))
        case "relations":
            return own | (words("kin") - words("ranks"))
    return own


def _heads() -> dict[str, str]:
    return {row["word"]: row["class"] for row in lexicon.read_tsv("entities/roles.tsv")}
