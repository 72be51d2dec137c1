"""The scanner: one pass over the tokens that reads the longest expression at each place where one can begin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from beritaenrich.dates.context import Verdict, upcoming, verdict
from beritaenrich.dates.expressions import (
    After,
    Clock,
    Day,
    Expression,
    HijriDate,
    Holiday,
    Listing,
    Moment,
    Month,
    Range,
    Shift,
)
from beritaenrich.dates.grammar_clock import clock, convert, deictic_part, eve, part_of_day, zone
from beritaenrich.dates.grammar_days import (
    DASHES,
    bracketed,
    chain,
    connector,
    day_and_month,
    weekday_name,
    with_direction,
    year,
)
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.grammar_holidays import counted_day, hijri, holiday
from beritaenrich.dates.grammar_periods import century, decade, named_month, partial, period, week_of_month
from beritaenrich.dates.grammar_relative import counted, day_of_month, day_word, next_day, unit_word
from beritaenrich.dates.grammar_sets import recurring
from beritaenrich.dates.tokens import Token, tokenise

_LONGEST_LINE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression with its place in the text, and whether its clause speaks of the future."""

    start: int
    end: int
    expression: Expression
    upcoming: bool = False


def dated(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a day with or without its weekday, a month, or a range or list of them."""
    first = weekday_name(tokens, i)
    if first is None:
        found = chain(tokens, i)
        if found is None:
            return None
        expression, j = with_direction(tokens, found[1], found[0])
        return _with_part(tokens, j, expression)
    return _weekday_range(tokens, *first) or _weekday_date(tokens, *first)


def _weekday_range(tokens: list[Token], weekday: int, i: int) -> tuple[Expression, int] | None:
    """Read `Senin-Rabu (3-5/7/2023)`, `Selasa hingga Kamis (30/7-1/8)`, `Sabtu-Ahad pekan ini`."""
    link = connector(tokens, i)
    if link is None or link[0] == "comma":
        return None
    second = weekday_name(tokens, link[1])
    if second is None:
        return None
    last, j = second
    date = bracketed(tokens, j + (tokens[j].text == ",")) or chain(tokens, j + (tokens[j].text == ","))
    if date and isinstance(date[0], Range) and isinstance(date[0].first, Day) and isinstance(date[0].last, Day):
        days = Range(first=replace(date[0].first, weekday=weekday), last=replace(date[0].last, weekday=last))
        return days, date[1]
    if link[0] != "to" or date is not None:
        return None
    if shift := unit_shift(tokens, j, ("W",)):
        return Range(first=Day(weekday=weekday, shift=shift[0]), last=Day(weekday=last, shift=shift[0])), shift[1]
    if moved := direction(tokens, j):
        return Range(first=Day(weekday=weekday, direction=moved[0]), last=Day(weekday=last)), moved[1]
    return Range(first=Day(weekday=weekday), last=Day(weekday=last)), j


def _weekday_date(tokens: list[Token], weekday: int, i: int) -> tuple[Expression, int]:
    """Read what follows a weekday: a part of day, a date in brackets or in words, `lalu`, `pekan depan`."""
    part = None
    j = i
    if (found_part := part_of_day(tokens, j)) and tokens[j].gap:
        part, j = found_part
    comma = tokens[j].text == ","
    k = j + comma
    date = bracketed(tokens, k) or chain(tokens, k) or (None if comma else day_and_month(tokens, k))
    day: Expression = Day(weekday=weekday)
    if date is not None:
        read, after = date
        if not isinstance(read, Day | Range | Listing | Month):  # Selasa 18/7
            day, j = Day(weekday=weekday, day=read.day, month=read.month, numeric=True), after
        elif isinstance(read, Day):
            day, j = replace(read, weekday=weekday), after
        elif isinstance(read, Range) and isinstance(read.first, Day) and part is None:
            day, j = Range(first=replace(read.first, weekday=weekday), last=read.last), after
    if isinstance(day, Range):
        return day, j
    assert isinstance(day, Day)  # noqa: S101  # for the type checker
    if day.day is None and (shift := unit_shift(tokens, j, ("W",))):
        day, j = replace(day, shift=shift[0]), shift[1]
    else:
        expression, j = with_direction(tokens, j, day)
        assert isinstance(expression, Day)  # noqa: S101  # a day stays a day
        day = expression
    if part is None:
        return _with_part(tokens, j, day)
    j = _after_part(tokens, j)
    return Moment(day=day, part=part[0], narrow=part[1]), j


def _with_part(tokens: list[Token], i: int, expression: Expression) -> tuple[Expression, int]:
    """Read a part of day after a day: `Jumat (21/7/2023) sore`, `12 Mei 2023 malam WIB`."""
    if not isinstance(expression, Day) or expression.day is None and expression.weekday is None:
        return expression, i
    found = part_of_day(tokens, i) if tokens[i].gap else None
    if found is None:
        local = zone(tokens, i) if tokens[i].gap else None
        return expression, local[1] if local else i
    (part, narrow), j = found
    day, j = with_direction(tokens, j, expression)
    assert isinstance(day, Day)  # noqa: S101  # a day stays a day
    return Moment(day=day, part=part, narrow=narrow), _after_part(tokens, j)


def _after_part(tokens: list[Token], i: int) -> int:
    """Pass over `tadi` and a zone after a part of day."""
    i += tokens[i].low == "tadi"
    found = zone(tokens, i)
    return found[1] if found else i


READERS: tuple[Callable[[list[Token], int], tuple[Expression, int] | None], ...] = (
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
)


def read(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read the longest expression at `i`, days and clock times joined, but no range of such expressions."""
    best: tuple[Expression, int] | None = None
    for reader in READERS:
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
        i = _after_part(tokens, part[1])
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
    if tokens[j].text == ":" and tokens[j + 1].number is not None and len(tokens[j + 1].text) == 2 and not tokens[j].gap:
        second, j = tokens[j + 1].number, j + 2
    return Moment(clock=Clock(hour=hour.number, minute=minute.number, second=second)), j


def _placed(day: Expression, time: Moment) -> Moment:
    """Put a clock time on a day; a part of day written with the day tells 8 o'clock from 20."""
    assert time.clock is not None  # noqa: S101  # only clock times are placed
    if isinstance(day, Moment):
        return replace(day, clock=convert(time.clock, day.part), part=None, eve=day.eve)
    return Moment(day=day, clock=time.clock)  # type: ignore[arg-type]  # `_is_day` holds


def _clock_with_day(tokens: list[Token], time: Moment, i: int) -> tuple[Expression, int]:
    for j in _joint(tokens, i):
        found = eve(tokens, j) or deictic_part(tokens, j) or dated(tokens, j) or day_word(tokens, j) or next_day(tokens, j)
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



def _extended(tokens: list[Token], i: int, expression: Expression, j: int) -> tuple[Expression, int]:
    """Read the other end of a range of whole expressions: `hari ini hingga Sabtu`, `awal 2022 hingga akhir 2023`."""
    from beritaenrich.dates.expressions import Decade, Partial, Period, Recurring, Year

    link = connector(tokens, j)
    if link is None or isinstance(expression, Range | Listing | Recurring):
        return expression, j
    between = link[0] == "and" and i > 0 and tokens[i - 1].low == "antara"
    if link[0] != "to" and not between:
        return expression, j
    kinds = (Day, Month, Shift, Holiday, HijriDate, Partial, Period, Year, Decade)
    if not (isinstance(expression, kinds) or (isinstance(expression, Moment) and expression.day is not None)):
        return expression, j
    found = read(tokens, link[1])
    if found is None:
        return expression, j
    last, k = found
    same = isinstance(last, Moment) if isinstance(expression, Moment) else isinstance(last, kinds)
    same = same or (isinstance(expression, Day) and isinstance(last, Moment) and last.day is not None)
    if not same or verdict(tokens, link[1], k, last) is not Verdict.DATE:
        return expression, j
    if tokens[j].text in DASHES and not tokens[j].gap and not isinstance(last, type(expression)):
        return expression, j
    return Range(first=expression, last=last), k


def scan(text: str) -> Iterator[Found]:
    """Yield the expressions in `text`, in order, without overlap; none crosses the end of a line.

    >>> [text for text in ["Rapat Rabu (19/7) pukul 10.30 WIB."] for found in scan(text)]
    ['Rapat Rabu (19/7) pukul 10.30 WIB.']
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
            expression, j = _extended(tokens, i, expression, j)
            position = j
            future = _needs_cue(expression) and upcoming(tokens, i, j)
            yield Found(start=tokens[i].start, end=tokens[j - 1].end, expression=expression, upcoming=future)


def _needs_cue(expression: Expression) -> bool:
    match expression:
        case Day(year=None) | Month(year=None) | Moment(day=Day(year=None)) | Range(first=Day(year=None)):
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
