"""Word profiles: what the raw news uses each word as, according to an earlier model; added to the word vectors.

A name that one sentence leaves open is often plain in a hundred others. An earlier model tags the raw news; how often each
word came out as the first or a later word of a person, place or organisation, and how often it was written with a capital,
become further components of its vector (a soft gazetteer, as in Kazama and Torisawa 2008, that costs nothing at run time).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from beritaenrich.entities.decoding import best_path, names_in
from beritaenrich.entities.network import Network
from beritaenrich.entities.weights import parse_weights
from beritaenrich.sentences import split_sentences
from beritaenrich.training.config import ProfileConfig
from beritaenrich.training.corpus import KINDS, read_raw
from beritaenrich.training.tagger import read_vectors

ROLES = tuple(f"{place} {kind}" for kind in KINDS for place in ("first", "later"))
SHAPES = ("capital", "upper")

_SENTENCES_AT_ONCE = 512


def count_roles(data: Path, work: Path, model: Path, config: ProfileConfig) -> Path:
    """Tag the raw news with a weight file and write `profiles.tsv`: for each word, how often it played which role."""
    network = Network(parse_weights(model.read_bytes()))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    held: list[list[str]] = []

    def count() -> None:
        for words, scores in zip(held, network.emissions(held), strict=True):
            lowered = [word.lower() for word in words]
            for position, (word, low) in enumerate(zip(words, lowered, strict=True)):
                counts[low]["all"] += 1
                if position and word != low:
                    counts[low]["upper" if len(word) > 1 and word.isupper() else "capital"] += 1
            for first, end, kind in names_in([network.tags[tag] for tag in best_path(scores, network.transitions)]):
                counts[lowered[first]][f"first {kind}"] += 1
                for low in lowered[first + 1 : end]:
                    counts[low][f"later {kind}"] += 1
        held.clear()

    for words in tqdm(_sentences(data, config), desc="profiles", unit=" sentences", mininterval=20):
        held.append(words)
        if len(held) == _SENTENCES_AT_ONCE:
            count()
    if held:
        count()
    target = work / "profiles.tsv"
    columns = ("all", *ROLES, *SHAPES)
    with target.open("w", encoding="utf-8") as out:
        out.write("\t".join(("word", *columns)) + "\n")
        for word, row in counts.items():
            if row["all"] >= config.min_count and not any(blank in word for blank in "\t\n\r"):
                out.write("\t".join((word, *(str(row[column]) for column in columns))) + "\n")
    return target


def _sentences(data: Path, config: ProfileConfig) -> Iterator[list[str]]:
    for number, (_, text) in enumerate(read_raw(data / "raw/news.jsonl.xz")):
        if number % config.every == 0:
            for sentence in split_sentences(text[:12_000]):
                if 3 <= len(sentence.tokens) <= 80:
                    yield [token.form for token in sentence.tokens]


def read_profiles(path: Path) -> dict[str, NDArray[np.float32]]:
    """Return the profile of each word: the shares of its roles and shapes, pulled towards nothing where it is rare."""
    profiles = {}
    with path.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            word, everything, *counts = line.rstrip("\n").split("\t")
            profiles[word] = np.array(counts, dtype=np.float32) / (float(everything) + 1.0)
    return profiles


def add_profiles(work: Path, config: ProfileConfig) -> Path:
    """Append the profiles to the vectors in `vectors.txt` and write them as `vectors.profiled.txt`."""
    words, matrix = read_vectors(work / "vectors.txt")
    profiles = read_profiles(work / "profiles.tsv")
    nothing = np.zeros(len(ROLES) + len(SHAPES), dtype=np.float32)
    target = work / "vectors.profiled.txt"
    with target.open("w", encoding="utf-8") as out:
        out.write(f"{min(len(words), config.words)} {matrix.shape[1] + len(nothing)}\n")
        for word, vector in zip(words[: config.words], matrix, strict=False):
            profile = np.sqrt(profiles.get(word, nothing)) * config.weight
            out.write(word + " " + " ".join(f"{value:.4f}" for value in (*vector, *profile)) + "\n")
    return target
