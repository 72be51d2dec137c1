"""The dates stage on the development half of the gold set, by the scorer that lies beside it, with floors per class."""

import importlib.util
from datetime import datetime

import pytest

from beritaenrich.dates import normalise_dates
from beritaenrich.evaluation.predictions import date_predictions

pytestmark = pytest.mark.shared
FLOORS = {"strict+val": 0.99, "relax+val": 0.99, "relax+ivl": 0.99, "strict": 0.99}
FLOOR_OF_A_CLASS = 0.95
MOST_EMPTY_ITEMS_WITH_A_DATE = 0


@pytest.fixture(scope="module")
def score(gold_sets):
    spec = importlib.util.spec_from_file_location("dates_score", gold_sets.eval / "dates" / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    items = gold_sets.date_items()
    predictions = {
        item["id"]: date_predictions(normalise_dates(item["text"], datetime.fromisoformat(item["published"])))
        for item in items
    }
    return scorer.score(items, predictions)


@pytest.mark.parametrize("metric", FLOORS)
def test_figures(score, metric):
    assert score["metrics"][metric][2] >= FLOORS[metric]


def test_every_class(score):
    low = {
        name: figures["val"] / figures["n"]
        for name, figures in score["classes"].items()
        if figures["val"] / figures["n"] < FLOOR_OF_A_CLASS
    }
    assert low == {}


def test_sentences_without_a_date(score):
    assert score["empty_items_with_fp"] <= MOST_EMPTY_ITEMS_WITH_A_DATE


def test_the_weekday_checksum(gold_sets):
    for item in gold_sets.date_items():
        flags = [mention.get("weekday_mismatch", False) for mention in item["mentions"]]
        found = normalise_dates(item["text"], datetime.fromisoformat(item["published"]))
        assert [mention.weekday_agrees is False for mention in found] == flags
