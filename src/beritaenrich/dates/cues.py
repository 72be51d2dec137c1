"""Cues of the future in a clause: `akan`, `dijadwalkan`, and the reporting words that end their reach."""

from collections.abc import Iterator

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.tokens import Token

_ENDS = frozenset('.!?:;"“”„«»()[]\n')
_SINCE = frozenset({"sejak", "semenjak"})
_BACK, _AHEAD, _NEAR = 30, 20, 8


def upcoming(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the clause around `tokens[i:j]` speaks of the future: a cue before it, or right after it."""
    starts = i > 0 and tokens[i - 1].low == "mulai"
    if i and tokens[i - 1].low in _SINCE:
        return False
    for k in _back(tokens, i):
        token = tokens[k]
        if starts and token.low in words("modals"):  # bisa mendaftar mulai Senin
            return True
        if "reporting" in token.term.tags:  # mengatakan pada Senin: the saying is not to come
            return False
        if "future_cues" in token.term.tags:
            return not (tokens[i - 1].text == "," and _reported(tokens, k))
    first = i - (1 if i and tokens[i - 1].low in {"pada", "mulai"} else 0)
    leads = first == 0 or tokens[first - 1].text in _ENDS
    for token in tokens[j : j + (_AHEAD if leads else _NEAR)]:
        if not token.text or token.text in _ENDS or token.low in words("new_clause") or "reporting" in token.term.tags:
            return False
        if token.text == "," and not leads:
            return False
        if "future_cues" in token.term.tags:
            return True
    return False


def _back(tokens: list[Token], i: int) -> Iterator[int]:
    """Yield the indices before `i` in its clause, from the nearest one; short forms in brackets are passed over."""
    k, floor = i - 1, max(i - _BACK, 0)
    while k >= floor:
        short = tokens[k].text == ")" and k - 2 >= floor and tokens[k - 2].text == "("
        if short and tokens[k - 1].number is None:  # hari ulang tahun (HUT)
            k -= 3
        elif tokens[k].text in _ENDS:
            return
        else:
            yield k
            k -= 1


def _reported(tokens: list[Token], i: int) -> bool:
    return any("reporting" in tokens[k].term.tags for k in _back(tokens, i))
