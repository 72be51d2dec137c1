"""Silver sentences: the raw news with the teachers' tags, to teach the tagger, and what to make of them."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from beritaenrich.training.config import SilverConfig
from beritaenrich.training.labels import LETTERS, Tagged, bioes_labels, to_bio
from beritaenrich.training.news import read_news


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
    labels = {letter: to_bio(label) for letter, label in zip(LETTERS, bioes_labels(kinds), strict=False)}
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
