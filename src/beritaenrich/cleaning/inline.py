"""Rules at work: what they claim of each line, links with their titles, and what is left between segments."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest

from beritaenrich.cleaning.endings import claim_tags
from beritaenrich.cleaning.lines import Line, Segment
from beritaenrich.cleaning.link_ends import end_of_all, is_closed, story_follows, titles_run_on
from beritaenrich.cleaning.outlets import outlet_rules
from beritaenrich.cleaning.rules import Hit, Rule, active_rules, find_hits, lower, match_piece, match_tail
from beritaenrich.cleaning.shapes import ends_with_stop, function_words, title_share, words
from beritaenrich.cleaning.title_end import end_of_title
from beritaenrich.lexicon import read_toml
from beritaenrich.model import BlockKind

_SHORT_PIECE = 300
_LONGEST_TITLE = 160
_SENTENCE_END = re.compile(r"(?:[a-z)]|\d{3})[.!?][\"”’]{0,2} (?=[A-Z\"“])")  # no number of an item
_SIGNED = re.compile(r"\([a-z]{2,4}(?:/[a-z]{2,4})?\)\s*\Z")
_BARS = ("|", "•", "»", "›")
_EDGES = " \t\xa0.:;,-–—|*"


def apply_rules(text: str, lines: Sequence[Line], outlet: str | None) -> tuple[dict[int, str], set[int]]:
    """Decide and claim what the rules match; return the headings with their rules, and the lines that close the story.

    Args:
        text: the masked text.
        lines: its lines.
        outlet: the outlet as the caller named it.
    """
    lowered = lower(text)
    headings: dict[int, str] = {}
    closers: set[int] = set()
    own = outlet_rules(lowered, outlet)
    active = [*((rule, rule.triggers) for rule in own), *active_rules(text, lowered)]
    rules = [rule for rule, _ in active]
    links: list[Hit] = []
    for hit in find_hits(text, lowered, lines, active):
        line = lines[hit.line]
        if line.decided:
            continue
        if hit.rule.where == "line":
            line.drop_claims()
            line.decide(hit.rule.kind, hit.rule.id)
            if hit.rule.header:
                headings[hit.line] = hit.rule.id
        elif hit.rule.header:
            links.append(hit)
            continue
        elif not line.claim(hit.start, hit.end, hit.rule.kind, hit.rule.id):
            continue
        if hit.rule.close:
            closers.add(hit.line)
    for line in lines:
        if line.segments and not line.decided:
            _finish_tails(text, line, rules)
    headings.update(_claim_links(text, lowered, lines, links))
    closers.update(index for index, line in enumerate(lines) if not line.decided and claim_tags(line))
    for line in lines:
        if line.segments and not line.decided:
            _finish_pieces(text, line, rules)
    return headings, closers


def _finish_tails(text: str, line: Line, rules: Sequence[Rule]) -> None:
    """Claim what signs the story off before a segment at the end of the line: `… selesai. (rin) Editor: Sari`."""
    for start, stop in list(line.free())[-2:]:
        end = stop
        signed = any(0 <= other.start - end < 4 and other.rule.startswith("signoff") for other in line.segments)
        while end < line.end and (found := match_tail(text, start, end, rules)):
            if not line.claim(found.start, end, found.rule.kind, found.rule.id):
                break
            end = found.start
            signed = signed or found.rule.id.startswith("signoff")
        if signed:
            _claim_title_before_sign(text, line, start, end)


def _claim_title_before_sign(text: str, line: Line, start: int, end: int) -> None:
    """Claim the title of a video that was left between the last sentence and the initials: `… katanya. Judul (rin/dwi)`."""
    begin = max(start, end - _LONGEST_TITLE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, end)]
    if not ends:
        return
    title = text[ends[-1] : end]
    told = len(words(title)) >= 5 and title_share(title) >= 0.85 and not ends_with_stop(title)
    if told and not any(word[0].islower() for word in _telling(title)):
        line.claim(ends[-1], end, BlockKind.RELATED, "title-before-signoff")


def _telling(title: str) -> list[str]:
    return [word for word in words(title) if word.lower() not in function_words()]


def _claim_links(text: str, lowered: str, lines: Sequence[Line], links: Sequence[Hit]) -> dict[int, str]:
    """Claim the links to other articles inside lines, each with its title, and return those that are headings alone."""
    headings: dict[int, str] = {}
    titles: set[str] = set()
    plain = any(name in lowered for name in read_toml("cleaning/links.toml")["plain_titles"])
    ordered = sorted((link for link in links if not lines[link.line].decided), key=lambda link: link.start)
    for link, following in zip_longest(ordered, ordered[1:]):
        line = lines[link.line]
        limit = following.start if following and following.line == link.line else line.end
        limit = _next_claim(line.segments, link.end, limit)
        if _claim_bracket(text, line, link, limit):
            continue
        sole = link.start - line.start < _SHORT_PIECE and not text[line.start : link.start].strip(" -–•»>*(")
        limit = _claim_sign_behind(text, line, link, limit)
        if not text[link.end : limit].strip(_EDGES):
            if sole and limit == line.end:
                line.decide(link.rule.kind, link.rule.id)
                headings[link.line] = link.rule.id
            else:
                line.claim(link.start, limit, link.rule.kind, link.rule.id)
        elif not plain and story_follows(text, link.start, link.end, limit):
            if not (sole and link.rule.several):  # `Pilihan Redaksi Kompas jatuh pada …`
                line.claim(link.start, link.end, link.rule.kind, link.rule.id)
        else:
            if link.rule.several:
                end = end_of_all(text, link.end, limit)
            elif _after_signoff(line.segments, link.start):
                end = limit
            else:
                end = _end_of_link(text, link, limit, titles, sole=sole, plain=plain)
            if sole and end == limit:
                titles.add(text[link.end : end].strip())
            line.claim(_with_bar(text, line.start, link.start), end, link.rule.kind, link.rule.id)
    return headings


def _claim_bracket(text: str, line: Line, link: Hit, limit: int) -> bool:
    """Claim a link that a bracket holds, which ends what the sentence leaves out: `(lihat juga: Tabel 2)`."""
    if text[link.start - 1 : link.start] != "(":
        return False
    end = text.find(")", link.end, min(limit, link.end + _LONGEST_TITLE))
    if end < 0:
        return False
    line.claim(link.start - 1, end + 1, link.rule.kind, link.rule.id)
    return True


def _claim_sign_behind(text: str, line: Line, link: Hit, limit: int) -> int:
    """Claim the initials at the end of what follows a link (`Baca juga: Judul (rin/dwi)`); return where it ends without them."""
    signed = _SIGNED.search(text, max(link.end, limit - 16), limit)
    if signed is None:
        return limit
    line.claim(signed.start(), limit, BlockKind.SOURCE, "signoff-after-link")
    return signed.start()


def _end_of_link(text: str, link: Hit, limit: int, titles: set[str], *, sole: bool, plain: bool) -> int:
    """Return where the title behind a link ends, or the last one where several run on."""
    end = end_of_title(text, link.end, limit, titles, sole=sole, plain=plain)
    if not is_closed(text[link.start : link.end]) and titles_run_on(text, end, limit):
        return end_of_all(text, link.end, limit)
    return end


def _with_bar(text: str, begin: int, start: int) -> int:
    """Return where a heading begins, with the bar that sets it off from the sentence before: `… katanya. | Baca juga: …`."""
    before = text[max(begin, start - 4) : start].rstrip()
    return max(begin, start - 4) + len(before) - 1 if before.endswith(_BARS) else start


def _after_signoff(segments: Sequence[Segment], start: int) -> bool:
    """Whether the article was signed off right before a heading: what follows it are titles to the end of the line."""
    index = bisect_left(segments, start, key=lambda segment: segment.end)
    index -= index == len(segments) or segments[index].start >= start
    return index >= 0 and 0 <= start - segments[index].end < 4 and segments[index].rule.startswith("signoff")


def _next_claim(segments: Sequence[Segment], start: int, limit: int) -> int:
    """Return where the first segment from `start` on that is no markup begins, at the latest `limit`."""
    index = bisect_left(segments, start, key=lambda segment: segment.start)
    while index < len(segments) and segments[index].start < limit:
        if segments[index].kind is not BlockKind.MARKUP:
            return segments[index].start
        index += 1
    return limit


def _finish_pieces(text: str, line: Line, rules: Sequence[Rule]) -> None:
    """Decide what is left of a line between its segments: noise of its own, or marks that go with what is beside them."""
    for start, end in list(line.free()):
        if end - start <= _SHORT_PIECE and (rule := match_piece(text, start, end, rules)):
            line.claim(start, end, rule.kind, rule.id)
    _finish_tails(text, line, rules)
    if not any(char.isalnum() for char in line.core):
        noise = next((segment for segment in line.segments if segment.kind is not BlockKind.MARKUP), line.segments[0])
        line.decide(noise.kind, noise.rule)
