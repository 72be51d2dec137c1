"""Two names written side by side that the tagger took for one, or cut in the wrong place, where the article has each by itself.

`Ketua PT Sumber Alam Ria Heru Salim` is a company and a person, if `PT Sumber Alam Ria` and `Heru Salim` stand elsewhere in the article;
`Van Rooij-Salim` are two persons, if the article knows both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from beritaenrich.entities.decoding import Name
from beritaenrich.entities.role_words import grammar

Key = tuple[str, ...]

_LONGEST = 12
_SHORTEST = 3
_PAIR = 2
_DASHES = frozenset("-–—")
_PAIRS = frozenset({"pasangan", "paslon", "duet", "duo"})


def key_of(words: Sequence[str]) -> Key:
    """Return the words of a name in lower case.

    Examples:
        >>> key_of(["Heru", "Salim"])
        ('heru', 'salim')
    """
    return tuple(word.lower() for word in words)


def recut(
    words: Sequence[Sequence[str]], names: Sequence[list[Name]], certain: Mapping[Key, Iterable[str]]
) -> list[list[Name]]:
    """Return the names of each sentence, those cut anew that are a body and a person side by side.

    A name that the article has more than once is left whole.

    Args:
        words: the words of each sentence.
        names: the names of each sentence, in order.
        certain: the kinds of the names that the tagger is sure of somewhere in the article.
    """
    bodies = {key for key, kinds in certain.items() if "ORGANISATION" in kinds and len("".join(key)) >= _SHORTEST}
    persons = {key for key, kinds in certain.items() if "PERSON" in kinds}
    parts = {part for key in persons for part in (key, *(key[at:] for at in range(1, len(key))), key[:1])}
    names = [list(_pairs_apart(sentence, own, parts, persons)) for sentence, own in zip(words, names, strict=True)]
    if not bodies or not persons:
        return names
    counts = Counter(
        key_of(sentence[first:end]) for sentence, own in zip(words, names, strict=True) for first, end, _ in own
    )
    return [_recut(sentence, own, bodies, persons, counts) for sentence, own in zip(words, names, strict=True)]


def _pairs_apart(sentence: Sequence[str], names: Iterable[Name], parts: set[Key], persons: set[Key]) -> Iterator[Name]:
    """Yield the names, two persons with a dash between them, or called a pair (`pasangan Sari Rudi`), one by one."""
    for first, end, kind in names:
        if kind != "PERSON" or end - first < _PAIR:
            yield first, end, kind
            continue
        dash = next((at for at in range(first + 1, end - 1) if sentence[at] in _DASHES), 0)
        if dash and key_of(sentence[first:dash]) in parts and key_of(sentence[dash + 1 : end]) in parts:
            yield first, dash, kind
            yield dash + 1, end, kind
        elif sentence[first].lower() in grammar("kin") and _is_kin(sentence, first, end, persons):
            yield first + 1, end, kind
        elif _is_called_pair(sentence, first, end) and _are_two(sentence[first:end], parts, persons):
            yield first, first + 1, kind
            yield first + 1, end, kind
        else:
            yield first, end, kind


def _is_kin(sentence: Sequence[str], first: int, end: int, persons: set[Key]) -> bool:
    """Whether a name begins with a word for kin (`Putri Sagala`), and the article knows whose, but nobody of the whole name."""
    key = key_of(sentence[first:end])
    return len(key) > 1 and key not in persons and any(key[1:] in (whole, whole[-1:], whole[:1]) for whole in persons)


def _is_called_pair(sentence: Sequence[str], first: int, end: int) -> bool:
    return end - first == _PAIR and first > 0 and sentence[first - 1].lower() in _PAIRS


def _are_two(pair: Sequence[str], parts: set[Key], persons: set[Key]) -> bool:
    """Whether the article knows each of two names, but nobody who has both."""
    one, other = key_of(pair)
    return {(one,), (other,)} <= parts and not any(one in key and other in key for key in persons)


def _recut(
    sentence: Sequence[str], names: list[Name], bodies: set[Key], persons: set[Key], counts: Mapping[Key, int]
) -> list[Name]:
    found = list(names)
    stretches = [(name,) for name in names] + [pair for pair in pairwise(names) if pair[0][1] == pair[1][0]]
    for stretch in stretches:
        first, end = stretch[0][0], stretch[-1][1]
        doubtful = any(counts[key_of(sentence[start:stop])] == 1 for start, stop, _ in stretch)
        if end - first > _LONGEST or not doubtful or any(kind == "PLACE" for *_, kind in stretch):
            continue
        cut = _cut(sentence, first, end, bodies, persons)
        if cut and set(stretch) <= set(found):
            found = [name for name in found if name not in stretch]
            found += [(first, cut, "ORGANISATION"), (cut, end, "PERSON")]
    return sorted(found)


def _cut(sentence: Sequence[str], first: int, end: int, bodies: set[Key], persons: set[Key]) -> int:
    """Return where a body ends and a person begins, or 0."""
    key = key_of(sentence[first:end])
    for cut in range(1, len(key)):
        acronym = sentence[first].isupper() and cut == 1
        if key[:cut] in bodies and key[cut:] in persons and (len(key) - cut > 1 or acronym):
            return first + cut
    return 0
