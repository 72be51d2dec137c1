"""Times that come back: `setiap Senin dan Kamis`, `saban sore`, `tiap tanggal 1`, `sekali setahun`."""

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import Clock, Day, Expression, Holiday, Moment, Month, Range, Recurring
from beritaenrich.dates.grammar_chains import chain
from beritaenrich.dates.grammar_clock import clock, convert, part_of_day
from beritaenrich.dates.grammar_days import DASHES, connector, weekday_name
from beritaenrich.dates.grammar_holidays import hijri, holiday
from beritaenrich.dates.grammar_month_days import listed_days
from beritaenrich.dates.grammar_relative import counted, quantity
from beritaenrich.dates.holidays import holiday_entry
from beritaenrich.dates.iso import duration, utc_offset
from beritaenrich.dates.terms import without_nya
from beritaenrich.dates.tokens import Token
from beritaenrich.dates.values import PARTS, UNKNOWN, zone_offset

_UNITS = {
    **UNKNOWN,
    "TH": "PT1H",
    "TM": "PT1M",
    "TS": "PT1S",
    "DE": "P10Y",
    "CE": "P100Y",
    "WINDU": "P8Y",
}
_MOST_DAYS = 7
_BEHIND = 24
"""How far behind the first of some days or times `setiap` may stand."""


def recurring(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `setiap`, `tiap` or `saban` with what recurs."""
    if "every" not in tokens[i].term.tags:
        return _once(tokens, i)
    j = i + 1
    if tokens[j].text == "-" and tokens[j + 1].low == tokens[i].low:  # tiap-tiap
        j += 2
    if found := _weekdays(tokens, j):
        return _with_clock(tokens, *found)
    if (found_part := part_of_day(tokens, j)) and (eve := weekday_name(tokens, found_part[1])):
        part, number = found_part[0][0], eve[0]
        if part == "TNI":
            number = (number - 2) % 7 + 1
        return Recurring(value=f"XXXX-WXX-{number}{part}"), eve[1]
    if found_part:
        return _parts(tokens, *found_part)
    if tokens[j].term.modifier == "END" and tokens[j + 1].term.unit == "W":
        return Recurring(value="XXXX-WXX-WE"), j + 2
    if tokens[j].term.modifier and tokens[j + 1].term.unit in {"M", "Y", "W"}:
        return _unit(tokens, j + 1)
    if found_days := monthly_days(tokens, j):
        return _date_of_year(tokens, j) or found_days
    if found_date := _date_of_year(tokens, j):
        return found_date
    if feast := holiday(tokens, j) or hijri(tokens, j):
        fixed = holiday_entry(feast[0].key).get("day") if isinstance(feast[0], Holiday) else None
        return Recurring(value=f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX"), feast[1]
    if (found_time := clock(tokens, j)) and (daily := _at("XXXX-XX-XX", found_time[0])):
        return Recurring(value=daily), found_time[1]
    if several := quantity(tokens, j):
        parts, k = several
        return Recurring(value=duration(parts)), k + (tokens[k].low == "sekali")
    ranged = counted(tokens, j)
    if ranged and isinstance(ranged[0], Recurring):  # setiap dua atau tiga bulan sekali
        return ranged
    return _unit(tokens, j)


def monthly_days(tokens: list[Token], i: int) -> tuple[Recurring, int] | None:
    """Read `tanggal 5 dan 20` as days of every month."""
    found = listed_days(tokens, i)
    if found is None:
        return None
    days, spans, j = found
    return Recurring(value=("/" if spans else ",").join(f"XXXX-XX-{day:02d}" for day in days)), j


def behind(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read what says only behind it that it recurs: `tanggal 5 setiap bulan`, `Senin setiap pekan`, `pukul 7 setiap hari`."""
    if not any("every" in token.term.tags for token in tokens[i + 1 : i + _BEHIND]):
        return None
    if found := monthly_days(tokens, i):
        recurs = _every(tokens, found[1], "M")
        return (found[0], recurs) if recurs else None
    if weekdays := _weekdays(tokens, i):
        recurs = _every(tokens, weekdays[1], "W")
        return (Recurring(value=weekdays[0]), recurs) if recurs else None
    time = clock(tokens, i)
    days = recurring(tokens, time[1]) if time and "every" in tokens[time[1]].term.tags else None
    if (
        time is None
        or days is None
        or not isinstance(days[0], Recurring)
        or "T" in days[0].value
        or "XXXX-" not in days[0].value
    ):
        return None
    placed = _at(days[0].value, time[0])
    return (Recurring(value=placed), days[1]) if placed else None


def _every(tokens: list[Token], i: int, unit: str) -> int | None:
    """Return the index after `setiap pekan`, `tiap bulannya`."""
    word = tokens[i + 1]
    every = "every" in tokens[i].term.tags and (word.term.unit or without_nya(word.low).unit) == unit
    return i + 2 if every else None


def _parts(tokens: list[Token], first: tuple[str, bool], i: int) -> tuple[Expression, int]:
    """Read `pagi dan sore` after `setiap`."""
    link = connector(tokens, i)
    second = part_of_day(tokens, link[1]) if link and link[0] == "and" else None
    if second:
        return Recurring(value=f"XXXX-XX-XX{first[0]},XXXX-XX-XX{second[0][0]}"), second[1]
    return _with_clock(tokens, f"XXXX-XX-XX{first[0]}", i)


def _unit(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    unit = tokens[i].term.unit or without_nya(tokens[i].low).unit
    if unit is None or tokens[i + 1].low == "ajaran":
        return None
    if (tokens[i + 1].text == "-" and not tokens[i + 1].gap) or _is_ordinal(tokens, i + 1):
        return None
    if unit == "M" and tokens[i + 1].low in words("moons"):  # setiap bulan purnama
        return None
    if unit == "D" and tokens[i + 1].low == "kerja":
        return Recurring(value="XXXX-WXX-1/XXXX-WXX-5"), i + 2
    value, j = _UNITS[unit], i + 1
    if unit == "D":
        return _with_clock(tokens, value, j)
    return Recurring(value=value), j


def _is_ordinal(tokens: list[Token], i: int) -> bool:
    """Tell whether `ke-21` follows: one of the days, not each."""
    return tokens[i].low == "ke" and (tokens[i + 1].text in DASHES or tokens[i + 1].number is not None)


def _weekdays(tokens: list[Token], i: int) -> tuple[str, int] | None:
    first = weekday_name(tokens, i)
    if first is None:
        return None
    days, j = [first[0]], first[1]
    links: list[str] = []
    while len(days) < _MOST_DAYS and (link := connector(tokens, j)):
        following = weekday_name(tokens, link[1])
        if following is None or "to" in links:
            break
        days.append(following[0])
        links.append(link[0])
        j = following[1]
    part = ""
    if found_part := part_of_day(tokens, j):
        part, j = found_part[0][0], found_part[1]
    values = [f"XXXX-WXX-{day}{part}" for day in days]
    return ("/" if links == ["to"] else ",").join(values), j


def _with_clock(tokens: list[Token], value: str, i: int) -> tuple[Expression, int]:
    """Read the time of day of what recurs: `setiap Senin pukul 08.00`, `setiap Senin-Jumat pukul 08.00-16.00 WIB`."""
    found = clock(tokens, i + (tokens[i].text == "," or "approximate" in tokens[i].term.tags))
    placed = _at(value, found[0]) if found else None
    return (Recurring(value=placed), found[1]) if found and placed else (Recurring(value=value), i)


def _at(value: str, time: Expression) -> str | None:
    """Put a clock time, or a range of two, on each of the recurring days, in the part of day that they name."""
    first, last = (time.first, time.last) if isinstance(time, Range) else (time, time)
    if not isinstance(first, Moment) or not isinstance(last, Moment) or first.day or last.day:
        return None
    part = value[-3:] if value[-3:] in PARTS else None
    if part and "," in value:  # setiap pagi dan sore
        return None
    bases = [base.removesuffix(part or "") for base in value.replace("/", ",").split(",")]
    begin, end = (_time_value(moment.clock, part) for moment in (first, last))
    if "/" in value:
        return f"{bases[0]}{begin}/{bases[-1]}{end}"
    return ",".join(base + begin if begin == end else f"{base}{begin}/{base}{end}" for base in bases)


def _time_value(time: Clock | None, part: str | None) -> str:
    assert time is not None  # a clock time has one
    time = convert(time, part)
    return f"T{time.hour:02d}:{time.minute:02d}" + ("" if time.floating else utc_offset(zone_offset(time)))


def opening_hours(tokens: list[Token], days: Range, start: int, i: int) -> tuple[Expression, int] | None:
    """Read the hours after a range of bare weekdays: `Senin-Jumat pukul 08.00-16.00 WIB` comes back every week.

    So do the days alone after a word of opening: `buka Senin-Sabtu`.
    """
    first, last = days.first, days.last
    if not isinstance(first, Day) or not isinstance(last, Day):
        return None
    if first != Day(weekday=first.weekday):
        return None
    at = start - 1 - (start > 1 and tokens[start - 1].low == "pada")
    opens = start > 0 and tokens[at].low in words("opening")
    hours = clock(tokens, i + (tokens[i].text == ","))
    if opens or (hours and isinstance(hours[0], Range)):
        return _with_clock(tokens, f"XXXX-WXX-{first.weekday}/XXXX-WXX-{last.weekday}", i)
    return None


def _date_of_year(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    j = i + (tokens[i].low == "bulan")
    found = chain(tokens, j)
    if found is None:
        return None
    expression, k = found
    if isinstance(expression, Month) and expression.year is None:
        months = [expression.month]
        while (link := connector(tokens, k)) and (month := tokens[link[1]].term.month) and len(months) < 12:
            months.append(month)
            k = link[1] + 1
        return Recurring(value=",".join(f"XXXX-{month:02d}" for month in months)), k
    if isinstance(expression, Day) and expression.year is None and expression.month and expression.weekday is None:
        return Recurring(value=f"XXXX-{expression.month:02d}-{expression.day:02d}"), k
    return None


def _once(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `sekali setahun`, `sekali dalam lima tahun`."""
    j = i + 1 + (tokens[i + 1].low in {"dalam", "tiap", "setiap"})
    found = quantity(tokens, j)
    return (Recurring(value=duration(found[0])), found[1]) if found else None
