"""Key phrases of an article, ranked.

The method is KP-Miner's (El-Beltagy and Rafea 2009): candidates are runs of words between stop words and marks, weighted by
TF x IDF with a boost for phrases of several words and for early places. Added here: document frequencies of Indonesian
news, forms grouped by their stem (PySastrawi; names are never stemmed), and names of entities as candidates of their own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log

from beritaenrich import lexicon
from beritaenrich.model import Entity, Keyword, Mention, Sentence, Span
from beritaenrich.stemming import stem

DOCUMENTS = 81_644
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*|\S")
_LONGEST = 3


@dataclass(slots=True)
class _Candidate:
    """A phrase with its places; `places` are `(start, end, text)` in the raw text."""

    weight: float
    first: int
    named: bool = False
    length: int = 1
    places: list[tuple[int, int, str]] = field(default_factory=list)


@cache
def _stop_words() -> frozenset[str]:
    reporting = (
        form
        for row in lexicon.read_tsv("quotes/reporting.tsv")
        for form in (row["root"] + "nya", *row["active"].split(), *row["passive"].split())
    )
    return frozenset({row["word"] for row in lexicon.read_tsv("keywords/stopwords.tsv")} | set(reporting))


@cache
def _frequencies() -> dict[str, int]:
    return {
        word: int(row["df"]) for row in lexicon.read_tsv("keywords/frequencies.tsv") for word in row["words"].split()
    }


def _rarity(word: str) -> float:
    """Return the inverse document frequency of a word in lower case."""
    return log(DOCUMENTS / _frequencies().get(word, 12))


def extract_keywords(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention] = (),
    entities: Sequence[Entity] = (),
    *,
    top: int = 10,
) -> tuple[Keyword, ...]:
    """Return the key phrases, the best first, each with every place where it occurs.

    Args:
        sentences: the sentences of title and body, in text order.
        mentions: the names in them.
        entities: what the names name; all mentions of an entity are one key phrase.
        top: how many phrases at most.

    >>> from beritaenrich.model import Sentence
    >>> text = "Harga beras naik. Pedagang beras mengeluhkan harga beras."
    >>> [k.text for k in extract_keywords([Sentence(start=0, end=57, text=text, tokens=(), block=0)], top=1)]
    ['beras']
    """
    candidates = _names(mentions, entities)
    taken = sorted((mention.start, mention.end) for mention in mentions)
    _phrases(sentences, taken, candidates)
    return _rank(candidates.values(), top)


def _names(mentions: Sequence[Mention], entities: Sequence[Entity]) -> dict[tuple[str, ...], _Candidate]:
    candidates: dict[tuple[str, ...], _Candidate] = {}
    for mention in mentions:
        entity = entities[mention.entity] if mention.entity is not None and mention.entity < len(entities) else None
        key = ("\0", str(mention.entity)) if entity else ("\0", mention.text.casefold())
        name = entity.name if entity else mention.text
        candidate = candidates.get(key)
        if candidate is None:
            words = [match.group().lower() for match in _WORD.finditer(name) if match.group()[0].isalpha()]
            weight = sum(_rarity(word) for word in words) / max(1, len(words)) ** 0.7 if words else 0.0
            candidate = candidates[key] = _Candidate(weight, mention.start, named=True, length=max(1, len(words)))
        candidate.places.append((mention.start, mention.end, mention.text))
    return candidates


def _phrases(
    sentences: Sequence[Sentence],
    taken: list[tuple[int, int]],
    candidates: dict[tuple[str, ...], _Candidate],
) -> None:
    at = 0
    for sentence in sentences:
        run: list[tuple[str, str, int, int]] = []
        for word, start, end in _words(sentence):
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            lower = word.lower()
            inside = at < len(taken) and taken[at][0] < end
            if inside or not word[0].isalpha() or len(word) < 3 or lower in _stop_words():
                _add_run(run, candidates)
                run = []
                continue
            key = lower if word[0].isupper() and start != sentence.start else stem(lower)
            run.append((key, word, start, end))
        _add_run(run, candidates)


def _words(sentence: Sentence) -> Iterable[tuple[str, int, int]]:
    if sentence.tokens:
        return [(token.form, token.start, token.end) for token in sentence.tokens if token.form]
    base = sentence.start
    return [(m.group(), base + m.start(), base + m.end()) for m in _WORD.finditer(sentence.text)]


def _add_run(run: list[tuple[str, str, int, int]], candidates: dict[tuple[str, ...], _Candidate]) -> None:
    for first in range(len(run)):
        for last in range(first, min(len(run), first + _LONGEST)):
            words = run[first : last + 1]
            key = tuple(word[0] for word in words)
            candidate = candidates.get(key)
            if candidate is None:
                weight = sum(_rarity(word[1].lower()) for word in words) / len(words) ** 0.7
                candidate = candidates[key] = _Candidate(weight, words[0][2], length=len(words))
            text = " ".join(word[1] for word in words)
            candidate.places.append((words[0][2], words[-1][3], text))


def _rank(candidates: Iterable[_Candidate], top: int) -> tuple[Keyword, ...]:
    last = 1
    scored = []
    pool = [candidate for candidate in candidates if candidate.places]
    last = max((candidate.first for candidate in pool), default=1) or 1
    for candidate in pool:
        count = len(candidate.places)
        if candidate.length > 1 and count < 2 and not candidate.named:
            continue
        early = 1.0 + 1.0 * (1 - candidate.first / last)
        score = candidate.weight * (1 + log(count)) * early * (1.3 if candidate.named else 1.0)
        scored.append((score, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].first))
    chosen: list[tuple[float, _Candidate]] = []
    covered: set[tuple[int, int]] = set()
    for score, candidate in scored:
        if len(chosen) >= top:
            break
        spans = {(start, end) for start, end, _ in candidate.places}
        if all(any(a <= start and end <= b for a, b in covered) for start, end in spans):
            continue
        covered |= spans
        chosen.append((score, candidate))
    return tuple(_keyword(score, candidate) for score, candidate in chosen)


def _keyword(score: float, candidate: _Candidate) -> Keyword:
    texts = [text for _, _, text in candidate.places]
    best = max(dict.fromkeys(texts), key=texts.count)
    occurrences = tuple(Span(start=start, end=end, text=text) for start, end, text in candidate.places)
    return Keyword(text=best, score=round(score, 4), occurrences=occurrences)
