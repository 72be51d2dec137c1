"""Decoding of many sentences at once: the arithmetic of `decoding`, position by position over all sentences together.

No product of matrices is left to BLAS here, so that a sentence gets the same bits whatever stands beside it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from beritaenrich.entities.decoding import Lattice, Reading, names_in
from beritaenrich.entities.weights import Array

_BATCH = 128

Wide = NDArray[np.float64]


def readings(
    scores: Sequence[Array], transitions: Array, tags: Sequence[str], temperature: float = 1.0
) -> list[Reading]:
    """Return the reading of each sentence; no sentence may be empty.

    Args:
        scores: the tag scores of each sentence, `(tokens, tags)`.
        transitions: the scores of one tag after another.
        tags: the names of the tags.
        temperature: evens out overconfident scores before they are made probabilities.
    """
    result: list[Reading] = [None] * len(scores)  # type: ignore[list-item]  # every place is filled below
    order = sorted(range(len(scores)), key=lambda index: -len(scores[index]))
    for at in range(0, len(order), _BATCH):
        chosen = order[at : at + _BATCH]
        sorted_scores = [scores[index] for index in chosen]
        paths = _best_paths(sorted_scores, transitions)
        lattices = _lattices(sorted_scores, transitions, tags, temperature)
        for index, path, lattice in zip(chosen, paths, lattices, strict=True):
            result[index] = Reading(names_in([tags[tag] for tag in path]), lattice)
    return result


def _padded(scores: Sequence[Array]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return the scores as `(time, tags, sentences)`, and how many sentences reach each time; the longest come first."""
    lengths = np.array([len(item) for item in scores])
    padded = np.zeros((lengths[0], scores[0].shape[1], len(scores)), dtype=np.float32)
    for column, item in enumerate(scores):
        padded[: len(item), :, column] = item
    return padded, np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")


def _best_paths(scores: Sequence[Array], transitions: Array) -> list[list[int]]:
    """Return what `best_path` returns for each sentence, the longest first."""
    padded, active = _padded(scores)
    back = np.zeros(padded.shape, dtype=np.int64)
    best = padded[0].copy()
    for step in range(1, len(padded)):
        n = active[step]
        ways = best[:, None, :n] + transitions[:, :, None]
        back[step, :, :n] = ways.argmax(axis=0)
        best[:, :n] = ways.max(axis=0) + padded[step, :, :n]
    columns = np.arange(len(scores))
    tags = np.zeros((len(padded), len(scores)), dtype=np.int64)
    tag = best.argmax(axis=0)
    for step in range(len(padded) - 1, 0, -1):
        n = active[step]
        tags[step] = tag
        tag[:n] = back[step, tag[:n], columns[:n]]
    tags[0] = tag
    return [tags[: len(item), column].tolist() for column, item in enumerate(scores)]


def _lattices(
    scores: Sequence[Array], transitions: Array, tags: Sequence[str], temperature: float
) -> Iterator[Lattice]:
    """Yield the lattice of each sentence, the longest first: forward-backward, scaled at each step."""
    padded, active = _padded(scores)
    wide = padded.astype(np.float64) / temperature
    local = np.exp(wide - wide.max(axis=1, keepdims=True))
    weights = np.exp(np.maximum(transitions.astype(np.float64) / temperature, -700))
    ahead_of, behind, ones = weights[:, :, None], weights.T[:, :, None], np.ones((len(tags), 1, 1))
    forward, backward = np.ones_like(local), np.ones_like(local)
    scale = np.ones((len(local), len(scores)))
    row = local[0]
    for step in range(len(local)):
        n = active[step]
        if step:
            row = _sums(forward[step - 1, :, :n], ahead_of) * local[step, :, :n]
        scale[step, :n] = _sums(row, ones)[0]
        forward[step, :, :n] = row / scale[step, :n]
    for step in range(len(local) - 2, -1, -1):
        n = active[step + 1]
        following = local[step + 1, :, :n] * backward[step + 1, :, :n] / scale[step + 1, :n]
        backward[step, :, :n] = _sums(following, behind)
    numbers = {tag: number for number, tag in enumerate(tags)}
    for column, item in enumerate(scores):
        tables = (table[: len(item), ..., column] for table in (local, forward, backward, scale))
        yield Lattice.of_tables(numbers, weights, *tables)


def _sums(rows: Wide, weights: Wide) -> Wide:
    """Return `weights.T @ rows`, each sum in the order of the tags, also where there is a single sentence."""
    products = np.empty((*weights.shape[:2], max(2, rows.shape[1])))
    np.multiply(rows[:, None], weights, out=products[..., : rows.shape[1]])
    sums: Wide = products.sum(axis=0)
    return sums[:, : rows.shape[1]]
