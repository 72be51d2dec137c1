"""Who is being talked about: the speaker or subject in force at each sentence, for `dia`, `-nya` and `politikus itu`."""

from bisect import bisect_right
from dataclasses import dataclass

from beritaenrich.model import EntityKind
from beritaenrich.quotes.clauses import _read_cue, _reporting
from beritaenrich.quotes.context import Context, Name, Word, words
from beritaenrich.quotes.phrases import Reference, Speaker, read_phrase
from beritaenrich.quotes.reporting import Voice


@dataclass(frozen=True, slots=True)
class Focus:
    """What is in force before a sentence: the last speaker or subject, the last person, the last organisation.

    `speaker` keeps the words of the last reporting clause; `reported` says that the sentence before it reported.
    """

    name: Name | None = None
    person: Name | None = None
    organisation: Name | None = None
    speaker: Speaker | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Discourse:
    """The focus before each cut of the body."""

    cuts: tuple[int, ...]
    states: tuple[Focus, ...]

    def at(self, offset: int) -> Focus:
        """Return the focus before the sentence that holds `offset`."""
        return self.states[max(0, bisect_right(self.cuts, offset) - 1)]


def resolve(context: Context, speaker: Speaker, focus: Focus) -> Name | None:
    """Return the name that the words of a speaker stand for."""
    match speaker.reference:
        case Reference.NAME:
            return speaker.name
        case Reference.PRONOUN:
            return focus.person or focus.name
        case Reference.CLITIC:
            return speaker.name or focus.name or focus.person
        case Reference.STATEMENT:
            return focus.name or focus.organisation
        case Reference.DEFINITE:
            return _by_role(context, speaker) or focus.person
        case Reference.ROLE:
            return _by_role(context, speaker)
        case _:
            return None


def _by_role(context: Context, speaker: Speaker) -> Name | None:
    """Return the latest name whose entity holds the role that the words tell."""
    text = context.text[speaker.start : speaker.end].casefold()
    for suffix in (" itu", " tersebut", " ini"):
        text = text.removesuffix(suffix)
    for entity in context.entities:
        if entity.kind is not EntityKind.PERSON:
            continue
        if any(role.casefold() == text for role in entity.roles):
            named = [name for name in context.names if name.index in entity.mentions and name.start < speaker.start]
            if named:
                return named[-1]
    return None


def follow(context: Context) -> Discourse:
    """Return the focus before each sentence of the body."""
    focus = Focus()
    states: list[Focus] = []
    for index, start in enumerate(context.cuts):
        states.append(focus)
        end = context.cuts[index + 1] if index + 1 < len(context.cuts) else len(context.text)
        if context.masked[start:end].strip(' \n"“”„'):
            focus = _after(context, context.words(start, min(end, start + 2000)), focus)
    return Discourse(context.cuts, tuple(states))


def _after(context: Context, tokens: list[Word], focus: Focus) -> Focus:
    speaker = _reported_speaker(context, tokens)
    if speaker is not None:
        name = resolve(context, speaker, focus)
        if name is None and speaker.reference in {Reference.PRONOUN, Reference.CLITIC}:
            return Focus(focus.name, focus.person, focus.organisation, focus.speaker, reported=True)
        if name is None:
            quoting = any(token.text in '"“”' for token in tokens)
            if not quoting and speaker.reference is not Reference.NAME:
                return focus
            return Focus(None, None, focus.organisation, speaker, reported=True)
        person = name if name.kind is EntityKind.PERSON else focus.person
        organisation = name if name.kind is EntityKind.ORGANISATION else focus.organisation
        return Focus(name, person, organisation, speaker, reported=True)
    subject = _subject(context, tokens)
    if subject is not None:
        return Focus(subject, subject, focus.organisation, None)
    return Focus(focus.name, focus.person, focus.organisation, focus.speaker)


def _reported_speaker(context: Context, tokens: list[Word]) -> Speaker | None:
    fallback: Speaker | None = None
    for index, token in enumerate(tokens):
        word = _reporting(token)
        if word is None:
            continue
        clause = _read_cue(context, tokens, index, word)
        if clause is None or clause.speaker is None:
            continue
        speaker = clause.speaker
        if speaker.reference is Reference.NAME:
            return speaker
        if word.voice is Voice.PASSIVE and speaker.reference in {Reference.ANONYMOUS, Reference.ROLE}:
            continue
        fallback = fallback or speaker
    return fallback


def _subject(context: Context, tokens: list[Word]) -> Name | None:
    """Return the person at the head of the sentence, if its subject is one."""
    prepositions = words("prepositions")
    governed = False
    for token in tokens[:14]:
        name = context.name_at(token.start)
        if name is not None:
            if name.kind is EntityKind.PERSON and not governed:
                return name
            continue
        if token.lower in words("pronouns"):
            return None
        if token.lower in prepositions:
            governed = True
        elif token.text == ",":
            governed = False
        elif token.text.islower() and token.text.startswith(("me", "ber", "di", "ter")) and len(token.text) > 4:
            return None
    return None


__all__ = ["Discourse", "Focus", "follow", "read_phrase", "resolve"]
