"""What the verdicts on a reading look at: single neighbouring tokens."""

from enum import Enum

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.tokens import Token, preceding

MARKS = frozenset("\"'“”‘’")
ENDS = frozenset('.!?:;"“”„«»()[]\n')
_LONGEST_ACRONYM = 3
_INSIDE_NUMBERS = frozenset(".,/-:–+")


class Verdict(Enum):
    """Whether a reading stands; `OTHER` is a number that means something else, so that the words after it may start anew."""

    DATE = "date"
    NAME = "name"
    OTHER = "other"


def joined_left(tokens: list[Token], i: int) -> bool:
    """Tell whether the token at `i` is the rest of something longer: `G20`, `021-797`, `berhari-hari`, `#2023`."""
    token = tokens[i]
    if i == 0 or token.gap:
        return False
    before = tokens[i - 1]
    if before.text[-1].isalnum() or before.text in {"@", "#", "_"}:
        return True
    if before.text == "/" and token.number is not None:  # KEP./2023, but WIB/19.30, 1444 H/29 Juni 2023
        era = preceding(tokens, i, 2).term
        return era.zone is None and not ("hijri_era" in era.tags and tokens[i + 1].term.month)
    if before.text in _INSIDE_NUMBERS and i > 1 and not before.gap and tokens[i - 2].text[-1].isalnum():
        if token.number is None and before.text in {"-", "–"}:  # berhari-hari, tahun-tahun
            left = tokens[i - 2].low
            return left.endswith(token.low) or token.low.startswith(left)
        if token.number is None:  # km/jam
            return before.text == "/" and token.term.unit is not None
        return tokens[i - 2].number is not None or before.text in {"-", "/", "+"}
    return token.number is not None and before.text in {"$", "€", "£", "¥", ","} and i > 1 and not before.gap


def joined_right(tokens: list[Token], j: int) -> bool:
    """Tell whether the token before `j` goes on: `2.500`, `12-13`, `hari-hari`, `5G`."""
    token, last = tokens[j], tokens[j - 1]
    if not token.text or token.gap:
        return False
    if token.text[0].isalnum():  # 5G, 2023Baca; after a bracket or a year, a capital begins glued text
        glued = token.text[0].isupper() and len(token.text) > 2 and (len(last.text) == 4 or not last.text.isalnum())
        return last.text[-1].isdigit() and not glued
    following = tokens[j + 1]
    if not following.text or following.gap:
        return token.text in {"%", "‰", "°", "_"} and last.number is not None
    if token.text in _INSIDE_NUMBERS and following.number is not None and last.number is not None:
        return token.text != "." or tokens[j - 2].term.month is None  # 13 November 2025.2. Dewan
    if token.text == "-" and following.text[0].isalpha() and last.text[-1].isalpha():
        return following.low.startswith(last.low)
    return token.text in {"%", "‰", "°"} and last.number is not None


def is_capital(token: Token) -> bool:
    """Tell whether a token begins with a capital."""
    return bool(token.text) and token.text[0].isupper()


def is_type(token: Token) -> bool:
    """Tell whether a token is a capitalised word that names begin with: `Universitas`, `Pasar`."""
    shouted = token.text.isupper() and len(token.text) > _LONGEST_ACRONYM
    return is_capital(token) and not shouted and token.low in words("name_types")


def first_in_sentence(tokens: list[Token], i: int) -> bool:
    """Tell whether a sentence or a clause begins at `i`."""
    return i == 0 or tokens[i - 1].text in ENDS


def is_name(token: Token) -> bool:
    """Tell whether a token is a capitalised word that is no word of a date."""
    return is_capital(token) and token.low not in words("functions") and token.low not in words("time_words")
