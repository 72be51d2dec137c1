"""The tagger's weights: one file without pickle, checked against its checksum, loaded once."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beritaenrich.errors import ModelError
from beritaenrich.lexicon import read_toml

Array = NDArray[np.float32]

UNREADABLE = (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile)
"""What `parse_weights` raises for bytes that are no weight file."""

_CARD = "models/tagger.toml"
_MEND = "python -m pip install --force-reinstall --no-deps beritaenrich"
_ARRAYS = (
    "word_vectors",
    "char_vectors",
    "char_w_ih",
    "char_w_hh",
    "char_bias",
    "char_h0",
    "char_c0",
    "input_w",
    "input_bias",
    "lstm_w_ih",
    "lstm_w_hh",
    "lstm_bias",
    "output_w",
    "output_bias",
    "transitions",
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Weights:
    """What the network knows.

    `words` and `characters` map a lower-cased word and a character to the row of its vector; row 0 is for all others.
    `arrays` holds the matrices by name, the two directions of a layer stacked in the first axis, in half precision.
    `temperature` divides the scores before they are made probabilities, so that these are right on held-out news.
    """

    words: Mapping[str, int]
    characters: Mapping[str, int]
    tags: tuple[str, ...]
    arrays: Mapping[str, NDArray[np.float16]]
    temperature: float = 1.0

    def get(self, name: str) -> Array:
        """Return an array in single precision."""
        return self.arrays[name].astype(np.float32)


def parse_weights(data: bytes, temperature: float = 1.0) -> Weights:
    """Read the bytes of a weight file; raises `ValueError` or `KeyError` for anything that is not one."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:

        def lines(name: str) -> list[str]:
            return bytes(stored[name]).decode("utf-8").split("\n")

        words, characters, tags = lines("words"), lines("characters"), lines("tags")
        arrays = {name: stored[name] for name in _ARRAYS}
    if len(words) + 1 != len(arrays["word_vectors"]) or len(characters) + 1 != len(arrays["char_vectors"]):
        raise ValueError("the vocabularies and the vectors have different lengths")
    return Weights(
        words={word: row for row, word in enumerate(words, 1)},
        characters={character: row for row, character in enumerate(characters, 1)},
        tags=tuple(tags),
        arrays=arrays,
        temperature=temperature,
    )


@cache
def load_weights() -> Weights:
    """Return the weights in the package; raises `ModelError` where the file is missing or damaged."""
    card: Mapping[str, Any] = read_toml(_CARD)
    name, expected = f"models/{card['file']}", card["sha256"]
    advice = f"expected SHA-256 {expected}; mend it with: {_MEND}"
    path = files("beritaenrich.resources").joinpath(*name.split("/"))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the weight file {name!r} is missing; {advice}") from error
    actual = hashlib.sha256(data).hexdigest()
    if actual != expected:
        raise ModelError(f"the weight file {name!r} is damaged: its SHA-256 is {actual}; {advice}")
    try:
        return parse_weights(data, float(card["temperature"]))
    except UNREADABLE as error:
        raise ModelError(f"the weight file {name!r} cannot be read: {error}; {advice}") from error
