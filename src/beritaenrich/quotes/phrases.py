"""Noun phrases beside a reporting word: where they end, and whom they name."""

from dataclasses import dataclass
from enum import StrEnum

from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import Context, Name, Word, words


class Reference(StrEnum):
    """How a reporting clause names its speaker."""

    NAME = "name"  # Budi, Kyiv, pernyataan pihak WhatsApp
    PRONOUN = "pronoun"  # dia, ia, beliau
    CLITIC = "clitic"  # the -nya of katanya
    DEFINITE = "definite"  # politikus PKS itu
    STATEMENT = "statement"  # pernyataan tersebut
    ROLE = "role"  # Presiden Rusia, kapolres setempat
    ANONYMOUS = "anonymous"  # sumber itu, perekam video


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words for a speaker, and the name in them where there is one."""

    start: int
    end: int
    reference: Reference
    name: Name | None = None
    head: str = ""


_MEN = ("meng", "meny", "mem", "men", "mel", "mer")
_NOUNS_IN_ME = frozenset(
    {"menteri", "menko", "mereka", "mertua", "merah", "mentor", "medis", "media", "menantu", "merdeka"}
)


def _is_verb(word: str) -> bool:
    return word.islower() and word.startswith(_MEN) and len(word) > 6 and word not in _NOUNS_IN_ME


def phrase_after(context: Context, tokens: list[Word], at: int) -> int:
    """Return the index after the noun phrase that begins at `tokens[at]` (`at` itself where there is none)."""
    stops = words("stops")
    end = at
    person = False
    while end < len(tokens):
        token = tokens[end]
        name = context.name_at(token.start)
        if name is not None:
            person = person or name.kind is EntityKind.PERSON
            end += 1
            continue
        lower = token.lower
        if token.text == "." and end > at and (len(tokens[end - 1].text) <= 3 or tokens[end - 1].text[0].isupper()):
            follows = tokens[end + 1] if end + 1 < len(tokens) else None
            if (
                follows
                and (context.name_at(follows.start) or len(tokens[end - 1].text) <= 3)
                and follows.text[0].isupper()
            ):
                end += 1
                continue
            break
        if not token.text[0].isalnum():
            break
        if lower in stops and not (token.text[0].isupper() and end > at and not token.text.isupper()):
            break
        if lower == "yang" and (person or end == at):
            break
        if lower == "dan" and person:
            break
        if _is_verb(token.text) or token.text[0].isdigit():
            break
        end += 1
    return end


def _apposition(context: Context, tokens: list[Word], end: int) -> Name | None:
    """Return the person after the comma in `kata Ketua RT, Andi` or the bracket."""
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    stops = words("stops")
    for token in tokens[end + 1 : end + 8]:
        name = context.name_at(token.start)
        if name is not None and name.kind is EntityKind.PERSON:
            return name
        if token.text != "." and (token.lower in stops or not token.text[0].isalpha()):
            return None
        if name is None and token.text[0].islower() and token.lower not in words("roles"):
            return None
    return None


def _first_person(context: Context, tokens: list[Word]) -> Name | None:
    for token in tokens:
        name = context.name_at(token.start)
        if name is not None and name.kind is EntityKind.PERSON:
            return name
    return None


def read_phrase(context: Context, tokens: list[Word], at: int) -> tuple[Speaker | None, int]:
    """Return who the noun phrase at `tokens[at]` names, and the index after it."""
    while at < len(tokens) and (tokens[at].lower in {"oleh", "si", "sang"} or tokens[at].text in ",:"):
        at += 1
    if at >= len(tokens):
        return None, at
    first = tokens[at]
    if first.lower in words("pronouns") or first.lower == "di" and _slip(tokens, at):
        return Speaker(first.start, first.end, Reference.PRONOUN), at + 1
    end = phrase_after(context, tokens, at)
    phrase = tokens[at:end]
    if not phrase:
        return None, at
    if person := _first_person(context, phrase):
        return Speaker(person.start, person.end, Reference.NAME, person), end
    if person := _apposition(context, tokens, end):
        return Speaker(person.start, person.end, Reference.NAME, person), end
    return _read_nameless(context, phrase), end


def _slip(tokens: list[Word], at: int) -> bool:
    """`kata di, …`: a slip of the keyboard for `dia`."""
    return at + 1 == len(tokens) or tokens[at + 1].text in ",."


def _read_nameless(context: Context, phrase: list[Word]) -> Speaker | None:
    """Read a phrase without a person's name."""
    head = phrase[0].lower
    last = phrase[-1]
    start, end = phrase[0].start, last.end
    names = [name for token in phrase if (name := context.name_at(token.start))]
    if names:
        name = names[0]
        lead = [token for token in phrase if token.start < name.start]
        if all(
            token.lower in words("statements")
            or token.lower in {"resmi", "pers", "tertulis", "dari", "instagram", "x", "twitter"}
            for token in lead
        ):
            return Speaker(name.start, name.end, Reference.NAME, name, head)
    if last.lower in {"itu", "tersebut", "ini"}:
        if head in words("company"):
            return Speaker(start, end, Reference.STATEMENT, None, head)
        if head in words("anonymous"):
            return Speaker(start, end, Reference.ANONYMOUS, None, head)
        return Speaker(start, end, Reference.DEFINITE, None, head)
    if head in words("anonymous"):
        return Speaker(start, end, Reference.ANONYMOUS, None, head)
    capital = [token for token in phrase if token.text[0].isupper()]
    if head in words("roles"):
        return Speaker(start, end, Reference.ROLE, names[0] if names else None, head)
    if capital:
        lead = [token for token in phrase if token.start < capital[0].start]
        if all(token.lower in words("statements") or token.lower in {"resmi", "dari"} for token in lead):
            return Speaker(capital[0].start, end, Reference.NAME, names[0] if names else None, head)
        return Speaker(start, end, Reference.ROLE, None, head)
    if head in words("company"):
        return Speaker(start, end, Reference.STATEMENT, None, head)
    return Speaker(start, end, Reference.ANONYMOUS, None, head)


def read_subject(context: Context, tokens: list[Word], verb: int, floor: int = 0) -> Speaker | None:
    """Return who is the subject of the verb `tokens[verb]`, looking back to `tokens[floor]`."""
    adverbs = words("adverbs")
    at = verb - 1
    while at >= floor:
        token = tokens[at]
        if context.name_at(token.start):
            break
        if token.text == ")":
            while at >= floor and tokens[at].text != "(":
                at -= 1
            at -= 1
            continue
        if token.lower in adverbs and token.lower not in {"itu", "ini", "tersebut"} or token.text in {",", "-", "–"}:
            at -= 1
            continue
        break
    if at < floor:
        return None
    token = tokens[at]
    if token.lower in words("pronouns"):
        return Speaker(token.start, token.end, Reference.PRONOUN)
    if token.lower.endswith("dirinya"):
        return None
    near = context.name_at(token.start)
    if near is not None and near.kind is EntityKind.PERSON:
        return _coordinated(context, tokens, at, floor, near)
    if near is not None and (subject := _body_subject(context, tokens, at, floor, near)):
        return subject
    if token.lower in {"itu", "ini", "tersebut"} and near is None:
        definite = _definite(context, tokens, at, floor)
        if definite:
            return definite
    return _person_before(context, tokens, at, floor) or _head_pronoun(tokens, at, floor)


def _head_pronoun(tokens: list[Word], at: int, floor: int) -> Speaker | None:
    first = tokens[floor] if floor < len(tokens) else None
    if first and first.lower in words("pronouns") and floor <= at:
        return Speaker(first.start, first.end, Reference.PRONOUN)
    return None


def _coordinated(context: Context, tokens: list[Word], at: int, floor: int, near: Name) -> Speaker:
    """Return the first of `Andi dan Budi mengatakan`."""
    while at >= floor and tokens[at].start >= near.start:
        at -= 1
    return Speaker(near.start, near.end, Reference.NAME, near)


def _before(tokens: list[Word], at: int, floor: int, name: Name) -> tuple[int, Word | None]:
    while at >= floor and tokens[at].start >= name.start:
        at -= 1
    return at, tokens[at] if at >= floor else None


def _body_subject(context: Context, tokens: list[Word], at: int, floor: int, near: Name) -> Speaker | None:
    """Read a place or an organisation right before the verb."""
    index, before = _before(tokens, at, floor, near)
    if before is None or not before.text[0].isalnum():
        if before is not None and before.text == ",":
            # a place after a comma (…, Jakarta, mengatakan) is rather an adjunct when a person stands before
            person = _person_before(context, tokens, index, floor)
            if person is not None:
                return person
        return Speaker(near.start, near.end, Reference.NAME, near)
    lower = before.lower
    if lower in words("prepositions"):
        return None
    if lower in words("roles") and context.name_at(before.start) is None:
        return Speaker(before.start, near.end, Reference.ROLE, near, lower)
    earlier = context.name_at(before.start)
    if earlier is not None:
        return None
    if before.text[0].isupper() and lower not in words("openers") and index > floor:
        return None
    return Speaker(near.start, near.end, Reference.NAME, near)


def _definite(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Read `politikus PKS itu` backwards from its last word."""
    start = at
    while start > floor and at - start < 8:
        previous = tokens[start - 1]
        if not previous.text[0].isalnum() or (
            previous.lower in words("prepositions") and previous.lower not in {"asal", "milik", "dari"}
        ):
            break
        if previous.lower in {"dan", "bahwa", "ketika", "saat", "setelah", "namun", "meski", "karena"}:
            break
        start -= 1
    phrase = tokens[start : at + 1]
    if len(phrase) < 2:
        return None
    if person := _first_person(context, phrase):
        return Speaker(person.start, person.end, Reference.NAME, person)
    return _read_nameless(context, phrase)


def _person_before(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Return the nearest person before `tokens[at]` who is not the object of a preposition."""
    prepositions = words("prepositions")
    fallback: Name | None = None
    while at >= floor:
        name = context.name_at(tokens[at].start)
        if name is None:
            if tokens[at].text == ";":
                break
            at -= 1
            continue
        index, before = _before(tokens, at, floor, name)
        if name.kind is EntityKind.PERSON:
            back = index
            while back >= floor and (
                tokens[back].lower in words("roles")
                or (tokens[back].text[0].isupper() and tokens[back].lower not in prepositions)
            ):
                back -= 1
            governed = back >= floor and tokens[back].lower in prepositions
            if not governed:
                return Speaker(name.start, name.end, Reference.NAME, name)
        elif fallback is None and index < floor:
            fallback = name
        at = index
    if fallback is not None:
        return Speaker(fallback.start, fallback.end, Reference.NAME, fallback)
    return None
