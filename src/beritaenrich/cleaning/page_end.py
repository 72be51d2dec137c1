"""What a page has below its story, on lines of its own: boxes of other articles, readers' comments, numbers of pages."""

import re
from collections.abc import Mapping, Sequence

from beritaenrich.cleaning.lines import Line, undecided
from beritaenrich.cleaning.shapes import ends_with_stop, is_paragraph, title_share, words
from beritaenrich.model import BlockKind

_BOXES = frozenset({"related-list-header", "related-header-phrase"})
_COMMENTS = frozenset({"nav-comments", "nav-comment-form"})
_COMMENT_HEADING = re.compile(r"\W*(?:\d{1,5} ?)?komentar\b", re.IGNORECASE)
_CUT_SIGNOFF = re.compile(r"[.!?\"”] ?(\([a-z]{1,4})\Z")
_BULLET = re.compile(r"[•»*] ?")
_MOST_TITLES = 30
_LONGEST_TITLE = 20  # words
_SHORTEST_STORY = 50


def claim_page_end(lines: Sequence[Line], headings: Mapping[int, str], lead: int) -> None:
    """Decide the lines below the last paragraph that belong to a box, to the comments of readers or to the pager.

    Args:
        lines: the lines; what rules and headings explain is decided already.
        headings: indices of lines that are headings, with their rules.
        lead: index of the first line of the story.
    """
    last = max((index for index in undecided(lines, lead) if is_paragraph(lines[index].core)), default=lead)
    below = range(last + 1, len(lines))
    box = next((index for index in below if headings.get(index) in _BOXES), None)
    if box is not None and _only_titles(lines, box):
        _claim_box(lines, box)
        _claim_cut_signoff(lines[max((index for index in undecided(lines, lead) if index < box), default=lead)])
    comments = next((index for index in below if _heads_comments(lines[index])), None)
    if comments is not None:
        for index in undecided(lines, comments):
            lines[index].decide(BlockKind.NAV, "comment")
    _claim_pager(lines, last)


def _only_titles(lines: Sequence[Line], box: int) -> bool:
    """Whether nothing but titles is left of the page below the heading of a box."""
    left = undecided(lines, box)
    return len(left) <= _MOST_TITLES and all(
        len(words(text := lines[index].core)) <= _LONGEST_TITLE
        and not (ends_with_stop(text) and len(words(text)) > 6)
        and not text.rstrip().endswith((",", ";", ":"))
        for index in left
    )


def _claim_box(lines: Sequence[Line], box: int) -> None:
    for index in undecided(lines, box):
        number = lines[index].core.strip().isdecimal()
        lines[index].decide(BlockKind.NAV if number else BlockKind.RELATED, "title-below-heading")


def _claim_cut_signoff(line: Line) -> None:
    """Claim initials whose closing bracket was lost above the box: `… pungkasnya.(ed`."""
    if match := _CUT_SIGNOFF.search(line.core):
        line.claim(line.start + line.text.rindex(match.group(1)), line.end, BlockKind.SOURCE, "signoff-cut")


def _heads_comments(line: Line) -> bool:
    return line.rule in _COMMENTS and _COMMENT_HEADING.match(line.core) is not None


def _claim_pager(lines: Sequence[Line], last: int) -> None:
    """Decide the numbers of pages that stand below the last paragraph, one on each line: `1⏎2⏎3`."""
    numbers = [index for index in undecided(lines, last + 1) if lines[index].core.strip().isdecimal()]
    if len(numbers) > 1 and [lines[index].core.strip() for index in numbers] == [
        str(n + 1) for n in range(len(numbers))
    ]:
        for index in numbers:
            lines[index].decide(BlockKind.NAV, "page-number")


def lone_bullets(lines: Sequence[Line], lead: int) -> None:
    """Drop the title of another article that stands behind a bullet, alone between two paragraphs."""
    story = undecided(lines, lead)
    for before, index, behind in zip(story, story[1:], story[2:], strict=False):
        text = lines[index].core
        if (
            _BULLET.match(text)
            and 6 <= len(words(text)) <= _LONGEST_TITLE
            and title_share(text) >= 0.7
            and not ends_with_stop(text)
            and all(_is_story(lines[near].core) for near in (before, behind))
        ):
            lines[index].decide(BlockKind.RELATED, "title-behind-bullet")


def _is_story(text: str) -> bool:
    return len(text) >= _SHORTEST_STORY and ends_with_stop(text) and not _BULLET.match(text)
