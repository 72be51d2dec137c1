"""Words glued at a lost link: where a blank is missing (`pemerintahIran`, `dilansirAP`, `Rusia.Kementerian`).

A capital inside a word is a sign of it, and of a brand (`WhatsApp`, `detikNews`). The tables decide: what stands before the
capital must be a common Indonesian word, or what follows must be a first name or a word that opens sentences.
"""

import re
from collections.abc import Iterator

from beritaenrich.cleaning.vocabulary import brands, words

_CAPITAL = re.compile(r"[A-Z](?<=[a-z][A-Z])")
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,40}\Z")
_LETTERS = re.compile(r"[A-Za-z]{1,40}")
_MARK = re.compile(
    r"""
    (?<=[a-z0-9)%])[.?!…](?=[A-Z][a-z]|[A-Z]{2,}\ |[“‘(])      # Rusia.Kementerian
  | (?<=[a-z]),(?=[A-Za-z][a-z]|[“‘])                        # Liverpool,Diogo
  | (?<=[.,?!…])”(?=[A-Za-z])                             # takut,”ungkapnya
  | (?<=[.,?!…])"(?=[a-z]{2})                             # takut,"ungkapnya
    """,
    re.VERBOSE,
)
_SITE = re.compile(r"(?:com|co|id|net|org|tv|go|ac|or|sch|info|news|my|sg)\b", re.IGNORECASE)


def missing_blanks(raw: str) -> Iterator[int]:
    """Yield the offsets at which a blank is missing, in ascending order for each of the two signs.

    >>> list(missing_blanks("Warga pemerintahIran memakai WhatsApp."))
    [16]
    """
    for match in _MARK.finditer(raw):
        if not _SITE.match(raw, match.end()):
            yield match.end()
    for match in _CAPITAL.finditer(raw):
        at = match.start()
        if _glued(raw, at):
            yield at


def _glued(raw: str, at: int) -> bool:
    """Say whether the capital at `at`, after a small letter, begins a word of its own."""
    before = _LETTERS_BEFORE.search(raw, max(0, at - 41), at)
    after = _LETTERS.match(raw, at)
    if before is None or after is None:
        return False
    left, right = before.group(), after.group()
    start = before.start()
    if start and (raw[start - 1].isalnum() or raw[start - 1] in "@#/._-&=?%"):
        return False
    return left.islower() and left in words("common") and left not in brands("head") and right not in brands("tail")
