"""Scores the sentence splitter: on treebanks of Universal Dependencies and on the project's own golden rules.

`python -m beritaenrich.evaluation.sentences` scores the golden rules and writes them into their page of the documentation.
"""

import argparse
import json
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from beritaenrich.evaluation.gold import GoldSets
from beritaenrich.sentences import split_sentences

TREEBANKS = ("PUD", "CSUI", "GSD")
CUT = " ⏐ "
_BEGIN, _END = "<!-- golden rules: begin -->", "<!-- golden rules: end -->"


def score_treebanks(sets: GoldSets, errors: int = 0) -> dict[str, dict[str, float]]:
    """Score sentence boundaries on the test sets of the treebanks, the sentences of each joined by a blank.

    The end of the text is no boundary, for it cannot be missed.
    """
    report = {}
    for name, sentences in read_treebanks(sets.root / "data" / "ud" / "treebanks.tar.xz"):
        text = " ".join(sentences)
        gold, found = _boundaries(sentences), _found(text)
        for offset in sorted(gold ^ found)[:errors]:
            sign = "+" if offset in found else "-"
            shown = f"{text[max(0, offset - 50) : offset]}{CUT}{text[offset : offset + 40].strip()}"
            print(f"{name} {sign} {shown}", file=sys.stderr)
        report[f"ud.{name}"] = _figures(gold, found)
    return report


def read_treebanks(archive: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the sentences of each test set in an archive of treebanks."""
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            name = next((name for name in TREEBANKS if f"id_{name.lower()}-ud-test.conllu" in member.name), None)
            file = files.extractfile(member) if name else None
            if name and file:
                lines = file.read().decode("utf-8").splitlines()
                yield name, [line.removeprefix("# text = ").strip() for line in lines if line.startswith("# text = ")]


def _boundaries(sentences: Iterable[str]) -> set[int]:
    ends: set[int] = set()
    at = -1
    for sentence in sentences:
        at += 1 + len(sentence)
        ends.add(at)
    ends.discard(at)
    return ends


def _found(text: str) -> set[int]:
    return {sentence.end for sentence in split_sentences(text)} - {len(text)}


def _figures(gold: set[int], found: set[int]) -> dict[str, float]:
    hits = len(gold & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    return {
        "sentence boundary P": precision,
        "sentence boundary R": recall,
        "sentence boundary F1": 2 * precision * recall / max(1e-9, precision + recall),
    }


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
    return text.replace(CUT, " ").replace("⏐", "")


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
    hits = len(gold & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    return {
        "sentence span P": precision,
        "sentence span R": recall,
        "sentence span F1": 2 * precision * recall / max(1e-9, precision + recall),
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
    parser = argparse.ArgumentParser(prog="python -m beritaenrich.evaluation.sentences", description=main.__doc__)
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
