"""Articles as TimeML: the text with its dates as `TIMEX3` elements."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from beritaenrich.errors import type_error
from beritaenrich.model import Article, BlockKind, DateMention

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""


def to_timex3(article: Article) -> str:
    """Return the title and the body of an article as a TimeML document.

    The N-th date of the article has the id `tN` (from 1); `t0` is the time of publication. `anchorTimeID` names what a
    relative date was resolved from. Ranges and lists stand in `value` as `A/B` and `A,B`, which TimeML does not know.

    Args:
        article: an enriched article.

    Raises:
        InputTypeError: for anything else.
    """
    if not isinstance(article, Article):
        raise type_error("article", article, "Article")
    parts = [_HEAD]
    published = article.metadata.published
    if published is not None:
        value = published.isoformat(timespec="minutes")
        parts.append(
            f'<DCT><TIMEX3 tid="t0" type="TIME" value="{value}" functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>\n'
        )
    numbered = list(enumerate(article.dates, 1))
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            inside = [
                (date.start - block.start, date.end - block.start, number, date)
                for number, date in numbered
                if block.start <= date.start and date.end <= block.end
            ]
            parts.append(f"<TITLE>{_marked(article.raw[block.start : block.end], inside)}</TITLE>\n")
    placed = [(*span, number, date) for number, date in numbered if (span := article.to_text(date.start, date.end))]
    parts.append(f"<TEXT>\n{_marked(article.text, placed)}\n</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _marked(text: str, dates: Iterable[tuple[int, int, int, DateMention]]) -> str:
    pieces = []
    position = 0
    for start, end, number, date in sorted(dates, key=lambda entry: entry[:2]):
        if start < position:
            continue
        pieces += [_clean(text[position:start]), _element(number, date, text[start:end])]
        position = end
    return "".join([*pieces, _clean(text[position:])])


def _element(number: int, date: DateMention, text: str) -> str:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in _attributes(number, date))
    return f"<TIMEX3{attributes}>{_clean(text)}</TIMEX3>"


def _attributes(number: int, date: DateMention) -> Iterator[tuple[str, str]]:
    yield "tid", f"t{number}"
    yield "type", date.kind.value
    yield "value", date.value
    if date.mod is not None:
        yield "mod", date.mod.value
    source = date.resolved_from
    if source == "published":
        yield "temporalFunction", "true"
        yield "anchorTimeID", "t0"
    elif source is not None and source.startswith("date:"):
        yield "temporalFunction", "true"
        yield "anchorTimeID", f"t{int(source[5:]) + 1}"


def _clean(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
