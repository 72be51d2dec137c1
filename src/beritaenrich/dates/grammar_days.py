"""Days, months and years in the calendar: `Rabu (19/7)`, `12-13 Oktober 2022`, `Juli tahun depan`, `tahun 2014`.

Each function reads at one token and returns what it read with the index after it, or None.
"""

from dataclasses import dataclass, replace

from beritaenrich.dates.expressions import Day, Expression, Listing, Month, Range, Year
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.grammar_numbers import hundreds
from beritaenrich.dates.tokens import Token

DASHES = frozenset("-–—−")
_SEPARATORS = frozenset("/-.–")
_MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class Written:
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


def month_name(tokens: list[Token], i: int, *, short: bool) -> tuple[int, int] | None:
    """Read the name of a month; the short names, with or without a stop, only where `short` allows them."""
    term = tokens[i].term
    if term.month is not None:
        return term.month, i + 1
    if short and term.short_month is not None:
        stop = tokens[i + 1]
        return term.short_month, i + 1 + (stop.text == "." and not stop.gap and _continues(tokens, i + 2))
    return None


def _continues(tokens: list[Token], i: int) -> bool:
    return tokens[i].number is not None or tokens[i].text in {")", ","}


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
    if tokens[i].low in {"tanggal", "tgl"}:
        i += 1 + (tokens[i].low == "tgl" and tokens[i + 1].text == ".")
        if found := numeric_date(tokens, i) or text_date(tokens, i):
            return found if found[0].day is not None else None
        return day_and_month(tokens, i)
    if found_day := day_number(tokens, i):
        day, j = found_day
        j += tokens[j].text in {"-", "/", "."} and not tokens[j].gap and not tokens[j + 1].gap
        if tokens[j].low == "bulan" and tokens[j + 1].term.month is not None:
            j += 1
        if found_month := month_name(tokens, j, short=True):
            month, j = found_month
            year, j = _year_after(tokens, j)
            if tokens[j - 1].term.short_month and tokens[j - 1].term.month is None and year is None and not _short_alone(tokens, j - 1):
                return None
            return Written(day=day, month=month, year=year), j
        return None
    if found_month := month_name(tokens, i, short=True):
        month, j = found_month
        if (found_day := day_number(tokens, j)) and tokens[j].number is not None:
            k = found_day[1]
            k += tokens[k].text == ","
            if found_year := year_number(tokens, k):
                return Written(day=found_day[0], month=month, year=found_year[0]), found_year[1]
        year, j = _year_after(tokens, j)
        if year is None and tokens[i].term.month is None:
            return None
        return Written(month=month, year=year), j
    return None


def _short_alone(tokens: list[Token], i: int) -> bool:
    """Tell whether a short month without a year can be meant: capitalised (`11 Nov`)."""
    return tokens[i].text[0].isupper()


def _year_after(tokens: list[Token], i: int) -> tuple[int | None, int]:
    """Read the year after a month, which may have a comma, a dash, a slash or `tahun` before it."""
    j = i
    if tokens[j].text in {",", "-", "/", "."} and not (tokens[j].text == "." and tokens[j + 1].gap):
        j += 1
    if tokens[j].low in {"tahun", "thn"} and year_number(tokens, j + 1):
        j += 1
    if found := year_number(tokens, j):
        if j > i and tokens[i].text == "," and _starts_another(tokens, j):
            return None, i
        return found
    if tokens[j].text in {"'", "’"} and tokens[j + 1].number is not None and len(tokens[j + 1].text) == 2:
        return short_year(tokens[j + 1].number or 0), j + 2
    return None, i


def _starts_another(tokens: list[Token], i: int) -> bool:
    """Tell whether the year begins a list of its own: `pada Mei, 2019 unit`."""
    return bool(tokens[i + 1].text and tokens[i + 1].text[0].isalpha() and tokens[i + 1].low in {"unit", "orang"})


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
    return token.term.weekday, j + 1


def _date_follows(tokens: list[Token], i: int) -> bool:
    j = i + (tokens[i].text == ",")
    if tokens[j].text == "(":
        return tokens[j + 1].number is not None and tokens[j + 2].text in {"/", "-"}
    return tokens[j].number is not None and (
        tokens[j + 1].term.month is not None or numeric_date(tokens, j) is not None
    )


def _item(tokens: list[Token], i: int, *, bare: bool) -> tuple[Written, int] | None:
    """Read one item of a chain; `bare` allows `24/7` and a lone day (in brackets, or where a month follows later)."""
    weekday = None
    if found_weekday := weekday_name(tokens, i):
        weekday, i = found_weekday
        i += tokens[i].text == ","
    found = numeric_date(tokens, i, loose=bare) or text_date(tokens, i)
    if found is None and bare:
        found = day_and_month(tokens, i, loose=True)
    if found is None and (found_day := day_number(tokens, i)):
        found = Written(day=found_day[0]), found_day[1]
    if found is None:
        return None
    return (replace(found[0], weekday=weekday) if weekday else found[0]), found[1]


def chain(tokens: list[Token], i: int, *, bare: bool = False) -> tuple[Expression, int] | None:
    """Read one date, or a range or list of dates in which the earlier ones may lack month and year.

    `12-13 Oktober 2022`, `3, 5, dan 9 Juni 2023`, `28 Februari hingga 3 Maret 2023`, in brackets (`bare`) also
    `3-5/7/2023` and `30/7-1/8`.
    """
    found = _item(tokens, i, bare=bare)
    if found is None and tokens[i].low in {"tanggal", "tgl"}:
        found = _item(tokens, i + 1 + (tokens[i + 1].text == "."), bare=bare)
    if found is None:
        return None
    between = i > 0 and tokens[i - 1].low == "antara"
    items = [found]
    links: list[str] = []
    while len(items) < _MOST_ITEMS and (link := connector(tokens, items[-1][1])):
        if link[0] == "to" and "to" in links:
            break
        last = items[-1][0]
        if last.month is not None and link[0] != "to" and not _elliptic(last, link[0]):
            break
        following = _item(tokens, link[1], bare=bare)
        if following is None:
            break
        items.append(following)
        links.append(link[0])
    for size in range(len(items), 0, -1):
        if between and size == 2 and links[0] == "and":
            links = ["to"]
        if built := _compose([item for item, _ in items[:size]], links[: size - 1]):
            return built, items[size - 1][1]
    return None


def _elliptic(written: Written, link: str) -> bool:
    """Tell whether a date with a month can wait for its year: `3 Juni dan 9 Juli 2023`, `Maret dan April 2023`."""
    return written.year is None and link == "and" and not written.numeric


def _compose(items: list[Written], links: list[str]) -> Expression | None:
    last = items[-1]
    if last.month is None:
        return None
    if links and links[-1] == "comma":
        return None
    if len(links) > 1 and "to" in links:
        return None
    if "and" in links and items[0].month is not None and last.year is None:
        return None
    if last.day is None and any(item.day is not None for item in items):
        if len(items) != 2 or items[0].month is None or links != ["to"]:
            return None
    if last.day is not None and any(item.day is None for item in items) and not (links == ["to"] and items[0].month):
        return None
    filled = [last]
    for item in reversed(items[:-1]):
        month = item.month if item.month is not None else filled[-1].month
        year = item.year
        if year is None and filled[-1].year is not None:
            after = filled[-1].month or 0
            year = filled[-1].year - ((month or 0) > after)
        filled.append(replace(item, month=month, year=year, numeric=item.numeric or last.numeric))
    filled.reverse()
    expressions = [_expression(item) for item in filled]
    if len(expressions) == 1:
        return expressions[0]
    if links == ["to"]:
        if _backwards(filled[0], filled[1]):
            return None
        return Range(first=expressions[0], last=expressions[1])
    if links == ["and"] and _neighbours(filled[0], filled[1]):
        return Range(first=expressions[0], last=expressions[1])
    return Listing(items=tuple(expressions))


def _backwards(first: Written, last: Written) -> bool:
    if first.year is None or last.year is None:
        return first.month == last.month and (first.day or 0) > (last.day or 31)
    return (first.year, first.month or 0, first.day or 0) > (last.year, last.month or 12, last.day or 31)


def _neighbours(first: Written, last: Written) -> bool:
    if first.day is None:
        return (last.month or 0) - (first.month or 0) == 1
    return first.month != last.month or (last.day or 0) - first.day == 1


def _expression(written: Written) -> Expression:
    if written.day is None:
        return Month(month=written.month or 1, year=written.year)
    return Day(
        weekday=written.weekday,
        day=written.day,
        month=written.month,
        year=written.year,
        numeric=written.numeric,
    )


def bracketed(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a date in brackets: `(12/11/2022)`, `(24/7)`, `(3-5/7/2023)`, `(12 November 2022)`."""
    if tokens[i].text != "(":
        return None
    found = chain(tokens, i + 1, bare=True)
    if found is None or tokens[found[1]].text != ")":
        return None
    return found[0], found[1] + 1


def with_direction(tokens: list[Token], i: int, expression: Expression) -> tuple[Expression, int]:
    """Read `lalu`, `mendatang`, `pekan depan`, `tahun lalu` after a date without a year."""
    if isinstance(expression, Day) and expression.year is None:
        if expression.day is not None and expression.month is None:
            return expression, i
        if (shift := unit_shift(tokens, i, ("Y", "M"))) and expression.day is not None and shift[0][0] == "Y":
            return replace(expression, shift=shift[0]), shift[1]
        if found := direction(tokens, i):
            return replace(expression, direction=found[0]), found[1]
    elif isinstance(expression, Month) and expression.year is None:
        if shift := unit_shift(tokens, i, ("Y",)):
            return replace(expression, year_shift=shift[0][1]), shift[1]
        if found := direction(tokens, i):
            return replace(expression, direction=found[0]), found[1]
    elif isinstance(expression, Range | Listing):
        return _range_with_direction(tokens, i, expression)
    elif (found := direction(tokens, i)) and found[0]:  # the year is written: the word adds nothing
        return expression, found[1]
    return expression, i


def _range_with_direction(tokens: list[Token], i: int, expression: Range | Listing) -> tuple[Expression, int]:
    """Read `lalu`, `mendatang`, `tahun depan` after a range or a list; it holds for all that lacks a year."""
    items = (expression.first, expression.last) if isinstance(expression, Range) else expression.items
    placed = [with_direction(tokens, i, item) for item in items]
    j = max(end for _, end in placed)
    if j == i or any(end not in {i, j} for _, end in placed):
        return expression, i
    if isinstance(expression, Range):
        return Range(first=placed[0][0], last=placed[1][0]), j
    return Listing(items=tuple(item for item, _ in placed)), j


def _after_year(tokens: list[Token], i: int) -> int:
    """Pass over `silam`, `lalu`, `mendatang` after a year."""
    found = direction(tokens, i)
    return found[1] if found and found[0] else i


def year(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `2014`, `tahun 2014`, `2010-2015`, `tahun 2014 hingga 2019`, `2019/2020`, `2022/23`."""
    named = tokens[i].low in {"tahun", "thn"}
    found = year_number(tokens, i + named)
    if found is None:
        return None
    first, j = found
    if tokens[j].text == "/" and not tokens[j].gap and not tokens[j + 1].gap and tokens[j + 1].number is not None:
        second = tokens[j + 1].number
        if len(tokens[j + 1].text) == 2:
            second += first // 100 * 100
        if second == first + 1:
            return Range(first=Year(year=first), last=Year(year=second)), _after_year(tokens, j + 2)
        return None
    link = connector(tokens, j)
    if link and link[0] == "to":
        k = link[1] + (tokens[link[1]].low in {"tahun", "thn"})
        last = year_number(tokens, k)
        if last and last[0] > first:
            return Range(first=Year(year=first), last=Year(year=last[0])), _after_year(tokens, last[1])
    if named and tokens[j].low == "ini":
        return Year(year=first), j + 1
    return Year(year=first), _after_year(tokens, j)


