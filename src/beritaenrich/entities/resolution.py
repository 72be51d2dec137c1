"""From mentions to entities: which mentions name the same person, place or organisation, under which name.

First the forms of an article are joined by rules (`matching`: same words, gazetteer, acronym; `name_parts`; `misspellings`); then
mentions whose form fits several persons go to the one last named in full. Names of different kinds never meet. Names come from
`naming`, roles from `roles`, codes from `identifiers`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from beritaenrich.entities import matching
from beritaenrich.entities.acronym_pairs import acronym_pairs
from beritaenrich.entities.clusters import Clusters
from beritaenrich.entities.forms import Form, form_of, word_list
from beritaenrich.entities.identifiers import area_before, identifiers_of, surroundings_of
from beritaenrich.entities.leads import without_areas
from beritaenrich.entities.misspellings import join_misspelt, join_misspelt_parts
from beritaenrich.entities.name_parts import join_parts
from beritaenrich.entities.naming import canonical_name
from beritaenrich.entities.other_names import other_names
from beritaenrich.entities.roles import roles_of
from beritaenrich.entities.surface import Place, Word, clean_blanks, place_of, words_of
from beritaenrich.errors import InputValueError, type_error
from beritaenrich.model import Acronym, Entity, EntityKind, Link, Mention, Sentence

_MANY = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The mentions of an article with what the rules need: texts, words before them, forms."""

    mentions: Sequence[Mention]
    texts: Sequence[str]
    before: Sequence[str]
    places: Sequence[Place | None]
    forms: Sequence[Form]
    form_index: Sequence[int]


def resolve_entities(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], acronyms: Sequence[Acronym] = ()
) -> tuple[Entity, ...]:
    """Return the entities of an article in order of first mention, every mention in exactly one.

    Args:
        mentions: the names in the sentences; `Mention.sentence` is the index into `sentences`.
        sentences: the sentences of the article.
        acronyms: the acronyms of the article, from `find_acronyms`.

    Raises:
        InputTypeError: for mentions or sentences of another type.
        InputValueError: for a mention whose sentence is missing.

    Examples:
        >>> from beritaenrich.entities import find_acronyms
        >>> from beritaenrich.sentences import split_sentences
        >>> text = "Gubernur Sumut Andi Rangkuti tiba. Andi datang dari Sumatera Utara (Sumut)."
        >>> def mention(start, end, kind, sentence):
        ...     return Mention(start=start, end=end, text=text[start:end], kind=kind, score=1.0, sentence=sentence)
        >>> mentions = [mention(9, 14, EntityKind.PLACE, 0), mention(15, 28, EntityKind.PERSON, 0)]
        >>> mentions += [mention(35, 39, EntityKind.PERSON, 1), mention(52, 66, EntityKind.PLACE, 1)]
        >>> [(e.name, e.roles, e.mentions) for e in resolve_entities(mentions, split_sentences(text), find_acronyms(text))]
        [('Sumatera Utara', (), (0, 3)), ('Andi Rangkuti', ('Gubernur Sumut',), (1, 2))]
    """
    for argument, values, kind in (("mentions", mentions, Mention), ("sentences", sentences, Sentence)):
        if not isinstance(values, Sequence) or not all(isinstance(value, kind) for value in values):
            raise type_error(argument, values, f"a sequence of {kind.__name__}")
    if any(not 0 <= mention.sentence < len(sentences) for mention in mentions):
        raise InputValueError(
            "a mention is in a sentence that is not among 'sentences': give all sentences that were tagged"
        )
    words = _words(mentions, sentences)
    mentions = without_areas(mentions, words)
    reading = _read(mentions, sentences, words)
    clusters = Clusters(reading.forms)
    matching.join_equal(clusters)
    matching.join_acronyms(clusters, acronym_pairs(mentions, reading.forms, reading.form_index, acronyms))
    matching.join_known(clusters)
    explained = [(acronym.start, acronym.end) for acronym in acronyms]
    matching.join_pairs(clusters, other_names(mentions, reading.places, words, reading.form_index, explained))
    unsure = dict(join_parts(clusters))
    join_misspelt(clusters)
    join_misspelt_parts(clusters)
    chosen = _choose(clusters, unsure) | _sites(reading)
    return _entities(reading, clusters, chosen, roles_of(mentions, sentences, words, reading.places), acronyms)


def link_mentions(mentions: Sequence[Mention], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """Return the mentions with `entity` set to the index of the entity that each belongs to.

    Examples:
        >>> link_mentions((), ())
        ()
    """
    owner = {mention: index for index, entity in enumerate(entities) for mention in entity.mentions}
    return tuple(replace(mention, entity=owner.get(index)) for index, mention in enumerate(mentions))


def _words(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> dict[int, list[Word]]:
    """Return the words of each sentence that has mentions, cut where a mention begins or ends."""
    cuts: dict[int, list[int]] = defaultdict(list)
    for mention in mentions:
        cuts[mention.sentence] += (mention.start, mention.end)
    return {index: words_of(sentences[index], sorted(offsets)) for index, offsets in cuts.items()}


def _read(mentions: Sequence[Mention], sentences: Sequence[Sentence], words: Mapping[int, Sequence[Word]]) -> _Reading:
    """Return the mentions with their texts after repairs, the words before them, and their different forms."""
    texts, before, places, form_index = [], [], [], []
    forms: list[Form] = []
    known: dict[tuple[EntityKind, str, str | None], int] = {}
    for number, mention in enumerate(mentions):
        place = place_of(mention, words[mention.sentence])
        sentence = sentences[mention.sentence]
        text = clean_blanks(mention.text)
        if sentence.source is not None and place is not None:
            text = clean_blanks(sentence.text[place.begin : place.end]) or text
        texts.append(text)
        places.append(place)
        before.append(words[mention.sentence][place.first - 1].form if place is not None and place.first else "")
        area = area_before(mention.kind, text, before[-1])
        index = known.setdefault((mention.kind, text, area), len(forms))
        if index == len(forms):
            forms.append(form_of(mention.kind, text, area))
        forms[index].mentions.append(number)
        form_index.append(index)
    return _Reading(mentions=mentions, texts=texts, before=before, places=places, forms=forms, form_index=form_index)


def _choose(clusters: Clusters, unsure: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Return the form whose cluster each mention belongs to, for mentions whose form fits several persons (or units).

    The name goes to a person whose given name it is; else to a person whom the article calls by no short name of his own
    (with `Marwan Salim`, `Lubna Salim` and `Lubna`, `Salim` is Marwan); among several to the one last named in full.
    """
    forms = clusters.forms
    singles = range(len(forms)) if len(forms) < _MANY else ()
    own = {clusters.find(index) for index in singles if len(forms[index].words) == 1 and index not in unsure}
    chosen: dict[int, int] = {}
    for index, fuller in unsure.items():
        leading = [other for other in fuller if forms[other].words[0] == forms[index].words[0]]
        candidates = leading or [other for other in fuller if clusters.find(other) not in own] or fuller
        places = sorted((number, other) for other in candidates for number in forms[other].mentions)
        for number in forms[index].mentions:
            position = bisect_left(places, (number, -1))
            chosen[number] = places[position - 1][1] if position else places[0][1]
    return chosen


def _sites(reading: _Reading) -> dict[int, int]:
    """Return the form for places with their kind in lower case before them: `terminal Senen` is `Terminal Bus Senen`."""
    sites: dict[tuple[str, str], int] = {}
    for index, form in enumerate(reading.forms):
        if form.kind is EntityKind.PLACE and len(form.words) > 1 and form.words[0] in word_list("site_types"):
            sites.setdefault((form.words[0], form.words[-1]), index)
    chosen = {}
    for number, index in enumerate(reading.form_index):
        form = reading.forms[index]
        site = sites.get((reading.before[number], form.words[-1])) if form.kind is EntityKind.PLACE else None
        if site is not None and reading.forms[site].words[-len(form.words) :] == form.words:
            chosen[number] = site
    return chosen


def _entities(
    reading: _Reading,
    clusters: Clusters,
    chosen: Mapping[int, int],
    roles: Mapping[int, Sequence[str]],
    acronyms: Sequence[Acronym],
) -> tuple[Entity, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for number, index in enumerate(reading.form_index):
        members[clusters.find(chosen.get(number, index))].append(number)
    longs = {acronym.short: acronym.long for acronym in reversed(acronyms) if "," not in acronym.long}
    surroundings = surroundings_of(reading.forms, reading.before)
    entities = []
    for numbers in members.values():
        indices = list(dict.fromkeys(reading.form_index[number] for number in numbers))
        forms = [reading.forms[index] for index in indices]
        right = [reading.forms[index] for index in indices if index not in clusters.slips]
        name = canonical_name(right or forms, longs)
        texts = dict.fromkeys(reading.texts[number] for number in numbers)
        found: dict[str, str] = {}
        for role in (role for number in numbers for role in roles.get(number, ())):
            found.setdefault(role.casefold(), role)
        entities.append(
            Entity(
                name=name,
                kind=forms[0].kind,
                aliases=tuple(text for text in texts if text != name),
                roles=tuple(found.values()),
                identifiers=identifiers_of(forms, surroundings, name),
                mentions=tuple(numbers),
                links=_links(numbers, reading, clusters, chosen),
            )
        )
    return tuple(entities)


def _links(
    numbers: Sequence[int], reading: _Reading, clusters: Clusters, chosen: Mapping[int, int]
) -> tuple[Link, ...]:
    """Return for each mention after the first why it belongs to the entity."""
    seen = {reading.form_index[numbers[0]]}
    links = []
    for number in numbers[1:]:
        index = reading.form_index[number]
        if number in chosen:
            site = reading.forms[index].kind is EntityKind.PLACE
            rule = "kind of place before the name" if site else "part of a name, the one last named"
            matched = reading.forms[chosen[number]].text
        elif index in seen:
            rule, matched = "same text", reading.texts[number]
        else:
            rule, matched = clusters.evidence.get(index, ("same text", reading.texts[number]))
        seen.add(index)
        links.append(Link(mention=number, rule=rule, matched=matched))
    return tuple(links)
