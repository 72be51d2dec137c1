"""The line in which the dateline stands: the first that begins with one, and is no caption above the story."""

from collections.abc import Sequence
from itertools import islice

from beritaenrich.cleaning.datelines import Dateline, read_dateline, read_opening
from beritaenrich.cleaning.lead_in import dateline_behind_sentences
from beritaenrich.cleaning.lines import Line, undecided
from beritaenrich.cleaning.shapes import ends_sentence, is_paragraph, looks_like_title
from beritaenrich.model import KEPT_KINDS, BlockKind

_MOST_LINES = 10
_MOST_BELOW_CAPTION = 3
_SHORTEST_LEAD = 100
_DASHES = ("-", "–", "—")


def claim_dateline(text: str, lines: Sequence[Line]) -> tuple[Dateline | None, int | None]:
    """Claim the dateline; return it, and the index of the line in which the story goes on behind it.

    Args:
        text: the masked text.
        lines: its lines.
    """
    for place, index in enumerate(undecided(lines)[:_MOST_LINES]):
        found = _at_head(text, lines[index], opening=place == 0)
        if found is None:
            continue
        if _captions_lead(text, lines, index):
            lines[index].drop_claims()
            lines[index].decide(BlockKind.CAPTION, "caption-with-dateline")
        elif found.place is None and _begins_title(text, lines, index, found.end):
            lines[index].claim(found.start, found.end, BlockKind.NAV, "title-prefix")
        else:
            return found, _claim(lines, index, found)
    return None, None


def _begins_title(text: str, lines: Sequence[Line], index: int, start: int) -> bool:
    """Whether the name of the outlet stands before the title, above the lead: `Kabarlada.com - Warga Tanam Seribu Pohon`."""
    title = text[start : lines[index].end]
    below = next((line for line in lines[index + 1 :] if not line.decided), None)
    return below is not None and is_paragraph(below.core) and looks_like_title(title) and not ends_sentence(title)


def _at_head(text: str, line: Line, *, opening: bool) -> Dateline | None:
    """Return the dateline with which a line begins; the first line of a document may open with less, or with a sentence."""
    start = line.first_words()
    if not text[start].isalpha() and text[start] not in "[(":
        return None
    found = read_dateline(text, start)
    if found is not None or not opening or len(line.text) <= _SHORTEST_LEAD:
        return found
    return read_opening(text, start) or dateline_behind_sentences(text, line, start)


def _captions_lead(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line with a dateline is a signed caption above the lead, which has a dateline of its own."""
    if not any(segment.rule.startswith("signoff") for segment in lines[index].segments):
        return False
    below = islice(lines, index + 1, index + 1 + _MOST_BELOW_CAPTION)
    following = next((line for line in below if not line.decided), None)
    return following is not None and read_dateline(text, following.start) is not None


def _claim(lines: Sequence[Line], index: int, found: Dateline) -> int:
    """Claim a dateline from the line `index` on, and return the line in which the story goes on behind it."""
    for number in range(index, len(lines)):
        line = lines[number]
        if line.start >= found.end:
            return number
        stop = line.start + len(line.text[: found.end - line.start].rstrip())
        line.claim(max(line.start, found.start), stop, BlockKind.DATELINE, found.rule)
        if line.core.strip():
            return number
        line.decide(BlockKind.DATELINE, found.rule)
    return index


def claim_lost_dateline(lines: Sequence[Line]) -> None:
    """Claim the dash that is left of a dateline before the first word of the story, where it opens no list."""
    story = [line for line in lines if line.kind in KEPT_KINDS and line.text[:1] in _DASHES]
    first = next((line for line in lines if line.kind in KEPT_KINDS), None)
    if first is not None and story == [first] and first.text[1:2] == " ":
        first.claim(first.start, first.start + 1, BlockKind.DATELINE, "dateline-lost")
