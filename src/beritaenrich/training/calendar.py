"""Write `resources/dates/holidays.tsv` and `hijri.tsv` from the packages `holidays` and `hijridate`.

Run once in a checkout, with the extra `test` installed: `python -m beritaenrich.training.calendar`.

The days of holidays are those that the government of Indonesia observed (package `holidays`). The first days of Hijri
months are those of the Umm al-Qura calendar (package `hijridate`); where the government's holidays show another day, the
month is moved to it, and the months of Ramadan follow the decisions of the ministry (`RAMADAN`), which are no holidays.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

RAMADAN = {
    1427: date(2006, 9, 24),
    1428: date(2007, 9, 13),
    1429: date(2008, 9, 1),
    1430: date(2009, 8, 22),
    1431: date(2010, 8, 11),
    1432: date(2011, 8, 1),
    1433: date(2012, 7, 21),
    1434: date(2013, 7, 10),
    1435: date(2014, 6, 29),
    1436: date(2015, 6, 18),
    1437: date(2016, 6, 6),
    1438: date(2017, 5, 27),
    1439: date(2018, 5, 17),
    1440: date(2019, 5, 6),
    1441: date(2020, 4, 24),
    1442: date(2021, 4, 13),
    1443: date(2022, 4, 3),
    1444: date(2023, 3, 23),
    1445: date(2024, 3, 12),
    1446: date(2025, 3, 1),
    1447: date(2026, 2, 19),
}
"""The first day of Ramadan by the ministry's sidang isbat."""

HOLIDAYS = {
    "imlek": "Tahun Baru Imlek",
    "nyepi": "Hari Suci Nyepi",
    "wafat_isa": "Wafat Yesus Kristus",
    "kenaikan_isa": "Kenaikan Yesus Kristus",
    "waisak": "Hari Raya Waisak",
    "idul_fitri": "Hari Raya Idul Fitri",
    "idul_adha": "Hari Raya Idul Adha",
    "tahun_baru_islam": "Tahun Baru Islam",
    "maulid": "Maulid Nabi Muhammad",
    "isra_mikraj": "Isra Mikraj Nabi Muhammad",
}
"""The keys of `holiday_names.toml` and the names in the package `holidays`."""

ISLAMIC = {
    "idul_fitri": (10, 1),
    "idul_adha": (12, 10),
    "tahun_baru_islam": (1, 1),
    "maulid": (3, 12),
    "isra_mikraj": (7, 27),
}
FIRST_YEAR, LAST_YEAR = 1946, 2060
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500


def easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian algorithm of Meeus, Jones and Butcher).

    Examples:
        >>> easter(2023)
        datetime.date(2023, 4, 9)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def holiday_rows() -> Iterator[tuple[str, int, date, str]]:
    """Yield key, year, day and source of each movable holiday; of two days with one name in a year, both."""
    import holidays

    names = {name: key for key, name in HOLIDAYS.items()}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for day, label in sorted(holidays.country_holidays("ID", years=year, language="id").items()):
            for name in label.split("; "):
                clean = name.removesuffix(" (perkiraan)")
                if clean in names:
                    source = "holidays" if clean == name else "holidays (estimated)"
                    yield names[clean], year, day, source
        sunday = easter(year)
        yield "paskah", year, sunday, "computus"
        yield "wafat_isa", year, sunday - timedelta(days=2), "computus"
        yield "kenaikan_isa", year, sunday + timedelta(days=39), "computus"


def hijri_rows(observed: dict[tuple[str, int], list[date]]) -> Iterator[tuple[int, int, date, str]]:
    """Yield Hijri year, month, first day and source, moved to the days that the government observed."""
    from hijridate import Hijri

    by_month = {month: (key, day) for key, (month, day) in ISLAMIC.items()}
    for year in range(FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR + 1):
        for month in range(1, 13):
            calculated = Hijri(year, month, 1).to_gregorian()
            first = date(calculated.year, calculated.month, calculated.day)
            source = "hijridate"
            if month == 9 and year in RAMADAN:
                first, source = RAMADAN[year], "ministry"
            elif month in by_month:
                key, day = by_month[month]
                for seen in observed.get((key, first.year), []) + observed.get((key, first.year + 1), []):
                    moved = seen - timedelta(days=day - 1)
                    if abs((moved - first).days) <= 2:
                        first, source = moved, "holidays"
                        break
            yield year, month, first, source


def main(folder: Path) -> None:
    """Write both tables into `folder`."""
    rows: dict[tuple[str, date], tuple[str, int, date, str]] = {}
    for row in holiday_rows():
        rows.setdefault((row[0], row[2]), row)
    observed: dict[tuple[str, int], list[date]] = {}
    for key, year, day, source in rows.values():
        if source == "holidays":
            observed.setdefault((key, year), []).append(day)
    movable = sorted(row for row in rows.values() if row[0] not in ISLAMIC)
    lines = ["key\tdate\tsource", *(f"{key}\t{day}\t{source}" for key, _, day, source in movable)]
    (folder / "holidays.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["year\tmonth\tfirst_day\tsource", *(f"{y}\t{m}\t{d}\t{s}" for y, m, d, s in hijri_rows(observed))]
    (folder / "hijri.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(__file__).parents[3] / "resources" / "dates")
