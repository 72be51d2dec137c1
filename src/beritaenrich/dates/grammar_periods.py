"""Longer stretches: quarters, semesters, decades, centuries, weeks of a month, and `awal`, `pertengahan`, `akhir`."""

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import (
    Century,
    Decade,
    Expression,
    HijriDate,
    Month,
    Partial,
    Period,
    Range,
    Shift,
    WeekOfMonth,
)
from beritaenrich.dates.grammar_chains import after_year, chain, with_direction, year
from beritaenrich.dates.grammar_days import connector, short_year, year_number
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.grammar_holidays import hijri
from beritaenrich.dates.grammar_numbers import ordinal, whole
from beritaenrich.dates.grammar_relative import unit_after
from beritaenrich.dates.tokens import Token

_LIMITS = {"Q": 4, "H": 2}
"""How many quarters and halves a year has."""


def _year_of(tokens: list[Token], i: int) -> tuple[int | None, int | None, int]:
    """Read the year of a period: `2023`, `/2023`, `-2023`, `tahun 2023`, `tahun lalu`: year, shift, index after."""
    j = i
    if tokens[j].text in {"/", "-", "–", ","} and tokens[j + 1].number is not None:
        j += 1
    if tokens[j].term.unit == "Y" and year_number(tokens, j + 1):
        j += 1
    if found := year_number(tokens, j):
        return found[0], None, after_year(tokens, found[1], this=True)
    if shift := unit_shift(tokens, i, ("Y",)):
        return None, shift[0][1], shift[1]
    return None, None, i


def _short_period(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `1Q23`, `2H 2022`."""
    number, unit, year = tokens[i : i + 3]
    if number.number is None or len(number.text) > 1 or unit.gap or unit.text not in {"Q", "H"}:
        return None
    if not 1 <= number.number <= _LIMITS[unit.text] or year.number is None:
        return None
    if found := year_number(tokens, i + 2):
        return Period(unit=unit.text, number=number.number, year=found[0]), i + 3
    if len(year.text) != 2 or year.gap:
        return None
    return Period(unit=unit.text, number=number.number, year=short_year(year.number)), i + 3


def period(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `kuartal III/2023`, `triwulan kedua tahun ini`, `semester I 2022`, `paruh pertama 2022`, `Q1 2022`, `1Q22`."""
    token = tokens[i]
    if token.number is not None:
        return _short_period(tokens, i)
    if token.low in {"q", "h"} and token.text.isupper() and tokens[i + 1].number and not tokens[i + 1].gap:
        return _lettered_period(tokens, i)
    unit = _period_unit(token)
    found = (ordinal(tokens, i + 1) or whole(tokens, i + 1)) if unit else None
    if found is None:
        return None
    number, j = found
    limit = _LIMITS[unit]
    if number == -1:
        number = limit
    if not 1 <= number <= limit:
        return None
    last, j = _last_period(tokens, j, number, limit)
    found_year, shift, j = _year_of(tokens, j)
    if token.low == "paruh" and found_year is None and shift is None:
        return None
    first = Period(unit=unit, number=number, year=found_year, year_shift=shift)
    if last != number:
        return Range(first=first, last=first._replace(number=last)), j
    return first, j


def _period_unit(token: Token) -> str:
    """Return `Q` for `kuartal`, `H` for `semester`."""
    return "Q" if "quarters" in token.term.tags else "H" if "halves" in token.term.tags else ""


def _lettered_period(tokens: list[Token], i: int) -> tuple[Period, int] | None:
    """Read `Q1 2022`, `H1 tahun ini`; `Q1` alone only behind words such as `laba`."""
    unit, number = tokens[i].text, tokens[i + 1].number or 0
    if number > _LIMITS[unit]:
        return None
    found_year, shift, j = _year_of(tokens, i + 2)
    alone = unit == "Q" and i > 0 and tokens[i - 1].low in words("before_quarters")
    if found_year is None and shift is None and not alone:
        return None
    return Period(unit=unit, number=number, year=found_year, year_shift=shift), j


def _last_period(tokens: list[Token], j: int, number: int, limit: int) -> tuple[int, int]:
    """Read the rest of `kuartal I dan II`, `semester I hingga semester II`: the last number, or the only one."""
    link = connector(tokens, j)
    if link and link[0] in {"to", "and"}:
        k = link[1] + bool(_period_unit(tokens[link[1]]))
        second = ordinal(tokens, k) or whole(tokens, k)
        if second and number < second[0] <= limit:
            return second
    return number, j


def decade(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `1990-an`, `90-an`, `tahun 1970-an`, `1960-1970-an`, `dekade 1990-an`, `dekade 1990`."""
    of_decades = "decades" in tokens[i].term.tags
    named = of_decades or tokens[i].term.unit == "Y"
    found = _decade_number(tokens, i + named)
    if found is None:
        return None
    value, j = found
    ending = _decade_ending(tokens, j)
    link = connector(tokens, ending or j)
    if link and link[0] == "to":
        k = link[1] + (tokens[link[1]].low == "tahun")
        second = _decade_number(tokens, k)
        last_ending = _decade_ending(tokens, second[1]) if second else None
        if second and last_ending and second[0] > value and value % 10 == 0:
            return Range(first=Decade(decade=value // 10), last=Decade(decade=second[0] // 10)), last_ending
    if ending is None and of_decades and value % 10 == 0:
        ending = j
    return (Decade(decade=value // 10), ending) if ending else None


def _decade_number(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read `1990`, `90`, `'90`."""
    i += tokens[i].text == "'"
    token = tokens[i]
    if token.number is None:
        return None
    if len(token.text) == 4 and 1000 <= token.number <= 2999:
        return token.number, i + 1
    if len(token.text) == 2 and token.number % 10 == 0:
        return token.number + (1900 if token.number >= 20 else 2000), i + 1
    return None


def _decade_ending(tokens: list[Token], i: int) -> int | None:
    """Return the index after `-an` or `an`."""
    if tokens[i].text in {"-", "–"} and tokens[i + 1].low == "an":
        return i + 2
    return i + 1 if tokens[i].low == "an" and not tokens[i].gap else None


def century(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `abad ke-17`, `abad XIX`, `abad 20`, `abad kedua puluh`."""
    if tokens[i].low != "abad":
        return None
    found = ordinal(tokens, i + 1) or whole(tokens, i + 1)
    if found is None or not 1 <= found[0] <= 30:
        return None
    number, j = found
    if tokens[j].low in {"sm", "masehi", "m"} and tokens[j].gap:
        if tokens[j].low == "sm":
            return None
        j += 1
    link = connector(tokens, j)
    if link and link[0] == "to":
        k = link[1] + (tokens[link[1]].low == "abad")
        second = ordinal(tokens, k) or whole(tokens, k)
        if second and number < second[0] <= 30:
            return Range(first=Century(ordinal=number), last=Century(ordinal=second[0])), second[1]
    return Century(ordinal=number), j + (tokens[j].low == "ini")


def named_month(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `bulan Mei`, `bulan Januari-Maret 2023`, `bulan depan`."""
    found = chain(tokens, i + 1) if tokens[i + 1].term.month is not None else None
    if found and isinstance(found[0], Month | Range) and isinstance(getattr(found[0], "first", found[0]), Month):
        return with_direction(tokens, found[1], found[0])
    return month_or_shift(tokens, i)


def month_or_shift(tokens: list[Token], i: int) -> tuple[Month | Shift, int] | None:
    """Read a month as the frame of something: `Oktober 2022`, `bulan Oktober lalu`, `bulan ini`."""
    j = i + (tokens[i].low == "bulan" and tokens[i + 1].term.month is not None)
    if tokens[j].term.month is not None and (found := chain(tokens, j)) and isinstance(found[0], Month):
        expression, k = with_direction(tokens, found[1], found[0])
        return (expression, k) if isinstance(expression, Month) else None
    if shift := unit_shift(tokens, i, ("M",)):
        return Shift(unit="M", amount=shift[0][1]), shift[1]
    return None


def week_of_month(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `pekan pertama Oktober 2022`, `minggu ketiga bulan ini`, `minggu ke-2 September`."""
    found = ordinal(tokens, i + 1)
    if found is None or not (found[0] == -1 or 1 <= found[0] <= 5):
        return None
    frame = month_or_shift(tokens, found[1])
    if frame is None:
        return None
    return WeekOfMonth(number=found[0], month=frame[0]), frame[1]


def partial(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `awal 2022`, `awal tahun depan`, `pertengahan 1980-an`, `akhir Oktober lalu`, `akhir pekan ini`."""
    modifier = tokens[i].term.modifier
    if modifier is None:
        return None
    j = i + 1
    soon = modifier != "START" and tokens[j + 1].low == "nanti"  # akhir tahun nanti is the end of this year
    if tokens[j].term.unit == "W" and (moved := direction(tokens, j + 1)):
        if tokens[i].low == "akhir":
            return Shift(unit="WE", amount=0 if soon else moved[0]), moved[1]
        return Partial(modifier=modifier, base=Shift(unit="W", amount=moved[0])), moved[1]
    if shift := unit_shift(tokens, j, ("M", "Y", "DE", "CE", "Q", "H")):
        unit, amount = shift[0]
        return Partial(modifier=modifier, base=Shift(unit=unit, amount=0 if soon else amount)), shift[1]
    if frame := month_or_shift(tokens, j):
        return Partial(modifier=modifier, base=frame[0]), frame[1]
    if (months := chain(tokens, j)) and isinstance(months[0], Range) and isinstance(months[0].first, Month):
        return months[0]._replace(first=Partial(modifier=modifier, base=months[0].first)), months[1]
    if (month := hijri(tokens, j)) and isinstance(month[0], HijriDate) and month[0].day is None:
        return Partial(modifier=modifier, base=month[0]), month[1]
    base = decade(tokens, j) or century(tokens, j) or period(tokens, j) or year(tokens, j) or unit_after(tokens, j)
    if base is None:
        return None
    expression, k = base
    if isinstance(expression, Range):  # awal 2010-2015 is no beginning of a range
        return Range(first=Partial(modifier=modifier, base=expression.first), last=expression.last), k
    return Partial(modifier=modifier, base=expression), k
