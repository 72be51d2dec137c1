"""Roles that need context: title, kicker, deck, names beside a stamp, headers with their titles, the tail, subheads."""

from collections.abc import Sequence

from beritaenrich.cleaning.duplicates import repeated
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.shapes import (
    ends_sentence,
    ends_with_stop,
    function_words,
    looks_like_name,
    looks_like_title,
    starts_small,
    title_share,
    words,
)
from beritaenrich.cleaning.stamps import Stamp, find_stamps
from beritaenrich.model import BlockKind

_TOP = 40


def assign_roles(lines: Sequence[Line], headers: set[int], closers: set[int], dateline: int | None) -> list[Stamp]:
    """Decide what the rules left open, and return the stamps found.

    Args:
        lines: the lines, with the roles that rules gave.
        headers: indices of lines that are headings, after which titles of other articles stand.
        closers: indices of lines after which the story is over.
        dateline: index of the line in which the dateline stands.
    """
    lead = _lead(lines, dateline)
    stamps = _stamp_lines(lines, lead)
    _titles_after_headers(lines, headers, closers)
    lead = _lead(lines, dateline)
    if lead is not None:
        _top_matter(lines, lead, dateline)
        _duplicates(lines, lead)
        _subheads(lines, lead)
    return stamps


def is_paragraph(text: str) -> bool:
    """Whether a line is a paragraph of running text."""
    count = len(words(text))
    return (count >= 12 and (ends_with_stop(text) or (ends_sentence(text) and title_share(text) < 0.6))) or count >= 32


def _lead(lines: Sequence[Line], dateline: int | None) -> int | None:
    """Return the index of the first line of the story."""
    if dateline is not None:
        return dateline
    for index, line in enumerate(lines):
        if not line.decided and is_paragraph(line.core):
            return index
    return next((index for index, line in enumerate(lines) if not line.decided), None)


def _stamp_lines(lines: Sequence[Line], lead: int | None) -> list[Stamp]:
    found: list[Stamp] = []
    for index, line in enumerate(lines):
        text = line.text
        if index > (lead if lead is not None else len(lines)) or index > _TOP or line.decided:
            continue
        if len(text) > 200 or not any(char.isdigit() for char in text):
            continue
        stamps = find_stamps(text, 0, len(text))
        if not stamps:
            continue
        rest = text
        for stamp in reversed(stamps):
            rest = rest[: stamp.start] + " " + rest[stamp.end :]
        rest = rest.strip(" \t|,-–—•·()/:")
        inside = [
            Stamp(line.start + stamp.start, line.start + stamp.end, stamp.published, stamp.timed, stamp.weekday, stamp.label)
            for stamp in stamps
        ]
        if not rest or (len(rest) <= 30 and not rest[:1].islower() and _is_outlet(rest)):
            line.decide(BlockKind.STAMP, "stamp-line")
        elif looks_like_name(_without_role(rest)) and len(words(rest)) <= 10:
            line.decide(BlockKind.BYLINE, "byline-with-stamp")
            for stamp in inside:
                line.claim(stamp.start, stamp.end, BlockKind.STAMP, "stamp-inline")
        else:
            continue
        found.extend(inside)
    return found


def _is_outlet(text: str) -> bool:
    return "." in text or text.isupper()


def _without_role(text: str) -> str:
    for role in ("Jurnalis", "Reporter", "Penulis", "Oleh", "Editor", "Pewarta"):
        text = text.replace(role, " ")
    return " ".join(text.replace(":", " ").split()).strip(" ,|-")


def _titles_after_headers(lines: Sequence[Line], headers: set[int], closers: set[int]) -> None:
    closed = min(closers) if closers else len(lines)
    for header in sorted(headers):
        over = header > closed
        taken = 0
        for index in range(header + 1, len(lines)):
            line = lines[index]
            if line.decided:
                if line.kind in {BlockKind.RELATED, BlockKind.AD, BlockKind.NAV, BlockKind.MARKUP} and (taken or over):
                    continue
                break
            text = line.core
            if over:
                if is_paragraph(text) and not text.rstrip().endswith(("...", "…")):
                    break
            elif taken >= 5 or not looks_like_title(text) or ends_sentence(text) and is_paragraph(text):
                break
            line.decide(BlockKind.RELATED, "title-after-header")
            taken += 1


def _top_matter(lines: Sequence[Line], lead: int, dateline: int | None) -> None:
    above = [index for index in range(lead) if not lines[index].decided]
    anchors = [index for index in range(lead + 1) if lines[index].kind in {BlockKind.STAMP, BlockKind.BYLINE}]
    for index in list(above):
        near = any(abs(index - anchor) == 1 for anchor in anchors if lines[anchor].kind is BlockKind.STAMP)
        if near and looks_like_name(lines[index].core) and len(words(lines[index].core)) <= 9 and (
            len(words(lines[index].core)) <= 5 or "," in lines[index].core
        ) and (len(above) > 1):
            lines[index].decide(BlockKind.BYLINE, "name-beside-stamp")
            above.remove(index)
    if not above:
        if dateline is None:
            _lead_is_title(lines, lead)
        return
    stops = [index for index in above if ends_with_stop(lines[index].core)]
    titles = [index for index in above if index not in stops]
    best = _best_title(lines, titles)
    if best is None:
        return
    lines[best].decide(BlockKind.TITLE, "title-top")
    for index in above:
        if index == best:
            continue
        text = lines[index].core
        if index < best:
            lines[index].decide(BlockKind.KICKER if index == best - 1 else BlockKind.NAV, "kicker-top")
        elif text.casefold() == lines[best].core.casefold():
            lines[index].decide(BlockKind.DUPLICATE, "title-again")
        elif any(best < anchor < index for anchor in anchors):
            lines[index].decide(BlockKind.CAPTION, "caption-before-lead")
        else:
            lines[index].decide(BlockKind.DECK, "deck-top")


def _best_title(lines: Sequence[Line], titles: Sequence[int]) -> int | None:
    usable = [index for index in titles if len(words(lines[index].core)) >= 3]
    if not usable:
        return titles[0] if titles else None
    first = usable[0]
    if len(usable) > 1 and len(words(lines[first].core)) <= 5 and len(words(lines[usable[1]].core)) > 5:
        return usable[1]
    return first


def _lead_is_title(lines: Sequence[Line], lead: int) -> None:
    """A first line without a full stop, before a paragraph, is the title even where it is long."""
    line = lines[lead]
    following = next((other for other in lines[lead + 1 :] if not other.decided), None)
    if (
        following is not None
        and not ends_with_stop(line.core)
        and len(words(line.core)) <= 25
        and is_paragraph(following.core)
        and not starts_small(following.core)
    ):
        line.decide(BlockKind.TITLE, "title-first-line")


def _duplicates(lines: Sequence[Line], lead: int) -> None:
    paragraphs = [(index, line.core) for index, line in enumerate(lines) if index >= lead and not line.decided]
    for index in repeated(paragraphs):
        lines[index].decide(BlockKind.DUPLICATE, "repeated-paragraph")


def _subheads(lines: Sequence[Line], lead: int) -> None:
    body = [index for index in range(lead, len(lines)) if not lines[index].decided]
    for position, index in enumerate(body):
        if position == 0 or position + 1 >= len(body):
            continue
        text = lines[index].core
        if (
            2 <= len(words(text)) <= 14
            and not ends_sentence(text)
            and not text.rstrip().endswith((":", ";", ","))
            and text[:1].isupper()
            and title_share(text) >= 0.7
            and ends_sentence(lines[body[position - 1]].core)
            and is_paragraph(lines[body[position + 1]].core)
            and not joins(lines[index], lines[body[position + 1]], None)
        ):
            lines[index].decide(BlockKind.SUBHEAD, "subhead-shape")


def joins(line: Line, following: Line, after: Line | None) -> bool:
    """Whether a sentence runs on from `line` into `following`: a line break stands where a link stood."""
    text, nxt = line.core.rstrip(), following.core.lstrip()
    if not text or not nxt or ends_sentence(text) or text.endswith((":", ";")):
        return False
    if nxt[:1] in "-–•*" or nxt[:1].isdigit():
        return False
    if starts_small(nxt):
        return len(nxt) < 2 or nxt[1] not in ".)" or nxt[0] in ",.)"
    last = words(text)[-1:] or [""]
    if text.endswith((",", "(", "“", "-")) or last[0].lower() in function_words():
        return True
    return after is not None and starts_small(after.core) and len(words(nxt)) <= 8 and not text[-1:].isupper()
