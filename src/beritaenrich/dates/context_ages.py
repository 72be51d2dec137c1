"""Lengths of time that are the age of somebody: `bocah 9 tahun`, `Rina (31 tahun)`, `usia di bawah 17 tahun`."""

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.neighbours import is_name
from beritaenrich.dates.tokens import Token, preceding

_LIMITS = frozenset({"atas", "bawah", "diatas", "dibawah"})
_FAR = 8
"""How many words may stand between `usia` and the years."""


def is_age(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the length of time between `i` and `j`, which is not the first of its line, is an age."""
    last = j - 1 if tokens[j - 1].low != "ini" else j - 2
    if tokens[last].term.unit not in {"D", "W", "M", "Y", "DE", "CE"}:
        return False
    before = tokens[i - 1]
    if before.low in _LIMITS and tokens[last].low == "tahun":
        return _is_limit(tokens, i, j)
    if before.low in words("people") and tokens[i].gap:  # bocah 9 tahun, but terdakwa 9 tahun penjara
        return tokens[j].low != "terakhir" and tokens[j].low not in words("punishments")
    return (
        _and_beyond(tokens, j)
        or _in_brackets(tokens, i, j)
        or _between_commas(tokens, i, j)
        or _of_somebody(tokens, i, last + 1)
        or _behind_age_word(tokens, i)
    )


def _is_limit(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether `di bawah 17 tahun` limits an age: not `tenor di atas 15 tahun`, `di atas 5 tahun penjara`."""
    length = any(token.low in words("lengths") for token in tokens[max(0, i - 4) : i - 1])
    return not length and tokens[j].low not in words("punishments")


def _and_beyond(tokens: list[Token], j: int) -> bool:
    """Tell whether an age and all above it are meant: `60 tahun ke atas`."""
    return tokens[j].low == "ke" and tokens[j + 1].low in {"atas", "bawah"}


def _in_brackets(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the age stands in brackets behind a name: `Rina (31 tahun)`."""
    enclosed = tokens[i - 1].text == "(" and tokens[j].text == ")" and tokens[j - 1].low in {"tahun", "thn", "bulan"}
    return enclosed and is_name(preceding(tokens, i, 2))


def _between_commas(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the age is put in behind a name or a noun for people: `Rina, 31 tahun, pulang`, `warga, 40 tahun, kata`."""
    enclosed = tokens[i - 1].text == "," and (tokens[j].text == "," or "reporting" in tokens[j].term.tags)
    if not enclosed or tokens[j - 1].term.unit != "Y":
        return False
    somebody = preceding(tokens, i, 2)
    return is_name(somebody) or somebody.low in words("people")


def _of_somebody(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether `winger 26 tahun itu`, `pembalap 21 tahun ini` speaks of somebody: a noun, two digits, `itu`."""
    before, years = tokens[i - 1], tokens[i].number
    if tokens[j].low not in {"itu", "ini", "tersebut"} or tokens[j - 1].term.unit != "Y" or j != i + 2:
        return False
    if years is None or not 9 <= years <= 99 or not before.text.isalpha():
        return False
    known = ("time_words", "functions", "vague", "amounts", "spells")
    return not any(before.low in words(name) for name in known)


def _behind_age_word(tokens: list[Token], i: int) -> bool:
    """Tell whether a word of age stands before, with nothing but fillers between: `usia antara 20 dan 30 tahun`."""
    for token in reversed(tokens[max(0, i - _FAR) : i]):
        if token.low in words("age"):
            return True
        if not _is_filler(token):
            return False
    return False


def _is_filler(token: Token) -> bool:
    """Tell whether a token may stand between `usia` and the years: a number, a unit or a word such as `sekitar`."""
    term = token.term
    counts = token.number is not None or term.digit is not None or term.number is not None or term.unit is not None
    return counts or token.low in words("age_fillers")
