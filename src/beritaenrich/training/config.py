"""The settings of a training run, read from TOML; every run is decided by its file and its seeds."""

import tomllib
from pathlib import Path

import msgspec

from beritaenrich.errors import InputValueError


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings with their defaults, those of the release; a file names those that differ."""


class VectorConfig(_Section, frozen=True, kw_only=True):
    """Skip-gram settings (`[vectors]`); `words` is how many of the most frequent words are kept."""

    size: int = 100
    window: int = 6
    min_count: int = 5
    negative: int = 6
    sample: float = 1e-4
    epochs: int = 4
    workers: int = 2
    words: int = 80_000
    seed: int = 1


class LanguageModelConfig(_Section, frozen=True, kw_only=True):
    """Settings of the language model and its training (`[language_model]`).

    `size` subwords; blocks of `block` subwords, `batch` of them in a step. The learning rate rises over the first 4 % of
    the steps and falls to nothing over the last 60 %. `hidden_words` of the words are to be guessed, `respelt` of the
    blocks are written in another case than they were.
    """

    size: int = 24_000
    width: int = 640
    heads: int = 10
    inner: int = 1_728
    layers: int = 10
    dropout: float = 0.05
    block: int = 256
    batch: int = 192
    steps: int = 4_100
    rate: float = 1.5e-3
    weight_decay: float = 0.05
    hidden_words: float = 0.25
    respelt: float = 0.12
    seed: int = 1


class TeacherConfig(_Section, frozen=True, kw_only=True):
    """Settings of the teachers, language models trained on to tag (`[teacher]`): one for each learning rate.

    When a teacher reads the news, the first and last `margin` subwords of each block serve as context alone.
    """

    rates: tuple[float, ...] = (1e-4, 2e-4, 4e-4)
    epochs: float = 7.0
    batch: int = 32
    dropout: float = 0.1
    weight_decay: float = 0.01
    hidden_words: float = 0.05
    respelt: float = 0.15
    margin: int = 32


class TaggerConfig(_Section, frozen=True, kw_only=True):
    """Settings of the network and its training (`[tagger]`).

    The learning rate rises for `warmup` steps, stays at `rate`, and falls in a line to nothing over the last
    `cooldown` steps; the weights are averaged with `averaging` as decay over the steps. `hidden_words` is the share of
    the words outside the 6,000 most frequent that are read by their characters alone; `swapped_names` the share of the
    names that give way to another of the same kind.
    """

    hidden: int = 256
    char_hidden: int = 64
    char_size: int = 32
    rare: int = 3
    batch: int = 128
    steps: int = 2_500
    warmup: int = 250
    cooldown: int = 1_800
    optimiser: str = "adam"
    rate: float = 2.5e-3
    clip: float = 5.0
    dropout: float = 0.5
    word_dropout: float = 0.02
    averaging: float = 0.998
    check_every: int = 500
    title_copies: float = 0.13
    upper_copies: float = 0.14
    lower_copies: float = 0.02
    hidden_words: float = 0.1
    swapped_names: float = 0.25
    seed: int = 2
    threads: int = 1


class ProfileConfig(_Section, frozen=True, kw_only=True):
    """Settings of the word profiles (`[profiles]`): `words` vectors are kept, profiles are multiplied by `weight`."""

    words: int = 78_000
    weight: float = 1.0


class SilverConfig(_Section, frozen=True, kw_only=True):
    """Settings of the silver sentences (`[silver]`).

    `documents` is the share of the annotated raw documents that is used, without the sentences in which a token's tag is
    less probable than `sure`. Training sees `share` of the silver articles in each pass over the gold ones.
    """

    documents: float = 0.6
    sure: float = 0.5
    share: float = 0.3
    seed: int = 1


class Config(_Section, frozen=True, kw_only=True):
    """A whole configuration file."""

    vectors: VectorConfig = VectorConfig()
    language_model: LanguageModelConfig = LanguageModelConfig()
    teacher: TeacherConfig = TeacherConfig()
    tagger: TaggerConfig = TaggerConfig()
    profiles: ProfileConfig = ProfileConfig()
    silver: SilverConfig = SilverConfig()


def read_config(path: Path | None) -> Config:
    """Return the settings in `path`, the defaults where it is None; raises `InputValueError` for unknown names and wrong types."""
    if path is None:
        return Config()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Config)
    except tomllib.TOMLDecodeError as error:
        raise InputValueError(f"{path} is not TOML: {error}") from error
    except msgspec.ValidationError as error:  # Object contains unknown field `step` - at `$.tagger`
        raise InputValueError(f"{path}: {error}") from error
