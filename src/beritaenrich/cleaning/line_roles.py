"""Roles that need context: the lead, what stands above and below it, repeats, subheads; and what many articles look like."""

import re
from collections.abc import Mapping, Sequence

from beritaenrich.cleaning.broken_noise import page_numbers, split_promotion, split_syndication
from beritaenrich.cleaning.bylines import names_beside_labels
from beritaenrich.cleaning.captions import find_named_captions, free_captions_in_story, free_lone_caption
from beritaenrich.cleaning.duplicates import repeated
from beritaenrich.cleaning.embedded import free_gallery_title, skip_boxes
from beritaenrich.cleaning.endings import claim_ending
from beritaenrich.cleaning.joining import continued
from beritaenrich.cleaning.lines import Line, undecided
from beritaenrich.cleaning.other_titles import titles_after_the_end, titles_again, titles_below_headings
from beritaenrich.cleaning.page_end import claim_page_end, lone_bullets
from beritaenrich.cleaning.shapes import ends_sentence, is_paragraph, title_share, words
from beritaenrich.cleaning.top_matter import assign_top
from beritaenrich.model import BlockKind

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .]{3,30}, [A-Z][\w.]{3,25}|[A-Z][\w.-]{3,25}(?i:\.com|\.co|\.id)(?:, [A-Z][\w .]{3,25})?|[A-Z][\w .]{3,25} \([A-Z]{4,12}\))"
    r" ?[-–—]"
)
_STAMP = re.compile(
    r"(?:\w{4,7}'?\w?, )?\d{1,2}[ /](?:\w{3,9}|\d{1,2})[ /]\d{4}.{0,20}|\d{1,2} (?:menit|jam|hari) (?:yang )?lalu"
)
_NUMBERED = re.compile(r"\d{1,2}[.)] ")  # what stands below an item of a list may stand below the next as well
_LONGEST_ENTRY = 120
_MOST_ABOVE = 30
_LONG_EXCERPT = 60  # characters above which a line that stands again in the story is an excerpt from it


def assign_roles(lines: Sequence[Line], headings: Mapping[int, str], closers: set[int], dateline: int | None) -> None:
    """Decide what the rules left open.

    Args:
        lines: the lines, with the roles that rules gave.
        headings: lines that are headings, after which titles of other articles stand, with the rule.
        closers: indices of lines after which the story is over.
        dateline: index of the line in which the dateline stands.
    """
    skip_boxes(lines)
    free_gallery_title(lines)
    page_numbers(lines)
    split_promotion(lines)
    split_syndication(lines)
    names_beside_labels(lines)
    lead = _lead(lines) if dateline is None else dateline
    closers = {index for index in closers if lead is not None and index >= lead}  # credits above the story end nothing
    titles_below_headings(lines, headings, closers)
    lead = _lead(lines) if dateline is None else dateline
    if lead is None:
        free_lone_caption(lines)
        return
    free_captions_in_story(lines, lead)
    find_named_captions(lines, lead)
    titles_again(lines, lead)
    assign_top(lines, lead, dateline=dateline is not None)
    claim_page_end(lines, headings, lead)
    lone_bullets(lines, lead)
    titles_after_the_end(lines, lead, closers)
    claim_ending(lines, lead)
    _quotes_above(lines, lead)
    _repeats(lines, lead)
    _subheads(lines, lead)


def lists_articles(lines: Sequence[Line]) -> bool:
    """Whether the page seems to list several articles: datelines of the same form again and again, or many teasers."""
    own = any(segment.kind is BlockKind.DATELINE for line in lines for segment in line.segments)
    datelines = own + sum(
        1
        for line in lines
        if _DATELINE.match(line.text[:80]) and not any(segment.kind is BlockKind.DATELINE for segment in line.segments)
    )
    teasers = sum(line.text.rstrip().endswith(("...", "…")) for line in lines)
    stamps = sum(line.kind is BlockKind.STAMP or _STAMP.fullmatch(line.text[:60].strip()) is not None for line in lines)
    return datelines >= 3 or stamps >= 4 or (teasers >= 4 and teasers * 3 >= len(lines))


def _sentences(lines: Sequence[Line], indices: Sequence[int]) -> list[list[int]]:
    """Group lines over which one sentence runs."""
    groups: list[list[int]] = []
    for index, runs in zip(indices, continued(lines, indices), strict=True):
        if runs:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _lead(lines: Sequence[Line]) -> int | None:
    """Return the index of the first line of the story: the first paragraph that is no signed caption."""
    first: int | None = None
    for group in _sentences(lines, undecided(lines)):
        if len(group) == 1 and not is_paragraph(lines[group[0]].core):
            continue
        if is_paragraph(" ".join(lines[index].core for index in group)):
            if any(segment.rule.startswith("signoff") for segment in lines[group[0]].segments):
                first = group[0] if first is None else first
                continue
            return group[0]
    if first is not None:
        return first
    return next(iter(undecided(lines)), None)


def _quotes_above(lines: Sequence[Line], lead: int) -> None:
    """Find the quotations of the story that are set above it: those above are the repeats."""
    story = [line.core for line in lines[lead:] if not line.decided]
    story.append(" ".join(story[:_MOST_ABOVE]))  # an excerpt may run over several paragraphs
    for line in lines[max(lead - _MOST_ABOVE, 0) : lead]:
        quotation = line.rule == "between-title-and-lead" and line.core[:1] in '"“'
        excerpt = (not line.decided or line.rule == "above-dateline") and len(line.core) >= _LONG_EXCERPT
        written = line.core.strip('"“”,. ') if excerpt else line.core
        if (quotation or excerpt) and any(written in text for text in story):
            line.decide(BlockKind.DUPLICATE, "quotation-above-story")


def _repeats(lines: Sequence[Line], lead: int) -> None:
    """Drop the paragraphs that repeat an earlier one, or the title or a caption; short ones inside a run of repeats too."""
    known = [
        (index, line.core)
        for index, line in enumerate(lines)
        if (not line.decided and index >= lead)
        or line.kind is BlockKind.TITLE
        or (line.kind is BlockKind.CAPTION and index > lead)
    ]
    again = {index for index in repeated(known) if not lines[index].decided and index > lead}
    titles = {line.core for line in lines if line.kind is BlockKind.TITLE}
    again -= {
        index
        for index in again
        if (index - 1 not in again and _NUMBERED.match(lines[index - 1].core)) or _is_entry(lines, index, titles)
    }
    if not again:
        return
    _add_short_repeats(lines, undecided(lines, lead), again)
    for index in again:
        lines[index].decide(BlockKind.DUPLICATE, "repeated-paragraph")


def _add_short_repeats(lines: Sequence[Line], story: Sequence[int], again: set[int]) -> None:
    """Add to the repeats the short lines that stood before as well, and now stand between repeats."""
    seen: set[str] = set()
    for position, index in enumerate(story):
        text = lines[index].core
        beside = {story[near] for near in (position - 1, position + 1) if 0 <= near < len(story)}
        if index not in again and text in seen and beside <= again:
            again.add(index)
        seen.add(text)


def _is_entry(lines: Sequence[Line], index: int, titles: set[str]) -> bool:
    """Whether a line is an entry of a list, which may stand in the next list as well: short, without an end mark, beside such a line."""
    text = lines[index].core
    beside = [lines[near].core for near in (index - 1, index + 1) if near < len(lines)]
    short = len(text) < _LONGEST_ENTRY and not ends_sentence(text) and text not in titles
    return short and not all(map(is_paragraph, beside))


def _subheads(lines: Sequence[Line], lead: int) -> None:
    """Decide the short title-like lines between two paragraphs."""
    body = undecided(lines, lead)
    runs = continued(lines, body)
    for position in range(1, len(body) - 1):
        text = lines[body[position]].core
        if (
            2 <= len(words(text)) <= 14
            and not ends_sentence(text)
            and not text.rstrip().endswith((":", ";", ","))
            and text[:1].isupper()
            and title_share(text) >= 0.7
            and ends_sentence(lines[body[position - 1]].core)
            and is_paragraph(lines[body[position + 1]].core)
            and not runs[position]
            and not runs[position + 1]
        ):
            lines[body[position]].decide(BlockKind.SUBHEAD, "subhead-shape")
