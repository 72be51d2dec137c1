"""Strict F1 of names against annotated sentences: `python -m beritaenrich.evaluation ner`.

A name counts where its span and its kind are both right. The berita sentences are scored each on its own and article by
article, as printed, in Title Case and in UPPER case; the public sets, whose guidelines differ, without any training on them.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

from tqdm import tqdm

from beritaenrich.entities import tag_entities
from beritaenrich.training.corpus import Annotated, read_annotated, read_columns
from beritaenrich.training.labels import KINDS

PUBLIC = {
    "idner-news-2k": "ner/public/idner-news-2k/test.txt",
    "nergrit": "ner/public/nergrit/test_preprocess.txt",
    "nerui.01": "ner/public/indolem/nerui/test.01.tsv",
    "nerugm.01": "ner/public/indolem/nerugm/test.01.tsv",
}

_ENOUGH = 75

Figures = dict[str, float]
Name = tuple[int, int, str]


def in_title_case(text: str) -> str:
    """Write every word with a capital; the length never changes.

    Examples:
        >>> in_title_case("Warga kota Medan")
        'Warga Kota Medan'
    """
    result, inside = [], False
    for character in text:
        upper = character.upper()
        result.append(upper if not inside and len(upper) == 1 else character)
        inside = character.isalnum() or character in "'’"
    return "".join(result)


def in_upper_case(text: str) -> str:
    """Write everything in capitals; the length never changes."""
    return "".join(character.upper() if len(character.upper()) == 1 else character for character in text)


def predict(rows: Sequence[Annotated], *, by_article: bool) -> list[set[Name]]:
    """Return the names found in each sentence; `by_article` tags the sentences of an article together."""
    if not by_article:
        return [{(found.start, found.end, found.kind.value) for found in tag_entities(row.text)} for row in rows]
    result: list[set[Name]] = []
    for _, group in groupby(rows, key=lambda row: row.article):
        article = list(group)
        starts, at = [], 0
        for row in article:
            starts.append(at)
            at += len(row.text) + 1
        names: list[set[Name]] = [set() for _ in article]
        for found in tag_entities("\n".join(row.text for row in article)):
            place = max(index for index, start in enumerate(starts) if start <= found.start)
            names[place].add((found.start - starts[place], found.end - starts[place], found.kind.value))
        result += names
    return result


def figures(rows: Iterable[Annotated], predicted: Iterable[set[Name]]) -> Figures:
    """Return precision, recall and F1, and F1 by kind, in percent."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for row, names in zip(rows, predicted, strict=True):
        truth = set(row.entities)
        for counter, items in ((right, truth & names), (found, names), (gold, truth)):
            counter.update(kind for _, _, kind in items)
    result = {}
    for label, kinds in (("", KINDS), *((f" {kind}", (kind,)) for kind in KINDS)):
        hits, guesses, truths = (sum(counter[kind] for kind in kinds) for counter in (right, found, gold))
        result[f"F1{label}"] = 200 * hits / max(1, guesses + truths)
        if not label:
            result["P"] = 100 * hits / max(1, guesses)
            result["R"] = 100 * hits / max(1, truths)
    return result


def mistakes(rows: Iterable[Annotated], predicted: Iterable[set[Name]]) -> Iterator[str]:
    """Yield a line for each name that is missing (`-`) or wrong (`+`), with its sentence.

    Examples:
        >>> row = Annotated(text="Hujan di Medan", entities=((9, 14, "PLACE"),))
        >>> list(mistakes([row], [set()]))
        ['- PLACE Medan: Hujan di Medan']
    """
    for row, names in zip(rows, predicted, strict=True):
        for name in sorted(names ^ set(row.entities)):
            start, end, kind = name
            yield f"{'+' if name in names else '-'} {kind} {row.text[start:end]}: {row.text}"


def score_file(path: Path, errors: int = 0) -> dict[str, Figures]:
    """Return the figures for a file of the berita kind, in each spelling; print some errors of the sentences as they are."""
    rows = read_annotated(path)
    alone, together = predict(rows, by_article=False), predict(rows, by_article=True)
    for line in islice(mistakes(rows, alone), errors):
        print(line, file=sys.stderr)
    report = {"plain": figures(rows, alone), "articles": figures(rows, together)} | _by_source(rows, together)
    for name, spell in (("title", in_title_case), ("upper", in_upper_case)):
        spelt = [
            Annotated(text=spell(row.text), entities=row.entities, article=row.article, source=row.source)
            for row in rows
        ]
        report[name] = figures(spelt, predict(spelt, by_article=False))
    return report


def _by_source(rows: Sequence[Annotated], predicted: Sequence[set[Name]]) -> dict[str, Figures]:
    """Return the figures for each source with at least 75 names."""
    places: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        places.setdefault(row.source, []).append(index)
    return {
        f"from {source}": figures([rows[index] for index in chosen], [predicted[index] for index in chosen])
        for source, chosen in sorted(places.items())
        if sum(len(rows[index].entities) for index in chosen) >= _ENOUGH
    }


def score_public(data: Path) -> dict[str, Figures]:
    """Return the figures for those public sets that are there, without training on them."""
    report = {}
    for name, place in tqdm(PUBLIC.items(), desc="public sets", leave=False, disable=not sys.stderr.isatty()):
        if (data / place).exists():
            rows = read_columns(data / place)
            report[name] = figures(rows, predict(rows, by_article=False))
    return report
