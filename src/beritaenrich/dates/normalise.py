"""The public function of the stage: temporal expressions of a text as `DateMention`s."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.dates.anchors import anchor_in_text, coerce_published, given_anchor
from beritaenrich.dates.expressions import (
    Day,
    Duration,
    Expression,
    Listing,
    Moment,
    Range,
    Recurring,
    Shift,
)
from beritaenrich.dates.resolution import resolve
from beritaenrich.dates.scanner import Found, scan
from beritaenrich.dates.values import Anchor, Context, Resolved
from beritaenrich.model import CleanedText, DateKind, DateMention, DateModifier


def normalise_dates(text: str | CleanedText, published: datetime | date | None = None) -> tuple[DateMention, ...]:
    """Find the dates, times, durations and sets in a text and give each its TIMEX3 value and interval.

    Args:
        text: cleaned text, or a plain string.
        published: the time of publication, against which relative dates resolve; a naive one is WIB, a date that day.
            Without it the stamp in the metadata serves, or else a full date or a copyright year in the text.

    Raises:
        InputTypeError: for any other type.

    >>> mentions = normalise_dates("Rapat digelar Rabu (19/7) pukul 10.30 WIB.", date(2023, 7, 23))
    >>> [(mention.text, mention.value) for mention in mentions]
    [('Rabu (19/7) pukul 10.30 WIB', '2023-07-19T10:30+07:00')]
    """
    when = coerce_published(published)
    cleaned = as_cleaned(text)
    found = _found(cleaned)
    anchor = given_anchor(when, cleaned) or anchor_in_text([item for item, _, _ in found], cleaned)
    return tuple(_resolved(found, cleaned.raw, anchor))


def _found(cleaned: CleanedText) -> list[tuple[Found, int, int]]:
    """Return what stands in titles and body, with raw offsets, in the order of the raw text."""
    found: list[tuple[Found, int, int]] = []
    for part in (*cleaned.titles, cleaned.body):
        to_raw: Callable[[int, int], tuple[int, int]] = part.alignment.to_raw
        found += [(item, *to_raw(item.start, item.end)) for item in scan(part.text)]
    found.sort(key=lambda entry: (entry[1], entry[2]))
    return [entry for entry in found if entry[1] < entry[2]]


def _resolved(found: list[tuple[Found, int, int]], raw: str, anchor: Anchor | None) -> Iterator[DateMention]:
    contexts = _Contexts(anchor)
    mentions: list[tuple[DateMention, Expression]] = []
    for index, (item, start, end) in enumerate(found):
        context = contexts.at(len(mentions), found, index)
        resolved = resolve(item.expression, context)
        if resolved is None:
            continue
        contexts.note(resolved, len(mentions), item.expression)
        mentions.append((_mention(item.expression, resolved, start, end, raw), item.expression))
    for mention, _ in mentions:
        yield mention


class _Contexts:
    """What each mention can lean on, kept while the mentions are resolved in order."""

    def __init__(self, anchor: Anchor | None) -> None:
        self.anchor = anchor
        self.day: Anchor | None = None
        self.earlier: tuple[Resolved, str] | None = None

    def at(self, number: int, found: list[tuple[Found, int, int]], index: int) -> Context:
        item = found[index][0]
        anchor = self.anchor
        context = Context(anchor=anchor, before=self.day, earlier=self.earlier, upcoming=item.upcoming)
        if self.day is None and _needs_day(item.expression):
            context = replace(context, after=self._day_after(found, index, number))
        if isinstance(item.expression, Day) and item.expression.day is None and index + 1 < len(found):
            following = found[index + 1][0]
            if (
                isinstance(following.expression, Day)
                and following.expression.day is not None
                and 0 < following.start - item.end <= 6
                and item.expression == Day(weekday=item.expression.weekday)
            ):
                other = resolve(following.expression, context)
                if other and other.begin and other.source:
                    near = Anchor(when=other.begin, source=f"date:{number + 1}")
                    return replace(context, anchor=near, upcoming=False)
        return context

    def _day_after(self, found: list[tuple[Found, int, int]], index: int, number: int) -> Anchor | None:
        for step, (item, _, _) in enumerate(found[index + 1 : index + 6]):
            if isinstance(item.expression, Day | Shift | Moment) and not _needs_day(item.expression):
                resolved = resolve(item.expression, Context(anchor=self.anchor, upcoming=item.upcoming))
                if resolved and resolved.day:
                    return Anchor(when=_midnight(resolved.day), source=f"date:{number + 1 + step}")
        return None

    def note(self, resolved: Resolved, number: int, expression: Expression) -> None:
        if isinstance(expression, Duration | Recurring) or resolved.begin is None:
            return
        source = f"date:{number}"
        self.earlier = (resolved, source)
        if resolved.day is not None and not _needs_day(expression):
            self.day = Anchor(when=_midnight(resolved.day), source=source)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # local time


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


def _aware(when: datetime | None, offset: int | None) -> datetime | None:
    if when is None or offset is None:
        return None
    return when.replace(tzinfo=_zone(offset))


@cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def _mention(expression: Expression, resolved: Resolved, start: int, end: int, raw: str) -> DateMention:
    begin = _aware(resolved.begin, resolved.begin_offset)
    end_exclusive = _aware(resolved.end, resolved.end_offset)
    if begin is None or end_exclusive is None or begin >= end_exclusive:
        begin = end_exclusive = None
    kind = DateKind.TIME if "T" in resolved.value[1:] and _kind(expression) is DateKind.DATE else _kind(expression)
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
