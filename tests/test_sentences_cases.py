"""The golden rules for sentences: each holds, known failures still fail, and their page shows them all."""

from pathlib import Path

import pytest

from beritaenrich.evaluation.sentences import expected, page_with_cases, raw_text, read_cases
from beritaenrich.sentences import split_sentences

CASES = read_cases(Path(__file__).parent / "cases" / "sentences.jsonl")
PAGE = Path(__file__).parents[1] / "docs" / "sentences.md"


def _param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []
    return pytest.param(case, id=f"{case['phenomenon']}: {case['text'][:40]}", marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_golden_rule(case):
    assert [sentence.text for sentence in split_sentences(raw_text(case))] == expected(case)


def test_there_are_enough_rules_and_none_stands_twice():
    assert len(CASES) >= 100
    assert len({case["text"] for case in CASES}) == len(CASES)


def test_the_page_shows_the_rules():
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_with_cases(page, CASES), "run python -m beritaenrich.evaluation.sentences"
