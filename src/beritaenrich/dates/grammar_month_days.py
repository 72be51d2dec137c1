"""Days of a month that stands elsewhere or behind: `tanggal 17`, `tanggal 17-19`, `3, 5, dan 9`, `tanggal 5 bulan depan`."""

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import Day, Expression, HijriDate, Listing, Range
from beritaenrich.dates.grammar_days import connector, day_number
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.tokens import Token

_MOST_ITEMS = 8


def bare_days(tokens: list[Token], i: int) -> tuple[list[int], bool, int] | None:
    """Read days without their month: `17`, `17-19`, `3, 5, dan 9`; tell whether they are the ends of a range."""
    found = day_number(tokens, i)
    if found is None:
        return None
    days, ends, links = [found[0]], [found[1]], [""]
    while links[-1] != "to" and len(days) < _MOST_ITEMS and (link := connector(tokens, ends[-1])):
        following = day_number(tokens, link[1])
        if following is None or following[0] <= days[-1] or (link[0] == "to" and len(days) > 1):
            break
        days.append(following[0])
        ends.append(following[1])
        links.append(link[0])
    if links[-1] == "comma":
        return days[:1], False, ends[0]
    return days, links[-1] == "to" or (links == ["", "and"] and days[1] == days[0] + 1), ends[-1]


def of_days(first: Day | HijriDate, days: list[int], *, spans: bool) -> Expression:
    """Return a day, or the range or list of days that begins with it; without a month, the others are in the month of it."""
    others = tuple(first._replace(day=day) if first.month else Day(day=day, direction=0) for day in days[1:])
    if not others:
        return first
    return Range(first=first, last=others[-1]) if spans else Listing(items=(first, *others))


def listed_days(tokens: list[Token], i: int) -> tuple[list[int], bool, int] | None:
    """Read `tanggal 17`, `tanggal 5 dan 20`, as `bare_days` does."""
    if "dates" not in tokens[i].term.tags:
        return None
    j = i + 1 + (tokens[i].low == "tgl" and tokens[i + 1].text == ".")
    first_day, found = day_number(tokens, j), bare_days(tokens, j)
    if first_day is None or found is None:
        return None
    days, spans, k = found
    if len(days) > 1 and not _closes(tokens, k):  # tanggal 3 dan 20 siswa
        days, k = [first_day[0]], first_day[1]
    return days, spans, k


def day_of_month(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `tanggal 5 bulan depan`, `tanggal 17`, `tanggal 20 lalu`, `tanggal 17-19`."""
    found = listed_days(tokens, i)
    if found is None:
        return None
    days, spans, k = found
    first = Day(day=days[0])
    if shift := unit_shift(tokens, k, ("M",)):
        first, k = first._replace(shift=shift[0]), shift[1]
    elif moved := direction(tokens, k):
        first, k = first._replace(direction=moved[0]), moved[1]
    return of_days(first, days, spans=spans), k


def _closes(tokens: list[Token], i: int) -> bool:
    """Tell whether a list of days ends before `i`, where nothing counted stands."""
    token = tokens[i]
    functional = token.low in words("functions") or "every" in token.term.tags
    return functional or not token.text[:1].isalnum() or token.term.unit == "M"
