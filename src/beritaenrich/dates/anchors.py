"""The anchor: the day of publication, from the caller, the metadata, or evidence in the text itself."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone

from beritaenrich.dates.expressions import Day, Expression, Moment, Range
from beritaenrich.dates.resolution import resolve
from beritaenrich.dates.scanner import Found
from beritaenrich.dates.values import WIB, Anchor, Context, make_day, midnight
from beritaenrich.errors import type_error
from beritaenrich.model import Block, BlockKind

ZONE = timezone(timedelta(minutes=WIB))
_INDONESIAN = frozenset(timedelta(hours=hours) for hours in (7, 8, 9))
_COPYRIGHT = re.compile(r"(?:copyright|hak cipta|©|\(c\))[^\n]{0,120}", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def coerce_published(value: object) -> datetime | None:
    """Return the time of publication as an aware datetime in WIB; a naive datetime is WIB, a date is that day.

    Args:
        value: a datetime, a date or None.

    Raises:
        InputTypeError: for anything else.

    Examples:
        >>> coerce_published(date(2023, 7, 23)).isoformat()
        '2023-07-23T00:00:00+07:00'
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=ZONE) if value.utcoffset() is None else value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=ZONE)
    raise type_error("published", value, "datetime, date or None")


def given_anchor(published: datetime) -> Anchor:
    """Return the anchor that the caller or the stamp of the article gives.

    The day is that of the zone it is given in, if that is one of Indonesia's, else that in Jakarta.
    """
    try:
        local = published if published.utcoffset() in _INDONESIAN else published.astimezone(ZONE)
    except OverflowError:  # on the first or last day of the calendar
        local = published
    return Anchor(when=local.replace(tzinfo=None), source="published")


def anchor_in_text(found: Sequence[Found], raw: str, blocks: Sequence[Block]) -> Anchor | None:
    """Return the anchor that the text gives.

    The latest full date that is written with its weekday is nearest to the day of publication, unless its clause speaks of
    what is to come (`akan digelar Rabu (18/10/2023)`) and others do not; failing that, the year of a copyright line, with
    a day and month that fall on their written weekday in that year.
    """
    days = [(when, index) for index, item in enumerate(found) for when in _full_dates(item.expression)]
    days = [(when, index) for when, index in days if not found[index].upcoming] or days
    if days:
        latest, index = max(days, key=lambda pair: (pair[0], -pair[1]))
        return Anchor(when=latest, source=f"date:{index}")
    dated = [day for item in found for day in _days(item.expression) if day.weekday and day.day and day.month]
    if not dated:
        return None
    for year in sorted(copyright_years(raw, blocks), reverse=True):
        fitting = [
            when
            for day in dated
            if (when := make_day(year, day.month or 0, day.day or 0)) and when.isoweekday() == day.weekday
        ]
        if fitting:
            return Anchor(when=midnight(max(fitting)), source="copyright")
    return None


def _days(expression: Expression) -> Iterable[Day]:
    match expression:
        case Day():
            yield expression
        case Moment(day=Day() as day):
            yield day
        case Range(first=first, last=last):
            yield from _days(first)
            yield from _days(last)


def _full_dates(expression: Expression) -> Iterable[datetime]:
    """Yield full dates that are written with a weekday that is right, or with a clock time (a stamp)."""
    for day in _days(expression):
        stamped = isinstance(expression, Moment) and expression.clock is not None
        if day.year is None or day.day is None or not (day.weekday or stamped):
            continue
        resolved = resolve(day, Context())
        if resolved and resolved.begin and resolved.weekday_agrees is not False:
            yield resolved.begin


def copyright_years(raw: str, blocks: Sequence[Block]) -> set[int]:
    """Return the years in copyright lines."""
    texts = [block.text for block in blocks if block.kind is BlockKind.COPYRIGHT]
    texts += _COPYRIGHT.findall(raw)
    return {int(year) for text in texts for year in _YEAR.findall(text)}
