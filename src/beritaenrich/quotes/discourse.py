"""Who is being talked about: the speaker or subject in force at each sentence, for `dia`, `-nya` and `politikus itu`."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import Context, Name, Word
from beritaenrich.quotes.media import row_of, wordings
from beritaenrich.quotes.phrases import Reference, Speaker, keeps_name, named
from beritaenrich.quotes.pointing import Focus, resolve
from beritaenrich.quotes.reported import reported_speaker
from beritaenrich.quotes.sentence_heads import (
    begins_with_pronoun,
    by_initials,
    disposed,
    introduced,
    person_at_head,
    turned_to,
)
from beritaenrich.quotes.wordlists import words

_SENTENCE = 2000
_HEAD = 14
_SHORT = 4
_SOON = 6
_TAKING_UP = frozenset({Reference.PRONOUN, Reference.CLITIC, Reference.DEFINITE})
_MARKS = ' \n"“”„'


@dataclass(frozen=True, slots=True)
class Discourse:
    """The focus before each cut of the body, and after the last one."""

    cuts: list[int]
    states: list[Focus]

    def at(self, offset: int) -> Focus:
        """Return the focus before the sentence that holds `offset`."""
        return self.states[max(0, bisect_right(self.cuts, offset) - 1)]


def follow(context: Context) -> Discourse:
    """Return the focus before each sentence of the body."""
    focus = Focus()
    states: list[Focus] = []
    for index, start in enumerate(context.cuts):
        states.append(focus)
        end = context.cuts[index + 1] if index + 1 < len(context.cuts) else len(context.text)
        end = min(end, start + _SENTENCE)
        if context.masked[start:end].strip(_MARKS):
            focus = _after(context, context.words(start, end), focus)
    return Discourse(context.cuts, [*states, focus])


def _after(context: Context, tokens: list[Word], focus: Focus) -> Focus:
    """Return the focus after a sentence."""
    if _is_heading(tokens):
        return focus
    if (organisation := _organisation(context, tokens)) is not None:
        focus = replace(focus, organisation=organisation)
    speaker = reported_speaker(context, tokens)
    if (speaker is None or speaker.name is None) and keeps_name(tokens):
        return focus.on_nobody(Speaker(tokens[0].start, tokens[0].end, Reference.ANONYMOUS))
    if speaker is None:
        return _after_telling(context, tokens, focus)
    return _after_report(context, tokens, focus, speaker)


def _after_telling(context: Context, tokens: list[Word], focus: Focus) -> Focus:
    """Return the focus after a sentence that reports nothing: its subject takes the turn only under conditions."""
    spoken = _has_spoken(focus)
    subject = person_at_head(context, tokens)
    if subject is None and focus.last is not None and begins_with_pronoun(tokens):
        return focus.on(focus.last)
    if other := turned_to(context, tokens):
        return focus.on(other, named(other))
    if subject is not None and disposed(context, tokens, subject):
        return focus.on(subject, named(subject))
    if subject is not None and (not spoken or _same(subject, focus.rival) or introduced(context, tokens, subject)):
        return focus.on(subject)
    last = subject if spoken else _only_in(context, tokens, focus)
    if spoken and _reported_of(tokens, subject):
        last = None
    return replace(focus, reported=False, rival=subject or focus.rival, last=last)


def _after_report(context: Context, tokens: list[Word], focus: Focus, speaker: Speaker) -> Focus:
    """Return the focus after a sentence that reports the words of `speaker`."""
    quoting = any(token.text in _MARKS for token in tokens)
    listening = _has_spoken(focus) and not quoting
    if listening and (turned := _turn_of_last(context, speaker, tokens, focus)):
        return focus.on(turned, speaker, reported=True)
    name = resolve(context, speaker, focus)
    if name is not None:
        after = focus.on(name, speaker, reported=True)
        silent = name.kind is not EntityKind.PERSON or by_initials(context, name)  # OJK menilai …
        return focus.kept(organisation=after.organisation) if listening and silent else after
    if speaker.reference in _TAKING_UP and focus.name is None and focus.speaker is None:
        only = _only_before(context, speaker)
        if only is not None:
            return focus.on(only, speaker, reported=True)
    if speaker.reference in {Reference.PRONOUN, Reference.CLITIC}:
        return focus.kept()
    said = context.text[speaker.start : speaker.end].lower()
    asks = said in words("askers") and any(token.lower in words("asking") for token in tokens)
    if asks and quoting and focus.name is not None:
        return focus.kept()  # "Kapan?" tanya jaksa.
    one_of_many = said.partition(" ")[0] in words("one_of_many") | words("kin") and " " in said
    if quoting or one_of_many or said in words("court") or speaker.reference is Reference.NAME:
        return focus.on_nobody(speaker)
    return focus.kept(reported=False)


def _has_spoken(focus: Focus) -> bool:
    return focus.speaker is not None and focus.name is not None and focus.name.kind is EntityKind.PERSON


def _turn_of_last(context: Context, speaker: Speaker, tokens: list[Word], focus: Focus) -> Name | None:
    """Return the subject of the sentence before, whose words follow: `Hadir pula Rina. Ia menekankan …`, `Menurut dia, …`."""
    at_head = speaker.reference is Reference.PRONOUN and speaker.start in {token.start for token in tokens[:2]}
    return focus.last if at_head and focus.last is not None and not by_initials(context, focus.last) else None


def _is_heading(tokens: list[Word]) -> bool:
    """Tell whether a line in title case without a stop, perhaps a link, stands between the sentences."""
    if len(tokens) <= _SHORT or not tokens[-1].text[0].isalnum():
        return False
    return not any(token.text.islower() and len(token.text) > _SHORT for token in tokens)


def _only_in(context: Context, tokens: list[Word], focus: Focus) -> Name | None:
    """Return the one person in the sentence, who may be `ia` in the next one where nobody is in focus."""
    if focus.name is not None:
        return None
    named_here = [name for token in tokens if (name := context.name_at(token.start)) and name.kind is EntityKind.PERSON]
    one = len({(name.entity, name.index if name.entity is None else 0) for name in named_here}) == 1
    return named_here[0] if one else None


def _reported_of(tokens: list[Word], subject: Name | None) -> bool:
    """Tell whether others say something of the subject: Budi disebut memiliki saham."""
    after = next((token.lower for token in tokens if subject is not None and token.start >= subject.end), "")
    return after in words("reported")


def _same(one: Name, other: Name | None) -> bool:
    return other is not None and (one.entity == other.entity if one.entity is not None else one.index == other.index)


def _organisation(context: Context, tokens: list[Word]) -> Name | None:
    """Return the organisation that opens the sentence; a medium that something was told or sent to does not."""
    for index, token in enumerate(tokens[:_HEAD]):
        name = context.name_at(token.start)
        medium = name is not None and index and row_of(context.text[name.start : name.end]) is not None
        if name is not None and not medium and token.lower not in wordings("platforms"):
            return name if name.kind is EntityKind.ORGANISATION else None
    return None


def _only_before(context: Context, speaker: Speaker) -> Name | None:
    """Return the one person whom the text has named so far."""
    before = [name for name in context.names_in(0, speaker.start) if name.kind is EntityKind.PERSON]
    return before[-1] if len({name.entity for name in before}) == 1 else None


def only_person(context: Context, discourse: Discourse, speaker: Speaker) -> Name | None:
    """Return who speaks where nobody is in focus: the one person so far, or without any the first one to speak soon."""
    if speaker.reference not in _TAKING_UP:
        return None
    if any(name.kind is EntityKind.PERSON for name in context.names_in(0, speaker.start)):
        return _only_before(context, speaker)
    at = bisect_right(discourse.cuts, speaker.start)
    for focus in discourse.states[at : at + _SOON]:
        if focus.name is not None:
            by_name = focus.speaker is not None and focus.speaker.reference is Reference.NAME
            return focus.name if by_name and focus.name.kind is EntityKind.PERSON else None
    return None
