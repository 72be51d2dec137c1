"""The closed classes of words that the grammar of reporting clauses needs."""

from functools import cache

from beritaenrich import lexicon


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word lists of `resources/quotes/words.toml`."""
    return frozenset(lexicon.read_toml("quotes/words.toml")[name])
