"""Stretches of the calendar with their TIMEX3 values: days, weeks, months, years, moments, parts of the day.

Everything here is in local time of the anchor (WIB); the zone of a clock time is carried along.
"""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from beritaenrich.dates import iso
from beritaenrich.dates.expressions import Clock
from beritaenrich.dates.iso import whole_units

WIB = 420
PARTS = {"TDW": (0, 5), "TMO": (5, 11), "TMI": (11, 15), "TAF": (15, 18), "TEV": (17, 19), "TNI": (18, 24)}
"""The parts of the day and their hours."""
_DAWN = (4, 6)
_DAY = timedelta(days=1)
_FURTHEST = 1_000_000
_CUTS = {10: (0, 4, 7, 10), 100: (0, 33, 66, 100)}
"""The years at which the thirds of a decade and a century begin and end."""
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Y": "XXXX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "DE": "XXX",
    "CE": "XX",
}
"""What is known of a unit without an anchor."""


class Anchor(NamedTuple):
    """What relative expressions count from: a moment in WIB, and where it is from (`published`, `date:3`, `copyright`)."""

    when: datetime
    source: str


class Context(NamedTuple):
    """What a mention can lean on.

    `anchor` is the day of publication, `near` the nearest day named in the item, `earlier` the last date of any size
    named before; `upcoming` says that the clause speaks of the future.
    """

    anchor: Anchor | None = None
    near: Anchor | None = None
    earlier: "tuple[Resolved, str] | None" = None
    upcoming: bool = False


class Resolved(NamedTuple):
    """A value in TIMEX3 with its interval (`begin`, `end` in local time; `offset` in minutes, None where floating)."""

    value: str
    begin: datetime | None = None
    end: datetime | None = None
    begin_offset: int | None = WIB
    end_offset: int | None = WIB
    modifier: str | None = None
    source: str | None = "text"
    weekday_agrees: bool | None = None
    alternatives: tuple[str, ...] = ()
    timed: bool = False

    @property
    def day(self) -> date | None:
        """The day, if this is one day or a time in one."""
        if self.begin is None or self.end is None or self.end - self.begin > timedelta(days=1):
            return None
        return self.begin.date()


def add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    """Return the month so many months later.

    Examples:
        >>> add_months(2023, 11, 3)
        (2024, 2)
    """
    total = year * 12 + month - 1 + amount
    return total // 12, total % 12 + 1


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none.

    Examples:
        >>> make_day(2023, 2, 30)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def midnight(day: date) -> datetime:
    """Return the beginning of a day."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # local time; the zone is kept beside it


def of_day(day: date, source: str | None, *, weekday_agrees: bool | None = None) -> Resolved:
    """Return a day as resolved value."""
    begin = midnight(day)
    return Resolved(value=day.isoformat(), begin=begin, end=begin + _DAY, source=source, weekday_agrees=weekday_agrees)


def of_month(year: int, month: int, source: str | None) -> Resolved:
    """Return a month as resolved value."""
    begin = midnight(date(year, month, 1))
    return Resolved(
        value=f"{year:04d}-{month:02d}", begin=begin, end=midnight(date(*add_months(year, month, 1), 1)), source=source
    )


def of_years(value: str, first: int, after: int, source: str | None) -> Resolved:
    """Return a stretch of whole years as resolved value."""
    return Resolved(value=value, begin=midnight(date(first, 1, 1)), end=midnight(date(after, 1, 1)), source=source)


def of_week(monday: date, source: str | None) -> Resolved:
    """Return an ISO week as resolved value."""
    begin = midnight(monday)
    return Resolved(value=iso.week(monday), begin=begin, end=begin + timedelta(days=7), source=source)


def of_months(value: str, year: int, month: int, size: int, source: str | None) -> Resolved:
    """Return a quarter or a half of a year as resolved value."""
    return Resolved(
        value=value,
        begin=midnight(date(year, month, 1)),
        end=midnight(date(*add_months(year, month, size), 1)),
        source=source,
    )


def shifted(when: datetime, unit: str, amount: Fraction | int, source: str) -> Resolved | None:
    """Return the unit so many units from a moment: a day, an ISO week, a month, a year, a minute of the clock."""
    if unit == "DE":
        decade = when.year // 10 + int(amount)
        return of_years(f"{decade:03d}", decade * 10, decade * 10 + 10, source)
    if unit == "CE":
        century = (when.year - 1) // 100 + int(amount)
        return of_years(f"{century:02d}", century * 100 + 1, century * 100 + 101, source)
    if unit in {"Q", "H"}:
        size = 3 if unit == "Q" else 6
        year, month = add_months(when.year, (when.month - 1) // size * size + 1, size * int(amount))
        return of_months(f"{year:04d}-{unit}{(month - 1) // size + 1}", year, month, size, source)
    if unit == "WE":
        saturday = when.date() + timedelta(days=6 - when.isoweekday(), weeks=int(amount))
        begin = midnight(saturday)
        return Resolved(value=f"{iso.week(saturday)}-WE", begin=begin, end=begin + timedelta(days=2), source=source)
    number, unit = whole_units(amount, unit)
    if number.denominator != 1 or not -_FURTHEST < number < _FURTHEST:
        return None
    steps = int(number)
    if unit == "D":
        return of_day(when.date() + timedelta(days=steps), source)
    if unit == "W":
        return of_week(when.date() - timedelta(days=when.isoweekday() - 1) + timedelta(weeks=steps), source)
    if unit == "M":
        return of_month(*add_months(when.year, when.month, steps), source)
    if unit == "Y":
        return of_years(f"{when.year + steps:04d}", when.year + steps, when.year + steps + 1, source)
    moment = when + timedelta(seconds=steps * {"TH": 3600, "TM": 60, "TS": 1}[unit])
    moment = moment.replace(microsecond=0) if unit == "TS" else moment.replace(second=0, microsecond=0)
    return instant(moment, WIB, seconds=unit == "TS", source=source)


def instant(when: datetime, offset: int | None, *, seconds: bool, source: str | None) -> Resolved:
    """Return a minute, or a second, of the clock."""
    step = timedelta(seconds=1) if seconds else timedelta(minutes=1)
    return Resolved(
        value=iso.moment(when, offset, seconds=seconds),
        begin=when,
        end=when + step,
        begin_offset=offset,
        end_offset=offset,
        source=source,
        timed=True,
    )


def clock_on(day: date, clock: Clock, source: str | None) -> Resolved:
    """Return a clock time on a day."""
    when = midnight(day) + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)
    return instant(when, zone_offset(clock), seconds=clock.second is not None, source=source)


def part_of(day: date, part: str, *, narrow: bool, source: str | None) -> Resolved:
    """Return a part of a day; `narrow` is `subuh`."""
    first, last = _DAWN if narrow else PARTS[part]
    begin = midnight(day)
    return Resolved(
        value=day.isoformat() + part,
        begin=begin + timedelta(hours=first),
        end=begin + timedelta(hours=last),
        source=source,
        timed=True,
    )


def zone_offset(clock: Clock) -> int | None:
    """Return minutes east of Greenwich: WIB where no zone is written, None where it floats."""
    if clock.floating:
        return None
    return WIB if clock.zone is None else clock.zone


def narrowed(modifier: str, begin: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Return the beginning, middle or end of an interval, by the size of the unit."""
    third = ("START", "MID", "END").index(modifier)
    days, years = (end - begin).days, end.year - begin.year
    if days <= 31:
        first, last = (((0, 2), (2, 4), (5, 7)) if days == 7 else ((0, 10), (10, 20), (20, days)))[third]
        return begin + timedelta(days=first), begin + timedelta(days=last)
    if years in _CUTS:
        first, last = _CUTS[years][third : third + 2]
        return begin.replace(year=begin.year + first), begin.replace(year=begin.year + last)
    step = (years * 12 + end.month - begin.month) // 3  # of a quarter, a half or a year
    edges = (add_months(begin.year, begin.month, step * edge) for edge in (third, third + 1))
    first_edge, last_edge = (midnight(date(year, month, 1)) for year, month in edges)
    return first_edge, last_edge
