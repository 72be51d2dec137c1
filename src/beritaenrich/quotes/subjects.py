"""The subject of a reporting verb, read backwards from it: `Rina di gedung itu, Selasa (10/6), mengatakan`."""

from dataclasses import replace

from beritaenrich.entities.role_words import head_class
from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import Context, Name, Word
from beritaenrich.quotes.media import wordings
from beritaenrich.quotes.phrases import (
    Reference,
    Speaker,
    named,
    persons,
    read_nameless,
    related,
)
from beritaenrich.quotes.verb_shapes import is_active
from beritaenrich.quotes.wordlists import words

_PHRASE = 9
_ONE_OF_THESE = "satunya"  # Salah satunya, meminta …


def read_subject(context: Context, tokens: list[Word], verb: int, floor: int = 0) -> Speaker | None:
    """Return who is the subject of the verb `tokens[verb]`, looking back to `tokens[floor]`."""
    at = _skip_adverbs(context, tokens, verb - 1, floor)
    if at < floor:
        return None
    if apposed := _before_apposition(context, tokens, verb, floor):
        return named(apposed)
    if tokens[at].lower == "yang" and at > floor:  # salah satunya dari Budi yang bertanya
        at -= 1
        relative = context.name_at(tokens[at].start)
        if relative is not None and relative.kind is EntityKind.PERSON:
            return named(relative)
    token = tokens[at]
    if token.text[0] == "@":
        return Speaker(token.start, token.end, Reference.NAME)
    near = context.name_at(token.start)
    subject = _at_name(context, tokens, at, floor, near) if near else _without_name(context, tokens, at, floor)
    if subject is not None:
        return subject
    if person := _person_before(context, tokens, at, floor):
        return person
    first = tokens[floor]
    if first.lower in words("pronouns"):
        return Speaker(first.start, first.end, Reference.PRONOUN)
    if near is None and token.text[0].isalnum():
        return _common_noun(context, tokens, at, floor)
    return None


def _without_name(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Read a subject whose last word is no name: `ia mengatakan`, `pria itu mengatakan`, `…, Kapolda mengatakan`."""
    token = tokens[at]
    if token.lower in words("pronouns") | {"pihaknya"}:
        return Speaker(token.start, token.end, Reference.PRONOUN)
    if token.lower in words("determiners") and (subject := _definite(context, tokens, at, floor)):
        return subject
    if token.lower in words("offices") and (at == floor or tokens[at - 1].text == ","):
        apposed = context.name_at(tokens[at - 2].start) if at - 2 >= floor else None
        if apposed is None:
            return Speaker(token.start, token.end, Reference.ROLE)
    return None


def _at_name(context: Context, tokens: list[Word], at: int, floor: int, near: Name) -> Speaker | None:
    """Read a subject that ends in a name: `Budi`, `Budi mendampingi Kapolsek Rina`, `keponakan Budi`, `polisi di Palu`."""
    if near.kind is not EntityKind.PERSON:
        return _place_or_body(context, tokens, at, floor, near)
    if related(tokens, floor, near):
        return _kin(context, tokens, at, floor, near)
    beside = _beside(context, tokens, _before(tokens, at, floor, near), floor)
    if beside is not None and (person := _person_before(context, tokens, beside, floor)):
        return person
    return named(near)


def _before_apposition(context: Context, tokens: list[Word], verb: int, floor: int) -> Name | None:
    """Return the person of `Dr Budi, peneliti yang dibiayai Bank Palu, mengatakan`, at the head of the sentence."""
    if verb <= floor or tokens[verb - 1].text != ",":
        return None
    at = floor
    while at < verb and context.name_at(tokens[at].start) is None:
        title = tokens[at].lower in words("roles") | words("ranks") or tokens[at].text == "."
        if not title:
            return None
        at += 1
    name = context.name_at(tokens[at].start)
    if name is None or name.kind is not EntityKind.PERSON:
        return None
    behind = next((token.text for token in tokens[at:verb] if token.start >= name.end), "")
    return name if behind == "," else None


def _kin(context: Context, tokens: list[Word], at: int, floor: int, near: Name) -> Speaker | None:
    """Read the nameless subject of `keponakan Presiden Budi mengaku`, at the head of the sentence."""
    start = _before(tokens, at, floor, near)
    while start > floor and tokens[start].lower not in words("kin"):
        start -= 1
    if start < floor or tokens[start].lower not in words("kin"):
        return None
    opening = start == floor or (start == floor + 1 and tokens[floor].lower in words("openers") | words("articles"))
    named_before = any(context.name_at(token.start) for token in tokens[floor:start])
    if not opening or named_before:
        return None
    return Speaker(tokens[start].start, near.end, Reference.ANONYMOUS)


def _skip_adverbs(context: Context, tokens: list[Word], at: int, floor: int) -> int:
    adverbs = words("adverbs") - words("determiners")
    while at >= floor and context.name_at(tokens[at].start) is None:
        token = tokens[at]
        if token.text in {")", "]"}:
            while at >= floor and tokens[at].text not in {"(", "["}:
                at -= 1
        elif token.lower not in adverbs and token.text not in {",", "-", "–", "—"}:
            break
        at -= 1
    return at


def _before(tokens: list[Word], at: int, floor: int, name: Name) -> int:
    """Return the index of the word before the name that covers `tokens[at]`."""
    while at >= floor and tokens[at].start >= name.start:
        at -= 1
    return at


def _beside(context: Context, tokens: list[Word], at: int, floor: int) -> int | None:
    """Return the index before the verb of `Budi mendampingi Kapolsek Rina`, looking back over the title from `tokens[at]`."""
    while at > floor and tokens[at].lower not in words("beside"):
        token = tokens[at]
        title = token.text[0].isupper() or token.lower in words("roles") or context.name_at(token.start) is not None
        if not title or token.text in {",", "."}:
            return None
        at -= 1
    return at - 1 if at > floor else None


def _place_or_body(context: Context, tokens: list[Word], at: int, floor: int, near: Name) -> Speaker | None:
    """Read a place or an organisation that stands right before the verb."""
    index = _before(tokens, at, floor, near)
    if index < floor:
        return named(near)
    before = tokens[index]
    if before.text == ",":  # in "…, Jakarta, mengatakan" a person before it speaks
        return _person_before(context, tokens, index, floor) or named(near)
    if not before.text[0].isalnum():
        return named(near)
    if context.name_at(before.start) is not None:
        return None
    behind = index - (before.lower in wordings("media") and index > floor)  # dikutip dari laman X
    source = tokens[behind - 1].lower if tokens[behind].lower == "dari" and behind > floor else tokens[behind].lower
    if source in words("taking_over"):  # Budi, seperti dikutip dari Antara, mengatakan
        return None
    if before.lower == "dari" and (speaker := _from_body(context, tokens, index, floor)):
        return speaker
    pair = f"{tokens[index - 1].lower} {before.lower}" if index > floor else ""
    if before.lower in words("roles") or pair in words("relations_of_two"):
        index -= pair in words("relations_of_two")
        before = tokens[index]
        person = _person_with_role(context, tokens, index, floor)
        return named(person) if person is not None else Speaker(before.start, near.end, Reference.ROLE)
    if before.text[0].isupper() and index > floor and before.lower not in words("statements"):
        if near.kind is not EntityKind.ORGANISATION or not _heads(tokens, index, floor):
            return None
        earlier = _person_before(context, tokens, index, floor)
        return earlier if earlier and earlier.name and earlier.name.kind is EntityKind.PERSON else named(near)
    return None if _in_adjunct(tokens, index, floor) else named(near)


def _from_body(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Read the person of `Budi, dokter gigi dari Klinik Palu, mengatakan`, with what they are between name and `dari`."""
    back = at - 1
    while back > floor and context.name_at(tokens[back].start) is None:
        common = (
            tokens[back].text.islower()
            and tokens[back].lower not in words("breaks")
            and not is_active(tokens[back].text)
        )
        if not (common or tokens[back].text == ",") or at - back > _PHRASE:
            return None
        back -= 1
    name = context.name_at(tokens[back].start)
    return named(name) if name is not None and name.kind is EntityKind.PERSON else None


def _heads(tokens: list[Word], at: int, floor: int) -> bool:
    """Tell whether no title stands in the capitals before an organisation: … untuk Protes Kementerian Pertahanan menyebut."""
    while at >= floor and tokens[at].text[0].isupper():
        if tokens[at].lower in words("roles"):
            return False
        at -= 1
    return at < floor or tokens[at].lower not in {*words("roles"), ",", "dan", "&"}


def _person_with_role(context: Context, tokens: list[Word], at: int, floor: int) -> Name | None:
    """Return the person before `Andi, Kepala Dinas Perhubungan Bogor mengatakan`, also without the comma."""
    while (
        at > floor
        and tokens[at].text != ","
        and (tokens[at].text[0].isupper() or tokens[at].lower in words("roles") or tokens[at].lower == "dan")
    ):
        at -= 1
        person = context.name_at(tokens[at].start)
        if person is not None and person.kind is EntityKind.PERSON:  # Andi General Manager Taksi Palu mengatakan
            return person
    if tokens[at].text != "," or at == floor:
        return None
    name = context.name_at(tokens[at - 1].start)
    return name if name is not None and name.kind is EntityKind.PERSON else None


def _in_adjunct(tokens: list[Word], at: int, floor: int) -> bool:
    """Tell whether a preposition governs what follows `tokens[at]`: di stasiun televisi CNN."""
    for index in range(at, max(floor, at - 3) - 1, -1):
        token = tokens[index]
        if token.lower in words("adjuncts"):
            return True
        if not token.text.islower() or token.lower.endswith("nya") or token.lower in words("breaks"):
            return False
    return False


def _definite(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Read `politikus PKS itu` backwards from its last word."""
    start = at
    while start > floor and at - start < _PHRASE:
        previous = tokens[start - 1]
        lower = previous.lower
        joins = lower == "dan" and tokens[start].text[0].isupper()
        if not (previous.text[0].isalnum() or previous.text == "-") or (lower in words("breaks") and not joins):
            break
        if lower in words("prepositions") and lower not in words("inner_prepositions"):
            break
        start -= 1
    while start < at and tokens[start].lower in words("openers"):
        start += 1
    phrase = tokens[start : at + 1]
    if len(phrase) < 2 or (start > floor and tokens[start - 1].lower in words("prepositions")):
        return None
    relation = phrase[0].lower in words("relations")  # menantu Presiden Budi ini mengaku …
    for person in persons(context, phrase):
        if not relation and not related(tokens, start, person):
            return named(person)
    if phrase[0].lower == "yang" or is_active(phrase[0].text):  # Budi yang hadir dan menerima hadiah itu mengatakan
        return None
    speaker = read_nameless(context, phrase)
    thing = speaker.reference is Reference.DEFINITE and not _personal(phrase[0].lower)
    return replace(speaker, reference=Reference.ANONYMOUS) if thing else speaker


def _personal(word: str) -> bool:
    """Tell whether a noun may stand for a person: a title, an epithet, a noun of an agent; seminar and aturan do not."""
    known = ("epithets", "unnamed", "relations", "people")
    return any(word in words(name) for name in known) or head_class(word) is not None


def _person_before(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Return the nearest person before `tokens[at]` whom no preposition governs, or the name that opens the sentence."""
    prepositions = words("prepositions")
    opening: Name | None = None
    while at >= floor and tokens[at].text != ";":
        name = context.name_at(tokens[at].start)
        if name is None:
            at -= 1
            continue
        index = _before(tokens, at, floor, name)
        if name.kind is EntityKind.PERSON:
            back = index
            while back >= floor and (
                tokens[back].lower in words("roles")
                or (tokens[back].text[0].isupper() and tokens[back].lower not in prepositions)
                or tokens[back].text == "."
            ):
                back -= 1
            governed = back >= floor and tokens[back].lower in prepositions - words("through")
            if not governed and not related(tokens, floor, name):
                return named(name)
        elif index < floor:
            opening = name
        at = index
    return named(opening) if opening is not None else None


def _common_noun(context: Context, tokens: list[Word], at: int, floor: int) -> Speaker | None:
    """Read a subject without any name: sang pelatih, seorang saksi, polisi setempat."""
    if tokens[at].lower == _ONE_OF_THESE:
        return None
    start = at
    while start > floor and at - start < _PHRASE:
        previous = tokens[start - 1]
        if (
            not previous.text[0].isalnum()
            or previous.lower in words("breaks")
            or previous.lower in words("prepositions")
        ):
            break
        start -= 1
    while start < at and tokens[start].lower in words("openers") and tokens[start].lower not in words("unnamed"):
        start += 1
    head = tokens[start].lower
    if head in words("roles") or head in words("epithets") or head in words("unnamed") or head in words("bodies"):
        return read_nameless(context, tokens[start : at + 1])
    return None
