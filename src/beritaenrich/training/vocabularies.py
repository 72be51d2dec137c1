"""Stanza's vocabularies of the tagger: words, characters, tags, and the words whose vectors are corrected in training."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from beritaenrich.training.config import TaggerConfig
from beritaenrich.training.labels import Tagged, bioes_labels, kinds_in


def build_vocab(words: list[str], gold: list[Tagged], silver: list[Tagged], config: TaggerConfig) -> Any:
    """Return Stanza's vocabularies.

    Only words seen at least `rare` times get a learned correction of their vector (`delta`), so that the network meets
    words without one in training as it will later; of those seen in silver sentences alone, only words with a vector.
    """
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX
    from stanza.models.ner.vocab import MultiVocab
    from stanza.models.pos.vocab import CharVocab, WordVocab

    counts = Counter(word.lower() for sentence in gold for word, _ in sentence)
    frequent = [word for word, count in counts.most_common() if count >= config.rare]
    more = Counter(word.lower() for sentence in silver for word, _ in sentence)
    known = set(words) - set(frequent)
    frequent += [word for word, count in more.most_common() if count >= config.rare and word in known]
    characters = Counter(character for sentence in gold for word, _ in sentence for character in word)
    for sentence in gold:  # the other spellings need their characters too
        for word, _ in sentence:
            characters.update(word.upper())
    kept = [character for character, count in characters.most_common() if count >= 5]

    delta = WordVocab(lang="id", lower=True)
    delta._id2unit = [*VOCAB_PREFIX, *frequent]  # noqa: SLF001 - Stanza builds vocabularies from data only
    delta._unit2id = {unit: number for number, unit in enumerate(delta._id2unit)}  # noqa: SLF001
    char = CharVocab(lang="id")
    char._id2unit = [*VOCAB_PREFIX, *kept]  # noqa: SLF001
    char._unit2id = {unit: number for number, unit in enumerate(char._id2unit)}  # noqa: SLF001
    return MultiVocab(
        {
            "char": char,
            "delta": delta,
            "tag": tag_vocab(kinds_in([gold])),
            "word": PretrainedWordVocab(words, lang="id", lower=True),
        }
    )


def tag_vocab(kinds: Sequence[str]) -> Any:
    """Return Stanza's vocabulary of the BIOES labels of the kinds."""
    from stanza.models.common.vocab import CompositeVocab

    return CompositeVocab([[((label,),)] for label in bioes_labels(kinds)], "id", idx=0, sep=None)
