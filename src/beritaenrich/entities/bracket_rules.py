"""Corrections of names beside brackets: a bracket opened in a name is closed in it, and a name is as long as its acronym says."""

from collections.abc import Sequence

from beritaenrich.entities.letters import alignment_costs, letters_of
from beritaenrich.entities.role_words import head_class

ScoredName = tuple[int, int, str, float]
"""A name as `(first token, last token + 1, kind, probability)`."""

_FITS = 0.2
_FITS_NOT = 0.6


def mend_brackets(words: Sequence[str], names: Sequence[ScoredName]) -> list[ScoredName]:
    """Return the names of a sentence, those mended that have one bracket of a pair, or less than their acronym has.

    Examples:
        >>> words = ["PT", "Kebun", "Raya", "(", "Kera", ")", "Tbk"]
        >>> mend_brackets(words, [(0, 3, "ORGANISATION", 0.9), (4, 7, "ORGANISATION", 0.8)])
        [(0, 7, 'ORGANISATION', 0.8)]
        >>> mend_brackets(["(", "Bandara", ")", "Kertaraya"], [(1, 4, "PLACE", 0.6)])
        [(3, 4, 'PLACE', 0.6)]
        >>> mend_brackets(["Badan", "Pangan", "(", "BP", ")"], [(0, 4, "ORGANISATION", 0.9)])
        [(0, 2, 'ORGANISATION', 0.9), (3, 4, 'ORGANISATION', 0.9)]
        >>> mend_brackets(["Konferensi", "Nelayan", "Nusantara", "(", "KNN", ")"], [(1, 3, "ORGANISATION", 0.7)])
        [(0, 3, 'ORGANISATION', 0.7)]
    """
    mended: list[ScoredName] = []
    for first, end, kind, score in names:
        inside = words[first:end]
        opened, closed = inside.count("("), inside.count(")")
        if closed > opened and first and words[first - 1] == "(":
            before = mended[-1] if mended else None
            if before is not None and before[1] == first - 1 and before[2] == kind == "ORGANISATION":
                mended[-1] = (before[0], end, kind, min(before[3], score))
            else:
                mended.append((first + inside.index(")") + 1 if kind == "PLACE" else first, end, kind, score))
        elif (
            opened > closed and list(words[end : end + 1]) == [")"] and 0 < (at := inside.index("(")) < len(inside) - 1
        ):
            mended += [(first, first + at, kind, score), (first + at + 1, end, kind, score)]
        else:
            start = first - 1 if kind == "ORGANISATION" and _lacks_first_word(words, first, end) else first
            mended.append((start, end, kind, score))
    return mended


def _lacks_first_word(words: Sequence[str], first: int, end: int) -> bool:
    """Whether the acronym in brackets behind the name of a body stands for it with the word before it, which is no office."""
    if not first or list(words[end : end + 1]) != ["("] or list(words[end + 2 : end + 3]) != [")"]:
        return False
    before, short = words[first - 1], words[end + 1]
    if not (before.istitle() and before.isalpha() and short.isalpha()) or head_class(before.lower()) is not None:
        return False
    letters, syllables = letters_of(short), not short.isupper()
    own, longer = (
        alignment_costs(letters, words[start:end], syllables=syllables).get(0) for start in (first, first - 1)
    )
    return longer is not None and longer <= _FITS and (own is None or own > _FITS_NOT)
