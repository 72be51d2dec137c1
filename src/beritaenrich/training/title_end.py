"""Learns the weights of `cleaning/title_end.toml`: `python -m beritaenrich.training.title_end NEWS.jsonl > title_end.toml`.

`NEWS.jsonl` holds a document a line, `{"text": …}`. Titles that stand on a line of their own after `Baca juga:` are glued to
the paragraph below, as scrapers do, with and without a blank, and a log-linear model learns where they end.
"""

import json
import random
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from beritaenrich.cleaning.shapes import title_share
from beritaenrich.cleaning.title_end import candidates
from beritaenrich.cleaning.title_features import features
from beritaenrich.cleaning.title_words import MOST_WORDS, split_words

_HEADER = re.compile(r"(?i:baca|lihat|simak)\s?(?i:juga)\s?:?\s?(?P<title>.{15,200})")
_PARAGRAPH = re.compile(r".{60,}[.!?”\"]")
_ALONE, _GLUED = 0.15, 0.35
_STEPS = 600


@dataclass(frozen=True, slots=True)
class Example:
    """The features of each candidate, and which of them is right."""

    candidates: tuple[dict[str, float], ...]
    gold: int


def pairs(documents: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield title, paragraph below, text before and text after, for titles on lines of their own; each pair once."""
    seen: set[tuple[str, str]] = set()
    for text in documents:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        for index in range(1, len(lines) - 1):
            match = _HEADER.fullmatch(lines[index])
            following = lines[index + 1]
            if match is None or _HEADER.match(following) or not _PARAGRAPH.fullmatch(following):
                continue
            title = match["title"].strip()
            key = (title, following[:50])
            if key in seen or (title.endswith(".") and not title.endswith("...")):
                continue
            seen.add(key)
            yield title, following, " ".join(lines[:index])[-3000:], " ".join(lines[index + 2 :])[:1500]


def example(title: str, following: str, before: str, after: str, draw: float) -> Example | None:
    """Glue a title to the paragraph below (`draw` says how), or return None where its end is no candidate."""
    text = title if draw < _ALONE else title + ("" if draw < _GLUED else " ") + following[:400]
    words = split_words(text, 0, len(text))
    open_ended = draw >= _ALONE and len(words) >= MOST_WORDS
    context = f"{before} {following[200:400]} {after}"
    plain = title_share(title) < 0.6
    gold, found = None, []
    for number, index in enumerate(candidates(words)):
        at = words[index].start if index < len(words) else len(text)
        if at in {len(title), len(title) + 1} and (index < len(words) or draw < _ALONE):
            gold = number
        found.append(dict(features(words, index, context, open_ended=open_ended, plain=plain)))
    return None if gold is None else Example(tuple(found), gold)


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights that make the right candidates likely (softmax over candidates, Adam, a little L2)."""
    import numpy as np

    names = sorted({name for one in examples for candidate in one.candidates for name in candidate})
    place = {name: number for number, name in enumerate(names)}
    rows = [candidate for one in examples for candidate in one.candidates]
    matrix = np.zeros((len(rows), len(names)))
    for row, candidate in enumerate(rows):
        for name, value in candidate.items():
            matrix[row, place[name]] = value
    sizes = np.array([len(one.candidates) for one in examples])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(examples)), sizes)
    gold = starts + np.array([one.gold for one in examples])
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for _ in range(_STEPS):
        scores = matrix @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        likely /= np.add.reduceat(likely, starts)[owner]
        slope = (matrix[gold].sum(0) - likely @ matrix) / len(examples) - 0.001 * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights += 0.05 * mean / (np.sqrt(square) + 1e-8)
    return {name: round(float(weights[place[name]]), 2) for name in names}


def accuracy(examples: Sequence[Example], weights: dict[str, float]) -> float:
    """Return the share of examples whose right candidate scores best."""
    right = 0
    for one in examples:
        scores = [sum(weights.get(name, 0.0) * value for name, value in found.items()) for found in one.candidates]
        right += scores.index(max(scores)) == one.gold
    return right / len(examples)


def main(path: str) -> None:
    """Print the weights as TOML; what was held out is scored on the standard error stream."""
    with Path(path).open(encoding="utf-8") as lines:
        documents = (json.loads(line)["text"] for line in lines)
        found = [
            (zlib.crc32(pair[2][:100].encode(errors="replace")) % 5, example(*pair, random.Random(number).random()))  # noqa: S311 - repeatable
            for number, pair in enumerate(pairs(documents))
        ]
    train = [one for fold, one in found if one is not None and fold]
    held_out = [one for fold, one in found if one is not None and not fold]
    weights = learn(train)
    print(f"{len(train)} titles learnt, {len(held_out)} held out: {accuracy(held_out, weights):.3f}", file=sys.stderr)
    print("# Weights of the log-linear model in cleaning/title_end.py: which word is the first after a glued title.")
    print("# Learnt from titles on lines of their own in public Indonesian news, glued to the paragraph below.")
    print('source = "learnt from public Indonesian news; plain numbers, no text"\n\n[weights]')
    for name, weight in weights.items():
        print(f"{name} = {weight}")


if __name__ == "__main__":
    main(sys.argv[1])
