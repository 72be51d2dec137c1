"""Resolution: from an expression and an anchor to a value and a half-open interval. Pure; no clock is read.

Everything here is in local time of the anchor (WIB); the zone of a clock time is carried along.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import singledispatch

from beritaenrich.dates import iso
from beritaenrich.dates.expressions import (
    After,
    Century,
    Clock,
    Day,
    Decade,
    Duration,
    Expression,
    HijriDate,
    Holiday,
    Listing,
    Moment,
    Month,
    Partial,
    Period,
    Range,
    Recurring,
    Shift,
    WeekOfMonth,
    Year,
)
from beritaenrich.dates.holidays import (
    hijri_day,
    hijri_month,
    hijri_years,
    holiday_days,
    holiday_entry,
    holiday_of_hijri_year,
)
from beritaenrich.dates.iso import whole_units

WIB = 420
PARTS = {"TDW": (0, 5), "TMO": (5, 11), "TMI": (11, 15), "TAF": (15, 18), "TEV": (17, 19), "TNI": (18, 24)}
"""The parts of the day and their hours."""
_DAWN = (4, 6)
_AHEAD = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What relative expressions count from: a moment in WIB, and where it is from (`published`, `date:3`, `copyright`)."""

    when: datetime
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a mention can lean on.

    `anchor` is the day of publication; `before` and `after` are the nearest days named in the item, `earlier` the last
    date of any size named before; `upcoming` says that the clause speaks of the future.
    """

    anchor: Anchor | None = None
    before: "Anchor | None" = None
    after: "Anchor | None" = None
    earlier: "tuple[Resolved, str] | None" = None
    upcoming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A value in TIMEX3 with its interval (`begin`, `end` in local time; `offset` in minutes, None where floating)."""

    value: str
    begin: datetime | None = None
    end: datetime | None = None
    begin_offset: int | None = WIB
    end_offset: int | None = WIB
    modifier: str | None = None
    source: str | None = "text"
    weekday_agrees: bool | None = None
    alternatives: tuple[str, ...] = field(default=())
    timed: bool = False

    @property
    def day(self) -> date | None:
        """The day, if this is one day or a time in one."""
        if self.begin is None or self.end is None or self.end - self.begin > timedelta(days=1):
            return None
        return self.begin.date()


def add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    """Return the month so many months later.

    >>> add_months(2023, 11, 3)
    (2024, 2)
    """
    total = year * 12 + month - 1 + amount
    return total // 12, total % 12 + 1


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none.

    >>> make_day(2023, 2, 30)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # local time; the zone is kept beside it


def of_day(day: date, source: str | None) -> Resolved:
    """Return a day as resolved value."""
    begin = _midnight(day)
    return Resolved(value=day.isoformat(), begin=begin, end=begin + timedelta(days=1), source=source)


def of_month(year: int, month: int, source: str | None) -> Resolved:
    """Return a month as resolved value."""
    begin = _midnight(date(year, month, 1))
    return Resolved(
        value=f"{year:04d}-{month:02d}", begin=begin, end=_midnight(date(*add_months(year, month, 1), 1)), source=source
    )


def of_years(value: str, first: int, after: int, source: str | None) -> Resolved:
    """Return a stretch of whole years as resolved value."""
    return Resolved(value=value, begin=_midnight(date(first, 1, 1)), end=_midnight(date(after, 1, 1)), source=source)


def of_week(monday: date, source: str | None) -> Resolved:
    """Return an ISO week as resolved value."""
    begin = _midnight(monday)
    return Resolved(value=iso.week(monday), begin=begin, end=begin + timedelta(days=7), source=source)


def of_months(value: str, year: int, month: int, size: int, source: str | None) -> Resolved:
    """Return a quarter or a half of a year as resolved value."""
    return Resolved(
        value=value,
        begin=_midnight(date(year, month, 1)),
        end=_midnight(date(*add_months(year, month, size), 1)),
        source=source,
    )


@singledispatch
def _resolve(expression: Expression, context: Context) -> Resolved | None:
    raise NotImplementedError(type(expression).__name__)


def resolve(expression: Expression, context: Context) -> Resolved | None:
    """Place an expression in the calendar.

    Args:
        expression: what the grammar read.
        context: the anchor and the dates around.

    Returns:
        The value; without `begin` where the context does not suffice; None where the calendar has no such date.

    >>> anchor = Anchor(when=datetime(2023, 7, 23, 9, 10), source="published")
    >>> resolve(Shift(unit="W", amount=-1), Context(anchor=anchor)).value
    '2023-W28'
    """
    try:
        return _resolve(expression, context)
    except (OverflowError, ValueError):  # beyond the years 1-9999
        return None


def _ordered(days: Sequence[date | None]) -> list[date]:
    return sorted(day for day in days if day is not None)


def _choose(candidates: Sequence[date | None], anchor: date, direction: int | None, *, ahead: bool) -> date | None:
    """Return the candidate nearest to the anchor; `ahead` keeps it from lying more than 31 days after the anchor."""
    days = _ordered(candidates)
    if direction == -1:
        days = [day for day in days if day < anchor]
    elif direction == 1:
        days = [day for day in days if day > anchor]
    elif ahead:
        days = [day for day in days if day - anchor <= _AHEAD]
        return days[-1] if days else None
    return min(days, key=lambda day: abs(day - anchor), default=None)


@_resolve.register
def _day(expression: Day, context: Context) -> Resolved | None:
    anchor = context.anchor
    if expression.day is None:
        return _weekday(expression, context)
    if expression.year is not None:
        day = make_day(expression.year, expression.month or 0, expression.day)
        return _checked(day, expression, "text") if day else None
    if anchor is None:
        if expression.month is None:
            return Resolved(value=f"XXXX-XX-{expression.day:02d}", source=None)
        if make_day(2000, expression.month, expression.day) is None:
            return None
        return Resolved(value=f"XXXX-{expression.month:02d}-{expression.day:02d}", source=None)
    today = anchor.when.date()
    if expression.month is None:
        day = _day_of_some_month(expression, today)
    elif expression.shift is not None:
        day = make_day(today.year + expression.shift[1], expression.month, expression.day)
    else:
        candidates = [make_day(today.year + step, expression.month, expression.day) for step in range(-5, 6)]
        near = expression.numeric or expression.direction == 0
        day = _choose(candidates, today, expression.direction if not expression.numeric else None, ahead=not near)
    return _checked(day, expression, anchor.source) if day else None


def _day_of_some_month(expression: Day, today: date) -> date | None:
    number = expression.day or 0
    if expression.shift is not None:
        return make_day(*add_months(today.year, today.month, expression.shift[1]), number)
    candidates = [make_day(*add_months(today.year, today.month, step), number) for step in range(-2, 3)]
    if expression.direction == 0:
        return make_day(today.year, today.month, number)
    return _choose(candidates, today, expression.direction, ahead=False)


def _checked(day: date, expression: Day, source: str) -> Resolved:
    """Return the day; where the written weekday is another, the date wins and the nearest such weekday is offered."""
    found = of_day(day, source)
    if expression.weekday is None:
        return found
    gap = (expression.weekday - day.isoweekday() + 3) % 7 - 3
    if gap == 0:
        return replace(found, weekday_agrees=True)
    return replace(found, weekday_agrees=False, alternatives=((day + timedelta(days=gap)).isoformat(),))


def _weekday(expression: Day, context: Context) -> Resolved:
    number = expression.weekday or 1
    anchor = context.anchor
    if anchor is None:
        return Resolved(value=f"XXXX-WXX-{number}", source=None)
    today = anchor.when.date()
    if expression.shift is not None:
        monday = today - timedelta(days=today.isoweekday() - 1) + timedelta(weeks=expression.shift[1])
        return of_day(monday + timedelta(days=number - 1), anchor.source)
    back = (today.isoweekday() - number) % 7
    ahead = (number - today.isoweekday()) % 7
    direction = expression.direction
    if direction == 0:
        return of_day(today + timedelta(days=number - today.isoweekday()), anchor.source)
    if direction == -1:
        return of_day(today - timedelta(days=back or 7), anchor.source)
    if direction == 1:
        return of_day(today + timedelta(days=ahead or 7), anchor.source)
    if context.upcoming:
        past = (today - timedelta(days=back)).isoformat()
        found = of_day(today + timedelta(days=ahead), anchor.source)
        return found if back == 0 else replace(found, alternatives=(past,))
    return of_day(today - timedelta(days=back), anchor.source)


@_resolve.register
def _month(expression: Month, context: Context) -> Resolved:
    month, anchor = expression.month, context.anchor
    if expression.year is not None:
        return of_month(expression.year, month, "text")
    if anchor is None:
        return Resolved(value=f"XXXX-{month:02d}", source=None)
    year, now = anchor.when.year, anchor.when.month
    if expression.year_shift is not None:
        return of_month(year + expression.year_shift, month, anchor.source)
    if expression.direction == 1:
        return of_month(year + (month <= now), month, anchor.source)
    if expression.direction == -1:
        return of_month(year - (month >= now), month, anchor.source)
    if expression.direction == 0:
        return of_month(year, month, anchor.source)
    found = of_month(year - (month > now), month, anchor.source)
    if context.upcoming and month != now:
        return replace(found, alternatives=(f"{year + (month < now):04d}-{month:02d}",))
    return found


@_resolve.register
def _year(expression: Year, context: Context) -> Resolved:  # noqa: ARG001
    return of_years(f"{expression.year:04d}", expression.year, expression.year + 1, "text")


@_resolve.register
def _decade(expression: Decade, context: Context) -> Resolved:  # noqa: ARG001
    first = expression.decade * 10
    return of_years(f"{expression.decade:03d}", first, first + 10, "text")


@_resolve.register
def _century(expression: Century, context: Context) -> Resolved:  # noqa: ARG001
    first = (expression.ordinal - 1) * 100 + 1
    return of_years(f"{expression.ordinal - 1:02d}", first, first + 100, "text")


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "H": "XXXX-HX", "DE": "XXX", "CE": "XX"}


@_resolve.register
def _shift(expression: Shift, context: Context) -> Resolved | None:
    anchor = context.anchor
    if anchor is None:
        value = _UNKNOWN.get(expression.unit, "XXXX-XX-XXTXX:XX" if expression.unit.startswith("T") else "XXXX")
        return Resolved(value=value, source=None)
    return shifted(anchor.when, expression.unit, expression.amount, anchor.source)


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
        begin = _midnight(saturday)
        return Resolved(value=f"{iso.week(saturday)}-WE", begin=begin, end=begin + timedelta(days=2), source=source)
    number, unit = whole_units(amount, unit)
    if number.denominator != 1 or abs(number) > 1_000_000:
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
    return _instant(moment, WIB, seconds=unit == "TS", source=source)


def _instant(when: datetime, offset: int | None, *, seconds: bool, source: str | None) -> Resolved:
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


@_resolve.register
def _after(expression: After, context: Context) -> Resolved | None:
    if context.earlier is None or context.earlier[0].begin is None:
        value = _UNKNOWN.get(expression.unit, "XXXX-XX-XXTXX:XX" if expression.unit.startswith("T") else "XXXX")
        return Resolved(value=value + (expression.part or ""), source=None)
    earlier, source = context.earlier
    begin = earlier.begin
    assert begin is not None and earlier.end is not None  # noqa: S101, PT018  # checked above
    if expression.amount > 0 and "/" in earlier.value and earlier.end - begin > timedelta(days=1):
        begin = earlier.end - timedelta(seconds=1)
    unit = expression.unit
    if unit.startswith("T") and not earlier.timed:
        return Resolved(value=_UNKNOWN["D"] + "TXX:XX", source=None)
    if unit == "W" and earlier.day is not None:  # sepekan kemudian: from a day, a day
        found = shifted(begin, "D", expression.amount * 7, source)
    else:
        found = shifted(begin, unit, expression.amount, source)
    if found is None or expression.part is None or found.begin is None:
        return found
    return _part_of(found.begin.date(), expression.part, narrow=False, source=source)


@_resolve.register
def _period(expression: Period, context: Context) -> Resolved:
    unit, number, anchor = expression.unit, expression.number, context.anchor
    size = 3 if unit == "Q" else 6
    month = (number - 1) * size + 1
    year, source = expression.year, "text"
    if year is None:
        if anchor is None:
            return Resolved(value=f"XXXX-{unit}{number}", source=None)
        source = anchor.source
        if expression.year_shift is not None:
            year = anchor.when.year + expression.year_shift
        else:
            year = anchor.when.year - (month > anchor.when.month)
    return of_months(f"{year:04d}-{unit}{number}", year, month, size, source)


@_resolve.register
def _week_of_month(expression: WeekOfMonth, context: Context) -> Resolved | None:
    frame = resolve(expression.month, context)
    if frame is None or frame.begin is None or frame.end is None:
        return replace(frame, value=frame.value + "-WXX") if frame else None
    if expression.number == -1:
        first, last = frame.end - timedelta(days=7), frame.end - timedelta(days=1)
    else:
        first = frame.begin + timedelta(days=7 * (expression.number - 1))
        last = min(first + timedelta(days=6), frame.end - timedelta(days=1))
        if first >= frame.end:
            return None
    return Resolved(
        value=f"{first.date().isoformat()}/{last.date().isoformat()}",
        begin=first,
        end=last + timedelta(days=1),
        source=frame.source,
    )


@_resolve.register
def _partial(expression: Partial, context: Context) -> Resolved | None:
    whole = resolve(expression.base, context)
    if whole is None:
        return None
    named = replace(whole, modifier=expression.modifier)
    if whole.begin is None or whole.end is None:
        return named
    begin, end = _narrowed(expression.modifier, whole.begin, whole.end)
    return replace(named, begin=begin, end=end)


def _narrowed(modifier: str, begin: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Return the beginning, middle or end of an interval, by the size of the unit."""
    days = (end - begin).days
    if days == 7:
        cuts = {"START": (0, 2), "MID": (2, 4), "END": (5, 7)}[modifier]
        return begin + timedelta(days=cuts[0]), begin + timedelta(days=cuts[1])
    if 28 <= days <= 31:
        first, last = {"START": (1, 11), "MID": (11, 21), "END": (21, 0)}[modifier]
        return begin.replace(day=first), begin.replace(day=last) if last else end
    if 365 <= days <= 366:
        first, last = {"START": (1, 5), "MID": (5, 9), "END": (9, 0)}[modifier]
        return begin.replace(month=first), begin.replace(month=last) if last else end
    if end.year - begin.year == 10:
        first, last = {"START": (0, 4), "MID": (4, 7), "END": (7, 10)}[modifier]
        return begin.replace(year=begin.year + first), begin.replace(year=begin.year + last)
    third = (end - begin) // 3
    if end.year - begin.year == 100:
        cut, last_cut = begin.replace(year=begin.year + 33), begin.replace(year=begin.year + 66)
    else:
        cut, last_cut = _midnight((begin + third).date()), _midnight((begin + 2 * third).date())
    return {"START": (begin, cut), "MID": (cut, last_cut), "END": (last_cut, end)}[modifier]


@_resolve.register
def _moment(expression: Moment, context: Context) -> Resolved | None:
    base: Resolved | None = None
    if expression.day is not None:
        base = resolve(expression.day, context)
        if base is None:
            return None
        day, source = base.day, base.source
        if expression.eve and day is not None:
            day -= timedelta(days=1)
    else:
        near = context.before or context.after or context.anchor
        day, source = (near.when.date(), near.source) if near else (None, None)
    if day is None:
        known = base.value if base else "XXXX-XX-XX"
        if expression.eve and base and base.value.startswith("XXXX-WXX-"):
            known = f"XXXX-WXX-{(int(base.value[-1]) - 2) % 7 + 1}"
        found = Resolved(value=known + _suffix(expression), source=None, timed=True)
    elif expression.clock is not None:
        found = _clock_on(day, expression.clock, source)
    else:
        found = _part_of(day, expression.part or "TNI", narrow=expression.narrow, source=source)
    if base is None:
        return found
    return replace(found, weekday_agrees=base.weekday_agrees, alternatives=base.alternatives)


def _suffix(expression: Moment) -> str:
    clock = expression.clock
    if clock is None:
        return expression.part or ""
    seconds = "" if clock.second is None else f":{clock.second:02d}"
    return f"T{clock.hour:02d}:{clock.minute:02d}{seconds}{iso.utc_offset(_offset(clock))}"


def _offset(clock: Clock) -> int | None:
    if clock.floating:
        return None
    return WIB if clock.zone is None else clock.zone


def _clock_on(day: date, clock: Clock, source: str | None) -> Resolved:
    when = _midnight(day) + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)
    return _instant(when, _offset(clock), seconds=clock.second is not None, source=source)


def _part_of(day: date, part: str, *, narrow: bool, source: str | None) -> Resolved:
    first, last = _DAWN if narrow else PARTS[part]
    begin = _midnight(day)
    return Resolved(
        value=day.isoformat() + part,
        begin=begin + timedelta(hours=first),
        end=begin + timedelta(hours=last),
        source=source,
        timed=True,
    )


@_resolve.register
def _holiday(expression: Holiday, context: Context) -> Resolved | None:
    key, anchor = expression.key, context.anchor
    source = "text"
    day: date | None
    if expression.hijri_year is not None:
        day = holiday_of_hijri_year(key, expression.hijri_year)
        if day is None:
            return Resolved(value="XXXX-XX-XX", source=None)
    elif expression.year is not None or (expression.year_shift is not None and anchor is not None):
        year = expression.year
        if year is None:
            assert anchor is not None and expression.year_shift is not None  # noqa: S101, PT018  # checked above
            year, source = anchor.when.year + expression.year_shift, anchor.source
        days = holiday_days(key, year)
        if not days:
            return Resolved(value=f"{year:04d}", source=source)
        day = days[0]
    elif anchor is None:
        fixed = holiday_entry(key).get("day")
        if fixed is None or expression.offset is not None:
            return Resolved(value="XXXX-XX-XX", source=None)
        return Resolved(value=f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}", source=None)
    else:
        today, source = anchor.when.date(), anchor.source
        candidates = [day for step in range(-1, 2) for day in holiday_days(key, today.year + step)]
        day = _choose(candidates, today, expression.direction, ahead=False)
        if day is None:
            return Resolved(value="XXXX-XX-XX", source=None)
    if expression.offset is not None:
        second = expression.offset > 0 and holiday_entry(key).get("second_day", False)
        day += timedelta(days=expression.offset + second)
    return of_day(day, source)


@_resolve.register
def _hijri(expression: HijriDate, context: Context) -> Resolved | None:
    if expression.day is not None and expression.day > 30:
        return None
    anchor, source = context.anchor, "text"
    if expression.year is not None and expression.year < 1700:
        years: range | list[int] = [expression.year]
    elif expression.year is not None:
        years = hijri_years(expression.year)
    elif anchor is None:
        return Resolved(value="XXXX-XX" + ("-XX" if expression.day else ""), source=None)
    else:
        years, source = hijri_years(anchor.when.year), anchor.source
    spans = [span for year in years if (span := hijri_month(year, expression.month))]
    if expression.day is not None:
        spans = [(day, day) for first, _ in spans if (day := first + timedelta(days=expression.day - 1))]
    wanted = expression.year if expression.year is not None and expression.year >= 1700 else None
    if wanted is None and expression.year_shift is not None and anchor is not None:
        wanted = anchor.when.year + expression.year_shift
    if wanted is not None:
        spans = [span for span in spans if span[0].year == wanted]
    if not spans:
        return Resolved(value="XXXX-XX" + ("-XX" if expression.day else ""), source=None)
    first, last = spans[0]
    if wanted is None and expression.year is None and anchor is not None:
        today = anchor.when.date()
        if expression.direction == -1:
            spans = [span for span in spans if span[1] < today] or spans
        elif expression.direction == 1:
            spans = [span for span in spans if span[0] > today] or spans
        first, last = min(spans, key=lambda span: 0 if span[0] <= today <= span[1] else min(abs((span[0] - today).days), abs((span[1] - today).days)))
    if expression.day is not None:
        return of_day(first, source)
    return Resolved(
        value=f"{first.isoformat()}/{last.isoformat()}",
        begin=_midnight(first),
        end=_midnight(last) + timedelta(days=1),
        source=source,
    )


@_resolve.register
def _range(expression: Range, context: Context) -> Resolved | None:
    first_expression, last_expression = expression.first, expression.last
    first = resolve(first_expression, context)
    if first is None:
        return None
    last = resolve(last_expression, _from(first, last_expression, context))
    if last is None:
        return None
    if last.begin is not None and first.begin is not None and last.begin < first.begin:
        first, last = _untangle(expression, first, last, context)
    value = f"{first.value}/{last.value}"
    agrees = None if first.weekday_agrees is None else first.weekday_agrees
    if last.weekday_agrees is not None:
        agrees = last.weekday_agrees if agrees is None else agrees and last.weekday_agrees
    end = last.begin if first.timed and last.timed and isinstance(last_expression, Moment) and last_expression.clock else last.end
    return Resolved(
        value=value,
        begin=first.begin,
        end=end,
        begin_offset=first.begin_offset,
        end_offset=last.end_offset,
        source=first.source if first.source != "text" else last.source,
        weekday_agrees=agrees,
        timed=first.timed and last.timed,
    )


def _from(first: Resolved, last: Expression, context: Context) -> Context:
    """Return the context for the end of a range: what lacks a day there leans on its beginning."""
    if first.begin is None or first.source is None:
        return context
    if isinstance(last, Moment) and last.day is None:
        return replace(context, before=Anchor(when=_midnight(first.begin.date()), source=first.source))
    bare = isinstance(last, Day) and last.day is None and last.direction is None and last.shift is None
    if bare and first.day is not None:  # Senin-Rabu: the Wednesday after that Monday
        return replace(context, anchor=Anchor(when=first.begin, source=first.source), upcoming=True)
    return context


def _untangle(expression: Range, first: Resolved, last: Resolved, context: Context) -> tuple[Resolved, Resolved]:
    """Put the ends in order: a night runs into the next day, a month or day without a year into the next or last year."""
    if first.timed and last.timed and last.begin is not None and isinstance(expression.last, Moment) and expression.last.clock:
        moved = _clock_on((last.begin - _hours(expression.last.clock)).date() + timedelta(days=1), expression.last.clock, last.source)
        return first, moved
    for end, other in ((expression.first, last), (expression.last, first)):
        if isinstance(end, Month | Day) and end.year is None and end.month is not None and other.begin is not None:
            step = -1 if end is expression.first else 1
            moved_to = resolve(replace(end, year=other.begin.year), context)
            if moved_to and moved_to.begin and (moved_to.begin - other.begin).days * step < 0:
                moved_to = resolve(replace(end, year=other.begin.year + step), context)
            if moved_to:
                moved_to = replace(moved_to, source=other.source)
                return (moved_to, last) if step < 0 else (first, moved_to)
    return first, last


def _hours(clock: Clock) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)


@_resolve.register
def _listing(expression: Listing, context: Context) -> Resolved | None:
    items = [resolve(item, context) for item in expression.items]
    if any(item is None for item in items):
        return None
    found = [item for item in items if item is not None]
    begins = [item.begin for item in found if item.begin]
    ends = [item.end for item in found if item.end]
    return Resolved(
        value=",".join(item.value for item in found),
        begin=min(begins) if len(begins) == len(found) else None,
        end=max(ends) if len(ends) == len(found) else None,
        source=found[-1].source,
    )


@_resolve.register
def _duration(expression: Duration, context: Context) -> Resolved:  # noqa: ARG001
    return Resolved(value=expression.value)


@_resolve.register
def _recurring(expression: Recurring, context: Context) -> Resolved:  # noqa: ARG001
    return Resolved(value=expression.value)
