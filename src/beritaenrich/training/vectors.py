"""Word vectors: skip-gram over the lower-cased raw news (Mikolov et al. 2013, as implemented in gensim)."""

import re
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from beritaenrich.training.config import VectorConfig
from beritaenrich.training.corpus import forms, read_annotated, read_raw

_LONG_NUMBER = re.compile(r"[\d.,:/%-]{5,}|https?://.*|www\..*|.*@.*")


def write_tokens(data: Path, target: Path) -> None:
    """Write the raw news and the training sentences as one line of lower-cased tokens per paragraph."""
    partial = target.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as out:
        for _, text in tqdm(read_raw(data / "raw/news.jsonl.xz"), desc="tokens", unit=" documents", mininterval=5):
            for line in text.splitlines():
                words = forms(line.lower())
                if len(words) > 3:
                    out.write(" ".join(words) + "\n")
        for sentence in read_annotated(data / "ner/berita/train.jsonl"):
            out.write(" ".join(forms(sentence.text.lower())) + "\n")
    partial.rename(target)


class _Lines:
    """The token file as an iterable that can be read again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[list[str]]:
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                words = line.split()
                for start in range(0, len(words), 2000):
                    yield words[start : start + 2000]


def train_vectors(data: Path, work: Path, config: VectorConfig) -> Path:
    """Train the vectors and write them as `vectors.txt` (words by falling frequency); returns the path.

    Long numbers and addresses are left out: the character network reads those.
    """
    from gensim.models import Word2Vec

    work.mkdir(parents=True, exist_ok=True)
    tokens = work / "tokens.txt"
    if not tokens.exists():
        write_tokens(data, tokens)
    model = Word2Vec(
        sentences=_Lines(tokens),
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
