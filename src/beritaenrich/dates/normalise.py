"""The public function of the stage: temporal expressions of a text as `DateMention`s."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache

from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.dates.anchors import anchor_in_text, coerce_published, given_anchor
from beritaenrich.dates.coordination import BETWEEN, coordinated
from beritaenrich.dates.expressions import (
    After,
    Day,
    Duration,
    Expression,
    Listing,
    Moment,
    Month,
    Range,
    Recurring,
    Shift,
)
from beritaenrich.dates.repeated import known_years, to_come, with_known_year
from beritaenrich.dates.resolution import resolve
from beritaenrich.dates.scanner import Found, scan
from beritaenrich.dates.values import Anchor, Context, Resolved, midnight
from beritaenrich.model import Block, CleanedText, DateKind, DateMention, DateModifier

_Placed = tuple[Found, int, int]
_COORDINATION = 6
_REACH = 6
_FROM_DAYS = frozenset({"D", "TH", "TM", "TS"})
_STRETCH = timedelta(days=31)


def normalise_dates(text: str | CleanedText, published: datetime | date | None = None) -> tuple[DateMention, ...]:
    """Find the dates, times, durations and sets in a text and give each its TIMEX3 value and interval.

    Args:
        text: cleaned text, or a plain string.
        published: the time of publication, against which relative dates resolve; a naive one is WIB, a date that day.
            Without it the stamp in the metadata serves, or else a full date or a copyright year in the text.

    Raises:
        InputTypeError: for any other type.

    Examples:
        >>> mentions = normalise_dates("Rapat digelar Rabu (19/7) pukul 10.30 WIB.", date(2023, 7, 23))
        >>> [(mention.text, mention.value) for mention in mentions]
        [('Rabu (19/7) pukul 10.30 WIB', '2023-07-19T10:30+07:00')]
    """
    when = coerce_published(published)
    if isinstance(text, str):
        raw = text
        blocks: Sequence[Block] = ()
        found = [(item, item.start, item.end) for item in coordinated(list(scan(text)), text)]
    else:
        cleaned = as_cleaned(text)
        raw, blocks = cleaned.raw, cleaned.blocks
        when = when or cleaned.metadata.published
        found = _found(cleaned)
    if when:
        anchor: Anchor | None = given_anchor(when)
    else:
        found = [entry for entry in found if resolve(entry[0].expression, Context())]  # so that `date:N` counts right
        anchor = anchor_in_text([item for item, _, _ in found], raw, blocks)
    years = known_years([to_come(item, anchor) for item, _, _ in found], anchor)
    if years:
        found = [
            (item._replace(expression=with_known_year(item.expression, years, anchor)), start, end)
            for item, start, end in found
        ]
    return tuple(_resolved(found, raw, anchor))


def _found(cleaned: CleanedText) -> list[_Placed]:
    """Return what stands in titles and body, with raw offsets, in the order of the raw text."""
    found: list[_Placed] = []
    for part in (*cleaned.titles, cleaned.body):
        to_raw: Callable[[int, int], tuple[int, int]] = part.alignment.to_raw
        found += [(item, *to_raw(item.start, item.end)) for item in coordinated(list(scan(part.text)), part.text)]
    found.sort(key=lambda entry: (entry[1], entry[2]))
    return [entry for entry in found if entry[1] < entry[2]]


def _resolved(found: list[_Placed], raw: str, anchor: Anchor | None) -> Iterator[DateMention]:
    contexts = _Contexts(anchor, raw)
    number = 0
    for index, (item, start, end) in enumerate(found):
        resolved = resolve(item.expression, contexts.at(number, found, index))
        if resolved is not None:
            contexts.note(resolved, number, item.expression)
            yield _mention(item.expression, resolved, start, end, raw)
            number += 1


class _Contexts:
    """What each mention can lean on, kept while the mentions are resolved in order."""

    def __init__(self, anchor: Anchor | None, raw: str) -> None:
        self.anchor = anchor
        self.raw = raw
        self.day: tuple[date, str] | None = None
        self.weekday = False  # whether the mention before is a dated weekday, or one that follows such a one
        self.earlier: tuple[Resolved, str] | None = None
        self.earlier_day: tuple[Resolved, str] | None = None

    def at(self, number: int, found: list[_Placed], index: int) -> Context:
        """Return the context of `found[index]`, which will be mention `number`."""
        item = found[index][0]
        counts_days = isinstance(item.expression, After) and item.expression.unit in _FROM_DAYS
        earlier = self.earlier_day if counts_days else self.earlier
        context = Context(anchor=self.anchor, earlier=earlier, upcoming=item.upcoming)
        if _needs_day(item.expression):
            near = self.day or self._day_after(found, index, number)
            return context._replace(near=Anchor(when=midnight(near[0]), source=near[1])) if near else context
        month = item.expression if isinstance(item.expression, Month) else None
        if month and index and month == Month(month=month.month) and self.earlier and self.earlier[0].begin:
            before = found[index - 1]
            if isinstance(before[0].expression, Month) and self._listed(before, found[index]):  # April, Mei, dan Juni
                return context._replace(
                    anchor=Anchor(when=self.earlier[0].begin, source=self.earlier[1]), upcoming=True
                )
        day = item.expression if isinstance(item.expression, Day) else None
        if day is None or day != Day(weekday=day.weekday):
            return context
        if index and self.weekday and self.day and self._listed(found[index - 1], found[index]):
            return context._replace(anchor=Anchor(when=midnight(self.day[0]), source=self.day[1]), upcoming=True)
        return self._beside(found[index + 1][0], item.end, context, number) if index + 1 < len(found) else context

    def _listed(self, before: _Placed, after: _Placed) -> bool:
        """Tell whether two mentions stand in one list: `Rabu (8/5), Kamis, dan Jumat`."""
        return after[1] - before[2] <= _COORDINATION and self.raw[before[2] : after[1]].strip() in BETWEEN

    def _beside(self, following: Found, end: int, context: Context, number: int) -> Context:
        """Return the context of a bare weekday: `Minggu dan Senin (24/7)` is the Sunday before that Monday."""
        close = 0 < following.start - end <= _COORDINATION
        if not close or not isinstance(following.expression, Day) or following.expression.day is None:
            return context
        other = resolve(following.expression, context)
        if other is None or other.begin is None:
            return context
        return context._replace(anchor=Anchor(when=other.begin, source=f"date:{number + 1}"), upcoming=False)

    def _day_after(self, found: list[_Placed], index: int, number: int) -> tuple[date, str] | None:
        """Return the first day that is named soon after."""
        for step, (item, _, _) in enumerate(found[index + 1 : index + _REACH], 1):
            if isinstance(item.expression, Day | Shift | Moment) and not _needs_day(item.expression):
                resolved = resolve(item.expression, Context(anchor=self.anchor, upcoming=item.upcoming))
                if resolved and (day := resolved.day):
                    return day, f"date:{number + step}"
        return None

    def note(self, resolved: Resolved, number: int, expression: Expression) -> None:
        """Keep a resolved mention for those after it."""
        listed = (resolved.source or "").startswith("date:")
        self.weekday = (
            isinstance(expression, Day) and expression.weekday is not None and (expression.day is not None or listed)
        )
        if resolved.begin is None:
            return
        source = f"date:{number}"
        self.earlier = (resolved, source)
        if resolved.end is not None and resolved.end - resolved.begin <= _STRETCH:
            self.earlier_day = self.earlier
        if not _needs_day(expression) and (named := resolved.day):
            self.day = (named, source)


def _needs_day(expression: Expression) -> bool:
    if isinstance(expression, Range):
        return _needs_day(expression.first)
    return isinstance(expression, Moment) and expression.day is None


def _kind(expression: Expression) -> DateKind:
    match expression:
        case Duration():
            return DateKind.DURATION
        case Recurring():
            return DateKind.SET
        case Moment():
            return DateKind.TIME
        case Shift(unit=unit) if unit.startswith("T"):
            return DateKind.TIME
        case Range(first=first):
            return _kind(first)
        case Listing(items=items):
            return _kind(items[0])
    return DateKind.DATE


def _aware(when: datetime, offset: int | None) -> datetime | None:
    return None if offset is None else when.replace(tzinfo=_zone(offset))


@cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def _mention(expression: Expression, resolved: Resolved, start: int, end: int, raw: str) -> DateMention:
    kind = _kind(expression)
    if kind is DateKind.DATE and "T" in resolved.value[1:]:
        kind = DateKind.TIME
    begin = end_exclusive = None
    if resolved.begin is not None and resolved.end is not None:
        begin = _aware(resolved.begin, resolved.begin_offset)
        end_exclusive = _aware(resolved.end, resolved.end_offset)
        if begin is None or end_exclusive is None or begin >= end_exclusive:
            begin = end_exclusive = None
    return DateMention(
        start=start,
        end=end,
        text=raw[start:end],
        kind=kind,
        value=resolved.value,
        begin=begin,
        end_exclusive=end_exclusive,
        resolved_from=resolved.source,
        weekday_agrees=resolved.weekday_agrees,
        mod=DateModifier(resolved.modifier) if resolved.modifier else None,
        alternatives=resolved.alternatives,
    )
