"""Many sentences at once: the fast paths against their plain twins, and rows that do not depend on their neighbours."""

import numpy as np
import pytest

from beritaenrich.entities.decoding import Lattice, best_path, names_in
from beritaenrich.entities.network import Memory, load_network
from beritaenrich.entities.parallel_decoding import readings
from beritaenrich.entities.products import independent, product

LENGTHS = (1, 1, 2, 3, 7, 7, 30, 90, 1, 256)


@pytest.fixture(scope="module")
def scores():
    """Scores of sentences of many lengths, more than are decoded at once."""
    random = np.random.default_rng(3)
    tags = len(load_network().tags)
    return [random.normal(0, 4, (length, tags)).astype(np.float32) for length in LENGTHS * 15]


def test_reading_many_gives_what_reading_one_gives(scores):
    network = load_network()
    for item, reading in zip(scores, readings(scores, network.transitions, network.tags, 1.3), strict=True):
        assert reading.names == names_in([network.tags[tag] for tag in best_path(item, network.transitions)])
        plain = Lattice(item, network.transitions, network.tags, 1.3)
        for table in ("local", "step", "forward", "backward", "scale"):
            np.testing.assert_allclose(getattr(reading.lattice, table), getattr(plain, table), rtol=1e-9, atol=1e-12)


def test_decoding_does_not_depend_on_what_stands_beside(scores):
    network = load_network()
    together = readings(scores, network.transitions, network.tags)
    for item, reading in list(zip(scores, together, strict=True))[::7]:
        (alone,) = readings([item], network.transitions, network.tags)
        assert alone.names == reading.names
        for table in ("local", "forward", "backward", "scale"):
            assert np.array_equal(getattr(alone.lattice, table), getattr(reading.lattice, table))


def test_scores_do_not_depend_on_what_stands_beside_or_was_read_before():
    network = load_network()
    if not network.independent:
        pytest.skip("on this machine each document is read by itself")
    words = [
        "Wali",
        "Kota",
        "Medan",
        "Sari",
        "Lubis",
        "bertemu",
        "Kapolri",
        "di",
        "Jakarta",
        "dan",
        "Bogor",
        "kemarin",
        ".",
    ]
    sentences = [words[start:end] for start in range(8) for end in range(start + 1, len(words) + 1)] * 4
    together = network.emissions(sentences)
    for sentence, found in list(zip(sentences, together, strict=True))[::5]:
        network.memory.clear()
        assert np.array_equal(network.emissions([sentence])[0], found)


def test_where_rows_depend_on_each_other_nothing_is_shared(monkeypatch):
    from beritaenrich.entities import numpy_engine

    network = load_network()
    monkeypatch.setattr(network, "independent", False)
    documents = [[["Sari", "Lubis", "tiba", "."]], [], [["Hujan", "."], ["Medan", "."]]]
    found = numpy_engine.read_documents(documents)
    assert [len(document) for document in found] == [1, 0, 2]
    assert set(network.memory._rows) == {"Hujan", ".", "Medan"}
    assert found[0][0].names == numpy_engine.read(documents[0])[0].names


def test_the_memory_keeps_the_words_used_last():
    computed = []

    def lengths(words):
        computed.extend(words)
        return np.array([[[len(word)] for word in words]] * 2, dtype=np.float32)

    memory = Memory(capacity=3, width=1)
    for words in (["a", "bb"], ["ccc", "a"], ["dddd"], ["a", "bb", "dddd"]):
        rows = memory.rows(words, lengths)
        assert memory.table[:, rows, 0].tolist() == [[len(word) for word in words]] * 2
    assert computed == ["a", "bb", "ccc", "dddd", "bb"]


@pytest.mark.parametrize("count", [1, 2, 63, 64, 65, 200])
def test_products_in_blocks(count):
    random = np.random.default_rng(5)
    rows = random.normal(size=(count, 12)).astype(np.float32)
    matrix = random.normal(size=(12, 5)).astype(np.float32)
    np.testing.assert_allclose(product(rows, matrix), rows @ matrix, rtol=1e-4, atol=1e-5)
    assert independent(matrix) in (True, False)
