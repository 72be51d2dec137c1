"""Where one sentence ends and the next begins, within a paragraph.

A sentence may end after `.`, `?`, `!` or `…` and the closing marks that follow, before a capital, a digit or an opening
mark; a blank between may be missing. What speaks against it: the word before is an abbreviation or an initial, the stop
stands inside a number or a site, a bracket is still open, or the reporting clause of a quotation follows in lower case.
"""

import re
from collections.abc import Iterator

from beritaenrich.sentences.abbreviations import abbreviations

_END = re.compile(r"[.?!…]+")
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["
_BLANK = " \t\xa0"
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’()\[\],;:/]{1,24}\Z")
_SUFFIX = re.compile(r"(?:com|co|id|net|org|tv|go|ac|or|sch|info|news|my|sg)\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[a-zA-Z])\Z")


def cuts(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield `(end of one sentence, start of the next)` for each cut inside a paragraph, in order.

    >>> list(cuts('"Ya. Tentu," kata H. Amir. Ia pergi.'))
    [(4, 5), (26, 27)]
    """
    length = len(paragraph)
    begin = 0
    counted = 0
    marks = 0
    for match in _END.finditer(paragraph):
        end = match.end()
        marks += paragraph.count('"', counted, end)
        counted = end
        inside = marks % 2 == 1
        while end < length and paragraph[end] in _CLOSING:
            if paragraph[end] == '"':
                if not inside:
                    break
                inside = False
            end += 1
        following = end
        while following < length and paragraph[following] in _BLANK:
            following += 1
        if following == length:
            return
        start = following
        while start < length and paragraph[start] in _OPENING:
            start += 1
        if start == length or not _opens(paragraph, end, following, start):
            continue
        if (
            match.group() == "."
            and end == match.end()
            and not _stop_ends(paragraph, begin, match.start(), following, start)
        ):
            continue
        yield end, following
        begin = following


def _opens(paragraph: str, end: int, following: int, start: int) -> bool:
    """Say whether what follows can open a sentence."""
    first = paragraph[start]
    if following == end:  # no blank between
        return (
            first.isupper()
            and (start > end or start + 1 < len(paragraph) and paragraph[start + 1].islower())
            and not _SUFFIX.match(paragraph, start)
        )
    return first.isupper() or first.isdigit()


def _stop_ends(paragraph: str, begin: int, stop: int, following: int, start: int) -> bool:
    """Say whether the single full stop at `stop` ends a sentence that began at `begin`."""
    match = _WORD_BEFORE.search(paragraph, max(begin, stop - 25), stop)
    if match is None:
        return True
    word = match.group()
    if match.start() == begin and _LIST_NUMBER.match(word):
        return False
    if len(word) == 1 and word.isupper():
        return False
    kind = abbreviations().get(word.lower())
    if kind == "before":
        return False
    if kind == "after":
        return paragraph[start : start + 1].isupper() and following > stop + 1
    return True
