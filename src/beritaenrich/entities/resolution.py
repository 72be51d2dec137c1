"""From mentions to entities: which mentions name the same person, place or organisation, under which name.

First the forms of an article are joined by the rules of `matching` (same words, gazetteer, acronym, part of the name,
misspelling); then mentions whose form fits several persons go to the one last named in full. Names of different kinds
never meet. Roles come from `roles`, codes from `identifiers`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from beritaenrich.entities import matching
from beritaenrich.entities.forms import Form, form_of, word_list
from beritaenrich.entities.identifiers import identifiers_of, surroundings_of
from beritaenrich.entities.naming import canonical_name
from beritaenrich.entities.roles import roles_of
from beritaenrich.entities.surface import Word, clean_blanks, place_of, words_of
from beritaenrich.model import Acronym, Entity, EntityKind, Link, Mention, Sentence


def resolve_entities(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], acronyms: Sequence[Acronym] = ()
) -> tuple[Entity, ...]:
    """Return the entities of an article in order of first mention, every mention in exactly one.

    Args:
        mentions: the names in the sentences; `Mention.sentence` is the index into `sentences`.
        sentences: the sentences of the article.
        acronyms: the acronyms of the article, from `find_acronyms`.

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
    words = {index: words_of(sentences[index]) for index in {mention.sentence for mention in mentions}}
    texts = [_text(mention, sentences, words) for mention in mentions]
    forms, form_index = _forms(mentions, texts)
    clusters = matching.Clusters(forms)
    matching.join_equal(clusters)
    matching.join_acronyms(clusters, _bracketed(mentions, form_index, acronyms))
    matching.join_known(clusters)
    unsure = dict(matching.join_parts(clusters))
    matching.join_misspelt(clusters)
    before = {number: _word_before(mention, words) for number, mention in enumerate(mentions)}
    chosen = _choose(clusters, unsure) | _sites(mentions, before, clusters, form_index)
    return _entities(mentions, sentences, words, texts, clusters, form_index, chosen, acronyms, before)


def link_mentions(mentions: Sequence[Mention], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """Return the mentions with `entity` set to the index of the entity that each belongs to."""
    owner = {mention: index for index, entity in enumerate(entities) for mention in entity.mentions}
    return tuple(replace(mention, entity=owner.get(index)) for index, mention in enumerate(mentions))


def _text(mention: Mention, sentences: Sequence[Sentence], words: dict[int, list[Word]]) -> str:
    """Return a mention as the newspaper printed it, blanks made plain."""
    sentence = sentences[mention.sentence]
    if sentence.source is not None and (place := place_of(mention, sentence, words[mention.sentence])):
        return clean_blanks(sentence.text[place[2] : place[3]]) or clean_blanks(mention.text)
    return clean_blanks(mention.text)


def _forms(mentions: Sequence[Mention], texts: Sequence[str]) -> tuple[list[Form], list[int]]:
    """Return the different forms, and for each mention the index of its form."""
    forms: list[Form] = []
    known: dict[tuple[EntityKind, str], int] = {}
    index_of = []
    for number, (mention, text) in enumerate(zip(mentions, texts, strict=True)):
        index = known.setdefault((mention.kind, text), len(forms))
        if index == len(forms):
            forms.append(form_of(mention.kind, text))
        forms[index].mentions.append(number)
        index_of.append(index)
    return forms, index_of


def _bracketed(
    mentions: Sequence[Mention], form_index: Sequence[int], acronyms: Sequence[Acronym]
) -> list[tuple[int, int]]:
    """Return the forms of `SHORT` and `long` for each acronym whose two sides are mentions of one kind."""
    ends = {mention.end: number for number, mention in enumerate(mentions)}
    starts = sorted((mention.start, number) for number, mention in enumerate(mentions))
    pairs = []
    for acronym in acronyms:
        bracket = acronym.start + acronym.text.rfind("(")
        position = bisect_left(starts, (bracket, -1))
        if position == len(starts) or starts[position][0] >= acronym.end:
            continue
        short = starts[position][1]
        long = next((ends[end] for end in range(bracket, max(bracket - 4, acronym.start), -1) if end in ends), None)
        if long is None or mentions[long].kind is not mentions[short].kind:
            continue
        lead = mentions[long].text[: max(0, acronym.start - mentions[long].start)].split()
        if not lead or (len(lead) == 1 and lead[0].lower() in word_list("class_words")):
            pairs.append((form_index[short], form_index[long]))
    return pairs


def _choose(clusters: matching.Clusters, unsure: dict[int, list[int]]) -> dict[int, int]:
    """Return the form whose cluster each mention belongs to, for mentions whose form fits several persons.

    The name goes to the person last named in full before it, or next after it. A person whom the article calls by a
    short name of his own (`Lubna` of `Lubna Al Sultan`) is passed over for the name that he shares.
    """
    chosen: dict[int, int] = {}
    for index, fuller in unsure.items():
        form = clusters.forms[index]
        own = {
            clusters.find(other)
            for other in range(len(clusters.forms))
            if len(clusters.forms[other].words) == 1 and other not in unsure
        } if len(clusters.forms) < 4096 else set()
        leading = [other for other in fuller if clusters.forms[other].words[0] == form.words[0]]
        candidates = leading or [other for other in fuller if clusters.find(other) not in own] or fuller
        places = sorted((number, other) for other in candidates for number in clusters.forms[other].mentions)
        for number in form.mentions:
            position = bisect_left(places, (number, -1))
            chosen[number] = places[position - 1][1] if position else places[0][1]
    return chosen


def _word_before(mention: Mention, words: Mapping[int, Sequence[Word]]) -> str:
    """Return the word before a mention in its sentence, as written, or an empty string."""
    sentence = words[mention.sentence]
    index = bisect_left(sentence, mention.start, key=lambda word: word.raw_end) - 1
    if index + 1 < len(sentence) and sentence[index + 1].raw_end == mention.start:
        index += 1
    return sentence[index].form if index >= 0 else ""


def _sites(
    mentions: Sequence[Mention], before: Mapping[int, str], clusters: matching.Clusters, form_index: Sequence[int]
) -> dict[int, int]:
    """Return the form for places with their kind in lower case before them: `terminal Senen` is `Terminal Bus Senen`."""
    sites: dict[tuple[str, str], int] = {}
    for index, form in enumerate(clusters.forms):
        if form.kind is EntityKind.PLACE and len(form.words) > 1 and form.words[0] in word_list("site_types"):
            sites.setdefault((form.words[0], form.words[-1]), index)
    chosen = {}
    for number, mention in enumerate(mentions):
        word = before[number]
        words = clusters.forms[form_index[number]].words
        site = sites.get((word, words[-1])) if mention.kind is EntityKind.PLACE and word.islower() else None
        if site is not None and clusters.forms[site].words[-len(words) :] == words:
            chosen[number] = site
    return chosen


def _entities(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    words: dict[int, list[Word]],
    texts: Sequence[str],
    clusters: matching.Clusters,
    form_index: Sequence[int],
    chosen: dict[int, int],
    acronyms: Sequence[Acronym],
    before: Mapping[int, str],
) -> tuple[Entity, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(mentions)):
        members[clusters.find(chosen.get(number, form_index[number]))].append(number)
    roles = roles_of(mentions, sentences, words)
    longs = {acronym.short: acronym.long for acronym in reversed(acronyms)}
    surroundings = surroundings_of(clusters.forms, before)
    entities = []
    for numbers in members.values():
        indices = list(dict.fromkeys(form_index[number] for number in numbers))
        forms = [clusters.forms[index] for index in indices]
        right = [clusters.forms[index] for index in indices if index not in clusters.slips]
        name = canonical_name(right or forms, longs)
        found = [role for number in numbers for role in roles.get(number, ())]
        entities.append(
            Entity(
                name=name,
                kind=mentions[numbers[0]].kind,
                aliases=tuple(text for text in dict.fromkeys(texts[number] for number in numbers) if text != name),
                roles=tuple(dict.fromkeys(found)),
                identifiers=identifiers_of(forms, surroundings),
                mentions=tuple(numbers),
                links=_links(numbers, chosen, clusters, form_index, texts),
            )
        )
    return tuple(entities)


def _links(
    numbers: Sequence[int],
    chosen: dict[int, int],
    clusters: matching.Clusters,
    form_index: Sequence[int],
    texts: Sequence[str],
) -> tuple[Link, ...]:
    """Return for each mention after the first why it belongs to the entity."""
    seen = {form_index[numbers[0]]}
    links = []
    for number in numbers[1:]:
        index = form_index[number]
        if number in chosen:
            person = clusters.forms[index].kind is EntityKind.PERSON
            rule = "part of a name, the person last named" if person else "kind of place before the name"
            matched = clusters.forms[chosen[number]].text
        elif index in seen:
            rule, matched = "same text", texts[number]
        else:
            rule, matched = clusters.evidence.get(index, ("same text", texts[number]))
        seen.add(index)
        links.append(Link(mention=number, rule=rule, matched=matched))
    return tuple(links)
