"""How well the letters of a short form are explained by words, as a cost: initials, syllables, roots after a prefix."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from beritaenrich import lexicon

_PREFIX = re.compile(
    r"(?:memper|diper|penge|menge|peng|meng|peny|meny|pemb?|memb?|pen|men|per|ber|ter|kepe|ke|se|di|pe|me)(?=[a-z]{3})"
)
_TWOFOLD = "kepe"  # the prefix ke-, alone or with the pe- of the root
_OPENING = frozenset({"antar", "antara", "dalam", "the"})
_SKIP_CONTENT = 1.2
_INFINITE = 1e9


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.read_toml("entities/acronyms.toml")["function"]["words"])


def letters_of(short: str) -> str:
    """Return the letters that words have to explain, in lower case; a figure repeats its neighbour (`P3A`, `3T`).

    Examples:
        >>> letters_of("DP3AKB"), letters_of("3T"), letters_of("PDI-P")
        ('dpppakb', 'ttt', 'pdip')
    """
    kept = [character for character in short.lower() if character.isalnum()]
    letters: list[str] = []
    for index, character in enumerate(kept):
        if character.isalpha():
            letters.append(character)
        elif character in "2345" and letters:
            letters += letters[-1] * (int(character) - 1)
        elif character in "2345" and index + 1 < len(kept) and kept[index + 1].isalpha():
            letters += kept[index + 1] * (int(character) - 1)
        else:
            letters.append(character)
    return "".join(letters)


def alignment_costs(letters: str, words: Sequence[str], *, syllables: bool = False) -> dict[int, float]:
    """Return, for each word at which a long form of `letters` can begin (it ends with the last), the lowest cost.

    Each word gives a piece of the letters, in order: its initial or first syllable for nothing, a syllable from inside
    for more; function words may be passed over freely, others at a price. With `syllables` (`Pemkot`), an initial by
    itself costs a little and the last word may be passed over (`Kemlu`). Time grows with words x letters squared.

    Examples:
        >>> alignment_costs("kpk", ["Ketua", "Komisi", "Pemberantasan", "Korupsi"])
        {1: 0.0, 0: 1.2}
    """
    size = len(letters)
    if not 1 <= size <= 24:
        return {}
    lowest = [_INFINITE] * size + [0.0]  # lowest[i]: cost of the letters from i on in the words from here on
    costs: dict[int, float] = {}
    for index in range(len(words) - 1, -1, -1):
        word = words[index].lower()
        following, lowest = lowest, [_INFINITE] * (size + 1)
        last = index == len(words) - 1
        function_word = word in _function_words()
        free = function_word or (not last and words[index + 1].lower() == word)
        skip = 0.0 if free else 0.8 if last else 1.0 if syllables else _SKIP_CONTENT
        initial = 0.25 if syllables else 0.0
        for begin in range(size, -1, -1):
            best = _INFINITE
            if following[begin] < _INFINITE and (syllables or not last):
                best = following[begin] + skip
            for end in range(begin + 1, min(size, begin + len(word)) + 1):
                if following[end] == _INFINITE:
                    continue
                piece = piece_cost(letters[begin:end], word)
                if piece == _INFINITE:
                    break
                piece += (0.2 if function_word else 0.0) + (initial if end == begin + 1 else 0.0)
                best = min(best, following[end] + piece)
            lowest[begin] = best
        if not function_word or word in _OPENING:
            beginning = _beginning(letters, word, following, initial)
            if beginning < _INFINITE:
                costs[index] = beginning
    return costs


def _beginning(letters: str, word: str, following: Sequence[float], initial: float) -> float:
    """Return the lowest cost where a long form begins with a word, given the costs of the letters left to the words behind it."""
    costs = (
        following[end] + _first_cost(letters[:end], word) + (initial if end == 1 else 0.0)
        for end in range(1, min(len(letters), len(word)) + 1)
    )
    return min(costs, default=_INFINITE)


def _first_cost(piece: str, word: str) -> float:
    """Return the cost for the first word, which must give its initial or a whole syllable."""
    cost = piece_cost(piece, word)
    if piece[0] == word[0]:
        return cost
    if len(piece) < 2 or cost > 0.6:
        return _INFINITE
    return cost + (0.7 if len(piece) == 2 else 0.2)


@lru_cache(maxsize=65536)
def piece_cost(piece: str, word: str) -> float:
    """Return what it costs to find `piece` in `word` (both in lower case); a large number where it is not there.

    Examples:
        >>> piece_cost("kem", "kementerian"), piece_cost("pol", "kepolisian"), piece_cost("gung", "agung")
        (0.0, 0.2, 0.4)
    """
    if word.startswith(piece):
        return 0.0
    prefix = _PREFIX.match(word)
    twofold = word.startswith(_TWOFOLD) and word.startswith(piece, 2)  # ke-pemuda-an
    if twofold or (prefix is not None and word.startswith(piece, prefix.end())):
        return 0.2 if len(piece) > 1 else 0.4
    if len(piece) > 1 and piece in word:
        return 0.4 if word.endswith(piece) or len(piece) > 2 else 0.6
    begin = position = word.find(piece[0])
    gaps = 0
    for character in piece[1:]:
        found = word.find(character, position + 1)
        if found < 0:
            return _INFINITE
        gaps += found > position + 1
        position = found
    if begin < 0:
        return _INFINITE
    if begin == 0:
        return 0.2 + 0.2 * gaps
    return 0.6 if len(piece) > 2 and position - begin == len(piece) else 1.0 + 0.2 * gaps
