"""The default engine: the network in NumPy, Viterbi, and probabilities by forward-backward."""

from collections.abc import Sequence

from beritaenrich.entities.decoding import Lattice, Reading, best_path, names_in
from beritaenrich.entities.network import Network, load_network


def read(sentences: Sequence[Sequence[str]], network: Network | None = None) -> list[Reading]:
    """Return the reading of each sentence, given as its words; no sentence and no word may be empty.

    Args:
        sentences: the words of each sentence.
        network: another network than the one in the package.
    """
    network = network or load_network()
    readings = []
    for scores in network.emissions(sentences):
        names = names_in([network.tags[tag] for tag in best_path(scores, network.transitions)])
        lattice = Lattice(scores, network.transitions, network.tags, network.temperature)
        readings.append(Reading(names, lattice))
    return readings
