"""Who is being talked about: the speaker or subject in force at each sentence, for `dia`, `-nya` and `politikus itu`."""

from bisect import bisect_right
from dataclasses import dataclass

from beritaenrich.model import EntityKind
from beritaenrich.quotes.clauses import read_cue, reporting
from beritaenrich.quotes.context import Context, Name, Word
from beritaenrich.quotes.media import row_of, wordings
from beritaenrich.quotes.offices import only_initials
from beritaenrich.quotes.phrases import Reference, Speaker, keeps_name, named
from beritaenrich.quotes.pointing import Focus, resolve
from beritaenrich.quotes.reporting import Voice
from beritaenrich.quotes.wordlists import words

_SENTENCE = 2000
_HEAD = 14
_INITIALS = 14
_SHORT = 4
_SOON = 6
_CALLED = "sebut"
_POINTING = frozenset({Reference.PRONOUN, Reference.CLITIC, Reference.ROLE, Reference.DEFINITE})
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
    organisation = _organisation(context, tokens) or focus.organisation
    speaker = _reported_speaker(context, tokens)
    spoken = focus.speaker is not None and focus.name is not None and focus.name.kind is EntityKind.PERSON
    quoting = any(token.text in _MARKS for token in tokens)
    if (speaker is None or speaker.name is None) and keeps_name(tokens):
        nobody = Speaker(tokens[0].start, tokens[0].end, Reference.ANONYMOUS)
        return Focus(None, None, organisation, nobody, reported=True)
    if speaker is None:
        subject = person_at_head(context, tokens)
        if subject is None and focus.last is not None and _begins_with_pronoun(tokens):
            return Focus(focus.last, focus.last, organisation)
        if other := _turned_to(context, tokens):
            return Focus(other, other, organisation, named(other))
        if subject is not None and _disposed(context, tokens, subject):
            return Focus(subject, subject, organisation, named(subject))
        if subject is not None and (not spoken or _same(subject, focus.rival) or _introduced(context, tokens, subject)):
            return Focus(subject, subject, organisation)
        return Focus(
            focus.name,
            focus.person,
            organisation,
            focus.speaker,
            rival=subject or focus.rival,
            last=(None if _reported_of(tokens, subject) else subject) if spoken else _only_in(context, tokens, focus),
        )
    if spoken and not quoting and (turned := _turn_of_last(context, tokens, speaker, focus)):
        return Focus(turned, turned, organisation, speaker, reported=True)
    name = resolve(context, speaker, focus)
    if name is not None:
        person = name if name.kind is EntityKind.PERSON else focus.person
        organisation = name if name.kind is EntityKind.ORGANISATION else organisation
        silent = name.kind is not EntityKind.PERSON or _by_initials(context, name)  # OJK menilai …
        if spoken and not quoting and silent:
            return Focus(focus.name, focus.person, organisation, focus.speaker, reported=True)
        return Focus(name, person, organisation, speaker, reported=True)
    if speaker.reference in _TAKING_UP and focus.name is None and focus.speaker is None:
        only = _only_before(context, speaker)
        if only is not None:
            return Focus(only, only, organisation, speaker, reported=True)
    if speaker.reference in {Reference.PRONOUN, Reference.CLITIC}:
        return Focus(focus.name, focus.person, organisation, focus.speaker, reported=True)
    said = context.text[speaker.start : speaker.end].lower()
    asks = said in words("askers") and any(token.lower in words("asking") for token in tokens)
    if asks and quoting and focus.name is not None:
        return Focus(focus.name, focus.person, organisation, focus.speaker, reported=True)  # "Kapan?" tanya jaksa.
    one_of_many = said.partition(" ")[0] in words("one_of_many") | words("kin") and " " in said
    if quoting or one_of_many or said in words("court") or speaker.reference is Reference.NAME:
        return Focus(None, None, organisation, speaker, reported=True)
    return Focus(focus.name, focus.person, organisation, focus.speaker)


def _turn_of_last(context: Context, tokens: list[Word], speaker: Speaker, focus: Focus) -> Name | None:
    """Return the subject of the sentence before, whose words follow: `Hadir pula Rina. Ia menekankan …`, `Menurut dia, …`."""
    at_head = speaker.reference is Reference.PRONOUN and speaker.start in {token.start for token in tokens[:2]}
    return focus.last if at_head and focus.last is not None and not _by_initials(context, focus.last) else None


def _is_heading(tokens: list[Word]) -> bool:
    """Tell whether a line in title case without a stop, perhaps a link, stands between the sentences."""
    plain = any(token.text.islower() and len(token.text) > _SHORT for token in tokens)
    return len(tokens) > _SHORT and not plain and tokens[-1].text[0].isalnum()


def _only_in(context: Context, tokens: list[Word], focus: Focus) -> Name | None:
    """Return the one person in the sentence, who may be `ia` in the next one where nobody is in focus."""
    if focus.name is not None:
        return None
    named_here = [name for token in tokens if (name := context.name_at(token.start)) and name.kind is EntityKind.PERSON]
    one = len({(name.entity, name.index if name.entity is None else 0) for name in named_here}) == 1
    return named_here[0] if one else None


def _begins_with_pronoun(tokens: list[Word]) -> bool:
    """Tell whether `ia` or `dia` is the subject: first in the sentence, or behind the comma of `Kini, sebagai mahasiswa, ia …`."""
    pronouns = words("pronouns")
    return any(
        token.lower in pronouns and (not index or tokens[index - 1].text == ",")
        for index, token in enumerate(tokens[:_HEAD])
    )


def _reported_of(tokens: list[Word], subject: Name | None) -> bool:
    """Tell whether others say something of the subject: Budi disebut memiliki saham."""
    after = next((token.lower for token in tokens if subject is not None and token.start >= subject.end), "")
    return after in words("reported")


def _by_initials(context: Context, name: Name) -> bool:
    """Tell whether somebody goes by initials, of whom others speak: Pelaku berinisial A mengaku …, RS mengaku …."""
    start, whole = name.start, context.text[name.start : name.end]
    if name.entity is not None:
        start = context.first_places[name.entity]
        if name.entity < len(context.entities):
            whole = context.entities[name.entity].name
    before = context.words(max(0, start - _INITIALS), start)
    return only_initials(whole) or (bool(before) and before[-1].lower in words("initials"))


def _is_new(context: Context, subject: Name) -> bool:
    return subject.entity is None or context.first_places[subject.entity] == subject.start


def _introduced(context: Context, tokens: list[Word], subject: Name) -> bool:
    """Tell whether the sentence brings a person into the article with an office: Kepala Dinas Pasar Rina menyambut usul."""
    if not _is_new(context, subject) or _by_initials(context, subject):
        return False
    after = (token.text for token in tokens if token.start >= subject.end and token.lower not in words("adverbs"))
    verb = next(after, "")
    passive = verb.startswith(("di", "ter")) and len(verb) > _SHORT
    office = words("roles") - words("ranks")
    return not passive and any(
        token.lower in office and context.name_at(token.start) is None for token in tokens if token.end <= subject.start
    )


def _disposed(context: Context, tokens: list[Word], subject: Name) -> bool:
    """Tell whether the sentence says of its subject what words of theirs go with: Budi puas; ditanya wartawan, Budi diam."""
    if any(token.lower in words("speaking") for token in tokens[: 2 * _HEAD] if token.end <= subject.start):
        return True
    new = _is_new(context, subject)
    after = _without_asides([token for token in tokens if token.start >= subject.end][: 2 * _HEAD])
    for token in after:
        if token.lower in words("disposed") or (new and token.lower in words("moved")):
            return True
        if token.lower not in words("adverbs") | words("feeling") and not token.lower.startswith("se"):
            return False
    return False


def _turned_to(context: Context, tokens: list[Word]) -> Name | None:
    """Return the person to whom the text turns: Lain halnya dengan Budi; Budi misalnya, …."""
    names = [name for token in tokens[:_HEAD] if (name := context.name_at(token.start)) is not None]
    if names and names[0].kind is EntityKind.PERSON:
        behind = next((token.lower for token in tokens if token.start >= names[0].end and token.text != ","), "")
        if behind in words("for_instance"):
            return names[0]
    if not any(token.lower in words("turning") for token in tokens[:_SHORT]):
        return None
    names = (context.name_at(token.start) for token in tokens[: 2 * _HEAD])
    return next((name for name in names if name is not None and name.kind is EntityKind.PERSON), None)


def _without_asides(tokens: list[Word]) -> list[Word]:
    """Return what goes on behind `(40), warga Palu,` and behind `, selaku Direktur Rumah Sakit Palu`."""
    rest = tokens
    if rest[:1] and rest[0].text == "," and rest[1:2] and rest[1].lower in words("capacity"):
        office = (token.text[0].islower() and token.lower not in words("roles") | {"dan", "di"} for token in rest[2:])
        end = next((index for index, common in enumerate(office) if common), None)
        return [] if end is None else rest[2 + end :]
    while rest and rest[0].text in {"(", ","}:
        close = ")" if rest[0].text == "(" else ","
        title = len(rest) > 1 and close == "," and rest[1].text[0].isupper()
        if title and (common := _first_common(rest)) is not None:  # , Direktur Pasar Palu yakin
            return rest[common:]
        end = next((index for index, token in enumerate(rest) if index and token.text == close), None)
        if end is None:
            return rest[1:] if close == "," else rest
        rest = rest[end + 1 :] if close == ")" or rest[end + 1 : end + 2] else []
    return rest


def _first_common(rest: list[Word]) -> int | None:
    """Return where behind a title in capitals the sentence goes on in small letters, before any comma."""
    for index, token in enumerate(rest[1:], 1):
        if token.text == ",":
            return None
        if token.text.islower() and token.lower not in words("roles") | words("title_links"):
            return index
    return None


def _same(one: Name, other: Name | None) -> bool:
    return other is not None and (one.entity == other.entity if one.entity is not None else one.index == other.index)


def _reported_speaker(context: Context, tokens: list[Word]) -> Speaker | None:
    """Return whose words the sentence reports: the first one named, else the first one at all."""
    fallback: Speaker | None = None
    at = next((index for index, token in enumerate(tokens[:_SHORT]) if token.lower in words("viewpoints")), None)
    if at is not None and (not at or tokens[at - 1].text == ","):  # Bagi Budi, lomba itu penting.
        behind_it = tokens[at + 1 : at + _SHORT]
        person = next((name for token in behind_it if (name := context.name_at(token.start))), None)
        behind = next((token.text for token in tokens if person and token.start >= person.end), "")
        if person is not None and person.kind is EntityKind.PERSON and behind == ",":
            return named(person)
    for index, token in enumerate(tokens):
        word = reporting(token)
        clause = read_cue(context, tokens, index, word) if word is not None else None
        if word is None or clause is None or clause.speaker is None:
            continue
        if word.use == "judge" and not _right_before(tokens, clause.speaker, token):
            continue
        if word.voice is Voice.PASSIVE and word.root == _CALLED and clause.speaker.name is None:
            continue  # rancangan yang disebut Palu Big Bill
        if (
            word.voice is Voice.PASSIVE
            and index
            and tokens[index - 1].lower == "yang"
            and tokens[0].lower in words("inside")
        ):
            continue  # Dalam paparan yang disampaikan Budi, …
        if word.voice is Voice.ACTIVE and _supposed(tokens, clause.speaker):
            continue
        if clause.speaker.reference is Reference.NAME:
            chained = fallback is not None and fallback.reference in _POINTING
            if chained and word.voice is not Voice.BARE:
                return fallback  # Menurutnya, Budi mengakui …; ia menyebut yang disampaikan Budi
            return clause.speaker
        if word.voice is not Voice.PASSIVE:
            fallback = fallback or clause.speaker
    return fallback


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
        for token in _without_asides([token for token in tokens if token.start >= speaker.end])
        if token.start < verb.start
    ]
    return all(token.lower in words("adverbs") or not token.text[0].isalnum() for token in between)


def person_at_head(context: Context, tokens: list[Word]) -> Name | None:
    """Return the person at the head of the sentence, if its subject is one."""
    if _explains(tokens):
        return None
    prepositions = words("prepositions")
    governed = False
    limit = _HEAD
    for index, token in enumerate(tokens[: 2 * _HEAD]):
        if index >= limit:
            return None
        if token.text == "," and governed:  # Dalam apel di lapangan itu, Kapolres …
            limit = index + _HEAD
        name = context.name_at(token.start)
        if name is not None:
            if name.kind is EntityKind.PERSON and not governed:
                return name
            continue
        if token.lower in words("pronouns"):
            return None
        relation = token.text in words("relations") or (not index and _begins_relation(context, tokens))
        if token.lower in prepositions or relation or token.lower in words("conditions"):
            governed = True
        elif token.text == ",":
            governed = False
        elif token.text in words("like_verbs"):
            continue
        elif token.text.islower() and token.text.startswith(("me", "ber", "di", "ter")) and len(token.text) > _SHORT:
            return None
    return None


def _begins_relation(context: Context, tokens: list[Word]) -> bool:
    """Tell whether a relation opens the sentence: Istri Budi; not so Asisten II Bidang Ekonomi."""
    second = tokens[1] if len(tokens) > 1 else None
    title = second is None or second.text[0].islower() or second.lower in words("roles") | words("ranks")
    named_next = second is not None and context.name_at(second.start) is not None
    return tokens[0].lower in words("relations") and (title or named_next)


def _explains(tokens: list[Word]) -> bool:
    """Tell whether the sentence only gives reasons for the one before it: Hal itu karena …, Pasalnya, …."""
    first = tokens[0].lower if tokens else ""
    second = tokens[1].lower if len(tokens) > 1 else ""
    return first in words("reasons") or (first in words("determiners") and second in words("causes"))


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
