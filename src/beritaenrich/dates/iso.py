"""ISO 8601 and TIMEX3 in print: durations, moments, days, weeks."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
_SMALLER = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
_LARGER = {"CE": (100, "Y"), "DE": (10, "Y"), "WINDU": (8, "Y"), "H": (6, "M"), "Q": (3, "M")}


def whole_units(amount: int | Fraction, unit: str) -> tuple[int | Fraction, str]:
    """Return the quantity in a unit of ISO 8601, in a smaller one where that makes it whole.

    Examples:
        >>> whole_units(Fraction(3, 2), "TH")
        (Fraction(90, 1), 'TM')
    """
    if unit in _LARGER:
        factor, unit = _LARGER[unit]
        amount *= factor
    while amount.denominator in {2, 4} and unit in _SMALLER:
        factor, unit = _SMALLER[unit]
        amount *= factor
    return amount, unit


def duration(parts: Sequence[tuple[int | Fraction, str]]) -> str:
    """Return a duration: each part in its unit, a fraction in the next smaller unit.

    Examples:
        >>> duration([(Fraction(2), "TH"), (Fraction(30), "TM")]), duration([(Fraction(3, 2), "Y")])
        ('PT2H30M', 'P18M')
    """
    days = clock = ""
    for amount, unit in (whole_units(*part) for part in parts):
        figure = str(amount.numerator) if amount.denominator == 1 else f"{float(amount)}"
        if unit in _SECONDS:
            clock += figure + unit[1]
        else:
            days += figure + unit
    return f"P{days}T{clock}" if clock else f"P{days}"


def week(day: date) -> str:
    """Return the ISO week of a day.

    Examples:
        >>> week(date(2023, 1, 1))
        '2022-W52'
    """
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def moment(when: datetime, offset: int | None, *, seconds: bool) -> str:
    """Return a clock time of a day; `offset` in minutes east of Greenwich, None for a floating time.

    Examples:
        >>> moment(datetime(2023, 7, 23, 10, 30), 420, seconds=False)
        '2023-07-23T10:30+07:00'
    """
    return when.isoformat(timespec="seconds" if seconds else "minutes") + utc_offset(offset)


def utc_offset(offset: int | None) -> str:
    """Return the offset as ISO 8601 prints it, nothing for a floating time.

    Examples:
        >>> utc_offset(420), utc_offset(-330)
        ('+07:00', '-05:30')
    """
    if offset is None:
        return ""
    sign = "-" if offset < 0 else "+"
    return f"{sign}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
