"""Absolute dates in forms that the grammar does not know: `12th of May 2024`, `2024 Mei 12`; their value by dateparser.

The span is found here, in a few tokens that must hold a day, the name of a month and a year; dateparser only reads that
short span. It is never given running text, and never a date that lacks a part, so that it has no clock to fall back on.
"""

import warnings
from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache

from beritaenrich.dates.expressions import Day, Expression
from beritaenrich.dates.grammar_chains import chain
from beritaenrich.dates.tokens import Token

_ENGLISH = frozenset({"st", "nd", "rd", "th", "of"})
_MARKS = frozenset({",", "-", "/", "."})
_FILLERS = _ENGLISH | _MARKS
_LONGEST = 8


@cache
def _parser() -> Callable[[str], datetime | None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["id", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  # fixed, so that no clock is read
            "PARSERS": ["absolute-time"],
            "TIMEZONE": "UTC",
        },
    )

    def parse(text: str) -> datetime | None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found: datetime | None = parser.get_date_data(text).date_obj
        return found

    return parse


@lru_cache(maxsize=1 << 10)
def parse_absolute(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a short, complete date, as dateparser reads it.

    Examples:
        >>> parse_absolute("12th of May 2024")
        (2024, 5, 12)
    """
    try:
        found = _parser()(text)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    return (found.year, found.month, found.day) if found else None


def foreign_weekday(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `Monday, July 17, 2023`, `Mon, 17 Jul 2023`; without a full date an English weekday is none."""
    j = i + 1 + (tokens[i + 1].text in {",", "."})
    found = chain(tokens, j)
    if found is None or not isinstance(found[0], Day) or found[0].year is None or found[0].weekday is not None:
        return None
    return found[0]._replace(weekday=tokens[i].term.english_weekday), found[1]


def foreign_date(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a day, a month by name and a year with English ordinals, or the year first: `12th of May 2024`, `2024 Mei 12`."""
    if not _is_foreign(tokens, i):
        return None
    days = months = years = 0
    j = i
    words: list[str] = []
    while j < i + _LONGEST and not (days and months and years):
        token = tokens[j]
        if token.number is not None and len(token.text) == 4:
            years += 1
        elif token.number is not None and 1 <= token.number <= 31:
            days += 1
        elif token.term.month is not None or token.term.short_month is not None:
            months += 1
        elif token.low not in _FILLERS:
            return None
        if max(days, months, years) > 1:
            return None
        if token.text not in _MARKS:
            words.append(token.text)
        j += 1
    day = parse_absolute(" ".join(words)) if days and months and years else None
    return (Day(day=day[2], month=day[1], year=day[0]), j) if day else None


def _is_foreign(tokens: list[Token], i: int) -> bool:
    """Tell whether a date can begin at `i` in a form that is not Indonesian: most do not."""
    token, following = tokens[i : i + 2]
    if token.number is None:
        return tokens[i + 2].low in _ENGLISH
    if len(token.text) == 4:  # the year first, but not Piala Dunia 2023, 10 November
        return following.text != "," and (following.number is None or tokens[i + 2].term.month is not None)
    return following.low in _ENGLISH
