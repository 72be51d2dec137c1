"""The titles of other articles, on lines of their own: below a heading, beside one another, and below the end of the story."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from beritaenrich.cleaning.joining import continued
from beritaenrich.cleaning.lines import Line, undecided
from beritaenrich.cleaning.shapes import (
    common_share,
    ends_sentence,
    ends_with_stop,
    function_words,
    heads_list,
    is_paragraph,
    looks_like_title,
    reports_speech,
    title_share,
    words,
)
from beritaenrich.cleaning.vocabulary import one_of, terms
from beritaenrich.model import BlockKind

_MOST_TITLES = 5
_MOST_UNSIGNED = 2
_MOST_TAGS = 15
_MOST_SMALL = 3
_SHORTEST_SENTENCE = 60
_TAG_HEADINGS = frozenset({"nav-tags"})
_NEXT_PAGE = frozenset({"nav-pages", "nav-next-page-inline"})
_BETWEEN_TITLES = frozenset({BlockKind.RELATED, BlockKind.AD, BlockKind.NAV, BlockKind.MARKUP})
_READ_ALSO = re.compile(r"\W{0,3}(?:baca|lihat|simak) juga ?:", re.IGNORECASE)
_INNER_MARK = re.compile(r"[a-z\d][,:?!] |['‘\"“][A-Z]")
_FIXTURE = re.compile(r" vs\.? .{3,60}[(\d]")
_NEAR = 30


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(terms('announcing'))}|(?:ini|itu)[.:]\Z)", re.IGNORECASE)


def titles_below_headings(lines: Sequence[Line], headings: Mapping[int, str], closers: set[int]) -> None:
    """Drop the titles of other articles below a heading, and the tags below `Tags`.

    None, one or several titles may stand there; once the story is over, all that follows are titles.

    Args:
        lines: the lines.
        headings: indices of lines that are headings, with their rules.
        closers: indices of lines after which the story is over.
    """
    closed = min(closers) if closers else len(lines)
    reached = 0
    for heading, rule in sorted(headings.items()):
        if heading < reached:
            continue  # all that stands below it is decided
        over = heading > closed
        if rule in _TAG_HEADINGS:
            if len(words(lines[heading].text)) <= 2:
                _drop_tags(lines, heading, headings, over=over)
        elif over:
            reached = _drop_all_titles(lines, heading)
        else:
            _drop_titles(lines, heading, 1 if rule == "bullet-alone" else _MOST_TITLES)


def _drop_tags(lines: Sequence[Line], heading: int, headings: Mapping[int, str], *, over: bool) -> None:
    taken = 0
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if line.decided:
            if headings.get(index) in _TAG_HEADINGS or not _goes_on_behind(line, taken, over=over):
                break
            continue
        if taken >= _MOST_TAGS or len(words(line.core)) > 5 or ends_sentence(line.core):
            break
        line.decide(BlockKind.NAV, "tag-below-heading")
        taken += 1


def _drop_titles(lines: Sequence[Line], heading: int, most: int) -> None:
    taken = 0
    loose = _titles_at_end(lines, heading) or _small_titles(lines, heading)
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if line.decided:
            if not _goes_on_behind(line, taken, over=False):
                break
            continue
        if index not in loose:
            if taken >= most or not _title_below(lines, index, first=taken == 0):
                break
            taken += 1
        line.decide(BlockKind.RELATED, "title-below-heading")


def _drop_all_titles(lines: Sequence[Line], heading: int) -> int:
    """Drop what stands below a heading after the end of the story, up to the next paragraph; return where it ends."""
    loose = _titles_at_end(lines, heading)
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if line.decided:
            if not _goes_on_behind(line, 0, over=True):
                return index
            continue
        text = line.core
        if index not in loose and is_paragraph(text) and not text.rstrip().endswith(("...", "…")):
            return index
        line.decide(BlockKind.RELATED, "title-below-heading")
    return len(lines)


def _goes_on_behind(line: Line, taken: int, *, over: bool) -> bool:
    """Whether a list of titles goes on behind a line that has a role; a separator becomes part of the list."""
    if line.rule == "separator-line":
        line.decide(BlockKind.RELATED, "title-below-heading")
        return True
    if not over and line.rule in _NEXT_PAGE:  # a subhead may stand first on it
        return False
    return line.kind in _BETWEEN_TITLES and (over or (taken > 0 and line.kind is not BlockKind.AD))


def _titles_at_end(lines: Sequence[Line], heading: int) -> Sequence[int]:
    """Return the lines below a heading `Baca juga:` where nothing but a few lines without a stop is left of the page."""
    above = lines[max(0, heading - _NEAR) : heading]
    if (
        not _READ_ALSO.fullmatch(lines[heading].core.strip())
        or len(lines) - heading > _NEAR
        or sum(is_paragraph(line.core) for line in above) < 2
    ):
        return ()
    left = undecided(lines, heading + 1)
    texts = [lines[index].core for index in left]
    titles = all(
        3 <= len(words(text)) <= 20
        and not ends_with_stop(text)
        and not text.rstrip().endswith((",", ";", ":"))
        and text[:1].isupper()
        for text in texts
    )
    return left if len(left) <= _MOST_TITLES and titles else ()


def _small_titles(lines: Sequence[Line], heading: int) -> Sequence[int]:
    """Return the lines between a heading `Baca juga:` and the next paragraph, where they are titles written like sentences."""
    if not _READ_ALSO.fullmatch(lines[heading].core.strip()):
        return ()
    below = undecided(lines, heading + 1)[: _MOST_SMALL + 1]
    count = next((at for at, index in enumerate(below) if _runs(lines[index].core)), 0)
    if not count or any(continued(lines, below[: count + 1])):
        return ()
    titles = below[:count]
    alike = all(
        4 <= len(words(text := lines[index].core)) <= 16
        and text[:1].isupper()
        and not ends_with_stop(text)
        and not text.rstrip().endswith((",", ";", ":"))
        for index in titles
    )
    return titles if alike else ()


def _title_below(lines: Sequence[Line], index: int, *, first: bool) -> bool:
    text = lines[index].core
    if ends_with_stop(text) or is_paragraph(text) or text[:1].islower():
        return False
    if first and _READ_ALSO.fullmatch(lines[index - 1].core.strip()) and _telling_title(text):
        return True
    if continued(lines, range(index, min(index + 4, len(lines))))[1:2] == [True]:
        return False
    if looks_like_title(text):
        return True
    if not first or index + 1 >= len(lines) or not 3 <= len(words(text)) <= 20:
        return False
    following = lines[index + 1]
    return following.decided or _runs(following.core)


def _runs(text: str) -> bool:
    """Whether a line is running text: a paragraph, or a sentence of some length."""
    return is_paragraph(text) or (len(text) >= _SHORTEST_SENTENCE and ends_with_stop(text))


def _telling_title(text: str) -> bool:
    """Whether a line can hardly be the beginning of a sentence: six words and more, capitalised, everyday ones among them."""
    found = words(text)
    return (
        len(found) >= 6 and title_share(text) >= 0.85 and common_share(text) >= 0.15 and bool(_INNER_MARK.search(text))
    )


def titles_again(lines: Sequence[Line], lead: int) -> None:
    """Drop the title of another article that stands twice in a row: a link with its text, or what a video is called."""
    for above, line in zip(lines[lead:], lines[lead + 1 :], strict=False):
        if line.decided or line.core != above.core or len(words(line.core)) <= 3:
            continue
        if not above.decided and looks_like_title(above.core):
            above.decide(BlockKind.RELATED, "title-twice")
        if above.kind is BlockKind.RELATED:
            line.decide(BlockKind.RELATED, "title-again")


def titles_after_the_end(lines: Sequence[Line], lead: int, closers: set[int]) -> None:
    """Drop what stands below the last paragraph: tags and titles of other articles, where the article is signed off."""
    last = max((index for index in undecided(lines, lead) if is_paragraph(lines[index].core)), default=None)
    if last is None:
        return
    closing = _closing_line(lines, last, closers)
    if closing is None:
        _drop_unsigned_titles(lines, last)
    else:
        _drop_titles_before_signoff(lines, last, closing)
        _drop_after_signoff(lines, last, closing)


def _closing_line(lines: Sequence[Line], last: int, closers: set[int]) -> int | None:
    """Return the first line that closes the article, from its last paragraph on: a sign-off, else the numbers of the pages."""
    signed = [index for index in closers if index >= last]
    return (
        min(signed)
        if signed
        else next((at for at in range(last + 1, len(lines)) if lines[at].rule == "nav-pages"), None)
    )


def _drop_titles_before_signoff(lines: Sequence[Line], last: int, closing: int) -> None:
    """Drop two titles and more between the last sentence and the sign-off, where they are no list of the story."""
    above = [index for index in undecided(lines, last) if index < closing]
    stopped = max((at for at, index in enumerate(above) if ends_with_stop(lines[index].core)), default=len(above))
    between = above[stopped + 1 :]
    listed = len(between) >= 2 and all(_is_listed(lines[index]) for index in between)
    if listed and not _is_own_list(lines[above[stopped]].core, [lines[index].core for index in between]):
        for index in between:
            lines[index].decide(BlockKind.RELATED, "title-before-signoff")


def _drop_after_signoff(lines: Sequence[Line], last: int, closing: int) -> None:
    """Drop the tags and titles from the sign-off on, up to a line that tells something."""
    own_title = not lines[closing].decided and looks_like_title(lines[closing].core)
    for index in undecided(lines, max(last + 1, closing + (not own_title))):
        text = lines[index].core
        if _tells(text):
            return
        if _is_tag(text):
            lines[index].decide(BlockKind.NAV, "tag-after-end")
        else:
            lines[index].decide(BlockKind.RELATED, "title-after-end")


def _tells(text: str) -> bool:
    """Whether a line below the sign-off is of the story all the same: a sentence, a fixture, what opens a list."""
    sentence = ends_with_stop(text) and len(words(text)) > 6
    opens_list = text.endswith(":") and heads_list(text)
    return sentence or reports_speech(text) or _FIXTURE.search(text) is not None or opens_list


def _is_tag(text: str) -> bool:
    """Whether a line is a tag: one word or two, or up to five of which the first is written small."""
    count = len(words(text))
    return count <= 2 or (count <= 5 and text[:1].islower())


def _drop_unsigned_titles(lines: Sequence[Line], last: int) -> None:
    """Drop the one or two titles below the last paragraph of an article that nothing signs off."""
    left = undecided(lines, last + 1)
    if not 1 <= len(left) <= _MOST_UNSIGNED or not ends_sentence(lines[last].core):
        return
    if all(_is_loose_title(lines[index].core) for index in left):
        for index in left:
            lines[index].decide(BlockKind.RELATED, "title-after-end")


def _is_listed(line: Line) -> bool:
    """Whether a line above the sign-off is the title of another article: title-like, with everyday words in it."""
    return _is_loose_title(line.core) and common_share(line.core) >= 0.25


def _is_own_list(before: str, items: Sequence[str]) -> bool:
    """Whether lines are a list of the story: it is announced, or its items begin with the same word."""
    firsts = {words(item)[0].casefold() for item in items}
    return _announces().search(before[-80:]) is not None or len(firsts) < len(items)


def _is_loose_title(text: str) -> bool:
    """Whether a line at the very end is a title of another article: title-like, and no item of a list."""
    found = words(text)
    numbers = sum(word[0].isdigit() or word.startswith("Rp") for word in found)
    small = sum(word[0].islower() and word not in function_words() for word in found)
    return (
        len(found) >= 5
        and small <= 1
        and title_share(text) >= 0.8
        and (not ends_sentence(text) or (text[-1] in "?!" and text[-2].isalnum()))
        and numbers * 5 <= len(found)
    )
