"""From tag scores to names: the best tag sequence (Viterbi) and the probability of each name (forward-backward)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from beritaenrich.entities.weights import Array

Wide = NDArray[np.float64]

Name = tuple[int, int, str]
"""A name as `(first token, last token + 1, kind)`."""


def best_path(scores: Array, transitions: Array) -> list[int]:
    """Return the best tag sequence of a sentence (Viterbi 1967).

    Examples:
        >>> best_path(np.array([[0, 1], [0.4, 0]], dtype=np.float32), np.array([[0, 0], [0, 1]], dtype=np.float32))
        [1, 1]
    """
    length = len(scores)
    back = np.empty((length, scores.shape[1]), dtype=np.int64)
    best = scores[0]
    columns = np.arange(scores.shape[1])
    for position in range(1, length):
        paths = best[:, None] + transitions
        back[position] = paths.argmax(axis=0)
        best = paths[back[position], columns] + scores[position]
    tag = int(best.argmax())
    path = [tag]
    for position in range(length - 1, 0, -1):
        tag = int(back[position, tag])
        path.append(tag)
    return path[::-1]


def names_in(tags: Sequence[str]) -> list[Name]:
    """Return the names in a BIOES sequence.

    Examples:
        >>> names_in(["S-PLACE", "O", "B-PERSON", "I-PERSON", "E-PERSON"])
        [(0, 1, 'PLACE'), (2, 5, 'PERSON')]
    """
    found = []
    first = 0
    for index, tag in enumerate(tags):
        if tag[0] in "BS":
            first = index
        if tag[0] in "ES":
            found.append((first, index + 1, tag[2:]))
    return found


class Lattice:
    """The distribution over the tag sequences of one sentence, from which the probability of any name can be read."""

    def __init__(self, scores: Array, transitions: Array, tags: Sequence[str], temperature: float = 1.0) -> None:
        """Run forward-backward (Rabiner 1989), scaled at each step; `temperature` evens out overconfident scores."""
        self.numbers: Mapping[str, int] = {tag: number for number, tag in enumerate(tags)}
        wide = scores.astype(np.float64) / temperature
        self.local = np.exp(wide - wide.max(axis=1, keepdims=True))
        self.step = np.exp(np.maximum(transitions.astype(np.float64) / temperature, -700))
        length, count = scores.shape
        self.forward = np.empty((length, count))
        self.backward = np.ones((length, count))
        self.scale = np.empty(length)
        row = self.local[0]
        for position in range(length):
            if position:
                row = (self.forward[position - 1] @ self.step) * self.local[position]
            self.scale[position] = row.sum()
            self.forward[position] = row / self.scale[position]
        for position in range(length - 2, -1, -1):
            ahead = self.local[position + 1] * self.backward[position + 1] / self.scale[position + 1]
            self.backward[position] = self.step @ ahead

    @classmethod
    def of_tables(  # noqa: PLR0917 - as many as there are tables
        cls, numbers: Mapping[str, int], step: Wide, local: Wide, forward: Wide, backward: Wide, scale: Wide
    ) -> "Lattice":
        """Return the lattice whose tables were computed elsewhere (`parallel_decoding`)."""
        lattice = cls.__new__(cls)
        lattice.numbers, lattice.step, lattice.local = numbers, step, local
        lattice.forward, lattice.backward, lattice.scale = forward, backward, scale
        return lattice

    def probability(self, first: int, end: int, kind: str) -> float:
        """Return the probability that the tokens from `first` to `end` are one name of this kind."""
        numbers, length = self.numbers, end - first
        if length == 1:
            path = [numbers["S-" + kind]]
        else:
            path = [numbers["B-" + kind], *[numbers["I-" + kind]] * (length - 2), numbers["E-" + kind]]
        value = self.forward.item(first, path[0])
        for position, (before, after) in enumerate(pairwise(path), first + 1):
            value = value * self.step.item(before, after) * self.local.item(position, after) / self.scale.item(position)
        return min(1.0, value * self.backward.item(end - 1, path[-1]))


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What an engine makes of a sentence: the names on the best path, and the distribution behind them."""

    names: list[Name]
    lattice: Lattice
