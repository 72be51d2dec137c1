"""Noun phrases after a reporting word: where they end, and whom they name."""

from dataclasses import dataclass
from enum import StrEnum

from beritaenrich.entities.role_words import head_class
from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import Context, Name, Word
from beritaenrich.quotes.verb_shapes import is_active
from beritaenrich.quotes.wordlists import words

_BRACKET = 12
_OFFICE = 18
_INITIAL = 2  # a name as short as the R of R&D speaks only where there is no other
_RELATIVE = 14
_HIDDEN = 5


class Reference(StrEnum):
    """How a reporting clause names its speaker."""

    NAME = "name"  # Budi, Kyiv, pernyataan pihak WhatsApp
    PRONOUN = "pronoun"  # dia, ia, beliau
    CLITIC = "clitic"  # the -nya of katanya
    DEFINITE = "definite"  # politikus PKS itu
    BODY = "body"  # maskapai itu, pernyataan tersebut
    ROLE = "role"  # Presiden Rusia, kapolres setempat
    ANONYMOUS = "anonymous"  # sumber itu, perekam video


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words for a speaker, and the name in them where there is one."""

    start: int
    end: int
    reference: Reference
    name: Name | None = None


def named(name: Name) -> Speaker:
    """Return the speaker that a name is."""
    return Speaker(name.start, name.end, Reference.NAME, name)


def read_phrase(context: Context, tokens: list[Word], at: int) -> tuple[Speaker | None, int]:
    """Return whom the noun phrase at `tokens[at]` names, and the index after it."""
    while at < len(tokens) and tokens[at].lower in words("before_speaker"):
        at += 1
    if at + 2 < len(tokens) and tokens[at].lower == "yang" and tokens[at + 1].lower.startswith("di"):
        at += 2  # demikian keterangan yang disampaikan BMKG
    if at >= len(tokens):
        return None, at
    first = tokens[at]
    slip = first.text == "di" and (at + 1 == len(tokens) or tokens[at + 1].text in {",", "."})  # kata di, for kata dia,
    if first.lower in words("pronouns") or slip:
        return Speaker(first.start, first.end, Reference.PRONOUN), at + 1
    if first.lower == "nya":  # kata nya
        return Speaker(first.start, first.end, Reference.CLITIC), at + 1
    end = _phrase_end(context, tokens, at)
    phrase = tokens[at:end]
    if not phrase:
        return None, at
    for person in _behind_ranks(persons(context, phrase), phrase):
        other = _apposition(context, tokens, end)
        if other is not None and _of_party(tokens, at, person):
            return named(other), end
        if not related(tokens, at, person):
            return named(person), end
    if other := _apposition(context, tokens, end):
        if first.lower in words("relations") and (closing := _determiner_behind(tokens, other)) is not None:
            return Speaker(first.start, closing.end, Reference.DEFINITE), end  # putri mantan menteri, Budi Hakim ini
        return named(other), end
    if body := _apposed_body(context, tokens, phrase, end):
        return named(body), end
    if end < len(tokens) and tokens[end].lower == "yang" and keeps_name(tokens[end : end + _RELATIVE]):
        return Speaker(first.start, phrase[-1].end, Reference.ANONYMOUS), end
    seen = words("recordings").intersection(token.lower for token in tokens[end + 1 : end + 3])
    if seen and first.lower in words("epithets") and tokens[end].lower in words("inside"):  # pria dalam video itu
        return Speaker(first.start, phrase[-1].end, Reference.ANONYMOUS), end
    return read_nameless(context, phrase), end


def _behind_ranks(found: list[Name], phrase: list[Word]) -> list[Name]:
    """Leave out what was only taken for a person in an office before a rank and a name: Kaops Bakti Satria Brigjen Budi."""
    if len(found) < 2:
        return found
    between = [token for token in phrase if found[0].end <= token.start < found[1].start]
    common = any(token.text.islower() and token.lower not in words("ranks") for token in between)
    return found[1:] if between and between[-1].lower in words("ranks") and not common else found


def _phrase_end(context: Context, tokens: list[Word], at: int) -> int:
    end = at
    person = relative = False
    while end < len(tokens):
        token = tokens[end]
        name = context.name_at(token.start)
        if name is not None:
            person = person or name.kind is EntityKind.PERSON
            end += 1
            continue
        lower = token.lower
        if token.text in {"(", "["} and end > at:
            after = _after_bracket(tokens, end)
            if after is None or person or not _goes_on(context, tokens, after):
                break
            end = after
        elif (token.text in {"&", "/"} and end > at) or (
            token.text == "." and end > at and _abbreviates(context, tokens, end)
        ):
            end += 1
        elif not (token.text[0].isalnum() or token.text[0] == "@") or lower in words("weekdays"):
            break
        elif lower in words("phrase_links") and end > at and not person and _closes(tokens, end):
            relative = True
            end += 1
        elif relative and not person:
            end += 1
            relative = lower not in words("determiners")
        elif not person and end > at and _office_goes_on(context, tokens, at, end):
            end += 2 if lower == "yang" else 1
        elif _ends_phrase(token, first=end == at, person=person):
            break
        else:
            end += 1
    return end


def _ends_phrase(token: Word, *, first: bool, person: bool) -> bool:
    lower = token.lower
    if lower in words("stops"):
        return not token.text.istitle()  # Hari and Malam are names too
    if lower == "yang" or is_active(token.text):
        return True
    return (lower == "dan" and person) or (token.text[0].isdigit() and (person or first))


def _office_goes_on(context: Context, tokens: list[Word], at: int, stop: int) -> bool:
    """Tell whether a long office runs on to a name: Kabid Humas pada Dinas Kesehatan Budi, Camat yang juga Ketua Budi."""
    also = tokens[stop].lower == "yang" and stop + 1 < len(tokens) and tokens[stop + 1].lower == "juga"
    if not (also or tokens[stop].lower in words("office_links")):
        return False
    if words("roles").isdisjoint(token.lower for token in tokens[at : min(stop, at + 2)]):
        return False
    for token in tokens[stop + 1 + also : stop + _OFFICE]:
        name = context.name_at(token.start)
        if name is not None and name.kind is EntityKind.PERSON:
            return True
        common = token.text[0].islower() and token.lower not in words("roles")
        if name is None and common and token.text != "dan":
            return False
    return False


def _after_bracket(tokens: list[Word], at: int) -> int | None:
    for index in range(at + 1, min(len(tokens), at + _BRACKET)):
        if tokens[index].text in {")", "]"}:
            return index + 1
    return None


def _goes_on(context: Context, tokens: list[Word], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    return (
        token.text == ","
        or context.name_at(token.start) is not None
        or (token.text[0].isalnum() and (token.lower not in words("stops") or token.lower in words("determiners")))
    )


def _abbreviates(context: Context, tokens: list[Word], at: int) -> bool:
    """Tell whether the stop at `tokens[at]` is that of `H.`, `Dr.`, `Ir.` before a name or a capital."""
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not (after.text[0].isupper() or context.name_at(after.start)):
        return False
    return len(before.text) <= 4 and before.text[0].isalpha() and before.end == tokens[at].start


def _closes(tokens: list[Word], at: int) -> bool:
    """Tell whether a relative clause that begins at `tokens[at]` ends in `itu`: pria yang akrab disapa Agus itu."""
    for token in tokens[at + 1 : at + _RELATIVE]:
        if token.lower in words("determiners"):
            return True
        if not token.text[0].isalnum():
            return False
    return False


def persons(context: Context, tokens: list[Word]) -> list[Name]:
    """Return the names of persons in the tokens, in order."""
    found: list[Name] = []
    for token in tokens:
        name = context.name_at(token.start)
        if name is not None and name.kind is EntityKind.PERSON and name not in found:
            found.append(name)
    return [name for name in found if name.end - name.start > _INITIAL] or found


def related(tokens: list[Word], floor: int, person: Name) -> bool:
    """Tell whether the person only says whose relation the speaker is: istri Budi, kuasa hukum Budi."""
    before = [token for token in tokens[floor:] if token.end <= person.start]
    return ends_in_relation(before)


def _of_party(tokens: list[Word], at: int, person: Name) -> bool:
    """Tell whether a name before the speaker's says whom the speaker stands for: kuasa hukum pihak Budi, Rina."""
    before = [token for token in tokens[at:] if token.end <= person.start]
    if not before or ends_in_relation(before):
        return bool(before)
    last = before[-1]
    common = last.text.islower() and last.lower not in words("roles") | words("epithets")
    return last.text == "(" or (common and len(before) > 1)  # Aliansi Baru (Aba), Rina; tim pemenangan Bagus, Rina


def _determiner_behind(tokens: list[Word], name: Name) -> Word | None:
    behind = next((token for token in tokens if token.start >= name.end), None)
    return behind if behind is not None and behind.lower in words("determiners") else None


def ends_in_relation(before: list[Word]) -> bool:
    """Tell whether the words end in one for a relation: istri, kuasa hukum, istri Pak."""
    while len(before) > 1 and before[-1].lower in words("ranks") - words("kin"):
        before = before[:-1]
    kin = before
    while len(kin) > 1 and kin[-1].lower in words("roles"):  # keponakan Presiden Budi
        kin = kin[:-1]
    if kin and kin[-1].lower in words("kin") and (kin[-1].text.islower() or len(kin) == 1):
        return True
    if not before or not before[-1].text.islower():
        return False
    last, previous = before[-1].text, before[-2].lower if len(before) > 1 else ""
    if last == "tim" and previous in words("team_offices"):  # kapten tim Budi
        return False
    return last in words("relations") or f"{previous} {last}" in words("relations_of_two")


def _apposition(context: Context, tokens: list[Word], end: int) -> Name | None:
    """Return the person after the comma of `kata Ketua RT setempat, Andi` or `kata Deputi Pers, dan Media, Andi`."""
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    for token in tokens[end + 1 : end + 1 + _BRACKET]:
        name = context.name_at(token.start)
        if name is not None:
            if name.kind is EntityKind.PERSON:
                return name
        elif token.text in {",", ".", "(", ")", "&", "/", "dan"} or (
            token.text[0].isupper() and token.lower not in words("stops")
        ):
            continue
        elif token.lower not in words("roles"):
            return None
    return None


def _apposed_body(context: Context, tokens: list[Word], phrase: list[Word], end: int) -> Name | None:
    """Return the organisation of `tulis sayap militer partai itu, Garda Palu`."""
    persons_words = ("roles", "epithets", "unnamed", "kin", "people")
    if (
        end + 1 >= len(tokens)
        or tokens[end].text != ","
        or any(phrase[0].lower in words(name) for name in persons_words)
    ):
        return None
    if head_class(phrase[0].lower) is not None:
        return None
    name = context.name_at(tokens[end + 1].start)
    return name if name is not None and name.kind is EntityKind.ORGANISATION else None


def keeps_name(tokens: list[Word]) -> bool:
    """Tell whether somebody keeps their name to themselves: warga yang enggan disebut namanya."""
    for index, token in enumerate(tokens):
        if token.lower in words("own_names"):
            near = {other.lower for other in tokens[max(0, index - _HIDDEN) : index + _HIDDEN]}
            if not near.isdisjoint(words("made_known")) and not near.isdisjoint(words("refusing")):
                return True
    return False


def read_nameless(context: Context, phrase: list[Word]) -> Speaker:
    """Read a phrase in which no person speaks by name."""
    start, end = phrase[0].start, phrase[-1].end
    points = phrase[-1].lower in words("determiners")
    names = [name for token in phrase if (name := context.name_at(token.start)) and name.kind is not EntityKind.PERSON]
    if names and _introduces(phrase, names[0].start) and not (points and names[0].start == start):
        return named(names[0])
    if (said := _said_to_be(phrase, points=points, naming=bool(names))) is not None:
        return Speaker(start, end, said)
    capital = next((token for token in phrase if token.text[0].isupper()), None)
    if capital is not None and _introduces(phrase, capital.start):
        return Speaker(capital.start, end, Reference.NAME)
    return Speaker(start, end, _by_head(phrase[0].lower, naming=capital is not None))


def _said_to_be(phrase: list[Word], *, points: bool, naming: bool) -> Reference | None:
    """Return what a phrase says of its speaker in words that leave no doubt: `lembaga itu`, `seorang warga`, `sang guru`."""
    head = phrase[0].lower
    noun = phrase[1].lower if head in words("articles") and len(phrase) > 1 else head
    if phrase[0].text[0] == "@":
        return Reference.NAME
    if points and _is_body(head):
        return Reference.BODY
    if head in words("unnamed") or noun in words("anonymous"):
        return Reference.ANONYMOUS
    origin = len(phrase) > 1 and phrase[1].lower in words("origins")
    if points or (head in words("epithets") and (origin or not naming)):
        return Reference.DEFINITE
    if head in words("roles"):
        return Reference.ROLE
    if head in words("bodies") and all(token.text[0].islower() for token in phrase[1:]):
        return Reference.BODY
    return None


def _by_head(head: str, *, naming: bool) -> Reference:
    """Return what the first word of a phrase makes of its speaker, where nothing else tells."""
    if _is_body(head):
        return Reference.BODY
    if head in words("epithets"):
        return Reference.DEFINITE
    return Reference.ROLE if naming else Reference.ANONYMOUS


def _is_body(head: str) -> bool:
    return head in words("company") or head in words("bodies")


def _introduces(phrase: list[Word], start: int) -> bool:
    """Tell whether the words before `start` only introduce an organisation: pernyataan resmi pihak X."""
    fine = words("statements")
    return all(token.lower in fine for token in phrase if token.start < start)
