"""Reading the annotated sentences and the raw news, and turning them into tokens with BIO labels."""

import json
import lzma
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from beritaenrich.errors import InputValueError
from beritaenrich.sentences import abbreviation_forms
from beritaenrich.sentences.tokenizer import token_spans
from beritaenrich.training.labels import KINDS, Tagged

PUBLIC_KINDS = {
    **{kind: kind for kind in KINDS},
    "PER": "PERSON",
    "LOC": "PLACE",
    "LOCATION": "PLACE",
    "ORG": "ORGANISATION",
    "ORGANIZATION": "ORGANISATION",
}
"""What the public sets call the kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A sentence with its names: `(start, end, kind)` in code points of `text`."""

    text: str
    entities: tuple[tuple[int, int, str], ...]
    article: str = ""
    source: str = ""


def read_annotated(path: Path) -> list[Annotated]:
    """Read a file of the berita kind: one JSON object a line."""
    rows = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                entities = tuple(sorted((int(start), int(end), str(kind)) for start, end, kind in row["entities"]))
                rows.append(
                    Annotated(
                        text=row["text"],
                        entities=entities,
                        article=str(row.get("article", number)),
                        source=str(row.get("source", "")),
                    )
                )
            except (ValueError, KeyError, TypeError) as error:
                raise InputValueError(f"{path}, line {number}: not an annotated sentence ({error})") from error
    return rows


def read_columns(path: Path, kinds: Mapping[str, str] = PUBLIC_KINDS) -> list[Annotated]:
    """Read a file with a token and its BIO label a line as sentences whose tokens are joined by blanks.

    Args:
        path: the file.
        kinds: which labels to read, and as what.
    """
    rows = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for full, group in groupby(lines, key=lambda line: bool(line.strip())):
        if not full:
            continue
        words: list[str] = []
        entities: list[list[int | str]] = []
        at = 0
        for line in group:
            word, *_, label = line.split()
            prefix, _, name = label.partition("-")
            kind = kinds.get(name)
            if kind and prefix == "I" and entities and entities[-1][2] == kind and entities[-1][1] == at - 1:
                entities[-1][1] = at + len(word)
            elif kind:
                entities.append([at, at + len(word), kind])
            words.append(word)
            at += len(word) + 1
        rows.append(
            Annotated(
                text=" ".join(words), entities=tuple((int(a), int(b), str(k)) for a, b, k in entities), article=str(at)
            )
        )
    return rows


def split_at(spans: Iterable[tuple[int, int]], cuts: Iterable[int]) -> list[tuple[int, int]]:
    """Split token spans at the given offsets, so that a name that begins inside a token gets tokens of its own.

    Examples:
        >>> split_at([(0, 15)], [8])
        [(0, 8), (8, 15)]
    """
    points = sorted(set(cuts))
    result = []
    for start, end in spans:
        inside = [start, *(point for point in points if start < point < end), end]
        result += list(pairwise(inside))
    return result


def tag(sentence: Annotated, abbreviations: frozenset[str] = frozenset()) -> Tagged:
    """Return the tokens of a sentence with their BIO tags.

    Examples:
        >>> tag(Annotated(text="PresidenPrabowo tiba.", entities=((8, 15, "PERSON"),)))
        [('Presiden', 'O'), ('Prabowo', 'B-PERSON'), ('tiba', 'O'), ('.', 'O')]
    """
    text = sentence.text
    cuts = [offset for start, end, _ in sentence.entities for offset in (start, end)]
    result: Tagged = []
    pending = list(sentence.entities)
    for start, end in split_at(token_spans(text, abbreviations), cuts):
        while pending and pending[0][1] <= start:
            pending.pop(0)
        label = "O"
        if pending and pending[0][0] <= start and end <= pending[0][1]:
            label = ("B-" if start == pending[0][0] else "I-") + pending[0][2]
        result.append((text[start:end], label))
    return result


def load_articles(path: Path) -> list[list[Tagged]]:
    """Read annotated sentences as tokens and labels, article by article."""
    rows = [sentence for sentence in read_annotated(path) if sentence.text.strip()]
    return [
        [tag(sentence, abbreviation_forms()) for sentence in article]
        for _, article in groupby(rows, key=lambda sentence: sentence.article)
    ]


def read_raw(path: Path) -> Iterator[tuple[str, str]]:
    """Yield `(source, text)` of the raw news documents."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["source"], row["text"]


def forms(text: str) -> list[str]:
    """Return the token forms of a text."""
    return [text[start:end] for start, end in token_spans(text)]
