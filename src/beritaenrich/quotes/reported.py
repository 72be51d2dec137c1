"""Whose words a sentence reports: `Budi mengatakan bahwa …`, `Menurut Budi, …`, `Bagi Budi, …`."""

from beritaenrich.model import EntityKind
from beritaenrich.quotes.clauses import read_cue, reporting
from beritaenrich.quotes.context import Context, Name, Word
from beritaenrich.quotes.phrases import Reference, Speaker, named
from beritaenrich.quotes.reporting import ReportingWord, Voice
from beritaenrich.quotes.sentence_heads import without_asides
from beritaenrich.quotes.wordlists import words

_OPENING = 4
_CALLED = "sebut"
_POINTING = frozenset({Reference.PRONOUN, Reference.CLITIC, Reference.ROLE, Reference.DEFINITE})


def reported_speaker(context: Context, tokens: list[Word]) -> Speaker | None:
    """Return whose words the sentence reports: the first one named, else the first one at all."""
    if (person := _viewpoint(context, tokens)) is not None:
        return named(person)
    fallback: Speaker | None = None
    for index, token in enumerate(tokens):
        word = reporting(token)
        clause = read_cue(context, tokens, index, word) if word is not None else None
        if word is None or clause is None or clause.speaker is None:
            continue
        if not _reports(tokens, index, word, clause.speaker):
            continue
        if clause.speaker.reference is Reference.NAME:
            chained = fallback is not None and fallback.reference in _POINTING
            if chained and word.voice is not Voice.BARE:
                return fallback  # Menurutnya, Budi mengakui …; ia menyebut yang disampaikan Budi
            return clause.speaker
        if word.voice is not Voice.PASSIVE:
            fallback = fallback or clause.speaker
    return fallback


def _viewpoint(context: Context, tokens: list[Word]) -> Name | None:
    """Return the person of `Bagi Budi, lomba itu penting`."""
    at = next((index for index, token in enumerate(tokens[:_OPENING]) if token.lower in words("viewpoints")), None)
    if at is None or (at and tokens[at - 1].text != ","):
        return None
    names = (context.name_at(token.start) for token in tokens[at + 1 : at + _OPENING])
    person = next((name for name in names if name is not None), None)
    if person is None or person.kind is not EntityKind.PERSON:
        return None
    behind = next((token.text for token in tokens if token.start >= person.end), "")
    return person if behind == "," else None


def _reports(tokens: list[Word], at: int, word: ReportingWord, speaker: Speaker) -> bool:
    """Tell whether the word at `at` says in this sentence that `speaker` said something."""
    if word.use == "judge" and not _right_before(tokens, speaker, tokens[at]):
        return False
    if word.voice is Voice.PASSIVE:
        if word.root == _CALLED and speaker.name is None:  # rancangan yang disebut Palu Big Bill
            return False
        return not (
            at and tokens[at - 1].lower == "yang" and tokens[0].lower in words("inside")
        )  # Dalam paparan yang …
    return word.voice is not Voice.ACTIVE or not _supposed(tokens, speaker)


def _supposed(tokens: list[Word], speaker: Speaker) -> bool:
    """Tell whether the speaker only stands in `jika Menteri Budi mengoreksi …`."""
    before = [token for token in tokens if token.start < speaker.start]
    while before and (before[-1].text[0].isupper() or before[-1].lower in words("roles")):
        before.pop()
    return bool(before) and before[-1].lower in words("conditions")


def _right_before(tokens: list[Word], speaker: Speaker, verb: Word) -> bool:
    """Tell whether a speaker stands right before the verb: not so in `Budi cedera saat membela negaranya`."""
    between = [
        token
        for token in without_asides([token for token in tokens if token.start >= speaker.end])
        if token.start < verb.start
    ]
    return all(token.lower in words("adverbs") or not token.text[0].isalnum() for token in between)
