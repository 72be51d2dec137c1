"""The reporting clause of a quotation: after it, before it, or between its halves."""

from dataclasses import dataclass

from beritaenrich.quotes.context import Context, Word, words
from beritaenrich.quotes.marks import Stretch
from beritaenrich.quotes.phrases import Reference, Speaker, read_phrase, read_subject
from beritaenrich.quotes.reporting import ReportingWord, Voice, reporting_word, reporting_word_by_stem

_MENURUT = ReportingWord("turut", Voice.BARE, "say")
_MENURUTNYA = ReportingWord("turut", Voice.CLITIC, "say")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: its cue, its speaker, and whether the quotation is only part of the reporter's sentence."""

    cue: tuple[int, int] | None
    speaker: Speaker | None
    partial: bool = False


def _reporting(word: Word, *, stemmed: bool = False) -> ReportingWord | None:
    lower = word.lower
    if lower == "menurut":
        return _MENURUT
    if lower == "menurutnya":
        return _MENURUTNYA
    return (reporting_word_by_stem if stemmed else reporting_word)(lower)


def _clitic(word: Word) -> Speaker:
    return Speaker(word.end - 3, word.end, Reference.CLITIC)


def clause_after(context: Context, stretch: Stretch) -> Clause | None:
    """Return the clause that follows the quotation: `"…," kata Budi`, `"…," ujarnya`, `"…," Budi menambahkan`."""
    start = stretch.right
    limit = context.cut_after(start)
    gap = context.text[start : start + 3]
    if "\n" in gap and not gap.strip():  # the clause on a line of its own
        line = start + len(gap) - len(gap.lstrip())
        if context.text[line : line + 1].islower():
            limit = context.cut_after(line + 1)
    tokens = context.words(start, limit)
    at = 0
    while at < len(tokens) and tokens[at].text in ",.;:-–—)…!?'":
        at += 1
    if at and context.masked[start : start + 1] == ":":
        return None
    tokens = _until_mark(tokens, at)
    lead = at
    fillers = words("fillers")
    while at < len(tokens) and at - lead < 3 and tokens[at].lower in fillers:
        at += 1
    if at >= len(tokens):
        return None
    first = tokens[at]
    word = _reporting(first, stemmed=first.text.islower())
    spoken = _ends_like_speech(context, stretch)
    if word is not None and word.voice is not Voice.ACTIVE:
        if word.voice is Voice.CLITIC:
            return Clause((first.start, first.end), _clitic(first))
        speaker, _ = read_phrase(context, tokens, at + 1)
        if speaker is not None or spoken:
            return Clause((first.start, first.end), speaker)
        return None
    if at > lead and tokens[lead].lower in {"demikian", "begitu"}:
        speaker, _ = read_phrase(context, tokens, at)
        if speaker is not None and speaker.reference is Reference.NAME:
            cue = tokens[lead]
            return Clause((cue.start, cue.end), speaker)
    if spoken:
        clause = _subject_first(context, tokens, lead)
        if clause is not None:
            return clause
    return _later_clause(context, tokens, at)


def _until_mark(tokens: list[Word], start: int) -> list[Word]:
    for index in range(start, len(tokens)):
        if tokens[index].text in '"“”„«»':
            return tokens[:index]
    return tokens


def _ends_like_speech(context: Context, stretch: Stretch) -> bool:
    inside = context.text[max(stretch.start, stretch.end - 2) : stretch.end].rstrip()
    after = context.text[stretch.right : stretch.right + 2].lstrip()
    return inside[-1:] in tuple(",.?!…") or after[:1] == ","


def _subject_first(context: Context, tokens: list[Word], lead: int) -> Clause | None:
    for index in range(lead + 1, min(len(tokens), lead + 16)):
        word = _reporting(tokens[index])
        if word is None or word.voice is not Voice.ACTIVE:
            continue
        speaker = read_subject(context, tokens, index, lead)
        if speaker is not None:
            return Clause((tokens[index].start, tokens[index].end), speaker)
    return None


def _later_clause(context: Context, tokens: list[Word], at: int) -> Clause | None:
    """Find `, kata Budi` further on in the sentence: the words in marks are part of what he says."""
    for index in range(max(at, 1), min(len(tokens) - 1, at + _REACH)):
        if tokens[index - 1].text != ",":
            continue
        word = _reporting(tokens[index])
        if word is None or word.voice not in {Voice.BARE, Voice.CLITIC}:
            continue
        cue = (tokens[index].start, tokens[index].end)
        if word.voice is Voice.CLITIC:
            return Clause(cue, _clitic(tokens[index]), partial=True)
        speaker, _ = read_phrase(context, tokens, index + 1)
        if speaker is not None and speaker.reference in {Reference.NAME, Reference.PRONOUN, Reference.ROLE}:
            return Clause(cue, speaker, partial=True)
    return None


def clause_before(context: Context, stretch: Stretch) -> Clause | None:
    """Return the clause before the quotation: `Budi mengatakan, "…"`, `Menurut Budi, "…"`, `Budi: "…"`."""
    start = context.cut_before(stretch.left)
    if not context.masked[start : stretch.left].strip():
        before = context.masked[max(0, start - 4) : start].rstrip()
        if before[-1:] not in {":", ","} or start == 0:
            return None
        start = context.cut_before(start - 1)
    tokens = context.words(start, stretch.left)
    if not tokens:
        return None
    separator = tokens[-1].text if tokens[-1].text in {",", ":"} else ""
    upper = _begins_like_speech(context, stretch)
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _REACH), -1):
        word = _reporting(tokens[index])
        if word is None:
            continue
        clause = _read_cue(context, tokens, index, word)
        if clause is None:
            continue
        adjacent = index == len(tokens) - 1
        direct = upper and (bool(separator) or adjacent)
        return Clause(clause.cue, clause.speaker, partial=not direct)
    if separator == ":":
        return _colon(context, tokens)
    return None


def _begins_like_speech(context: Context, stretch: Stretch) -> bool:
    inside = context.text[stretch.start : stretch.start + 8].lstrip()
    return bool(inside) and not inside[0].islower()


def _read_cue(context: Context, tokens: list[Word], index: int, word: ReportingWord) -> Clause | None:
    token = tokens[index]
    cue = (token.start, token.end)
    if context.name_at(token.start):
        return None
    if word.voice is Voice.CLITIC:
        subject = _subject_before(context, tokens, index) if index else None
        if subject is not None and token.lower.startswith("di"):
            return Clause(cue, Speaker(token.end - 3, token.end, Reference.CLITIC, subject.name))
        return Clause(cue, _clitic(token))
    if word.voice is Voice.ACTIVE:
        floor = 0
        speaker = read_subject(context, tokens, index, floor)
        return Clause(cue, speaker) if speaker is not None else None
    if word.voice is Voice.NOUN:
        return None
    if (
        word.voice is Voice.BARE
        and index
        and tokens[index - 1].text[0].isalnum()
        and word is not _MENURUT
        and (tokens[index - 1].lower not in words("fillers"))
    ):
        return None
    speaker, end = read_phrase(context, tokens, index + 1)
    if speaker is None:
        return None
    if (
        word.voice is Voice.BARE
        and speaker.reference in {Reference.ANONYMOUS}
        and end < len(tokens) - 2
        and word is not _MENURUT
    ):
        return None
    return Clause(cue, speaker)


def _subject_before(context: Context, tokens: list[Word], index: int) -> Speaker | None:
    for at in range(index - 1, 0, -1):
        word = _reporting(tokens[at])
        if word is not None and word.voice is Voice.ACTIVE:
            return read_subject(context, tokens, at)
    return None


def _colon(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Budi: "…"`: a name, perhaps with a title, and a colon."""
    if len(tokens) > 12:
        return Clause(None, None)
    speaker, end = read_phrase(context, tokens, 0)
    if speaker is not None and speaker.reference is Reference.NAME and end >= len(tokens) - 1:
        return Clause(None, speaker)
    return Clause(None, None)
