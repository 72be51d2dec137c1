"""The golden rules of sentence splitting: scores them, and writes them into their page of the documentation.

Run as `python -m beritaenrich.evaluation.golden_rules`.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from beritaenrich.evaluation.sentences import precision_and_recall
from beritaenrich.sentences import split_sentences

_CUT = " ⏐ "
_BEGIN, _END = "<!-- golden rules: begin -->", "<!-- golden rules: end -->"


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Return the golden rules: `phenomenon`, `text` with a mark at each cut, `known_failure` where it does not hold yet."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def raw_text(case: Mapping[str, Any]) -> str:
    """Return the text of a golden rule without the marks: `glued` ones stand for nothing, others for a blank.

    Examples:
        >>> raw_text({"text": "Ia pergi. ⏐ Kami tinggal.⏐Hujan."})
        'Ia pergi. Kami tinggal.Hujan.'
    """
    text: str = case["text"]
    return text.replace(_CUT, " ").replace("⏐", "")


def expected(case: Mapping[str, Any]) -> list[str]:
    """Return the sentences of a golden rule.

    Examples:
        >>> expected({"text": "Ia pergi. ⏐ Kami tinggal.⏐Hujan."})
        ['Ia pergi.', 'Kami tinggal.', 'Hujan.']
    """
    return [part.strip() for line in case["text"].split("\n") for part in line.split("⏐")]


def score_cases(cases: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Return the figures for whole sentences over golden rules, and the share of the rules that hold.

    Examples:
        >>> score_cases([{"text": "Ia pergi. ⏐ Kami tinggal."}, {"text": "dr. Sari tiba."}])["rules that hold"]
        1.0
    """
    results = [([sentence.text for sentence in split_sentences(raw_text(case))], expected(case)) for case in cases]
    found = {(number, text) for number, (sentences, _) in enumerate(results) for text in sentences}
    gold = {(number, text) for number, (_, sentences) in enumerate(results) for text in sentences}
    holding = sum(sentences == wanted for sentences, wanted in results)
    return {
        **precision_and_recall("sentence span", gold, found),
        "rules that hold": holding / max(1, len(results)),
    }


def page_with_cases(page: str, cases: Iterable[Mapping[str, Any]]) -> str:
    """Return the page with the golden rules between its two comments."""
    groups: dict[str, list[str]] = {}
    for case in cases:
        text = case["text"].replace("\n", " ↵ ").replace("|", "\\|").replace("<", "&lt;")
        note = " *(known failure)*" if case.get("known_failure") else ""
        groups.setdefault(case["phenomenon"], []).append(f"- {text}{note}")
    shown = "\n\n".join(f"### {name}\n\n" + "\n".join(lines) for name, lines in groups.items())
    head, _, rest = page.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    return f"{head}{_BEGIN}\n\n{shown}\n\n{_END}{tail}"


def main(argv: list[str] | None = None) -> int:
    """Write the golden rules into the page and print how many hold."""
    parser = argparse.ArgumentParser(prog="python -m beritaenrich.evaluation.golden_rules", description=main.__doc__)
    parser.add_argument("--cases", type=Path, default=Path("tests/cases/sentences.jsonl"))
    parser.add_argument("--page", type=Path, default=Path("docs/sentences.md"))
    arguments = parser.parse_args(argv)
    cases = read_cases(arguments.cases)
    for metric, value in score_cases(cases).items():
        print(f"{metric:<20}{value:8.3f}")
    page = page_with_cases(arguments.page.read_text(encoding="utf-8"), cases)
    arguments.page.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
