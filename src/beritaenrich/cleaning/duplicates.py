"""Repeated paragraphs: exact ones by their hash, near-identical ones by `rapidfuzz` among those that share a shingle."""

import re
from collections.abc import Iterable, Iterator

_LETTERS = re.compile(r"[\W_]+")
SHORTEST = 40
_NEAR_SHORTEST = 70
_SHINGLE = 5
_MOST_COMPARED = 8
_NEAR = 90.0


def fingerprint(text: str) -> str:
    """Return the text without case, blanks and punctuation."""
    return _LETTERS.sub("", text.casefold())


def repeated(paragraphs: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Yield the keys of the paragraphs that repeat an earlier one, exactly or nearly.

    Exact repeats are found by hash. Near repeats share a run of words with the paragraph that they repeat: only those are
    compared, few each, so that the time stays linear.

    >>> list(repeated([(1, "Warga desa itu bergotong royong membersihkan sungai."), (2, "x"),
    ...                (3, "Warga desa itu bergotong-royong membersihkan sungai!")]))
    [3]
    """
    seen: set[str] = set()
    shingles: dict[tuple[str, ...], list[str]] = {}
    for key, text in paragraphs:
        if len(text) < SHORTEST:
            continue
        letters = fingerprint(text)
        if len(letters) < SHORTEST * 3 // 4:
            continue
        if letters in seen:
            yield key
            continue
        seen.add(letters)
        if len(letters) < _NEAR_SHORTEST or len(letters) > 4000:
            continue
        runs = _runs(text)
        if _near(letters, runs, shingles):
            yield key
        for run in runs:
            known = shingles.setdefault(run, [])
            if len(known) < _MOST_COMPARED:
                known.append(letters)


def _runs(text: str) -> list[tuple[str, ...]]:
    """A few runs of words at the beginning, in the middle and at the end of a paragraph."""
    words = [word for word in _LETTERS.split(text.casefold()) if word]
    last = len(words) - _SHINGLE
    if last < 0:
        return []
    return [tuple(words[at : at + _SHINGLE]) for at in sorted({0, min(2, last), last // 2, max(0, last - 2), last})]


def _near(letters: str, runs: list[tuple[str, ...]], shingles: dict[tuple[str, ...], list[str]]) -> bool:
    candidates = {other for run in runs for other in shingles.get(run, ())}
    if not candidates:
        return False
    from rapidfuzz.fuzz import ratio

    return any(ratio(letters, other, score_cutoff=_NEAR) for other in candidates)
