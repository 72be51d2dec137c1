"""Scores key phrases against publishers' tags and authors' keywords: `python -m beritaenrich.evaluation.keywords`.

The references are lines of the raw news itself: hashtags and `Tag: …` lines at the end of news, `Kata kunci: …` at the end of
abstracts. They are cut out of the text; only those that occur in the rest of it can be found and count. Beside the
library's own phrases stand two baselines: the most frequent words (TF) and YAKE (Campos et al. 2020), both with the library's stop
words, both on phrases of up to three words.
"""

import argparse
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from statistics import mean, median, pstdev

from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.entities import find_acronyms, link_mentions, resolve_entities, tag_entities
from beritaenrich.keywords import extract_keywords, stop_words
from beritaenrich.model import Entity, Mention, Sentence
from beritaenrich.sentences import split_sentences
from beritaenrich.stemming import stem

_AUTHORS = re.compile(r"(?i)\b(?:kata[- ]?kunci|keywords?)\s*[:=]\s*([^\n]{5,250})")
_TAGS = re.compile(r"\b(?:Tags?|TAGS?|Topik)\s*:\s*([^\n]{5,300})")
_HASHTAGS = re.compile(r"(?:#[A-Za-z][\w-]{2,40}[ ,\xa0]{0,3}){2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=\d)|_|-")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Item:
    """A text and the phrases that people chose for it."""

    text: str
    phrases: tuple[str, ...]


def read_items(path: Path) -> dict[str, list[Item]]:
    """Return the items of the sets `tags` (news) and `authors` (abstracts) in a file of raw news."""
    sets: dict[str, list[Item]] = {"tags": [], "authors": []}
    seen: set[object] = set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for name, pattern, share in (("authors", _AUTHORS, 0.5), ("tags", _TAGS, 0.5), ("tags", _HASHTAGS, 0.6)):
                item = _item(text, pattern, share)
                if item is None or item.text[:200] in seen or item.phrases in seen:
                    continue
                seen |= {item.text[:200], item.phrases}
                sets[name].append(item)
                break
    return sets


def _item(text: str, pattern: re.Pattern[str], share: float) -> Item | None:
    matches = [match for match in pattern.finditer(text) if match.start() > share * len(text)]
    if not matches or len(text) < 400:
        return None
    match = matches[-1]
    rest = f"{text[: match.start()]}\n{text[match.end() :]}" if pattern is not _AUTHORS else text[: match.start()]
    phrases = _hashtags(match.group()) if pattern is _HASHTAGS else _listed(match.group(1))
    letters = _letters(rest)
    present = tuple(dict.fromkeys(phrase for phrase in phrases if _letters(phrase) in letters))
    return Item(rest, present) if len(present) >= 2 else None


def _hashtags(text: str) -> list[str]:
    return [" ".join(_CAMEL.split(tag)) for tag in re.findall(r"#([\w-]+)", text)]


def _listed(text: str) -> list[str]:
    parts = [part.strip(" .\xa0") for part in re.split(r"[,;#|]| dan (?=\w+\.?$)", text)]
    return [part for part in parts if 3 <= len(part) <= 50 and len(part.split()) <= 4]


def _letters(phrase: str) -> str:
    return "".join(character for character in phrase.lower() if character.isalnum())


def _key(phrase: str) -> str:
    return "".join(stem(word) for word in re.findall(r"\w+", phrase.lower()))


@dataclass(frozen=True, slots=True)
class Analysed:
    """An item after the stages that key phrases build on; without names where the tagger did not run."""

    item: Item
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


def analyse(item: Item, *, names: bool) -> Analysed:
    """Run the stages before key phrases on an item, the tagger only for `names`."""
    sentences = split_sentences(item.text)
    if not names:
        return Analysed(item, sentences)
    mentions = tag_entities(sentences)
    entities = resolve_entities(mentions, sentences, find_acronyms(as_cleaned(item.text)))
    return Analysed(item, sentences, link_mentions(mentions, entities), entities)


def term_frequency(text: Analysed, top: int) -> list[str]:
    """Return the most frequent phrases of up to three words without stop words at their ends, longer ones first in ties."""
    counts: Counter[str] = Counter()
    for sentence in text.sentences:
        for words in _grams(sentence.text):
            counts[" ".join(words).lower()] += 1
    return [phrase for phrase, _ in sorted(counts.items(), key=lambda pair: (-pair[1], -len(pair[0].split())))[:top]]


def _grams(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    for word in [*_WORD.findall(text), "."]:
        if word[0].isalpha() and len(word) > 2:
            run.append(word)
            continue
        for first in range(len(run)):
            for last in range(first, min(len(run), first + 3)):
                words = run[first : last + 1]
                if words[0].lower() not in stop_words() and words[-1].lower() not in stop_words():
                    yield words
        run = []


def yake(text: Analysed, top: int) -> list[str]:
    """Return the phrases that YAKE ranks first (window 1, n = 3, without its fuzzy removal of duplicates)."""
    sentences = text.sentences
    counts: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    acronym: Counter[str] = Counter()
    places: dict[str, set[int]] = defaultdict(set)
    left: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for index, sentence in enumerate(sentences):
        before = None
        for at, word in enumerate(_WORD.findall(sentence.text)):
            if not word[0].isalpha():
                before = None
                continue
            lower = word.lower()
            counts[lower] += 1
            places[lower].add(index)
            upper[lower] += word[0].isupper() and at > 0
            acronym[lower] += word.isupper() and len(word) > 1
            if before is not None:
                right[before][lower] += 1
                left[lower][before] += 1
            before = lower
    content = [word for word in counts if word not in stop_words() and len(word) > 2]
    if not content:
        return []
    frequencies = [counts[word] for word in content]
    spread, highest = mean(frequencies) + pstdev(frequencies), max(counts.values())
    weights: dict[str, float] = {}
    for word in counts:
        case = max(upper[word], acronym[word]) / (1 + log(counts[word]))
        position = log(log(3 + median(places[word])))
        frequency = counts[word] / spread
        dl = len(left[word]) / max(1, sum(left[word].values()))
        dr = len(right[word]) / max(1, sum(right[word].values()))
        related = 1 + (dl + dr) * counts[word] / highest
        different = len(places[word]) / max(1, len(sentences))
        weights[word] = related * position / (case + frequency / related + different / related)
    scores: dict[str, float] = {}
    phrases: Counter[str] = Counter()
    for sentence in sentences:
        for words in _grams(sentence.text):
            phrases[" ".join(words).lower()] += 1
    for phrase, count in phrases.items():
        product, total = 1.0, 0.0
        for word in phrase.split():
            if word in stop_words():
                product *= 1.5
                total -= 0.5
            else:
                product *= weights[word]
                total += weights[word]
        scores[phrase] = product / (count * (1 + total)) if total > -1 else exp(9)
    return sorted(scores, key=lambda phrase: scores[phrase])[:top]


def own(text: Analysed, top: int) -> list[str]:
    """Return the library's key phrases."""
    return [keyword.text for keyword in extract_keywords(text.sentences, text.mentions, text.entities, top=top)]


Method = Callable[[Analysed, int], list[str]]
METHODS: dict[str, Method] = {"TF": term_frequency, "YAKE": yake, "own": own}


def score(texts: Sequence[Analysed], method: Method) -> dict[str, float]:
    """Return F1 of the first 5 and 10 phrases and the mean average precision at 10; phrases are equal when their stems are."""
    totals: dict[str, list[float]] = {"F1@5": [], "F1@10": [], "MAP@10": []}
    for text in texts:
        wanted = {_key(phrase) for phrase in text.item.phrases}
        found = list(dict.fromkeys(_key(phrase) for phrase in method(text, 10)))
        for size in (5, 10):
            hits = len(wanted & set(found[:size]))
            totals[f"F1@{size}"].append(2 * hits / (len(found[:size]) + len(wanted)))
        precisions = [
            len(wanted & set(found[: rank + 1])) / (rank + 1) for rank, key in enumerate(found) if key in wanted
        ]
        totals["MAP@10"].append(sum(precisions) / min(10, len(wanted)))
    return {name: mean(values) for name, values in totals.items() if values}


def main(argv: list[str] | None = None) -> int:
    """Print one line for each set and method."""
    parser = argparse.ArgumentParser(prog="python -m beritaenrich.evaluation.keywords", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of the raw news")
    parser.add_argument("--half", choices=["tuning", "held-out", "both"], default="held-out", help="odd or even items")
    parser.add_argument("--names", action="store_true", help="run the tagger, so that names are key phrases (slow)")
    arguments = parser.parse_args(argv)
    path = arguments.shared / "data/raw/news.jsonl.xz"
    if not path.exists():
        parser.error(f"no raw news at {path}")
    part = {"tuning": slice(0, None, 2), "held-out": slice(1, None, 2), "both": slice(None)}[arguments.half]
    for name, items in read_items(path).items():
        texts = [analyse(item, names=arguments.names) for item in items[part]]
        for method, run in METHODS.items():
            cells = "  ".join(f"{metric} {value:.3f}" for metric, value in score(texts, run).items())
            print(f"{name:<8} {len(texts):>5} texts  {method:<5} {cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
