"""Tokens for the date grammar: runs of digits, words, single marks, each with what the lexicon says of it.

Most of a text is no date, so that the making of tokens is what a scan costs; it runs in whole-list steps.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate, repeat
from operator import add, sub
from typing import NamedTuple, cast

from beritaenrich.dates.terms import NOTHING, Term, terms

_TOKEN = re.compile(r"(\s*)([0-9]+|[^\W\d_]+(?:'[^\W\d_]+)*|\S)")
_APOSTROPHES = str.maketrans("’‘´`", "''''")
_DIGITS = frozenset("0123456789")
_LONGEST_NUMBER = 9
_MARGIN = 12


class Token(NamedTuple):
    """A word, a run of digits or a mark.

    `number` is the value of a run of digits (None beyond nine of them), `gap` the number of blanks before the token.
    """

    start: int
    end: int
    text: str
    low: str
    number: int | None
    gap: int
    term: Term


_END = Token(start=-1, end=-1, text="", low="", number=None, gap=1, term=NOTHING)
_make = cast("Callable[[Iterable[object]], Token]", partial(tuple.__new__, Token))


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[list[Token], list[int]]:
    """Return the tokens of `text[start:end]`, padded with empty ones, and the indices at which a date can begin.

    Every kind of apostrophe reads `'`; where no date can begin, there are no tokens.

    Examples:
        >>> tokens, starts = tokenise("Rabu (19/7) hujan")
        >>> [token.text for token in tokens if token.text], starts
        (['Rabu', '(', '19', '/', '7', ')', 'hujan'], [0, 2, 4])
    """
    line = text[start:end].rstrip()  # so that a token ends every run of blanks: the pattern never goes back
    pairs = _TOKEN.findall(line if line.isascii() and "`" not in line else line.translate(_APOSTROPHES))
    texts = [word for _, word in pairs]
    lows = [word.lower() for word in texts]
    meanings = list(map(terms().get, lows, repeat(NOTHING)))
    numbers = [int(word) if word[0] in _DIGITS and len(word) <= _LONGEST_NUMBER else None for word in texts]
    starts = [
        index
        for index, (term, number) in enumerate(zip(meanings, numbers, strict=True))
        if term.starts or number is not None
    ]
    if not starts:
        return [], []
    gaps = [len(blank) for blank, _ in pairs]
    sizes = list(map(len, texts))
    ends = list(accumulate(map(add, gaps, sizes), initial=start))[1:]
    starts_of = map(sub, ends, sizes)
    tokens = list(map(_make, zip(starts_of, ends, texts, lows, numbers, gaps, meanings, strict=True)))
    tokens.extend([_END] * _MARGIN)
    return tokens, starts


def preceding(tokens: list[Token], i: int, count: int) -> Token:
    """Return the token `count` places before `i`; where the text begins sooner, the empty one, as behind its end.

    Examples:
        >>> tokens, _ = tokenise("Rabu pagi")
        >>> preceding(tokens, 1, 1).text, preceding(tokens, 1, 2).text
        ('Rabu', '')
    """
    return tokens[i - count] if i >= count else _END
