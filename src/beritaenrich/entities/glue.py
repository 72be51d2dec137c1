"""Words glued together by scraping (`PresidenPrabowo`, `diWhatsAppmenandakan`): where the tagger had better cut them.

A lost link takes the blanks around it along. The tagger's vocabulary, ordered by frequency, tells words from glue. A token that is
no word, or only known since scraping glues its common parts often, is cut where its parts are words and a capital follows a small
letter, by the cheapest segmentation under their ranks (a unigram model with Zipf's law for the frequencies, as in Norvig 2009); and
before a verb or function word that ends it.
"""

import re
from collections.abc import Mapping
from functools import cache
from math import inf, log

from beritaenrich.lexicon import read_toml
from beritaenrich.verbs import after_prefix

TABLE = "entities/glue.toml"

_CAPITAL_INSIDE = re.compile(r"[a-z](?=[A-Z])")
_ACRONYM_FIRST = re.compile(r"[A-Z]{2,}(?=[a-z]{2,}\Z)")
_ACRONYM_BEFORE_NAME = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]{2,}\Z)")
_SITE = re.compile(r"\.[a-z]{2,}")
_LETTERS = re.compile(r"[^\W\d_]+")
_AGENT = re.compile(r"pe[mn][a-z]{4,}")
_LONGEST = 48
_LONGEST_PART = 20
_SMALL_CUT = 6.0
_NO_WORD = 16.0
_PER_LETTER = 1.2
_WORD = 30_000
_COMMON = 12_000
_BRAND = 3_000
_RARE = 15_000
_SCRAP = 30_000
_EVERYDAY = 500
_SHORT_HEAD = 6
_SHORT_TAIL = 4
_SHORTEST_VERB = 4


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_toml(TABLE)[kind])


def tails() -> frozenset[str]:
    """Return the words that follow a name, to which scraping may have glued them."""
    return _words("tails")


def cuts(word: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    """Return the offsets at which a glued token is to be cut; none for words, brands in the vocabulary, and the like.

    Args:
        word: a token.
        ranks: the vocabulary: lower-cased words with their ranks by frequency, from 1.

    Examples:
        >>> ranks = {"presiden": 50, "prabowo": 300, "whatsapp": 900, "di": 3, "menandakan": 9000, "dan": 1}
        >>> cuts("PresidenPrabowo", ranks), cuts("diWhatsAppmenandakan", ranks), cuts("Prabowodan", ranks)
        ((8,), (2, 10), (7,))
        >>> cuts("WhatsApp", ranks), cuts("Sukamaju", {"suka": 800, "maju": 700})
        ((), ())
    """
    if len(word) > _LONGEST or len(word) < 5:
        return ()
    match = _LETTERS.match(word)
    if match is None:
        return ()
    text = match.group()
    capital = _CAPITAL_INSIDE.search(text)
    site = _SITE.match(word, len(text)) is not None
    if capital is None:
        return _tail_cut(text, ranks) or (() if site else _acronym_cut(text, ranks))
    head, tail = text[: capital.end()], text[capital.end() :]
    rank, first = ranks.get(text.lower(), inf), ranks.get(head.lower(), inf)
    if head.islower():
        known = rank < _BRAND
    else:
        known = rank < inf and (rank < _RARE or first > _BRAND) and max(first, ranks.get(tail.lower(), inf)) > _EVERYDAY
        known = known or rank < _BRAND or site
    brand = head.lower() in _words("brands") or head in _words("capital_brands")
    return () if known or brand else _segmentation(text, ranks)


def _acronym_cut(text: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    """Cut an acronym from the capitalised word that is glued to it, where both are known and the whole is not."""
    match = _ACRONYM_BEFORE_NAME.match(text)
    if match is None or ranks.get(text.lower(), inf) < _SCRAP or ranks.get(match.group().lower(), inf) > _RARE:
        return ()
    return (match.end(),) if text[match.end() :].lower() in ranks else ()


def _tail_cut(text: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    """Cut a capitalised token before the longest verb or function word that ends it, where a word is left."""
    acronym = _ACRONYM_FIRST.match(text)
    if acronym is None and not (text[0].isupper() and text[1:].islower()):
        return _outlet_cut(text, ranks)
    whole = ranks.get(text.lower(), inf)
    for place in (acronym.end(),) if acronym else range(4, len(text) - 1):
        tail = text[place:]
        rank = ranks.get(text[:place].lower(), inf)
        if whole < _SCRAP or (whole < inf and rank > _BRAND):
            continue
        if acronym is None and len(tail) < _SHORT_TAIL and place < _SHORT_HEAD and rank > _EVERYDAY:
            continue  # Hama|dan
        if (
            (rank < inf and tail in _words("tails"))
            or (rank < inf and _begins_like_verb(tail) and ranks.get(tail, inf) < _COMMON)
            or (rank < _BRAND and tail in _words("short"))
        ):
            return (place,)
    return _outlet_cut(text, ranks)


def _begins_like_verb(tail: str) -> bool:
    """Whether a word glued to a name may be a verb, or the agent of one: *menandakan*, *pembuat*."""
    return after_prefix(tail) >= _SHORTEST_VERB or _AGENT.fullmatch(tail) is not None


def _outlet_cut(text: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    """Cut a token before the name of an outlet that is written small."""
    places = (len(text) - len(name) for name in _words("small_outlets") if text.endswith(name))
    return tuple(place for place in places if ranks.get(text[:place].lower(), inf) < _WORD)


def _segmentation(text: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - _LONGEST_PART), end):
            cost = _cost(text, start, end, ranks)
            if cost is not None:
                before, places = best[start]
                options.append((before + cost, (*places, start) if start else places))
        best.append(min(options, default=(inf, ())))
    return best[-1][1]


def _cost(text: str, start: int, end: int, ranks: Mapping[str, int]) -> float | None:
    """Return what it costs to read `text[start:end]` as a word of its own, or None where it cannot be one."""
    part = text[start:end]
    whole = start == 0 and end == len(text)
    rank = inf if whole else ranks.get(part.lower(), inf)
    cost = log(rank + 50) + 1 if rank < inf else _NO_WORD + _PER_LETTER * len(part)
    if whole or (start == 0 and part in _words("short")):
        return cost
    if start == 0:
        return cost if len(part) > 2 and rank < _WORD else None
    if text[start].isupper():
        return cost if text[start - 1].islower() and (len(part) > 2 or rank < _WORD) else None
    return cost + _SMALL_CUT if len(part) > 2 and rank < _COMMON else None
