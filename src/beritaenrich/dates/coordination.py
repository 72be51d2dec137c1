"""Dates that share a word: in `Rabu dan Kamis pekan depan`, `pekan depan` holds for both."""

from beritaenrich.dates.expressions import Day, Expression, Month
from beritaenrich.dates.scanner import Found

_BETWEEN = frozenset({"dan", "atau", "serta", ",", "&"})


def coordinated(found: list[Found], text: str) -> list[Found]:
    """Give a bare weekday or month the `lalu`, `pekan depan`, `tahun ini` of the one that it is joined to."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        if second.start - first.end <= 7 and text[first.end : second.start].strip() in _BETWEEN:
            shared = _shared(first.expression, second.expression)
            if shared is not None:
                result[index] = first._replace(expression=shared)
    return result


def _shared(first: Expression, second: Expression) -> Expression | None:
    match first, second:
        case Day(), Day(day=None, direction=direction, shift=shift) if first == Day(weekday=first.weekday):
            return first._replace(direction=direction, shift=shift) if shift or direction is not None else None
        case Month(), Month(direction=direction, year_shift=years) if first == Month(month=first.month):
            return first._replace(direction=direction, year_shift=years)
    return None
