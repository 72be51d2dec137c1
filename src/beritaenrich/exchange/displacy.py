"""Articles in the form that displaCy, the viewer of spaCy, draws with `manual=True`."""

from bisect import bisect_left
from typing import Any

from beritaenrich.exchange.tokens import LABELS, check_article
from beritaenrich.model import Article

_WIKIDATA = "https://www.wikidata.org/wiki/"


def to_displacy(article: Article) -> dict[str, Any]:
    """Return what `displacy.render(…, style="ent", manual=True)` takes: names (linked to Wikidata) and dates in the raw text.

    Where a date and a name overlap (`Gerakan 30 September`), the name is drawn.

    Args:
        article: an enriched article.

    Raises:
        InputTypeError: for anything else.

    Examples:
        >>> import beritaenrich as be
        >>> to_displacy(be.enrich("Rapat digelar Senin (6/11/2023)."))["ents"]
        [{'start': 14, 'end': 31, 'label': 'DATE', 'kb_id': '2023-11-06', 'kb_url': '#'}]
    """
    check_article(article)
    found: list[dict[str, Any]] = []
    for mention in article.mentions:
        known = None if mention.entity is None else article.entities[mention.entity].identifiers.get("wikidata")
        found.append(
            {
                "start": mention.start,
                "end": mention.end,
                "label": LABELS[mention.kind],
                "kb_id": known or "",
                "kb_url": f"{_WIKIDATA}{known}" if known else "#",
            }
        )
    begins = [mention.start for mention in article.mentions]
    for date in article.dates:
        before = bisect_left(begins, date.end) - 1
        if before < 0 or article.mentions[before].end <= date.start:
            found.append(
                {"start": date.start, "end": date.end, "label": date.kind.value, "kb_id": date.value, "kb_url": "#"}
            )
    return {"text": article.raw, "ents": sorted(found, key=lambda entry: int(entry["start"])), "title": article.title}
