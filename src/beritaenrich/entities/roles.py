"""The roles in which an article presents persons, as written: offices, ranks, occupations, standing in a case."""

from collections.abc import Mapping, Sequence

from beritaenrich.entities.surface import Word
from beritaenrich.model import Mention, Sentence


def roles_of(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], words: Mapping[int, Sequence[Word]]
) -> dict[int, list[str]]:
    """Return the roles that stand with each mention of a person."""
    return {}
