"""Captions that only their place tells from the story: what rules took for one in it, and what ends in a photographer and an outlet."""

import re
from collections.abc import Sequence

from beritaenrich.cleaning.lines import Line, undecided
from beritaenrich.cleaning.outlet_names import canonical, is_edition
from beritaenrich.cleaning.shapes import is_paragraph, reports_speech, words
from beritaenrich.model import BlockKind

_LONGEST_CAPTION = 50
_STORY_SIGNED = re.compile(r"\((?:AFP|AP|Antara|ANTARA|Reuters|REUTERS) ?[/:|] ?[^()]{2,60}\)\W{0,2}\Z")
"""How the agencies whose stories are printed whole sign them; behind others, as in `(ABC News: …)`, stands a photographer."""
_NAMED_CREDIT = re.compile(
    r"[A-Z](?:[^.!?\n\"“”]|\.(?=\w)){14,180}[.]? ?"
    r"\([A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20}){0,3} ?/ ?(?P<outlet>[\w. ]{4,30})\)"
)
_LONGEST_NAMED = 28


def free_captions_in_story(lines: Sequence[Line], lead: int) -> None:
    """Take back captions below the lead that are paragraphs: their credit is a sign-off, or part of the story."""
    for line in lines[lead:]:
        if line.rule != "caption-credit":
            continue
        text = line.core
        signed = _STORY_SIGNED.search(text[-80:])
        if signed or reports_speech(text) or len(words(text)) > _LONGEST_CAPTION:
            line.reopen()
            if signed:
                at = line.start + len(line.text.rstrip()) - len(text[-80:]) + signed.start()
                line.claim(at, line.end, BlockKind.SOURCE, "signoff-agency")


def find_named_captions(lines: Sequence[Line], lead: int) -> None:
    """Find captions between paragraphs that end in a photographer and an outlet: `Warga memanen padi. (Rini/detikcom)`."""
    story = undecided(lines, lead + 1)
    last = max((index for index in story if is_paragraph(lines[index].core)), default=lead)
    for index in story:
        text = lines[index].core
        match = _NAMED_CREDIT.fullmatch(text)
        if index >= last or match is None or reports_speech(text) or len(words(text)) > _LONGEST_NAMED:
            continue
        outlet = match.group("outlet")
        if canonical(outlet) or "." in outlet or is_edition(outlet):
            lines[index].decide(BlockKind.CAPTION, "caption-named")


def free_lone_caption(lines: Sequence[Line]) -> None:
    """Take back a caption where it is all that a page has: the story of a picture."""
    for line in lines:
        if line.rule.startswith("caption-credit") and is_paragraph(line.core):
            line.reopen()
