"""Direct quotations with speaker and reporting word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.model import CleanedText, Entity, Mention, Quote, Sentence, Span
from beritaenrich.quotes.clauses import Clause
from beritaenrich.quotes.clauses_after import clause_after, taken_over
from beritaenrich.quotes.clauses_before import clause_before
from beritaenrich.quotes.context import WINDOW, Context, Name, legible, make_context
from beritaenrich.quotes.discourse import Discourse, follow, only_person
from beritaenrich.quotes.marks import Stretch, find_single_stretches, find_stretches
from beritaenrich.quotes.media import wordings
from beritaenrich.quotes.phrases import Reference, Speaker, named
from beritaenrich.quotes.pointing import Focus, resolve
from beritaenrich.quotes.reporting import Voice, reporting_word
from beritaenrich.quotes.sentence_heads import person_at_head
from beritaenrich.quotes.wordlists import words

_ALONE = 3
_POINTING = frozenset({Reference.CLITIC, Reference.PRONOUN})
_NEIGHBOURS = 30
_SENTENCE_INSIDE = re.compile(r"[.?!] [A-Z][a-z]{1,20}(?: [A-Z][a-z]{2,20}){0,2} ([a-z]{6,20})\b")
_CLAUSE_INSIDE = re.compile(r"[,.?!](['’]?) ?([a-z]{3,20})\b")


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch between marks and the reporting clause that makes a quotation of it, if there is one."""

    stretch: Stretch
    clause: Clause | None


def extract_quotes(
    cleaned: CleanedText | str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity] = (),
) -> tuple[Quote, ...]:
    """Return the quotations of the body, in order, each with who says it and by which word.

    Args:
        cleaned: the cleaned text (or a plain string).
        sentences: its sentences.
        mentions: its names; a speaker is one of them.
        entities: the entities of the mentions; their roles tell who `politikus itu` is.

    Raises:
        InputTypeError: where `cleaned` is neither.

    Examples:
        >>> [(quote.text, quote.cue.text) for quote in extract_quotes('"Kami siap," ujarnya.', (), ())]
        [('Kami siap,', 'ujarnya')]
    """
    cleaned = as_cleaned(cleaned, "cleaned")
    text = legible(cleaned)
    stretches = [_until_clause(text, stretch) for stretch in find_stretches(text, _joints(cleaned))]
    stretches = sorted([*stretches, *_spoken_singles(text, stretches)], key=lambda stretch: stretch.left)
    if not stretches:
        return ()
    context = make_context(cleaned, stretches, sentences, mentions, entities)
    discourse = follow(context)
    found = [_Found(stretch, _clause(context, stretch)) for stretch in stretches]
    quotes = []
    for index, (stretch, clause) in enumerate((item.stretch, item.clause) for item in found):
        if clause is not None:
            speaker = clause.speaker
            at = clause.cue[0] if clause.cue else stretch.left
            name = resolve(context, speaker, discourse.at(at)) if speaker else _lost(context, clause, discourse.at(at))
            if speaker and name is None and discourse.at(at).speaker is None:
                name = only_person(context, discourse, speaker)
        elif _stands_alone(context, stretch):
            speaker, name = _carried(context, discourse, found, index)
        else:
            continue
        quotes.append(_quote(cleaned, stretch, clause or Clause(None, None), speaker, name))
    return tuple(quotes)


def _lost(context: Context, clause: Clause, focus: Focus) -> Name | None:
    """Return who speaks in `"…," kata di sebuah siniar`, where the reporting word has lost its speaker."""
    word = reporting_word(context.text[slice(*clause.cue)]) if clause.cue else None
    return focus.person if word is not None and word.voice is Voice.BARE and word.use == "say" else None


def _quote(cleaned: CleanedText, stretch: Stretch, clause: Clause, speaker: Speaker | None, name: Name | None) -> Quote:
    span = _span(cleaned, stretch.start, stretch.end)
    return Quote(
        start=span.start,
        end=span.end,
        text=span.text,
        speaker=name.index if name else None,
        entity=name.entity if name else None,
        speaker_span=_span(cleaned, speaker.start, speaker.end) if speaker else None,
        cue=_span(cleaned, *clause.cue) if clause.cue else None,
        partial=clause.partial,
    )


def _span(cleaned: CleanedText, start: int, end: int) -> Span:
    raw_start, raw_end = cleaned.to_raw(start, end)
    return Span(start=raw_start, end=raw_end, text=cleaned.raw[raw_start:raw_end])


def _joints(cleaned: CleanedText) -> list[int]:
    """Return the places in the text where blocks were cut out."""
    behind = (cleaned.to_text(block.end, block.end + 1) for block in cleaned.blocks if not block.kept)
    return [where[0] for where in behind if where is not None]


def _until_clause(text: str, stretch: Stretch) -> Stretch:
    """End a quotation without its closing mark before the first `, kata …` in it, or before `Budi menuturkan …`."""
    if stretch.closed:
        return stretch
    for match in _CLAUSE_INSIDE.finditer(text, stretch.start, stretch.end):
        word = reporting_word(match.group(2))
        if word is not None and word.voice in {Voice.BARE, Voice.CLITIC}:
            end = match.start() + 1
            return replace(stretch, end=end, right=match.end(1))
    for match in _SENTENCE_INSIDE.finditer(text, stretch.start, stretch.end):
        word = reporting_word(match.group(1))
        if word is not None and word.voice is Voice.ACTIVE:
            return replace(stretch, end=match.start() + 1, right=match.start() + 1)
    return stretch


def _spoken_singles(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Return the stretches between single marks that look like speech, outside of `stretches`."""
    singles = []
    at = 0
    for single in find_single_stretches(text):
        while at < len(stretches) and stretches[at].right <= single.left:
            at += 1
        if at < len(stretches) and stretches[at].left < single.right:
            continue
        ends = text[single.end - 1] in ",.?!" or text[single.right : single.right + 1] == ","
        introduced = text[max(0, single.left - 2) : single.left].rstrip()[-1:] in {",", ":"}
        if (ends or introduced) and len(text[single.start : single.end].split()) >= _ALONE:
            singles.append(single)
    return singles


def _clause(context: Context, stretch: Stretch) -> Clause | None:
    """Return the clause of a quotation: the one after it rather than the one before it."""
    after = clause_after(context, stretch)
    before = clause_before(context, stretch)
    if after is None or after.partial:
        clause = before or after or _told(context, stretch)
        return None if clause is None or (clause.partial and _names(context, stretch)) else clause
    speaker = after.speaker
    if speaker and speaker.reference is Reference.CLITIC and before and before.speaker:
        speaker = replace(speaker, name=before.speaker.name)
    elif speaker and speaker.name is None and speaker.reference in _POINTING:
        speaker = replace(speaker, name=_acting(context, stretch))
    embedded = _embedded(context, stretch)
    if embedded and _names(context, stretch):
        return None
    return Clause(after.cue, speaker, partial=embedded and context.text[stretch.start].islower())


def _acting(context: Context, stretch: Stretch) -> Name | None:
    """Return the subject of the reporter's sentence in which the quotation stands: `Rina mengangguk, "Ya," katanya`."""
    tokens = context.words(context.cut_before(stretch.left), stretch.left)
    return person_at_head(context, tokens) if tokens and tokens[-1].text in {",", ":"} else None


def _told(context: Context, stretch: Stretch) -> Clause | None:
    """Read whole sentences behind the comma of one that tells what somebody does: `Ia memakai perumpamaan, "Kolam …."`."""
    inside = context.text[stretch.start : stretch.end]
    plain = sum(word[0].islower() for word in inside.split())
    if inside[-1] not in ".?!" or not inside[0].isupper() or plain <= _ALONE or stretch.single:
        return None
    tokens = context.words(context.cut_before(stretch.left), stretch.left)
    if not tokens or tokens[-1].text != ",":
        return None
    if tokens[0].lower in words("pronouns"):
        return Clause(None, Speaker(tokens[0].start, tokens[0].end, Reference.PRONOUN))
    name = _acting(context, stretch)
    return Clause(None, named(name)) if name is not None else None


def _embedded(context: Context, stretch: Stretch) -> bool:
    """Tell whether the quotation stands in a sentence of the reporter: `Langkah itu "terlalu dini", kata Budi`."""
    start = context.cut_before(stretch.left)
    before = context.masked[start : stretch.left].strip()
    ends = context.text[stretch.end - 1] in ".?!…"
    return bool(before) and before[-1] not in ':,.?!…"”' and not ends


def _names(context: Context, stretch: Stretch) -> bool:
    """Tell whether the words in marks are a title, a name or a term rather than speech."""
    before = [word.lower for word in context.words(max(0, stretch.left - 40), stretch.left)]
    inside = context.text[stretch.start : stretch.end].split()
    if stretch.single or (before and before[-1] in words("naming") | wordings("platforms")):
        return True
    if len(inside) == 1 and not words("naming").isdisjoint(before[-4:]):
        return True
    return all(not word[0].islower() for word in inside)


def _stands_alone(context: Context, stretch: Stretch) -> bool:
    """Tell whether the quotation is whole sentences by itself, or has only a source after it."""
    start = context.cut_before(stretch.left)
    if context.masked[start : stretch.left].strip(' \n-–—"”') or not stretch.opened or stretch.single:
        return False
    inside = context.text[stretch.start : stretch.end]
    if len(inside.split()) < _ALONE or not any(word[0].islower() for word in inside.split()):  # “DAFTAR HARGA PANGAN”
        return False
    if not stretch.closed:  # each paragraph of a long quotation opens anew, only the last one closes
        on_a_line = context.text[max(0, stretch.left - 1) : stretch.left] in {"", "\n"} and not inside[0].isspace()
        following = context.text[stretch.right : stretch.right + 4].lstrip()
        return (on_a_line or inside[-1] in ".?!") and following[:1] in tuple('"“”')
    glued = context.text[stretch.right : stretch.right + 1]
    if inside[-1] in ".?!" and (glued.isdigit() or glued.isupper() or glued == "|"):  # …kemarin."Foto: dokumen
        return True
    after = context.masked[stretch.right : context.cut_after(stretch.right)].strip(' \n.,"“”')
    return not after or taken_over(context, stretch) or _lost_clause(inside, after)


def _lost_clause(inside: str, after: str) -> bool:
    """Tell whether `kata Budi` was left out in `"Airnya naik sejak kemarin," dalam jumpa pers di Palu`."""
    return inside[-1] == "," and inside[0].isupper() and len(inside.split()) > _ALONE and bool(after)


def _carried(
    context: Context, discourse: Discourse, found: list[_Found], index: int
) -> tuple[Speaker | None, Name | None]:
    """Return the speaker of the neighbour that a quotation without a clause carries on."""
    at = index
    while at + 1 < min(len(found), index + _NEIGHBOURS):
        gap = context.masked[found[at].stretch.right : found[at + 1].stretch.left]
        if gap.strip():
            break
        at += 1
        clause = found[at].clause
        if clause is not None and clause.speaker is not None and clause.cue and clause.cue[0] > found[at].stretch.left:
            return clause.speaker, resolve(context, clause.speaker, discourse.at(clause.cue[0]))
    start = found[index].stretch.left
    focus = discourse.at(start)
    carries = focus.reported or (focus.speaker is not None and not _others_announced(context, start))
    before = found[index - 1] if index else None
    if not carries and before is not None and before.clause is not None and before.clause.speaker is not None:
        end = before.clause.cue[1] if before.clause.cue else before.stretch.right
        if (
            before.stretch.right < end and context.cut_after(end) >= start - _ALONE
        ):  # "…," demikian pernyataan Budi. "…"
            return before.clause.speaker, resolve(context, before.clause.speaker, discourse.at(end))
    if carries:
        return focus.speaker, focus.name
    inside = context.text[start : found[index].stretch.right].lower().split()
    told = focus.name is not None and focus.speaker is None and not words("first_persons").isdisjoint(inside)
    return None, focus.name if told else None


def _others_announced(context: Context, offset: int) -> bool:
    """Tell whether the sentence before the quotations announces other voices: `Berikut komentar warganet`."""
    before = context.masked[max(0, offset - WINDOW) : offset].rstrip(' \n"“”')
    end = max(0, offset - WINDOW) + len(before)
    sentence = context.words(context.cut_before(max(0, end - 1)), end)
    return not words("voices").isdisjoint(word.lower for word in sentence)
