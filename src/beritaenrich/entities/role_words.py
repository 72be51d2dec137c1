"""What the words in and around a role are: heads, ranks, connectors, barriers. All from tables in `resources/entities`."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from beritaenrich import lexicon
from beritaenrich.titles import title_words
from beritaenrich.verbs import after_prefix

_AGENT = re.compile(r"pe(?:m[bp]?|n[cdjt]?|ng|ny|[lw])[a-z]{3,}(?<!an)(?<!nya)\Z")
_PERSON_SUFFIX = re.compile(r"[a-z]{3,}(?:wan|wati|ivis|olog|ologis|onom|nalis)\Z")
_OFFICE = re.compile(  # syllabic names of offices: Kapolresta, Wakasatlantas, Dirreskrimum, Kasipidum
    r"(?:wa)?ka(?:polres|polda|polsek|pol|sat(?:re|lan|pol|gas|bin|in|sa|tah|nar)|bid|bag|dis(?=[a-z]{3})|div|korlan|kanwil|subd|"
    r"subb|sub[sa]|sipid|sipen|sihum|siin|siops|siprop|ban(?=k|p)|upt|pusp|pusd|rumkit|rutan|lapas|densus|ops|unit|nit)[a-z]*\Z"
    r"|(?:wa)?dir(?:res|lan|pol|bin|int|sam|pam|tipid|krim|nark|um|ut|jen|op|keu)[a-z]*\Z"
    r"|(?:wa)?dan(?:rem|dim|ramil|lanal|lanud|lantamal|den|pos|sat|yon|men|ton|puspom|kor)[a-z]*\Z"
)
_SHORTEST_VERB = 3
"""The fewest letters behind the prefix of a verb that no role runs over."""


@cache
def role_heads() -> Mapping[str, str]:
    """Return the class of each word of the tables at which a role begins: `office`, `occupation`, …; `title` and `rank`."""
    titles = {word: kind for kind in ("title", "rank") for word in title_words(kind)}
    return {row["word"]: row["class"] for row in lexicon.read_tsv("entities/roles.tsv")} | titles


@cache
def grammar(name: str) -> frozenset[str]:
    """Return a list of words from `entities/role_grammar.toml`."""
    return frozenset(lexicon.read_toml("entities/role_grammar.toml")[name]["words"])


@cache
def rank_tails() -> frozenset[str]:
    """Return the words that belong to the rank before them: Jenderal *TNI (Purn)*, Mayor *Inf*."""
    return grammar("rank_tails") | title_words("branch")


@lru_cache(maxsize=1 << 14)
def head_class(word: str) -> str | None:
    """Return what kind of role begins with a word (in lower case): from the table, else by the shape of an agent noun.

    Examples:
        >>> head_class("gubernur"), head_class("akbp"), head_class("pengrajin"), head_class("jurnalis"), head_class("pasar")
        ('office', 'rank', 'occupation', 'occupation', None)
    """
    word = word.rstrip(".")
    found = role_heads().get(word)
    if found is not None:
        return found
    if is_office(word):
        return "office"
    if len(word) > 15:
        return None
    if _AGENT.match(word) and word not in grammar("not_agents"):
        return "occupation"
    if _PERSON_SUFFIX.match(word) and word not in grammar("not_agents"):
        return "occupation"
    return None


@lru_cache(maxsize=1 << 14)
def is_office(word: str) -> bool:
    """Whether a word (in lower case) has the shape of a syllabic name of an office: `kapolresta`, `wakasatlantas`.

    Examples:
        >>> is_office("kasatreskrim"), is_office("kartika")
        (True, False)
    """
    return _OFFICE.match(word) is not None


@lru_cache(maxsize=1 << 14)
def is_barrier(form: str) -> bool:
    """Whether no role runs over a word: function words, kin, verbs. A capital makes some of them part of a name.

    Examples:
        >>> is_barrier("dengan"), is_barrier("menyebut"), is_barrier("media"), is_barrier("dalam"), is_barrier("Dalam")
        (True, True, False, True, False)
    """
    word = form.lower()
    if word in grammar("barriers") or (form.islower() and word in grammar("small_barriers")):
        return True
    if after_prefix(word) < _SHORTEST_VERB or word in grammar("nouns") or head_class(word) is not None:
        return False
    return form.islower() or word.startswith(("me", "di"))
