"""Resolution: from an expression and an anchor to a value and a half-open interval. Pure; no clock is read."""

from datetime import date, timedelta

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
    in_year,
)
from beritaenrich.dates.resolution_days import resolve_day, resolve_month
from beritaenrich.dates.resolution_holidays import resolve_hijri, resolve_holiday
from beritaenrich.dates.values import (
    UNKNOWN,
    Anchor,
    Context,
    Resolved,
    clock_on,
    midnight,
    narrowed,
    of_day,
    of_months,
    of_years,
    part_of,
    shifted,
    zone_offset,
)


def resolve(expression: Expression, context: Context) -> Resolved | None:
    """Place an expression in the calendar.

    Args:
        expression: what the grammar read.
        context: the anchor and the dates around.

    Returns:
        The value; without `begin` where the context does not suffice; None where the calendar has no such date.

    Examples:
        >>> from datetime import datetime
        >>> anchor = Anchor(when=datetime(2023, 7, 23, 9, 10), source="published")
        >>> resolve(Shift(unit="W", amount=-1), Context(anchor=anchor)).value
        '2023-W28'
    """
    try:
        return _resolve(expression, context)
    except (OverflowError, ValueError):  # beyond the years 1-9999
        return None


def _resolve(expression: Expression, context: Context) -> Resolved | None:
    match expression:
        case Day():
            return resolve_day(expression, context)
        case Month():
            return resolve_month(expression, context)
        case Year(year=year):
            return of_years(f"{year:04d}", year, year + 1, "text")
        case Decade(decade=decade):
            return of_years(f"{decade:03d}", decade * 10, decade * 10 + 10, "text")
        case Century(ordinal=ordinal):
            return of_years(f"{ordinal - 1:02d}", (ordinal - 1) * 100 + 1, ordinal * 100 + 1, "text")
        case Shift():
            return _shift(expression, context)
        case After():
            return _after(expression, context)
        case Period():
            return _period(expression, context)
        case WeekOfMonth():
            return _week_of_month(expression, context)
        case Partial():
            return _partial(expression, context)
        case Moment():
            return _moment(expression, context)
        case Holiday():
            return resolve_holiday(expression, context)
        case HijriDate():
            return resolve_hijri(expression, context)
        case Range():
            return _range(expression, context)
        case Listing():
            return _listing(expression, context)
        case Duration(value=value) | Recurring(value=value):
            return Resolved(value=value)


def _shift(expression: Shift, context: Context) -> Resolved | None:
    anchor = context.anchor
    if anchor is None:
        value = UNKNOWN.get(expression.unit, "XXXX-XX-XXTXX:XX" if expression.unit.startswith("T") else "XXXX")
        return Resolved(value=value, source=None)
    return shifted(anchor.when, expression.unit, expression.amount, anchor.source)


def _after(expression: After, context: Context) -> Resolved | None:
    if (
        context.earlier is None
        and context.anchor is not None
        and expression.unit == "D"
        and expression.amount in {0, 1}
    ):
        today = of_day(
            context.anchor.when.date(), context.anchor.source
        )  # nothing was named: from the day of publication
        return _after(expression, context._replace(earlier=(today, context.anchor.source)))
    if context.earlier is None or context.earlier[0].begin is None:
        value = UNKNOWN.get(expression.unit, "XXXX-XX-XXTXX:XX" if expression.unit.startswith("T") else "XXXX")
        return Resolved(value=value + (expression.part or ""), source=None)
    earlier, source = context.earlier
    begin = earlier.begin
    assert begin is not None  # checked above
    assert earlier.end is not None  # an interval has both ends
    if expression.amount > 0 and "/" in earlier.value:
        begin = earlier.end - timedelta(seconds=1)
    unit = expression.unit
    if unit.startswith("T") and not earlier.timed:
        return Resolved(value=UNKNOWN["D"] + "TXX:XX", source=None)
    found = shifted(begin, unit, expression.amount, source)
    if found is None or expression.part is None or found.begin is None:
        return found
    return part_of(found.begin.date(), expression.part, narrow=False, source=source)


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
            if context.upcoming and month > anchor.when.month:  # akan berlanjut hingga kuartal IV
                year += 1
    return of_months(f"{year:04d}-{unit}{number}", year, month, size, source)


def _week_of_month(expression: WeekOfMonth, context: Context) -> Resolved | None:
    frame = resolve(expression.month, context)
    if frame is None or frame.begin is None or frame.end is None:
        return frame._replace(value=frame.value + "-WXX") if frame else None
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


def _partial(expression: Partial, context: Context) -> Resolved | None:
    base, anchor = expression.base, context.anchor
    if isinstance(base, Month) and base.direction and anchor is not None and base.month == anchor.when.month:
        this = _partial(expression._replace(base=base._replace(direction=0)), context)
        edge = this and (this.end if base.direction < 0 else this.begin)
        if edge and (edge <= anchor.when if base.direction < 0 else edge > anchor.when):  # awal Mei lalu, late in May
            return this
    whole = resolve(base, context)
    if whole is None:
        return None
    named = whole._replace(modifier=expression.modifier)
    if whole.begin is None or whole.end is None:
        return named
    begin, end = narrowed(expression.modifier, whole.begin, whole.end)
    return named._replace(begin=begin, end=end)


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
        near = context.near or context.anchor
        day, source = (near.when.date(), near.source) if near else (None, None)
    if day is None:
        known = base.value if base else "XXXX-XX-XX"
        if expression.eve and base:
            known = _eve(base.value)
        found = Resolved(value=known + _suffix(expression), source=None, timed=True)
    elif expression.clock is not None:
        found = clock_on(day, expression.clock, source)
    else:
        found = part_of(day, expression.part or "TNI", narrow=expression.narrow, source=source)
    if base is None:
        return found
    return found._replace(weekday_agrees=base.weekday_agrees, alternatives=base.alternatives)


def _eve(value: str) -> str:
    """Return the day before a day whose year or week is not known: `XXXX-WXX-1`, `XXXX-12-25`."""
    if value.startswith("XXXX-WXX-"):
        return f"XXXX-WXX-{(int(value[-1]) - 2) % 7 + 1}"
    month, day = value[5:7], value[8:10]
    if not (month + day).isdecimal():
        return value
    before = date(2001, int(month), int(day)) - timedelta(days=1)
    return f"XXXX-{before.month:02d}-{before.day:02d}"


def _suffix(expression: Moment) -> str:
    clock = expression.clock
    if clock is None:
        return expression.part or ""
    seconds = "" if clock.second is None else f":{clock.second:02d}"
    return f"T{clock.hour:02d}:{clock.minute:02d}{seconds}{iso.utc_offset(zone_offset(clock))}"


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
    if first.begin is not None and last.end is not None and last.end <= first.begin:
        return None
    value = f"{first.value}/{last.value}"
    agrees = None if first.weekday_agrees is None else first.weekday_agrees
    if last.weekday_agrees is not None:
        agrees = last.weekday_agrees if agrees is None else agrees and last.weekday_agrees
    end = (
        last.begin
        if first.timed and last.timed and isinstance(last_expression, Moment) and last_expression.clock
        else last.end
    )
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
    if isinstance(last, Moment) and isinstance(last.day, After):
        return context._replace(earlier=(first, first.source))
    if isinstance(last, Moment) and last.day is None:
        return context._replace(near=Anchor(when=midnight(first.begin.date()), source=first.source))
    day = last.day if isinstance(last, Moment) else last
    bare = isinstance(day, Day) and day in {Day(weekday=day.weekday), Day(day=day.day, direction=0)}
    if bare and first.day is not None:  # Senin-Rabu: the Wednesday after that Monday; tanggal 17-19: of that month
        return context._replace(anchor=Anchor(when=first.begin, source=first.source), upcoming=True)
    return context


def _untangle(expression: Range, first: Resolved, last: Resolved, context: Context) -> tuple[Resolved, Resolved]:
    """Put the ends in order: a night runs into the next day, a month or day without a year into the next or last year."""
    if (
        first.timed
        and last.timed
        and last.begin is not None
        and isinstance(expression.last, Moment)
        and expression.last.clock
    ):
        moved = clock_on(
            (last.begin - _hours(expression.last.clock)).date() + timedelta(days=1), expression.last.clock, last.source
        )
        return first, moved
    ends = [(expression.last, first), (expression.first, last)]
    if isinstance(expression.first, Day | Month) and expression.first.direction == 1:
        ends.reverse()  # 22 Maret hingga 4 April mendatang: only the end must be to come
    for end, other in ends:
        written = end.base if isinstance(end, Partial) else end
        if not isinstance(written, Month | Day) or written.year is not None or written.month is None:
            continue
        if other.begin is not None:
            step = -1 if end is expression.first else 1
            moved_to = resolve(in_year(end, other.begin.year), context)
            if moved_to and moved_to.begin and (moved_to.begin - other.begin).days * step < 0:
                moved_to = resolve(in_year(end, other.begin.year + step), context)
            if moved_to:
                moved_to = moved_to._replace(source=other.source)
                return (moved_to, last) if step < 0 else (first, moved_to)
    return first, last


def _hours(clock: Clock) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)


def _listing(expression: Listing, context: Context) -> Resolved | None:
    first = resolve(expression.items[0], context)
    items = [first, *(resolve(item, _from(first, item, context)) for item in expression.items[1:] if first)]
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
