"""Subwords of lower-cased words, and how the words are written: what the language model reads.

The spelling (small, Capital, CAPITALS, mixed) is an input of its own, so that a headline in capitals has the same subwords
as running text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PAD, UNKNOWN, MASK, SENTENCE, DOCUMENT = range(5)
SPECIAL = ("[PAD]", "[UNK]", "[MASK]", "[SENTENCE]", "[DOCUMENT]")
NO_LETTERS, SMALL, CAPITAL, UPPER, MIXED, HIDDEN = range(6)
SHAPES = 6

_MOST_PIECES = 8


def shape(word: str) -> int:
    """Return how a word is written.

    Examples:
        >>> [shape(word) for word in ("di", "Kota", "KPK", "iPhone", "12")] == [SMALL, CAPITAL, UPPER, MIXED, NO_LETTERS]
        True
    """
    if word.lower() == word.upper():
        return NO_LETTERS
    if word == word.lower():
        return SMALL
    if word[0].isupper() and word[1:] == word[1:].lower():
        return CAPITAL
    return UPPER if word == word.upper() else MIXED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stream:
    """Documents as one row of subwords.

    `pieces` and `shapes` have an entry for each subword; `starts` are the positions of each word's first subword, in
    order; `sentences` is the number of words in each sentence.
    """

    pieces: NDArray[np.int32]
    shapes: NDArray[np.uint8]
    starts: NDArray[np.int32]
    sentences: NDArray[np.int32]


def train_subwords(sentences: Iterable[Sequence[str]], size: int, target: Path) -> None:
    """Learn byte-pair subwords (Sennrich et al. 2016) of the lower-cased words and write them."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE(unk_token=SPECIAL[UNKNOWN]))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=list(SPECIAL),
        min_frequency=5,
        continuing_subword_prefix="##",
        limit_alphabet=250,
    )
    tokenizer.train_from_iterator((" ".join(words).lower() for words in sentences), trainer)
    tokenizer.save(str(target))


class Subwords:
    """Turns documents into streams; each different word is split once."""

    def __init__(self, path: Path) -> None:
        """Read the subwords that `train_subwords` wrote."""
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(path))
        self.size: int = self._tokenizer.get_vocab_size()

    def stream(self, documents: Iterable[Sequence[Sequence[str]]]) -> Stream:
        """Return the documents as one stream, with a mark before each document and after each sentence."""
        numbers: dict[str, int] = {}
        words: list[int] = []
        shapes: list[int] = []
        sentences: list[int] = []
        marks: list[int] = []
        for document in documents:
            marks.append(len(words))
            for sentence in document:
                for word in sentence:
                    words.append(numbers.setdefault(word.lower(), len(numbers)))
                    shapes.append(shape(word))
                sentences.append(len(sentence))
        table = self._split(list(numbers))
        return _lay_out(table, np.array(words), np.array(shapes, np.uint8), np.array(sentences), marks)

    def _split(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Return the subwords of each word, padded."""
        table = np.full((len(words), _MOST_PIECES), PAD, np.int32)
        for start in range(0, len(words), 10_000):
            encoded = self._tokenizer.encode_batch(words[start : start + 10_000])
            for row, item in enumerate(encoded, start):
                ids = item.ids[:_MOST_PIECES] or [UNKNOWN]
                table[row, : len(ids)] = ids
        return table


def _lay_out(
    table: NDArray[np.int32],
    words: NDArray[np.int64],
    shapes: NDArray[np.uint8],
    sentences: NDArray[np.int64],
    documents: Sequence[int],
) -> Stream:
    """Put marks and subwords in a row."""
    ends = np.zeros(len(words), np.int32)
    ends[np.cumsum(sentences) - 1] = 1
    begins = np.zeros(len(words), np.int32)
    begins[documents] = 1
    sizes = (table != PAD).sum(1)[words]
    after = np.cumsum(sizes + ends + begins)
    starts = after - ends - sizes
    pieces = np.full(int(after[-1]), SENTENCE, np.int32)
    spelt = np.zeros(len(pieces), np.uint8)
    pieces[starts[begins == 1] - 1] = DOCUMENT
    for column in range(_MOST_PIECES):
        has = sizes > column
        pieces[starts[has] + column] = table[words[has], column]
        spelt[starts[has] + column] = shapes[has]
    return Stream(pieces=pieces, shapes=spelt, starts=starts.astype(np.int32), sentences=sentences.astype(np.int32))
