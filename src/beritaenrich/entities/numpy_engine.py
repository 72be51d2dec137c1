"""The default engine: the network in NumPy, Viterbi, and probabilities by forward-backward."""

from collections.abc import Sequence
from itertools import chain, islice

import numpy as np

from beritaenrich.entities.decoding import Reading
from beritaenrich.entities.network import Network, load_network
from beritaenrich.entities.parallel_decoding import readings


def read(sentences: Sequence[Sequence[str]], network: Network | None = None) -> list[Reading]:
    """Return the reading of each sentence, given as its words; no sentence and no word may be empty.

    Args:
        sentences: the words of each sentence.
        network: another network than the one in the package.
    """
    # NumPy's own settings: a host that wants every error raised gets the same results.
    with np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"):
        network = network or load_network()
        return readings(network.emissions(sentences), network.transitions, network.tags, network.temperature)


def read_documents(documents: Sequence[Sequence[Sequence[str]]]) -> list[list[Reading]]:
    """Return for each document the reading of its sentences: what `read` returns, for all documents at once.

    Args:
        documents: the words of each sentence of each document.
    """
    if not load_network().independent:
        return [read(sentences) for sentences in documents]
    found = iter(read(list(chain.from_iterable(documents))))
    return [list(islice(found, len(sentences))) for sentences in documents]
