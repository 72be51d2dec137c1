"""The scanner: one pass over the tokens of a text, reading an expression wherever one can begin."""

from collections.abc import Iterator
from typing import NamedTuple

from beritaenrich.dates.context import verdict
from beritaenrich.dates.cues import upcoming
from beritaenrich.dates.expressions import Day, Expression, Moment, Month, Period, Range
from beritaenrich.dates.grammar import extended, read
from beritaenrich.dates.neighbours import Verdict
from beritaenrich.dates.tokens import tokenise

_LONGEST_LINE = 20_000


class Found(NamedTuple):
    """An expression with its place in the text, and whether its clause speaks of the future."""

    start: int
    end: int
    expression: Expression
    upcoming: bool = False


def scan(text: str) -> Iterator[Found]:
    """Yield the expressions in `text`, in order, without overlap; none crosses the end of a line.

    Examples:
        >>> text = "Rapat Rabu (19/7) pukul 10.30 WIB, lalu 23 Juli."
        >>> [text[found.start : found.end] for found in scan(text)]
        ['Rabu (19/7) pukul 10.30 WIB', '23 Juli']
    """
    for start, end in _lines(text):
        tokens, starts = tokenise(text, start, end)
        position = 0
        for i in starts:
            if i < position:
                continue
            found = read(tokens, i)
            if found is None:
                continue
            expression, j = found
            judged = verdict(tokens, i, j, expression)
            if judged is Verdict.OTHER:
                continue
            position = j
            if judged is Verdict.NAME:
                continue
            expression, j = extended(tokens, i, expression, j)
            position = j
            future = _needs_cue(expression) and upcoming(tokens, i, j)
            yield Found(start=tokens[i].start, end=tokens[j - 1].end, expression=expression, upcoming=future)


def _needs_cue(expression: Expression) -> bool:
    match expression:
        case Day() | Month(year=None) | Moment(day=Day()) | Range(first=Day()) | Period(year=None, year_shift=None):
            return True
    return False


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of the text; one that is very long comes in pieces, cut at blanks."""
    start = 0
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        while end - start > _LONGEST_LINE:
            cut = text.rfind(" ", start + 1, start + _LONGEST_LINE)
            cut = start + _LONGEST_LINE if cut < 0 else cut
            yield start, cut
            start = cut
        yield start, end
        start = end + 1
