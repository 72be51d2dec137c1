"""Key phrases: what ranks first, how forms and names are grouped, where they occur."""

from functools import partial

import pytest

from beritaenrich import keywords as module
from beritaenrich.errors import InputTypeError
from beritaenrich.keywords import extract_keywords, stop_words
from beritaenrich.model import Entity, EntityKind, Mention
from beritaenrich.sentences import split_sentences
from beritaenrich.stemming import stem
from growth import MOST, exponent

ARTICLE = (
    "Nelayan Teluk Biru memprotes tambang pasir laut. Tambang pasir laut itu merusak terumbu karang, kata Sari Wulan. "
    "Penambangan pasir laut dimulai dua tahun lalu. Sari meminta pemerintah mencabut izin tambang. "
    "Terumbu karang di teluk itu tempat ikan bertelur, dan para nelayan hidup dari ikan."
)


def mention(text, surface, entity, nth=0, kind=EntityKind.PERSON):
    at = -1
    for _ in range(nth + 1):
        at = text.index(surface, at + 1)
    return Mention(start=at, end=at + len(surface), text=surface, kind=kind, score=1.0, sentence=0, entity=entity)


def test_phrases_before_words():
    found = [keyword.text for keyword in extract_keywords(split_sentences(ARTICLE), top=5)]
    assert "tambang pasir laut" in [text.lower() for text in found] or "pasir laut" in [text.lower() for text in found]
    assert "terumbu karang" in [text.lower() for text in found]


def test_scores_fall_and_occurrences_are_true():
    keywords = extract_keywords(split_sentences(ARTICLE))
    assert [k.score for k in keywords] == sorted((k.score for k in keywords), reverse=True)
    for keyword in keywords:
        assert keyword.occurrences
        for place in keyword.occurrences:
            assert ARTICLE[place.start : place.end] == place.text


def test_no_stop_words():
    for keyword in extract_keywords(split_sentences(ARTICLE), top=50):
        words = keyword.text.lower().split()
        assert words[0] not in stop_words()
        assert words[-1] not in stop_words()


def test_forms_are_grouped_by_their_stem():
    text = "Dua pemuda mencuri kapal nelayan. Pencurian itu terjadi Senin. Kapal nelayan ditemukan di teluk."
    keywords = {k.text.lower(): k for k in extract_keywords(split_sentences(text), top=50)}
    group = keywords.get("mencuri") or keywords["pencurian"]
    assert {place.text.lower() for place in group.occurrences} == {"mencuri", "pencurian"}


@pytest.mark.parametrize(
    "forms",
    [
        "mencuri pencurian dicuri pencuri curi",
        "menunggak tunggakan penunggak",
        "memenuhi dipenuhi pemenuhan penuh",
        "menaikkan kenaikan naik dinaikkan",
        "membangun pembangunan bangunan dibangun",
        "menulis tulisan penulis ditulis tulis",
        "pertambangan penambangan menambang tambang ditambangnya",
        "perjalanan berjalan jalan menjalankan",
    ],
)
def test_stemming_only_what_may_be_related_groups_as_stemming_everything(forms):
    forms = {*forms.split(), "kapal", "rumahnya", "berlayar"}
    keys = module._keys(forms)
    for one in forms:
        for other in forms:
            assert (keys[one] == keys[other]) == (stem(one) == stem(other))


def test_names_of_one_entity_are_one_phrase_and_are_not_stemmed():
    mentions = [mention(ARTICLE, "Sari Wulan", 0), mention(ARTICLE, "Sari", 0, nth=1)]
    entities = [Entity(name="Sari Wulan", kind=EntityKind.PERSON, mentions=(0, 1))]
    keywords = {k.text: k for k in extract_keywords(split_sentences(ARTICLE), mentions, entities, top=50)}
    assert [place.text for place in keywords["Sari Wulan"].occurrences] == ["Sari Wulan", "Sari"]
    assert "Sari" not in keywords


def test_mentions_without_entities():
    mentions = [mention(ARTICLE, "Teluk Biru", None, kind=EntityKind.PLACE)]
    assert "Teluk Biru" in [k.text for k in extract_keywords(split_sentences(ARTICLE), mentions, top=50)]


def test_one_text_stands_once():
    mentions = [mention(ARTICLE, "Sari Wulan", 0), mention(ARTICLE, "Sari", 1, nth=1)]
    entities = [Entity(name="Sari", kind=EntityKind.PERSON), Entity(name="Sari", kind=EntityKind.PLACE)]
    texts = [k.text for k in extract_keywords(split_sentences(ARTICLE), mentions, entities, top=50)]
    assert texts.count("Sari") == 1


@pytest.mark.parametrize("top", [0, 1, 3])
def test_top(top):
    assert len(extract_keywords(split_sentences(ARTICLE), top=top)) == top


def test_nothing_to_find():
    assert extract_keywords(()) == ()
    assert extract_keywords(split_sentences("Dan yang di ke 12 345.")) == ()


@pytest.mark.parametrize("top", ["3", None, 2.5, True])
def test_wrong_type(top):
    with pytest.raises(InputTypeError, match="top"):
        extract_keywords((), top=top)


def test_linear_time():
    def prepare(count):
        sentences = split_sentences("Kapal karam di teluk biru saat badai besar menerjang. " * count)
        return partial(extract_keywords, sentences)

    assert exponent(prepare, 1_000, 4_000) < MOST
