"""What stands above the story, piece by piece: names, credits of pictures, sites, menus, and how much of each is still one."""

import pytest

from beritaenrich.cleaning import clean
from beritaenrich.cleaning.bylines import is_name, is_photo_credit, is_short_name, names_beside_labels
from beritaenrich.cleaning.lines import mask, scan
from beritaenrich.cleaning.outlet_names import is_host, looks_like_outlet
from beritaenrich.cleaning.page_furniture import decide_boxes, decide_page_words
from beritaenrich.cleaning.stamp_lines import is_site
from beritaenrich.model import BlockKind

LEAD = "Warga desa itu bergotong royong membersihkan saluran air yang tersumbat sampah plastik sejak Sabtu pagi."
MORE = '"Kami ingin lingkungan bersih," kata Darto Wiguna, Sabtu (3/2/2024), saat ditemui di rumahnya di desa itu.'


def lines_of(*texts):
    raw = "\n".join(texts)
    return scan(raw, mask(raw))


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Rini Astuti", True),
        ("Rini", False),
        ("Rini Dwi Sari Ayu Lestari", True),
        ("Rini Dwi Sari Ayu Lestari Wati", False),
        ("Rini Menanam", False),
        ("rini astuti", False),
    ],
)
def test_names_of_one_person(text, yes):
    assert is_name(text) == yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Rini Astuti", True),
        ("Rini", False),
        ("Rini Dwi Sari Astuti", True),
        ("Rini Dwi Sari Ayu Lestari", False),
        ("Rini Astuti, Sari Dewi, Dwi Lestari", True),
        ("Rini Astuti & Sari Dewi dan Dwi Lestari", True),
        ("Warga Tanam Pohon", False),
    ],
)
def test_names_below_a_title(text, yes):
    assert is_short_name(text) == yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Rini Astuti / AFP", True),
        ("Antara/Rini Astuti", True),
        ("Koran Muara/Rini", True),
        ("Rini Astuti / Sari Dewi", False),
        ("Kepala desa memanen padi (Dok Humas)", True),
        ("Panen padi di desa itu (c) Muara", True),
        ("Dokter Rini Astuti", False),
        ("Warga Bersihkan Saluran Air / Panen Padi / AFP Hari Ini Juga", False),
    ],
)
def test_credits_of_pictures(text, yes):
    assert is_photo_credit(text) == yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Koran Muara", True),
        ("Radar Garut", True),
        ("Suara Anugrah", True),
        ("MuaraNews", True),
        ("Berita Garut", False),
        ("Info Lengkap", False),
        ("Koran", False),
        ("Berita Online", False),
        ("Koran Muara Tengah Raya", False),
        ("koran Muara", False),
        ("Rini Astuti, Wartamuara", False),
        ("Muara", False),
    ],
)
def test_names_that_can_only_be_an_outlet(text, yes):
    assert looks_like_outlet(text) == yes


def test_sites_and_hosts():
    assert [is_site(text) for text in ("Kabarmuara.com", "Kompas", "Koran Muara", "Warga Kabarmuara.com")] == [
        *(True, True, True),
        False,
    ]
    assert [is_host(name) for name in ("freepik.com", "www.pexels.com", "Panen-freepik.com", "kabarmuara.com")] == [
        *(True, True, True),
        False,
    ]


def test_a_menu_reaches_to_the_title():
    lines = lines_of(
        "Home", "Nasional", "Ekonomi", "Cuaca Hari", "Warga Tanam Seribu Pohon", "Cuaca Hari", "Share", LEAD
    )
    decide_page_words(lines)
    assert [line.kind is BlockKind.NAV for line in lines] == [True] * 4 + [False] * 4


def test_two_lines_are_no_menu_and_a_word_alone_stays():
    lines = lines_of("Home", "Cuaca Hari", LEAD)
    decide_page_words(lines)
    assert [line.rule for line in lines] == ["page-word", "body", "body"]
    alone = lines_of("Home")
    decide_page_words(alone)
    assert alone[0].rule == "body"
    below = lines_of(LEAD, "Home", MORE)
    decide_page_words(below)
    assert below[1].rule == "body"


def test_a_box_counts_from_one():
    lines = lines_of("1", "Harga Cabai Turun", "2", "Bupati Dilantik", "4", "Warga Tanam Pohon")
    decide_boxes(lines)
    assert [line.rule for line in lines] == ["number-in-box", "title-in-box"] * 2 + ["body"] * 2


@pytest.mark.parametrize(
    ("texts", "rules"),
    [
        (["Reporter", "Rini Astuti"], ["label-above-name", "name-below-label"]),
        (["Rini Astuti", "Reporter"], ["body", "label-alone"]),
        (
            ["Rini Astuti", "Reporter", "Sari Dewi", "Editor"],
            ["name-above-label", "label-below-name", "name-above-label", "label-below-name"],
        ),
        (
            ["Reporter", "Rini Astuti", "Editor", "Sari Dewi"],
            ["label-above-name", "name-below-label", "label-above-name", "name-below-label"],
        ),
        (["Reporter", LEAD], ["label-alone", "body"]),
    ],
)
def test_names_stand_below_their_labels_or_above(texts, rules):
    lines = lines_of(*texts)
    for line, text in zip(lines, texts, strict=True):
        if text in {"Reporter", "Editor"}:
            line.decide(BlockKind.SOURCE, "label-alone")
    names_beside_labels(lines)
    assert [line.rule for line in lines] == rules


@pytest.mark.parametrize(
    ("title", "yes"),
    [
        ("Warga Sukamulya Tanam Pohon", True),
        ("Panen Raya", True),
        ("Panen", False),
        (" ".join(["Warga Tanam Pohon"] * 9 + ["Lagi"]), True),
        (" ".join(["Warga Tanam Pohon"] * 9 + ["Lagi", "Hari"]), False),
        ("Warga Sukamulya Tanam Pohon,", False),
        ("Warga Sukamulya Tanam Pohon:", False),
        ("- Warga Sukamulya Tanam Pohon", False),
        ("dan Warga Sukamulya Tanam Pohon", False),
        ("Warga Tanam Pohon di Jl. Melati Garut", True),
    ],
)
def test_what_can_be_a_title(title, yes):
    assert (clean(f"{title}\n{LEAD}\n{MORE}").metadata.title == title) == yes


@pytest.mark.parametrize(
    ("kicker", "title", "first"),
    [
        ("Warga Tanam Pohon Lagi", "Seribu Pohon Ditanam Warga Desa Sukamulya", False),
        ("Warga Tanam Pohon Lagi Hari Minggu", "Seribu Pohon Ditanam Warga Desa Sukamulya", True),
        ("Warga Tanam Pohon", "Seribu Pohon Ditanam Warga Desa", True),
        ("Warga Tanam Pohon", '"Seribu Pohon Ditanam di Desa Sukamulya Hari Ini"', True),
    ],
)
def test_a_short_line_above_a_long_one_is_the_kicker(kicker, title, first):
    found = clean(f"{kicker}\n{title}\n{LEAD}\n{MORE}").metadata.title
    assert found == (kicker if first else title)


@pytest.mark.parametrize(
    "sentence",
    [
        "Unggahan itu menyebut KABARMUARA.com - Warga membantahnya.",
        "Hal itu ditulis Kabarmuara.com, Garut - Warga membantahnya.",
        "Ia tinggal di Garut (Jawa Barat) - Warga mengenalnya.",
        "Panitia pulang ke Kota (KMR) - Warga melepasnya.",
    ],
)
def test_no_dateline_inside_a_sentence(sentence):
    raw = f"{sentence} {LEAD}\n{MORE}"
    cleaned = clean(raw)
    assert cleaned.text == raw
    assert cleaned.metadata.title is None


@pytest.mark.parametrize(
    "opening",
    [
        "SUKAMULYA | Panen - ",
        "Sukamulya | Wartamuara - ",
        "Panen, Garut - ",
        "Sukamulya (Muara) - ",
        "[Sukamulya] ",
        "[Garut] ",
        "UPDATE - ",
        "MUARA KITA - ",
        "freepik.com - ",
    ],
)
def test_what_opens_no_story(opening):
    raw = f"{opening}{LEAD}\n{MORE}"
    assert clean(raw).text == raw


@pytest.mark.parametrize(
    ("opening", "place", "outlet"),
    [
        ("GARUT (Muara) - ", "Garut", "Muara"),
        ("Garut (Kompas) ", "Garut", "Kompas.com"),
        ("[GARUT] ", "Garut", None),
        ("[Garut] - ", "Garut", None),
        ("GARUT - BANDUNG - ", "Garut", None),
        ("Kompas.com - GARUT - ", "Garut", "Kompas.com"),
        ("WARTAMUARA– ", None, None),
    ],
)
def test_what_opens_a_story(opening, place, outlet):
    cleaned = clean(f"{opening}{LEAD}\n{MORE}")
    assert cleaned.text == f"{LEAD}\n{MORE}"
    assert (cleaned.metadata.dateline, cleaned.metadata.outlet) == (place, outlet)


@pytest.mark.parametrize(
    ("sign", "sources"),
    [
        ("(antara/jpnn)", ("Antara",)),
        ("(ant/rin)", ("Antara",)),
        ("(afp)", ("AFP",)),
        ("(ANT/rin)", ("Antara",)),
        ("(rin/reuters)", ("Reuters",)),
        ("(rin/ant)", ()),
        ("(rin/ap)", ()),
        ("(DW/rin)", ()),
    ],
)
def test_agencies_in_sign_offs(sign, sources):
    assert clean(f"{LEAD}\n{MORE} {sign}").metadata.sources == sources
