"""Decoding of many sentences at once: the arithmetic of `decoding`, position by position over all sentences together.

A sentence gets the same bits whatever stands beside it (see `products`).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from beritaenrich.entities.decoding import Lattice, Reading, names_in
from beritaenrich.entities.products import product
from beritaenrich.entities.weights import Array

_BATCH = 256


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
    """Yield the lattice of each sentence, the longest first: forward-backward, scaled at each step.

    The rows of all sentences stand by position: first the first token of each, then the second.
    """
    lengths = np.array([len(item) for item in scores])
    active = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
    ends = lengths.cumsum()
    begins = ends - lengths
    position = np.arange(ends[-1]) - begins.repeat(lengths)
    places = (active.cumsum() - active)[position] + np.arange(len(scores)).repeat(lengths)
    steps = list(pairwise((0, *active.cumsum().tolist())))

    wide = np.concatenate(scores).astype(np.float64) / temperature
    local, forward = np.empty_like(wide), np.empty_like(wide)
    local[places] = np.exp(wide - wide.max(axis=1, keepdims=True))
    backward, scale = np.ones_like(wide), np.empty((len(wide), 1))
    weights = np.exp(np.maximum(transitions.astype(np.float64) / temperature, -700))
    ahead, behind = weights, np.ascontiguousarray(weights.T)
    before = 0
    for start, end in steps:
        row = local[start:end]
        if start:
            row = product(forward[before : before + end - start], ahead) * row
        scale[start:end] = row.sum(axis=1, keepdims=True)
        forward[start:end] = row / scale[start:end]
        before = start
    for (before, _), (start, end) in reversed(list(pairwise(steps))):
        following = local[start:end] * backward[start:end] / scale[start:end]
        backward[before : before + end - start] = product(following, behind)
    numbers = {tag: number for number, tag in enumerate(tags)}
    tables = [table[places] for table in (local, forward, backward, scale[:, 0])]
    for begin, end in zip(begins, ends, strict=True):
        yield Lattice.of_tables(numbers, weights, *(table[begin:end] for table in tables))
