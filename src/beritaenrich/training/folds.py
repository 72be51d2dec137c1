"""Training on the public sets with their own splits: NERGrit, and five folds of NER UI and NER UGM (Koto et al. 2020).

Each model starts from one trained on the berita sentences, is trained on the set's train part, and is scored on its test
part, strictly, over all kinds of the set. No test sentence is in `news.txt` (see `news.held_back`); those that the berita
sentences share are counted.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from beritaenrich.entities.network import Network
from beritaenrich.entities.numpy_engine import read
from beritaenrich.entities.weights import parse_weights
from beritaenrich.training.config import TaggerConfig
from beritaenrich.training.corpus import PUBLIC_KINDS, Annotated, load_articles, read_annotated, read_columns
from beritaenrich.training.export import convert
from beritaenrich.training.labels import labels_of, mention_set, strict_f1, words_of
from beritaenrich.training.news import normalised
from beritaenrich.training.tagger import train_tagger

KINDS = {**PUBLIC_KINDS, "TIME": "TIME", "QUANTITY": "QUANTITY"}
"""UGM has five kinds, the others three."""

PUBLISHED = {
    "nergrit": "IndoBERT-large 77.6, XLM-R base 79.1, NusaBERT-large 79.9",
    "nerui": "Bi-LSTM 82.2, mBERT 82.2, MalayBERT 87.4, IndoBERT 90.1",
    "nerugm": "Bi-LSTM 70.9, mBERT 71.6, MalayBERT 73.2, IndoBERT 74.9",
}
"""Figures of others: IndoNLU and NusaBERT (Wongso et al. 2024) on NERGrit, IndoLEM on the means of five folds."""

Parts = dict[str, list[Annotated]]
"""The sentences of `train`, `dev` and `test`."""


def splits(public: Path) -> dict[str, list[Parts]]:
    """Return the splits of each public set."""
    grit = {"train": "train_preprocess.txt", "dev": "valid_preprocess.txt", "test": "test_preprocess.txt"}
    return {
        "nergrit": [{part: read_columns(public / "nergrit" / name, KINDS) for part, name in grit.items()}],
        **{
            name: [
                {
                    part: read_columns(public / f"indolem/{name}/{part}.{fold:02}.tsv", KINDS)
                    for part in ("train", "dev", "test")
                }
                for fold in range(1, 6)
            ]
            for name in ("nerui", "nerugm")
        },
    }


def write_rows(path: Path, rows: Sequence[Annotated]) -> None:
    """Write sentences in the form of the berita set, each an article of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows):
            line = {"article": number, "text": row.text, "entities": row.entities}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def train_split(parts: Parts, work: Path, *, start: Path, vectors: Path, config: TaggerConfig) -> float:
    """Train on one split, starting from an earlier model, and return the strict F1 (in percent) on its test part."""
    for part, rows in parts.items():
        write_rows(work / f"ner/berita/{part}.jsonl", rows)
    model = train_tagger(work, work, vectors, config, start=start)
    network = Network(parse_weights(convert(model, vectors)))
    test = [sentence for article in load_articles(work / "ner/berita/test.jsonl") for sentence in article]
    readings = read([words_of(sentence) for sentence in test], network)
    return strict_f1(
        (reading.names, mention_set(labels_of(sentence))) for sentence, reading in zip(test, readings, strict=True)
    )


def run(data: Path, work: Path, *, start: Path, vectors: Path, config: TaggerConfig) -> Iterator[str]:
    """Yield a line for each split, with the mean so far."""
    seen = {normalised(row.text) for row in read_annotated(data / "ner/berita/train.jsonl")}
    for name, folds in splits(data / "ner/public").items():
        scores: list[float] = []
        shared = sum(normalised(row.text) in seen for parts in folds for row in parts["test"])
        for number, parts in enumerate(folds, 1):
            here = work / f"{name}.{number}"
            fitted = msgspec.structs.replace(config, seed=number)
            scores.append(train_split(parts, here, start=start, vectors=vectors, config=fitted))
            yield f"{name} split {number}: {scores[-1]:.2f}, mean {sum(scores) / len(scores):.2f}"
        yield f"{name}: {shared} test sentences are among the berita sentences"
        yield f"{name}: published {PUBLISHED[name]}"
