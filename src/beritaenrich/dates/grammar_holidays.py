"""Holidays and Hijri dates: `Idul Fitri 1444 H`, `HUT ke-78 RI`, `H-3 Lebaran`, `1 Syawal 1444 H`, `Ramadan 1445 H`."""

from beritaenrich.dates.expressions import Expression, HijriDate, Holiday, Range
from beritaenrich.dates.grammar_chains import after_year
from beritaenrich.dates.grammar_days import DASHES, connector, year_number
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.grammar_month_days import bare_days, of_days
from beritaenrich.dates.grammar_numbers import ordinal, whole
from beritaenrich.dates.holidays import HolidayName, holiday_entry, holiday_names
from beritaenrich.dates.tokens import Token

HIJRI_PREFIXES = {"rabiul": 3, "rabi'ul": 3, "jumadil": 5, "jumadal": 5}
"""The first halves of months in two words, with the first of the two months."""
_AFTER_HIJRI_DAYS = frozenset(
    {*HIJRI_PREFIXES, *DASHES, ",", "&", "dan", "serta", "atau", "hingga", "sampai", "s", "sd", "h"}
    | {"hijriah", "hijriyah", "hijriyyah"}
)
"""What can follow digits in a Hijri date, but for a month; most numbers are none."""
_LONGEST_FEAST = 30
_RAMADAN = 9
_LOWER_ALLOWED = frozenset({"lebaran", "imlek", "idul", "idulfitri", "iduladha"})


def _match(tokens: list[Token], i: int, name: HolidayName) -> tuple[int | None, int] | None:
    """Match a name word by word; return the number in it, if it has one, and the index after it."""
    number = None
    first = i
    for word in name.words:
        if word == "#":
            if tokens[i].low != "ke" or tokens[i + 1].text not in {"-", "–"}:
                return None
            found = whole(tokens, i + 2)
            if found is None:
                return None
            number, i = found
        elif tokens[i].low == word and (i == first or tokens[first].low != "hari" or tokens[i].text[0].isupper()):
            i += 1
        else:
            return None
    return number, i


def _name(tokens: list[Token], i: int) -> tuple[Holiday, int] | None:
    names = holiday_names()
    first, second = tokens[i].low, tokens[i + 1].low
    for name in (*names.get((first, "#" if second == "ke" else second), ()), *names.get((first,), ())):
        found = _match(tokens, i, name)
        if found is None:
            continue
        number, j = found
        capital = tokens[i].text[0].isupper() or tokens[j - 1].text[0].isupper()  # tahun baru Islam
        if not capital and tokens[i].low not in _LOWER_ALLOWED | {"hari"}:
            new_year = first == "tahun" and len(name.words) == 2 and year_number(tokens, i + 2)
            if not new_year:  # tahun baru 2024
                continue
        year = None
        if number is not None and "origin" in holiday_entry(name.key):
            year = holiday_entry(name.key)["origin"] + number
        return Holiday(key=name.key, year=year), j
    return None


def _hijri_year(tokens: list[Token], i: int) -> tuple[int, int] | None:
    token = tokens[i]
    if token.number is None or len(token.text) != 4 or not 1300 <= token.number <= 1600:
        return None
    if "hijri_era" not in tokens[i + 1].term.tags:
        return None
    return token.number, i + 2


def _gregorian_after(tokens: list[Token], i: int) -> int:
    """Pass over `/2023`, `/2023 M`, `atau 2023 Masehi` after a Hijri year."""
    if tokens[i].low in {"/", "-", "atau"} and year_number(tokens, i + 1):
        j = i + 2
        return j + (tokens[j].low in {"m", "masehi"})
    return i


def holiday(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read the name of a holiday with its year, if one is written."""
    found = _name(tokens, i)
    return _with_year(tokens, *found) if found else None


def nth_day(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `hari kedua Lebaran`, `hari ke-3 Idul Fitri 1445 H`, `hari pertama Ramadan`."""
    found = ordinal(tokens, i + 1) if tokens[i].low == "hari" else None
    if found is None or not 1 <= found[0] <= _LONGEST_FEAST:
        return None
    number, j = found
    if feast := holiday(tokens, j):
        return (feast[0]._replace(nth=number), feast[1]) if isinstance(feast[0], Holiday) else None
    if tokens[j].low == "puasa":  # hari pertama puasa
        j += 1
        if not _month(tokens, j):
            return HijriDate(month=_RAMADAN, day=number), j
    month = hijri(tokens, j)
    if month and isinstance(month[0], HijriDate) and month[0].day is None:
        return month[0]._replace(day=number), month[1]
    return None


def _with_year(tokens: list[Token], named: Holiday, i: int) -> tuple[Holiday, int]:
    key = named.key
    j = i + (tokens[i].low == "tahun" and tokens[i + 1].number is not None)
    if named.year is not None:
        k = i + (tokens[i].low == "tahun")
        if (found_year := year_number(tokens, k)) and found_year[0] == named.year:
            i = found_year[1]
        return Holiday(key=key, year=named.year), i
    if hijri := _hijri_year(tokens, j):
        return Holiday(key=key, hijri_year=hijri[0]), after_year(tokens, _gregorian_after(tokens, hijri[1]))
    if found_year := year_number(tokens, j):
        year, k = found_year
        era = holiday_entry(key).get("era")
        if era and (tokens[k].low in era["words"] or year >= era["from"] or tokens[j - 1].low in era["words"]):
            year += era["offset"]
            k += tokens[k].low in era["words"]
        if tokens[k].text == "/" and (hijri := _hijri_year(tokens, k + 1)):
            k = hijri[1]
        return Holiday(key=key, year=year), after_year(tokens, k)
    if shift := unit_shift(tokens, i, ("Y",)):
        return Holiday(key=key, year_shift=shift[0][1]), shift[1]
    if (moved := direction(tokens, i)) and moved[0]:
        return Holiday(key=key, direction=moved[0]), moved[1]
    return Holiday(key=key), i


def _offset(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read `H-3`, `H+3`, `H - 3`."""
    if tokens[i].text != "H" or tokens[i + 1].text not in {"-", "+", "–", "−"}:
        return None
    number = tokens[i + 2].number
    if number is None or number > 60:
        return None
    return (number if tokens[i + 1].text == "+" else -number), i + 3


def counted_day(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a day counted from a holiday: `H-3 Lebaran`, `H+3 Idul Fitri 1444 H`, `H-7 hingga H-1 Lebaran`."""
    first = _offset(tokens, i)
    if first is None:
        return None
    offsets, j = [first[0]], first[1]
    if (link := connector(tokens, j)) and link[0] in {"to", "and"} and (second := _offset(tokens, link[1])):
        offsets.append(second[0])
        j = second[1]
    j += tokens[j].low in {"sebelum", "setelah", "jelang", "menjelang", "sesudah"}
    named = _name(tokens, j)
    if named is None:
        return None
    expression, k = _with_year(tokens, *named)
    days = [
        Holiday(
            key=expression.key,
            year=expression.year,
            hijri_year=expression.hijri_year,
            direction=expression.direction,
            year_shift=expression.year_shift,
            offset=offset,
        )
        for offset in offsets
    ]
    return (days[0] if len(days) == 1 else Range(first=days[0], last=days[1])), k


def _month(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a Hijri month, also in two words: `Rabiul Awal`, `Jumadil Akhir`."""
    single = tokens[i].term.hijri_month
    if single is not None:
        return single, i + 1
    second = tokens[i + 1].low
    base = HIJRI_PREFIXES.get(tokens[i].low)
    if base and second in {"awal", "ula", "awwal"}:
        return base, i + 2
    if base and second in {"akhir", "tsani", "akhirah"}:
        return base + 1, i + 2
    return None


def hijri(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `1 Syawal 1444 H`, `12-13 Zulhijah`, `Ramadan 1445 H`, `bulan Ramadan`, `bulan puasa`, `tahun 1446 H`."""
    following = tokens[i + 1]
    if tokens[i].number is not None and following.term.hijri_month is None and following.low not in _AFTER_HIJRI_DAYS:
        return None
    if year := _hijri_year(tokens, i + (tokens[i].low == "tahun")):
        return HijriDate(year=year[0]), after_year(tokens, _gregorian_after(tokens, year[1]))
    j = i + ("dates" in tokens[i].term.tags)
    days: list[int] = []
    spans = named = False
    if found_days := bare_days(tokens, j):
        days, spans, j = found_days
        if days[-1] > _LONGEST_FEAST:
            return None
    elif j > i:
        return None
    if not days and tokens[j].low == "bulan":
        named = True
        j += 1
        j += tokens[j].low in {"suci", "puasa"} and tokens[j + 1].term.hijri_month is not None
    found = (_RAMADAN, j + 1) if named and tokens[j].low == "puasa" else _month(tokens, j)
    if found is None or not (tokens[j].text[0].isupper() or named):
        return None
    month, j = found
    date, k = _hijri_in_year(tokens, j, HijriDate(month=month, day=days[0] if days else None))
    if k == j and not days and month != _RAMADAN and not named:
        return None
    return of_days(date, days, spans=spans), k


def _hijri_in_year(tokens: list[Token], i: int, date: HijriDate) -> tuple[HijriDate, int]:
    """Read the year of a Hijri date, of either era, or `tahun lalu`, `mendatang`."""
    if hijri_year := _hijri_year(tokens, i + (tokens[i].low == "tahun")):
        return date._replace(year=hijri_year[0]), after_year(tokens, _gregorian_after(tokens, hijri_year[1]))
    if year := year_number(tokens, i):
        return date._replace(year=year[0]), after_year(tokens, year[1])
    if shift := unit_shift(tokens, i, ("Y",)):
        return date._replace(year_shift=shift[0][1]), shift[1]
    if (moved := direction(tokens, i)) and moved[0]:
        return date._replace(direction=moved[0]), moved[1]
    return date, i
