"""Repeated paragraphs: exact ones by their hash, near-identical ones by `rapidfuzz` among those that begin or end alike."""

from collections.abc import Iterable, Iterator

SHORTEST = 40
_NEAR_SHORTEST = 48
_NEAR_LONGEST = 4000
_EDGE = 24
_MARKS = ".!?,;:\"'”’) "
_MOST_COMPARED = 8
_NEAR = 90.0


def repeated(paragraphs: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Yield the keys of the paragraphs that repeat an earlier one, exactly or nearly.

    Exact repeats are found by hash. Near repeats begin or end with the same words as the paragraph that they repeat: only
    those are compared, few each, so that the time stays linear.

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

    return any(ratio(plain, other, score_cutoff=_NEAR) for other in candidates)
