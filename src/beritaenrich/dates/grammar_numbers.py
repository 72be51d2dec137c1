"""Numbers as newspapers write them: `17`, `1,5`, `dua puluh lima`, `satu setengah`, `III`, `kedua`, `ke-3`."""

from fractions import Fraction

from beritaenrich.dates.tokens import Token

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN_CENTURIES = {
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
    "XV": 15,
    "XVI": 16,
    "XVII": 17,
    "XVIII": 18,
    "XIX": 19,
    "XX": 20,
    "XXI": 21,
}
_LARGEST = 10**9
_ALL_ROMAN = _ROMAN | _ROMAN_CENTURIES


def _numeral(tokens: list[Token], i: int) -> tuple[int, int, int] | None:
    """Read `dua puluh`, `seratus`, `lima`: the value, the index after it, and what a numeral that follows must be below."""
    term = tokens[i].term
    if tokens[i].low == "seratus":
        return 100, i + 1, 100
    if term.number is not None:  # duapuluh
        return term.number, i + 1, 0 if term.number < 20 else 10 if term.number < 100 else 100
    if term.digit is None:
        return None
    following = tokens[i + 1].low
    if following == "belas":
        return term.digit + 10, i + 2, 0
    if following == "puluh":
        return term.digit * 10, i + 2, 10
    if following == "ratus":
        return term.digit * 100, i + 2, 100
    return term.digit, i + 1, 0


def hundreds(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a whole number below a thousand in words; return it with the index after it."""
    total, below, start = 0, 1000, i
    while below and (found := _numeral(tokens, i)) and found[0] < below:
        value, i, below = found
        total += value
    return (total, i) if i > start else None


def whole(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a whole number, in digits or words, with thousands and more."""
    token = tokens[i]
    if token.number is not None:
        value, i = token.number, i + 1
        while (
            value < _LARGEST
            and tokens[i].text == "."
            and not tokens[i].gap
            and tokens[i + 1].number is not None
            and not tokens[i + 1].gap
            and len(tokens[i + 1].text) == 3
            and value
        ):
            value, i = value * 1000 + int(tokens[i + 1].text), i + 2
    elif token.low == "seribu":
        value, i = 1000, i + 1
        if rest := hundreds(tokens, i):
            return value + rest[0], rest[1]
        return value, i
    elif found := hundreds(tokens, i):
        value, i = found
    else:
        return None
    scale = _SCALES.get(tokens[i].low)
    if scale is None:
        return value, i
    value, i = value * scale, i + 1
    if scale == 1000 and (rest := hundreds(tokens, i)):
        return value + rest[0], rest[1]
    return value, i


_SCALES = {"ribu": 1000, "juta": 1_000_000, "miliar": 1_000_000_000}


def count(tokens: list[Token], i: int) -> tuple[int | Fraction, int] | None:
    """Read the number of a quantity: whole, decimal or with a half; a gloss in brackets is passed over.

    `tiga (3)` and `14 (empat belas)` are one number.
    """
    low = tokens[i].low
    if low == "setengah":
        return Fraction(1, 2), i + 1
    if low == "seperempat":
        return Fraction(1, 4), i + 1
    found = whole(tokens, i)
    if found is None:
        return None
    value, j = found
    following = tokens[j]
    if (
        following.text in {",", "."}
        and not following.gap
        and tokens[j + 1].number is not None
        and not tokens[j + 1].gap
        and j == i + 1
        and len(tokens[j + 1].text) <= (6 if following.text == "," else 1)
    ):
        return value + Fraction(int(tokens[j + 1].text), 10 ** len(tokens[j + 1].text)), j + 2
    if following.low == "setengah":
        return value + Fraction(1, 2), j + 1
    if following.low == "perempat":
        return Fraction(value, 4), j + 1
    if following.text == "(" and (gloss := whole(tokens, j + 1)) and tokens[gloss[1]].text == ")" and gloss[0] == value:
        return value, gloss[1] + 1
    return value, j


def ordinal(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read an ordinal: `kedua`, `ke-3`, `ke-XX`, `III`, `ke dua puluh`; -1 is the last."""
    token = tokens[i]
    if token.term.ordinal is not None:
        if token.low == "kedua" and tokens[i + 1].low == "puluh":
            return 20 + (tokens[i + 2].term.digit or 0), i + 2 + (tokens[i + 2].term.digit is not None)
        if tokens[i + 1].low == "belas" and token.term.ordinal > 0:
            return token.term.ordinal + 10, i + 2
        return token.term.ordinal, i + 1
    if token.low == "ke":
        j = i + 1 + (tokens[i + 1].text in {"-", "–"})
        if tokens[j].text in _ALL_ROMAN:
            return _ALL_ROMAN[tokens[j].text], j + 1
        return whole(tokens, j)
    if token.text in _ALL_ROMAN:
        return _ALL_ROMAN[token.text], i + 1
    return None
