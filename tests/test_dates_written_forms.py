"""Each day of 1900-2100 in every written form: every one comes back. A line a day, read by one scan."""

from datetime import date, timedelta

import pytest

from beritaenrich.dates.resolution import resolve
from beritaenrich.dates.scanner import scan
from beritaenrich.dates.values import Context

_MONTHS = {
    "full": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "old": [
        "Djanuari",
        "Pebruari",
        "Maret",
        "April",
        "Mei",
        "Djuni",
        "Djuli",
        "Agustus",
        "September",
        "Oktober",
        "Nopember",
        "Desember",
    ],
    "short": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"],
    "other": ["Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Ags", "Sept", "Okt", "Nop", "Des"],
    "english": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_WEEKDAYS = {
    "full": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "other": ["Senen", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Ahad"],
}
_WORDS = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas|dua belas|tiga belas|empat belas|lima belas"
    "|enam belas|tujuh belas|delapan belas|sembilan belas|dua puluh|dua puluh satu|dua puluh dua|dua puluh tiga"
    "|dua puluh empat|dua puluh lima|dua puluh enam|dua puluh tujuh|dua puluh delapan|dua puluh sembilan|tiga puluh"
    "|tiga puluh satu"
)
_NUMBERS = _WORDS.split("|", maxsplit=1)[0].split() + _WORDS.split("|")[1:]


def _month(day, kind):
    return _MONTHS[kind][day.month - 1]


def _weekday(day, kind="full"):
    return _WEEKDAYS[kind][day.weekday()]


FORMS = {
    "1 Januari 2023": lambda d: f"{d.day} {_month(d, 'full')} {d.year}",
    "01 JANUARI 2023": lambda d: f"{d.day:02d} {_month(d, 'full').upper()} {d.year}",
    "1 januari 2023": lambda d: f"{d.day} {_month(d, 'full').lower()} {d.year}",
    "tanggal 1 Januari 2023": lambda d: f"tanggal {d.day} {_month(d, 'full')} {d.year}",
    "1 bulan Januari tahun 2023": lambda d: f"{d.day} {_month(d, 'full')} tahun {d.year}",
    "satu Januari 2023": lambda d: f"{_NUMBERS[d.day - 1]} {_month(d, 'full')} {d.year}",
    "1 Djanuari 1923": lambda d: f"{d.day} {_month(d, 'old')} {d.year}",
    "1 Jan 2023": lambda d: f"{d.day} {_month(d, 'short')} {d.year}",
    "1 Peb. 2023": lambda d: f"{d.day} {_month(d, 'other')}{'' if d.month == 5 else '.'} {d.year}",
    "1-Jan-2023": lambda d: f"{d.day}-{_month(d, 'short')}-{d.year}",
    "January 1, 2023": lambda d: f"{_month(d, 'english')} {d.day}, {d.year}",
    "1/1/2023": lambda d: f"{d.day}/{d.month}/{d.year}",
    "01/01/2023": lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    "01-01-2023": lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    "1.1.2023": lambda d: f"{d.day}.{d.month}.{d.year}",
    "2023-01-01": lambda d: d.isoformat(),
    "Senin (1/1/2023)": lambda d: f"{_weekday(d)} ({d.day}/{d.month}/{d.year})",
    "Senin(01/01/2023)": lambda d: f"{_weekday(d)}({d.day:02d}/{d.month:02d}/{d.year})",
    "Senin, (1/1/2023)": lambda d: f"{_weekday(d)}, ({d.day}/{d.month}/{d.year})",
    "Senin, 1 Januari 2023": lambda d: f"{_weekday(d)}, {d.day} {_month(d, 'full')} {d.year}",
    "Senin 1 Januari 2023": lambda d: f"{_weekday(d)} {d.day} {_month(d, 'full')} {d.year}",
    "hari Senin tanggal 1 Januari 2023": lambda d: f"hari {_weekday(d)} tanggal {d.day} {_month(d, 'full')} {d.year}",
    "Jum'at, 1 Jan 2023": lambda d: f"{_weekday(d, 'other')}, {d.day} {_month(d, 'short')} {d.year}",
    "Ahad (1/1/2023)": lambda d: f"{_weekday(d, 'other')} ({d.day}/{d.month}/{d.year})",
}
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


def _check(days, form):
    written = [FORMS[form](day) for day in days]
    prefix = "Rapat digelar "
    text = "\n".join(f"{prefix}{expression}." for expression in written)
    found = list(scan(text))
    assert [text[item.start : item.end] for item in found] == written
    for day, item in zip(days, found, strict=True):
        resolved = resolve(item.expression, Context())
        assert resolved is not None
        assert resolved.value == day.isoformat()
        assert resolved.weekday_agrees in {None, True}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_over_the_years(form):
    size = (LAST - FIRST).days + 1
    start = list(FORMS).index(form)
    _check([FIRST + timedelta(days=step) for step in range(start, size, len(FORMS))], form)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_every_day_in_every_form(form):
    size = (LAST - FIRST).days + 1
    _check([FIRST + timedelta(days=step) for step in range(size)], form)
