"""Names of persons, places and organisations in sentences: `tag_entities`."""

from collections.abc import Sequence
from typing import Literal

from beritaenrich.entities.scored import ScoredName
from beritaenrich.errors import InputValueError, type_error
from beritaenrich.model import EntityKind, Mention, Sentence

ENGINES = ("numpy", "stanza")

_WINDOW = 256
_LONGEST_WORD = 96

Window = tuple[int, int]
"""A stretch of a sentence that is tagged at once: the index of the sentence, and that of its first token."""


def tag_entities(
    sentences: Sequence[Sentence] | str, *, engine: Literal["numpy", "stanza"] = "numpy"
) -> tuple[Mention, ...]:
    """Return the names in the sentences of an article, in text order, each with its probability.

    The model is a BiLSTM-CRF trained on Indonesian news (see the model card); `score` is the probability, by
    forward-backward over its tag lattice, that exactly these words are a name of this kind. Sentences beyond 256
    tokens are tagged in stretches, so that time and memory stay linear.

    Args:
        sentences: the sentences, or a plain string, which is then split first.
        engine: `"numpy"` (light, the default) or `"stanza"` (the same weights in `stanza.Pipeline`; needs the extra).

    Raises:
        InputTypeError: for anything that is not a sequence of sentences or a string.
        InputValueError: for an engine that does not exist.
        ModelError: where the weights are missing or damaged.
        MissingExtraError: for `engine="stanza"` where Stanza is not installed.

    >>> [(mention.text, mention.kind.value) for mention in tag_entities("Presiden Joko Widodo tiba di Medan.")]
    [('Joko Widodo', 'PERSON'), ('Medan', 'PLACE')]
    """
    if engine not in ENGINES:
        raise InputValueError(f"there is no engine {engine!r}: there are {', '.join(map(repr, ENGINES))}")
    given = _sentences(sentences)
    windows, words = _windows(given)
    if not words:
        return ()
    return tuple(
        _mention(given[index], index, (offset + first, offset + end, kind, score))
        for (index, offset), names in zip(windows, _tag(words, engine), strict=True)
        for first, end, kind, score in names
    )


def _sentences(sentences: object) -> Sequence[Sentence]:
    if isinstance(sentences, str):
        from beritaenrich.sentences import split_sentences

        return split_sentences(sentences)
    if not isinstance(sentences, Sequence):
        raise type_error("sentences", sentences, "a sequence of Sentence or str")
    for sentence in sentences:
        if not isinstance(sentence, Sentence):
            raise type_error("sentences", sentence, "a sequence of Sentence or str")
    return sentences


def _tag(words: Sequence[Sequence[str]], engine: str) -> list[list[ScoredName]]:
    if engine == "stanza":
        from beritaenrich.entities import stanza_engine

        return stanza_engine.tag_words(words)
    from beritaenrich.entities import numpy_engine

    return numpy_engine.tag_words(words)


def _windows(sentences: Sequence[Sentence]) -> tuple[list[Window], list[list[str]]]:
    """Cut the sentences into windows of tokens; endless words are cut to their two ends."""
    windows: list[Window] = []
    words: list[list[str]] = []
    for index, sentence in enumerate(sentences):
        for offset in range(0, len(sentence.tokens), _WINDOW):
            windows.append((index, offset))
            words.append([_short(token.form) for token in sentence.tokens[offset : offset + _WINDOW]])
    return windows, words


def _short(word: str) -> str:
    """Return the word, or the two ends of a word without end; never an empty string."""
    if len(word) > _LONGEST_WORD:
        return word[: _LONGEST_WORD // 2] + word[-_LONGEST_WORD // 2 :]
    return word or "\N{REPLACEMENT CHARACTER}"


def _mention(sentence: Sentence, index: int, name: ScoredName) -> Mention:
    first, end, kind, score = name
    start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
    return Mention(
        start=start,
        end=stop,
        text=sentence.raw[start - sentence.start : stop - sentence.start],
        kind=EntityKind(kind),
        score=score,
        sentence=index,
    )
