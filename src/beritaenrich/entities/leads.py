"""Mentions of persons that begin with the area of their office (`Gubernur [Aksara Mehmet Ali]`): cut to the name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from beritaenrich.entities import gazetteer
from beritaenrich.entities.forms import split_words, word_list
from beritaenrich.entities.surface import Word, place_of
from beritaenrich.model import EntityKind, Mention

_LEADS = (re.compile(r"\S+\s+\S+\s+(?=\S)"), re.compile(r"\S+\s+(?=\S)"))


def without_areas(mentions: Sequence[Mention], words: Mapping[int, Sequence[Word]]) -> list[Mention]:
    """Return the mentions, those of persons without the area of the office before them.

    The area is a place of the article or of the tables; a name whose first word is also a name by itself in the article
    is left alone, for there are persons called like towns (`Wali Kota Bima Arya`).

    Args:
        mentions: the mentions of the article.
        words: the words of each sentence.
    """
    places = {" ".join(split_words(mention.text)) for mention in mentions if mention.kind is EntityKind.PLACE}
    persons = [(number, mention) for number, mention in enumerate(mentions) if mention.kind is EntityKind.PERSON]
    found = list(mentions)
    after_office = {number for number, mention in persons if _follows_office(mention, words[mention.sentence])}
    if not after_office:
        return found
    given = {next(iter(split_words(mention.text)), "") for number, mention in persons if number not in after_office}
    for number in after_office:
        mention = mentions[number]
        for pattern in _LEADS:
            lead = pattern.match(mention.text)
            if lead is None:
                continue
            area = " ".join(split_words(lead.group()))
            known = area in places or bool(gazetteer.regions(area) or gazetteer.country_code(area))
            if known and area.split()[0] not in given:
                found[number] = replace(mention, start=mention.start + lead.end(), text=mention.text[lead.end() :])
                break
    return found


def _follows_office(mention: Mention, words: Sequence[Word]) -> bool:
    place = place_of(mention, words)
    return place is not None and place.first > 0 and words[place.first - 1].form.lower() in word_list("area_offices")
