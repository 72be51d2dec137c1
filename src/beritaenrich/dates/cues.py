"""Cues of the future in a clause: `akan`, `dijadwalkan`, and the reporting words that end their reach."""

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.tokens import Token

_ENDS = frozenset('.!?:;"“”„«»()[]\n')
_SINCE = frozenset({"sejak", "semenjak"})
_MODALS = frozenset({"bisa", "boleh", "dapat", "diharuskan", "diwajibkan", "harus", "wajib"})
_BACK, _AHEAD, _NEAR = 30, 20, 8


def upcoming(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the clause around `tokens[i:j]` speaks of the future: a cue before it, or right after it."""
    starts = i > 0 and tokens[i - 1].low == "mulai"
    if i and tokens[i - 1].low in _SINCE:
        return False
    for k in range(i - 1, max(i - _BACK, 0) - 1, -1):
        token = tokens[k]
        if token.text in _ENDS:
            break
        if starts and token.low in _MODALS:  # bisa mendaftar mulai Senin
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


def _reported(tokens: list[Token], i: int) -> bool:
    k = i - 1
    while k >= 0 and k >= i - _BACK and tokens[k].text not in _ENDS:
        if "reporting" in tokens[k].term.tags:
            return True
        k -= 1
    return False
