"""Articles in the shape of the gold sets: what the scorers read."""

import re
from collections.abc import Iterable
from typing import Any

from beritaenrich.model import Article, BlockKind, DateMention

_LABEL = {BlockKind.STAMP: "DATE_LINE"}
_LINE = re.compile(r"[^\n]+")


def page_prediction(article: Article) -> dict[str, Any]:
    """Return lines, inline noise, kept text, metadata, entities, sentences and dates of a page."""
    lines, inline = _lines(article)
    metadata = article.metadata
    return {
        "lines": lines,
        "inline": inline,
        "keep": [[block.start, block.end] for block in article.blocks if block.kept],
        "meta": {
            "title": metadata.title,
            "authors": list(metadata.authors),
            "outlet": metadata.outlet,
            "published": metadata.published.isoformat() if metadata.published else None,
            "dateline_place": metadata.dateline,
            "agencies": list(metadata.sources),
        },
        "entities": [{"start": m.start, "end": m.end, "type": m.kind.value} for m in article.mentions],
        "sentences": [
            {"start": s.start, "end": s.end}
            for s in article.sentences
            if article.blocks[s.block].kind is not BlockKind.TITLE
        ],
        "dates": date_predictions(article.dates),
    }


def _lines(article: Article) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Label each line by its kept blocks, else its title, else its first block; other blocks in kept lines are inline."""
    lines, inline = [], []
    blocks = list(article.blocks)
    for number, (start, end) in _line_spans(article.raw):
        inside = [block for block in blocks if block.start < end and start < block.end]
        if not inside:
            continue
        kept = [block for block in inside if block.kept]
        titles = [block for block in inside if block.kind is BlockKind.TITLE]
        chief = (kept or titles or inside)[0]
        lines.append({"line": number, "start": start, "end": end, "label": _LABEL.get(chief.kind, chief.kind.value)})
        inline += [
            {"start": block.start, "end": block.end, "label": _LABEL.get(block.kind, block.kind.value)}
            for block in inside
            if block.kind is not chief.kind and not block.kept
        ]
    return lines, inline


def _line_spans(raw: str) -> Iterable[tuple[int, tuple[int, int]]]:
    number, position = 1, 0
    for match in _LINE.finditer(raw):
        number += match.start() - position
        position = match.end()
        yield number, match.span()


def date_predictions(dates: Iterable[DateMention]) -> list[dict[str, Any]]:
    """Return dates with type, value, modifier and interval."""
    return [
        {
            "start": mention.start,
            "end": mention.end,
            "type": mention.kind.value,
            "value": mention.value,
            **({"mod": mention.mod.value} if mention.mod else {}),
            **(
                {"interval": [mention.begin.isoformat(), mention.end_exclusive.isoformat()]}
                if mention.begin and mention.end_exclusive
                else {}
            ),
        }
        for mention in dates
    ]


def quote_prediction(article: Article) -> dict[str, Any]:
    """Return quotes with speakers, sources, acronyms and entities with roles and codes."""
    entities = article.entities
    return {
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "speaker": quote.speaker_span.text if quote.speaker_span else None,
                "speaker_entity": entities[quote.entity].name if quote.entity is not None else None,
                "cue": {"start": quote.cue.start, "end": quote.cue.end} if quote.cue else None,
                "partial": quote.partial,
            }
            for quote in article.quotes
        ],
        "attributions": [{"start": a.start, "end": a.end, "source": a.source} for a in article.attributions],
        "acronyms": [{"short": acronym.short, "long": acronym.long} for acronym in article.acronyms],
        "entities": [
            {
                "name": entity.name,
                "mentions": [[article.mentions[i].start, article.mentions[i].end] for i in entity.mentions],
                "roles": list(entity.roles),
                "iso3166": entity.identifiers.get("iso3166-1"),
            }
            for entity in entities
        ],
    }
