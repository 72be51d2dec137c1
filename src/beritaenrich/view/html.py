"""An article as a self-contained fragment of HTML: the text in one flow with everything found in it, then the tables."""

import re
from functools import cache

from beritaenrich.lexicon import resource
from beritaenrich.model import Article
from beritaenrich.view.escaping import escaped, shortened
from beritaenrich.view.flow import flow_html
from beritaenrich.view.tables import Table, tables

SHOWN_CHARACTERS = 100_000
"""How much of the raw text the view shows; a note says how much more there is."""
_LEGEND = (
    ("mark", "person", "people"),
    ("mark", "place", "places"),
    ("mark", "organisation", "organisations"),
    ("mark", "date", "dates"),
    ("span", "quote", "quotes"),
    ("span", "drop", "dropped text"),
)
"""What the text is marked with: the element, the end of its class, the label of the switch that hides it."""
_CODE = re.compile(r"\d{4}-\d\d-\d\d|ID-[A-Z]{2}")
"""Dates and codes that must not be broken at their hyphens."""
_UNBROKEN = r'<span class="be-code">\g<0></span>'
_OPEN = frozenset({"entities", "dates"})


def article_html(article: Article) -> str:
    """Return the article as a fragment of HTML with its style sheet: no scripts, no network, everything escaped.

    Args:
        article: what `enrich` gave.

    Examples:
        >>> import beritaenrich as be
        >>> "<script" in article_html(be.enrich("<script>alert(1)</script> Hujan turun di Bogor."))
        False
    """
    return f"<style>{stylesheet()}</style>\n{section_html(article)}"


@cache
def stylesheet() -> str:
    """Return the style sheet of the view; every rule in it is scoped to the class `beritaenrich`."""
    return resource("view/article.css").read_text(encoding="utf-8")


def section_html(article: Article, name: str | None = None) -> str:
    """Return the article as one `<article>` element, without the style sheet; `name` is shown above it."""
    label = f'<p class="be-name">{escaped(name)}</p>' if name else ""
    legend = "".join(
        f'<li><label><input type="checkbox" class="be-show-{look}" checked> <{tag} class="be-{look}">{text}</{tag}>'
        "</label></li>"
        for tag, look, text in _LEGEND
    )
    return (
        f'<article class="beritaenrich" lang="en">\n<header>{label}{_heading(article)}</header>\n'
        f'<ul class="be-legend" aria-label="Shown in the text">{legend}</ul>\n'
        f'<div class="be-text" lang="id">\n{flow_html(article, SHOWN_CHARACTERS)}</div>\n{_cut_note(article)}'
        f"{''.join(map(_table_html, tables(article)))}</article>\n"
    )


def _heading(article: Article) -> str:
    metadata = article.metadata
    kicker = f'<p class="be-kicker" lang="id">{escaped(metadata.kicker)}</p>' if metadata.kicker else ""
    title = (
        f'<h2 lang="id">{escaped(shortened(article.title, 300))}</h2>'
        if article.title
        else '<h2 class="be-untitled">Untitled article</h2>'
    )
    published = metadata.published
    facts = [
        escaped(metadata.outlet or ""),
        escaped(", ".join(metadata.authors)),
        escaped(metadata.dateline or ""),
        f'<time datetime="{published.isoformat()}">{published.isoformat(" ", "minutes")}</time>' if published else "",
        _counted(len(article.sentences), "sentence", "sentences"),
        _counted(len(article.entities), "entity", "entities"),
    ]
    warnings = "".join(f'<p class="be-warning" role="note">{escaped(warning)}</p>' for warning in metadata.warnings)
    items = "".join(f"<li>{fact}</li>" for fact in facts if fact)
    return f'{kicker}{title}<ul class="be-facts">{items}</ul>{warnings}'


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _cut_note(article: Article) -> str:
    if len(article.raw) <= SHOWN_CHARACTERS:
        return ""
    return f'<p class="be-warning" role="note">Shown: the first {SHOWN_CHARACTERS:,} of {len(article.raw):,} characters.</p>\n'


def _table_html(table: Table) -> str:
    head = "".join(f'<th scope="col">{escaped(cell)}</th>' for cell in table.header)
    body = "".join(_row_html(table, row) for row in table.rows)
    count = len(table.rows) + table.omitted
    more = f'<p class="be-more">and {table.omitted:,} more</p>' if table.omitted else ""
    return (
        f'<details class="be-table be-{table.name}"{" open" if table.name in _OPEN else ""}>'
        f'<summary>{escaped(table.title)} <span class="be-count">{count:,}</span></summary>'
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>{more}</details>\n"
    )


def _row_html(table: Table, row: tuple[str, ...]) -> str:
    look = f' class="be-{row[1].lower()}"' if table.name == "entities" else ""
    cells = "".join(
        f'<td data-label="{escaped(label)}">{_CODE.sub(_UNBROKEN, escaped(cell))}</td>'
        for label, cell in zip(table.header[1:], row[1:], strict=True)
    )
    return f'<tr{look}><th scope="row" lang="id">{escaped(row[0])}</th>{cells}</tr>\n'
