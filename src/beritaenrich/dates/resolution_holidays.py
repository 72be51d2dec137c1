"""Holidays and Hijri dates in the calendar, given an anchor."""

from datetime import date, timedelta

from beritaenrich.dates.expressions import HijriDate, Holiday
from beritaenrich.dates.holidays import (
    hijri_month,
    hijri_years,
    holiday_days,
    holiday_entry,
    holiday_of_hijri_year,
)
from beritaenrich.dates.resolution_days import choose
from beritaenrich.dates.values import Context, Resolved, midnight, of_day

_GREGORIAN = 1700
"""Smaller years are of the Hijri calendar."""


def resolve_holiday(expression: Holiday, context: Context) -> Resolved | None:
    """Place a holiday: by its written year, else the occurrence nearest to the anchor."""
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
            assert anchor is not None and expression.year_shift is not None  # noqa: PT018  # checked above
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
        day = choose(candidates, today, expression.direction, ahead=False)
        if day is None:
            return Resolved(value="XXXX-XX-XX", source=None)
    if expression.offset is not None:
        second = expression.offset > 0 and holiday_entry(key).get("second_day", False)
        day += timedelta(days=expression.offset + second)
    return of_day(day + timedelta(days=expression.nth - 1), source)


def resolve_hijri(expression: HijriDate, context: Context) -> Resolved | None:
    """Place a day, a month or a year of the Hijri calendar, by the official Indonesian calendar."""
    anchor, source = context.anchor, "text"
    wanted: int | None = None  # a Gregorian year
    if expression.year is not None and expression.year < _GREGORIAN:
        years = range(expression.year, expression.year + 1)
    elif expression.year is not None:
        years, wanted = hijri_years(expression.year), expression.year
    elif anchor is not None:
        years, source = hijri_years(anchor.when.year), anchor.source
        wanted = None if expression.year_shift is None else anchor.when.year + expression.year_shift
    else:
        years = range(0)
    spans = [span for year in years if (span := _span(year, expression)) and wanted in {None, span[0].year}]
    if not spans:
        return Resolved(value="XXXX-XX" + ("-XX" if expression.day else ""), source=None)
    if expression.year is None and wanted is None and anchor is not None:
        today = anchor.when.date()
        if expression.direction == -1:
            spans = [span for span in spans if span[1] < today] or spans
        elif expression.direction == 1:
            spans = [span for span in spans if span[0] > today] or spans
        spans.sort(key=lambda span: max((span[0] - today).days, (today - span[1]).days, 0))
    first, last = spans[0]
    if expression.day is not None:
        return of_day(first, source)
    return Resolved(
        value=f"{first.isoformat()}/{last.isoformat()}",
        begin=midnight(first),
        end=midnight(last) + timedelta(days=1),
        source=source,
    )


def _span(year: int, expression: HijriDate) -> tuple[date, date] | None:
    """Return the first and the last day of a Hijri day, month or year."""
    first, last = hijri_month(year, expression.month or 1), hijri_month(year, expression.month or 12)
    if first is None or last is None:
        return None
    if expression.day is None:
        return first[0], last[1]
    day = first[0] + timedelta(days=expression.day - 1)
    return day, day
