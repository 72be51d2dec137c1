"""Days with their weekday: `Rabu (19/7)`, `Senin-Rabu (3-5/7/2023)`, `Kamis pekan depan`, `Jumat (21/7) sore`."""

from beritaenrich.dates.expressions import Day, Expression, Moment, Range
from beritaenrich.dates.grammar_chains import bracketed, chain, with_direction
from beritaenrich.dates.grammar_clock import part_of_day, zone
from beritaenrich.dates.grammar_days import connector, day_and_month, weekday_name
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.grammar_relative import units_away
from beritaenrich.dates.tokens import Token


def dated(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a day with or without its weekday, a month, or a range or list of them."""
    first = weekday_name(tokens, i)
    if first is None:
        found = chain(tokens, i)
        if found is None:
            return None
        expression, j = with_direction(tokens, found[1], found[0])
        return _with_part(tokens, j, expression)
    return _weekday_range(tokens, *first) or _weekday_date(tokens, *first)


def _weekday_range(tokens: list[Token], weekday: int, i: int) -> tuple[Expression, int] | None:
    """Read `Senin-Rabu (3-5/7/2023)`, `Rabu hingga Jumat (30/8-1/9)`, `Sabtu-Ahad pekan ini`."""
    link = ("to", i + 1) if tokens[i].text == "/" and not tokens[i].gap else connector(tokens, i)
    if link is None or link[0] == "comma":
        return None
    second = weekday_name(tokens, link[1])
    if second is None:
        return None
    last, j = second
    date = bracketed(tokens, j + (tokens[j].text == ",")) or chain(tokens, j + (tokens[j].text == ","))
    if date and isinstance(date[0], Range) and isinstance(date[0].first, Day) and isinstance(date[0].last, Day):
        days = Range(first=date[0].first._replace(weekday=weekday), last=date[0].last._replace(weekday=last))
        return with_direction(tokens, date[1], days)
    if link[0] != "to" or date is not None:
        return None
    if shift := unit_shift(tokens, j, ("W",)):
        return Range(first=Day(weekday=weekday, shift=shift[0]), last=Day(weekday=last, shift=shift[0])), shift[1]
    if moved := direction(tokens, j):
        return Range(first=Day(weekday=weekday, direction=moved[0]), last=Day(weekday=last)), moved[1]
    return Range(first=Day(weekday=weekday), last=Day(weekday=last)), j


def _weekday_date(tokens: list[Token], weekday: int, i: int) -> tuple[Expression, int]:
    """Read what follows a weekday: a part of day, a date in brackets or in words, `lalu`, `pekan depan`."""
    part = None
    j = i
    if (found_part := part_of_day(tokens, j)) and tokens[j].gap:
        part, j = found_part
    comma = tokens[j].text in {",", "|"}
    k = j + comma
    if tokens[k].low in {"tepat", "tepatnya"}:  # Selasa, tepatnya tanggal 26 Agustus
        k += 1 + (tokens[k + 1].low == "pada")
    date = bracketed(tokens, k) or chain(tokens, k) or (None if comma else _day_and_month(tokens, k))
    day: Expression = Day(weekday=weekday)
    if date is not None:
        read, after = date
        if isinstance(read, Day):
            day, j = read._replace(weekday=weekday), after
        elif isinstance(read, Range) and isinstance(read.first, Day) and part is None:
            day, j = Range(first=read.first._replace(weekday=weekday), last=read.last), after
    if isinstance(day, Range):
        return day, j
    assert isinstance(day, Day)  # for the type checker
    if shift := units_away(tokens, j, "W"):  # a written date needs no week
        day, j = day._replace(shift=shift[0] if day.day is None else None), shift[1]
    else:
        expression, j = with_direction(tokens, j, day)
        assert isinstance(expression, Day)  # a day stays a day
        day = expression
    if part is None:
        return _with_part(tokens, j, day)
    j = after_part(tokens, j)
    return Moment(day=day, part=part[0], narrow=part[1]), j


def _with_part(tokens: list[Token], i: int, expression: Expression) -> tuple[Expression, int]:
    """Read a part of day after a day: `Jumat (21/7/2023) sore`, `12 Mei 2023 malam WIB`."""
    if not isinstance(expression, Day) or (expression.day is None and expression.weekday is None):
        return expression, i
    found = part_of_day(tokens, i) if tokens[i].gap else None
    if found is None:
        local = zone(tokens, i) if tokens[i].gap else None
        return expression, local[1] if local else i
    (part, narrow), j = found
    day, j = with_direction(tokens, j, expression)
    assert isinstance(day, Day)  # a day stays a day
    return Moment(day=day, part=part, narrow=narrow), after_part(tokens, j)


def after_part(tokens: list[Token], i: int) -> int:
    """Pass over `tadi`, `ini` and a zone after a part of day."""
    i += tokens[i].low in {"tadi", "ini"}
    found = zone(tokens, i)
    return found[1] if found else i


def _day_and_month(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `18/7` after a weekday, without brackets."""
    found = day_and_month(tokens, i)
    return (Day(day=found[0].day, month=found[0].month, numeric=True), found[1]) if found else None
