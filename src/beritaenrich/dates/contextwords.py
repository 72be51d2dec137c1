"""The word lists of `resources/dates/contexts.toml`."""

from functools import cache

from beritaenrich.lexicon import read_toml


@cache
def words(name: str) -> frozenset[str]:
    """Return one list, as a set.

    Examples:
        >>> "orang" in words("counted")
        True
    """
    return frozenset(read_toml("dates/contexts.toml")[name])
