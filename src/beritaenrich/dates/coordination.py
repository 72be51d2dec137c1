"""Dates that share a word: in `Rabu dan Kamis pekan depan`, `pekan depan` holds for both."""

from beritaenrich.dates.expressions import (
    After,
    Clock,
    Day,
    Expression,
    Holiday,
    Moment,
    Month,
    Shift,
    Year,
    in_year,
)
from beritaenrich.dates.repeated import is_bare, parts
from beritaenrich.dates.scanner import Found

_NEAR = 16
_IN_YEAR = frozenset({",", "pada", "pada tanggal", ", pada", ", tanggal", ", pada tanggal"})
_BESIDE = frozenset({"", ",", "("})
BETWEEN = frozenset({"dan", "atau", "serta", ",", "&", ", dan", ", serta", ", atau"})
"""What stands between the items of a list."""


def coordinated(found: list[Found], text: str) -> list[Found]:
    """Give a bare weekday or month what the date beside it says: `lalu`, `pekan depan`, `besok`."""
    if len(found) < 2:
        return found
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        if second.start - first.end <= 7 and text[first.end : second.start].strip() in BETWEEN:
            shared = _shared(first.expression, second.expression)
            if shared is not None:
                result[index] = first._replace(expression=shared)
        elif isinstance(second.expression, Year) and _is_years_apart(first.expression):
            between = text[first.end : second.start] if second.start - first.end <= 3 else ""
            if between.strip() == "(" and text[second.end : second.end + 1] == ")":  # setahun sebelumnya (1999)
                result[index] = first._replace(expression=second.expression)
    for index in range(1, len(result)):
        before, weekday = result[index - 1], result[index]
        if text[before.end : weekday.start].strip() in _BESIDE and weekday.start - before.end <= 3:
            placed = _placed(before.expression, weekday.expression)
            if placed is not None:
                result[index] = weekday._replace(expression=placed)
            elif told := _told(before.expression, weekday.expression, alone=index == 1):
                result[index - 1] = before._replace(expression=told)
        near = weekday.start - before.end <= _NEAR and text[before.end : weekday.start].strip() in _IN_YEAR
        if near and isinstance(before.expression, Year) and all(map(is_bare, parts([weekday.expression]))):
            # Piala Dunia 2023, 10 November
            result[index] = weekday._replace(expression=in_year(weekday.expression, before.expression.year))
    return result


def _is_years_apart(expression: Expression) -> bool:
    return isinstance(expression, After) and expression.unit == "Y"


def _told(first: Expression, second: Expression, *, alone: bool) -> Expression | None:
    """Put a day on the date that follows it: `Hari Batik Nasional, 2 Oktober 2024`.

    So is `dua hari kemudian, Jumat (21/7)` where no date before it (`alone`) says from when it counts.
    """
    if not isinstance(second, Day) or second.day is None or second.month is None:
        return None
    match first:
        case Holiday(year=None, hijri_year=None, direction=None, year_shift=None, offset=None) if second.year:
            return first._replace(year=second.year)
        case Shift(unit="D") if second.year:
            return second._replace(weekday=None)
        case After(unit="D", part=None) if alone or second.year:
            return second._replace(weekday=None)
    return None


def _placed(before: Expression, weekday: Expression) -> Expression | None:
    """Put a bare weekday on the day named right before it: `besok Senin`, `kemarin (Sabtu)`, `12 Mei 2024 (Minggu)`."""
    match before, weekday:
        case ((Shift(unit="D", amount=amount) | Moment(day=Shift(unit="D", amount=amount))), Day()) if weekday == Day(
            weekday=weekday.weekday
        ):
            return weekday._replace(direction=(amount > 0) - (amount < 0))
        case Shift(unit="W", amount=int() as weeks), Day() if weekday == Day(weekday=weekday.weekday):
            return weekday._replace(shift=("W", weeks))  # pekan depan, Sabtu
        case Day(weekday=None, day=int()), Day() if weekday == Day(weekday=weekday.weekday):
            return before._replace(weekday=weekday.weekday)
    return None


def _shared(first: Expression, second: Expression) -> Expression | None:
    match first, second:
        case Day(), Day(day=None, direction=direction, shift=shift) if first == Day(weekday=first.weekday):
            return first._replace(direction=direction, shift=shift) if shift or direction is not None else None
        case Month(), Month(direction=direction, year_shift=years) if first == Month(month=first.month):
            return first._replace(direction=direction, year_shift=years)
        case Moment(clock=Clock(zone=None, floating=False) as earlier), Moment(day=None, clock=Clock() as later):
            return first._replace(clock=earlier._replace(zone=later.zone, floating=later.floating))
    return None
