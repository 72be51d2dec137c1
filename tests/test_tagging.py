"""The tagger: what it finds, what it refuses, and that nothing makes it fall over."""

from functools import partial

import pytest

import beritaenrich.entities.weights as weights_module
from beritaenrich.entities import tag_entities
from beritaenrich.errors import InputTypeError, InputValueError, ModelError
from beritaenrich.sentences import split_sentences
from growth import MOST, exponent, repeated

ARTICLE = (
    "SEMARANG - Wali Kota Semarang Hendra Gunadi meresmikan Pasar Johar, Selasa (4/3/2025).\n"
    "Menurut Gunadi, Kementerian Perdagangan dan Bank Jateng ikut membiayai.\n"
    "Ketua Komisi Pemberantasan Korupsi (KPK) Laras Widyawati hadir bersama tim Persib Bandung dari Jepang."
)


def found(text, **options):
    return [(mention.text, mention.kind.value) for mention in tag_entities(text, **options)]


def test_names_of_each_kind():
    names = found(ARTICLE)
    for name in (
        ("Hendra Gunadi", "PERSON"),
        ("SEMARANG", "PLACE"),
        ("Kementerian Perdagangan", "ORGANISATION"),
        ("KPK", "ORGANISATION"),
        ("Laras Widyawati", "PERSON"),
        ("Persib Bandung", "ORGANISATION"),
        ("Jepang", "PLACE"),
    ):
        assert name in names


def test_mentions_are_slices_in_order():
    sentences = split_sentences(ARTICLE)
    mentions = tag_entities(sentences)
    assert mentions == tag_entities(ARTICLE)
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)
    for mention in mentions:
        assert ARTICLE[mention.start : mention.end] == mention.text
        sentence = sentences[mention.sentence]
        assert sentence.raw[mention.start - sentence.start : mention.end - sentence.start] == mention.text
        assert 0.0 <= mention.score <= 1.0


def test_same_input_same_output():
    tag_entities("Rina Kartika lahir di Ambon.")
    assert tag_entities(ARTICLE) == tag_entities(ARTICLE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rapat dipimpin PresidenJoko Widodo di Bogor.", ("Joko Widodo", "PERSON")),
        ("Kabar itu dikutip dariReuters kemarin.", ("Reuters", "ORGANISATION")),
    ],
)
def test_glued_words_are_cut(text, name):
    assert name in found(text)


def test_the_stop_of_an_abbreviation_is_no_part_of_a_name():
    assert ("PT Semen Padang Jaya Tbk", "ORGANISATION") in found("Ia memimpin PT Semen Padang Jaya Tbk. pada 2019.")


def test_a_broken_dash_is_no_part_of_a_name():
    assert ("Medan", "PLACE") in found("Ia tiba di Medanâ kemarin.")


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\0", "\ud800", "\u202e\u200b", "…", "—" * 50])
def test_texts_without_names(text):
    assert tag_entities(text) == ()


def test_no_sentences():
    assert tag_entities([]) == ()
    assert tag_entities(()) == ()


@pytest.mark.parametrize("value", [None, 3, b"Medan", {"a"}, [1], ["Medan"]])
def test_wrong_types(value):
    with pytest.raises(InputTypeError, match="sentences"):
        tag_entities(value)


def test_unknown_engine_names_the_ones_there_are():
    with pytest.raises(InputValueError, match=r"'torch'.*'numpy', 'stanza'"):
        tag_entities("Medan", engine="torch")


def test_lone_surrogates_between_names():
    mentions = tag_entities("Joko Widodo \ud83d tiba di Medan \udfff.")
    assert ("Medan", "PLACE") in [(mention.text, mention.kind.value) for mention in mentions]


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Joko Widodo ", "kata dia, ", "A", "aB", '"', "(KPK) ", "Ia ke Ambon. "])
def test_linear_time(unit):
    assert exponent(lambda size: partial(tag_entities, repeated(unit, size)), 20_000, 80_000) < MOST


def test_a_word_without_end_takes_linear_time():
    assert exponent(lambda size: partial(tag_entities, "x" * size), 1_000_000, 4_000_000) < MOST


@pytest.fixture
def fresh_weights():
    weights_module.load_weights.cache_clear()
    yield
    weights_module.load_weights.cache_clear()


@pytest.mark.usefixtures("fresh_weights")
def test_missing_file(monkeypatch, tmp_path):
    monkeypatch.setattr(weights_module, "files", lambda _package: tmp_path)
    with pytest.raises(
        ModelError, match=r"models/tagger.npz' is missing; expected SHA-256 [0-9a-f]{64}; .*pip install"
    ):
        weights_module.load_weights()


@pytest.mark.usefixtures("fresh_weights")
@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04"])
def test_damaged_file(monkeypatch, tmp_path, content):
    (tmp_path / "models").mkdir()
    (tmp_path / "models/tagger.npz").write_bytes(content)
    monkeypatch.setattr(weights_module, "files", lambda _package: tmp_path)
    with pytest.raises(ModelError, match=r"models/tagger.npz' is damaged: .*expected SHA-256 [0-9a-f]{64}"):
        weights_module.load_weights()


@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04"])
def test_bytes_that_are_no_weights(content):
    with pytest.raises(weights_module.UNREADABLE):
        weights_module.parse_weights(content)


def test_the_card_names_the_file_and_its_checksum():
    assert weights_module.load_weights().tags[0] == "O"
    assert len(weights_module.load_weights().tags) == 13
