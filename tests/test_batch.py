"""Many articles: lazily, in order, and a bad item is a record."""

from datetime import date

import pytest

from beritaenrich import Article, Failure, InputTypeError, InputValueError, enrich, enrich_many

_TEXTS = [f"JAKARTA - Gubernur meresmikan {number} jembatan pada Senin (6/11/2023)." for number in range(40)]


def test_it_gives_what_enrich_gives_in_order():
    assert list(enrich_many(_TEXTS[:3])) == [enrich(text) for text in _TEXTS[:3]]


def test_it_is_lazy():
    drawn = []

    def source():
        for text in _TEXTS:
            drawn.append(text)
            yield text

    results = enrich_many(source())
    assert drawn == []
    next(results)
    assert len(drawn) == 1


def test_two_processes_give_the_same():
    assert list(enrich_many(_TEXTS, workers=2)) == list(enrich_many(_TEXTS))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_item_is_a_record_in_its_place(workers):
    results = list(enrich_many(["Hujan turun.", None, ("b", 3), {"id": "c"}, "Panas."], workers=workers))
    assert [type(result) for result in results] == [Article, Failure, Failure, Failure, Article]
    assert (results[2].index, results[2].id, results[2].error) == (2, "b", "InputTypeError")
    assert "'text'" in results[3].message


def test_an_error_can_be_raised_instead():
    with pytest.raises(InputTypeError, match="items"):
        list(enrich_many([None], on_error="raise"))


def test_items_may_be_pairs_and_mappings():
    text = "Rapat digelar kemarin."
    published = date(2023, 11, 6)
    plain, pair, mapping, iso = enrich_many(
        [text, ("a", text), {"text": text, "published": published}, {"text": text, "published": "2023-11-06"}]
    )
    assert plain == pair
    assert mapping == iso == enrich(text, published=published)
    assert mapping.dates[0].value == "2023-11-05"


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


def test_progress_does_not_change_the_results(capsys):
    assert list(enrich_many(_TEXTS[:2], progress=True)) == list(enrich_many(_TEXTS[:2]))
    assert "article" in capsys.readouterr().err
