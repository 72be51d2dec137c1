"""What a reporting word makes of the words around it: a clause with a cue and a speaker."""

from dataclasses import dataclass
from functools import cache

from beritaenrich.quotes.context import Context, Word
from beritaenrich.quotes.phrases import Reference, Speaker, read_phrase
from beritaenrich.quotes.reporting import ReportingWord, Voice, reporting_word, reporting_word_by_stem
from beritaenrich.quotes.subjects import read_subject
from beritaenrich.quotes.wordlists import words

MARKS = frozenset('"“”„«»')
SURE = frozenset({Reference.NAME, Reference.PRONOUN, Reference.ROLE, Reference.DEFINITE})


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: its cue, its speaker, and whether the quotation is only part of the reporter's sentence."""

    cue: tuple[int, int] | None
    speaker: Speaker | None
    partial: bool = False


def reporting(word: Word, *, stemmed: bool = False) -> ReportingWord | None:
    """Return what reporting word a word of the text is."""
    if according := _according().get(word.lower):
        return according
    return reporting_word_by_stem(word.text) if stemmed else reporting_word(word.lower)


@cache
def _according() -> dict[str, ReportingWord]:
    bare = {word: ReportingWord(word, Voice.BARE, "say") for word in words("according")}
    return bare | {f"{word}nya": ReportingWord(word, Voice.CLITIC, "say") for word in bare}


def clitic_of(word: Word) -> Speaker:
    """Return the speaker that the -nya of `ujarnya` is."""
    return Speaker(word.end - (3 if word.lower.endswith("nya") else 2), word.end, Reference.CLITIC)


def read_cue(context: Context, tokens: list[Word], index: int, word: ReportingWord) -> Clause | None:
    """Return the clause that the reporting word `tokens[index]` makes, None where it is no reporting word here."""
    token = tokens[index]
    cue = (token.start, token.end)
    if context.name_at(token.start) is not None:
        return None
    if token.text[0].isupper() and index and tokens[index - 1].text[0].isalnum():  # a heading: Pemerintah Diminta Turun
        return None
    match word.voice:
        case Voice.CLITIC:
            subject = _subject_of_sentence(context, tokens, index)
            clitic = clitic_of(token)
            if subject is not None:
                clitic = Speaker(clitic.start, clitic.end, Reference.CLITIC, subject.name)
            return Clause(cue, clitic)
        case Voice.ACTIVE:
            if not is_independent(tokens, index):
                return None
            speaker = read_subject(context, tokens, index)
            return Clause(cue, speaker) if speaker is not None else None
        case Voice.BARE:
            return _read_bare(context, tokens, index, word)
        case Voice.PASSIVE:
            speaker, _ = read_phrase(context, tokens, index + 1)
            return Clause(cue, speaker) if speaker is not None and speaker.reference in SURE else None
        case Voice.NOUN:
            return None


def is_independent(tokens: list[Word], index: int) -> bool:
    """Tell whether the verb has a subject of its own, unlike in `Budi disebut menuding Rina`, `dana untuk menyambut Rina`."""
    before = tokens[index - 1].lower if index else ""
    return before not in words("reported") and before not in words("purposes")


def _read_bare(context: Context, tokens: list[Word], index: int, word: ReportingWord) -> Clause | None:
    """Read `kata Budi` inside a sentence, where a bare root may as well be a noun (`pesan`, `klaim`)."""
    token = tokens[index]
    speaker, _ = read_phrase(context, tokens, index + 1)
    if speaker is None:
        return None
    if word.root not in words("according"):
        before = tokens[index - 1] if index else None
        if before is not None and before.text[0].isalnum() and before.lower not in words("fillers"):
            return None
        lead = index
        while lead and tokens[lead - 1].lower in words("fillers"):
            lead -= 1
        after_quotation = lead > 0 and tokens[lead - 1].text in MARKS
        sure = speaker.reference in SURE and not (speaker.reference is Reference.NAME and speaker.name is None)
        court = tokens[index + 1].lower in words("court") and before is not None and before.text == ","
        if not sure and not after_quotation and not court:
            return None
    return Clause((token.start, token.end), speaker)


def _subject_of_sentence(context: Context, tokens: list[Word], index: int) -> Speaker | None:
    """Return the subject of an earlier reporting verb of the sentence: Moskow mengatakan … yang disebutnya “…”."""
    for at in range(index - 1, 0, -1):
        word = reporting(tokens[at])
        subject = read_subject(context, tokens, at) if word is not None and word.voice is Voice.ACTIVE else None
        if subject is not None and subject.name is not None:
            return subject
    return None
