"""The whole grammar: the longest expression at a place, days and clock times joined, ranges of whole expressions."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from beritaenrich.dates.context import verdict
from beritaenrich.dates.expressions import (
    After,
    Clock,
    Day,
    Decade,
    Expression,
    HijriDate,
    Holiday,
    Moment,
    Month,
    Partial,
    Period,
    Range,
    Shift,
    Year,
)
from beritaenrich.dates.foreign import foreign_date
from beritaenrich.dates.grammar_chains import bracketed, year
from beritaenrich.dates.grammar_clock import clock, convert, deictic_part, eve, part_of_day
from beritaenrich.dates.grammar_days import DASHES, connector
from beritaenrich.dates.grammar_holidays import counted_day, hijri, holiday
from beritaenrich.dates.grammar_periods import century, decade, named_month, partial, period, week_of_month
from beritaenrich.dates.grammar_relative import counted, day_of_month, day_word, next_day, unit_word
from beritaenrich.dates.grammar_sets import recurring
from beritaenrich.dates.grammar_weekdays import after_part, dated
from beritaenrich.dates.neighbours import Verdict
from beritaenrich.dates.tokens import Token

Reader = Callable[[list[Token], int], tuple[Expression, int] | None]
NUMBER_READERS: tuple[Reader, ...] = (dated, hijri, clock, decade, counted, year, foreign_date)
"""What can begin with digits."""
READERS: tuple[Reader, ...] = (
    recurring,
    dated,
    counted_day,
    holiday,
    hijri,
    eve,
    deictic_part,
    clock,
    week_of_month,
    partial,
    period,
    decade,
    century,
    named_month,
    day_of_month,
    day_word,
    next_day,
    counted,
    unit_word,
    year,
    foreign_date,
)
"""One function for each kind of expression; of those that read equally far, the first wins."""
_WHOLE = (Day, Month, Shift, Holiday, HijriDate, Partial, Period, Year, Decade)


def read(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read the longest expression at `i`, days and clock times joined, but no range of such expressions."""
    best: tuple[Expression, int] | None = None
    for reader in READERS if tokens[i].number is None else NUMBER_READERS:
        found = reader(tokens, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    if best is None:
        return None
    return _joined(tokens, *best)


def _joint(tokens: list[Token], i: int) -> Iterator[int]:
    """Yield where the other half of a day with a clock time may begin: after nothing, a comma, `|`, a dash, `sekitar`."""
    j = i
    if tokens[j].text in {",", "|"} or (tokens[j].text in DASHES and tokens[j].gap and tokens[j + 1].gap):
        j += 1
    yield j
    if "approximate" in tokens[j].term.tags:
        yield j + 1
    elif tokens[j].low == "kira" and tokens[j + 2].low == "kira":
        yield j + 3


def _joined(tokens: list[Token], expression: Expression, i: int) -> tuple[Expression, int]:
    if _is_day(expression):
        return _day_with_clock(tokens, expression, i)
    if isinstance(expression, Moment) and expression.day is None and expression.clock:
        return _clock_with_day(tokens, expression, i)
    if isinstance(expression, Range) and isinstance(expression.first, Moment) and expression.first.day is None:
        day, j = _clock_with_day(tokens, expression.first, i)
        if j > i and isinstance(day, Moment):
            return Range(first=day, last=expression.last), j
    return expression, i


def _is_day(expression: Expression) -> bool:
    match expression:
        case Day() | Shift(unit="D") | After(unit="D") | Holiday():
            return True
        case Moment(clock=None):
            return True
        case HijriDate(day=day):
            return day is not None
    return False


def _day_with_clock(tokens: list[Token], expression: Expression, i: int) -> tuple[Expression, int]:
    if isinstance(expression, Shift | Moment):  # kemarin (12/11), tadi malam (12/11)
        found = bracketed(tokens, i + (tokens[i].text == ","))
        if found and isinstance(found[0], Day):
            if isinstance(expression, Shift):
                expression = found[0]
            elif not isinstance(expression.day, Day):
                expression = replace(expression, day=found[0])
            i = found[1]
    if isinstance(expression, Shift) and (part := part_of_day(tokens, i)) and tokens[i].gap:
        expression = Moment(day=expression, part=part[0][0], narrow=part[0][1])
        i = after_part(tokens, part[1])
    for j in _joint(tokens, i):
        found = _timed(tokens, j)
        if found is None:
            continue
        times, k = found
        if isinstance(times, Moment):
            return _placed(expression, times), k
        if isinstance(times, Range) and isinstance(times.first, Moment):
            return Range(first=_placed(expression, times.first), last=times.last), k
    return expression, i


def _timed(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a clock time beside a date: with a colon it needs neither `pukul` nor a zone."""
    if found := clock(tokens, i):
        return found
    hour, colon, minute = tokens[i : i + 3]
    if hour.number is None or minute.number is None or colon.text != ":" or colon.gap or minute.gap:
        return None
    if len(hour.text) > 2 or hour.number > 24 or len(minute.text) != 2 or minute.number > 59:
        return None
    second, j = None, i + 3
    if (
        tokens[j].text == ":"
        and tokens[j + 1].number is not None
        and len(tokens[j + 1].text) == 2
        and not tokens[j].gap
    ):
        second, j = tokens[j + 1].number, j + 2
    return Moment(clock=Clock(hour=hour.number, minute=minute.number, second=second)), j


def _placed(day: Expression, time: Moment) -> Moment:
    """Put a clock time on a day; a part of day written with the day tells 8 o'clock from 20."""
    assert time.clock is not None  # only clock times are placed
    if isinstance(day, Moment):
        return replace(day, clock=convert(time.clock, day.part), part=None, eve=day.eve)
    return Moment(day=day, clock=time.clock)  # type: ignore[arg-type]  # `_is_day` holds


def _clock_with_day(tokens: list[Token], time: Moment, i: int) -> tuple[Expression, int]:
    for j in _joint(tokens, i):
        found = (
            eve(tokens, j) or deictic_part(tokens, j) or dated(tokens, j) or day_word(tokens, j) or next_day(tokens, j)
        )
        if found is None:
            continue
        day, k = found
        if isinstance(day, Day) and day.day is None and verdict(tokens, j, k, day) is not Verdict.DATE:
            continue
        if _is_day(day):
            if isinstance(day, Shift) and (closed := bracketed(tokens, k)) and isinstance(closed[0], Day):
                day, k = closed
            return _placed(day, time), k
    return time, i


def extended(tokens: list[Token], i: int, expression: Expression, j: int) -> tuple[Expression, int]:
    """Read the other end of a range of whole expressions: `hari ini hingga Sabtu`, `awal 2022 hingga akhir 2023`."""
    link = connector(tokens, j)
    if link is None:
        return expression, j
    between = link[0] == "and" and i > 0 and tokens[i - 1].low == "antara"
    if link[0] != "to" and not between:
        return expression, j
    if not (isinstance(expression, _WHOLE) or (isinstance(expression, Moment) and expression.day is not None)):
        return expression, j
    found = read(tokens, link[1])
    if found is None:
        return expression, j
    last, k = found
    same = isinstance(last, Moment) if isinstance(expression, Moment) else isinstance(last, _WHOLE)
    same = same or (isinstance(expression, Day) and isinstance(last, Moment) and last.day is not None)
    if not same or verdict(tokens, link[1], k, last) is not Verdict.DATE:
        return expression, j
    if tokens[j].text in DASHES and not tokens[j].gap and not isinstance(last, type(expression)):
        return expression, j
    return Range(first=expression, last=last), k
