"""Cues of the future in a clause: `akan`, `dijadwalkan`, and the reporting words that end their reach."""

from beritaenrich.dates.tokens import Token

_ENDS = frozenset('.!?:;"“”„«»()[]\n')


def upcoming(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the clause around `tokens[i:j]` speaks of the future: a cue before it, or after it when it leads."""
    k = i - 1
    while k >= 0 and k >= i - 30:
        token = tokens[k]
        if token.text in _ENDS or "reporting" in token.term.tags:
            break
        if "future_cues" in token.term.tags:
            return not (tokens[i - 1].text == "," and _reported(tokens, k))
        k -= 1
    lead = i - (1 if i and tokens[i - 1].low in {"pada", "mulai"} else 0)
    if not (lead == 0 or tokens[lead - 1].text in _ENDS):
        return False
    for token in tokens[j : j + 20]:
        if not token.text or token.text in _ENDS or "reporting" in token.term.tags:
            return False
        if "future_cues" in token.term.tags:
            return True
    return False


def _reported(tokens: list[Token], i: int) -> bool:
    k = i - 1
    while k >= 0 and k >= i - 30 and tokens[k].text not in _ENDS:
        if "reporting" in tokens[k].term.tags:
            return True
        k -= 1
    return False
