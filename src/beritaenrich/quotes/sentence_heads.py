"""Who stands at the head of a sentence that reports nothing, and whether what is said next is theirs."""

from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import Context, Name, Word
from beritaenrich.quotes.offices import only_initials
from beritaenrich.quotes.verb_shapes import begins_like_verb, is_passive
from beritaenrich.quotes.wordlists import words

_HEAD = 14
_INITIALS = 14
_OPENING = 4


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
        elif begins_like_verb(token.text):
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


def begins_with_pronoun(tokens: list[Word]) -> bool:
    """Tell whether `ia` or `dia` is the subject: first in the sentence, or behind the comma of `Kini, sebagai mahasiswa, ia …`."""
    pronouns = words("pronouns")
    return any(
        token.lower in pronouns and (not index or tokens[index - 1].text == ",")
        for index, token in enumerate(tokens[:_HEAD])
    )


def introduced(context: Context, tokens: list[Word], subject: Name) -> bool:
    """Tell whether the sentence brings a person into the article with an office: Kepala Dinas Pasar Rina menyambut usul."""
    if not _is_new(context, subject) or by_initials(context, subject):
        return False
    after = (token.text for token in tokens if token.start >= subject.end and token.lower not in words("adverbs"))
    verb = next(after, "")
    office = words("roles") - words("ranks")
    return not is_passive(verb) and any(
        token.lower in office and context.name_at(token.start) is None for token in tokens if token.end <= subject.start
    )


def disposed(context: Context, tokens: list[Word], subject: Name) -> bool:
    """Tell whether the sentence says of its subject what words of theirs go with: Budi puas; ditanya wartawan, Budi diam."""
    if any(token.lower in words("speaking") for token in tokens[: 2 * _HEAD] if token.end <= subject.start):
        return True
    new = _is_new(context, subject)
    after = without_asides([token for token in tokens if token.start >= subject.end][: 2 * _HEAD])
    for token in after:
        if token.lower in words("disposed") or (new and token.lower in words("moved")):
            return True
        if token.lower not in words("adverbs") | words("feeling") and not token.lower.startswith("se"):
            return False
    return False


def turned_to(context: Context, tokens: list[Word]) -> Name | None:
    """Return the person to whom the text turns: Lain halnya dengan Budi; Budi misalnya, …."""
    first = next((name for token in tokens[: 2 * _HEAD] if (name := context.name_at(token.start))), None)
    if first is None:
        return None
    if first.kind is EntityKind.PERSON:
        behind = next((token.lower for token in tokens if token.start >= first.end and token.text != ","), "")
        if behind in words("for_instance"):
            return first
    if not any(token.lower in words("turning") for token in tokens[:_OPENING]):
        return None
    names = (context.name_at(token.start) for token in tokens[: 2 * _HEAD])
    return next((name for name in names if name is not None and name.kind is EntityKind.PERSON), None)


def by_initials(context: Context, name: Name) -> bool:
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


def without_asides(tokens: list[Word]) -> list[Word]:
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
