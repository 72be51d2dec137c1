"""What the grammar of quotations looks at: the body with what stands in marks blanked out, its cuts and its names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from beritaenrich.model import CleanedText, Entity, EntityKind, Mention, Sentence
from beritaenrich.quotes.marks import Stretch
from beritaenrich.quotes.offices import only_office
from beritaenrich.quotes.reporting import Voice, reporting_word
from beritaenrich.quotes.wordlists import words

WINDOW = 700
REACH = 60
_APART = re.compile(r"\bdi\s+\w{3,20}kan\b")
_WORD = re.compile(r"@?\w+(?:[-'’./@](?:(?<!\.)|(?<![a-z]\.)|(?![A-Z]))\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A mention as it stands in the body text: `start` and `end` are offsets in the text, `index` is the mention's."""

    start: int
    end: int
    kind: EntityKind
    index: int
    entity: int | None


class Word(NamedTuple):
    """A word or mark of the masked text."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Context:
    """The body as the grammar sees it; all offsets are in `masked`, which is as long as the text.

    `first_places` says for each entity where its first name begins.
    """

    text: str
    masked: str
    tokens: list[Word]
    token_starts: list[int]
    cuts: list[int]
    names: list[Name]
    name_starts: list[int]
    first_places: dict[int, int]
    entities: Sequence[Entity]

    def names_in(self, start: int, end: int) -> list[Name]:
        """Return the names that begin in `[start, end)`."""
        return self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]

    def name_at(self, offset: int) -> Name | None:
        """Return the name that covers `offset`."""
        at = bisect_right(self.name_starts, offset) - 1
        if at >= 0 and self.names[at].end > offset:
            return self.names[at]
        return None

    def words(self, start: int, end: int) -> list[Word]:
        """Return the words and marks of the masked text in `[start, end)`."""
        return self.tokens[bisect_left(self.token_starts, start) : bisect_left(self.token_starts, end)]

    def cut_before(self, offset: int) -> int:
        """Return the last beginning of a sentence at or before `offset`, not farther than the window."""
        at = bisect_right(self.cuts, offset) - 1
        return max(self.cuts[at] if at >= 0 else 0, offset - WINDOW, 0)

    def cut_after(self, offset: int) -> int:
        """Return the first beginning of a sentence at or after `offset`, not farther than the window."""
        at = bisect_left(self.cuts, offset)
        end = self.cuts[at] if at < len(self.cuts) else len(self.text)
        return min(end, offset + WINDOW)


@cache
def _lost_stop() -> re.Pattern[str]:
    openers = "|".join(opener.capitalize() for opener in sorted(words("lost_stops")))
    return re.compile(rf"(?<=[a-z]) (?=(?:{openers}),? [a-zA-Z])")


def legible(cleaned: CleanedText) -> str:
    """Return the text with blanks for `Â`, which a wrong encoding has left of no-break blanks."""
    return cleaned.text.replace("Â", " ")


def make_context(
    cleaned: CleanedText,
    stretches: Sequence[Stretch],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> Context:
    """Return the context; mentions outside the body and inside quotations are left out of `names`."""
    text = legible(cleaned)
    masked = _masked(text, stretches)
    names = _outside(masked, _names(cleaned, mentions))
    tokens = _words(masked)
    return Context(
        text=text,
        masked=masked,
        tokens=tokens,
        token_starts=[token.start for token in tokens],
        cuts=_cuts(cleaned, text, masked, sentences),
        names=names,
        name_starts=[name.start for name in names],
        first_places={name.entity: name.start for name in reversed(names) if name.entity is not None},
        entities=entities,
    )


def _words(masked: str) -> list[Word]:
    """Return the words and marks; `di sampaikan`, written apart, is one word."""
    tokens = [Word(m.start(), m.end(), word := m.group(), word.lower()) for m in _WORD.finditer(masked)]
    if _APART.search(masked) is None:
        return tokens
    joined: list[Word] = []
    for token in tokens:
        passive = reporting_word(f"di{token.text}") if joined and joined[-1].text == "di" else None
        if passive is not None and passive.voice is Voice.PASSIVE and token.text.endswith("kan"):
            joined[-1] = Word(joined[-1].start, token.end, f"di{token.text}", f"di{token.text}")
        else:
            joined.append(token)
    return joined


def _masked(text: str, stretches: Sequence[Stretch]) -> str:
    """Return the text with blanks for what stands in marks; its lines stay."""
    pieces: list[str] = []
    at = 0
    for stretch in stretches:
        pieces += text[at : stretch.start], re.sub(r"[^\n]", " ", text[stretch.start : stretch.end])
        at = stretch.end
    return "".join([*pieces, text[at:]])


def _cuts(cleaned: CleanedText, text: str, masked: str, sentences: Sequence[Sentence]) -> list[int]:
    """Return where sentences and lines begin, also behind a lost stop."""
    cuts = {0, *(match.end() for match in re.finditer(r"\n\s*", text))}
    cuts |= {match.end() for match in _lost_stop().finditer(masked)}
    places = (cleaned.to_text(sentence.start, sentence.end) for sentence in sentences)
    return sorted(cuts | {where[0] for where in places if where is not None})


def _names(cleaned: CleanedText, mentions: Sequence[Mention]) -> list[Name]:
    """Return the mentions in the body; an office taken for a person is none."""
    names = []
    for index, mention in enumerate(mentions):
        if mention.kind is EntityKind.PERSON and only_office(mention.text):
            continue
        where = cleaned.to_text(mention.start, mention.end)
        if where is not None and where[0] < where[1]:
            names.append(Name(where[0], where[1], mention.kind, index, mention.entity))
    return sorted(names, key=lambda name: (name.start, -name.end))


def _outside(masked: str, names: list[Name]) -> list[Name]:
    """Return the names outside of quotations, the longest of those that overlap."""
    kept: list[Name] = []
    for name in names:
        if (not kept or name.start >= kept[-1].end) and not masked[name.start : name.end].isspace():
            kept.append(name)
    return kept
