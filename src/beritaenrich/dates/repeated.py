"""Days and months that a text names twice, once with the year: in `26 Oktober mendatang ... pada 26 Oktober`, both are one day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from beritaenrich.dates.expressions import Day, Expression, Holiday, Listing, Moment, Month, Range
from beritaenrich.dates.resolution import resolve
from beritaenrich.dates.scanner import Found
from beritaenrich.dates.values import Anchor, Context

_NEAR = timedelta(days=31)
_Key = tuple[int, int | None]


def known_years(expressions: Sequence[Expression], anchor: Anchor | None) -> dict[_Key, int]:
    """Return the years of the days and months that are named with one, by month and day; only where there is one year.

    A month, or a day of it that is not named itself, takes the year of what is still to come: what lies behind is named
    without its year only when it is recent.
    """
    years: dict[_Key, set[int]] = {}
    context = Context(anchor=anchor)
    for feast in expressions:
        if isinstance(feast, Holiday) and (feast.year or feast.hijri_year) and (day := _day(feast, context)):
            years.setdefault((day.month, day.day), set()).add(day.year)
    for item in parts(expressions):
        if item.month is None or is_bare(item):
            continue
        resolved = resolve(item, context)
        if resolved is None or resolved.begin is None:
            continue
        year = resolved.begin.year
        if anchor is not None and abs(year - anchor.when.year) > 1:
            continue
        if isinstance(item, Day):
            years.setdefault((item.month, item.day), set()).add(year)
        if anchor is not None and resolved.begin > anchor.when:
            years.setdefault((item.month, None), set()).add(year)
    return {key: found.pop() for key, found in years.items() if len(found) == 1}


def _day(feast: Holiday, context: Context) -> date | None:
    resolved = resolve(feast, context)
    return resolved.day if resolved else None


def to_come(item: Found, anchor: Anchor | None) -> Expression:
    """Return the expression, with its year where its clause speaks of the future: `akan selesai Oktober … Oktober itu`."""
    expression = item.expression
    if not item.upcoming or anchor is None or not isinstance(expression, Day | Month) or not is_bare(expression):
        return expression
    resolved = resolve(expression, Context(anchor=anchor, upcoming=True))
    if expression.month is None or resolved is None or resolved.begin is None or resolved.begin <= anchor.when:
        return expression
    return expression._replace(year=resolved.begin.year)


def with_known_year(expression: Expression, years: dict[_Key, int], anchor: Anchor | None) -> Expression:
    """Give a day or a month without a year the one that the text names for it elsewhere, unless it is a recent one."""
    match expression:
        case Day() | Month() if is_bare(expression) and expression.month is not None:
            day = expression.day if isinstance(expression, Day) else None
            year = years.get((expression.month, day)) or years.get((expression.month, None))
            if year is None or (anchor is not None and _is_recent(expression, anchor)):
                return expression
            return expression._replace(year=year)
        case Range(first=first, last=last):
            return Range(first=with_known_year(first, years, anchor), last=with_known_year(last, years, anchor))
        case Moment(day=Day() as day):
            placed = with_known_year(day, years, anchor)
            return expression._replace(day=placed) if isinstance(placed, Day) else expression
    return expression


def parts(expressions: Sequence[Expression]) -> Iterator[Day | Month]:
    """Yield the days and months that are written in expressions."""
    for expression in expressions:
        match expression:
            case Day() | Month():
                yield expression
            case Range(first=first, last=last):
                yield from parts((first, last))
            case Listing(items=items):
                yield from parts(items)
            case Moment(day=Day() as day):
                yield day


def is_bare(item: Day | Month) -> bool:
    """Tell whether a day or a month is written without anything that says of which year."""
    if item.year is not None or item.direction is not None:
        return False
    return item.year_shift is None if isinstance(item, Month) else item.shift is None and not item.numeric


def _is_recent(item: Day | Month, anchor: Anchor) -> bool:
    resolved = resolve(item, Context(anchor=anchor))
    today: date = anchor.when.date()
    return (
        resolved is not None
        and resolved.begin is not None
        and resolved.end is not None
        and today - resolved.end.date() <= _NEAR
    )
