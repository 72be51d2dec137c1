"""Whom the words of a speaker point at: `dia`, `-nya`, `politikus itu`, `Wali Kota`, given who is being talked about."""

from dataclasses import dataclass, replace

from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import WINDOW, Context, Name
from beritaenrich.quotes.media import row_of, wordings
from beritaenrich.quotes.offices import holds, written_out
from beritaenrich.quotes.phrases import Reference, Speaker, ends_in_relation
from beritaenrich.quotes.wordlists import words

_NAMES_BACK = 60
_LEAD = 160
_SHORT = 4
_HEAD_OF = "kepala "
_THEY = "mereka"


@dataclass(frozen=True, slots=True)
class Focus:
    """What is in force before a sentence: the last speaker or subject, the last person, the last organisation.

    `speaker` keeps the words of the last reporting clause; `reported` says that the sentence before it reported. `rival`
    is the subject of the last sentence that did not report: it takes over when it is the subject once more, under its name or,
    where it was the subject of the very sentence before (`last`), as `ia`. Where nobody is in focus, `last` is the one person
    whom that sentence names.
    """

    name: Name | None = None
    person: Name | None = None
    organisation: Name | None = None
    speaker: Speaker | None = None
    reported: bool = False
    rival: Name | None = None
    last: Name | None = None

    def on(self, name: Name, speaker: Speaker | None = None, *, reported: bool = False) -> "Focus":
        """Return the focus that has come to `name`."""
        person = name if name.kind is EntityKind.PERSON else self.person
        organisation = name if name.kind is EntityKind.ORGANISATION else self.organisation
        return Focus(name, person, organisation, speaker, reported)

    def on_nobody(self, speaker: Speaker) -> "Focus":
        """Return the focus after somebody without a name has spoken."""
        return Focus(organisation=self.organisation, speaker=speaker, reported=True)

    def kept(self, *, organisation: Name | None = None, reported: bool = True) -> "Focus":
        """Return the focus that stays on whom it was on, without a rival."""
        return replace(self, organisation=organisation or self.organisation, reported=reported, rival=None, last=None)


def resolve(context: Context, speaker: Speaker, focus: Focus) -> Name | None:
    """Return the name that the words of a speaker stand for."""
    match speaker.reference:
        case Reference.NAME:
            return speaker.name or _by_words(context, speaker)
        case Reference.PRONOUN:
            return speaker.name or focus.person or focus.name or (None if focus.speaker else focus.last)
        case Reference.CLITIC:
            return speaker.name or focus.name or focus.person or (None if focus.speaker else focus.last)
        case Reference.BODY:
            return _medium(context, speaker) if _is_medium(context, speaker) else _body(focus)
        case Reference.DEFINITE:
            return _by_role(context, speaker) or (None if _one_of_many(context, speaker) else focus.person)
        case Reference.ROLE:
            by_role = _by_role(context, speaker) or _by_office(context, speaker, focus)
            return by_role or _named_later(context, speaker)
        case Reference.ANONYMOUS:
            they = context.text[speaker.start : speaker.end].lower() == _THEY
            return focus.name if they and focus.name and focus.name.kind is not EntityKind.PERSON else None


def _one_of_many(context: Context, speaker: Speaker) -> bool:
    """Tell whether `ibu tersebut` takes up a nameless `seorang ibu`: the last one before it without a name behind it."""
    phrase = context.words(speaker.start, speaker.end)
    before = context.words(max(0, speaker.start - WINDOW), speaker.start)
    for index in range(len(before) - 1, 0, -1):
        if before[index].lower == phrase[0].lower and before[index - 1].lower in words("one_of_many"):
            start = before[index].end
            names = context.names_in(start, context.cut_after(start))
            return not any(name.kind is EntityKind.PERSON for name in names)
    return False


def _by_words(context: Context, speaker: Speaker) -> Name | None:
    """Return the latest name that has the words of one that the tagger missed: Rina -> Rina Kartika, KPK -> KPK."""
    spoken = context.words(speaker.start, speaker.end)
    wanted = {word.text for word in spoken if word.lower not in words("ranks")} or {word.text for word in spoken}
    for name in reversed(context.names_in(0, speaker.start)[-_NAMES_BACK:]):
        known = {word.text for word in context.words(name.start, name.end)}
        if wanted == known or (name.kind is EntityKind.PERSON and wanted < known):
            return name
    return _named_later(context, speaker)


def _named_later(context: Context, speaker: Speaker) -> Name | None:
    """Return the person whose name the tagger knows elsewhere: kata Kepala Pasar Setia Budi … kata Setia."""
    last = {word.text for word in context.words(speaker.start, speaker.end) if word.text[0].isupper()}
    title = not words("roles").isdisjoint(word.lower() for word in last)
    for name in context.names_in(speaker.end, len(context.text))[:_NAMES_BACK]:
        known = {word.text for word in context.words(name.start, name.end)}
        fits = (bool(known) and known <= last) or (bool(last) and last <= known and not title)
        if fits and name.kind is EntityKind.PERSON and name.end - name.start > _SHORT:
            return name
    return None


def _is_medium(context: Context, speaker: Speaker) -> bool:
    first, *_ = context.words(speaker.start, speaker.end)
    return first.lower in wordings("medium_words")


def _medium(context: Context, speaker: Speaker) -> Name | None:
    """Return which medium `media tersebut` is: the last name of one, or that was brought in as one."""
    for name in reversed(context.names_in(0, speaker.start)[-_NAMES_BACK:]):
        before = context.words(max(0, name.start - _LEAD), name.start)
        brought_in = bool(before) and before[-1].lower in wordings("medium_words") | wordings("documents")
        if name.kind is EntityKind.ORGANISATION and (
            brought_in or row_of(context.text[name.start : name.end]) is not None
        ):
            return name
    return None


def _body(focus: Focus) -> Name | None:
    """Return who made `pernyataan tersebut`, or which one is `maskapai itu`."""
    if focus.name is not None and focus.name.kind is not EntityKind.PERSON:
        return focus.name
    if focus.name is None and focus.speaker is not None and focus.speaker.reference is Reference.NAME:
        return None  # the last speaker has a name that the tagger does not know
    return focus.organisation or focus.name


def _by_role(context: Context, speaker: Speaker) -> Name | None:
    """Return the latest person before whose name, or in whose roles, the words stand: Wali Kota -> Wali Kota Bogor X."""
    wanted = {word.lower for word in context.words(speaker.start, speaker.end) if word.text[0].isalnum()} - words(
        "determiners"
    )
    wanted -= words("no_office")
    if not wanted:
        return None
    names = [name for name in context.names_in(0, speaker.start)[-_NAMES_BACK:] if name.kind is EntityKind.PERSON]
    behind = [0, *(name.end for name in names)]
    for own in (True, False):  # Bupati Rina bersama Kapolres Budi: first the words that stand between the names
        for name, floor in zip(reversed(names), reversed(behind[:-1]), strict=True):
            start = max(context.cut_before(name.start), name.start - _LEAD, floor if own else 0)
            lead = context.words(start, name.start)
            if ends_in_relation(lead):
                continue
            roles: tuple[str, ...] = ()
            if name.entity is not None and name.entity < len(context.entities):
                roles = context.entities[name.entity].roles
            titles = " ".join(word.lower for word in lead)
            if holds(titles, wanted) or holds(" ".join(roles).lower(), wanted):
                return name
    return None


def _by_office(context: Context, speaker: Speaker, focus: Focus) -> Name | None:
    """Return the person in focus for an office without place or name: tegas Wali Kota."""
    phrase = context.words(speaker.start, speaker.end)
    bare = phrase[0].lower in words("offices") and not context.names_in(speaker.start, speaker.end)
    if not bare or len(phrase) > 2 or focus.person is None:
        return None
    entity = focus.person.entity
    roles = context.entities[entity].roles if entity is not None and entity < len(context.entities) else ()
    heads = any(written_out(role.lower()).startswith(_HEAD_OF) for role in roles)  # a Kepala Dinas is no Gubernur
    return None if heads and not written_out(phrase[0].lower).startswith(_HEAD_OF) else focus.person
