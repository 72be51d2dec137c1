"""Days and months in the calendar, given an anchor: which year a date without one is in, which Monday `Senin` is."""

from collections.abc import Sequence
from datetime import date, timedelta

from beritaenrich.dates.expressions import Day, Month
from beritaenrich.dates.values import Anchor, Context, Resolved, add_months, make_day, of_day, of_month

_AHEAD = timedelta(days=31)
_TO_COME = timedelta(days=275)
"""How far a plan without a year reaches."""
_YEARS = range(-1, 2)
_LEAP = range(-8, 9)


def _ordered(days: Sequence[date | None]) -> list[date]:
    return sorted(day for day in days if day is not None)


def choose(candidates: Sequence[date | None], anchor: date, direction: int | None, *, ahead: bool) -> date | None:
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


def resolve_day(expression: Day, context: Context) -> Resolved | None:
    """Place a day, or a bare weekday."""
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
        reach = _LEAP if (expression.month, expression.day) == (2, 29) else _YEARS
        candidates = [make_day(today.year + step, expression.month, expression.day) for step in reach]
        near = expression.numeric or expression.direction == 0
        day = choose(candidates, today, expression.direction if not expression.numeric else None, ahead=not near)
        if context.upcoming and day and day < today and not near and expression.direction is None:
            return _still_to_come(day, candidates, expression, anchor)
    return _checked(day, expression, anchor.source) if day else None


def _still_to_come(past: date, candidates: Sequence[date | None], expression: Day, anchor: Anchor) -> Resolved:
    """Return the day to come, if it lies within nine months; the other one of it and `past` is offered beside it."""
    today = anchor.when.date()
    coming = choose(candidates, today, 1, ahead=False) or past
    day, other = (coming, past) if coming - today <= _TO_COME else (past, coming)
    found = _checked(day, expression, anchor.source)
    return found._replace(alternatives=(*found.alternatives, other.isoformat()))


def _day_of_some_month(expression: Day, today: date) -> date | None:
    number = expression.day or 0
    if expression.shift is not None:
        return make_day(*add_months(today.year, today.month, expression.shift[1]), number)
    candidates = [make_day(*add_months(today.year, today.month, step), number) for step in range(-2, 3)]
    if expression.direction == 0:
        return make_day(today.year, today.month, number)
    return choose(candidates, today, expression.direction, ahead=False)


def _checked(day: date, expression: Day, source: str) -> Resolved:
    """Return the day; where the written weekday is another, the date wins and the nearest such weekday is offered."""
    if expression.weekday is None:
        return of_day(day, source)
    gap = (expression.weekday - day.isoweekday() + 3) % 7 - 3
    if gap == 0:
        return of_day(day, source, weekday_agrees=True)
    found = of_day(day, source, weekday_agrees=False)
    return found._replace(alternatives=((day + timedelta(days=gap)).isoformat(),))


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
        return found if back == 0 else found._replace(alternatives=(past,))
    return of_day(today - timedelta(days=back), anchor.source)


def resolve_month(expression: Month, context: Context) -> Resolved:
    """Place a month: without a year, the most recent one up to the month of the anchor."""
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
        coming = of_month(year + (month < now), month, anchor.source)
        if coming.begin is not None and coming.begin - anchor.when <= _TO_COME:
            return coming._replace(alternatives=(found.value,))
        return found._replace(alternatives=(coming.value,))
    return found
