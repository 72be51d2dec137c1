"""The very end of an article, where only its place shows that it is no story: a name, initials, a number, a bracket, tags, a title."""

import re
from collections.abc import Sequence

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.lines import Line, undecided
from beritaenrich.cleaning.places import is_place
from beritaenrich.cleaning.shapes import (
    common_share,
    ends_with_stop,
    function_words,
    heads_list,
    is_paragraph,
    looks_like_name,
    title_share,
    words,
)
from beritaenrich.model import BlockKind

_WINDOW = 200
_TAGGED_WINDOW = 420
_PAGE_NUMBER = re.compile(r"\d{5,10}")
_INITIALS = re.compile(r"[A-Z]{2,4} ?[-–/] ?(?:[a-z]{2,12}|\d{1,3})")
_BRACKET = re.compile(r"(?<=[.!?\"”’]) ?[(\[] ?(?P<inside>[A-Za-z][A-Za-z./ &-]{2,30}) ?[)\]]\W{0,2}\Z")
_LAST_INITIALS = re.compile(r"(?<=\w) \((?P<initials>[a-z]{3})(?:/[a-z]{3})?\)\Z")
_STAR = re.compile(r"(?<=[.!?\"”])\*\Z")
_NAME = re.compile(  # glued to the last full stop
    r"(?<=[a-z\"”’)][.!?\"”’)])(?P<name>[A-Z][a-z]{2,15}(?: [A-Z][a-z'’]{1,15}){0,2})\Z"
)
_TITLE = re.compile(r"(?<=[.!?\"”’)]) ?(?P<title>[A-Z\"“'‘\d][^.!?\n]{20,160}):\Z")
_SENTENCE_TITLE = re.compile(r"[.!?][\"”’]{0,2} ")
_INITIALS_IN_BRACKETS = (
    r"\( ?(?:[a-z]{2,5}|[A-Z]{2,4}|[A-Z][a-z]{1,3}|\*{1,3})(?: ?[/|-] ?(?:[A-Za-z]{2,5}|\*{1,3})){0,3} ?\)"
)
_TAGGED = re.compile(
    rf"(?<=[.!?\"”’…]) ?(?P<sign>{_INITIALS_IN_BRACKETS})\.?(?P<tags>(?:[^.!?…\n()\"“”]|\.(?=\w)){{3,300}}(?:…|\.\.\.|[?!])?)\Z"
)


def claim_tags(line: Line) -> bool:
    """Claim initials behind the last full stop of a line, with tags glued to them: `… kata Rini. (dwi/sar)panen padiirigasi`.

    What follows there is tags where it begins with a small letter, or is written in capitals like a title; and where no
    sentence ends in it. Anything else may be the story. Behind a blank (`(dwi/sar) Panen Padi`) the initials must be two.
    """
    free = list(line.free())
    if ")" not in line.text or not free:
        return False
    start, end = free[-1]
    begin = max(start, end - _TAGGED_WINDOW)
    match = _TAGGED.search(line.text[begin - line.start : end - line.start])
    if match is None:
        return False
    tags = match.group("tags")
    if tags[0].isspace() and "/" not in match.group("sign"):
        return False
    tags = tags.lstrip()
    small = tags[:1].islower() and tags[-1] not in "?!"
    if not (small or (tags[:1].isupper() and title_share(tags) >= 0.85)):
        return False
    line.claim(begin + match.start("sign"), begin + match.start("tags"), BlockKind.SOURCE, "signoff-before-tags")
    return line.claim(begin + match.start("tags"), end, BlockKind.NAV, "tags-after-signoff")


def claim_ending(lines: Sequence[Line], lead: int) -> None:
    """Decide, or claim in the last line of the story, what only stands there because the article is over.

    Args:
        lines: the lines; what rules and headings explain is decided already.
        lead: index of the first line of the story.
    """
    story = undecided(lines, lead)
    if len(story) > 1 and _signed_line(lines[story[-2]].core, lines[story[-1]]):
        story.pop()
    if not story or not (free := list(lines[story[-1]].free())):
        return
    line = lines[story[-1]]
    start, end = free[-1]
    text = line.text[max(start, end - _WINDOW) - line.start : end - line.start]
    base = end - len(text)
    if match := _signoff(text):
        line.claim(base + match.start(), end, BlockKind.SOURCE, "signoff-at-end")
    elif (match := _NAME.search(text)) and _is_plain_name(match.group("name")):
        line.claim(base + match.start("name"), end, BlockKind.BYLINE, "name-at-end")
    elif (match := _TITLE.search(text)) and _announces(match.group("title")):
        line.claim(base + match.start("title"), end, BlockKind.RELATED, "title-at-end")


def _signoff(text: str) -> re.Match[str] | None:
    """Return the bracket or the single star that signs off the last line."""
    if match := _BRACKET.search(text):
        return None if _spoken(match.group("inside")) else match
    if match := _LAST_INITIALS.search(text):
        return None if match.group("initials") in vocabulary.words("common") else match
    return _STAR.search(text) if text.count("*") == 1 else None


def _signed_line(before: str, line: Line) -> bool:
    """Decide a last line that is a name, initials, the number of the page or the title of a video, below a paragraph that ends."""
    text = line.core.strip()
    if not ends_with_stop(before):
        return False
    if _INITIALS.fullmatch(text):
        line.decide(BlockKind.SOURCE, "signoff-at-end")
    elif _PAGE_NUMBER.fullmatch(text):
        line.decide(BlockKind.NAV, "number-at-end")
    elif not is_paragraph(before):
        return False
    elif len(text) <= 40 and len(words(text)) <= 4 and _is_plain_name(text):
        line.decide(BlockKind.BYLINE, "name-at-end")
    elif text.endswith(":") and _announces(text[:-1]):
        line.decide(BlockKind.RELATED, "title-at-end")
    return line.decided


def _is_plain_name(text: str) -> bool:
    return looks_like_name(text) and common_share(text) == 0.0 and not is_place(text) and not text.isupper()


def _spoken(inside: str) -> bool:
    """Whether a bracket is part of what somebody says or does: `(tertawa)`."""
    return all(word.lower() in vocabulary.words("common") | function_words() for word in words(inside))


def _announces(title: str) -> bool:
    """Whether words before a colon at the very end are the title of a video that stood below."""
    told = 5 <= len(words(title)) <= 20 and title_share(title) >= 0.75 and not _SENTENCE_TITLE.search(title)
    return told and not heads_list(title)
