"""The whole grammar: the longest expression at a place, days and clock times joined, ranges of whole expressions."""

from collections.abc import Callable, Iterator
from functools import cache

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
from beritaenrich.dates.foreign import foreign_date, foreign_weekday
from beritaenrich.dates.grammar_chains import bracketed, in_brackets, year
from beritaenrich.dates.grammar_clock import CLOCK_WORDS, clock, convert, deictic_part, eve, half_day, part_of_day
from beritaenrich.dates.grammar_days import DASHES, connector
from beritaenrich.dates.grammar_holidays import HIJRI_PREFIXES, counted_day, hijri, holiday, nth_day
from beritaenrich.dates.grammar_month_days import day_of_month
from beritaenrich.dates.grammar_periods import century, decade, named_month, partial, period, week_of_month
from beritaenrich.dates.grammar_relative import counted, day_word, next_day, unit_word
from beritaenrich.dates.grammar_sets import behind, opening_hours, recurring
from beritaenrich.dates.grammar_weekdays import after_part, dated
from beritaenrich.dates.holidays import first_words
from beritaenrich.dates.neighbours import Verdict
from beritaenrich.dates.terms import NOTHING, Term, terms
from beritaenrich.dates.tokens import Token

Reader = Callable[[list[Token], int], tuple[Expression, int] | None]
NUMBER_READERS: tuple[Reader, ...] = (dated, in_brackets, hijri, clock, decade, counted, year, period, foreign_date)
"""What can begin with digits; of readers that read equally far, the first wins."""
_AFTER_NUMBERS = frozenset(
    {"ribu", "juta", "miliar", "x", "kali", "an", "dan", "serta", "atau", "s", "sd", "th", "st", "nd"}
)
"""Words without a meaning of their own in the lexicon that can go on from a number."""
_NUMERALS = frozenset({"setengah", "seperempat", "seratus", "seribu"})


def _number_word(word: str, term: Term) -> bool:
    return word in _NUMERALS or term.digit is not None or term.number is not None


WORD_READERS: tuple[tuple[Reader, Callable[[str, Term], object]], ...] = (
    (recurring, lambda word, term: "every" in term.tags or word == "sekali"),
    (
        dated,
        lambda word, term: (
            term.weekday
            or term.month
            or term.short_month
            or _number_word(word, term)
            or word == "hari"
            or "dates" in term.tags
        ),
    ),
    (counted_day, lambda word, term: word == "h"),  # noqa: ARG005
    (holiday, lambda word, term: word in first_words()),  # noqa: ARG005
    (
        hijri,
        lambda word, term: (
            term.hijri_month
            or _number_word(word, term)
            or "dates" in term.tags
            or word in {"bulan", "tahun", *HIJRI_PREFIXES}
        ),
    ),
    (nth_day, lambda word, term: word == "hari"),  # noqa: ARG005
    (eve, lambda word, term: term.part),  # noqa: ARG005
    (deictic_part, lambda word, term: term.part or word in {"semalam", "tadi", "nanti", "dini", "tengah"}),
    (clock, lambda word, term: word in CLOCK_WORDS or word == "setengah"),  # noqa: ARG005
    (week_of_month, lambda word, term: term.unit == "W"),  # noqa: ARG005
    (partial, lambda word, term: term.modifier),  # noqa: ARG005
    (period, lambda word, term: "quarters" in term.tags or "halves" in term.tags or word in {"q", "h"}),
    (decade, lambda word, term: "decades" in term.tags or term.unit == "Y"),  # noqa: ARG005
    (century, lambda word, term: word == "abad"),  # noqa: ARG005
    (named_month, lambda word, term: word == "bulan"),  # noqa: ARG005
    (day_of_month, lambda word, term: "dates" in term.tags),  # noqa: ARG005
    (day_word, lambda word, term: word == "hari" or term.day_word is not None),
    (next_day, lambda word, term: term.part or term.day_word or word.endswith("nya") or word == "keesokan"),
    (counted, lambda word, term: term.one_unit or _number_word(word, term)),
    (unit_word, lambda word, term: term.unit),  # noqa: ARG005
    (year, lambda word, term: term.unit == "Y"),  # noqa: ARG005
    (behind, lambda word, term: term.weekday or word in CLOCK_WORDS or word == "hari" or "dates" in term.tags),
    (foreign_date, lambda word, term: term.month or term.short_month),  # noqa: ARG005
    (foreign_weekday, lambda word, term: term.english_weekday),  # noqa: ARG005
)
"""Each reader with the words it can begin with."""


@cache
def _readers(word: str) -> tuple[Reader, ...]:
    """Return the readers of a word of the lexicon."""
    term = terms()[word]
    return tuple(reader for reader, begins in WORD_READERS if begins(word, term))


_WHOLE = (Day, Month, Shift, Holiday, HijriDate, Partial, Period, Year, Decade)


def _readers_at(tokens: list[Token], i: int) -> tuple[Reader, ...]:
    token, following = tokens[i], tokens[i + 1]
    if token.number is None:
        return _readers(token.low) if token.term.starts else ()
    if following.term is NOTHING and following.text[:1].isalpha() and following.low not in _AFTER_NUMBERS:
        return (year,) if len(token.text) == 4 or following.low == "masehi" else ()
    return NUMBER_READERS


def read(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read the longest expression at `i`, days and clock times joined, but no range of such expressions."""
    best: tuple[Expression, int] | None = None
    for reader in _readers_at(tokens, i):
        found = reader(tokens, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    if best is None:
        return None
    return _joined(tokens, i, *best)


def _joint(tokens: list[Token], i: int) -> Iterator[int]:
    """Yield where the other half of a day with a clock time may begin: after nothing, a comma, `|`, a dash, `sekitar`."""
    j = i
    if tokens[j].text in {",", "|"} or (tokens[j].text in DASHES and tokens[j].gap and tokens[j + 1].gap):
        j += 1
    if tokens[j].text == "T" and not tokens[j].gap:  # 2023-07-23T09:10
        j += 1
    yield j
    if "approximate" in tokens[j].term.tags:
        yield j + 1
    elif tokens[j].low == "kira" and tokens[j + 2].low == "kira":
        yield j + 3


def _joined(tokens: list[Token], start: int, expression: Expression, i: int) -> tuple[Expression, int]:
    if _is_day(expression):
        return _day_with_clock(tokens, expression, i)
    if isinstance(expression, Moment) and expression.day is None and expression.clock:
        return _clock_with_day(tokens, expression, i)
    if isinstance(expression, Range) and (hours := opening_hours(tokens, expression, start, i)):
        return hours
    if isinstance(expression, Range) and isinstance(expression.first, Moment) and expression.first.day is None:
        day, j = _clock_with_day(tokens, expression.first, i)
        if j > i and isinstance(day, Moment):
            if isinstance(day.day, After) and isinstance(expression.last, Moment):  # pukul 22.00-04.00 keesokan harinya
                return expression._replace(last=expression.last._replace(day=day.day)), j
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
    if isinstance(expression, Shift | Moment) or (isinstance(expression, Day) and expression.day is None):
        # kemarin (12/11), tadi malam (12/11), Selasa lalu (12/11)
        found = bracketed(tokens, i + (tokens[i].text == ","))
        if found and isinstance(found[0], Day):
            if isinstance(expression, Day):
                expression = found[0]._replace(weekday=expression.weekday)
            elif isinstance(expression, Shift):
                expression = found[0]
            elif not isinstance(expression.day, Day) or expression.day.day is None:
                expression = expression._replace(day=found[0], eve=False)
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
            return _dated_behind(tokens, k, _placed(expression, times))
        if isinstance(times, Range) and isinstance(times.first, Moment):
            return Range(first=_placed(expression, times.first), last=times.last), k
    return expression, i


def _dated_behind(tokens: list[Token], i: int, moment: Moment) -> tuple[Moment, int]:
    """Read the date in brackets of `Sabtu malam pukul 22.00 WIB (22/7/2023)`."""
    day = moment.day
    if isinstance(day, Day) and day == Day(weekday=day.weekday) and (found := bracketed(tokens, i)):
        written, j = found
        if isinstance(written, Day):
            return moment._replace(day=written._replace(weekday=day.weekday), eve=False), j
    return moment, i


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
    zone, j = _iso_offset(tokens, j)
    time, j = half_day(tokens, j, Clock(hour=hour.number, minute=minute.number, second=second, zone=zone))
    return Moment(clock=time), j


def _iso_offset(tokens: list[Token], i: int) -> tuple[int | None, int]:
    """Read `+07:00` or `Z` right after a clock time."""
    sign, hours, colon, minutes = tokens[i : i + 4]
    if sign.text == "Z" and not sign.gap:
        return 0, i + 1
    if sign.text not in {"+", "-"} or sign.gap or colon.text != ":" or hours.number is None or minutes.number is None:
        return None, i
    if hours.number > 14 or minutes.number > 59:
        return None, i
    return (hours.number * 60 + minutes.number) * (1 if sign.text == "+" else -1), i + 4


def _placed(day: Expression, time: Moment) -> Moment:
    """Put a clock time on a day; a part of day written with the day tells 8 o'clock from 20."""
    assert time.clock is not None  # only clock times are placed
    if isinstance(day, Moment):
        return day._replace(clock=convert(time.clock, day.part), part=None, eve=day.eve)
    return Moment(day=day, clock=time.clock)  # type: ignore[arg-type]  # `_is_day` holds


def _clock_with_day(tokens: list[Token], time: Moment, i: int) -> tuple[Expression, int]:
    if (closed := bracketed(tokens, i)) and isinstance(closed[0], Day):  # pukul 22.00 WIB (22/7/2023)
        return _placed(closed[0], time), closed[1]
    for j in _joint(tokens, i):
        found = deictic_part(tokens, j) or dated(tokens, j) or day_word(tokens, j) or next_day(tokens, j)
        if found is None:
            continue
        day, k = found
        if _has_clock(tokens, k):
            continue
        if isinstance(day, Day) and day.day is None and verdict(tokens, j, k, day) is not Verdict.DATE:
            continue
        if _is_day(day):
            if isinstance(day, Shift) and (closed := bracketed(tokens, k)) and isinstance(closed[0], Day):
                day, k = closed
            return _placed(day, time), k
    return time, i


def _has_clock(tokens: list[Token], i: int) -> bool:
    """Tell whether a day has a clock time of its own after it: `pukul 14.00, Sabtu mulai pukul 10.00`."""
    return tokens[i + (tokens[i].low == "mulai")].low in CLOCK_WORDS


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
    if (
        isinstance(last, Day)
        and last.month is None
        and last.day is not None
        and not isinstance(expression, Day | Shift)
    ):
        return expression, j  # Mei 2024, hingga tanggal 29
    if not same or verdict(tokens, link[1], k, last) is not Verdict.DATE:
        return expression, j
    if tokens[j].text in DASHES and not tokens[j].gap and not isinstance(last, type(expression)):
        return expression, j
    return Range(first=expression, last=last), k
