"""Dates: anchors, provenance, the weekday checksum, bad input, TimeML."""

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import beritaenrich as be
from beritaenrich.dates import coerce_published, normalise_dates, to_timex3
from beritaenrich.dates.holidays import hijri_day, holiday_days
from beritaenrich.lexicon import read_toml, resource
from beritaenrich.model import Block, BlockKind, CleanedText, DateKind, DateModifier, Metadata, align
from beritaenrich.training import calendar

WIB = timezone(timedelta(hours=7))
SUNDAY = datetime(2023, 7, 23, 9, 10, tzinfo=WIB)


def values(text, published=None):
    return [mention.value for mention in normalise_dates(text, published)]


class TestPublished:
    def test_a_naive_datetime_is_wib(self):
        naive = datetime(2023, 7, 23, 9)  # noqa: DTZ001  # naive on purpose
        assert coerce_published(naive) == datetime(2023, 7, 23, 9, tzinfo=WIB)

    def test_an_aware_datetime_stays(self):
        when = datetime(2023, 7, 23, 9, tzinfo=UTC)
        assert coerce_published(when) is when

    def test_a_date_is_that_day(self):
        assert coerce_published(date(2023, 7, 23)) == datetime(2023, 7, 23, tzinfo=WIB)

    def test_none_is_none(self):
        assert coerce_published(None) is None

    @pytest.mark.parametrize("value", ["2023-07-23", 20230723, b"", (2023, 7, 23)])
    def test_anything_else_is_an_error(self, value):
        with pytest.raises(TypeError, match="argument 'published' must be datetime, date or None, not "):
            normalise_dates("Senin", value)

    @pytest.mark.parametrize("value", [None, 3, b"Senin", ["Senin"]])
    def test_the_text_is_a_string(self, value):
        with pytest.raises(TypeError, match="argument 'text'"):
            normalise_dates(value)

    def test_a_moment_elsewhere_is_on_the_day_of_jakarta(self):
        evening = datetime(2023, 7, 22, 18, tzinfo=UTC)
        assert normalise_dates("Rapat digelar hari ini.", evening)[0].value == "2023-07-23"

    @pytest.mark.parametrize(
        "published", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=WIB), date.min, date.max]
    )
    def test_the_ends_of_the_calendar_are_no_error(self, published):
        text = (
            "Kemarin, besok, akan 27 Oktober, 3 Mei 2024, 3 Mei, awal Mei lalu, Rabu (8/5), Kamis, akhir pekan depan."
        )
        assert all(mention.value for mention in normalise_dates(text, published))

    @pytest.mark.parametrize("hours", [7, 8, 9])
    def test_the_day_is_that_of_its_own_zone(self, hours):
        early = datetime(2023, 7, 23, 0, 30, tzinfo=timezone(timedelta(hours=hours)))
        assert values("Rapat digelar hari ini.", early) == ["2023-07-23"]

    def test_a_zone_beyond_indonesia_is_read_on_the_clock_of_jakarta(self):
        early = datetime(2023, 7, 23, 0, 30, tzinfo=timezone(timedelta(hours=10)))
        assert values("Rapat digelar hari ini.", early) == ["2023-07-22"]


class TestMention:
    def test_every_field(self):
        (mention,) = normalise_dates("Dana cair akhir Juni lalu.", SUNDAY)
        assert (mention.start, mention.end, mention.text) == (10, 25, "akhir Juni lalu")
        assert mention.kind is DateKind.DATE
        assert mention.value == "2023-06"
        assert mention.mod is DateModifier.END
        assert mention.begin == datetime(2023, 6, 21, tzinfo=WIB)
        assert mention.end_exclusive == datetime(2023, 7, 1, tzinfo=WIB)
        assert mention.resolved_from == "published"
        assert mention.weekday_agrees is None

    def test_a_full_date_stands_on_its_own(self):
        (mention,) = normalise_dates("Rapat digelar Rabu (19/7/2023).")
        assert (mention.value, mention.resolved_from, mention.weekday_agrees) == ("2023-07-19", "text", True)

    @pytest.mark.parametrize(
        ("text", "begin", "end"),
        [
            ("pukul 10.30 WITA", "2023-07-23T10:30+08:00", "2023-07-23T10:31+08:00"),
            ("pukul 22.00-02.00 WIB", "2023-07-23T22:00+07:00", "2023-07-24T02:00+07:00"),
            ("Jumat subuh", "2023-07-21T04:00+07:00", "2023-07-21T06:00+07:00"),
            ("kuartal II 2023", "2023-04-01T00:00+07:00", "2023-07-01T00:00+07:00"),
            ("abad ke-19", "1801-01-01T00:00+07:00", "1901-01-01T00:00+07:00"),
            ("1990-an", "1990-01-01T00:00+07:00", "2000-01-01T00:00+07:00"),
            ("akhir 1990-an", "1997-01-01T00:00+07:00", "2000-01-01T00:00+07:00"),
            ("akhir pekan ini", "2023-07-22T00:00+07:00", "2023-07-24T00:00+07:00"),
            ("3, 5, dan 9 Juni 2023", "2023-06-03T00:00+07:00", "2023-06-10T00:00+07:00"),
            ("awal pekan ini", "2023-07-17", "2023-07-19"),
            ("pertengahan pekan ini", "2023-07-19", "2023-07-21"),
            ("awal Juni lalu", "2023-06-01", "2023-06-11"),
            ("pertengahan Juni lalu", "2023-06-11", "2023-06-21"),
            ("akhir Februari lalu", "2023-02-21", "2023-03-01"),
            ("awal 2022", "2022-01-01", "2022-05-01"),
            ("pertengahan 2022", "2022-05-01", "2022-09-01"),
            ("akhir 2022", "2022-09-01", "2023-01-01"),
            ("awal 1990-an", "1990-01-01", "1994-01-01"),
            ("pertengahan 1990-an", "1994-01-01", "1997-01-01"),
            ("awal abad ke-19", "1801-01-01", "1834-01-01"),
            ("pertengahan abad ke-19", "1834-01-01", "1867-01-01"),
            ("akhir abad ke-19", "1867-01-01", "1901-01-01"),
            ("awal kuartal II 2023", "2023-04-01", "2023-05-01"),
            ("akhir semester I 2023", "2023-05-01", "2023-07-01"),
            ("Senin dini hari", "2023-07-17T00:00", "2023-07-17T05:00"),
            ("Senin pagi", "2023-07-17T05:00", "2023-07-17T11:00"),
            ("Senin siang", "2023-07-17T11:00", "2023-07-17T15:00"),
            ("Senin sore", "2023-07-17T15:00", "2023-07-17T18:00"),
            ("Senin petang", "2023-07-17T17:00", "2023-07-17T19:00"),
            ("Senin malam", "2023-07-17T18:00", "2023-07-18T00:00"),
            ("dekade lalu", "2010-01-01", "2020-01-01"),
            ("abad lalu", "1901-01-01", "2001-01-01"),
            ("kuartal lalu", "2023-04-01", "2023-07-01"),
            ("semester depan", "2024-01-01", "2024-07-01"),
            ("semester I tahun lalu", "2022-01-01", "2022-07-01"),
            ("kuartal IV 2022", "2022-10-01", "2023-01-01"),
            ("pekan lalu", "2023-07-10", "2023-07-17"),
            ("lima menit lalu", "2023-07-23T09:05", "2023-07-23T09:06"),
            ("lima detik lalu", "2023-07-23T09:09:55", "2023-07-23T09:09:56"),
            ("satu setengah tahun lalu", "2022-01-01", "2022-02-01"),
            ("pekan kedua Oktober 2022", "2022-10-08", "2022-10-15"),
            ("minggu keempat Februari 2023", "2023-02-22", "2023-03-01"),
            ("pekan terakhir Oktober 2022", "2022-10-25", "2022-11-01"),
            ("30 Juni-2 Juli 2023", "2023-06-30", "2023-07-03"),
            ("Juni-Agustus 2023", "2023-06-01", "2023-09-01"),
            ("2020-2023", "2020-01-01", "2024-01-01"),
            ("1990-an hingga 2000-an", "1990-01-01", "2010-01-01"),
            ("Ramadan 1444 H", "2023-03-23", "2023-04-22"),
            ("pukul 22.00-02.00 WITA", "2023-07-23T22:00+08:00", "2023-07-24T02:00+08:00"),
        ],
    )
    def test_intervals_are_half_open(self, text, begin, end):
        (mention,) = normalise_dates(f"Jadwalnya {text}.", SUNDAY)
        assert mention.begin == coerce_published(datetime.fromisoformat(begin))
        assert mention.end_exclusive == coerce_published(datetime.fromisoformat(end))

    def test_a_local_time_has_no_interval(self):
        (mention,) = normalise_dates("Ledakan terjadi pukul 04.10 waktu setempat.", SUNDAY)
        assert (mention.value, mention.begin, mention.end_exclusive) == ("2023-07-23T04:10", None, None)

    def test_durations_and_sets_have_no_interval(self):
        mentions = normalise_dates("Ia cuti dua pekan setiap tahun.", SUNDAY)
        assert [(mention.kind, mention.begin) for mention in mentions] == [
            (DateKind.DURATION, None),
            (DateKind.SET, None),
        ]

    def test_a_date_of_the_article_can_be_the_anchor(self):
        mentions = normalise_dates("Kapal karam Senin (17/7/2023). Sehari kemudian, nakhoda ditemukan.")
        assert [mention.resolved_from for mention in mentions] == ["text", "date:0"]

    def test_a_clock_time_takes_the_day_named_before(self):
        mentions = normalise_dates("Senin (17/7/2023) hujan. Pukul 15.00 WIB banjir datang.", SUNDAY)
        assert [(mention.value, mention.resolved_from) for mention in mentions] == [
            ("2023-07-17", "text"),
            ("2023-07-17T15:00+07:00", "date:0"),
        ]


class TestWeekday:
    def test_where_weekday_and_date_disagree_both_are_offered(self):
        (mention,) = normalise_dates("Lelang dibuka Senin (4/7/2023).")
        assert (mention.value, mention.weekday_agrees, mention.alternatives) == ("2023-07-04", False, ("2023-07-03",))

    def test_a_cue_of_the_future_offers_the_past(self):
        (mention,) = normalise_dates("Menteri akan tiba pada Selasa.", SUNDAY)
        assert (mention.value, mention.alternatives) == ("2023-07-25", ("2023-07-18",))

    def test_the_weekday_beside_a_dated_one_leans_on_it(self):
        mentions = normalise_dates("Juri akan bersidang Rabu dan Kamis (27/7).", date(2023, 7, 27))
        assert [mention.value for mention in mentions] == ["2023-07-26", "2023-07-27"]


class TestAnchorInTheText:
    def test_a_full_date_with_its_weekday(self):
        mentions = normalise_dates("Menurut Tono, Rabu (19/7/2023), stok aman sejak pekan lalu.")
        assert [(mention.value, mention.resolved_from) for mention in mentions] == [
            ("2023-07-19", "text"),
            ("2023-W28", "date:0"),
        ]

    def test_the_latest_such_date_counts(self):
        text = "Ia lahir Kamis (1/6/1978). Ia dilantik Rabu (19/7/2023) dan bekerja mulai besok."
        assert values(text)[-1] == "2023-07-20"

    def test_the_latest_such_date_counts_wherever_it_stands(self):
        text = "Ia pulang Rabu (19/7/2023). Rapat digelar Senin (10/7/2023). Kemarin ia sakit."
        assert values(text)[-1] == "2023-07-18"

    def test_a_date_that_is_wrong_about_its_weekday_is_no_anchor(self):
        assert values("Lelang dibuka Senin (4/7/2023) dan ditutup besok.") == ["2023-07-04", "XXXX-XX-XX"]

    def test_the_year_of_a_copyright_line_with_a_weekday_that_fits(self):
        text = "Rapat digelar Rabu (19/7) setelah banjir bulan lalu.\nCOPYRIGHT © Kabar Sinjai 2023"
        mentions = normalise_dates(text)
        assert [(mention.value, mention.resolved_from) for mention in mentions[:2]] == [
            ("2023-07-19", "copyright"),
            ("2023-06", "copyright"),
        ]

    def test_a_copyright_year_without_a_weekday_that_fits_says_nothing(self):
        assert values("Rapat digelar Kamis (19/7).\nCOPYRIGHT © Kabar Sinjai 2023")[0] == "XXXX-07-19"

    def test_a_stamp(self):
        assert values("Tono | 19/07/2023, 11:01 WIB\nRapat digelar kemarin.")[-1] == "2023-07-18"

    def test_the_stamp_of_cleaned_text(self):
        raw = "Rapat digelar kemarin."
        cleaned = CleanedText(
            raw=raw,
            text=raw,
            metadata=Metadata(published=SUNDAY),
            blocks=(Block(start=0, end=len(raw), text=raw, kind=BlockKind.BODY, rule="own", kept=True),),
            alignment=align(raw, [(0, len(raw), "")]).alignment,
        )
        (mention,) = normalise_dates(cleaned)
        assert (mention.value, mention.resolved_from) == ("2023-07-22", "published")
        assert normalise_dates(cleaned, date(2024, 5, 16))[0].value == "2024-05-15"

    def test_nothing_is_guessed(self):
        (mention,) = normalise_dates("Rapat digelar kemarin.")
        assert (mention.value, mention.begin, mention.resolved_from) == ("XXXX-XX-XX", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "(32/13/2022)",
        "Rapat (31/02/2023)",
        "00/00/0000",
        "0/0",
        "9" * 10_000,
        "1/" * 5_000,
        "(" * 5_000 + "1/2/2023" + ")" * 5_000,
        "\ud800 \x00 \u200b \u202e",
        "٣/٧/٢٠٢٣",
        "99 Juli 2023",
        "pukul 25.00 WIB",
        "pukul 10.75 WIB",
        "abad ke-99",
        "1" * 4_500 + " tahun lalu",
    ],
)
def test_bad_input_is_no_date_and_no_error(text):
    assert all(mention.begin is None for mention in normalise_dates(text, SUNDAY) if "2023" not in mention.text)


@pytest.mark.parametrize("bracket", ["31/02/2023", "32/13/2022", "00/00/0000", "31/2", "0/7"])
def test_an_impossible_date_after_a_weekday_is_no_date(bracket):
    assert values(f"Rapat digelar Senin ({bracket}).", SUNDAY) == []


@pytest.mark.parametrize("text", ["9000 tahun lalu", "9999999 hari lagi", "9 juta tahun silam", "999999999 abad lagi"])
def test_what_lies_outside_the_calendar_is_no_date(text):
    assert normalise_dates(text, SUNDAY) == ()


ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]


@pytest.mark.parametrize("number", range(1, 22))
def test_a_century_in_roman_figures(number):
    roman = "X" * (number // 10) + ONES[number % 10]
    assert values(f"Masjid itu berdiri sejak abad {roman}.") == [f"{number - 1:02d}"]


class TestTimeML:
    def test_the_document_is_xml_with_the_values(self):
        article = be.enrich("JAKARTA - Presiden tiba di Medan, Senin (6/11/2023) & pulang sehari kemudian.\x00")
        root = ET.fromstring(to_timex3(article))
        elements = root.findall(".//TEXT/TIMEX3")
        assert [(element.text, element.get("value"), element.get("anchorTimeID")) for element in elements] == [
            ("Senin (6/11/2023)", "2023-11-06", None),
            ("sehari kemudian", "2023-11-07", "t1"),
        ]
        assert "".join(root.find("TEXT").itertext()).strip() == article.text.replace("\x00", "\ufffd")

    def test_the_day_of_publication_is_t0(self):
        article = be.enrich("Rapat digelar kemarin.", published=SUNDAY)
        root = ET.fromstring(to_timex3(article, SUNDAY))
        assert root.find("DCT/TIMEX3").get("value") == "2023-07-23T09:10+07:00"
        assert root.find("TEXT/TIMEX3").get("anchorTimeID") == "t0"

    def test_it_takes_an_article(self):
        with pytest.raises(TypeError, match="argument 'article' must be Article, not str"):
            to_timex3("Senin")


class TestTables:
    def test_lists_of_context_words_are_sorted_and_unique(self):
        table = read_toml("dates/contexts.toml")
        for name, words in table.items():
            if name != "source":
                assert words == sorted(set(words)), name
                assert all(word == word.lower() for word in words), name

    def test_no_holiday_has_a_name_of_another(self):
        table = read_toml("dates/holiday_names.toml")
        names = [name for entry in table.values() if isinstance(entry, dict) for name in entry["names"]]
        assert len(names) == len(set(names))

    def test_every_movable_holiday_has_days(self):
        table = read_toml("dates/holiday_names.toml")
        for key, entry in table.items():
            if isinstance(entry, dict) and "day" not in entry and "hijri" not in entry:
                assert holiday_days(key, 2023), key

    def test_the_official_calendar(self):
        official = {  # by the joint decrees of three ministers
            ("idul_fitri", 2022): date(2022, 5, 2),
            ("idul_adha", 2022): date(2022, 7, 10),
            ("idul_fitri", 2023): date(2023, 4, 22),
            ("idul_adha", 2023): date(2023, 6, 29),
            ("waisak", 2023): date(2023, 6, 4),
            ("nyepi", 2024): date(2024, 3, 11),
            ("idul_fitri", 2024): date(2024, 4, 10),
            ("maulid", 2024): date(2024, 9, 16),
            ("imlek", 2025): date(2025, 1, 29),
            ("idul_fitri", 2025): date(2025, 3, 31),
        }
        for (key, year), day in official.items():
            assert holiday_days(key, year)[0] == day
        assert hijri_day(1445, 9, 1) == date(2024, 3, 12)

    def test_the_tables_are_what_the_script_writes(self, tmp_path):
        pytest.importorskip("holidays")
        pytest.importorskip("hijridate")
        calendar.main(tmp_path)
        for name, column in (("holidays.tsv", 1), ("hijri.tsv", 2)):  # newer releases may know more of the future
            ours, theirs = (
                [line for line in path.read_text(encoding="utf-8").splitlines() if line.split("\t")[column] < "2025"]
                for path in (resource(f"dates/{name}"), tmp_path / name)
            )
            assert ours == theirs


def test_a_line_without_end_is_read_in_pieces():
    text = "kata " * 5000 + "Rapat digelar Senin (6/11/2023) dan " + "x" * 25_000 + " Selasa (7/11/2023)."
    assert [(text[mention.start : mention.end], mention.value) for mention in normalise_dates(text)] == [
        ("Senin (6/11/2023)", "2023-11-06"),
        ("Selasa (7/11/2023)", "2023-11-07"),
    ]
