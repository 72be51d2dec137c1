"""Calibration: the temperature at which the probabilities of names are right on held-out sentences (Guo et al. 2017)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from beritaenrich.entities.decoding import Lattice, best_path, names_in
from beritaenrich.entities.network import Network
from beritaenrich.training.labels import Tagged, labels_of, mention_set, strict_f1, words_of

_TEMPERATURES = tuple(round(0.6 + 0.1 * step, 1) for step in range(20))
_BINS = (0.0, 0.5, 0.7, 0.9, 0.97, 0.99, 1.0001)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The fitted temperature, the F1 it was fitted at, and `(from, to, names, mean probability, share right)` by bin."""

    temperature: float
    f1: float
    bins: tuple[tuple[float, float, int, float, float], ...]


def calibrate(network: Network, sentences: Sequence[Tagged]) -> Calibration:
    """Return the temperature with the least log loss over the names that the network finds in tagged sentences."""
    scores = network.emissions([words_of(sentence) for sentence in sentences])
    names = [names_in([network.tags[tag] for tag in best_path(item, network.transitions)]) for item in scores]
    gold = [mention_set(labels_of(sentence)) for sentence in sentences]
    right = np.array([name in truth for found, truth in zip(names, gold, strict=True) for name in found])
    best: tuple[float, float, np.ndarray] | None = None
    for temperature in _TEMPERATURES:
        lattices = [Lattice(item, network.transitions, network.tags, temperature) for item in scores]
        said = np.array(
            [lattice.probability(*name) for lattice, found in zip(lattices, names, strict=True) for name in found]
        )
        loss = -float(np.log(np.clip(np.where(right, said, 1 - said), 1e-4, 1)).mean())
        if best is None or loss < best[0]:
            best = (loss, temperature, said)
    assert best is not None
    _, temperature, said = best
    bins = []
    for low, high in pairwise(_BINS):
        inside = (said >= low) & (said < high)
        if inside.any():
            bins.append((low, high, int(inside.sum()), float(said[inside].mean()), float(right[inside].mean())))
    f1 = strict_f1(zip(names, gold, strict=True))
    return Calibration(temperature=temperature, f1=f1, bins=tuple(bins))
