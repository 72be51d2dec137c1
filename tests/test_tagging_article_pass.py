"""The article pass on readings made up for the purpose, and the cutting of glued words."""

import pytest

from beritaenrich.entities.article_pass import agree
from beritaenrich.entities.decoding import Reading
from beritaenrich.entities.glue import cuts


class Says:
    """A lattice that gives the probabilities it was told."""

    def __init__(self, **probabilities):
        self.told = probabilities

    def probability(self, first, end, kind):
        return self.told.get(f"{kind}_{first}_{end}", 0.0)


def reading(names, **probabilities):
    return Reading(list(names), Says(**probabilities))


SURE = reading([(1, 3, "PERSON")], PERSON_1_3=0.99)
SURE_WORDS = ["Menteri", "Laras", "Widyawati", "hadir"]


def test_a_missed_repetition_is_found():
    words = [SURE_WORDS, ["Laras", "Widyawati", "diam"], ["Laras", "Widyawati", "pulang"]]
    doubtful = reading([], PERSON_0_2=0.3)
    assert agree(words, [SURE, SURE_SECOND, doubtful])[2] == [(0, 2, "PERSON")]


SURE_SECOND = reading([(0, 2, "PERSON")], PERSON_0_2=0.98)


def test_the_bare_name_follows_the_full_name():
    words = [SURE_WORDS, ["Menurut", "Widyawati", ",", "tidak"], ["Kata", "Widyawati", "."]]
    wrong = reading([(1, 2, "PLACE")], PLACE_1_2=0.5, PERSON_1_2=0.45)
    right = reading([(1, 2, "PERSON")], PERSON_1_2=0.9)
    assert agree(words, [SURE, wrong, right])[1] == [(1, 2, "PERSON")]


def test_a_sentence_that_speaks_against_it_stays():
    words = [SURE_WORDS, ["Laras", "Widyawati", "diam"], ["Yayasan", "Laras", "Widyawati"]]
    other = reading([(0, 3, "ORGANISATION")], ORGANISATION_0_3=0.9, PERSON_1_3=0.05)
    assert agree(words, [SURE, SURE_SECOND, other])[2] == [(0, 3, "ORGANISATION")]
    impossible = reading([], PERSON_1_3=0.001)
    assert agree(words, [SURE, SURE_SECOND, impossible])[2] == []


def test_small_words_are_no_repetitions():
    words = [["Bunga", "menang"], ["Bunga", "senang"], ["bunga", "naik"]]
    readings = [
        reading([(0, 1, "PERSON")], PERSON_0_1=0.99),
        reading([(0, 1, "PERSON")], PERSON_0_1=0.99),
        reading([], PERSON_0_1=0.2),
    ]
    assert agree(words, readings)[2] == []


def test_nothing_to_agree_on():
    assert agree([], []) == []
    assert agree([["Ya", "."]], [reading([])]) == [[]]


RANKS = {
    word: rank
    for rank, word in enumerate(
        ["dan", "di", "yang", "oleh", "pada", "presiden", "menteri", "jakarta", "indonesia", "prabowo", "kota", "baru"],
        1,
    )
} | {"whatsapp": 2000, "mengatakan": 30, "suka": 800, "maju": 700, "air": 20, "bola": 40, "kpk": 60, "hama": 6000}
RANKS |= {
    "presidenjakarta": 9000,
    "menteriindonesia": 2000,
    "jakartayang": 40_000,
    "pakaianyang": 40_000,
    "pakaian": 5000,
}


@pytest.mark.parametrize(
    ("word", "places"),
    [
        ("PresidenPrabowo", (8,)),
        ("olehPrabowo", (4,)),
        ("diJakarta", (2,)),
        ("Prabowomengatakan", (7,)),
        ("Jakartadan", (7,)),
        ("WhatsApp", ()),
        ("diWhatsAppdan", (2, 10)),
        ("detikJakarta", ()),
        ("Sukamaju", ()),
        ("PresidenJakarta", (8,)),
        ("MenteriIndonesia", ()),
        ("Jakartayang", (7,)),
        ("Pakaianyang", ()),
        ("KPKdan", (3,)),
        ("KPKs", ()),
        ("KPKdi", (3,)),
        ("KPKMenteri", (3,)),
        ("KPKMentri", ()),
        ("MENTERIJakarta", (7,)),
        ("KPKIndonesia.com", ()),
        ("Hamadan", ()),
        ("BolaKota.com", ()),
        ("AirIndonesia", ()),
        ("airIndonesia", (3,)),
        ("kotadetikcom", (4,)),
        ("detikcom", ()),
        ("McKenzie", ()),
        ("", ()),
        ("JAKARTA", ()),
        ("x" * 1000 + "Y", ()),
    ],
)
def test_glue(word, places):
    assert cuts(word, RANKS) == places


def test_an_acronym_follows_its_long_form():
    words = [["Yayasan", "Hutan", "Lestari", "(", "YHL", ")", "hadir"], ["YHL", "menanam"], ["Kata", "YHL", ","]]
    long_form = reading([(0, 3, "ORGANISATION"), (4, 5, "ORGANISATION")], ORGANISATION_0_3=0.99, ORGANISATION_4_5=0.97)
    wrong = reading([(0, 1, "PERSON")], PERSON_0_1=0.6, ORGANISATION_0_1=0.1)
    right = reading([(1, 2, "ORGANISATION")], ORGANISATION_1_2=0.8)
    assert agree(words, [long_form, wrong, right])[1] == [(0, 1, "ORGANISATION")]
