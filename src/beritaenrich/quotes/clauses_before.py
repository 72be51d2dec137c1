"""The reporting clause before a quotation: `Budi mengatakan, "…"`, `Menurut Budi, "…"`, `Budi: "…"`."""

from dataclasses import replace

from beritaenrich.model import EntityKind
from beritaenrich.quotes.clauses import MARKS, Clause, is_independent, read_cue, reporting
from beritaenrich.quotes.context import REACH, Context, Word
from beritaenrich.quotes.marks import Stretch
from beritaenrich.quotes.phrases import Reference, Speaker, persons, read_phrase
from beritaenrich.quotes.reported import reported_speaker
from beritaenrich.quotes.reporting import Voice
from beritaenrich.quotes.subjects import read_subject
from beritaenrich.quotes.verb_shapes import is_active
from beritaenrich.quotes.wordlists import words

_TITLE = 12
_POST = 4


def clause_before(context: Context, stretch: Stretch) -> Clause | None:
    """Return the clause before the quotation: `Budi mengatakan, "…"`, `Menurut Budi, "…"`, `Budi: "…"`."""
    tokens = _words_before(context, stretch)
    if not tokens:
        return None
    separator = tokens[-1].text if tokens[-1].text in {",", ":"} else ""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - REACH), -1):
        word = reporting(tokens[index])
        if word is None:
            continue
        if (clause := read_cue(context, tokens, index, word)) is not None:
            return _judged(context, stretch, tokens, index, clause)
        if word.voice is Voice.ACTIVE and _says_by_itself(context, stretch, tokens, index):
            return Clause((tokens[index].start, tokens[index].end), None)
    if separator == ":":
        return _colon(context, tokens)
    return (_cited(context, tokens) if separator else None) or _posted(context, tokens)


def _words_before(context: Context, stretch: Stretch) -> list[Word]:
    """Return the words of the sentence before the quotation, or of the line before where that ends in a colon or comma."""
    start = context.cut_before(stretch.left)
    if not context.masked[start : stretch.left].strip():
        before = context.masked[max(0, start - 4) : start].rstrip()
        if before[-1:] not in {":", ","}:
            return []
        start = context.cut_before(start - 1)
    return context.words(start, stretch.left)


def _says_by_itself(context: Context, stretch: Stretch, tokens: list[Word], index: int) -> bool:
    """Tell whether the verb has no speaker: `Pasal 3 berbunyi: "…"`, `menyebut bahwa "Palu siap …"`."""
    introduced = index == len(tokens) - 2 and (tokens[-1].text in {",", ":"} or tokens[-1].lower == "bahwa")
    return introduced and is_independent(tokens, index) and _begins_like_speech(context, stretch)


def _judged(context: Context, stretch: Stretch, tokens: list[Word], index: int, clause: Clause) -> Clause | None:
    """Say whether the clause around the cue `tokens[index]` has a whole quotation behind it, a part of one, or none."""
    separator = tokens[-1].text if tokens[-1].text in {",", ":"} else ""
    inside = tokens[-1].lower in words("inside")  # mencatat hal itu dalam "buku harian"
    if inside or (stretch.single and separator and tokens[-2].lower in words("naming")):
        return None
    adjacent = index == len(tokens) - 1
    introduced = bool(separator) and index == len(tokens) - 2  # Budi menyatakan, "jika …"
    second_half = bool(index) and tokens[index - 1].text in MARKS and separator == ","
    whole = _begins_like_speech(context, stretch) and (bool(separator) or adjacent)
    speaker = _taken_up(context, tokens, clause.speaker)
    return Clause(clause.cue, speaker, partial=not (second_half or introduced or whole))


def _taken_up(context: Context, tokens: list[Word], speaker: Speaker | None) -> Speaker | None:
    """Return who `dia` is where the same sentence has brought in one person: Budi menyatakan bahwa kini dia merasa "aneh"."""
    if speaker is None or speaker.reference is not Reference.PRONOUN or speaker.name is not None:
        return speaker
    before = [token for token in tokens if token.end <= speaker.start]
    earlier = reported_speaker(context, before)
    if earlier is None or persons(context, before) != [earlier.name]:
        return speaker
    return replace(speaker, name=earlier.name)


def _cited(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Mengutip pernyataan Budi, "…"`, `Rina menirukan ucapan Budi, "…"`."""
    for index in range(len(tokens) - 2):
        said = reporting(tokens[index + 1])
        noun = said is not None and said.voice is Voice.NOUN
        if tokens[index].lower in words("citing") and (noun or not index):
            speaker, _ = read_phrase(context, tokens, index + 1)
            person = speaker is not None and speaker.name is not None and speaker.name.kind is EntityKind.PERSON
            return Clause((tokens[index].start, tokens[index].end), speaker) if person else None
    return None


def _posted(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Budi mengunggah status, "…"`."""
    if len(tokens) < _POST or tokens[-1].text != "," or tokens[-2].lower not in words("posts"):
        return None
    verb = next(
        (index for index in range(len(tokens) - 3, len(tokens) - _POST - 1, -1) if is_active(tokens[index].text)), 0
    )
    speaker = read_subject(context, tokens, verb) if verb else None
    return Clause((tokens[verb].start, tokens[verb].end), speaker) if speaker is not None else None


def _begins_like_speech(context: Context, stretch: Stretch) -> bool:
    inside = context.text[stretch.start : stretch.start + 8].lstrip()
    return bool(inside) and not inside[0].islower()


def _colon(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Budi: "…"`: a name, perhaps with a title, and a colon; or `Berikut pernyataan Budi:`."""
    begin = 0
    if len(tokens) > _TITLE:
        return None
    while begin < len(tokens) and tokens[begin].lower in words("presenting"):
        begin += 1
    word = reporting(tokens[begin]) if begin < len(tokens) else None
    cue = None
    if word is not None and word.voice is Voice.NOUN:
        cue = (tokens[begin].start, tokens[begin].end)
        begin += 1
    speaker, end = read_phrase(context, tokens, begin)
    if speaker is None or not (cue or end >= len(tokens) - 1):
        return None
    person = tokens[begin].lower in words("roles") | words("unnamed")  # Hakim: "…"
    return Clause(cue, speaker) if speaker.name is not None or person else None
