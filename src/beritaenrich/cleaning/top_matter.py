"""What stands above the story: title, kicker, deck, authors, captions."""

import re
from collections.abc import Sequence

from beritaenrich.cleaning.bylines import is_byline, is_short_name, signed_with_outlet
from beritaenrich.cleaning.credits import names_authors
from beritaenrich.cleaning.dateline_shapes import NAMING_OUTLET
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import agency, find_outlets
from beritaenrich.cleaning.page_furniture import decide_boxes, decide_photo_credits
from beritaenrich.cleaning.shapes import (
    BULLETS,
    common_share,
    ends_sentence,
    ends_with_stop,
    is_paragraph,
    starts_small,
    title_share,
    words,
)
from beritaenrich.cleaning.title_suffix import claim_suffix
from beritaenrich.model import BlockKind

_UNSTOPPED = 4
_TITLE_SHARE = 0.6
_LONGEST_CAPTION = 400
_LONGEST_LEAD_TITLE = 25
_OPENING = 5_000  # characters of the lead in which a caption may stand again
_INNER_STOP = re.compile(r"(?<!\b[A-Za-z])(?<!\b(?:dr|Dr|St|No|Jl|Hj|Ir|vs|Sp|Kh|KH))(?<!Prof)(?<!Drs)\. [A-Z][a-z]{2}")
_ITEM = re.compile(rf"(?:\d{{1,2}}[.)]|[{''.join(BULLETS)}]) ?\S")
_DASHED_LEAD = re.compile(r"[-–—] [A-Z“\"]")  # what is left of a dateline
_POSITION = re.compile(
    r"\((?:paling )?(?:tengah|kiri|kanan|kedua dari|dua dari|tiga dari|ketiga dari|depan|belakang|berdiri|duduk|ber(?:baju|kaus|kemeja|jas|peci|topi|kacamata|rompi))\b"
)
_CREDITED = re.compile(r"\([A-Z][\w. ]{2,30}\)\s*\Z")


def assign_top(lines: Sequence[Line], lead: int, *, dateline: bool) -> None:
    """Decide the lines above the story.

    Args:
        lines: the lines.
        lead: index of the first line of the story.
        dateline: whether a dateline shows that the story begins there.
    """
    decide_photo_credits(lines[: lead + 1])
    decide_boxes(lines[:lead])
    for index in range(lead):
        line = lines[index]
        if line.rule in {"credits", "editor"}:
            if _tells_of_an_editor(line.core):
                line.reopen()
            elif names_authors(line.core):
                line.decide(BlockKind.BYLINE, "credits-at-top")
        if not line.decided and any(segment.rule.startswith("signoff") for segment in line.segments):
            line.drop_claims()
            line.decide(BlockKind.CAPTION, "caption-signed")
    above = _without_bylines(lines, [index for index in range(lead) if not lines[index].decided])
    above = _without_lists(lines, above)
    if len(above) == 1 and _stands_above_outlet(lines[above[0]].core, lines[lead]):
        lines[above[0]].decide(BlockKind.CAPTION, "above-dateline")
    elif above:
        _title_and_company(lines, above, lead, dateline=dateline)
    elif not dateline:
        _lead_is_title(lines, lead)
    claim_suffix(lines)


def _without_lists(lines: Sequence[Line], above: Sequence[int]) -> Sequence[int]:
    """Return the lines above the story without the items of a list, which are of the story: two items and more in a row."""
    items = {index for index in above if _ITEM.match(lines[index].core)}
    return [index for index in above if index not in items or not items & {index - 1, index + 1}]


def _stands_above_outlet(text: str, lead: Line) -> bool:
    """Whether the only line above a dateline with an outlet is a sentence: the caption of the picture."""
    named = any(segment.kind is BlockKind.DATELINE and segment.rule in NAMING_OUTLET for segment in lead.segments)
    return named and ends_with_stop(text) and len(text) <= _LONGEST_CAPTION


def _without_bylines(lines: Sequence[Line], above: Sequence[int]) -> Sequence[int]:
    """Decide the lines above the story that are the author, and return the others."""
    for _ in range(2):  # twice: a name beside a name beside a stamp
        names = [index for index in above if is_byline(lines, index, alone=len(above) == 1)]
        signed = [signed_with_outlet(lines[index].core) for index in names]
        if len(names) == len(above) > 1 and (not signed[0] or all(signed)):
            names = names[1:]  # a short title can look like a name
        for index in names:
            lines[index].decide(BlockKind.BYLINE, "name-at-top")
        above = [index for index in above if not lines[index].decided]
    return above


def _tells_of_an_editor(text: str) -> bool:
    """Whether what looks like a credit without a colon is a title: `Editor Muda Rini Astuti Raih Penghargaan`."""
    return ":" not in text and len(words(text)) >= 5 and common_share(text) >= 0.4


def _title_and_company(lines: Sequence[Line], above: Sequence[int], lead: int, *, dateline: bool) -> None:
    """Decide title, kicker and deck among the lines `above` the story."""
    first_stop = next((index for index in above if ends_with_stop(lines[index].core)), lead)
    title = _best_title(lines, [index for index in above if index < first_stop and _may_be_title(lines[index].core)])
    if title is None or _asks_on(lines, title):
        return
    lines[title].decide(BlockKind.TITLE, "title-top")
    for index in above:
        if index < title:
            _decide_above_title(lines[index], beside=index == title - 1)
    anchors = [index for index in range(title + 1, lead) if lines[index].kind in {BlockKind.STAMP, BlockKind.BYLINE}]
    opening = lines[lead].core[:_OPENING]
    for index in _before_story(lines, [index for index in above if index > title], dateline=dateline):
        role = _role_below_title(lines[index].core, lines[title].core, opening)
        role = role or _caption_or_deck(lines[index].core, index, anchors, dateline=dateline)
        if role is not None:
            lines[index].decide(*role)
    if any(lines[anchor].kind is BlockKind.STAMP for anchor in anchors):
        _drop_day_of_page(lines[:title])


def _decide_above_title(line: Line, *, beside: bool) -> None:
    """Decide a line above the title: the kicker, where it is right beside it and names no outlet, else of the menu."""
    kicker = beside and next(find_outlets(line.core, 0, len(line.core)), None) is None
    line.decide(BlockKind.KICKER if kicker else BlockKind.NAV, "above-title")


def _caption_or_deck(text: str, index: int, anchors: Sequence[int], *, dateline: bool) -> tuple[BlockKind, str] | None:
    """Return what a line between title and lead is: a caption behind a stamp, with a credit or a stop inside, else the deck.

    Without a dateline a sentence there may be the lead: None.
    """
    if not dateline and (ends_sentence(text) or _is_lead(text, anchors)):
        return None
    behind = bool(anchors) and anchors[0] < index
    captioned = behind or _CREDITED.search(text) or _INNER_STOP.search(text)
    return BlockKind.CAPTION if captioned else BlockKind.DECK, "between-title-and-lead"


def _drop_day_of_page(above: Sequence[Line]) -> None:
    """Drop the day at the top of a page, above the title of an article that has a stamp of its own."""
    for line in above:
        if line.kind is BlockKind.STAMP:
            line.decide(BlockKind.NAV, "day-of-page")


def _before_story(lines: Sequence[Line], below: Sequence[int], *, dateline: bool) -> Sequence[int]:
    """Return the lines below the title up to where the story begins: behind a lost dateline, or with a sentence a line."""
    begins = next((at for at, index in enumerate(below) if _DASHED_LEAD.match(lines[index].core)), len(below))
    running = [at for at, index in enumerate(below) if _runs_on(lines[index].core)]
    if not dateline and len(running) >= _UNSTOPPED:  # no full stops in it
        begins = min(begins, running[0])
    return below[:begins]


def _is_lead(text: str, anchors: Sequence[int]) -> bool:
    """Whether a line below the title is the lead without its final stop: running text with a full stop inside."""
    return not anchors and _runs_on(text) and _INNER_STOP.search(text) is not None


def _role_below_title(text: str, title: str, opening: str) -> tuple[BlockKind, str] | None:
    """Return what a line between the title and the lead is by its own look: a repeat, the author, a count."""
    if text.casefold() == title.casefold():
        return BlockKind.DUPLICATE, "title-again"
    if agency(text):
        return BlockKind.BYLINE, "name-below-title"
    if text.isdecimal() or (text.isupper() and len(words(text)) <= 2):
        return BlockKind.NAV, "section-or-count"
    if is_short_name(text):
        return BlockKind.BYLINE, "name-below-title"
    if words(text) and text.strip(" .") in opening:
        return BlockKind.CAPTION, "caption-repeats-lead"
    if _POSITION.search(text):
        return BlockKind.CAPTION, "caption-position"
    return None


def _asks_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line and the one below are sentences of a story, one a line: `Pernah ke Garut ?`, `Apa saja yang ada di sana ?`."""
    pair = lines[index : index + 2]
    return all(ends_sentence(line.core) and title_share(line.core) < _TITLE_SHARE for line in pair)


def _runs_on(text: str) -> bool:
    """Whether a line without a full stop reads like a sentence of the story: many words, and few of them capitalised."""
    return len(words(text)) >= 8 and title_share(text) < _TITLE_SHARE


def _may_be_title(text: str) -> bool:
    """Whether a line can be a title: some words, no full stop at its end or inside, no colon that opens a list."""
    return (
        text[:1] not in BULLETS
        and 2 <= len(words(text)) <= 28
        and not ends_with_stop(text)
        and not text.rstrip(" \"”'’").endswith((":", ";", ","))
        and not starts_small(text)
        and (not _INNER_STOP.search(text) or (title_share(text) >= _TITLE_SHARE and len(words(text)) <= 15))
    )


def _best_title(lines: Sequence[Line], titles: Sequence[int]) -> int | None:
    usable = [index for index in titles if len(words(lines[index].core)) >= 3]
    if not usable:
        return titles[0] if titles else None
    first = usable[0]
    second = next((index for index in usable[1:] if index == first + 1), None)
    if second is None or len(words(lines[first].core)) > 5 or len(words(lines[second].core)) <= 5:
        return first
    return first if lines[second].core[:1] in '"“' else second


def _lead_is_title(lines: Sequence[Line], lead: int) -> None:
    """Take a first line without a full stop as the title where a paragraph or a stamp is below it, even one as long as a paragraph."""
    text = lines[lead].core
    below = next((index for index in range(lead + 1, len(lines)) if not lines[index].decided), None)
    if below is None or not _may_be_title(text) or len(words(text)) > _LONGEST_LEAD_TITLE:
        return
    following = lines[below].core
    stamped = any(line.kind is BlockKind.STAMP for line in lines[lead + 1 : below]) and ends_with_stop(following)
    asks = ends_sentence(text) and title_share(text) < _TITLE_SHARE
    if not asks and (stamped or is_paragraph(following)) and not starts_small(following):
        lines[lead].decide(BlockKind.TITLE, "title-first-line")
