"""Articles as W3C Web Annotations in JSON-LD: what annotation tools and linked-data stores read."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from beritaenrich.exchange.tokens import HasSpan, check_article
from beritaenrich.model import Article

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_WIKIDATA = "http://www.wikidata.org/entity/"
_AROUND = 32
"""Code points of context before and after a quoted stretch."""

Json = dict[str, Any]


def to_web_annotation(article: Article, source: str | None = None) -> Json:
    """Return the names, dates, quotations and sources of the article as a Web Annotation collection (JSON-LD).

    Every target has two selectors: a `TextPositionSelector` (code points of the raw text) and a `TextQuoteSelector` (the
    words with 32 code points around them), so that the annotations find their place again when the page changes. The ids
    are the same whenever the source and the annotations are the same.

    Args:
        article: an enriched article.
        source: the IRI of the raw text, such as the address of the page; without it, a `urn:sha256:` of the raw text.

    Raises:
        InputTypeError: for anything else.

    Examples:
        >>> import beritaenrich as be
        >>> page = to_web_annotation(be.enrich("Rapat digelar Senin (6/11/2023)."), "https://contoh.id/1")["first"]
        >>> [(item["body"][0]["value"], item["target"]["selector"][0]["start"]) for item in page["items"]]
        [('2023-11-06', 14)]
    """
    check_article(article)
    raw_hash = sha256(article.raw.encode("utf-8", "surrogatepass")).hexdigest()
    source = f"urn:sha256:{raw_hash}" if source is None else source
    items = [
        {
            "id": uuid5(NAMESPACE_URL, f"{source}#{group}/{index}/{raw_hash}").urn,
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": {"source": source, "selector": _selectors(article.raw, where)},
        }
        for group, motivation, index, where, body in _annotations(article)
    ]
    collection = uuid5(NAMESPACE_URL, f"{source}#{raw_hash}").urn
    page = uuid5(NAMESPACE_URL, f"{source}#page/{raw_hash}").urn
    return {
        "@context": _CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": article.title or source,
        "total": len(items),
        "first": {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items},
    }


def _annotations(article: Article) -> Iterator[tuple[str, str, int, HasSpan, list[Json]]]:
    """Yield group, motivation, index, place and bodies of each annotation."""
    for index, mention in enumerate(article.mentions):
        body = [_text(mention.kind.value, "classifying")]
        if mention.entity is not None:
            entity = article.entities[mention.entity]
            body.append(_text(entity.name, "identifying"))
            if wikidata := entity.identifiers.get("wikidata"):
                body.append({"type": "SpecificResource", "source": f"{_WIKIDATA}{wikidata}", "purpose": "identifying"})
        yield "mentions", "identifying", index, mention, body
    for index, date in enumerate(article.dates):
        body = [_text(date.value, "describing"), _text(date.kind.value, "classifying")]
        yield "dates", "describing", index, date, body
    for index, quote in enumerate(article.quotes):
        body = [_text("QUOTE", "classifying")]
        if quote.entity is not None:
            body.append(_text(article.entities[quote.entity].name, "identifying"))
        yield "quotes", "identifying", index, quote, body
    for index, found in enumerate(article.attributions):
        body = [_text("SOURCE", "classifying"), _text(found.source, "identifying")]
        yield "attributions", "identifying", index, found, body


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _selectors(raw: str, where: HasSpan) -> list[Json]:
    start, end = where.start, where.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": raw[start:end],
            "prefix": raw[max(0, start - _AROUND) : start],
            "suffix": raw[end : end + _AROUND],
        },
    ]
