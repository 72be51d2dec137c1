"""The cleaning stage: what holds for any input, and how it copes with bad input."""

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beritaenrich.cleaning import clean
from beritaenrich.cleaning.datelines import read_opening
from beritaenrich.cleaning.places import proper
from beritaenrich.errors import InputTypeError
from beritaenrich.model import KEPT_KINDS, BlockKind
from growth import MOST, exponent, repeated

PARAGRAPH = "Warga desa itu bergotong royong membersihkan saluran air yang tersumbat sampah sejak Sabtu pagi."
NOISE = [
    "Baca juga: Warga Tanam Seribu Pohon", "Baca Juga", "ADVERTISEMENT ", "SCROLL TO CONTINUE WITH CONTENT",
    "BANDUNG, KOMPAS.com - ", "(*)", "&nbsp;", "<p>", "</p>", "<b>", "</b>", "<script>", "\u200b", "\xa0", "\u2028",
    "\r\n", "\n", "\r", "\x00", "\ud800", "\u202e", "…", "“", "”", "Editor: Sari Wulandari", "İ", "ß", "&amp;",
    "Sabtu, 03/02/2024 09:15 WIB", " ", "\t", "kata dia.", "https://contoh.id/a", "[Gambas:Video CNN]", "(rin/dwi)",
    "Foto: Reuters", "COPYRIGHT © ANTARA 2020", "»", "-", "#", PARAGRAPH,
]  # fmt: skip
scraps = st.lists(st.sampled_from(NOISE), max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(scraps, st.text(alphabet=st.characters(exclude_categories=()), max_size=200)),
    st.one_of(st.none(), st.sampled_from(NOISE), st.text(alphabet=st.characters(exclude_categories=()), max_size=40)),
)
def test_invariants(raw, outlet):
    cleaned = clean(raw, outlet)
    position = 0
    for block in cleaned.blocks:
        assert block.text == raw[block.start : block.end] != ""
        assert block.start >= position
        assert not raw[position : block.start].strip(), "blocks tile the text that is not blank"
        assert block.kept == (block.kind in KEPT_KINDS)
        assert block.rule
        position = block.end
    assert not raw[position:].strip()
    for run in cleaned.alignment.runs:
        if run.exact:
            assert raw[run.raw_start : run.raw_end] == cleaned.text[run.text_start : run.text_end]
    for item in cleaned.metadata.evidence:
        assert 0 <= item.start < item.end <= len(raw)
    published = cleaned.metadata.published
    assert published is None or published.utcoffset() is not None
    assert clean(raw, outlet) == cleaned


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\t\u3000\xa0"])
def test_blank_input_has_no_blocks(raw):
    cleaned = clean(raw)
    assert cleaned.blocks == ()
    assert cleaned.text == ""
    assert cleaned.metadata.warnings == ()


@pytest.mark.parametrize(("raw", "outlet", "name"), [(None, None, "raw"), (b"x", None, "raw"), ("x", 3, "outlet")])
def test_wrong_types(raw, outlet, name):
    with pytest.raises(InputTypeError, match=name):
        clean(raw, outlet)


def test_only_noise_is_said():
    cleaned = clean("ADVERTISEMENT\nBaca juga: Warga Tanam Seribu Pohon\nCOPYRIGHT © ANTARA 2019")
    assert cleaned.text == ""
    assert "no body text found" in cleaned.metadata.warnings


def test_html_is_markup_and_said():
    cleaned = clean(f"<div><p>{PARAGRAPH}</p><script>var a = 'Baca';\nvar b;</script><p>Warga <b>desa</b>.</p></div>")
    assert cleaned.text == f"{PARAGRAPH}\nWarga desa."
    assert cleaned.metadata.warnings == ("input holds HTML tags",)
    assert {block.kind for block in cleaned.blocks} == {BlockKind.MARKUP, BlockKind.BODY}


def test_words_stay_apart_and_together_around_inline_markup():
    assert clean("Polisi<b>siber</b>, <i>kata</i>&nbsp;dia").text == "Polisisiber, kata dia"


def test_a_page_of_many_articles_is_flagged():
    page = "\n".join(f"GARUT, KABAR{name} - {PARAGRAPH}" for name in ("A.com", "B.com", "C.com", "D.com"))
    assert "page lists several articles" in clean(page).metadata.warnings
    assert clean(f"GARUT, KABARA.com - {PARAGRAPH}").metadata.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Monday that the bridge would reopen.",
        "Der Bürgermeister sprach.",
        "市长星期一说。",
        "мэр сказал",
    ],
)
def test_other_languages_are_left_alone(text):
    assert clean(text).text == text


def test_the_outlet_of_the_caller_is_taken():
    assert clean(PARAGRAPH, "kompas.com").metadata.outlet == "Kompas.com"
    assert clean(PARAGRAPH, "Warta Desa").metadata.outlet == "Warta Desa"


@pytest.mark.parametrize(
    ("outlet", "raw", "noise"),
    [
        ("Kabar Lada", "Petani Panen Lada Putih | Kabar Lada\n{}", ["| Kabar Lada"]),
        ("Kabar Lada", "Petani Panen Lada\nRini Astuti - Kabar Lada\n{}", ["Rini Astuti - Kabar Lada"]),
        ("Kabar Lada", "GARUT, KABAR LADA - {}", ["GARUT, KABAR LADA -"]),
        ("kabar lada", "Kabar Lada, Garut - {}", ["Kabar Lada, Garut -"]),
        ("Kabar Lada", "Garut (Kabar Lada) - {}", ["Garut (Kabar Lada) -"]),
        ("Kabar Lada", "{}\nCopyright Kabar Lada", ["Copyright Kabar Lada"]),
        ("Lada7", "{} (Lada7/Rini Astuti)", ["(Lada7/Rini Astuti)"]),
        ("Kabar Lada", "Warga membaca Kabar Lada - dan koran lain.\n{}", []),
        ("Kabar Lada", "{} Menurut Darto, kabar lada, kopi, dan teh baik.", []),
        ("Garut", "Petani Panen Lada Putih - Garut\n{}", []),
    ],
)
def test_an_unknown_name_of_the_caller_is_that_of_an_outlet(outlet, raw, noise):
    story = "Petani memanen lada putih di kebun mereka sejak pagi, dan menjualnya ke pasar di kota itu."
    cleaned = clean(raw.format(story), outlet)
    dropped = [block for block in cleaned.blocks if not block.kept and block.kind is not BlockKind.TITLE]
    found = [block.text for block in dropped if outlet.casefold() in block.text.casefold()]
    assert found == noise
    assert cleaned.metadata.outlet == outlet
    assert story in cleaned.text


def test_a_single_line_is_never_lost():
    assert clean("Warga Tanam Seribu Pohon").text == "Warga Tanam Seribu Pohon"


@pytest.mark.parametrize(
    ("raw", "dateline"),
    [
        ("PRESIDEN Joko Widodo meresmikan jembatan di Garut pada Sabtu pagi bersama para menteri kabinet.", None),
        ("LEGENDA Timnas itu pulang kampung ke Garut setelah lima belas tahun bermain di luar negeri.", None),
        ("KPK - Polri bersepakat bertukar data tentang laporan harta para pejabat daerah mulai pekan depan.", None),
        ("COVID-19 varian baru ditemukan lagi di Garut oleh dinas kesehatan pada Sabtu pagi pekan lalu.", None),
        ("GARUT-Warga bergotong royong membersihkan saluran air yang tersumbat sampah sejak Sabtu pagi.", "Garut"),
        ("BANDA ACEH -- Warga bergotong royong membersihkan saluran air yang tersumbat sejak Sabtu.", "Banda Aceh"),
        ("LOS ANGELES-Konser itu ditunda karena hujan deras yang turun sejak Sabtu pagi di kota itu.", "Los Angeles"),
        ("Garut - Warga bergotong royong membersihkan saluran air yang tersumbat sampah sejak Sabtu.", "Garut"),
        ("Ridwan - warga desa itu - bergotong royong membersihkan saluran air yang tersumbat sejak Sabtu.", None),
    ],
)
def test_datelines_and_what_is_none(raw, dateline):
    assert clean(raw).metadata.dateline == dateline


@pytest.mark.parametrize(
    ("title", "going_on"),
    [
        ("Harga Cabai Naik di Pasar Induk Kramat Jati", "Menurut dia, stok sudah menipis sejak pekan lalu."),
        ("Pemkab Garut Siapkan Operasi Pasar", "“Kami siap,” kata Darto saat ditemui di kantornya."),
        ("Ini Alasan Warga Menolak Tambang Pasir", "Sementara itu, polisi masih memeriksa lima orang saksi."),
        ("Jalan Rusak di Garut Akhirnya Diperbaiki", "Ia mengaku sudah melaporkan hal itu kepada atasannya."),
    ],
)
@pytest.mark.parametrize("blank", [" ", ""])
def test_the_end_of_a_glued_title(title, going_on, blank):
    cleaned = clean(f"{PARAGRAPH} Baca juga: {title}{blank}{going_on}")
    assert [block.text for block in cleaned.blocks] == [PARAGRAPH, f"Baca juga: {title}", going_on]


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "{kata dia bahwa }",
        "{x}",
        "{Baca juga: Warga Tanam Pohon }",
        "{<b}",
        "{(rin/dwi) }",
        "{foto/}",
        PARAGRAPH + "\nEditor: Sari Wulandari\n{Baca juga:\nJudul Lain Lagi\n}",
        PARAGRAPH + "\nEditor: Sari Wulandari\n{Tags:\npadi\n}",
        "Petani Panen Padi\n{Sapi makan rumput\n}{" + PARAGRAPH + " }",
        "Petani Panen Padi\n{Sapi makan rumput\nOleh: Rini Astuti\n}" + PARAGRAPH,
        "{Rini Astuti, Dwi Lestari\n}" + PARAGRAPH,
        "{| Kabar Lada }",
    ],
)
def test_time_is_linear(page):
    def prepare(size):
        raw = re.sub(r"\{(.+?)\}", lambda match: repeated(match[1], size), page, flags=re.DOTALL)
        return partial(clean, raw, "Kabar Lada")

    assert exponent(prepare, 100_000, 400_000) < MOST


def test_what_is_kept_is_mended_and_what_is_dropped_is_not():
    raw = f"Baca juga: Warga pemerintahIran Bersatu\nMenurut pemerintahIran, {PARAGRAPH.lower()}\n{PARAGRAPH}"
    cleaned = clean(raw)
    assert cleaned.text.startswith("Menurut pemerintah Iran, ")
    assert [raw[edit.start - 10 : edit.start] for edit in cleaned.edits] == ["pemerintah"]


@pytest.mark.parametrize("lead", ["12 warga desa mengungsi.", "warga desa mengungsi.", '"Kami mengungsi," kata Rini.'])
def test_the_story_may_begin_with_a_number_a_small_letter_or_a_mark(lead):
    cleaned = clean(f"BANDUNG - {lead} {PARAGRAPH}")
    assert cleaned.metadata.dateline == "Bandung"
    assert cleaned.text == f"{lead} {PARAGRAPH}"


def test_places_in_capitals_are_written_as_in_running_text():
    assert [proper(place) for place in ("BANDAR LAMPUNG", "PULAU KU", "NTB")] == ["Bandar Lampung", "Pulau KU", "NTB"]


def test_what_opens_a_story_is_a_place_or_a_rubric():
    rules = [read_opening(f"{word} - Petani memanen padi.", 0).rule for word in ("Tekno", "Sumberjaya")]
    assert rules == ["dateline-rubric", "dateline-opening"]


@pytest.mark.parametrize(
    "opening",
    [
        "Jakarta - Bandung - Surabaya kini terhubung kereta cepat yang berangkat empat kali sehari dari stasiun itu.",
        "Kemudian, Garut - kota dodol itu - menjadi tuan rumah pekan olahraga pelajar tingkat provinsi tahun ini.",
        "Suara Rini - penyanyi dari Garut - terdengar sampai ke luar gedung ketika latihan dimulai sore itu.",
        "LADA (jenis rempah) | kopi | teh dijual di pasar itu sejak pagi sampai petang oleh para petani dari desa.",
    ],
)
def test_a_sentence_with_dashes_has_no_dateline(opening):
    cleaned = clean(f"{opening}\n{PARAGRAPH}")
    assert cleaned.text == f"{opening}\n{PARAGRAPH}"
