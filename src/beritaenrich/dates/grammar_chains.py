"""Dates that stand together: `12-13 Oktober 2022`, `3, 5, dan 9 Juni`, `(30/7-1/8)`, `2010-2015`, with their `lalu`.

In a chain the earlier dates may lack month and year, which come from the later ones.
"""

from itertools import pairwise

from beritaenrich.dates.expressions import Day, Expression, Listing, Month, Range, Year
from beritaenrich.dates.grammar_days import (
    DASHES,
    Written,
    connector,
    day_and_month,
    day_number,
    numeric_date,
    text_date,
    weekday_name,
    year_number,
)
from beritaenrich.dates.grammar_deixis import direction
from beritaenrich.dates.grammar_relative import units_away
from beritaenrich.dates.neighbours import is_capital, joined_right
from beritaenrich.dates.tokens import Token

_MOST_ITEMS = 8
_NO_SHORT_YEAR = frozenset({"an", "-", "–", "m", "masehi", "sm"})  # tahun 90-an, tahun 70 M
_OLDEST_SHORT = 45  # tahun 65 is 1965; smaller numbers count something
_ROUND_THE_CLOCK = Day(day=24, month=7, numeric=True)
_MARKS = frozenset({"/", "-", ".", "–", "—", "−", ","})
_JOINTS = frozenset({"hingga", "sampai", "dan", "serta", "atau", "&", "s", "sd", "bulan"})


def _item(tokens: list[Token], i: int, *, bare: bool) -> tuple[Written, int] | None:
    """Read one item of a chain; `bare` allows `24/7` and a lone day (in brackets, or where a month follows later)."""
    weekday = None
    if found_weekday := weekday_name(tokens, i):
        weekday, i = found_weekday
        i += tokens[i].text == ","
    found = numeric_date(tokens, i, loose=bare) or text_date(tokens, i)
    if found is None and bare:
        found = day_and_month(tokens, i, loose=True)
    if found is None and (found_day := day_number(tokens, i)):
        found = Written(day=found_day[0]), found_day[1]
    if found is None:
        return None
    return (found[0]._replace(weekday=weekday) if weekday else found[0]), found[1]


def chain(tokens: list[Token], i: int, *, bare: bool = False) -> tuple[Expression, int] | None:
    """Read one date, or a range or list of dates in which the earlier ones may lack month and year.

    `12-13 Oktober 2022`, `3, 5, dan 9 Juni 2023`, `29 Agustus hingga 2 September 2023`, in brackets (`bare`) also
    `3-5/7/2023` and `30/7-1/8`.
    """
    if tokens[i].number is not None and not bare and not _can_begin(tokens, i):
        return None
    found = _item(tokens, i, bare=bare)
    if found is None and "dates" in tokens[i].term.tags:
        found = _item(tokens, i + 1 + (tokens[i + 1].text == "."), bare=bare)
    if found is None:
        return None
    between = i > 0 and "antara" in {tokens[i - 1].low, tokens[i - 2].low if i > 1 and tokens[i - 1].term.unit else ""}
    items = [found]
    links: list[str] = []
    while len(items) < _MOST_ITEMS and (link := connector(tokens, items[-1][1])):
        if link[0] == "to" and "to" in links:
            break
        last = items[-1][0]
        if last.month is not None and link[0] != "to" and not _elliptic(last, link[0]):
            break
        following = _item(tokens, link[1], bare=bare)
        if following is None:
            break
        items.append(following)
        links.append(link[0])
    for size in range(len(items), 0, -1):
        if between and size == 2 and links[0] == "and":
            links = ["to"]
        if built := _compose([item for item, _ in items[:size]], links[: size - 1]):
            return built, items[size - 1][1]
    return None


def _can_begin(tokens: list[Token], i: int) -> bool:
    """Tell, by the next token, whether a number can begin a date: most numbers in a text cannot."""
    following = tokens[i + 1]
    if following.term.month is not None or following.term.short_month is not None:
        return True
    if following.text in _MARKS:
        third = tokens[i + 2 + (tokens[i + 2].text in DASHES)]  # 3 -- 5 Juni
        return third.number is not None or third.term.month is not None or third.term.short_month is not None
    return following.low in _JOINTS


def _elliptic(written: Written, link: str) -> bool:
    """Tell whether a date with a month can wait for its year: `3 Juni dan 9 Juli 2023`, `Maret dan April 2023`."""
    return written.year is None and (link == "and" or written.day is None)  # Juni, Agustus, dan November 2023


def _compose(items: list[Written], links: list[str]) -> Expression | None:
    last = items[-1]
    if last.month is None:
        return None
    if links and links[-1] == "comma" and not _ascends(items, links):
        return None
    if len(links) > 1 and "to" in links:
        return None
    if "and" in links and items[0].month is not None and last.year is None:
        return None
    mixed = any((item.day is None) != (last.day is None) for item in items)
    if mixed and not (links == ["to"] and items[0].month):
        return None
    filled = [last]
    for item in reversed(items[:-1]):
        month = item.month if item.month is not None else filled[-1].month
        year = item.year
        if year is None and filled[-1].year is not None:
            after = filled[-1].month or 0
            year = filled[-1].year - ((month or 0) > after)
        filled.append(item._replace(month=month, year=year, numeric=item.numeric or last.numeric))
    filled.reverse()
    expressions = [_expression(item) for item in filled]
    if len(expressions) == 1:
        return expressions[0]
    if links == ["to"]:
        if _backwards(filled[0], filled[1]):
            return None
        return Range(first=expressions[0], last=expressions[1])
    if links == ["and"] and _neighbours(filled[0], filled[1]):
        return Range(first=expressions[0], last=expressions[1])
    return Listing(items=tuple(expressions))


def _ascends(items: list[Written], links: list[str]) -> bool:
    """Tell whether commas alone join the days of a month: `24, 25, 26 Desember 2023`."""
    days = [item.day or 0 for item in items]
    alone = all(item == Written(day=item.day) for item in items[:-1])
    return len(items) > 2 and alone and set(links) == {"comma"} and all(a < b for a, b in pairwise(days))


def _backwards(first: Written, last: Written) -> bool:
    if first.year is None or last.year is None:
        return first.month == last.month and (first.day or 0) > (last.day or 31)
    return (first.year, first.month or 0, first.day or 0) > (last.year, last.month or 12, last.day or 31)


def _neighbours(first: Written, last: Written) -> bool:
    if first.day is None:
        return (last.month or 0) - (first.month or 0) == 1
    return first.month != last.month or (last.day or 0) - first.day == 1


def _expression(written: Written) -> Expression:
    if written.day is None:
        return Month(month=written.month or 1, year=written.year)
    return Day(
        weekday=written.weekday,
        day=written.day,
        month=written.month,
        year=written.year,
        numeric=written.numeric,
    )


def bracketed(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a date in brackets: `(12/11/2022)`, `(24/7)`, `[3-5/7/2023]`, `(12 November 2022`."""
    close = {"(": ")", "[": "]"}.get(tokens[i].text)
    if close is None:
        return None
    found = chain(tokens, i + 1, bare=True)
    if found is None:
        return None
    expression, j = found
    if tokens[j].text == close:
        return expression, j + 1
    unclosed = isinstance(expression, Day) and expression.year is not None and not joined_right(tokens, j)
    return (expression, j) if unclosed else None


def in_brackets(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `29/3` and `14-16/7` where they stand alone in brackets: `kata Siti (29/3)`."""
    if i == 0 or tokens[i - 1].text != "(" or (i > 1 and tokens[i - 2].number is not None):
        return None
    found = bracketed(tokens, i - 1)
    if found is None or tokens[found[1] - 1].text != ")" or tokens[found[1] - 3].text != "/":
        return None
    return (found[0], found[1] - 1) if found[0] != _ROUND_THE_CLOCK else None


def with_direction(tokens: list[Token], i: int, expression: Expression) -> tuple[Expression, int]:
    """Read `lalu`, `mendatang`, `pekan depan`, `tahun lalu` after a date without a year."""
    if isinstance(expression, Day) and expression.year is None:
        if expression.day is not None and expression.month is None:
            return expression, i
        if expression.day is not None and (shift := units_away(tokens, i, "Y")):
            return expression._replace(shift=shift[0]), shift[1]
        if found := direction(tokens, i):
            return expression._replace(direction=found[0]), found[1]
    elif isinstance(expression, Month) and expression.year is None:
        if shift := units_away(tokens, i, "Y"):
            return expression._replace(year_shift=shift[0][1]), shift[1]
        if found := direction(tokens, i):
            return expression._replace(direction=found[0]), found[1]
    elif isinstance(expression, Range | Listing):
        return _range_with_direction(tokens, i, expression)
    elif isinstance(expression, Day):  # the year is written: the word adds nothing
        return expression, after_year(tokens, i)
    elif isinstance(expression, Month):
        return expression, after_year(tokens, i, this=True)
    return expression, i


def _range_with_direction(tokens: list[Token], i: int, expression: Range | Listing) -> tuple[Expression, int]:
    """Read `lalu`, `mendatang`, `tahun depan` after a range or a list; it holds for all that lacks a year."""
    items = (expression.first, expression.last) if isinstance(expression, Range) else expression.items
    placed = [with_direction(tokens, i, item) for item in items]
    j = max(end for _, end in placed)
    if j == i:
        return expression, i
    if isinstance(expression, Range):
        return Range(first=placed[0][0], last=placed[1][0]), j
    return Listing(items=tuple(item for item, _ in placed)), j


def after_year(tokens: list[Token], i: int, *, this: bool = False) -> int:
    """Pass over `Masehi`, `silam`, `lalu`, `mendatang` after a year, and where `this`, over `ini`."""
    i += tokens[i].low == "masehi" or (tokens[i].text == "M" and tokens[i].gap == 1)
    found = direction(tokens, i)
    return found[1] if found and (found[0] or this) else i


def _odd_year(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a year of three digits, or of two (`'98`, `97`), which only stand after `tahun`."""
    quoted = tokens[i].text == "'"
    i += quoted
    number = tokens[i].number
    if number is not None and len(tokens[i].text) == 2 and tokens[i + 1].low not in _NO_SHORT_YEAR:
        if number >= _OLDEST_SHORT:
            return 1900 + number, i + 1
        return (2000 + number, i + 1) if quoted else None
    if number is None or len(tokens[i].text) != 3 or 190 <= number <= 209:  # 202: a lost digit
        return None
    return number, i + 1


def _of_era(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a year of three digits before `Masehi`."""
    number = tokens[i].number
    small = number is not None and len(tokens[i].text) == 3 and tokens[i + 1].low == "masehi"
    return (number, i + 1) if small and number else None


def year(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `2014`, `tahun 2014`, `2010-2015`, `tahun 2014 hingga 2019`, `2019/2020`, `2022/23`."""
    named = tokens[i].term.unit == "Y"
    found = year_number(tokens, i + named) or (_odd_year(tokens, i + 1) if named else None) or _of_era(tokens, i)
    if found is None or tokens[found[1]].text == "SM":
        return None
    first, j = found
    mark, second = tokens[j], tokens[j + 1]
    short = second.number is not None and len(second.text) == 2 and not second.gap and not mark.gap
    if second.number is not None and ((mark.text == "/" and mark.gap == second.gap) or (mark.text in DASHES and short)):
        if second.number == (first + 1) % (100 if len(second.text) == 2 else 10_000):  # 2022/2023, 2022-23
            return Range(first=Year(year=first), last=Year(year=first + 1)), after_year(tokens, j + 2)
        return None
    link = connector(tokens, j)
    if link and link[0] == "to":
        k = link[1] + (tokens[link[1]].term.unit == "Y")
        last = year_number(tokens, k)
        if last and last[0] > first:
            return Range(first=Year(year=first), last=Year(year=last[0])), after_year(tokens, last[1])
    of_something = i > 0 and (is_capital(tokens[i - 1]) or tokens[i - 1].low == "kelahiran")  # Pilkada 2024 ini
    return Year(year=first), after_year(tokens, j, this=named or not of_something)
