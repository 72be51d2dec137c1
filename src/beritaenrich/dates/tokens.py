"""Tokens for the date grammar: runs of digits, words, single marks, each with what the lexicon says of it."""

import re
from dataclasses import dataclass

from beritaenrich.dates.terms import NOTHING, Term, terms

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*|\S")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_LONGEST_NUMBER = 9
_MARGIN = 12


@dataclass(slots=True, eq=False)
class Token:
    """A word, a run of digits or a mark.

    `number` is the value of a run of digits (None beyond nine of them), `gap` says whether blank stands before it.
    """

    start: int
    end: int
    text: str
    low: str
    number: int | None
    gap: bool
    term: Term


_END = Token(start=-1, end=-1, text="", low="", number=None, gap=True, term=NOTHING)


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[list[Token], list[int]]:
    """Return the tokens of `text[start:end]`, padded with empty ones, and the indices at which a date can begin.

    >>> tokens, starts = tokenise("Rabu (19/7) hujan")
    >>> [token.text for token in tokens if token.text], starts
    (['Rabu', '(', '19', '/', '7', ')', 'hujan'], [0, 2, 4])
    """
    known = terms()
    tokens: list[Token] = []
    starts: list[int] = []
    previous = -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        left, right = match.span()
        number: int | None = None
        low = word
        term = NOTHING
        if word[0].isalpha():
            low = word.lower().translate(_APOSTROPHES)
            term = known.get(low, NOTHING)
            if term.starts:
                starts.append(len(tokens))
        elif "0" <= word[0] <= "9":
            if len(word) <= _LONGEST_NUMBER:
                number = int(word)
                starts.append(len(tokens))
        else:
            term = known.get(word, NOTHING)
        tokens.append(Token(left, right, word, low, number, left != previous, term))
        previous = right
    tokens.extend([_END] * _MARGIN)
    return tokens, starts
