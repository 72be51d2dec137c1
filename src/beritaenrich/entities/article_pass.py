"""The article pass: what one sentence says for certain about a name decides its doubtful repetitions in the others.

A tagger reads sentence by sentence, so that a name may be found in one and missed, or taken for another kind, in the next.
Here every name of the article is looked up in all its sentences, and the probabilities of its occurrences are pooled: the
"one sense per discourse" rule (Gale, Church and Yarowsky 1992), applied softly as in Krishnan and Manning 2006.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from beritaenrich.entities.decoding import Name, Reading
from beritaenrich.entities.known_apart import Key, key_of, recut
from beritaenrich.entities.neighbours import settle
from beritaenrich.model import EntityKind

Place = tuple[int, int, int]
"""Where a string stands: sentence, first token, last token + 1."""

KINDS = tuple(kind.value for kind in EntityKind)

_LONGEST = 8
_PER_WORD = 8
_CERTAIN = 0.9
_POOLED = 0.6
_FLOOR = {"PERSON": 0.03, "PLACE": 0.25, "ORGANISATION": 0.25}
_ADDED = {"PERSON": 0.0, "PLACE": 0.25, "ORGANISATION": 0.25}
_PART_WEIGHT = 0.8
_SHORT_WEIGHT = 2.0
_SETTLED_WEIGHT = 2.0
_INITIALS_WEIGHT = 20.0


@dataclass(slots=True)
class _Heard:
    """A sentence in the pass: its names, those of them that their neighbours settle, and the probabilities of all."""

    names: list[Name]
    settled: frozenset[Name]
    reading: Reading

    @classmethod
    def of(cls, sentence: Sequence[str], reading: Reading) -> "_Heard":
        """Return a sentence before the others are heard."""
        names, settled = settle(sentence, reading)
        return cls(names, settled, reading)

    def probability(self, first: int, end: int, kind: str) -> float:
        """Return how probable a name is: certain where it is settled, impossible where another kind is."""
        for start, stop, other in self.settled:
            if (start, stop) == (first, end):
                return float(other == kind)
        return self.reading.lattice.probability(first, end, kind)


def agree(words: Sequence[Sequence[str]], readings: Sequence[Reading]) -> list[list[Name]]:
    """Return the names of each sentence after the sentences have been heard against each other.

    A name changes only where the sentence itself leaves room for it: three in a hundred for a person; for the others, one
    in four where a name stands already, since clubs are called like their towns; none is added, since events and products
    carry the names of places and makers. A longer name lends its weight to its parts (`Laras Widyawati`, then `Widyawati`)
    and to its acronym (`Badan Pangan Nasional (BPN)`, then `BPN`).

    Args:
        words: the words of each sentence.
        readings: what the tagger made of each.
    """
    heard = [_Heard.of(sentence, reading) for sentence, reading in zip(words, readings, strict=True)]
    evidence = _evidence(words, heard)
    places: dict[Key, list[Place]] = defaultdict(list)
    lengths = _lengths(evidence)
    for index, sentence in enumerate(words):
        for first, end, key in _occurrences(sentence, evidence, lengths):
            places[key].append((index, first, end))
    for key in sorted(places, key=len, reverse=True):
        kind = _verdict(places[key], heard, evidence[key])
        if kind is None:
            continue
        floor = _FLOOR["PERSON"] if kind in evidence[key] else _FLOOR[kind]
        for index, first, end in places[key]:
            _apply(heard[index], (first, end, kind), floor)
    return recut(words, [sentence.names for sentence in heard], _certain(words, heard))


def _certain(words: Sequence[Sequence[str]], heard: Sequence[_Heard]) -> dict[Key, set[str]]:
    """Return the kinds of the names that are certain somewhere in the article."""
    found: dict[Key, set[str]] = defaultdict(set)
    for sentence, own in zip(words, heard, strict=True):
        for first, end, kind in own.names:
            if end - first <= _LONGEST and own.probability(first, end, kind) >= _CERTAIN:
                found[key_of(sentence[first:end])].add(kind)
    return found


def _evidence(words: Sequence[Sequence[str]], heard: Sequence[_Heard]) -> dict[Key, dict[str, float]]:
    """Return the strings that the article certainly uses as names, with the weight that longer names lend them."""
    found: dict[Key, dict[str, float]] = {}
    for sentence, own in zip(words, heard, strict=True):
        for first, end, kind in own.names:
            if end - first > _LONGEST or own.probability(first, end, kind) < _CERTAIN:
                continue
            key = key_of(sentence[first:end])
            lent = found.setdefault(key, {})
            if (first, end, kind) in own.settled:
                lent[kind] = _INITIALS_WEIGHT if end - first == 1 and sentence[first].isupper() else _SETTLED_WEIGHT
            if kind == "PERSON" and end - first > 1:
                for part in (key[:1], key[-1:], key[:2]):
                    if part != key and min(map(len, part)) > 2:
                        found.setdefault(part, {})[kind] = _PART_WEIGHT
            short = _short_form(sentence, first, end)
            if short and kind != "PERSON":
                found.setdefault(key_of([short]), {})[kind] = _SHORT_WEIGHT
    return found


def _short_form(sentence: Sequence[str], first: int, end: int) -> str:
    """Return the acronym in brackets after a name of several words, if there is one."""
    if end - first < 2 or list(sentence[end : end + 1]) != ["("] or list(sentence[end + 2 : end + 3]) != [")"]:
        return ""
    short = sentence[end + 1]
    return short if short.isupper() and short.isalpha() and short[0] == sentence[first][0] and len(short) > 1 else ""


def _lengths(keys: Iterable[Key]) -> dict[str, list[int]]:
    """Return for each first word of the strings how many words they have, the most first."""
    found: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        found[key[0]].add(len(key))
    return {word: sorted(lengths, reverse=True)[:_PER_WORD] for word, lengths in found.items()}


def _occurrences(
    sentence: Sequence[str], keys: Mapping[Key, object], lengths: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int, Key]]:
    """Yield where the strings stand in a sentence, capitalised, longest first at each place and without overlap."""
    lowered = [word.lower() for word in sentence]
    at = 0
    while at < len(sentence):
        step = 1
        if lowered[at] in lengths and sentence[at][:1].isupper():
            for length in lengths[lowered[at]]:
                key = tuple(lowered[at : at + length])
                if len(key) == length and key in keys:
                    yield at, at + length, key
                    step = length
                    break
        at += step


def _verdict(places: Sequence[Place], heard: Sequence[_Heard], lent: Mapping[str, float]) -> str | None:
    """Return the kind that the occurrences agree on, or None where they do not or nothing is in doubt."""
    totals = dict.fromkeys(KINDS, 0.0)
    count = 0
    for index, first, end in places:
        if _inside_longer(heard[index].names, first, end):
            continue
        count += 1
        for kind in KINDS:
            totals[kind] += heard[index].probability(first, end, kind)
    for kind, weight in lent.items():
        totals[kind] += weight
        count += 1
    if count < 2:
        return None
    best = max(KINDS, key=lambda kind: totals[kind])
    return best if totals[best] / count >= _POOLED else None


def _inside_longer(names: Sequence[Name], first: int, end: int) -> bool:
    return any(start <= first and end <= stop and stop - start > end - first for start, stop, _ in names)


def _apply(heard: _Heard, name: Name, floor: float) -> None:
    """Put a name in its place among the names of a sentence, unless the sentence speaks against it."""
    first, end, kind = name
    names = heard.names
    if name in names or _inside_longer(names, first, end):
        return
    overlapping = [other for other in names if other[0] < end and first < other[1]]
    if not overlapping and (floor > _FLOOR["PERSON"] or heard.probability(first, end, kind) < _ADDED[kind]):
        return
    if any(other[0] < first or end < other[1] for other in overlapping):
        return
    if heard.settled.intersection(overlapping) or heard.probability(first, end, kind) < floor:
        return
    for other in overlapping:
        names.remove(other)
    names.append(name)
    names.sort()
