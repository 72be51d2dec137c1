"""The tables of an article: what the HTML view and the plain report both show, as rows of strings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from beritaenrich.model import Article, BlockKind, DateMention, Entity, Quote
from beritaenrich.view.escaping import shortened

MAX_ROWS = 200
"""Rows shown of each table; `Table.omitted` counts the rest."""
_METADATA = ("title", "kicker", "authors", "editors", "outlet", "published", "dateline", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of strings, without the columns that would be empty; `name` is also its class in the page."""

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    omitted: int = 0


def tables(article: Article) -> tuple[Table, ...]:
    """Return the tables of the article, without those that would be empty."""
    made = (
        _table("metadata", "Metadata", ("Field", "Value", "Found in", "Rule"), _metadata(article)),
        _table(
            "entities",
            "Entities",
            ("Name", "Kind", "Roles", "Also", "Identifiers", "Mentions"),
            (_entity(article, entity) for entity in article.entities),
        ),
        _table(
            "dates",
            "Dates",
            ("Text", "Kind", "Value", "Interval", "Resolved from"),
            (_date(article, date) for date in article.dates),
        ),
        _table("quotes", "Quotes", ("Speaker", "Words", "Cue"), (_quote(article, quote) for quote in article.quotes)),
        _table(
            "attributions",
            "Attributions",
            ("Source", "Text"),
            ((found.source, found.text) for found in article.attributions),
        ),
        _table(
            "acronyms",
            "Acronyms",
            ("Short", "Long", "Text"),
            ((acronym.short, acronym.long, acronym.text) for acronym in article.acronyms),
        ),
        _table(
            "keywords",
            "Keywords",
            ("Phrase", "Score", "Occurrences"),
            ((word.text, f"{word.score:.2f}", str(len(word.occurrences))) for word in article.keywords),
        ),
    )
    return tuple(table for table in made if table.rows)


def left_out(article: Article) -> Table:
    """Return the table of what was dropped, with its kind and rule: for views that do not show it where it stands."""
    dropped = (
        (block.kind.value, block.text, block.rule)
        for block in article.blocks
        if not block.kept and block.kind is not BlockKind.TITLE
    )
    return _table("dropped", "Left out of the text", ("Kind", "Text", "Rule"), dropped)


def _table(name: str, title: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    shown: list[tuple[str, ...]] = []
    omitted = 0
    for row in rows:
        if len(shown) < MAX_ROWS:
            shown.append(tuple(shortened(cell, 160) for cell in row))
        else:
            omitted += 1
    used = [column for column in range(len(header)) if column == 0 or any(row[column] for row in shown)]
    return Table(
        name=name,
        title=title,
        header=tuple(header[column] for column in used),
        rows=tuple(tuple(row[column] for column in used) for row in shown),
        omitted=omitted,
    )


def _metadata(article: Article) -> Iterable[tuple[str, ...]]:
    for name in _METADATA:
        value = getattr(article.metadata, name)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        for item in values:
            text = item.isoformat(" ", "minutes") if isinstance(item, datetime) else item
            found = [
                evidence
                for evidence in article.metadata.evidence
                if evidence.field == name and (len(values) == 1 or evidence.value == item)
            ]
            where = shortened(article.raw[found[0].start : found[0].end], 60) if found else ""
            yield name, text, where, found[0].rule if found else ""
    for warning in article.metadata.warnings:
        yield "warning", warning, "", ""


def _entity(article: Article, entity: Entity) -> tuple[str, ...]:
    aliases = dict.fromkeys(" ".join(name.split()) for name in entity.aliases)
    written = {" ".join(article.mentions[index].text.split()) for index in entity.mentions}
    also = [*aliases, *sorted(written - aliases.keys() - {entity.name})]
    codes = sorted(item for item in entity.identifiers.items() if item[0] != "coordinates")
    identifiers = ", ".join(f"{scheme} {code}" for scheme, code in codes)
    return (
        entity.name,
        entity.kind.value,
        ", ".join(entity.roles),
        ", ".join(also),
        identifiers,
        str(len(entity.mentions)),
    )


def _date(article: Article, date: DateMention) -> tuple[str, ...]:
    value = date.value if date.mod is None else f"{date.value} ({date.mod.value.lower()})"
    notes = [] if date.resolved_from is None else [_origin(article, date.resolved_from)]
    if date.weekday_agrees is False:
        notes.append("weekday disagrees" + (f", else {' or '.join(date.alternatives)}" if date.alternatives else ""))
    return date.text, date.kind.value, value, interval(date), "; ".join(notes)


def _origin(article: Article, resolved_from: str) -> str:
    kind, _, index = resolved_from.partition(":")
    if kind == "date" and index.isdecimal() and int(index) < len(article.dates):
        return f"“{article.dates[int(index)].text}”"
    return resolved_from


def interval(date: DateMention) -> str:
    """Return the half-open interval of a date in short, times of midnight left out.

    Examples:
        >>> from beritaenrich.model import DateKind
        >>> day = [datetime.fromisoformat(f"2023-07-{n}T00:00+07:00") for n in (23, 24)]
        >>> interval(DateMention(start=0, end=6, text="Minggu", kind=DateKind.DATE, value="2023-07-23", begin=day[0], end_exclusive=day[1]))
        '[2023-07-23, 2023-07-24)'
    """
    if date.begin is None or date.end_exclusive is None:
        return ""
    return f"[{_moment(date.begin)}, {_moment(date.end_exclusive)})"


def _moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ", "minutes")


def speaker_name(article: Article, quote: Quote) -> str:
    """Return the name of the speaker of a quote: of the entity, else of the mention, else the words in the text, or ""."""
    if quote.entity is not None:
        return article.entities[quote.entity].name
    if quote.speaker is not None:
        mention = article.mentions[quote.speaker]
        return mention.text if mention.entity is None else article.entities[mention.entity].name
    return "" if quote.speaker_span is None else quote.speaker_span.text


def _quote(article: Article, quote: Quote) -> tuple[str, ...]:
    return speaker_name(article, quote), quote.text, "" if quote.cue is None else quote.cue.text
