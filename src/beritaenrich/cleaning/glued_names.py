"""Words glued to each other that only the article itself tells apart: names and acronyms that also stand alone in it.

`OJKJawa` is two words where `OJK` is one elsewhere in the text; `KlokdiPersib` is three where it speaks of a `Klok` and
of `Persib`. A word that is written so more than once is a brand, and stays.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from beritaenrich.cleaning.glued_words import SEGMENT
from beritaenrich.cleaning.vocabulary import brands, words

LONG = 13
"""The fewest letters of a word with one capital in which a glued name is looked for."""

_STANDING = re.compile(r"(?<![\w@#/.-])[A-Z][A-Za-z]{1,40}+(?![\w@/-])")
_INNER = re.compile(r"[A-Z][a-z]{2,}?(di|dan|yang|ke|dari|dengan|untuk|pada|oleh)\Z")


def standing_words(raw: str) -> Mapping[str, int]:
    """Return how often each word with a capital stands in the text by itself.

    Examples:
        >>> standing_words("OJK menyurati kepalaOJK. OJK-nya diam.")["OJK"]
        1
    """
    return Counter(_STANDING.findall(raw))


def cuts_by_text(run: str, standing: Mapping[str, int]) -> Iterator[int]:
    """Yield where a run of letters is to be cut by what stands in the rest of the text.

    Examples:
        >>> standing = standing_words("Kata Marc Klok kepada OJK tentang Persib.")
        >>> [list(cuts_by_text(run, standing)) for run in ("OJKJawa", "KlokdiPersib", "PTSarana", "LinkAja")]
        [[3], [4, 6], [2], []]
    """
    if standing.get(run, 0) > 1 or run in brands("whole"):
        return
    segments = [(match.group(), match.start()) for match in SEGMENT.finditer(run)]
    for (before, begin), (after, at) in pairwise(segments):
        inner = _INNER.match(before)
        if inner and before[: inner.start(1)] in standing and after in standing:
            yield begin + inner.start(1)
            yield at
        elif _apart(before, after, standing):
            yield at


def cuts_after_name(run: str, standing: Mapping[str, int]) -> Iterator[int]:
    """Yield where a long word with one capital is to be cut: after a name of the text, and within the rest.

    Examples:
        >>> standing = standing_words("Hartarto diam.")
        >>> list(cuts_after_name("Hartartomenyebutpertumbuhan", standing)), list(cuts_after_name("Hartartonegoro", standing))
        ([8, 16], [])
    """
    if len(run) < LONG or standing.get(run, 0) > 1 or run.lower() in words("common"):
        return
    for cut in range(len(run) - 4, 4, -1):
        if run[:cut] not in standing:
            continue
        rest = run[cut:]
        if rest in brands("name_end"):  # Soekarnoputri
            return
        if rest in words("common"):
            yield cut
            return
        inner = next((at for at in range(4, len(rest) - 3) if {rest[:at], rest[at:]} <= words("common")), 0)
        if inner:
            yield cut
            yield cut + inner
            return


def _apart(before: str, after: str, standing: Mapping[str, int]) -> bool:
    """Say whether two neighbours in a run, of which the second begins with a capital, are words of their own."""
    if len(after) < 3 or not after[0].isupper() or not after[1:].islower() or before + after in brands("whole"):
        return False
    if after == "Tbk":
        return len(before) > 2
    if before in ("PT", "CV") or before in words("before_proper"):
        return len(after) > 3
    if not before.isupper():
        return before[0].isupper() and min(len(before), len(after)) > 3 and before in standing and after in standing
    return len(before) > 1 and _apart_after_acronym(before, after, standing)


def _apart_after_acronym(before: str, after: str, standing: Mapping[str, int]) -> bool:
    """Say whether a capitalised word follows an acronym of the text, or a common word in capitals: `OJKJawa`, `PANENSukamulya`."""
    if after in words("day"):
        return True
    if before in standing and before not in brands("first"):
        known = after in words("name") or after in words("first_name") or after.lower() in words("common")
        return ((len(after) > 3 and known) or after in standing) and after not in brands("second")
    return len(before) > 3 and before.lower() in words("common") and after in standing
