"""Forms of names joined into things: a union-find that keeps the evidence for each join."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from beritaenrich.entities.forms import Form

BLOCK = 64
"""The most forms that one index entry may hold for a rule that compares pairs."""

BUDGET = 20_000
"""How many pairs a rule may compare; far more than any article has, so that a hostile text costs no more than its length."""


@dataclass(slots=True)
class Clusters:
    """Forms joined into things: a union-find with the rule and the partner of each join."""

    forms: Sequence[Form]
    parent: list[int] = field(init=False)
    evidence: dict[int, tuple[str, str]] = field(default_factory=dict)
    slips: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with every form by itself."""
        self.parent = list(range(len(self.forms)))

    def find(self, index: int) -> int:
        """Return the representative of the cluster of a form."""
        root = index
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[index] != root:
            self.parent[index], index = root, self.parent[index]
        return root

    def join(self, index: int, other: int, rule: str) -> None:
        """Put a form with another, by a rule."""
        first, second = self.find(index), self.find(other)
        if first == second:
            return
        self.parent[max(first, second)] = min(first, second)
        self.evidence.setdefault(index, (rule, self.forms[other].text))
        self.evidence.setdefault(other, (rule, self.forms[index].text))
