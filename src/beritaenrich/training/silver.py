"""Silver annotation: raw news tagged by several earlier models together, to teach the next one (self-training).

The models' tag probabilities are averaged, the best legal sequence is read off, and the sentences of a document are heard
against each other by the article pass. Sentences on which the models are unsure are left out (Yarowsky 1995; Clark, Curran
and Osborne 2003 for several models teaching one).
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from beritaenrich.entities.article_pass import agree
from beritaenrich.entities.decoding import Lattice, Reading, best_path, names_in
from beritaenrich.entities.network import Network
from beritaenrich.entities.numpy_engine import read
from beritaenrich.entities.weights import parse_weights
from beritaenrich.model import Sentence
from beritaenrich.sentences import split_sentences
from beritaenrich.training.config import SilverConfig
from beritaenrich.training.corpus import read_annotated, read_raw
from beritaenrich.training.export import FORBIDDEN, legal

_BLANK = re.compile(r"[\W_]+")
_DOCUMENTS_AT_ONCE = 40


@dataclass(frozen=True, slots=True, eq=False)
class _Committee:
    """Several lattices over one sentence, as one."""

    lattices: Sequence[Lattice]

    def probability(self, first: int, end: int, kind: str) -> float:
        return sum(lattice.probability(first, end, kind) for lattice in self.lattices) / len(self.lattices)

    def marginals(self) -> NDArray[np.float64]:
        stacked = np.stack([lattice.forward * lattice.backward for lattice in self.lattices])
        return np.asarray(stacked.mean(axis=0), dtype=np.float64)


def normalised(text: str) -> str:
    """Return a text without case, blanks and marks, to recognise repetitions."""
    return _BLANK.sub("", text).casefold()


def annotate(data: Path, work: Path, teachers: Sequence[Path], config: SilverConfig) -> Path:
    """Tag raw news with the teachers (weight files) and write `silver.jsonl`, in the form of the annotated sentences."""
    networks = [Network(parse_weights(path.read_bytes())) for path in teachers]
    seen = {
        normalised(row.text) for name in ("train", "dev") for row in read_annotated(data / f"ner/berita/{name}.jsonl")
    }
    chance = random.Random(config.seed)  # noqa: S311 - reproducible on purpose
    target = work / "silver.jsonl"
    count = 0
    bar = tqdm(total=config.sentences, desc="silver", unit=" sentences", mininterval=10)
    with target.open("w", encoding="utf-8") as out:
        for documents in _documents(data, config, chance):
            for row in _rows(documents, networks, config, chance, seen):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
                bar.update()
            if count >= config.sentences:
                break
    bar.close()
    return target


def _documents(
    data: Path, config: SilverConfig, chance: random.Random
) -> Iterator[list[tuple[int, str, list[Sentence]]]]:
    """Yield documents, some at a time, as `(number, source, sentences)`."""
    held: list[tuple[int, str, list[Sentence]]] = []
    for number, (source, text) in enumerate(read_raw(data / "raw/news.jsonl.xz")):
        if chance.random() >= config.documents:
            continue
        usable = [item for item in split_sentences(text[:8000]) if 4 <= len(item.tokens) <= 70]
        if usable:
            held.append((number, source, usable[:30]))
        if len(held) == _DOCUMENTS_AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def _rows(
    documents: list[tuple[int, str, list[Sentence]]],
    networks: Sequence[Network],
    config: SilverConfig,
    chance: random.Random,
    seen: set[str],
) -> Iterator[dict[str, Any]]:
    words = [[token.form for token in sentence.tokens] for _, _, sentences in documents for sentence in sentences]
    readings = [
        _reading(parts, networks[0].tags) for parts in zip(*(read(words, network) for network in networks), strict=True)
    ]
    at = 0
    for number, source, sentences in documents:
        part = slice(at, at + len(sentences))
        at += len(sentences)
        agreed = agree(words[part], [reading for reading, _ in readings[part]])
        for sentence, names, (_, sure) in zip(sentences, agreed, readings[part], strict=True):
            share = config.share_nameless if not names else 1.0
            key = normalised(sentence.text)
            if sure < config.sure or key in seen or chance.random() >= share:
                continue
            seen.add(key)
            entities = [
                [sentence.tokens[first].start - sentence.start, sentence.tokens[end - 1].end - sentence.start, kind]
                for first, end, kind in names
            ]
            yield {"article": number, "source": source, "text": sentence.raw, "entities": entities}


def _reading(parts: Sequence[Reading], tags: Sequence[str]) -> tuple[Reading, float]:
    """Return the committee's reading of a sentence, and how sure it is of its least sure token."""
    committee = _Committee([part.lattice for part in parts])
    marginals = committee.marginals()
    transitions = np.array([[0.0 if legal(a, b) else FORBIDDEN for b in tags] for a in tags], dtype=np.float32)
    path = best_path(np.log(marginals + 1e-12).astype(np.float32), transitions)
    sure = float(marginals[np.arange(len(path)), path].min())
    lattice: Any = committee
    return Reading(names_in([tags[tag] for tag in path]), lattice), sure
