"""Five-fold evaluation on NER UI and NER UGM with IndoLEM's protocol (Koto et al. 2020): train, dev and test of each fold.

Each fold's model starts from one trained on the berita sentences, is trained on the fold's sentences, and is scored on its test
part, strictly, over all kinds of the set. `overlap` counts the test sentences that a file of annotated sentences holds as well.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from beritaenrich.entities.network import Network
from beritaenrich.entities.numpy_engine import read
from beritaenrich.entities.weights import parse_weights
from beritaenrich.training.config import TaggerConfig
from beritaenrich.training.corpus import PUBLIC_KINDS, Annotated, mention_set, read_columns
from beritaenrich.training.export import convert
from beritaenrich.training.silver import normalised
from beritaenrich.training.tagger import load_articles, train_tagger

KINDS = {**PUBLIC_KINDS, "TIME": "TIME", "QUANTITY": "QUANTITY"}
"""UGM has five kinds, UI three."""

FOLDS = range(1, 6)


def write_rows(path: Path, rows: Sequence[Annotated]) -> None:
    """Write sentences in the form of the berita set, each an article of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows):
            line = {"article": number, "text": row.text, "entities": row.entities}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def overlap(folder: Path, others: Iterable[Annotated]) -> int:
    """Return how many sentences of a five-fold set are among others, without regard to case, blanks and marks."""
    seen = {normalised(row.text) for row in others}
    return sum(
        normalised(row.text) in seen for fold in FOLDS for row in read_columns(folder / f"test.{fold:02}.tsv", KINDS)
    )


def run_fold(folder: Path, fold: int, work: Path, *, start: Path, vectors: Path, config: TaggerConfig) -> float:
    """Train on one fold, starting from an earlier model, and return the strict F1 (in percent) on its test part."""
    here = work / f"{folder.name}.{fold:02}"
    for part in ("train", "dev", "test"):
        write_rows(here / f"ner/berita/{part}.jsonl", read_columns(folder / f"{part}.{fold:02}.tsv", KINDS))
    model = train_tagger(here, here, vectors, replace(config, seed=fold), start=start)
    network = Network(parse_weights(convert(model, vectors)))
    test = [sentence for article in load_articles(here / "ner/berita/test.jsonl") for sentence in article]
    right = found = gold = 0
    for sentence, reading in zip(test, read([[word for word, _ in item] for item in test], network), strict=True):
        truth, guess = mention_set([label for _, label in sentence]), set(reading.names)
        right, found, gold = right + len(truth & guess), found + len(guess), gold + len(truth)
    return 200 * right / max(1, found + gold)


def run(data: Path, work: Path, *, start: Path, vectors: Path, config: TaggerConfig) -> Iterator[str]:
    """Yield a line for each fold of NER UI and NER UGM, with the mean so far."""
    for name in ("nerui", "nerugm"):
        scores: list[float] = []
        for fold in FOLDS:
            folder = data / "ner/public/indolem" / name
            scores.append(run_fold(folder, fold, work, start=start, vectors=vectors, config=config))
            yield f"{name} fold {fold}: {scores[-1]:.2f}, mean {sum(scores) / len(scores):.2f}"
