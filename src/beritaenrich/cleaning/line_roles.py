"""Roles that need context: title, kicker, deck, names beside a stamp, headers with their titles, the tail, subheads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from beritaenrich.cleaning.duplicates import repeated
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import agency, find_outlets
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
_MOST_TITLES = 5
_SUFFIX = re.compile(r"\s{0,3}(?:\s[|:»·•–—-]{1,2}\s|\s?[|»]\s?|\s::\s|\sHalaman (?:all|\d{1,2})\s)\s{0,3}")
_INNER_STOP = re.compile(r"[a-z]{3}\. [A-Z]")
_PROMOTION_END = re.compile(r"(?i)aplikasi (?:whatsapp|telegram)")
_ROLE = re.compile(r"\b(?:jurnalis|reporter|penulis|oleh|editor|pewarta|kontributor|wartawan|by)\b:?", re.IGNORECASE)
_PAGE = re.compile(r"(?:Halaman|Hal|Page) (?:all|\d{1,2})", re.IGNORECASE)
_MARKS = "-–—|,/•·"
_BETWEEN_TITLES = frozenset({BlockKind.RELATED, BlockKind.AD, BlockKind.NAV, BlockKind.MARKUP})


def assign_roles(lines: Sequence[Line], headings: Mapping[int, str], closers: set[int], dateline: int | None) -> None:
    """Decide what the rules left open.

    Args:
        lines: the lines, with the roles that rules gave.
        headings: lines that are headings, after which titles of other articles stand, with the rule.
        closers: indices of lines after which the story is over.
        dateline: index of the line in which the dateline stands.
    """
    _split_promotion(lines)
    _titles_after_headings(lines, headings, closers)
    lead = _lead(lines, dateline)
    if lead is not None:
        _top_matter(lines, lead, dateline)
        _title_suffix(lines)
        _after_the_end(lines, lead, closers)
        _duplicates(lines, lead)
        _subheads(lines, lead)


def is_paragraph(text: str) -> bool:
    """Whether a line is a paragraph of running text."""
    count = len(words(text))
    if count >= 8 and text.rstrip().endswith(":") and title_share(text) < 0.6:
        return True
    return (count >= 12 and (ends_with_stop(text) or (ends_sentence(text) and title_share(text) < 0.6))) or count >= 32


def _lead(lines: Sequence[Line], dateline: int | None) -> int | None:
    """Return the index of the first line of the story."""
    if dateline is not None:
        return dateline
    for index, line in enumerate(lines):
        if not line.decided and is_paragraph(line.core):
            signed = any(segment.rule.startswith("signoff") for segment in line.segments)
            if not signed or not any(not other.decided and is_paragraph(other.core) for other in lines[index + 1 :]):
                return index
    return next((index for index, line in enumerate(lines) if not line.decided), None)


def find_stamp_lines(lines: Sequence[Line]) -> list[Stamp]:
    """Decide the lines above the story that are stamps, alone or beside a name, and return their stamps."""
    found: list[Stamp] = []
    for line in lines[:_TOP]:
        if line.decided and line.kind is not BlockKind.BYLINE:
            continue
        text = line.visible
        if is_paragraph(text) or len(text) > 400:
            break
        if len(text) > 200 or not any(char.isdigit() for char in text):
            continue
        stamps = find_stamps(text, 0, len(text))
        if not stamps:
            continue
        rest = text
        for stamp in reversed(stamps):
            rest = rest[: stamp.start] + " " + rest[stamp.end :]
        rest = " ".join(rest.strip(" \t|,-–—•·()/:").split())
        inside = [
            replace(stamp, start=line.start + stamp.start, end=line.start + stamp.end) for stamp in stamps
        ]
        if line.decided:
            pass
        elif not rest or (len(rest) <= 30 and not rest[:1].islower() and _is_outlet(rest)):
            line.decide(BlockKind.STAMP, "stamp-line")
        elif looks_like_name(_without_role(rest)) and len(words(rest)) <= 10:
            line.decide(BlockKind.BYLINE, "byline-with-stamp")
        else:
            continue
        if line.kind is BlockKind.BYLINE:
            for stamp in inside:
                line.claim(stamp.start, stamp.end, BlockKind.STAMP, "stamp-inline")
        found.extend(inside)
    return found


def _is_outlet(text: str) -> bool:
    return "." in text or text.isupper()


def _without_role(text: str) -> str:
    return " ".join(_ROLE.sub(" ", text).split()).strip(" ,|-")


def _titles_after_headings(lines: Sequence[Line], headings: Mapping[int, str], closers: set[int]) -> None:
    """Drop the titles of other articles below a heading: none, one, or several; all that follows once the story is over."""
    closed = min(closers) if closers else len(lines)
    for heading, rule in sorted(headings.items()):
        over = heading > closed
        most = 1 if rule == "bullet-alone" else _MOST_TITLES
        taken = 0
        for index in range(heading + 1, len(lines)):
            line = lines[index]
            if line.decided:
                if line.rule == "separator-line":
                    line.decide(BlockKind.RELATED, "title-below-heading")
                elif line.kind not in _BETWEEN_TITLES or not (taken or over):
                    break
                continue
            text = line.core
            if over:
                if is_paragraph(text) and not text.rstrip().endswith(("...", "…")):
                    break
            elif taken >= most or not _title_below(lines, index, first=taken == 0):
                break
            line.decide(BlockKind.RELATED, "title-below-heading")
            taken += 1


def _split_promotion(lines: Sequence[Line]) -> None:
    """Drop the rest of a promotion that was broken over lines at its links: `… WhatsApp Channel :⏎https://…⏎. Pastikan …`."""
    for index, line in enumerate(lines):
        if not any(segment.rule == "promo-messenger" for segment in line.segments) and line.rule != "promo-messenger":
            continue
        if _PROMOTION_END.search(line.text):
            continue
        for last in range(index + 1, min(index + 9, len(lines))):
            if len(lines[last].text) > 160:
                break
            if _PROMOTION_END.search(lines[last].text):
                for between in lines[index + 1 : last + 1]:
                    if not between.decided:
                        between.decide(BlockKind.PROMO, "promo-split")
                break


def _title_below(lines: Sequence[Line], index: int, *, first: bool) -> bool:
    text = lines[index].core
    if ends_with_stop(text) or is_paragraph(text) or text[:1].islower():
        return False
    if looks_like_title(text):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    after = lines[index + 2] if index + 2 < len(lines) else None
    if not first or following is None or not 3 <= len(words(text)) <= 20:
        return False
    return following.decided or (is_paragraph(following.core) and not joins(lines[index], following, after))


def _top_matter(lines: Sequence[Line], lead: int, dateline: int | None) -> None:
    above = [index for index in range(lead) if not lines[index].decided]
    for index in [*above, *above]:  # twice: a name beside a name beside a stamp
        if not lines[index].decided and _is_byline(lines, index, alone=len(above) == 1):
            lines[index].decide(BlockKind.BYLINE, "name-at-top")
            above.remove(index)
    for index in range(lead):
        line = lines[index]
        if line.rule in {"credits", "editor"}:
            line.decide(BlockKind.BYLINE, "credits-at-top")
    for index in list(above):
        if any(segment.rule.startswith("signoff") for segment in lines[index].segments):
            lines[index].segments.clear()
            lines[index].decide(BlockKind.CAPTION, "caption-signed")
            above.remove(index)
    if not above:
        if dateline is None:
            _lead_is_title(lines, lead)
        return
    best = _best_title(lines, [index for index in above if _may_be_title(lines[index].core)])
    if best is None:
        return
    lines[best].decide(BlockKind.TITLE, "title-top")
    anchors = [index for index in range(lead) if lines[index].kind in {BlockKind.STAMP, BlockKind.BYLINE}]
    for index in above:
        text = lines[index].core
        if index == best:
            continue
        if index < best:
            kind = BlockKind.KICKER if index == best - 1 else BlockKind.NAV
            lines[index].decide(kind, "above-title")
        elif text.casefold() == lines[best].core.casefold():
            lines[index].decide(BlockKind.DUPLICATE, "title-again")
        elif not ends_sentence(text) or dateline is not None:
            between = any(best < anchor < index for anchor in anchors)
            kind = BlockKind.CAPTION if between else BlockKind.DECK
            lines[index].decide(kind, "between-title-and-lead")
    for index in range(best):  # the day at the top of a page is no stamp where the article has one of its own
        if lines[index].kind is BlockKind.STAMP and any(
            lines[anchor].kind is BlockKind.STAMP for anchor in anchors if anchor > best
        ):
            lines[index].decide(BlockKind.NAV, "day-of-page")


def _is_byline(lines: Sequence[Line], index: int, *, alone: bool) -> bool:
    """Whether a line above the story is the author: a name beside a stamp, or a name with the outlet behind it."""
    text = lines[index].core
    for start, end, _ in find_outlets(text, 0, min(len(text), 200)):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if (before[-1:] in _MARKS and before and not after and looks_like_name(before)) or (
            after[:1] in _MARKS and after and not before and looks_like_name(after)
        ):
            return True
    beside = any(
        0 <= near < len(lines) and lines[near].kind in {BlockKind.STAMP, BlockKind.BYLINE} for near in (index - 1, index + 1)
    )
    count = len(words(text))
    if beside and (agency(text) or not _without_role(text)):
        return True
    return beside and not alone and looks_like_name(text) and (count <= 5 or ("," in text and count <= 12))


def _may_be_title(text: str) -> bool:
    """Whether a line can be a title: some words, no full stop at its end or inside, no colon that opens a list."""
    return (
        2 <= len(words(text)) <= 28
        and not ends_with_stop(text)
        and not text.rstrip().endswith((":", ";", ","))
        and not _INNER_STOP.search(text)
    )


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
        and _may_be_title(line.core)
        and len(words(line.core)) <= 25
        and is_paragraph(following.core)
        and not starts_small(following.core)
    ):
        line.decide(BlockKind.TITLE, "title-first-line")


def _title_suffix(lines: Sequence[Line]) -> None:
    """Claim the name of the site behind a title: ` | tempo.co`, ` - Kompas.com`, ` - Health :: Okezone Lifestyle`."""
    title = next((line for line in lines if line.kind is BlockKind.TITLE), None)
    if title is None:
        return
    text = title.text
    for match in _SUFFIX.finditer(text):
        rest = text[match.end() :]
        if len(rest) > 50 or len(words(text[: match.start()])) < 2:
            continue
        *sections, site = _SUFFIX.split(rest)
        named = next(find_outlets(site, 0, len(site)), None)
        other = len(words(site[: named[0]] + " " + site[named[1] :])) if named else 9
        if (other <= 2 and all(len(words(section)) <= 2 for section in sections)) or _PAGE.fullmatch(rest):
            title.claim(title.start + match.start() + len(match.group()) - len(match.group().lstrip()), title.end, BlockKind.NAV, "title-suffix")
            return


def _after_the_end(lines: Sequence[Line], lead: int, closers: set[int]) -> None:
    """Drop what stands below the last paragraph: tags and titles of other articles, where the article is signed off."""
    paragraphs = [index for index, line in enumerate(lines) if index >= lead and not line.decided and is_paragraph(line.core)]
    if not paragraphs:
        return
    last = paragraphs[-1]
    if closers and (closing := [index for index in closers if index >= lead]):
        first = min(closing)
        own_title = not lines[first].decided and looks_like_title(lines[first].core)
        after = max(last + 1, first + (not own_title))
        signed = True
    else:
        after, signed = last + 1, False
    left = [index for index in range(after, len(lines)) if not lines[index].decided]
    if signed:
        for index in left:
            text = lines[index].core
            if ends_with_stop(text) and len(words(text)) > 6:
                break
            tag = len(words(text)) <= 4
            lines[index].decide(BlockKind.NAV if tag else BlockKind.RELATED, "tag-after-end" if tag else "title-after-end")
    elif 1 <= len(left) <= _MOST_TITLES and ends_sentence(lines[last].core):
        texts = [lines[index].core for index in left]
        if all(len(words(text)) >= 4 and title_share(text) >= 0.8 and not ends_sentence(text) for text in texts):
            for index in left:
                lines[index].decide(BlockKind.RELATED, "title-after-end")


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
