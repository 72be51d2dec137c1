"""What stands above the story: stamps, title, kicker, deck, authors, captions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import agency, canonical, find_outlets
from beritaenrich.cleaning.shapes import (
    common_share,
    ends_sentence,
    ends_with_stop,
    is_paragraph,
    looks_like_name,
    starts_small,
    title_share,
    words,
)
from beritaenrich.cleaning.stamps import Stamp, find_stamps
from beritaenrich.model import BlockKind

_UNSTOPPED = 4
_TOP = 40
_OPENING = 5_000  # characters of the lead in which a caption may stand again
_MARKS = "-–—|,/•·"
_SOURCE_SUFFIX = re.compile(r"(?<=[a-z\d\"”?!)])\s?Sumber ?: ?(?=[\w.-]{4,40}\Z)")
_SUFFIX = re.compile(r"\s{0,3}(?:\s[|:»·•–—-]{1,2}\s|\s?[|»]\s?|\s::\s|\sHalaman (?:all|\d{1,2})\s)\s{0,3}")
_PAGE = re.compile(r"(?:Halaman|Hal|Page) (?:all|\d{1,2})", re.IGNORECASE)
_INNER_STOP = re.compile(r"(?<!\b[A-Za-z])(?<!\b(?:dr|Dr|St|No|Jl|Hj|Ir|vs|Sp|Kh|KH))(?<!Prof)(?<!Drs)\. [A-Z][a-z]{2}")
_ROLE = re.compile(
    r"\b(?:jurnalis|reporter|penulis|oleh|editor|pewarta|kontributor|wartawan|by|posted on|diposting(?: pada)?|dipublikasikan(?: pada)?|admin)\b:?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:oleh|penulis|reporter|pewarta|jurnalis|kontributor|editor|redaktur|laporan) ?:? ?(?=[A-Z])", re.IGNORECASE
)
_PIECES = re.compile(r"\s[-–|/•]\s|\s?[|•]\s?")
_CREDITED = re.compile(r"\([A-Z][\w. ]{2,30}\)\s*\Z")
_ROLE_LINES = re.compile(r"(?:tim )?(?:jurnalis|redaksi|admin|reporter|penulis|pewarta|kontributor)", re.IGNORECASE)


def find_stamp_lines(lines: Sequence[Line]) -> list[Stamp]:
    """Decide the lines above the story that are stamps (alone or beside a name) or name the outlet; return the stamps."""
    found: list[Stamp] = []
    paragraphs = 0
    for line in lines[:_TOP]:
        short = not line.decided and len(line.text) < 40 and not agency(line.core)
        if short and (canonical(line.core) or (not paragraphs and _is_site(line.core))):
            line.decide(BlockKind.NAV, "outlet-line")
        if line.decided and line.kind is not BlockKind.BYLINE:
            continue
        text = line.visible
        if is_paragraph(text) or len(text) > 400:
            paragraphs += 1
            if paragraphs > 1:
                break
            continue
        if (
            len(text) > 200
            or not any(char.isdigit() for char in text)
            or text.rstrip().endswith(".")
            or text[0] in ",("
        ):
            continue
        stamps = find_stamps(text, 0, len(text))
        if not stamps:
            continue
        rest = text
        for stamp in reversed(stamps):
            rest = rest[: stamp.start] + " " + rest[stamp.end :]
        rest = " ".join(rest.strip(" \t|,-–—•·()/:").split())
        if line.decided:
            pass
        elif _named_with_outlet(rest):
            line.decide(BlockKind.BYLINE, "byline-with-stamp")
        elif (
            not _without_role(rest)
            or canonical(rest)
            or (len(rest) <= 30 and not rest[:1].islower() and _is_outlet(rest))
        ):
            line.decide(BlockKind.STAMP, "stamp-line")
        elif (looks_like_name(_without_role(rest)) and len(words(rest)) <= 10) or _labelled_names(rest):
            line.decide(BlockKind.BYLINE, "byline-with-stamp")
        else:
            continue
        for stamp in stamps:
            moved = replace(stamp, start=line.start + stamp.start, end=line.start + stamp.end)
            found.append(moved)
            if line.kind is BlockKind.BYLINE:
                line.claim(moved.start, moved.end, BlockKind.STAMP, "stamp-inline")
    return found


def _is_site(text: str) -> bool:
    """Whether a line is the name of a site, and nothing else."""
    return [found[:2] for found in find_outlets(text, 0, len(text))] == [(0, len(text))]


def _named_with_outlet(rest: str) -> bool:
    """Whether what stands beside a stamp is a name with the outlet: `Rini Astuti, Okezone`."""
    for start, end, _ in find_outlets(rest, 0, len(rest)):
        name = _without_role((rest[:start] + " " + rest[end:]).strip(" ,|-–—·•/"))
        return len(words(name)) >= 2 and looks_like_name(name)
    return False


def _labelled_names(rest: str) -> bool:
    """Whether what stands beside a stamp is labels with names, and numbers: `Oleh Rini Astuti - Redaktur: Sari Dewi - 243`."""
    if not _LABELLED.match(rest):
        return False
    pieces = (_LABELLED.sub("", piece).strip() for piece in _PIECES.split(rest))
    return all(
        not piece or piece.isdecimal() or (looks_like_name(piece) and len(words(piece)) <= 5) for piece in pieces
    )


def _is_outlet(text: str) -> bool:
    return "." in text or text.isupper() or next(find_outlets(text, 0, len(text)), None) is not None


def _without_role(text: str) -> str:
    return " ".join(_ROLE.sub(" ", text).split()).strip(" ,|-")


def assign_top(lines: Sequence[Line], lead: int, *, dateline: bool) -> None:
    """Decide the lines above the story.

    Args:
        lines: the lines.
        lead: index of the first line of the story.
        dateline: whether a dateline shows that the story begins there.
    """
    for index in range(lead):
        line = lines[index]
        if line.rule in {"credits", "editor"}:
            if _tells_of_an_editor(line.core):
                line.reopen()
            else:
                line.decide(BlockKind.BYLINE, "credits-at-top")
        if not line.decided and any(segment.rule.startswith("signoff") for segment in line.segments):
            line.drop_claims()
            line.decide(BlockKind.CAPTION, "caption-signed")
    above = [index for index in range(lead) if not lines[index].decided]
    for _ in range(2):  # twice: a name beside a name beside a stamp
        names = [index for index in above if _is_byline(lines, index, alone=len(above) == 1)]
        signed = [_signed_with_outlet(lines[index].core) for index in names]
        if len(names) == len(above) > 1 and (not signed[0] or all(signed)):
            names = names[1:]  # a short title can look like a name
        for index in names:
            lines[index].decide(BlockKind.BYLINE, "name-at-top")
        above = [index for index in above if not lines[index].decided]
    if above:
        _title_and_company(lines, above, lead, dateline=dateline)
    elif not dateline:
        _lead_is_title(lines, lead)
    _claim_suffix(lines)


def _tells_of_an_editor(text: str) -> bool:
    """Whether what looks like a credit without a colon is a title: `Editor Muda Rini Astuti Raih Penghargaan`."""
    return ":" not in text and len(words(text)) >= 5 and common_share(text) >= 0.4


def names_below_labels(lines: Sequence[Line]) -> None:
    """Decide `Reporter :` with the name on the line below."""
    for index in range(len(lines) - 1):
        label, name = lines[index], lines[index + 1]
        if label.rule == "label-alone" and not name.decided and len(words(name.core)) <= 6 and len(name.text) <= 60:
            authors = label.core.lower().startswith(("reporter", "penulis"))
            kind = BlockKind.BYLINE if authors else BlockKind.SOURCE
            label.decide(kind, "label-above-name")
            name.decide(kind, "name-below-label")


def _title_and_company(lines: Sequence[Line], above: Sequence[int], lead: int, *, dateline: bool) -> None:
    """Decide title, kicker and deck among the lines `above` the story."""
    first_stop = next((index for index in above if ends_with_stop(lines[index].core)), lead)
    best = _best_title(lines, [index for index in above if index < first_stop and _may_be_title(lines[index].core)])
    if best is None:
        return
    lines[best].decide(BlockKind.TITLE, "title-top")
    anchors = [index for index in range(best + 1, lead) if lines[index].kind in {BlockKind.STAMP, BlockKind.BYLINE}]
    opening = lines[lead].core[:_OPENING]
    running = [index for index in above if index > best and _runs_on(lines[index].core)]
    unstopped = not dateline and len(running) >= _UNSTOPPED  # a story without full stops, a sentence a line
    for index in above:
        text = lines[index].core
        if index == best or (unstopped and index >= running[0]):
            continue
        if index < best:
            kind = BlockKind.KICKER if index == best - 1 else BlockKind.NAV
            lines[index].decide(kind, "above-title")
        elif text.casefold() == lines[best].core.casefold():
            lines[index].decide(BlockKind.DUPLICATE, "title-again")
        elif agency(text):
            lines[index].decide(BlockKind.BYLINE, "name-below-title")
        elif text.isdecimal() or (text.isupper() and len(words(text)) <= 2):
            lines[index].decide(BlockKind.NAV, "section-or-count")
        elif _is_short_name(text):
            lines[index].decide(BlockKind.BYLINE, "name-below-title")
        elif text.strip(" .") and text.strip(" .") in opening:
            lines[index].decide(BlockKind.CAPTION, "caption-repeats-lead")
        elif not ends_sentence(text) or dateline:
            between = (anchors and anchors[0] < index) or _CREDITED.search(text) or _INNER_STOP.search(text)
            kind = BlockKind.CAPTION if between else BlockKind.DECK
            lines[index].decide(kind, "between-title-and-lead")
    if any(lines[anchor].kind is BlockKind.STAMP for anchor in anchors):
        for line in lines[:best]:
            if line.kind is BlockKind.STAMP:  # the day at the top of a page, where the article has a stamp of its own
                line.decide(BlockKind.NAV, "day-of-page")


def _runs_on(text: str) -> bool:
    """Whether a line without a full stop reads like a sentence of the story: many words, and few of them capitalised."""
    return len(words(text)) >= 8 and title_share(text) < 0.6


def _is_byline(lines: Sequence[Line], index: int, *, alone: bool) -> bool:
    """Whether a line above the story is the author: a name beside a stamp, or a name with the outlet behind it."""
    text = lines[index].core
    if _signed_with_outlet(text, alone=alone):
        return True
    beside = any(
        0 <= near < len(lines) and lines[near].kind in {BlockKind.STAMP, BlockKind.BYLINE}
        for near in (index - 1, index + 1)
    )
    if not beside:
        return False
    if agency(text) or _ROLE_LINES.fullmatch(text.strip()):
        return True
    count = len(words(text))
    if alone:
        return 2 <= count <= 3 and looks_like_name(text) and words(text)[0] in vocabulary.words("first_name")
    return looks_like_name(text) and (count <= 5 or ("," in text and count <= 12))


def _signed_with_outlet(text: str, *, alone: bool = False) -> bool:
    """Whether a line is a name with the outlet before or behind it: `Rini Astuti - detikNews`."""
    for start, end, _ in find_outlets(text, 0, min(len(text), 200)):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if (before[-1:] in _MARKS and before and not after and _is_name(before, alone=alone)) or (
            after[:1] in _MARKS and after and not before and _is_name(after, alone=alone)
        ):
            return True
    return False


def _is_short_name(text: str) -> bool:
    """Whether a line below the title can only be a name, or names with commas between them."""
    count = len(words(text))
    return looks_like_name(text) and common_share(text) <= 0.34 and (2 <= count <= 4 or ("," in text and count <= 12))


def _is_name(text: str, *, alone: bool) -> bool:
    """Whether what stands beside the outlet is a name, not a title: on a line that could be the title, no everyday word."""
    return looks_like_name(text) and common_share(text) <= (0.0 if alone else 0.5)


def _may_be_title(text: str) -> bool:
    """Whether a line can be a title: some words, no full stop at its end or inside, no colon that opens a list."""
    return (
        2 <= len(words(text)) <= 28
        and not ends_with_stop(text)
        and not text.rstrip(" \"”'’").endswith((":", ";", ","))
        and not starts_small(text)
        and (not _INNER_STOP.search(text) or (title_share(text) >= 0.6 and len(words(text)) <= 15))
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
    """Take a first line without a full stop, above a paragraph, as the title even where it is as long as one."""
    line = lines[lead]
    following = next((other for other in lines[lead + 1 :] if not other.decided), None)
    text = line.core
    if following is None or not _may_be_title(text) or len(words(text)) > 25:
        return
    asks = ends_sentence(text) and title_share(text) < 0.6
    if not asks and is_paragraph(following.core) and not starts_small(following.core):
        line.decide(BlockKind.TITLE, "title-first-line")


def _claim_suffix(lines: Sequence[Line]) -> None:
    """Claim the name of the site behind a title: ` | tempo.co`, ` - Kompas.com`, ` - Health :: Okezone Lifestyle`."""
    title = next((line for line in lines if line.kind is BlockKind.TITLE), None)
    if title is None:
        return
    text = title.text
    source = _SOURCE_SUFFIX.search(text)  # `Warga Tanam PohonSumber: kabarcontoh.com`
    if source and next(find_outlets(text, source.end(), len(text)), None):
        title.claim(title.start + source.start(), title.end, BlockKind.SOURCE, "title-source")
        return
    for match in _SUFFIX.finditer(text):
        rest = text[match.end() :]
        if len(rest) > 50 or len(words(text[: match.start()])) < 2:
            continue
        *sections, site = _SUFFIX.split(rest)
        named = next(find_outlets(site, 0, len(site)), None)
        other = len(words(site[: named[0]] + " " + site[named[1] :])) if named else 9
        if (other <= 2 and all(len(words(section)) <= 2 for section in sections)) or _PAGE.fullmatch(rest):
            start = title.start + match.end() - len(match.group().lstrip())
            title.claim(start, title.end, BlockKind.NAV, "title-suffix")
            return
