"""The calendar of holidays and the Hijri calendar, by the official Indonesian days, from tables in `resources/dates`.

The tables are written by `training.calendar`; fixed days stand in `holiday_names.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from beritaenrich.lexicon import read_toml, read_tsv


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayName:
    """A name as words (`#` is the number in `ke-78`) and the key of its holiday."""

    words: tuple[str, ...]
    key: str


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    table = read_toml("dates/holiday_names.toml")
    return {key: entry for key, entry in table.items() if isinstance(entry, dict)}


@cache
def holiday_names() -> Mapping[tuple[str, ...], tuple[HolidayName, ...]]:
    """Return the names of holidays by their first two words (or their only one), longest first."""
    names: dict[tuple[str, ...], list[HolidayName]] = {}
    for key, entry in _entries().items():
        for name in entry["names"]:
            words = tuple(name.split())
            names.setdefault(words[:2], []).append(HolidayName(words=words, key=key))
    return {first: tuple(sorted(group, key=lambda name: -len(name.words))) for first, group in names.items()}


@cache
def first_words() -> frozenset[str]:
    """Return the words that names of holidays begin with."""
    return frozenset(words[0] for words in holiday_names())


@cache
def _days() -> Mapping[str, tuple[date, ...]]:
    days: dict[str, list[date]] = {}
    for row in read_tsv("dates/holidays.tsv"):
        days.setdefault(row["key"], []).append(date.fromisoformat(row["date"]))
    return {key: tuple(sorted(group)) for key, group in days.items()}


@cache
def _hijri_months() -> Mapping[tuple[int, int], date]:
    return {
        (int(row["year"]), int(row["month"])): date.fromisoformat(row["first_day"])
        for row in read_tsv("dates/hijri.tsv")
    }


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """Return the first and the last day of a Hijri month, or None outside the table (1343-1500 H).

    Examples:
        >>> hijri_month(1445, 9)
        (datetime.date(2024, 3, 12), datetime.date(2024, 4, 9))
    """
    months = _hijri_months()
    first = months.get((year, month))
    following = months.get((year + month // 12, month % 12 + 1))
    return (first, following - timedelta(days=1)) if first and following else None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a Hijri date.

    Examples:
        >>> hijri_day(1444, 10, 1)
        datetime.date(2023, 4, 22)
    """
    month_days = hijri_month(year, month)
    if month_days is None or not 1 <= day <= 30:
        return None
    return month_days[0] + timedelta(days=day - 1)


def hijri_years(year: int) -> range:
    """Return the Hijri years that a Gregorian year can touch."""
    about = (year - 622) * 33 // 32
    return range(about - 1, about + 3)


def holiday_days(key: str, year: int) -> tuple[date, ...]:
    """Return the days of a holiday in a Gregorian year: mostly one, none outside the tables.

    Examples:
        >>> holiday_days("waisak", 2023), holiday_days("kemerdekaan", 2022)
        ((datetime.date(2023, 6, 4),), (datetime.date(2022, 8, 17),))
    """
    entry = _entries()[key]
    if "day" in entry:
        month, day = entry["day"]
        return (date(year, month, day),)
    if "hijri" in entry:
        month, day = entry["hijri"]
        found = (hijri_day(hijri, month, day) for hijri in hijri_years(year))
        return tuple(when for when in found if when and when.year == year)
    return tuple(when for when in _days().get(key, ()) if when.year == year)


def holiday_of_hijri_year(key: str, year: int) -> date | None:
    """Return the day of an Islamic holiday in a Hijri year.

    Examples:
        >>> holiday_of_hijri_year("idul_adha", 1444)
        datetime.date(2023, 6, 29)
    """
    entry = _entries()[key]
    if "hijri" not in entry:
        return None
    month, day = entry["hijri"]
    return hijri_day(year, month, day)


def holiday_entry(key: str) -> Mapping[str, Any]:
    """Return what `holiday_names.toml` says of a holiday."""
    return _entries()[key]
