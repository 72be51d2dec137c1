"""An article as a plain text report: the cleaned text, what was left out of it, then the tables."""

import textwrap
from itertools import zip_longest

from beritaenrich.model import Article
from beritaenrich.view.escaping import printable, shortened
from beritaenrich.view.tables import Table, left_out, tables

_WIDTH = 100
_LEAST = 12
SHOWN_CHARACTERS = 100_000
"""How much of the cleaned text the report shows."""


def article_text(article: Article) -> str:
    """Return the article as a report for a terminal, at most 100 columns wide where the words allow it.

    Args:
        article: what `enrich` gave.

    Examples:
        >>> import beritaenrich as be
        >>> print(article_text(be.enrich("Hujan turun di Medan.")).splitlines()[0])
        Hujan turun di Medan.
    """
    parts = []
    if article.title:
        title = textwrap.fill(printable(shortened(article.title, 300)), _WIDTH)
        parts.append(f"{title}\n{'=' * max(map(len, title.splitlines()))}")
    if article.text:
        parts.append(
            "\n".join(
                textwrap.fill(printable(line), _WIDTH, break_long_words=False, break_on_hyphens=False)
                for line in article.text[:SHOWN_CHARACTERS].split("\n")
            )
        )
    if len(article.text) > SHOWN_CHARACTERS:
        parts.append(f"(the first {SHOWN_CHARACTERS:,} of {len(article.text):,} characters)")
    parts += [table_text(table) for table in (left_out(article), *tables(article)) if table.rows]
    return "\n\n".join(parts) + "\n" if parts else "(no text)\n"


def table_text(table: Table) -> str:
    """Return a table as aligned columns under its title; long cells are wrapped, so that it fits the width."""
    widths = _widths(table)
    lines = [list(table.header)]
    for row in table.rows:
        cells = [textwrap.wrap(printable(cell), width) or [""] for cell, width in zip(row, widths, strict=True)]
        lines += [list(line) for line in zip_longest(*cells, fillvalue="")]
    lines.insert(1, ["-" * width for width in widths])
    body = "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
    more = f"\n... and {table.omitted:,} more" if table.omitted else ""
    return f"{table.title.upper()}\n{body}{more}"


def _widths(table: Table) -> list[int]:
    """Return the widths of the columns: what they need, the widest narrowed until the table fits."""
    columns = [[table.header[column], *(row[column] for row in table.rows)] for column in range(len(table.header))]
    widths = [max(map(len, column)) for column in columns]
    least = [max(len(column[0]), _LEAST) for column in columns]
    while sum(widths) + 2 * (len(widths) - 1) > _WIDTH:
        widest = max(range(len(widths)), key=lambda column: widths[column] - least[column])
        if widths[widest] <= least[widest]:
            break
        widths[widest] -= 1
    return widths
