"""The dates stage is fast: linear on hostile input, and far faster than `dateparser.search_dates` on the same sentences."""

import json
import warnings
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from beritaenrich.dates import normalise_dates
from growth import MOST, exponent, repeated, seconds

UNITS = [
    "Senin (",
    "12-13 ",
    "1/",
    "1.",
    "1,",
    "dua ",
    "3, ",
    "Juli ",
    "2023-",
    "(1/2/2023) ",
    "akan ",
    "1x",
    "H-",
    "12 dan ",
    "ke-",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit):
    def prepare(size):
        return partial(normalise_dates, repeated(unit, size), date(2024, 1, 1))

    assert exponent(prepare, 20_000, 80_000) < MOST


@pytest.mark.slow
def test_far_faster_than_dateparser():
    path = Path(__file__).parent / "cases" / "dates.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()][:200]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.search import search_dates

        search_dates(texts[0], languages=["id", "en"])
        normalise_dates(texts[0])
        ours = seconds(lambda: [normalise_dates(text) for text in texts])
        theirs = seconds(lambda: [search_dates(text, languages=["id", "en"]) for text in texts])
    assert theirs > 15 * ours
