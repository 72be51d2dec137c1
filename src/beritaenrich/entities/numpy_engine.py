"""The default engine: the network in NumPy, Viterbi, and probabilities by forward-backward."""

from collections.abc import Sequence

from beritaenrich.entities.decoding import Lattice, best_path, names_in
from beritaenrich.entities.network import load_network
from beritaenrich.entities.scored import ScoredName


def tag_words(sentences: Sequence[Sequence[str]]) -> list[list[ScoredName]]:
    """Return the names in each sentence, given as its words; no sentence and no word may be empty."""
    network = load_network()
    tagged: list[list[ScoredName]] = []
    for scores in network.emissions(sentences):
        names = names_in([network.tags[tag] for tag in best_path(scores, network.transitions)])
        if not names:
            tagged.append([])
            continue
        lattice = Lattice(scores, network.transitions, network.tags, network.temperature)
        tagged.append([(*name, round(lattice.probability(*name), 4)) for name in names])
    return tagged
