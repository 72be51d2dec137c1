"""Articles as TimeML: the text with its dates as `TIMEX3` elements."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from beritaenrich.dates.anchors import coerce_published
from beritaenrich.errors import type_error
from beritaenrich.model import Article, BlockKind, DateMention

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""


def to_timex3(article: Article, published: datetime | date | None = None) -> str:
    """Return the title and the body of an article as a TimeML document.

    The N-th date of the article has the id `tN` (from 1); `t0` is the time of publication. `anchorTimeID` names what a
    relative date was resolved from. Ranges and lists stand in `value` as `A/B` and `A,B`, which TimeML does not know.

    Args:
        article: an enriched article.
        published: what was given to `enrich`; without it, the stamp in the metadata serves, if there is one.

    Raises:
        InputTypeError: for anything else.

    Examples:
        >>> import beritaenrich as be
        >>> to_timex3(be.enrich("Rapat digelar Rabu (19/7/2023).")).splitlines()[-3]
        'Rapat digelar <TIMEX3 tid="t1" type="DATE" value="2023-07-19">Rabu (19/7/2023)</TIMEX3>.'
    """
    if not isinstance(article, Article):
        raise type_error("article", article, "Article")
    parts = [_HEAD]
    stamp = coerce_published(published) or article.metadata.published
    if stamp is not None:
        value = stamp.isoformat(timespec="minutes")
        parts.append(
            f'<DCT><TIMEX3 tid="t0" type="TIME" value="{value}" functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>\n'
        )
    numbered = list(enumerate(article.dates, 1))
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            inside = [
                (mention.start - block.start, mention.end - block.start, number, mention)
                for number, mention in numbered
                if block.start <= mention.start and mention.end <= block.end
            ]
            parts.append(
                f"<TITLE>{_marked(article.raw[block.start : block.end], inside, dated=stamp is not None)}</TITLE>\n"
            )
    placed = [
        (*span, number, mention)
        for number, mention in numbered
        if (span := article.to_text(mention.start, mention.end))
    ]
    parts.append(f"<TEXT>\n{_marked(article.text, placed, dated=stamp is not None)}\n</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _marked(text: str, dates: Iterable[tuple[int, int, int, DateMention]], *, dated: bool) -> str:
    pieces = []
    position = 0
    for start, end, number, mention in sorted(dates, key=lambda entry: entry[:2]):
        if start < position:
            continue
        pieces += [_clean(text[position:start]), _element(number, mention, text[start:end], dated=dated)]
        position = end
    return "".join([*pieces, _clean(text[position:])])


def _element(number: int, mention: DateMention, text: str, *, dated: bool) -> str:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in _attributes(number, mention, dated=dated))
    return f"<TIMEX3{attributes}>{_clean(text)}</TIMEX3>"


def _attributes(number: int, mention: DateMention, *, dated: bool) -> Iterator[tuple[str, str]]:
    yield "tid", f"t{number}"
    yield "type", mention.kind.value
    yield "value", mention.value
    if mention.mod is not None:
        yield "mod", mention.mod.value
    source = mention.resolved_from
    if source == "published":
        yield "temporalFunction", "true"
        if dated:
            yield "anchorTimeID", "t0"
    elif source is not None and source.startswith("date:"):
        yield "temporalFunction", "true"
        yield "anchorTimeID", f"t{int(source[5:]) + 1}"


def _clean(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
