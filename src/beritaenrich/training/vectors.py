"""Word vectors: skip-gram over the lower-cased raw news (Mikolov et al. 2013, as implemented in gensim)."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from beritaenrich.training.config import VectorConfig
from beritaenrich.training.corpus import forms, read_annotated
from beritaenrich.training.news import read_news

_LONG_NUMBER = re.compile(r"[\d.,:/%-]{5,}|https?://.*|www\..*|.*@.*")


class _Sentences:
    """The lower-cased sentences of the news and the annotated ones, to be read again and again."""

    def __init__(self, data: Path, work: Path) -> None:
        self.news = work / "news.txt"
        self.annotated = [forms(row.text.lower()) for row in read_annotated(data / "ner/berita/train.jsonl")]

    def __iter__(self) -> Iterator[list[str]]:
        for document in read_news(self.news):
            yield [word.lower() for words in document for word in words]
        yield from self.annotated


def train_vectors(data: Path, work: Path, config: VectorConfig) -> Path:
    """Train the vectors and write them as `vectors.txt` (words by falling frequency); returns the path.

    Long numbers and addresses are left out: the character network reads those.
    """
    from gensim.models import Word2Vec

    model = Word2Vec(
        sentences=_Sentences(data, work),
        vector_size=config.size,
        window=config.window,
        min_count=config.min_count,
        sg=1,
        negative=config.negative,
        sample=config.sample,
        epochs=config.epochs,
        workers=config.workers,
        seed=config.seed,
    )
    words = [word for word in model.wv.index_to_key if not _LONG_NUMBER.fullmatch(word)][: config.words]
    target = work / "vectors.txt"
    with target.open("w", encoding="utf-8") as out:
        out.write(f"{len(words)} {config.size}\n")
        for word in tqdm(words, desc="vectors", unit=" words"):
            out.write(word + " " + " ".join(f"{value:.5f}" for value in model.wv[word]) + "\n")
    return target


def read_vectors(path: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Read a text file of word vectors as `(words, matrix)`."""
    with path.open(encoding="utf-8") as lines:
        count, size = map(int, next(lines).split())
        matrix = np.zeros((count, size), dtype=np.float32)
        words = []
        for row, line in enumerate(lines):
            word, *values = line.rstrip("\n").split(" ")
            words.append(word)
            matrix[row] = values
    return words, matrix
