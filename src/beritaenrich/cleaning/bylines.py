"""Lines that are the author: a name beside a stamp, with the outlet behind it, below the title or below a label."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import (
    agency,
    canonical,
    find_outlets,
    is_made_of_outlet_words,
    looks_like_outlet,
)
from beritaenrich.cleaning.shapes import common_share, ends_with_stop, looks_like_name, words
from beritaenrich.model import BlockKind

_MARKS = "-–—|,/•·"
_LONGEST = 200
_LONGEST_NAME = 60
_MOST_WORDS, _MOST_IN_LIST = 5, 12  # of a name, of several
_MOST_EVERYDAY_IN_NAMES = 0.34
_AND = re.compile(r" (?:&|dan) ")
_COPIED = re.compile(r"(?:\(c\)|©) ?[A-Z][\w./-]{2,30}(?: \w{2,20})?\s*\Z")
_OWNER = re.compile(r"\b(?:Dok|Doc|DOK|dok)\b")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(
        rf"(?:tim )?(?:{vocabulary.one_of([*vocabulary.labels('authors'), 'admin', 'redaksi'])})", re.IGNORECASE
    )


def names_beside_labels(lines: Sequence[Line]) -> None:
    """Decide `Reporter :` with the name on the line below, or above where a label ends the list."""
    index = 0
    while index < len(lines):
        if lines[index].rule != "label-alone":
            index += 1
            continue
        run = index + 1
        while run + 1 < len(lines) and _may_be_named(lines[run]) and lines[run + 1].rule == "label-alone":
            run += 2
        above = run > index + 1 and not _named_below(lines, run) and index > 0 and _may_be_named(lines[index - 1])
        for label in range(index, run, 2):
            name = label - 1 if above else label + 1
            if name < len(lines) and _may_be_named(lines[name]):
                _decide_labelled(lines[label], lines[name], above=above)
        index = run


def _named_below(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and _may_be_named(lines[index])


def _may_be_named(line: Line) -> bool:
    return not line.decided and len(words(line.core)) <= _MOST_WORDS + 1 and len(line.text) <= _LONGEST_NAME


def _decide_labelled(label: Line, name: Line, *, above: bool) -> None:
    authors = label.core.lower().startswith(("reporter", "penulis"))
    kind = BlockKind.BYLINE if authors else BlockKind.SOURCE
    label.decide(kind, "label-below-name" if above else "label-above-name")
    name.decide(kind, "name-above-label" if above else "name-below-label")


def is_byline(lines: Sequence[Line], index: int, *, alone: bool) -> bool:
    """Whether a line above the story is the author: a label with a name, a name beside a stamp or with the outlet."""
    text = lines[index].core.strip()
    if signed_with_outlet(text, alone=alone) or _labelled_name(text) or (is_role(text) and not alone):
        return True
    beside = [*_worded(reversed(lines[max(0, index - 3) : index])), *_worded(lines[index + 1 : index + 4])]
    if not any(line.kind in {BlockKind.STAMP, BlockKind.BYLINE} or is_role(line.core) for line in beside):
        return False
    if agency(text):
        return True
    count = len(words(text))
    if alone:
        return 2 <= count <= 3 and looks_like_name(text) and words(text)[0] in vocabulary.words("first_name")
    return _are_names(text) and (count <= _MOST_WORDS or (_lists(text) and count <= _MOST_IN_LIST))


def _worded(lines: Iterable[Line]) -> list[Line]:
    """Return the first of the lines that holds a word: a lone comma may stand between a name and a role."""
    return list(islice((line for line in lines if words(line.text)), 1))


def is_role(text: str) -> bool:
    """Whether a line is the role of the author and nothing else: `Tim Redaksi`, `Kontributor`."""
    return _roles().fullmatch(text.strip(" :")) is not None


def _labelled_name(text: str) -> bool:
    """Whether a line is a label and a name without everyday words: `by Rini Astuti`, `Writer Rini Astuti`."""
    label = _roles().match(text)
    if label is None:
        return False
    reported = label.group().lower().startswith("laporan ") and not ends_with_stop(text)
    return is_name(text[label.end() :].strip(" :")) or (reported and len(words(text)) <= _MOST_IN_LIST)


def is_name(text: str) -> bool:
    """Whether a text is the name of one person: two to five words, none of them an everyday one."""
    return 2 <= len(words(text)) <= _MOST_WORDS and looks_like_name(text) and common_share(text) == 0.0


def is_photo_credit(text: str) -> bool:
    """Whether a line is a photographer and an agency or outlet, or ends in the owner of a picture: `Rini Astuti / AFP`, `Dok Humas`, `(c) Kabar`."""
    if _COPIED.search(text[-_LONGEST_NAME:]):
        return True
    if _OWNER.search(text) and len(words(text)) <= _MOST_IN_LIST:
        return True
    pieces = [piece.strip() for piece in text.split("/")]
    return len(pieces) > 1 and len(words(text)) <= _MOST_WORDS + 1 and any(map(_is_source, pieces))


def _is_source(piece: str) -> bool:
    return agency(piece) is not None or canonical(piece) is not None or is_made_of_outlet_words(piece)


def signed_with_outlet(text: str, *, alone: bool = False) -> bool:
    """Whether a line is a name with the outlet before or behind it: `Rini Astuti - detikNews`."""
    for start, end, _ in find_outlets(text, 0, min(len(text), _LONGEST)):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if before and not after and before[-1] in _MARKS and _is_author(before, alone=alone):
            return True
        if after and not before and after[0] in _MARKS and _is_author(after, alone=alone):
            return True
    name, dash, outlet = text.rpartition(" - ")
    return bool(dash) and looks_like_outlet(outlet) and _is_author(name, alone=alone)


def is_short_name(text: str) -> bool:
    """Whether a line below the title can only be a name, or names with commas between them."""
    count = len(words(text))
    known = _are_names(text) and common_share(text) <= _MOST_EVERYDAY_IN_NAMES
    return known and (2 <= count <= _MOST_WORDS - 1 or (_lists(text) and count <= _MOST_IN_LIST))


def _are_names(text: str) -> bool:
    return looks_like_name(_AND.sub(", ", text))


def _lists(text: str) -> bool:
    return "," in text or _AND.search(text) is not None


def _is_author(text: str, *, alone: bool) -> bool:
    """Whether what stands beside the outlet is names, not a title: on a line that could be the title, no everyday word."""
    names = [name for name in _AND.sub(", ", text).split(",") if name.strip(_MARKS + " ")]
    most = 0.0 if alone else 0.5 if len(names) == 1 else _MOST_EVERYDAY_IN_NAMES
    longest = _MOST_WORDS if len(names) == 1 else _MOST_WORDS - 1
    return looks_like_name(text) and all(len(words(name)) <= longest and common_share(name) <= most for name in names)
