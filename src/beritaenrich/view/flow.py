"""The raw text as HTML in one flow: paragraphs, dropped segments and annotations as properly nested elements.

Annotations of different kinds may overlap at will. Each lies in a layer (paragraph, dropped segment, quote, name, date ...),
and one sweep over all borders keeps a stack of open elements in the order of the layers: where an outer element begins or
ends inside an inner one, the inner one is closed and opened again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from beritaenrich.model import KEPT_KINDS, Article, Block, BlockKind, DateMention, Edit, Mention, Quote
from beritaenrich.view.escaping import escaped
from beritaenrich.view.tables import interval, speaker_name

_LINE_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_HTML_TIME = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?)?|-W\d\d)?|P\d+[WD]|PT\d+[HMS]"
)
"""The TIMEX3 values that are also valid in the `datetime` attribute of `<time>`."""
_MARKS = frozenset("\"'“”‘’«»„")
_FOLD = 6
"""This many dropped lines in a row are folded away behind a summary."""


class _Layer(IntEnum):
    FOLD = 0
    PARAGRAPH = 1
    DROPPED = 2
    ATTRIBUTION = 3
    QUOTE = 4
    MENTION = 5
    DATE = 6
    ACRONYM = 7
    SAYING = 8
    EDIT = 9


@dataclass(frozen=True, slots=True)
class _Element:
    """An element over `raw[start:end]`; `after` is written once, behind its last piece."""

    start: int
    end: int
    layer: _Layer
    opening: str
    closing: str
    after: str = ""


def flow_html(article: Article, limit: int) -> str:
    """Return the first `limit` characters of the raw text as HTML paragraphs with everything found in them marked."""
    elements = sorted(_elements(article, limit), key=lambda element: (element.start, element.layer))
    insertions = {edit.start: _insertion(edit) for edit in article.edits if edit.start == edit.end < limit}
    borders = {min(border, limit) for element in elements for border in (element.start, element.end)}
    borders.update(insertions)
    places = sorted(borders)
    out: list[str] = []
    active: dict[_Layer, _Element] = {}
    stack: list[_Element] = []
    upcoming = 0
    for place, following in pairwise([*places, limit]):
        active = {layer: element for layer, element in active.items() if element.end > place}
        while upcoming < len(elements) and elements[upcoming].start == place:
            active[elements[upcoming].layer] = elements[upcoming]
            upcoming += 1
        wanted = [active[layer] for layer in sorted(active)]
        if _Layer.PARAGRAPH not in active:
            wanted = wanted[:1] if _Layer.FOLD in active else []
        common = 0
        while common < min(len(stack), len(wanted)) and stack[common] is wanted[common]:
            common += 1
        while len(stack) > common:
            element = stack.pop()
            out.append(element.closing + (element.after if element.end <= place else ""))
        out += [element.opening for element in wanted[common:]]
        stack = wanted
        if _Layer.PARAGRAPH in active:
            out.append(insertions.get(place, ""))
            out.append(escaped(article.raw[place:following]))
    out += [element.closing for element in reversed(stack)]
    return "".join(out)


def _elements(article: Article, limit: int) -> Iterator[_Element]:
    lines = list(_lines(article, limit))
    yield from _folds(lines)
    for line in lines:
        yield _paragraph(line)
        yield from (_dropped(block) for block in line if not block.kept and block.kind is not BlockKind.TITLE)
    layers: tuple[Iterable[_Element], ...] = (
        (
            _span(found.start, found.end, _Layer.ATTRIBUTION, "be-source", f"source: {found.source}")
            for found in article.attributions
        ),
        (_quote(article, quote) for quote in article.quotes),
        (
            _span(found.start, found.end, _Layer.ACRONYM, "be-acronym", f"{found.short} = {found.long}")
            for found in article.acronyms
        ),
        (_mention(article, mention) for mention in article.mentions),
        (_date(date) for date in article.dates),
        _sayings(article),
        (
            _span(edit.start, edit.end, _Layer.EDIT, "be-edit", f"reads “{edit.replacement}” ({edit.rule})")
            for edit in article.edits
        ),
    )
    for layer in layers:
        yield from _apart(layer, limit)


def _apart(elements: Iterable[_Element], limit: int) -> Iterator[_Element]:
    """Leave out what is empty, beyond the limit, or overlaps its forerunner in the same layer."""
    end = 0
    for element in sorted(elements, key=lambda element: element.start):
        if end <= element.start < min(element.end, limit):
            yield element
            end = element.end


def _lines(article: Article, limit: int) -> Iterator[list[Block]]:
    """Group the blocks by line."""
    line: list[Block] = []
    for block in article.blocks:
        if block.start >= limit:
            break
        if line and _LINE_BREAK.search(article.raw, line[-1].end, block.start):
            yield line
            line = []
        line.append(block)
    if line:
        yield line


def _folds(lines: list[list[Block]]) -> Iterator[_Element]:
    run: list[list[Block]] = []
    for line in [*lines, []]:
        if line and not any(block.kept or block.kind is BlockKind.TITLE for block in line):
            run.append(line)
            continue
        if len(run) >= _FOLD:
            kinds = Counter(block.kind.value.lower() for dropped in run for block in dropped)
            summary = ", ".join(f"{kind} × {count}" if count > 1 else kind for kind, count in kinds.most_common())
            yield _Element(
                run[0][0].start,
                run[-1][-1].end,
                _Layer.FOLD,
                f'<details class="be-fold"><summary lang="en">{len(run)} dropped lines: {summary}</summary>',
                "</details>",
            )
        run = []


def _paragraph(line: list[Block]) -> _Element:
    kinds = {block.kind for block in line}
    if kinds & KEPT_KINDS:
        look = "be-subhead" if kinds == {BlockKind.SUBHEAD} else "be-body"
    else:
        look = "be-title" if BlockKind.TITLE in kinds else "be-out"
    return _Element(line[0].start, line[-1].end, _Layer.PARAGRAPH, f'<p class="{look}">', "</p>\n")


def _dropped(block: Block) -> _Element:
    kind, rule = escaped(block.kind.value), escaped(block.rule)
    opening = f'<span class="be-drop" data-kind="{kind.lower()}" title="dropped: {kind} by rule {rule}">'
    return _Element(block.start, block.end, _Layer.DROPPED, opening, "</span>")


def _span(start: int, end: int, layer: _Layer, look: str, title: str) -> _Element:
    return _Element(start, end, layer, f'<span class="{look}" title="{escaped(title)}">', "</span>")


def _mention(article: Article, mention: Mention) -> _Element:
    kind = mention.kind.value.lower()
    name = "" if mention.entity is None else f"{article.entities[mention.entity].name} · "
    title = escaped(f"{name}{kind} · score {mention.score:.2f}")
    return _Element(mention.start, mention.end, _Layer.MENTION, f'<mark class="be-{kind}" title="{title}">', "</mark>")


def _date(date: DateMention) -> _Element:
    bounds = interval(date)
    title = escaped(f"{date.kind.value.lower()} · {date.value}" + (f" · {bounds}" if bounds else ""))
    machine = f' datetime="{date.value}"' if _HTML_TIME.fullmatch(date.value) else ""
    tag = "time" if machine else "mark"
    opening = f'<{tag} class="be-date"{machine} title="{title}">'
    return _Element(date.start, date.end, _Layer.DATE, opening, f"</{tag}>")


def _quote(article: Article, quote: Quote) -> _Element:
    """Show the quote with its marks, and the speaker behind it."""
    raw = article.raw
    start = quote.start - (quote.start > 0 and raw[quote.start - 1] in _MARKS)
    end = quote.end + (quote.end < len(raw) and raw[quote.end] in _MARKS)
    speaker = escaped(speaker_name(article, quote))
    title = f"said by {speaker}" if speaker else "speaker not known"
    after = f'<span class="be-speaker" lang="en" data-speaker="{speaker}"></span>' if speaker else ""
    return _Element(start, end, _Layer.QUOTE, f'<q class="be-quote" title="{title}">', "</q>", after)


def _sayings(article: Article) -> Iterator[_Element]:
    for quote in article.quotes:
        if quote.cue is not None:
            yield _span(quote.cue.start, quote.cue.end, _Layer.SAYING, "be-cue", "reporting word")


def _insertion(edit: Edit) -> str:
    what = escaped(f"“{edit.replacement}” put in ({edit.rule})")
    return f'<span class="be-insert" title="{what}"></span>'
