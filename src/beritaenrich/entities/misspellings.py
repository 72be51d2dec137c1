"""Spellings of one name that differ by a slip of the pen."""

from collections import Counter, defaultdict
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.entities.clusters import BLOCK, Clusters
from beritaenrich.entities.forms import Form, both_known, is_known
from beritaenrich.entities.glue import tails
from beritaenrich.model import EntityKind

_SHORTEST_PART = 6
"""The fewest letters of a name, or a part of one, that is read through a slip by itself."""

_LONG = 8
"""The fewest letters of a word in which two may be wrong."""


def join_misspelt(clusters: Clusters) -> None:
    """Join forms that differ by a slip of the pen: a letter more, less, other, or two changed about."""
    blocks: dict[tuple[EntityKind, int, str], list[int]] = defaultdict(list)
    for index, form in enumerate(clusters.forms):
        letters = "".join(form.words)
        if len(letters) >= 4 and not letters.isdecimal():
            ends = {form.words[0][0], *(() if len(form.words) == 1 else (form.words[0], form.words[-1]))}
            for end in ends:
                blocks[form.kind, len(form.words), end].append(index)
    for members in blocks.values():
        if len(members) > BLOCK:
            continue
        for position, index in enumerate(members):
            for other in members[:position]:
                if clusters.find(index) != clusters.find(other) and _slip(clusters.forms[index], clusters.forms[other]):
                    clusters.join(index, other, "misspelling")
                    clusters.slips.add(index if _is_better(clusters.forms[other], clusters.forms[index]) else other)


def join_misspelt_parts(clusters: Clusters) -> None:
    """Join a single name of a person to the one full name before it in which it stands with a slip of the pen.

    Nobody else may be called by it: it is no word of any other name, nor a name that the vocabulary knows (Prabowo is not Pranowo).
    """
    forms = clusters.forms
    words = Counter(word for form in forms if form.kind is EntityKind.PERSON for word in set(form.words))
    fuller: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        if form.kind is EntityKind.PERSON and len(form.words) > 1:
            for start in {word[:2] for word in (form.words[0], form.words[-1])}:
                fuller[start].append(index)
    for index, form in enumerate(forms):
        if form.kind is not EntityKind.PERSON or len(form.words) > 1 or words[form.words[0]] > 1:
            continue
        candidates = fuller.get(form.words[0][:2], [])
        if len(form.words[0]) < _SHORTEST_PART or len(candidates) > BLOCK or form.words[0] in _names():
            continue
        fitting = [other for other in candidates if _slipped_part(form, forms[other])]
        if len({clusters.find(other) for other in fitting}) == 1:
            clusters.join(index, fitting[0], "misspelling")
            clusters.slips.add(index)


@cache
def _names() -> frozenset[str]:
    return frozenset(map(str.lower, vocabulary.words("name") | vocabulary.words("first_name")))


def _slipped_part(form: Form, fuller: Form) -> bool:
    from rapidfuzz.distance import OSA

    part = form.words[0]
    return fuller.mentions[0] < form.mentions[0] and any(
        len(word) >= _SHORTEST_PART - 1 and OSA.distance(part, word, score_cutoff=1) == 1
        for word in (fuller.words[0], fuller.words[-1])
    )


def _slip(form: Form, other: Form) -> bool:
    """Whether two forms are one name with a slip: few letters differ, and not the one that tells two names apart."""
    from rapidfuzz.distance import OSA

    if form.area != other.area or (form.kind is not EntityKind.PERSON and both_known(form, other)):
        return False
    differing = [pair for pair in zip(form.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    if _has_tail(form, other) or _has_tail(other, form):
        return True
    if any(map(str.isdigit, left + right)) or left[0] != right[0] or min(len(left), len(right)) < 4:
        return False
    most = _most_alone(form, other) if len(form.words) == 1 else _most(left, right)
    return most > 0 and OSA.distance(left, right, score_cutoff=most) <= most


def _most(left: str, right: str) -> int:
    """Return how many letters may be wrong in a word of a longer name."""
    return 2 if min(len(left), len(right)) >= _LONG else 1


def _most_alone(form: Form, other: Form) -> int:
    """Return how many letters may be wrong in a name of one word."""
    left, right = form.words[0], other.words[0]
    if form.kind is EntityKind.PLACE and is_known(form) == is_known(other):
        return 0  # Merapi and Marapi are two mountains
    turned, long = sorted(left) == sorted(right), min(len(left), len(right)) >= _SHORTEST_PART
    if form.text.isupper() and other.text.isupper():
        return int(turned)
    if form.kind is EntityKind.PERSON:
        return int(long or turned)
    return int(long) if form.kind is EntityKind.ORGANISATION else _most(left, right)


def _has_tail(form: Form, other: Form) -> bool:
    """Whether scraping has glued a word to the one of two spellings of a person's name: `Rosi Limbutelah`, `Rosi Limbu`."""
    last, bare = form.words[-1], other.words[-1]
    person = form.kind is EntityKind.PERSON and len(form.words) > 1 and form.words[:-1] == other.words[:-1]
    return person and last.startswith(bare) and last[len(bare) :] in tails()


def _is_better(form: Form, other: Form) -> bool:
    """Whether the first of two spellings is the right one: known to the tables, else commoner, else earlier."""
    if _has_tail(other, form):
        return True
    known = is_known(form), is_known(other)
    if known[0] != known[1]:
        return known[0]
    return (form.count, -form.mentions[0]) > (other.count, -other.mentions[0])
