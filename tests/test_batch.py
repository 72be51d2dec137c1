"""Many articles: lazily, in order, what `enrich` gives for each, and a bad item is a record."""

import gc
from datetime import date, datetime, timedelta, timezone
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from beritaenrich import Article, Failure, InputTypeError, InputValueError, enrich, enrich_many
from beritaenrich.entities.numpy_engine import read, read_documents
from beritaenrich.samples import sample, sample_names

_TEXTS = [f"JAKARTA - Gubernur meresmikan {number} jembatan pada Senin (6/11/2023)." for number in range(40)]
_ODD = ["", "Satu.", "\ud800 di Medan.", "A\x00B", "<p>Medan</p>", "x" * 3000, "Ia ke Bogor. " * 200]


def _articles() -> list[str]:
    samples = [sample(name) for name in sample_names()]
    return [*samples, *_ODD, *(text[number * 50 :] for number, text in enumerate(samples * 6))]


@pytest.fixture(scope="module")
def one_by_one() -> list[Article]:
    return [enrich(text) for text in _articles()]


@pytest.mark.parametrize("workers", [1, 2])
def test_it_gives_what_enrich_gives_in_order(workers, one_by_one):
    """To the last digit of a score, although the tagger takes the sentences of many articles together."""
    together = list(enrich_many(_articles(), workers=workers))
    assert together == one_by_one
    assert [article.to_dict() for article in together] == [article.to_dict() for article in one_by_one]


def test_what_was_read_before_changes_nothing(one_by_one):
    assert list(enrich_many(reversed(_articles()))) == one_by_one[::-1]


def test_documents_read_together_are_read_alike():
    sentence = ["Wali", "Kota", "Medan", "Sari", "Lubis", "bertemu", "Kapolri", "di", "Jakarta", "."]
    documents = [[sentence[start:end]] for start in range(5) for end in range(start + 1, len(sentence) + 1)]
    for document, readings in zip(documents, read_documents(documents), strict=True):
        (alone,), (reading,) = read(document), readings
        assert alone.names == reading.names
        assert (alone.lattice.forward == reading.lattice.forward).all()
        assert (alone.lattice.backward == reading.lattice.backward).all()


def test_no_articles():
    assert list(enrich_many([])) == []
    assert list(enrich_many([], workers=2)) == []


def test_it_is_lazy():
    numbers = count()
    results = enrich_many(_TEXTS[next(numbers) % 40] for _ in count())
    assert next(numbers) == 0
    next(results)
    assert next(numbers) == 2


@pytest.mark.parametrize("workers", [1, 2])
def test_it_draws_a_few_articles_ahead(workers):
    numbers = count()
    results = enrich_many((_TEXTS[next(numbers) % 40] for _ in count()), workers=workers)
    for _ in range(40):
        next(results)
    assert next(numbers) < 40 + 64 * 4 * workers
    results.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_item_is_a_record_in_its_place(workers):
    items = ["Hujan turun.", None, ("b", 3), {"id": "c"}, {"id": 4, "text": "a", "outlet": 1}, "Panas."]
    results = list(enrich_many(items, workers=workers))
    assert [type(result) for result in results] == [Article, Failure, Failure, Failure, Failure, Article]
    assert (results[2].index, results[2].id, results[2].error) == (2, "b", "InputTypeError")
    assert "'text'" in results[3].message
    assert "'outlet'" in results[4].message


def test_an_article_that_fails_spoils_no_other(monkeypatch):
    """Whatever stage it fails in."""

    def tag(documents):
        if any(document and document[0].text == "Rusak." for document in documents):
            raise ValueError("rusak")
        return real(documents)

    from beritaenrich.entities import tagging

    real = tagging.tag_documents
    monkeypatch.setattr(tagging, "tag_documents", tag)
    monkeypatch.setattr("beritaenrich.entities.tag_entities", lambda sentences: tag([sentences])[0])
    results = list(enrich_many(["Hujan.", "Panas.", "Rusak.", "Medan."]))
    assert [type(result) for result in results] == [Article, Article, Failure, Article]
    assert results[2] == Failure(index=2, id=None, error="ValueError", message="rusak")


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_can_be_raised_instead(workers):
    results = enrich_many(["Hujan.", None, "Panas."], workers=workers, on_error="raise")
    assert next(results) == enrich("Hujan.")
    with pytest.raises(InputTypeError, match="items"):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_source_that_breaks_raises_when_what_it_gave_is_done(workers):
    def source():
        yield from _TEXTS[:5]
        raise OSError("berkas hilang")

    results = enrich_many(source(), workers=workers)
    assert [next(results).raw for _ in range(5)] == _TEXTS[:5]
    with pytest.raises(OSError, match="berkas hilang"):
        next(results)


def test_items_may_be_pairs_and_mappings():
    text = "Rapat digelar kemarin."
    published = date(2023, 11, 6)
    plain, pair, mapping, iso = enrich_many(
        [text, ("a", text), {"text": text, "published": published}, {"text": text, "published": "2023-11-06"}]
    )
    assert plain == pair
    assert mapping == iso == enrich(text, published=published)
    assert mapping.dates[0].value == "2023-11-05"


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    "published",
    [
        date(2023, 11, 6),
        datetime(2023, 11, 6, 8),  # noqa: DTZ001 - naive on purpose
        datetime(2023, 11, 6, 8, tzinfo=ZoneInfo("Asia/Makassar")),
        datetime(2023, 11, 6, 1, tzinfo=timezone(timedelta(hours=-3))),
    ],
    ids=str,
)
def test_any_moment_of_publication(published, workers):
    text = "Rapat digelar kemarin pukul 10.00."
    assert list(enrich_many([{"text": text, "published": published}], workers)) == [enrich(text, published)]


@pytest.mark.parametrize(
    ("arguments", "error"), [({"workers": 0}, InputValueError), ({"on_error": "stop"}, InputValueError)]
)
def test_wrong_arguments_are_named_at_once(arguments, error):
    with pytest.raises(error, match=next(iter(arguments))):
        enrich_many([], **arguments)


@pytest.mark.parametrize("items", ["satu artikel", b"x", 3])
def test_items_must_be_an_iterable_of_articles(items):
    with pytest.raises(InputTypeError, match="items"):
        enrich_many(items)


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_does_not_change_the_results(capsys, workers):
    assert list(enrich_many(_TEXTS[:2], workers, progress=True)) == list(enrich_many(_TEXTS[:2]))
    assert "2/2" in capsys.readouterr().err


@pytest.mark.parametrize("running", [True, False])
def test_the_garbage_collector_is_left_as_it_was(running):
    (gc.enable if running else gc.disable)()
    try:
        for _ in enrich_many(["Hujan turun.", 5]):
            assert gc.isenabled() is running
    finally:
        gc.enable()
