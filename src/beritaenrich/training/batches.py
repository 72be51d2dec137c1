"""Training batches: every pass over the sentences draws new spellings (Title Case, UPPER, lower) and a new order."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from beritaenrich.training.config import TaggerConfig
from beritaenrich.training.labels import Tagged, labels_of, mention_set, to_bioes, words_of

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_FREQUENT = 6_000
_SMALL = frozenset(
    ("di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "dalam", "oleh", "atau", "itu", "ini")
)


def title_case(sentence: Tagged, *, small_words: bool = True) -> Tagged:
    """Write every word with a capital, as in headlines; with `small_words`, function words stay small.

    Examples:
        >>> title_case([("tiba", "O"), ("di", "O"), ("Ambon", "B-PLACE")])
        [('Tiba', 'O'), ('di', 'O'), ('Ambon', 'B-PLACE')]
    """
    return [
        (word if small_words and word in _SMALL else word[:1].upper() + word[1:], label) for word, label in sentence
    ]


def upper_case(sentence: Tagged) -> Tagged:
    """Write everything in capitals."""
    return [(word.upper(), label) for word, label in sentence]


def lower_case(sentence: Tagged) -> Tagged:
    """Write everything small."""
    return [(word.lower(), label) for word, label in sentence]


def respell(sentence: Tagged, chance: random.Random, config: TaggerConfig) -> Tagged:
    """Return the sentence in a spelling drawn by the shares in the configuration, mostly as it is."""
    draw = chance.random()
    for share, spelling in (
        (config.upper_copies, upper_case),
        (config.lower_copies, lower_case),
        (config.title_copies / 2, lambda item: title_case(item, small_words=False)),
        (config.title_copies / 2, title_case),
    ):
        if draw < share:
            return spelling(sentence)
        draw -= share
    return sentence


def encode(sentence: Tagged, vocab: Any, hide: Callable[[str], bool] | None = None) -> list[Any]:
    """Return `[words, character ids, tag ids]`, the form of Stanza's data loader.

    Args:
        sentence: the sentence.
        vocab: the vocabularies.
        hide: which words the network shall see by their characters alone.
    """
    words = words_of(sentence)
    labels = to_bioes(labels_of(sentence))
    characters = [vocab["char"].map(list(word)) for word in words]
    if hide:
        words = [_UNKNOWN if hide(word) else word for word in words]
    return [words, characters, vocab["tag"].map([(label,) for label in labels])]


def loader(batches: list[list[list[Any]]], vocab: Any) -> Any:
    """Return Stanza's own data loader over ready batches; its character-LM input, unused here, is left out."""
    from stanza.models.ner.data import DataLoader

    class Ready(DataLoader):  # type: ignore[misc]
        def __init__(self) -> None:
            self.data = batches
            self.vocab = vocab

        def process_chars(self, sents: Any) -> Any:
            return [[0]] * len(sents), [[0]] * len(sents), [[0]] * len(sents), [[0]] * len(sents), [1] * len(sents)

    return Ready()


Pool = dict[tuple[str, int, bool], list[tuple[str, ...]]]
"""Names by kind, number of words, and whether they are written in capitals."""


def _shape(words: Sequence[str], kind: str) -> tuple[str, int, bool]:
    return kind, len(words), all(word.isupper() for word in words)


def pool_names(articles: Iterable[Sequence[Tagged]]) -> Pool:
    """Return the different names in tagged sentences, to be put in each other's place."""
    pool: dict[tuple[str, int, bool], dict[tuple[str, ...], None]] = {}
    for article in articles:
        for sentence in article:
            for first, end, kind in sorted(mention_set(labels_of(sentence))):
                words = tuple(words_of(sentence[first:end]))
                pool.setdefault(_shape(words, kind), {})[words] = None
    return {shape: sorted(names) for shape, names in pool.items()}


def swap_names(sentence: Tagged, pool: Pool, chance: random.Random, share: float) -> Tagged:
    """Put names of like kind and shape in the place of a share of the names (Dai and Adel 2020).

    Examples:
        >>> pool = {("PERSON", 1, False): [("Rahayu",)]}
        >>> swap_names([("Kata", "O"), ("Budi", "B-PERSON")], pool, random.Random(1), 1.0)
        [('Kata', 'O'), ('Rahayu', 'B-PERSON')]
    """
    result = list(sentence)
    for first, end, kind in sorted(mention_set(labels_of(sentence))):
        if chance.random() < share:
            words = tuple(words_of(sentence[first:end]))
            other = chance.choice(pool.get(_shape(words, kind), [words]))
            result[first:end] = zip(other, labels_of(sentence[first:end]), strict=True)
    return result


def _hider(vocab: Any, config: TaggerConfig, chance: random.Random) -> Callable[[str], bool] | None:
    """Return what hides rare words at random, so that the network learns to do without their vectors."""
    if not config.hidden_words:
        return None
    return lambda word: chance.random() < config.hidden_words and vocab["word"].unit2id(word.lower()) > _FREQUENT


def epochs(
    streams: Sequence[tuple[float, Sequence[list[Tagged]]]], vocab: Any, config: TaggerConfig, start: int = 0
) -> Iterator[list[list[Any]]]:
    """Yield training batches without end: sentences of like length together, batches in random order.

    Args:
        streams: `(share, articles)`: in each pass a random `share` of the articles, lists of sentences, is used.
        vocab: the vocabularies.
        config: batch size, shares of spellings, seed.
        start: the number of the first pass; a pass depends on its number and the seed alone.
    """
    number = start
    pool = pool_names(article for _, articles in streams for article in articles) if config.swapped_names else {}
    while True:
        chance = random.Random(config.seed * 100_003 + number)  # noqa: S311 - reproducible on purpose
        hide = _hider(vocab, config, chance)
        chosen: list[Tagged] = []
        for share, articles in streams:
            whole, rest = divmod(share, 1)
            drawn = [*articles] * int(whole) + chance.sample(articles, int(len(articles) * rest))
            chosen += [sentence for article in drawn for sentence in article]
        if pool:
            chosen = [swap_names(sentence, pool, chance, config.swapped_names) for sentence in chosen]
        spelt = [respell(sentence, chance, config) for sentence in chosen]
        spelt.sort(key=lambda item: len(item) + chance.uniform(-1.5, 1.5))
        groups = [spelt[at : at + config.batch] for at in range(0, len(spelt), config.batch)]
        chance.shuffle(groups)
        for group in groups:
            yield [encode(sentence, vocab, hide) for sentence in group]
        number += 1
