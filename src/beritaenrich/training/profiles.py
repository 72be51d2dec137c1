"""Word profiles: what the raw news uses each word as, according to the teachers; added to the word vectors.

A name that one sentence leaves open is often plain in a hundred others. How often each word of the raw news came out as the
first or a later word of a person, place or organisation, and how often it was written with a capital, become further
components of its vector (a soft gazetteer, as in Kazama and Torisawa 2008, that costs nothing at run time).
"""

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from beritaenrich.training.config import ProfileConfig
from beritaenrich.training.labels import KINDS, LETTERS, bioes_labels
from beritaenrich.training.news import read_news
from beritaenrich.training.silver import read_tags
from beritaenrich.training.vectors import read_vectors

ROLES = tuple(f"{place} {kind}" for kind in KINDS for place in ("first", "later"))
SHAPES = ("capital", "upper")


def count_roles(news: Path, tags: Path) -> dict[str, Counter[str]]:
    """Return for each lower-cased word of the annotated news how often it occurs, in which roles and spellings."""
    roles = {
        letter: ("first " if label[0] in "BS" else "later ") + label[2:]
        for letter, label in zip(LETTERS, bioes_labels(KINDS), strict=False)
        if label != "O"
    }
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sentences = (words for document in read_news(news) for words in document)
    for words, (_, letters) in zip(sentences, read_tags(tags), strict=False):
        for position, (word, letter) in enumerate(zip(words, letters, strict=True)):
            lowered = word.lower()
            row = counts[lowered]
            row["all"] += 1
            if letter in roles:
                row[roles[letter]] += 1
            if position and word != lowered:
                row["upper" if len(word) > 1 and word.isupper() else "capital"] += 1
    return counts


def profile(row: Counter[str]) -> NDArray[np.float32]:
    """Return the square roots of the shares of a word's roles and spellings, pulled towards nothing where it is rare."""
    counts = np.array([row[column] for column in (*ROLES, *SHAPES)], dtype=np.float32)
    roots: NDArray[np.float32] = np.sqrt(counts / np.float32(row["all"] + 1.0))
    return roots


def add_profiles(vectors: Path, news: Path, tags: Path, config: ProfileConfig) -> Path:
    """Append the profiles to the word vectors and write them as `vectors.profiled.txt` beside them."""
    words, matrix = read_vectors(vectors)
    counts = count_roles(news, tags)
    target = vectors.with_name("vectors.profiled.txt")
    with target.open("w", encoding="utf-8") as out:
        out.write(f"{min(len(words), config.words)} {matrix.shape[1] + len(ROLES) + len(SHAPES)}\n")
        for word, vector in zip(words[: config.words], matrix, strict=False):
            row = (*vector, *profile(counts.get(word, Counter())) * config.weight)
            out.write(word + " " + " ".join(f"{value:.4f}" for value in row) + "\n")
    return target
