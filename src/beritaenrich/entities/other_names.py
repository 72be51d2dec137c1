"""Other names that the text itself gives: `Joko Widodo (Jokowi)`, `Rudi alias Codet`, `Cak Imin, sapaan Muhaimin Iskandar`."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from beritaenrich.entities.forms import split_words, word_list
from beritaenrich.entities.letters import alignment_costs, letters_of
from beritaenrich.entities.role_words import head_class
from beritaenrich.entities.surface import Place, Word
from beritaenrich.model import EntityKind, Mention
from beritaenrich.titles import title_words

_REACH = 10
_SENTENCES_BACK = 2
_WORDS_IN_PAIR = 2
_SHORTEST = 3
_LONGEST = 12


def other_names(
    mentions: Sequence[Mention],
    places: Sequence[Place | None],
    words: Mapping[int, Sequence[Word]],
    form_index: Sequence[int],
    explained: Sequence[tuple[int, int]] = (),
) -> Iterator[tuple[int, int, str]]:
    """Yield the forms of two neighbouring mentions of one kind that the text says are one, with the rule.

    Args:
        mentions: the mentions of the article, in order.
        places: where each stands among the words of its sentence.
        words: the words of each sentence.
        form_index: the form of each mention.
        explained: the places of the acronyms that the letters before them explain, which are judged by that.
    """
    yield from _nicknames(mentions, places, words, form_index)
    starts = sorted(explained)
    for number, (first, second) in enumerate(pairwise(mentions)):
        place, following = places[number], places[number + 1]
        if first.kind is not second.kind or first.sentence != second.sentence or place is None or following is None:
            continue
        sentence = words[first.sentence]
        between = [word.form.lower() for word in sentence[place.last : following.first]]
        closed = following.last < len(sentence) and sentence[following.last].form == ")"
        at = bisect_right(starts, (second.start, second.end)) - 1
        known = at >= 0 and starts[at][1] >= second.end
        pair = first.kind is EntityKind.PERSON and number > 0 and _is_paired(mentions, places, words, number)
        bracketed = between in (["("], [".", "("]) and closed and not known and not pair
        if bracketed and (_is_short_for(first, second) or _is_byname(first, second, sentence, mentions)):
            yield form_index[number + 1], form_index[number], "in brackets after the name"
        elif first.kind is EntityKind.PERSON and _says_alias(between):
            yield form_index[number + 1], form_index[number], "alias in the text"


def _nicknames(
    mentions: Sequence[Mention],
    places: Sequence[Place | None],
    words: Mapping[int, Sequence[Word]],
    form_index: Sequence[int],
) -> Iterator[tuple[int, int, str]]:
    """Yield names that the text gives to one of whom the sentence before tells (`Pria itu biasa dipanggil Codet`)."""
    persons = [number for number, mention in enumerate(mentions) if mention.kind is EntityKind.PERSON]
    for position, number in enumerate(persons):
        mention, place = mentions[number], places[number]
        if position == 0 or place is None or mentions[persons[position - 1]].sentence == mention.sentence:
            continue
        if not _is_nickname(words[mention.sentence], place):
            continue
        before = mentions[persons[position - 1]].sentence
        named = {
            form_index[other]
            for other in persons[max(0, position - _REACH) : position]
            if mentions[other].sentence == before
        }
        if len(named) == 1 and mention.sentence - before <= _SENTENCES_BACK:
            likely = {form_index[other] for other in persons if _is_clipped(mention.text, mentions[other].text)}
            yield form_index[number], (likely if len(likely) == 1 else named).pop(), "alias in the text"


def _is_nickname(sentence: Sequence[Word], place: Place) -> bool:
    """Whether the words before a name or behind it say that somebody named before is called so."""
    lead = [word.form.lower() for word in sentence[max(0, place.first - _REACH) : place.first]]
    while lead and (lead[-1] in title_words("address", "title") or not any(map(str.isalnum, lead[-1]))):
        del lead[-1]
    if lead and lead[-1] in word_list("alias") - {"alias"}:
        return _points_back(lead)
    behind = [word.form.lower() for word in sentence[place.last : place.last + _REACH]]
    if "," not in behind[1:] or behind[0] != ",":
        return False
    told = behind[1 : behind.index(",", 1)]
    own = any(word in word_list("pronouns") or word.endswith("nya") for word in told)
    return own and any(word.removesuffix("nya") in word_list("alias") for word in told)


def _points_back(lead: Sequence[str]) -> bool:
    """Whether the words before a nickname point back at somebody: `pria itu biasa dipanggil`, `pria yang akrab disapa`."""
    if word_list("back_references") & set(lead):
        return True
    noun = lead[lead.index("yang") - 1] if "yang" in lead[1:] else ""
    return noun in word_list("person_nouns") or head_class(noun) in {"office", "occupation"}


def _is_paired(
    mentions: Sequence[Mention], places: Sequence[Place | None], words: Mapping[int, Sequence[Word]], number: int
) -> bool:
    """Whether a person is the second of a pair, so that a bracket may hold the name of both: `Sari dan Gunawan (SAGU)`."""
    before, place = places[number - 1], places[number]
    same = mentions[number - 1].sentence == mentions[number].sentence
    if before is None or place is None or not same or mentions[number - 1].kind is not EntityKind.PERSON:
        return False
    between = [word.form for word in words[mentions[number].sentence][before.last : place.first]]
    return between in (["dan"], ["-"], ["–"], ["/"], ["&"]) or (
        between[:1] == ["dan"] and len(between) <= _WORDS_IN_PAIR
    )


def _is_short_for(first: Mention, second: Mention) -> bool:
    """Whether a single name in brackets is another form of the name before it, rather than another thing."""
    short = second.text
    if first.kind is EntityKind.ORGANISATION and _abbreviates_the_first_words(short, first.text):
        return True
    nickname = _without_address(short) if first.kind is EntityKind.PERSON else short.split()
    if len(nickname) != 1 or len(short) > _LONGEST:
        return False
    if first.kind is EntityKind.PERSON:
        name, other = "".join(split_words(first.text)), "".join(nickname)
        longer = " " not in first.text and name[:3] == other[:3] and _holds_letters(other, name)  # Andre (Andreas)
        return longer or _holds_letters(name, other)
    if len(first.text.split()) == 1:
        return False
    if short.isupper() or first.kind is EntityKind.PLACE:
        return short.isupper()
    return short[0] == first.text[0] and set(short.lower()) <= set(first.text.lower())


def _is_byname(first: Mention, second: Mention, sentence: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Whether a single name in the only bracket of its sentence is that of the single name before it: `Mulyono (Jokowi)`.

    Nobody else has it as part of his name, and no role, goal or other thing of two persons is spoken of.
    """
    name = _without_address(second.text)
    if first.kind is not EntityKind.PERSON or " " in first.text:
        return False
    if len(name) != 1 or len(name[0]) < _SHORTEST:
        return False
    if any(" " in mention.text and name[0] in split_words(mention.text) for mention in mentions):
        return False
    lower = [word.form.lower() for word in sentence]
    return lower.count("(") == 1 and word_list("of_two_persons").isdisjoint(lower)


def _without_address(name: str) -> list[str]:
    """Return the words of a nickname, without the style of address before it: `iful` of `Gus Iful`."""
    words = split_words(name)
    return words[1:] if len(words) > 1 and words[0] in title_words("address", "title") else words


def _is_clipped(nickname: str, name: str) -> bool:
    """Whether a nickname is the beginning or the end of a word of a longer name.

    Examples:
        >>> _is_clipped("Gus Iful", "Saiful Yusman"), _is_clipped("Gus Iful", "Prabowo"), _is_clipped("Iful", "Iful")
        (True, False, False)
    """
    short = _without_address(nickname)
    return len(short) == 1 and any(
        word != short[0] and len(short[0]) >= _SHORTEST and (word.startswith(short[0]) or word.endswith(short[0]))
        for word in split_words(name)
    )


def _abbreviates_the_first_words(short: str, long: str) -> bool:
    """Whether a name of two words shortens the first two words of a long one: `Satgas MAPAN` for `Satuan Tugas …`.

    Examples:
        >>> _abbreviates_the_first_words("Satgas MAPAN", "Satuan Tugas Ketahanan Pangan Daerah")
        True
        >>> _abbreviates_the_first_words("Pansus Hutan", "Satuan Tugas Ketahanan Pangan Daerah")
        False
    """
    (first, *rest), full = short.split(), long.split()
    if len(rest) != 1 or len(full) <= 1 + len(rest) or not rest[0].isupper():
        return False
    return 0 in alignment_costs(letters_of(first), full[:2], syllables=True)


def _holds_letters(name: str, short: str) -> bool:
    """Whether the letters of `short` stand in `name` in this order.

    Examples:
        >>> _holds_letters("jokowidodo", "jokowi"), _holds_letters("jokowidodo", "gibran")
        (True, False)
    """
    letters = iter(name)
    return bool(short) and all(letter in letters for letter in short)


def _says_alias(between: Sequence[str]) -> bool:
    """Whether the words between two names say that they are one person's.

    Examples:
        >>> _says_alias(["alias"]), _says_alias([",", "sapaan", "akrab"]), _says_alias(["alias", "Codet", ","])
        (True, True, False)
    """
    if not between or len(between) > _REACH or not word_list("alias") & set(between):
        return False
    lead = next(index for index, word in enumerate(between) if word in word_list("alias"))
    rest = between[lead + 1 :]
    if between[lead] == "alias":
        rest = [word for word in rest if word not in title_words("address", "title") and any(map(str.isalnum, word))]
        closed = not rest and "," not in between[lead + 1 :]
    else:
        closed = not {",", "dan", "serta"} & set(rest)
    return closed and all(word in word_list("alias_lead") or word == "," for word in between[:lead])
