"""Names of persons, places and organisations in sentences: `tag_entities`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from beritaenrich.entities.bracket_rules import ScoredName
from beritaenrich.entities.glue import cuts
from beritaenrich.entities.span_rules import correct
from beritaenrich.errors import InputValueError, type_error
from beritaenrich.model import EntityKind, Mention, Sentence, Token

if TYPE_CHECKING:
    from beritaenrich.entities.decoding import Reading

ENGINES = ("numpy", "stanza")

_WINDOW = 256
_LONGEST_WORD = 96

_ABBREVIATION = re.compile(r"[^\W\d_]{1,12}\.")
_BROKEN = frozenset("Ââ")
"""What is left of a dash or a blank after a name, whose bytes were read in the wrong encoding: `Detikâ€“`."""


class _Unit(NamedTuple):
    """A word as the network sees it, with its place in the raw text."""

    word: str
    start: int
    end: int


class _Window(NamedTuple):
    """A stretch of a sentence that is tagged at once."""

    sentence: int
    units: list[_Unit]


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

    Examples:
        >>> [(mention.text, mention.kind.value) for mention in tag_entities("Presiden Joko Widodo tiba di Medan.")]
        [('Joko Widodo', 'PERSON'), ('Medan', 'PLACE')]
    """
    if engine not in ENGINES:
        raise InputValueError(f"there is no engine {engine!r}: there are {', '.join(map(repr, ENGINES))}")
    return _tag([_sentences(sentences)], engine)[0]


def tag_documents(documents: Sequence[Sequence[Sentence]]) -> list[tuple[Mention, ...]]:
    """Return for the sentences of each document what `tag_entities` returns, with all documents in one go."""
    return _tag([_sentences(document) for document in documents], "numpy")


def _tag(documents: Sequence[Sequence[Sentence]], engine: str) -> list[tuple[Mention, ...]]:
    windows = [list(_windows(document)) for document in documents]
    words = [[[unit.word for unit in window.units] for window in document] for document in windows]
    return [_mentions(*each) for each in zip(documents, windows, words, _read(words, engine), strict=True)]


def _mentions(
    given: Sequence[Sentence],
    windows: Sequence[_Window],
    words: Sequence[Sequence[str]],
    readings: "Sequence[Reading]",
) -> tuple[Mention, ...]:
    if not windows:
        return ()
    from beritaenrich.entities.article_pass import agree

    mentions = []
    for window, read, reading, names in zip(windows, words, readings, agree(words, readings), strict=True):
        scored = [(*name, reading.lattice.probability(*name)) for name in names]
        mentions += [_mention(given[window.sentence], window, name) for name in correct(read, scored)]
    return tuple(mentions)


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


def _read(documents: Sequence[Sequence[Sequence[str]]], engine: str) -> "list[list[Reading]]":
    if not any(documents):
        return [[] for _ in documents]
    if engine == "stanza":
        from beritaenrich.entities import stanza_engine

        return [stanza_engine.read(words) if words else [] for words in documents]
    from beritaenrich.entities import numpy_engine

    return numpy_engine.read_documents(documents)


def _windows(sentences: Sequence[Sentence]) -> Iterator[_Window]:
    """Cut the sentences into windows."""
    for index, sentence in enumerate(sentences):
        units = _units(sentence.tokens)
        for start in range(0, len(units), _WINDOW):
            yield _Window(index, units[start : start + _WINDOW])


def _units(tokens: Sequence[Token]) -> list[_Unit]:
    """Cut tokens that scraping has glued together; an endless one is shown to the network by its two ends."""
    units: list[_Unit] = []
    for token in tokens:
        form = token.form
        if len(form) > _LONGEST_WORD:
            form = form[: _LONGEST_WORD // 2] + form[-_LONGEST_WORD // 2 :]
        places = _cuts(form) if token.mended is None else ()
        if places:
            edges = pairwise((0, *places, len(form)))
            units += [_Unit(form[start:end], token.start + start, token.start + end) for start, end in edges]
        else:
            units.append(_Unit(form or "\N{REPLACEMENT CHARACTER}", token.start, token.end))
    return units


@lru_cache(maxsize=1 << 14)
def _cuts(form: str) -> tuple[int, ...]:
    from beritaenrich.entities.weights import load_weights

    return cuts(form, load_weights().words)


def _mention(sentence: Sentence, window: _Window, name: ScoredName) -> Mention:
    first, end, kind, score = name
    last = window.units[end - 1]
    start, stop = window.units[first].start, last.end
    text = sentence.raw[start - sentence.start : stop - sentence.start]
    if text.endswith(".") and _ABBREVIATION.fullmatch(last.word):
        stop -= 1  # the stop of "Tbk." ends the sentence as well
    elif text[-1:] in _BROKEN and text[-2:-1].isascii() and text[-2:-1].isalpha():
        stop -= 1
    return Mention(
        start=start,
        end=stop,
        text=sentence.raw[start - sentence.start : stop - sentence.start],
        kind=EntityKind(kind),
        score=round(score, 4),
        sentence=window.sentence,
    )
