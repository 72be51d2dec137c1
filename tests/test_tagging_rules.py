"""What neighbouring words settle about names, and corrections of spans by the guideline: examples beside counterexamples."""

import pytest

from beritaenrich.entities.article_pass import agree
from beritaenrich.entities.decoding import Reading
from beritaenrich.entities.known_apart import recut
from beritaenrich.entities.neighbours import settle
from beritaenrich.entities.span_rules import correct


class Says:
    """A lattice that gives the probabilities it was told."""

    def __init__(self, **probabilities):
        self.told = probabilities

    def probability(self, first, end, kind):
        return self.told.get(f"{kind}_{first}_{end}", 0.0)


def settled(text, *names, **probabilities):
    words = text.split()
    found, _ = settle(words, Reading(list(names), Says(**probabilities)))
    return [(" ".join(words[first:end]), kind) for first, end, kind in found]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ('baik , " ujar Palu .', (4, 5, "PLACE"), [("Palu", "PERSON")]),
        ('baik , " ujar Jepang .', (4, 5, "PLACE"), [("Jepang", "PLACE")]),
        ("asal kata Palu tidak jelas", (2, 3, "PLACE"), [("Palu", "PLACE")]),
        ("Rahmat Sebut Palu Aman", (2, 3, "PLACE"), [("Palu", "PLACE")]),
        ('baik , " ujar Kemendag .', (4, 5, "ORGANISATION"), [("Kemendag", "ORGANISATION")]),
        ("rapat di Teuku Nyak", (2, 4, "PERSON"), [("Teuku Nyak", "PLACE")]),
        ("surat dari Teuku Nyak", (2, 4, "PERSON"), [("Teuku Nyak", "PERSON")]),
        ("warga kota Lubsko cemas", (2, 3, "ORGANISATION"), [("Lubsko", "PLACE")]),
        ("ibu kota Lubsko cemas", (2, 3, "ORGANISATION"), [("Lubsko", "ORGANISATION")]),
        ("warga Kota Lubsko cemas", (2, 3, "ORGANISATION"), [("Lubsko", "ORGANISATION")]),
        ("kiper Van Rooij cedera", (2, 3, "PERSON"), [("Van Rooij", "PERSON")]),
        ("Di Rooij cedera", (1, 2, "PERSON"), [("Rooij", "PERSON")]),
        ("LIVERPOOL – Hujan turun", (0, 1, "ORGANISATION"), [("LIVERPOOL", "PLACE")]),
        ("LIVERPOOL menang", (0, 1, "ORGANISATION"), [("LIVERPOOL", "ORGANISATION")]),
        ("ANTARA - Hujan turun", (0, 1, "ORGANISATION"), [("ANTARA", "ORGANISATION")]),
        ("Toko De Rooij tutup", (2, 3, "ORGANISATION"), [("Rooij", "ORGANISATION")]),
    ],
)
def test_a_neighbour_settles_the_kind_or_the_extent(text, name, expected):
    assert settled(text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pelaku RK ( 41 ) kabur", [("RK", "PERSON")]),
        ("pelaku RK ( 41 tahun ) kabur", [("RK", "PERSON")]),
        ("pelaku RK ( 41 , sopir ) kabur", [("RK", "PERSON")]),
        ("seorang berinisial RK kabur", [("RK", "PERSON")]),
        ("PRIA ( 41 ) KABUR", []),
        ("para pelaku UMKM hadir", []),
        ("perusahaan berinisial RK kabur", []),
        ("KPK ( Jakarta ) hadir", []),
        ("RK ( 2024 ) terbit", []),
    ],
)
def test_initials(text, expected):
    assert settled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('baik , " kata Selamat .', [("Selamat", "PERSON")]),
        ('baik , " kata Setia Tulus saat ditemui', [("Setia Tulus", "PERSON")]),
        ('baik , " kata Beliau .', []),
        ('baik , " kata Bupati .', []),
        ('baik , " kata JPU .', []),
        ('baik , " kata Kang Tulus .', []),
        ('baik , " kata Salah petugas .', []),
        ("asal kata Selamat .", []),
    ],
)
def test_the_quoted_has_a_name(text, expected):
    assert settled(text) == expected


def test_initials_are_heard_in_the_other_sentences():
    words = [["Pelaku", "RK", "(", "41", ")", "kabur"], ["Kini", "RK", "dicari"], ["Polisi", "RK"]]
    doubtful = Reading([(1, 2, "ORGANISATION")], Says(ORGANISATION_1_2=0.5, PERSON_1_2=0.2))
    found = agree(words, [Reading([], Says()), doubtful, Reading([], Says())])
    assert found == [[(1, 2, "PERSON")], [(1, 2, "PERSON")], []]


def test_a_settled_kind_is_kept_and_heard():
    words = [["baik", ",", '"', "ujar", "Palu", "."], ["Palu", "pulang"]]
    sure = Reading([(4, 5, "PLACE")], Says(PLACE_4_5=0.99))
    doubtful = Reading([(0, 1, "PLACE")], Says(PLACE_0_1=0.6, PERSON_0_1=0.3))
    assert agree(words, [sure, doubtful]) == [[(4, 5, "PERSON")], [(0, 1, "PERSON")]]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Kardinal Benediktus Sagala", "PERSON", [("Benediktus Sagala", "PERSON")]),
        ("Pebalap Tono Sagala", "PERSON", [("Tono Sagala", "PERSON")]),
        ("Imam Sagala", "PERSON", [("Imam Sagala", "PERSON")]),
        ("Sri Sagala", "PERSON", [("Sri Sagala", "PERSON")]),
        ("Gus Tono", "PERSON", [("Gus Tono", "PERSON")]),
        ("Drs. H. Tono Sagala", "PERSON", [("Tono Sagala", "PERSON")]),
        ("Ibu Ratna", "PERSON", [("Ratna", "PERSON")]),
        ("Ust. Tono Sagala", "PERSON", [("Tono Sagala", "PERSON")]),
        ("Tono Sagala S.H. M.Si.", "PERSON", [("Tono Sagala", "PERSON")]),
        ("Tono Sagala , S.E.", "PERSON", [("Tono Sagala", "PERSON")]),
        ("Tono Sagala MD", "PERSON", [("Tono Sagala MD", "PERSON")]),
        ("H Tono Sagala", "PERSON", [("Tono Sagala", "PERSON")]),
        ("M Tono Sagala", "PERSON", [("M Tono Sagala", "PERSON")]),
        ("Kasatreskrim", "PERSON", []),
        ("Wakapolres", "PERSON", []),
        ("Musikus", "PERSON", []),
        ("Bintang", "PERSON", [("Bintang", "PERSON")]),
        ("PJ", "PERSON", [("PJ", "PERSON")]),
        ("Kiper Swedia", "ORGANISATION", [("Swedia", "PLACE")]),
        ("Gubernur Bank Kebun", "ORGANISATION", [("Bank Kebun", "ORGANISATION")]),
        ("Kombes Polda Sigi", "ORGANISATION", [("Polda Sigi", "ORGANISATION")]),
        ("Relawan Sagala", "ORGANISATION", [("Relawan Sagala", "ORGANISATION")]),
        ("Juara Swedia Group", "ORGANISATION", [("Juara Swedia Group", "ORGANISATION")]),
        (
            "Badan Pusat Statistik ( BPS ) Kabupaten Sigi",
            "ORGANISATION",
            [("Badan Pusat Statistik", "ORGANISATION"), ("BPS", "ORGANISATION"), ("Kabupaten Sigi", "PLACE")],
        ),
        ("Dinas Kebun ( Disbun ) Sigi", "ORGANISATION", [("Dinas Kebun ( Disbun ) Sigi", "ORGANISATION")]),
        ("TNI Polri", "ORGANISATION", [("TNI", "ORGANISATION"), ("Polri", "ORGANISATION")]),
        (
            "Komisi II DPR Fraksi Kebun",
            "ORGANISATION",
            [("Komisi II DPR", "ORGANISATION"), ("Fraksi Kebun", "ORGANISATION")],
        ),
        ("Sekretariat dan Fraksi Kebun", "ORGANISATION", [("Sekretariat dan Fraksi Kebun", "ORGANISATION")]),
        ("Kejaksaan Tinggi", "ORGANISATION", []),
        ("Kejaksaan Tinggi Sigi", "ORGANISATION", [("Kejaksaan Tinggi Sigi", "ORGANISATION")]),
        ("Kakorlantas", "ORGANISATION", []),
        ("Druze", "PLACE", []),
        ("Jl. Raya Rajawali Kav.", "PLACE", [("Jl. Raya Rajawali", "PLACE")]),
        ("Pura Hindu", "PLACE", [("Pura Hindu", "PLACE")]),
        (
            "Bank Negara Indonesia ( Persero ) Tbk",
            "ORGANISATION",
            [("Bank Negara Indonesia ( Persero ) Tbk", "ORGANISATION")],
        ),
    ],
)
def test_corrections(text, kind, expected):
    words = text.split()
    found = correct(words, [(0, len(words), kind, 0.9)])
    assert [(" ".join(words[first:end]), kind) for first, end, kind, _ in found] == expected


def test_a_degree_by_itself_is_no_person():
    words = ["Tono", "Sagala", ",", "S.E.", ",", "M.Sc.", ",", "hadir"]
    names = [(0, 2, "PERSON", 0.9), (3, 4, "PERSON", 0.7), (5, 6, "PERSON", 0.7)]
    assert correct(words, names) == names[:1]


def test_a_place_in_an_office_or_a_status_is_none():
    words = ["Kapolres", "Metro", "Tual", "dan", "Warga", "Negara", "Swedia", "di", "Metro"]
    names = [(1, 2, "PLACE", 0.9), (2, 3, "PLACE", 0.9), (6, 7, "PLACE", 0.9), (8, 9, "PLACE", 0.9)]
    assert correct(words, names) == [names[1], names[3]]


CERTAIN = {("pt", "sumber", "ria"): {"ORGANISATION"}, ("heru", "salim"): {"PERSON"}, ("bmkg",): {"ORGANISATION"}}
CERTAIN |= {("daryanto",): {"PERSON"}, ("taman",): {"ORGANISATION"}, ("raden", "sakti"): {"PERSON"}}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Ketua PT Sumber Ria Heru Salim hadir",
            [(1, 6, "ORGANISATION")],
            [(1, 4, "ORGANISATION"), (4, 6, "PERSON")],
        ),
        (
            "Ketua PT Sumber Ria Heru Salim hadir",
            [(1, 3, "ORGANISATION"), (3, 6, "PERSON")],
            [(1, 4, "ORGANISATION"), (4, 6, "PERSON")],
        ),
        ("peneliti BMKG Daryanto", [(1, 3, "ORGANISATION")], [(1, 2, "ORGANISATION"), (2, 3, "PERSON")]),
        ("peneliti Taman Daryanto", [(1, 3, "ORGANISATION")], [(1, 3, "ORGANISATION")]),
        ("ke Taman Raden Sakti", [(1, 4, "PLACE")], [(1, 4, "PLACE")]),
    ],
)
def test_names_that_the_article_knows_apart(text, names, expected):
    assert recut([text.split()], [names], CERTAIN) == [expected]


def test_a_pair_with_a_dash_is_two_persons():
    certain = {("virgo", "van", "rooij"): {"PERSON"}, ("joko", "salim"): {"PERSON"}}
    words = ["duet", "Van", "Rooij", "-", "Salim", "dan", "Jean", "-", "Luc", "Salim"]
    names = [(1, 5, "PERSON"), (6, 10, "PERSON")]
    assert recut([words], [names], certain) == [[(1, 3, "PERSON"), (4, 5, "PERSON"), (6, 10, "PERSON")]]


def test_a_pair_without_its_dash_is_two_persons_whom_the_article_knows_apart():
    words = ["Pasangan", "Heru", "Daryanto", "menang"]
    names = [(1, 3, "PERSON")]
    apart = {("heru", "salim"): {"PERSON"}, ("daryanto",): {"PERSON"}}
    assert recut([words], [names], apart) == [[(1, 2, "PERSON"), (2, 3, "PERSON")]]
    assert recut([words], [names], apart | {("heru", "daryanto"): {"PERSON"}}) == [names]
    assert recut([["Bupati", *words[1:]]], [names], apart) == [names]


def test_a_word_for_kin_is_no_part_of_a_name_that_the_article_knows():
    names = [(0, 2, "PERSON")]
    known = {("joko", "salim"): {"PERSON"}}
    assert recut([["Putri", "Salim", "hadir"]], [names], known) == [[(1, 2, "PERSON")]]
    assert recut([["Putri", "Heru", "hadir"]], [names], known) == [names]
    assert recut([["Putri", "Salim", "hadir"]], [names], known | {("putri", "salim"): {"PERSON"}}) == [names]


def test_brackets():
    words = ["Lahan", "(", "Bandara", ")", "Kertaraya", "(", "Kera", "punya", "kami"]
    assert correct(words, [(2, 5, "PLACE", 0.6)]) == [(4, 5, "PLACE", 0.6)]
    assert correct(words, [(0, 7, "ORGANISATION", 0.6)]) == [(0, 7, "ORGANISATION", 0.6)]


def test_brackets_between_names():
    words = ["PT", "Kebun", "(", "Persero", ")", "dan", "Badan", "Laut", "(", "BL", ")"]
    names = [(0, 2, "ORGANISATION", 0.9), (3, 5, "ORGANISATION", 0.8), (6, 10, "ORGANISATION", 0.7)]
    assert correct(words, names) == [
        (0, 5, "ORGANISATION", 0.8),
        (6, 8, "ORGANISATION", 0.7),
        (9, 10, "ORGANISATION", 0.7),
    ]


@pytest.mark.parametrize(("road", "names"), [("Tol", [(0, 4)]), ("Pantai", [(0, 2), (3, 4)])])
def test_a_road_between_two_towns_is_one_name(road, names):
    found = correct([road, "Lumba", "-", "Wula"], [(0, 2, "PLACE", 0.9), (3, 4, "PLACE", 0.8)])
    assert [(first, end) for first, end, _, _ in found] == names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Konferensi Petani Nusantara ( KPN ) hadir", 0),
        ("Ketua Petani Nusantara ( KPN ) hadir", 1),
        ("Konferensi Petani Nusantara ( PN ) hadir", 1),
        ("Konferensi Petani Nusantara KPN hadir", 1),
    ],
)
def test_a_body_has_the_words_of_its_acronym(text, first):
    assert correct(text.split(), [(1, 3, "ORGANISATION", 0.7)]) == [(first, 3, "ORGANISATION", 0.7)]


def test_a_name_that_recurs_is_left_whole():
    names = [(1, 4, "ORGANISATION")]
    words = ["ke", "Taman", "Raden", "Sakti"]
    assert recut([words, words], [names, names], CERTAIN) == [names, names]
    assert recut([words], [names], CERTAIN) == [[(1, 2, "ORGANISATION"), (2, 4, "PERSON")]]
