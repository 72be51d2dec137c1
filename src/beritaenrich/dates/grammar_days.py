"""Single dates as they are written: `12/11/2022`, `24 Februari 2022`, `Nov 12, 2022`, the weekdays, the words of ranges.

Each function reads at one token and returns what it read with the index after it, or None.
"""

from typing import NamedTuple

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.grammar_numbers import hundreds
from beritaenrich.dates.neighbours import is_capital
from beritaenrich.dates.tokens import Token

DASHES = frozenset("-–—−")
_SEPARATORS = frozenset("/-.–")
_MOST_ITEMS = 12


class Written(NamedTuple):
    """A date as far as it is written; what is missing comes from the date after it."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    numeric: bool = False


def connector(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """Read what stands between the ends of a range (`to`) or the items of a list (`and`, `comma`)."""
    token = tokens[i]
    if token.text in DASHES:
        if tokens[i + 1].text in DASHES and not tokens[i + 1].gap:
            return "to", i + 2
        return "to", i + 1
    if "to" in token.term.tags:
        if token.low == "sampai" and tokens[i + 1].low in {"dengan", "ke"}:
            return "to", i + 2
        return "to", i + 1
    if token.low == "s" and tokens[i + 1].text in {".", "/"} and tokens[i + 2].low == "d":
        return "to", i + 3 + (tokens[i + 3].text == "." and not tokens[i + 3].gap)
    if token.low == "sd" and token.gap:
        return "to", i + 1 + (tokens[i + 1].text == ".")
    if token.low in {"dan", "serta", "atau", "&"}:
        return "and", i + 1
    if token.text == ",":
        if tokens[i + 1].low in {"dan", "serta", "atau"}:
            return "and", i + 2
        return "comma", i + 1
    return None


def year_number(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a year of four digits."""
    token = tokens[i]
    if token.number is not None and len(token.text) == 4 and 1000 <= token.number <= 2999:
        return token.number, i + 1
    return None


def short_year(number: int) -> int:
    """Return the year that two digits stand for: 00-68 are 20xx, 69-99 are 19xx."""
    return number + (2000 if number <= 68 else 1900)


def numeric_date(tokens: list[Token], i: int, *, loose: bool = False) -> tuple[Written, int] | None:
    """Read `12/11/2022`, `12-11-22`, `7.11.2022`, `2022-11-12`; the marks must be equal and stand without blanks.

    Where `loose`, blanks may stand around slashes: `( 12 / 11 / 2022 )`.
    """
    first, mark, second, again, third = tokens[i : i + 5]
    if first.number is None or second.number is None or third.number is None:
        return None
    if mark.text not in _SEPARATORS or again.text != mark.text:
        return None
    if (second.gap or third.gap or mark.gap or again.gap) and not (loose and mark.text == "/"):
        return None
    if len(first.text) == 4 and len(second.text) <= 2 and len(third.text) <= 2:
        day, month, year = third.number, second.number, first.number
    elif len(first.text) <= 2 and len(second.text) <= 2 and len(third.text) in {2, 4}:
        day, month, year = first.number, second.number, third.number
        if len(third.text) == 2:
            year = short_year(year)
    else:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year <= 2999):
        return None
    return Written(day=day, month=month, year=year, numeric=True), i + 5


def day_and_month(tokens: list[Token], i: int, *, loose: bool = False) -> tuple[Written, int] | None:
    """Read `24/7` (only to be used where something says that it is a date)."""
    first, mark, second = tokens[i : i + 3]
    if first.number is None or second.number is None or mark.text not in {"/", "."}:
        return None
    if (mark.gap or second.gap) and not (loose and mark.text == "/"):
        return None
    if len(first.text) > 2 or len(second.text) > 2 or not (1 <= first.number <= 31 and 1 <= second.number <= 12):
        return None
    return Written(day=first.number, month=second.number, numeric=True), i + 3


def month_name(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read the name of a month, in full or short, with or without a stop."""
    term = tokens[i].term
    if term.month is not None:
        return term.month, i + 1
    if term.short_month is not None:
        stop = tokens[i + 1]
        return term.short_month, i + 1 + (stop.text == "." and not stop.gap and tokens[i + 2].number is not None)
    return None


def day_number(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a day of the month, in digits or words."""
    token = tokens[i]
    if token.number is not None:
        return (token.number, i + 1) if 1 <= token.number <= 31 and len(token.text) <= 2 else None
    if (found := hundreds(tokens, i)) and 1 <= found[0] <= 31:
        return found
    return None


def text_date(tokens: list[Token], i: int) -> tuple[Written, int] | None:
    """Read `24 Februari 2022`, `24 Februari`, `Februari 2022`, `November 12, 2022`, `tanggal 24 Februari`."""
    if "dates" in tokens[i].term.tags:
        i += 1 + (tokens[i].low == "tgl" and tokens[i + 1].text == ".")
        found = numeric_date(tokens, i) or _named_date(tokens, i)
        return found if found and found[0].day is not None else day_and_month(tokens, i)
    return _named_date(tokens, i)


def _named_date(tokens: list[Token], i: int) -> tuple[Written, int] | None:
    if found_day := day_number(tokens, i):
        day, j = found_day
        dashed = tokens[j].text in {"-", "/", "."} and not tokens[j].gap and not tokens[j + 1].gap
        j += dashed
        if tokens[j].low == "bulan" and tokens[j + 1].term.month is not None:
            j += 1
        if found_month := month_name(tokens, j):
            month, j = found_month
            year, j = (_short_year_after(tokens, j) if dashed else None) or _year_after(tokens, j)
            short = tokens[j - 1].term.short_month is not None and tokens[j - 1].term.month is None
            if short and year is None and not is_capital(tokens[j - 1]):  # 11 Nov, but not 11 nov
                return None
            return Written(day=day, month=month, year=year), j
        return None
    if found_month := month_name(tokens, i):
        month, j = found_month
        if (found_day := day_number(tokens, j)) and tokens[j].number is not None:
            k = found_day[1]
            k += tokens[k].text == ","
            if found_year := year_number(tokens, k):
                return Written(day=found_day[0], month=month, year=found_year[0]), found_year[1]
        year, j = _year_after(tokens, j)
        if year is None and tokens[i].term.month is None and not _until_month(tokens, j):
            return None
        return Written(month=month, year=year), j
    return None


def _until_month(tokens: list[Token], i: int) -> bool:
    """Tell whether the short month before `i` begins a range that has its year behind it: `Jan-Mar 2023`."""
    if tokens[i].text not in DASHES or not is_capital(tokens[i + 1]):
        return False
    last = month_name(tokens, i + 1)
    return last is not None and _year_after(tokens, last[1])[0] is not None


def _short_year_after(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read the year of `17-Jul-23`."""
    mark, year = tokens[i], tokens[i + 1]
    if mark.text not in {"-", "/", "."} or year.number is None or len(year.text) != 2:
        return None
    return short_year(year.number), i + 2


def _year_after(tokens: list[Token], i: int) -> tuple[int | None, int]:
    """Read the year after a month, which may have a comma, a dash, a slash or `tahun` before it."""
    j = i
    if tokens[j].text in {",", "-", "/", "."} and not (tokens[j].text == "." and tokens[j + 1].gap):
        j += 1
    if tokens[j].term.unit == "Y" and year_number(tokens, j + 1):
        j += 1
    if found := year_number(tokens, j):
        return found
    if tokens[j].text in {"'", "’"} and tokens[j + 1].number is not None and len(tokens[j + 1].text) == 2:
        return short_year(tokens[j + 1].number or 0), j + 2
    return None, i


def weekday_name(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read `Senin`, `hari Senin`; `Minggu` must be capitalised, or stand after `hari` or before a date."""
    j = i + (tokens[i].low == "hari" and tokens[i + 1].term.weekday is not None)
    token = tokens[j]
    if token.term.weekday is None:
        return None
    if token.text == "minggu" and j == i and not _date_follows(tokens, j + 1):
        return None
    if token.low == "ahad" and token.text[0].islower():
        return None
    return token.term.weekday, j + 1 + (tokens[j + 1].low in words("pasaran"))


def _date_follows(tokens: list[Token], i: int) -> bool:
    j = i + (tokens[i].text == ",")
    if tokens[j].text == "(":
        return tokens[j + 1].number is not None and tokens[j + 2].text in {"/", "-"}
    return tokens[j].number is not None and tokens[j + 1].term.month is not None
