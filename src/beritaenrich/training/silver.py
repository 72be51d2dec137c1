"""Silver sentences: the raw news with the teachers' tags, to teach the tagger, and what to make of them."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from beritaenrich.training.config import SilverConfig
from beritaenrich.training.corpus import Tagged
from beritaenrich.training.news import read_news

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The letters that stand for the tags of `tags_for`, in annotated news."""


def tags_for(kinds: Sequence[str]) -> list[str]:
    """Return the BIOES tags of the kinds, in the order of their letters.

    Examples:
        >>> tags_for(["PLACE"])
        ['O', 'B-PLACE', 'I-PLACE', 'E-PLACE', 'S-PLACE']
    """
    return ["O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BIES")]


def read_tags(path: Path) -> Iterator[tuple[float, str]]:
    """Yield for each sentence how sure its least sure tag is, and its tags as letters."""
    with path.open(encoding="ascii") as lines:
        for line in lines:
            sure, letters = line.split()
            yield int(sure) / 100, letters


def read_silver(news: Path, tags: Path, kinds: Sequence[str], config: SilverConfig) -> list[list[Tagged]]:
    """Return a random share of the documents, tagged, without the sentences of which the teachers are unsure.

    Args:
        news: the file `news.txt`.
        tags: the teachers' tags of its first documents.
        kinds: the kinds that the letters stand for.
        config: which share, and how sure.
    """
    labels = {letter: _bio(tag) for letter, tag in zip(LETTERS, tags_for(kinds), strict=False)}
    chance = random.Random(config.seed)  # noqa: S311 - reproducible on purpose
    rows = read_tags(tags)
    articles = []
    for document in read_news(news):
        found = [row for _, row in zip(document, rows, strict=False)]
        if not found:
            break
        if chance.random() >= config.documents:
            continue
        article = [
            list(zip(words, (labels[letter] for letter in letters), strict=True))
            for words, (sure, letters) in zip(document, found, strict=False)
            if sure >= config.sure
        ]
        if article:
            articles.append(article)
    return articles


def _bio(tag: str) -> str:
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
