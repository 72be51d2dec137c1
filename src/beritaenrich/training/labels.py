"""The labels of tokens: BIO as people annotate (`B-PLACE I-PLACE`), BIOES as the networks learn (`B-PLACE E-PLACE`, `S-PLACE` alone)."""

from collections.abc import Collection, Iterable, Sequence

from beritaenrich.entities.decoding import Name

KINDS = ("PERSON", "PLACE", "ORGANISATION")

Tagged = list[tuple[str, str]]
"""A sentence as `(form, BIO label)` pairs."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The letters that stand for the labels of `bioes_labels`, in annotated news."""

FORBIDDEN = -10_000.0
"""The score of a move between labels that is not `legal`."""


def bioes_labels(kinds: Sequence[str]) -> list[str]:
    """Return the BIOES labels of the kinds, in the order of their letters.

    Examples:
        >>> bioes_labels(["PLACE"])
        ['O', 'B-PLACE', 'I-PLACE', 'E-PLACE', 'S-PLACE']
    """
    return ["O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BIES")]


def kinds_in(articles: Iterable[Sequence[Tagged]]) -> tuple[str, ...]:
    """Return the three kinds, and after them those that only these articles have."""
    found = {label[2:] for article in articles for sentence in article for _, label in sentence if label != "O"}
    return (*KINDS, *sorted(found - set(KINDS)))


def words_of(sentence: Tagged) -> list[str]:
    """Return the forms of a sentence."""
    return [word for word, _ in sentence]


def labels_of(sentence: Tagged) -> list[str]:
    """Return the labels of a sentence."""
    return [label for _, label in sentence]


def to_bioes(labels: Sequence[str]) -> list[str]:
    """Turn BIO into BIOES.

    Examples:
        >>> to_bioes(["B-PLACE", "B-PERSON", "I-PERSON", "O"])
        ['S-PLACE', 'B-PERSON', 'E-PERSON', 'O']
    """
    result = []
    for label, following in zip(labels, [*labels[1:], "O"], strict=True):
        ends = label != "O" and following != "I" + label[1:]
        result.append({"B": "S", "I": "E"}[label[0]] + label[1:] if ends else label)
    return result


def to_bio(label: str) -> str:
    """Turn a BIOES label into BIO.

    Examples:
        >>> [to_bio(label) for label in ("S-PLACE", "E-PLACE", "O")]
        ['B-PLACE', 'I-PLACE', 'O']
    """
    return {"S": "B", "E": "I"}.get(label[0], label[0]) + label[1:]


def legal(before: str, after: str) -> bool:
    """Say whether one BIOES label may follow another.

    Examples:
        >>> legal("B-PLACE", "E-PLACE"), legal("B-PLACE", "O"), legal("O", "S-PERSON")
        (True, False, True)
    """
    inside = before[0] in "BI"
    continues = after[0] in "IE"
    return inside == continues and (not inside or before[2:] == after[2:])


def mention_set(labels: Sequence[str]) -> set[Name]:
    """Return `(first, last + 1, kind)` of the mentions in a sequence of BIO or BIOES labels.

    Examples:
        >>> sorted(mention_set(["B-PERSON", "I-PERSON", "O", "S-PLACE"]))
        [(0, 2, 'PERSON'), (3, 4, 'PLACE')]
    """
    found = set()
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if kind and (prefix in "OBS" or name != kind):
            found.add((start, index, kind))
            kind = ""
        if name and not kind:
            start, kind = index, name
        if kind and prefix in ("E", "S"):
            found.add((start, index + 1, kind))
            kind = ""
    return found


def strict_f1(pairs: Iterable[tuple[Collection[Name], Collection[Name]]]) -> float:
    """Return the F1 (in percent) of the mentions that were found against those of the gold, sentence by sentence.

    Examples:
        >>> strict_f1([({(0, 2, "PERSON")}, {(0, 2, "PERSON"), (5, 6, "PLACE")}), (set(), {(1, 2, "PLACE")})])
        50.0
    """
    right = both = 0
    for found, gold in pairs:
        right += len(set(found) & set(gold))
        both += len(found) + len(gold)
    return 200 * right / max(1, both)
