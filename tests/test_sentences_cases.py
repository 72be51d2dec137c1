"""The golden rules for sentences: each holds, known failures still fail, and their page shows them all."""

import json
from pathlib import Path

import pytest

from beritaenrich.evaluation.golden_rules import expected, main, page_with_cases, raw_text, read_cases
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
    assert page == page_with_cases(page, CASES), "run python -m beritaenrich.evaluation.golden_rules"


def test_the_command_prints_figures_and_renews_the_page(tmp_path, capsys):
    page, cases = tmp_path / "page.md", tmp_path / "cases.jsonl"
    page.write_text("Atas\n<!-- golden rules: begin -->\nusang\n<!-- golden rules: end -->\nBawah\n", encoding="utf-8")
    rows = [
        {"phenomenon": "titles", "text": "dr. Sari tiba. ⏐ Ia pulang."},
        {"phenomenon": "titles", "text": "Satu | dua. ⏐ tiga.", "known_failure": True},
    ]
    cases.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["--cases", str(cases), "--page", str(page)]) == 0
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()][-1] == "0.500"
    text = page.read_text(encoding="utf-8")
    assert "usang" not in text
    assert "### titles\n\n- dr. Sari tiba. ⏐ Ia pulang.\n- Satu \\| dua. ⏐ tiga. *(known failure)*\n" in text
    assert text.startswith("Atas\n")
    assert text.endswith("Bawah\n")
