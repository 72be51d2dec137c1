"""The sample articles: each comes out as its expectation says, but for the misses that are known, and as it did before."""

import pytest

import beritaenrich as be
from beritaenrich.errors import InputValueError
from beritaenrich.lexicon import resource
from beritaenrich.samples import DEFAULT_SAMPLE, sample, sample_names
from sample_articles import FOLDER, NAMES, enriched, expected, golden_text, known_misses, misses, parse, raw

_CHECKS = ("metadata", "text", "blocks", "mentions", "dates", "quotes", "acronyms", "roles", "attributions")


@pytest.mark.parametrize("check", _CHECKS)
@pytest.mark.parametrize("name", NAMES)
def test_the_facts_hold_but_for_known_misses(name, check):
    """A miss that is no longer one fails too: then `python tests/renew_golden.py` takes it off the list."""
    assert misses(name).get(check, []) == known_misses().get(name, {}).get(check, [])


@pytest.mark.parametrize("name", NAMES)
def test_the_result_is_the_one_that_was_read(name):
    """`python tests/renew_golden.py` renews it; read the diff."""
    assert golden_text(name) == (FOLDER / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_expectations_fit_their_article(name):
    """What an expectation speaks of stands in the raw text."""
    text, body = raw(name), expected(name)["body"]
    for _, words in body["dropped"]:
        assert words in text
    marked = parse(body["marked"])
    assert len(marked.mentions) >= 10
    assert len(marked.dates) >= 5
    for _, words in body["quotes"]:
        assert words in marked.text
    assert "{" not in marked.text
    assert "[" not in marked.text


def test_few_names_and_dates_are_missed():
    """A floor under the known misses: nine names of ten come out right, and nineteen dates of twenty."""
    truths = [parse(expected(name)["body"]["marked"]) for name in NAMES]
    for check, share, total in (
        ("mentions", 0.1, sum(len(truth.mentions) for truth in truths)),
        ("dates", 0.05, sum(len(truth.dates) for truth in truths)),
    ):
        missing = [line for name in NAMES for line in misses(name).get(check, []) if line.startswith("-")]
        assert len(missing) <= share * total, missing


_LAYOUTS = {
    "Windows newlines, blanks before them": lambda text: text.replace("\n", " \t\r\n"),
    "line separators, empty lines between": lambda text: text.replace("\n", "\u2028\u2028"),
}


@pytest.mark.parametrize("layout", _LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_the_layout_of_the_lines_changes_nothing(name, layout):
    article, changed = enriched(name), be.enrich(_LAYOUTS[layout](raw(name)))
    assert changed.text.split() == article.text.split()
    assert [mention.text.split() for mention in changed.mentions] == [
        mention.text.split() for mention in article.mentions
    ]
    assert [(date.value, date.begin) for date in changed.dates] == [(date.value, date.begin) for date in article.dates]
    assert [block.kind for block in changed.blocks] == [block.kind for block in article.blocks]


class TestShippedSamples:
    def test_they_are_the_articles_of_the_tests(self):
        for name in sample_names():
            assert sample(name) == raw(name)

    def test_there_is_a_default(self):
        assert DEFAULT_SAMPLE in sample_names()
        assert len(sample_names()) >= 2

    def test_another_name_is_refused_with_the_list(self):
        with pytest.raises(InputValueError, match=r"no sample '\.\./okezone'; there are: antara_babel, okezone"):
            sample("../okezone")

    def test_they_are_small(self):
        assert all(len(resource(f"samples/{name}.txt").read_bytes()) < 4000 for name in sample_names())
