"""The sample articles of `tests/cases/articles` with the facts that must hold for each (`NAME.expected.toml`).

In `[body] marked` the cleaned text stands with everything that is in it: `[P Name]`, `[L Place]`, `[O Organisation]`,
`{date=value}`. The facts that the library is known to miss stand in `[known_failures]`, each under the name of its check.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import beritaenrich as be

FOLDER = Path(__file__).parent / "cases" / "articles"
NAMES = sorted(path.name.removesuffix(".txt") for path in FOLDER.glob("*.txt"))
_MARK = re.compile(r"\[([PLO]) ([^\]]+)\]|\{([^=}]+)=([^}]+)\}")
_KINDS = {"P": "PERSON", "L": "PLACE", "O": "ORGANISATION"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text taken apart: spans are code points of `text`."""

    text: str
    mentions: tuple[tuple[int, int, str], ...]
    dates: tuple[tuple[int, int, str], ...]


def parse(marked: str) -> Marked:
    parts: list[str] = []
    mentions, dates = [], []
    at = position = 0
    for mark in _MARK.finditer(marked):
        before = marked[position : mark.start()]
        kind, name, date, value = mark.groups()
        words = name or date
        start = at + len(before)
        at = start + len(words)
        parts += [before, words]
        position = mark.end()
        if kind:
            mentions.append((start, at, _KINDS[kind]))
        else:
            dates.append((start, at, value))
    parts.append(marked[position:])
    return Marked(text="".join(parts), mentions=tuple(mentions), dates=tuple(dates))


def raw(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_bytes().decode()


@cache
def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.expected.toml").read_text(encoding="utf-8"))


@cache
def enriched(name: str) -> be.Article:
    return be.enrich(raw(name))
