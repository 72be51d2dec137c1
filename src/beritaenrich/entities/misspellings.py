"""Spellings of one name that differ by a slip of the pen."""

from collections import defaultdict

from beritaenrich.entities.clusters import BLOCK, Clusters
from beritaenrich.entities.forms import Form, both_known, is_known
from beritaenrich.model import EntityKind


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


def _slip(form: Form, other: Form) -> bool:
    """Whether two forms are one name with a slip: few letters differ, and not the one that tells two names apart."""
    from rapidfuzz.distance import OSA

    if form.area != other.area or (form.kind is not EntityKind.PERSON and both_known(form, other)):
        return False
    differing = [pair for pair in zip(form.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    shorter = min(len(left), len(right))
    if any(map(str.isdigit, left + right)) or left[0] != right[0] or shorter < 4:
        return False
    if form.kind is EntityKind.PLACE and len(form.words) == 1 and is_known(form) == is_known(other):
        return False  # Merapi and Marapi are two mountains
    distance = OSA.distance(left, right, score_cutoff=2)
    if form.text.isupper() and other.text.isupper() and len(form.words) == 1:
        return distance == 1 and sorted(left) == sorted(right)
    if len(form.words) == 1 and form.kind is EntityKind.PERSON:
        return distance == 1 and (shorter >= 6 or sorted(left) == sorted(right))
    if len(form.words) == 1 and form.kind is EntityKind.ORGANISATION:
        return distance == 1 and shorter >= 6
    return distance == 1 or (distance == 2 and shorter >= 8)


def _is_better(form: Form, other: Form) -> bool:
    """Whether the first of two spellings is the right one: known to the tables, else commoner, else earlier."""
    known = is_known(form), is_known(other)
    if known[0] != known[1]:
        return known[0]
    return (form.count, -form.mentions[0]) > (other.count, -other.mentions[0])
