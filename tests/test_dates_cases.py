"""Sentences with the dates in them, and sentences with none: written for this project from the annotation guideline."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from beritaenrich.dates import normalise_dates

_FOLDER = Path(__file__).parent / "cases"


def _read(name):
    return [json.loads(line) for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines()]


POSITIVE = _read("dates.jsonl")
NEGATIVE = _read("dates_negative.jsonl")
KNOWN_FAILURES = _read("dates_known_failures.jsonl")


def _found(case):
    published = datetime.fromisoformat(case["published"]) if case["published"] else None
    found = []
    for mention in normalise_dates(case["text"], published):
        entry = {"text": mention.text, "value": mention.value, "kind": mention.kind.value}
        if mention.mod:
            entry["mod"] = mention.mod.value
        found.append(entry)
    return found


@pytest.mark.parametrize("case", POSITIVE, ids=lambda case: case["text"][:60])
def test_sentence_with_dates(case):
    assert _found(case) == case["mentions"]


@pytest.mark.parametrize("case", NEGATIVE, ids=lambda case: case["text"][:60])
def test_sentence_without_dates(case):
    assert _found(case) == []


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=lambda case: case["why"])
def test_known_failure(case):
    assert _found(case) == case["mentions"]


def test_there_are_enough_sentences_and_none_stands_twice():
    keys = [(case["text"], case["published"]) for case in POSITIVE + NEGATIVE]
    assert len(keys) == len(set(keys))
    assert len(POSITIVE) >= 400
    assert len(NEGATIVE) >= 200
    assert all(case["mentions"] for case in POSITIVE)
    assert not any(case["mentions"] for case in NEGATIVE)
    for case in POSITIVE:
        assert all(mention["text"] in case["text"] for mention in case["mentions"])
