"""Scores the sentence splitter on treebanks of Universal Dependencies."""

import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from beritaenrich.evaluation.gold import GoldSets
from beritaenrich.sentences import split_sentences

TREEBANKS = ("PUD", "CSUI", "GSD")
_CUT = " ⏐ "


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
            shown = f"{text[max(0, offset - 50) : offset]}{_CUT}{text[offset : offset + 40].strip()}"
            print(f"{name} {sign} {shown}", file=sys.stderr)
        report[f"ud.{name}"] = precision_and_recall("sentence boundary", gold, found)
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


def precision_and_recall(what: str, gold: set[Any], found: set[Any]) -> dict[str, float]:
    """Return precision, recall and F1 of what was found, under the name of what it is.

    Examples:
        >>> precision_and_recall("word", {"a", "b"}, {"a"})["word P"]
        1.0
    """
    hits = len(gold & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    return {
        f"{what} P": precision,
        f"{what} R": recall,
        f"{what} F1": 2 * precision * recall / max(1e-9, precision + recall),
    }
