"""Roles that need context: the lead, headings with their titles, what stands after the end, repeats, subheads."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from beritaenrich.cleaning.duplicates import repeated
from beritaenrich.cleaning.embedded import free_gallery_title, skip_boxes
from beritaenrich.cleaning.endings import claim_ending
from beritaenrich.cleaning.joining import continued
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import canonical
from beritaenrich.cleaning.shapes import (
    common_share,
    ends_sentence,
    ends_with_stop,
    function_words,
    is_paragraph,
    looks_like_title,
    title_share,
    words,
)
from beritaenrich.cleaning.top_matter import assign_top, names_below_labels
from beritaenrich.model import BlockKind

_MOST_TITLES = 5
_MOST_UNSIGNED = 2
_MOST_TAGS = 15
_TAG_HEADINGS = frozenset({"nav-tags"})
_BETWEEN_TITLES = frozenset({BlockKind.RELATED, BlockKind.AD, BlockKind.NAV, BlockKind.MARKUP})
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .]{3,30}, [A-Z][\w.]{3,25}|[A-Z][\w.-]{3,25}(?i:\.com|\.co|\.id)(?:, [A-Z][\w .]{3,25})?|[A-Z][\w .]{3,25} \([A-Z]{4,12}\))"
    r" ?[-–—]"
)
_STAMP = re.compile(
    r"(?:\w{4,7}'?\w?, )?\d{1,2}[ /](?:\w{3,9}|\d{1,2})[ /]\d{4}.{0,20}|\d{1,2} (?:menit|jam|hari) (?:yang )?lalu"
)
_READ_ALSO = re.compile(r"\W{0,3}(?:baca|lihat|simak) juga ?:", re.IGNORECASE)
_INNER_MARK = re.compile(r"[a-z\d][,:?!] |['‘\"“][A-Z]")
_NEAR = 30
_LONGEST_CAPTION = 50
_ANNOUNCES = re.compile(
    r"\b(?:berikut|daftar|rincian|susunan|langkah|tahap|urutan|caranya|yakni|yaitu|antara lain|(?:ini|itu)[.:]\Z)",
    re.IGNORECASE,
)
_AGENCY_SIGNED = re.compile(r"\((?:AFP|AP|Antara|ANTARA|Reuters|REUTERS) ?[/:|] ?[^()]{2,60}\)\W{0,2}\Z")
_SPEECH = re.compile(r"[\"”] ?,? ?(?:kata|ujar|ucap|tutur|jelas|ungkap|tegas|imbuh|papar|terang|sebut|lanjut)")
_NAMED_CREDIT = re.compile(
    r"[A-Z](?:[^.!?\n\"“”]|\.(?=\w)){14,180}[.]? ?"
    r"\([A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20}){0,3} ?/ ?(?P<outlet>[\w. ]{4,30})\)"
)
_LONGEST_NAMED = 28
_MOST_ABOVE = 30
_LONG_EXCERPT = 60  # characters above which a line that stands again in the story is an excerpt from it
_PROMOTION_END = re.compile(r"(?i)aplikasi (?:whatsapp|telegram)")


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
    _page_numbers(lines)
    _split_promotion(lines)
    _split_syndication(lines)
    names_below_labels(lines)
    _titles_below_headings(lines, headings, closers)
    lead = _lead(lines) if dateline is None else dateline
    if lead is None:
        _free_lone_caption(lines)
        return
    _captions_in_story(lines, lead)
    _named_captions(lines, lead)
    _titles_again(lines, lead)
    assign_top(lines, lead, dateline=dateline is not None)
    _after_the_end(lines, lead, closers)
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


def _open(lines: Sequence[Line], start: int = 0) -> list[int]:
    return [index for index in range(start, len(lines)) if not lines[index].decided]


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
    for group in _sentences(lines, _open(lines)):
        if len(group) == 1 and not is_paragraph(lines[group[0]].core):
            continue
        if is_paragraph(" ".join(lines[index].core for index in group)):
            if any(segment.rule.startswith("signoff") for segment in lines[group[0]].segments):
                first = group[0] if first is None else first
                continue
            return group[0]
    if first is not None:
        return first
    return next(iter(_open(lines)), None)


def _page_numbers(lines: Sequence[Line]) -> None:
    """Drop the numbers below a link to the next page, each on a line of its own: `Halaman⏎1⏎2`."""
    for line, following in pairwise(lines):
        pages = line.rule in {"nav-pages", "page-number"} or line.core.strip() == "Tampilkan Semua"
        number = following.core.strip()
        if pages and not following.decided and number.isdecimal() and len(number) <= 2:
            following.decide(BlockKind.NAV, "page-number")


def _split_promotion(lines: Sequence[Line]) -> None:
    """Drop the rest of a promotion that was broken over lines at its links: `… Channel :⏎https://…⏎. Pastikan …`."""
    for line, following in pairwise(lines):
        if line.kind is BlockKind.PROMO and line.text.rstrip().endswith(" Google") and following.core.strip() == "News":
            following.decide(BlockKind.PROMO, "promo-split")
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


def _split_syndication(lines: Sequence[Line]) -> None:
    """Drop the rest of a syndication line that was broken at its links: `… tayang di⏎Outlet.com⏎dengan judul⏎Judul`."""
    for index, line in enumerate(lines):
        if not any(segment.rule == "syndication" for segment in line.segments) and line.rule != "syndication":
            continue
        before = line.text.rstrip()
        for following in lines[index + 1 : index + 6]:
            text = following.text.strip()
            goes_on = before.endswith((" di", "judul", "judul:")) or text.startswith(("dengan judul", ","))
            if following.decided or not goes_on or len(text) > 200:
                break
            following.decide(BlockKind.SOURCE, "syndication-split")
            before = text


def _titles_below_headings(lines: Sequence[Line], headings: Mapping[int, str], closers: set[int]) -> None:
    """Drop the titles of other articles below a heading: none, one or several; once the story is over, all that follows."""
    closed = min(closers) if closers else len(lines)
    reached = 0
    for heading, rule in sorted(headings.items()):
        if heading < reached:
            continue  # all that stands below it is decided
        over = heading > closed
        tags = rule in _TAG_HEADINGS
        if tags and len(words(lines[heading].text)) > 2:
            continue
        most = {"bullet-alone": 1, "nav-tags": _MOST_TAGS}.get(rule, _MOST_TITLES)
        taken = 0
        loose = () if tags else _titles_at_end(lines, heading)
        index = heading
        for index in range(heading + 1, len(lines)):
            line = lines[index]
            if line.decided:
                if tags and headings.get(index) in _TAG_HEADINGS:
                    break
                if line.rule == "separator-line":
                    line.decide(BlockKind.RELATED, "title-below-heading")
                elif line.kind not in _BETWEEN_TITLES or not (over or (taken and line.kind is not BlockKind.AD)):
                    break
                continue
            text = line.core
            if tags:
                if taken >= most or len(words(text)) > 5 or ends_sentence(text):
                    break
                line.decide(BlockKind.NAV, "tag-below-heading")
                taken += 1
                continue
            if index in loose:
                line.decide(BlockKind.RELATED, "title-below-heading")
                continue
            if over:
                if is_paragraph(text) and not text.rstrip().endswith(("...", "…")):
                    break
            elif taken >= most or not _title_below(lines, index, first=taken == 0):
                break
            line.decide(BlockKind.RELATED, "title-below-heading")
            taken += 1
        if over and not tags:
            reached = index


def _titles_at_end(lines: Sequence[Line], heading: int) -> Sequence[int]:
    """Return the lines below a heading `Baca juga:` where nothing but a few lines without a stop is left of the page."""
    above = lines[max(0, heading - _NEAR) : heading]
    if (
        not _READ_ALSO.fullmatch(lines[heading].core.strip())
        or len(lines) - heading > _NEAR
        or sum(is_paragraph(line.core) for line in above) < 2
    ):
        return ()
    left = _open(lines, heading + 1)
    texts = [lines[index].core for index in left]
    titles = all(
        3 <= len(words(text)) <= 20
        and not ends_with_stop(text)
        and not text.rstrip().endswith((",", ";", ":"))
        and text[:1].isupper()
        for text in texts
    )
    return left if len(left) <= _MOST_TITLES and titles else ()


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
    return following.decided or is_paragraph(following.core)


def _telling_title(text: str) -> bool:
    """Whether a line can hardly be the beginning of a sentence: six words and more, capitalised, everyday ones among them."""
    found = words(text)
    return (
        len(found) >= 6 and title_share(text) >= 0.85 and common_share(text) >= 0.15 and bool(_INNER_MARK.search(text))
    )


def _captions_in_story(lines: Sequence[Line], lead: int) -> None:
    """Take back captions below the lead that are paragraphs: their credit is a sign-off, or part of the story."""
    for line in lines[lead:]:
        if line.rule != "caption-credit":
            continue
        text = line.core
        signed = _AGENCY_SIGNED.search(text[-80:])
        if signed or _SPEECH.search(text) or len(words(text)) > _LONGEST_CAPTION:
            line.decided = False
            line.kind, line.rule = BlockKind.BODY, "body"
            if signed:
                at = line.start + len(line.text.rstrip()) - len(text[-80:]) + signed.start()
                line.claim(at, line.end, BlockKind.SOURCE, "signoff-agency")


def _named_captions(lines: Sequence[Line], lead: int) -> None:
    """Find captions between paragraphs that end in a photographer and an outlet: `Warga memanen padi. (Rini/detikcom)`."""
    story = _open(lines, lead + 1)
    last = max((index for index in story if is_paragraph(lines[index].core)), default=lead)
    for index in story:
        text = lines[index].core
        match = _NAMED_CREDIT.fullmatch(text)
        if index >= last or match is None or _SPEECH.search(text) or len(words(text)) > _LONGEST_NAMED:
            continue
        outlet = match.group("outlet")
        if canonical(outlet) or "." in outlet or outlet.startswith("detik"):
            lines[index].decide(BlockKind.CAPTION, "caption-named")


def _titles_again(lines: Sequence[Line], lead: int) -> None:
    """Drop the title of another article that stands a second time right below the first."""
    for above, line in zip(lines[lead:], lines[lead + 1 :], strict=False):
        if (
            not line.decided
            and above.kind is BlockKind.RELATED
            and line.core == above.core
            and len(words(line.core)) > 3
        ):
            line.decide(BlockKind.RELATED, "title-again")


def _free_lone_caption(lines: Sequence[Line]) -> None:
    """Take back a caption where it is all that a page has: the story of a picture."""
    for line in lines:
        if line.rule.startswith("caption-credit") and is_paragraph(line.core):
            line.decided = False
            line.kind, line.rule = BlockKind.BODY, "body"


def _after_the_end(lines: Sequence[Line], lead: int, closers: set[int]) -> None:
    """Drop what stands below the last paragraph: tags and titles of other articles, where the article is signed off."""
    paragraphs = [index for index in _open(lines, lead) if is_paragraph(lines[index].core)]
    if not paragraphs:
        return
    last = paragraphs[-1]
    closing = [index for index in closers if index >= last]
    if not closing:
        closing = [index for index in range(last + 1, len(lines)) if lines[index].rule == "nav-pages"]
    if closing:
        first = min(closing)
        above = [index for index in _open(lines, last) if index < first]
        stopped = max((at for at, index in enumerate(above) if ends_with_stop(lines[index].core)), default=len(above))
        between = above[stopped + 1 :]
        listed = len(between) >= 2 and all(_is_listed(lines[index]) for index in between)
        if listed and not _is_own_list(lines[above[stopped]].core, [lines[index].core for index in between]):
            for index in between:
                lines[index].decide(BlockKind.RELATED, "title-before-signoff")
        own_title = not lines[first].decided and looks_like_title(lines[first].core)
        for index in _open(lines, max(last + 1, first + (not own_title))):
            text = lines[index].core
            if ends_with_stop(text) and len(words(text)) > 6:
                break
            if len(words(text)) <= 2 or (len(words(text)) <= 5 and text[:1].islower()):
                lines[index].decide(BlockKind.NAV, "tag-after-end")
            else:
                lines[index].decide(BlockKind.RELATED, "title-after-end")
        return
    left = _open(lines, last + 1)
    if not 1 <= len(left) <= _MOST_UNSIGNED or not ends_sentence(lines[last].core):
        return
    texts = [lines[index].core for index in left]
    if all(_is_loose_title(text) for text in texts):
        for index in left:
            lines[index].decide(BlockKind.RELATED, "title-after-end")


def _is_listed(line: Line) -> bool:
    """Whether a line above the sign-off is the title of another article: title-like, with everyday words in it."""
    return _is_loose_title(line.core) and common_share(line.core) >= 0.25


def _is_own_list(before: str, items: Sequence[str]) -> bool:
    """Whether lines are a list of the story: it is announced, or its items begin with the same word."""
    firsts = {words(item)[0].casefold() for item in items}
    return _ANNOUNCES.search(before[-80:]) is not None or len(firsts) < len(items)


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


def _quotes_above(lines: Sequence[Line], lead: int) -> None:
    """Find the quotations of the story that are set above it: those above are the repeats."""
    story = [line.core for line in lines[lead:] if not line.decided]
    story.append(" ".join(story[:_MOST_ABOVE]))  # an excerpt may run over several paragraphs
    for line in lines[max(lead - _MOST_ABOVE, 0) : lead]:
        quotation = line.rule == "between-title-and-lead" and line.core[:1] in '"“'
        excerpt = not line.decided and len(line.core) >= _LONG_EXCERPT
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
    if not again:
        return
    seen: set[str] = set()
    story = _open(lines, lead)
    for position, index in enumerate(story):
        text = lines[index].core
        beside = {story[near] for near in (position - 1, position + 1) if 0 <= near < len(story)}
        if index not in again and text in seen and beside <= again:
            again.add(index)
        seen.add(text)
    for index in again:
        lines[index].decide(BlockKind.DUPLICATE, "repeated-paragraph")


def _subheads(lines: Sequence[Line], lead: int) -> None:
    """Decide the short title-like lines between two paragraphs."""
    body = _open(lines, lead)
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
