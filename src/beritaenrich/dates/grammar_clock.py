"""Clock times and parts of the day: `pukul 10.30 WIB`, `jam setengah dua siang`, `tadi malam`, `malam Minggu`."""

from beritaenrich.dates.expressions import Clock, Day, Expression, HijriDate, Holiday, Moment, Range, Shift
from beritaenrich.dates.grammar_chains import chain, with_direction
from beritaenrich.dates.grammar_days import DASHES, connector, weekday_name, year_number
from beritaenrich.dates.grammar_holidays import hijri, holiday
from beritaenrich.dates.grammar_numbers import hundreds
from beritaenrich.dates.neighbours import is_capital
from beritaenrich.dates.tokens import Token

CLOCK_WORDS = frozenset({"pukul", "jam", "pkl", "pk"})
_LONGEST_PLACE = 3
_LONGEST_LIST = 8
_Time = tuple[Moment, int, bool, bool]
"""What was read, the index after it, whether `pukul` stood before it and a zone after it."""


def part_of_day(tokens: list[Token], i: int) -> tuple[tuple[str, bool], int] | None:
    """Read `pagi`, `dini hari`, `tengah malam`, `sore hari`; the flag marks `subuh`."""
    token = tokens[i]
    if token.low == "dini" and tokens[i + 1].low == "hari":
        return ("TDW", False), i + 2
    if token.low == "tengah" and tokens[i + 1].low == "malam":
        return ("TNI", False), i + 2
    if token.term.part is None:
        return None
    j = i + 1
    if tokens[j].text in {"-", "/"} and not tokens[j].gap:  # malam-malam, siang/malam
        return None
    j += tokens[j].low == "hari" and tokens[j + 1].low not in {"ini", "itu"} and tokens[j + 1].term.weekday is None
    return (token.term.part, token.low == "subuh"), j


def zone(tokens: list[Token], i: int) -> tuple[tuple[int | None, bool], int] | None:
    """Read `WIB`, `(WIB)`, `waktu setempat`, `waktu Kyiv`: minutes east of Greenwich, or floating."""
    token = tokens[i]
    if token.text == "(" and tokens[i + 1].term.zone is not None and tokens[i + 2].text == ")":
        return (tokens[i + 1].term.zone, False), i + 3
    if token.term.zone is not None:
        sign, hours = tokens[i + 1], tokens[i + 2].number
        if (
            token.low in {"gmt", "utc"}
            and sign.text in {"+", "-"}
            and not sign.gap
            and hours is not None
            and hours <= 14
        ):
            return (60 * hours * (1 if sign.text == "+" else -1), False), i + 3
        return (token.term.zone, False), i + 1
    if token.low != "waktu":
        return None
    if tokens[i + 1].low == "indonesia":
        j = i + 2 + (tokens[i + 2].low == "bagian")
        offset = {"barat": 420, "tengah": 480, "timur": 540}.get(tokens[j].low)
        if offset is not None:
            j += 1
            if tokens[j].text == "(" and tokens[j + 1].term.zone is not None and tokens[j + 2].text == ")":
                j += 3
            return (offset, False), j
    if tokens[i + 1].low in {"setempat", "lokal"}:
        return (None, True), i + 2
    j = i + 1
    while j <= i + _LONGEST_PLACE and is_capital(tokens[j]):
        j += 1
    return ((None, True), j) if j > i + 1 else None


def _body(tokens: list[Token], i: int, *, named: bool) -> tuple[Clock, int] | None:
    """Read the figures of a time: `10.30`, `10:30:15`, `7`, `tujuh`, `setengah dua`."""
    if tokens[i].number is not None:
        if len(tokens[i].text) == 4 and tokens[i + 1].low in {"gmt", "utc"}:
            return _four_figures(tokens, i)
        return _figures(tokens, i, named=named)
    if not named:
        return None
    if tokens[i].low == "setengah" and (found := _hour(tokens, i + 1)):
        return Clock(hour=(found[0] - 1) % 24, minute=30), found[1]
    if found := hundreds(tokens, i):
        return (Clock(hour=found[0]), found[1]) if found[0] <= 24 else None
    return None


def _four_figures(tokens: list[Token], i: int) -> tuple[Clock, int] | None:
    """Read the `2100` of `2100 GMT`."""
    hour, minute = divmod(tokens[i].number or 0, 100)
    return (Clock(hour=hour, minute=minute), i + 1) if hour < 24 and minute < 60 else None


def _figures(tokens: list[Token], i: int, *, named: bool) -> tuple[Clock, int] | None:
    """Read `10.30`, `10:30:15`; where `pukul` or `jam` stands before, `7`, `7,30` and `10-an` as well."""
    hour, mark, minutes = tokens[i : i + 3]
    if hour.number is None or hour.number > 24 or len(hour.text) > 2:
        return None
    if minutes.number is not None and _separates(mark, minutes, named=named):
        if len(minutes.text) != 2 or minutes.number > 59 or (hour.number == 24 and minutes.number):
            return None
        return _seconds(tokens, i, Clock(hour=hour.number, minute=minutes.number))
    if not named:
        return None
    if mark.low == "an":
        return Clock(hour=hour.number), i + 2
    return Clock(hour=hour.number), i + (3 if mark.text in DASHES and minutes.low == "an" else 1)  # jam 10-an


def _separates(mark: Token, minutes: Token, *, named: bool) -> bool:
    """Tell whether the mark stands between hours and minutes: `10.30`; behind `pukul` also `10,30` and `10 : 30`."""
    if mark.text not in {".", ":"} and not (named and mark.text == "," and len(minutes.text) == 2):
        return False
    return (not mark.gap and not minutes.gap) or (named and mark.text == ":")


def _seconds(tokens: list[Token], i: int, time: Clock) -> tuple[Clock, int] | None:
    """Read the seconds of `10:30:15`, whose hour stands at `i`, if there are any."""
    mark, again, seconds = tokens[i + 1], tokens[i + 3], tokens[i + 4]
    if again.text != mark.text or again.gap or seconds.number is None or seconds.gap:
        return time, i + 3
    if len(seconds.text) != 2 or seconds.number > 59:
        return None
    return time._replace(second=seconds.number), i + 5


def _hour(tokens: list[Token], i: int) -> tuple[int, int] | None:
    number = tokens[i].number
    if number is not None:
        return (number, i + 1) if 1 <= number <= 12 else None
    found = hundreds(tokens, i)
    return found if found and 1 <= found[0] <= 12 else None


def _minutes(tokens: list[Token], i: int, clock: Clock) -> tuple[Clock, int]:
    """Read `lewat 15 menit`, `lebih seperempat`, `kurang lima menit` after an hour."""
    sign = {"lewat": 1, "lebih": 1, "kurang": -1}.get(tokens[i].low)
    if sign is None:
        return clock, i
    if tokens[i + 1].low == "seperempat":
        amount, j = 15, i + 2
    else:
        number = tokens[i + 1].number
        found = (number, i + 2) if number is not None else hundreds(tokens, i + 1)
        if found is None or not 0 < found[0] < 60:
            return clock, i
        amount, j = found
        if tokens[j].low == "menit":
            j += 1
        elif sign < 0 or tokens[j].text[:1].isalnum():  # jam tujuh lewat lima belas
            return clock, i
    total = (clock.hour * 60 + clock.minute + sign * amount) % (24 * 60)
    return clock._replace(hour=total // 60, minute=total % 60), j


def convert(clock: Clock, part: str | None) -> Clock:
    """Return the time on the clock of 24 hours, given the part of day it is said to be in."""
    hour = clock.hour
    if (
        (part in {"TAF", "TEV"} and 1 <= hour <= 11)
        or (part == "TMI" and hour <= 4)  # setengah satu siang is 12.30
        or (part == "TNI" and 5 <= hour <= 12)
    ):
        hour += 12
    elif part in {"TMO", "TDW"} and hour == 12:
        hour = 0
    if hour == 24 and clock.minute:
        hour = 0
    return clock if hour == clock.hour else clock._replace(hour=hour)


def clock(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a clock time or a range of them; without `pukul` or `jam`, a zone must follow."""
    first = _clock(tokens, i)
    if first is None:
        return None
    moment, j, named, zoned = first
    if ranged := _until(tokens, i, first):
        return ranged
    halved = tokens[i].low == "setengah" and moment.part is not None  # setengah lima sore
    return (moment._replace(part=None), j) if named or zoned or halved or _listed(tokens, i) else None


def _until(tokens: list[Token], i: int, first: _Time) -> tuple[Range, int] | None:
    """Read the rest of `pukul 10.00-12.00`, `antara jam 7 dan jam 9`, of which the first time has been read."""
    moment, j, named, zoned = first
    link = connector(tokens, j)
    if not link or not (link[0] == "to" or (link[0] == "and" and i > 0 and tokens[i - 1].low == "antara")):
        return None
    second = _clock(tokens, link[1], after=named or zoned)
    if not second or not (named or zoned or second[3]):
        return None
    last, k, _, last_zoned = second
    begin, end = moment.clock, last.clock
    if begin and end:
        begin, end = _same_zone(begin, end, zoned=zoned, last_zoned=last_zoned)
        if moment.part is None:
            dial = last.part is None and _on_the_dial(tokens, link[1])
            begin, end = _same_half(begin, end, last.part, dial=dial)
    return Range(first=moment._replace(clock=begin, part=None), last=last._replace(clock=end, part=None)), k


def _same_zone(begin: Clock, end: Clock, *, zoned: bool, last_zoned: bool) -> tuple[Clock, Clock]:
    """Give both times the zone that one of them names: `10.00-12.00 WIB`."""
    if last_zoned and not zoned:
        return begin._replace(zone=end.zone, floating=end.floating), end
    if zoned and not last_zoned:
        return begin, end._replace(zone=begin.zone, floating=begin.floating)
    return begin, end


def _same_half(begin: Clock, end: Clock, part: str | None, *, dial: bool) -> tuple[Clock, Clock]:
    """Put both times into the half of the day that is meant: `jam 1-3 siang`; on the dial, `jam 11 sampai jam 1`."""
    placed = convert(begin, part)
    begin = placed if placed.hour <= end.hour else begin
    if dial and end[:2] < begin[:2] and begin.hour <= 12:
        end = end._replace(hour=end.hour + 12)
    return begin, end


def _on_the_dial(tokens: list[Token], i: int) -> bool:
    """Tell whether the time at `i` counts twelve hours, as `jam 1` and `setengah dua` do, unlike `01.00` and `02`."""
    i += tokens[i].low in CLOCK_WORDS
    return tokens[i + 1].text not in {".", ":"} or tokens[i + 2].number is None


def _listed(tokens: list[Token], i: int) -> bool:
    """Tell whether the figures at `i` go on a list of clock times: `pukul 06.00, 09.30, dan 13.00`."""
    for _ in range(_LONGEST_LIST):
        if tokens[i].number is None or tokens[i + 1].text not in {".", ":"} or len(tokens[i + 2].text) != 2:
            return False
        k = i - 1
        while k > 0 and k >= i - 2 and tokens[k].low in {",", "dan", "atau", "serta"}:
            k -= 1
        if k == i - 1 or k < 3:
            return False
        k -= tokens[k].term.zone is not None
        if tokens[k].number is None:
            return False
        i = k - 2
        if i > 0 and tokens[i - 1].low in CLOCK_WORDS:
            return True
    return False


def _clock(tokens: list[Token], i: int, *, after: bool = False) -> _Time | None:
    """Read one time, with its zone, its part of day and the day that this points to."""
    named = False
    if tokens[i].low in CLOCK_WORDS and tokens[i].text != "PK":
        named = True
        i += 1 + (tokens[i].low in {"pkl", "pk"} and tokens[i + 1].text == ".")
    found = _body(tokens, i, named=named or after or tokens[i].low == "setengah")
    if found is None:
        return None
    time, j = found
    time, j = _minutes(tokens, j, time)
    part = None
    day: Shift | None = None
    if (found_part := part_of_day(tokens, j)) and tokens[j].gap:
        part, j = found_part[0][0], found_part[1]
        time, j = _minutes(tokens, j, convert(time, part))
    time, j = half_day(tokens, j, time)
    zoned = False
    if found_zone := zone(tokens, j):
        (offset, floating), j = found_zone
        time = time._replace(zone=offset, floating=floating)
        zoned = True
        if part is None and (found_part := part_of_day(tokens, j)):
            part, j = found_part[0][0], found_part[1]
            time = convert(time, part)
    if part:
        if tokens[j].low in {"ini", "tadi", "nanti"}:
            day, j = _day_of(tokens[j].low, part), j + 1
        elif tokens[j].low == "kemarin":
            day = Shift(unit="D", amount=-1)
            j += 1
    return Moment(day=day, clock=time, part=part), j, named, zoned


def half_day(tokens: list[Token], i: int, time: Clock) -> tuple[Clock, int]:
    """Read `am`, `pm` after a time."""
    half = tokens[i].low
    if half not in {"am", "pm"} or not 1 <= time.hour <= 12:
        return time, i
    return time._replace(hour=time.hour % 12 + (12 if half == "pm" else 0)), i + 1


def deictic_part(tokens: list[Token], i: int) -> tuple[Moment, int] | None:
    """Read a part of day with the day it points to: `tadi malam`, `pagi ini`, `besok pagi`, `semalam`."""
    token = tokens[i]
    if token.low == "semalam":
        return Moment(day=Shift(unit="D", amount=-1), part="TNI"), i + 1
    if token.low in {"tadi", "nanti"} and (found := part_of_day(tokens, i + 1)):
        (part, narrow), j = found
        return Moment(day=_day_of(token.low, part), part=part, narrow=narrow), j
    found = part_of_day(tokens, i)
    if found is None:
        return None
    (part, narrow), j = found
    last = tokens[j]
    if last.low in {"ini", "tadi", "nanti"}:
        day, j = _day_of(last.low, part), j + 1
    elif last.term.day_word is not None:
        day, j = Shift(unit="D", amount=last.term.day_word), j + 1
    elif last.low == "hari" and tokens[j + 1].low == "ini":
        day, j = Shift(unit="D", amount=0), j + 2
    else:
        return None
    return Moment(day=day, part=part, narrow=narrow), j


def _day_of(pointer: str, part: str) -> Shift:
    """Return the day of `tadi malam`, which began yesterday, of `nanti dini hari`, which is tomorrow's, else today."""
    amount = -1 if (pointer, part) == ("tadi", "TNI") else 1 if (pointer, part) == ("nanti", "TDW") else 0
    return Shift(unit="D", amount=amount)


def eve(tokens: list[Token], i: int) -> tuple[Moment, int] | None:
    """Read `malam Minggu` (Saturday evening), `malam takbiran`, `malam tahun baru`; `pagi Senin` is that morning."""
    part = tokens[i].term.part
    if part is None:
        return None
    j = i + 1 + (tokens[i + 1].low == "hari" and part != "TNI")
    token = tokens[j]
    named = weekday_name(tokens, j) if token.text[:1].isupper() else None
    if named is None and part == "TNI" and j == i + 1 and token.low == "minggu":
        named = 7, j + 1
    if named:
        day, k = with_direction(tokens, named[1], Day(weekday=named[0]))
        return (Moment(day=day, part=part, eve=part == "TNI"), k) if isinstance(day, Day) else None
    if (dated := chain(tokens, j)) and isinstance(dated[0], Day) and dated[0].day and tokens[j].low != "hari":
        return Moment(day=dated[0], part=part), dated[1]  # malam 14 April
    if part != "TNI":
        return None
    if token.low == "takbiran":
        return Moment(day=Holiday(key="idul_fitri"), part=part, eve=True), j + 1
    if (token.low, tokens[j + 1].low) in {("tahun", "baru"), ("pergantian", "tahun")}:
        year, k = year_number(tokens, j + 2) or (None, j + 2)
        return Moment(day=Holiday(key="tahun_baru", year=year), part=part, eve=True), k
    feast = holiday(tokens, j) or hijri(tokens, j)
    if feast and (isinstance(feast[0], Holiday) or (isinstance(feast[0], HijriDate) and feast[0].day)):
        return Moment(day=feast[0], part=part, eve=True), feast[1]
    return None
