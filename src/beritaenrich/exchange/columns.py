"""The columns of every table, with their types and meanings: `resources/exchange/columns.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from beritaenrich import lexicon

NESTED = "nested"
"""The table of `enrich_arrow`: one row for each article, with everything in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its name, its type in words, and what it holds."""

    name: str
    type: str
    description: str


@cache
def columns() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of each table, in order.

    Examples:
        >>> [column.name for column in columns()["acronyms"]]
        ['article', 'acronym', 'start', 'end', 'text', 'short', 'long']
    """
    found: dict[str, list[Column]] = {}
    for row in lexicon.read_tsv("exchange/columns.tsv"):
        column = Column(name=row["column"], type=row["type"], description=row["description"])
        found.setdefault(row["table"], []).append(column)
    return {table: tuple(rows) for table, rows in found.items()}


def table_names() -> tuple[str, ...]:
    """Return the names of the tidy tables.

    Examples:
        >>> "mentions" in table_names()
        True
    """
    return tuple(name for name in columns() if name != NESTED)
