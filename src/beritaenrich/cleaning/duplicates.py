"""Repeated paragraphs: exact ones by their hash, near-identical ones by `rapidfuzz` among those that begin or end alike."""

import re
from collections.abc import Iterable, Iterator

SHORTEST = 50
_NEAR_SHORTEST = 48
_NEAR_LONGEST = 4000
_EDGE = 24
_MARKS = ".!?,;:\"'”’) "
_MOST_COMPARED = 8
_NEAR = 90.0
_SLIP = 70.0
_MOST_EDITS = 3
_WORD = re.compile(r"\w+")


def repeated(paragraphs: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Yield the keys of the paragraphs that repeat an earlier one, exactly or nearly.

    Exact repeats are found by hash. Near repeats begin or end with the same words as the paragraph that they repeat: only
    those are compared, few each, so that the time stays linear.

    Examples:
        >>> list(repeated([(1, "Warga desa itu bergotong royong membersihkan sungai di dekat pasar."), (2, "x"),
        ...                (3, "Warga desa itu bergotong-royong membersihkan sungai di dekat pasar!")]))
        [3]
    """
    seen: set[str] = set()
    alike: dict[str, list[str]] = {}
    for key, text in paragraphs:
        if len(text) < SHORTEST:
            continue
        plain = " ".join(text.casefold().split())
        if plain in seen:
            yield key
            continue
        seen.add(plain)
        if not _NEAR_SHORTEST <= len(plain) <= _NEAR_LONGEST:
            continue
        edges = (plain[:_EDGE], plain[-_EDGE:].rstrip(_MARKS))
        if _near(plain, edges, alike):
            yield key
        for edge in edges:
            known = alike.setdefault(edge, [])
            if len(known) < _MOST_COMPARED:
                known.append(plain)


def _near(plain: str, edges: tuple[str, str], alike: dict[str, list[str]]) -> bool:
    candidates = [other for edge in edges for other in alike.get(edge, ())]
    if not candidates:
        return False
    from rapidfuzz.fuzz import ratio

    return any(ratio(plain, other, score_cutoff=_NEAR) and _same_words(plain, other) for other in candidates)


def _same_words(plain: str, other: str) -> bool:
    """Whether two texts differ by marks, slips and a word or two only, not by a name or a number."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import ratio

    words, others = (_WORD.findall(text) for text in (plain, other))
    if "".join(words) == "".join(others):
        return True
    edits = Levenshtein.editops(words, others)
    for edit in edits:
        one = words[edit.src_pos] if edit.tag != "insert" else ""
        two = others[edit.dest_pos] if edit.tag != "delete" else ""
        if any(char.isdigit() for char in one + two) or (one and two and ratio(one, two) < _SLIP):
            return False
    return len(edits) <= _MOST_EDITS
