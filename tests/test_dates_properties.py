"""Properties of the dates stage that hold for any text, any day and any anchor."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beritaenrich.dates import normalise_dates
from beritaenrich.dates.holidays import hijri_day, hijri_month, holiday_days, holiday_names
from beritaenrich.dates.terms import terms

WIB = timezone(timedelta(hours=7))
DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
PIECES = st.sampled_from(
    [
        *(
            "Senin",
            "Minggu",
            "minggu",
            "pekan",
            "lalu",
            "depan",
            "hari",
            "ini",
            "besok",
            "malam",
            "pagi",
            "dini",
            "tadi",
        ),
        *("pukul", "jam", "WIB", "waktu", "setempat", "tanggal", "bulan", "tahun", "abad", "ke", "an", "awal", "akhir"),
        *("setiap", "dua", "puluh", "setengah", "sepekan", "kemudian", "sebelumnya", "hingga", "dan", "antara", "Mei"),
        *(
            "Juli",
            "Agustus",
            "Ramadan",
            "Lebaran",
            "HUT",
            "RI",
            "H",
            "Q",
            "III",
            "kuartal",
            "terakhir",
            "yang",
            "sekali",
        ),
        *("1", "7", "24", "31", "2023", "1444", "99", "0", "1990", "12345678901"),
        *("-", "–", "/", ".", ",", "(", ")", ":", "+", "|", "'", "%", "\n", "\u200b", "\ud800"),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=25).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(max_size=60), st.none() | DAYS)
def test_mentions_are_slices_in_order_and_without_overlap(text, published):
    mentions = normalise_dates(text, published)
    position = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert position <= mention.start < mention.end
        position = mention.end
        assert (mention.begin is None) == (mention.end_exclusive is None)
        assert mention.begin is None or mention.begin < mention.end_exclusive
        assert mention.value
    assert normalise_dates(text, published) == mentions


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_a_mention_never_covers_half_a_number(text, published):
    for mention in normalise_dates(text, published):
        before, after = text[: mention.start], text[mention.end :]
        if mention.text[0].isdecimal():
            assert not before[-1:].isdecimal()
            assert not (before[-1:] in {"/", ":", "."} and before[-2:-1].isdecimal())
        if mention.text[-1].isdecimal():
            assert not after[:1].isdecimal()
            assert not (after[:1] in {"/", ":", ".", ","} and after[1:2].isdecimal())


RELATIVE = st.sampled_from(
    [
        *("hari ini", "kemarin", "besok", "lusa", "kemarin lusa", "tiga hari lalu", "dua pekan lalu", "pekan lalu"),
        *(
            "pekan depan",
            "akhir pekan ini",
            "Rabu pekan depan",
            "Jumat lalu",
            "Selasa mendatang",
            "Minggu",
            "Senin malam",
        ),
        *("tadi malam", "besok pagi", "semalam", "lima hari lagi", "awal pekan depan", "malam Minggu", "hari Kamis"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(RELATIVE, DAYS, st.integers(-30, 30))
def test_shifting_the_anchor_by_weeks_shifts_relative_values(expression, published, weeks):
    text = f"Rapat digelar {expression}."
    (here,) = normalise_dates(text, published)
    (there,) = normalise_dates(text, published + timedelta(weeks=weeks))
    assert here.begin is not None
    assert there.begin - here.begin == there.end_exclusive - here.end_exclusive == timedelta(weeks=weeks)


@settings(max_examples=200, deadline=None)
@given(RELATIVE, DAYS)
def test_reading_what_was_printed_gives_the_same_day(expression, published):
    (mention,) = normalise_dates(f"Rapat digelar {expression}.", published)
    day = mention.begin.date()
    for written in (
        day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})",
    ):
        (again,) = normalise_dates(f"Rapat digelar {written}.")
        assert again.value == day.isoformat()


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from([("WIB", 7), ("WITA", 8), ("WIT", 9)]))
def test_a_stamp_comes_back_to_the_minute(day, hour, minute, zone):
    name, offset = zone
    when = datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone(timedelta(hours=offset)))
    text = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year} | {hour:02d}:{minute:02d} {name}"
    (mention,) = normalise_dates(text)
    assert mention.begin == when
    assert mention.value == when.isoformat(timespec="minutes")
    assert mention.weekday_agrees is True


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 40))
def test_a_range_of_days_covers_both_ends(first, length):
    last = first + timedelta(days=length)
    written = (
        f"{first.day} {MONTHS[first.month - 1]} {first.year} hingga {last.day} {MONTHS[last.month - 1]} {last.year}"
    )
    (mention,) = normalise_dates(f"Pameran digelar {written}.")
    assert mention.value == f"{first}/{last}"
    assert (mention.end_exclusive - mention.begin).days == length + 1


@settings(max_examples=100, deadline=None)
@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_bare_weekday_lies_in_the_last_seven_days(published, weekday):
    (mention,) = normalise_dates(f"Rapat digelar {weekday}.", published)
    day = mention.begin.date()
    assert WEEKDAYS[day.weekday()] == weekday
    assert timedelta(0) <= published - day < timedelta(days=7)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.sampled_from(WEEKDAYS))
def test_lalu_and_depan_are_strict(published, weekday):
    (past,) = normalise_dates(f"Rapat digelar {weekday} lalu.", published)
    (future,) = normalise_dates(f"Rapat digelar {weekday} depan.", published)
    assert timedelta(0) < published - past.begin.date() <= timedelta(days=7)
    assert timedelta(0) < future.begin.date() - published <= timedelta(days=7)


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_a_day_and_month_in_brackets_is_nearest_to_the_anchor(published):
    for step in (-150, -20, 0, 20, 150):
        day = published + timedelta(days=step)
        if (day.month, day.day) != (2, 29):
            (mention,) = normalise_dates(f"Rapat digelar {WEEKDAYS[day.weekday()]} ({day.day}/{day.month}).", published)
            assert mention.value == day.isoformat()


@pytest.mark.parametrize("year", range(1344, 1500))
def test_hijri_months_follow_one_another(year):
    for month in range(1, 13):
        first, last = hijri_month(year, month)
        assert 28 <= (last - first).days + 1 <= 31
        assert hijri_day(year, month, 1) == first


def test_every_name_of_a_holiday_is_read():
    published = date(2023, 7, 23)
    for group in holiday_names().values():
        for name in group:
            written = " ".join(word.capitalize() for word in name.words).replace("#", "ke-78")
            mentions = normalise_dates(f"Toko tutup saat {written}.", published)
            assert [mention.text for mention in mentions] == [written]
            assert mentions[0].begin is not None
            if "#" not in name.words:
                assert mentions[0].begin.date() in {
                    day for year in (2022, 2023, 2024) for day in holiday_days(name.key, year)
                }


@pytest.mark.parametrize("separator", ["", " ", ", ", " - "])
def test_no_word_repeated_makes_it_recurse(separator):
    for word in (*terms(), "1", "31", "2023", "1990", "(", "ke-", "H-", "1.", "tanggal 1 "):
        normalise_dates(separator.join([word] * 400), date(2024, 1, 1))
