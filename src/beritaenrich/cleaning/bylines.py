"""Lines that are the author: a name beside a stamp, with the outlet behind it, below the title or below a label."""

import re
from collections.abc import Sequence
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import agency, find_outlets
from beritaenrich.cleaning.shapes import common_share, looks_like_name, words
from beritaenrich.model import BlockKind

_MARKS = "-–—|,/•·"
_LONGEST = 200
_LONGEST_NAME = 60
_MOST_WORDS, _MOST_IN_LIST = 5, 12


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(
        rf"(?:tim )?(?:{vocabulary.one_of([*vocabulary.labels('authors'), 'admin', 'redaksi'])})", re.IGNORECASE
    )


def names_below_labels(lines: Sequence[Line]) -> None:
    """Decide `Reporter :` with the name on the line below."""
    for index in range(len(lines) - 1):
        label, name = lines[index], lines[index + 1]
        if label.rule == "label-alone" and not name.decided and len(words(name.core)) <= 6 and len(name.text) <= 60:
            authors = label.core.lower().startswith(("reporter", "penulis"))
            kind = BlockKind.BYLINE if authors else BlockKind.SOURCE
            label.decide(kind, "label-above-name")
            name.decide(kind, "name-below-label")


def is_byline(lines: Sequence[Line], index: int, *, alone: bool) -> bool:
    """Whether a line above the story is the author: a name beside a stamp, or a name with the outlet behind it."""
    text = lines[index].core
    if signed_with_outlet(text, alone=alone):
        return True
    beside = any(
        0 <= near < len(lines) and lines[near].kind in {BlockKind.STAMP, BlockKind.BYLINE}
        for near in (index - 1, index + 1)
    )
    if not beside:
        return False
    if agency(text) or _roles().fullmatch(text.strip()):
        return True
    count = len(words(text))
    if alone:
        return 2 <= count <= 3 and looks_like_name(text) and words(text)[0] in vocabulary.words("first_name")
    return looks_like_name(text) and (count <= 5 or ("," in text and count <= 12))


def signed_with_outlet(text: str, *, alone: bool = False) -> bool:
    """Whether a line is a name with the outlet before or behind it: `Rini Astuti - detikNews`."""
    for start, end, _ in find_outlets(text, 0, min(len(text), _LONGEST)):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if (before[-1:] in _MARKS and before and not after and _is_name(before, alone=alone)) or (
            after[:1] in _MARKS and after and not before and _is_name(after, alone=alone)
        ):
            return True
    return False


def is_short_name(text: str) -> bool:
    """Whether a line below the title can only be a name, or names with commas between them."""
    count = len(words(text))
    return looks_like_name(text) and common_share(text) <= 0.34 and (2 <= count <= 4 or ("," in text and count <= 12))


def _is_name(text: str, *, alone: bool) -> bool:
    """Whether what stands beside the outlet is a name, not a title: on a line that could be the title, no everyday word."""
    return looks_like_name(text) and common_share(text) <= (0.0 if alone else 0.5)
