"""The settings of a training run, read from TOML; every run is decided by its file and its seeds."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from beritaenrich.errors import InputValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorConfig:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerConfig:
    """Settings of the network and its training (`[tagger]`).

    The learning rate rises for `warmup` steps, stays at `rate`, and falls in a line to nothing over the last
    `cooldown` steps; the weights are averaged with `averaging` as decay over the steps. `joined` is the chance that a
    sentence is read together with the one before it in its article; `hidden_words` the share of the words outside the
    6,000 most frequent that are read by their characters alone; `swapped_names` the share of the names that give way to
    another of the same kind.
    """

    hidden: int = 256
    char_hidden: int = 64
    char_size: int = 32
    rare: int = 3
    batch: int = 32
    steps: int = 13_000
    warmup: int = 300
    cooldown: int = 3_000
    optimiser: str = "adam"
    rate: float = 2e-3
    clip: float = 5.0
    dropout: float = 0.5
    word_dropout: float = 0.02
    averaging: float = 0.998
    check_every: int = 500
    title_copies: float = 0.10
    upper_copies: float = 0.12
    lower_copies: float = 0.03
    hidden_words: float = 0.0
    swapped_names: float = 0.0
    joined: float = 0.0
    seed: int = 1
    threads: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileConfig:
    """Settings of the word profiles (`[profiles]`): every `every`-th document is tagged, `words` vectors are kept."""

    every: int = 1
    min_count: int = 3
    words: int = 78_000
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SilverConfig:
    """Settings of the silver annotation (`[silver]`).

    `documents` is the share of the raw documents that is read, `sentences` where to stop; a sentence is kept where every
    token's tag has at least the probability `sure`, and without names with the chance `share_nameless`. Training sees
    `share` of the silver articles in each pass over the gold ones.
    """

    documents: float = 0.5
    sentences: int = 300_000
    sure: float = 0.6
    share_nameless: float = 0.3
    share: float = 0.15
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole configuration file."""

    vectors: VectorConfig = field(default_factory=VectorConfig)
    tagger: TaggerConfig = field(default_factory=TaggerConfig)
    profiles: ProfileConfig = field(default_factory=ProfileConfig)
    silver: SilverConfig = field(default_factory=SilverConfig)


_T = TypeVar("_T", VectorConfig, TaggerConfig, ProfileConfig, SilverConfig)


def _section(kind: type[_T], table: Any, name: str) -> _T:
    known = {item.name for item in fields(kind)}
    unknown = sorted(set(table) - known)
    if unknown:
        raise InputValueError(f"[{name}] does not know {', '.join(unknown)}; it knows {', '.join(sorted(known))}")
    return kind(**table)


def read_config(path: Path | None) -> Config:
    """Return the settings in `path`, the defaults where it is None; raises `InputValueError` for unknown names."""
    if path is None:
        return Config()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputValueError(f"{path} is not TOML: {error}") from error
    return Config(
        vectors=_section(VectorConfig, table.get("vectors", {}), "vectors"),
        tagger=_section(TaggerConfig, table.get("tagger", {}), "tagger"),
        profiles=_section(ProfileConfig, table.get("profiles", {}), "profiles"),
        silver=_section(SilverConfig, table.get("silver", {}), "silver"),
    )
