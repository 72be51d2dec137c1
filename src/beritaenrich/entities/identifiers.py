"""Codes of entities, from the gazetteers: given only where the name, or the article, leaves no doubt."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from beritaenrich import lexicon
from beritaenrich.entities import gazetteer
from beritaenrich.entities.forms import Form, body_words, concepts_of, is_known, word_list, word_map
from beritaenrich.model import EntityKind

_LETTERS = 5
_COARSE = ("kabupaten", "kota", "provinsi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rest of the article says: the kind of area by key of name, the states, the provinces and regencies."""

    kinds: Mapping[str, frozenset[str]]
    countries: frozenset[str]
    regions: frozenset[str]


def area_before(kind: EntityKind, text: str, before: str) -> str | None:
    """Return what kind of area the word before a place says it is, where a regency and a city share its name.

    Args:
        kind: the kind of the mention.
        text: the mention.
        before: the word before it.

    Examples:
        >>> area_before(EntityKind.PLACE, "Kediri", "Bupati"), area_before(EntityKind.PLACE, "Sigi", "Bupati")
        ('kabupaten', None)
    """
    area = word_map("area_words").get(before.lower()) if kind is EntityKind.PLACE else None
    if area not in ("kabupaten", "kota"):
        return None
    return area if {"kabupaten", "kota"} <= {region.kind for region in gazetteer.regions(text)} else None


def surroundings_of(forms: Sequence[Form], before: Sequence[str]) -> Surroundings:
    """Return what the forms of an article, and the words before their mentions, say about areas.

    Args:
        forms: all forms of the article.
        before: the word before each mention.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    countries, regions = set(), set()
    areas = word_map("area_words")
    for form in forms:
        if form.kind is EntityKind.ORGANISATION:
            for position, word in enumerate(form.words[:-1]):
                if word in _COARSE:
                    kinds["".join(form.words[position + 1 :])].add(word)
        if form.kind is not EntityKind.PLACE:
            continue
        name = "".join(form.words)
        kinds[name].update(kind for number in form.mentions if (kind := areas.get(before[number].lower())))
        if form.area is not None:
            kinds[name].add(form.area)
        if code := gazetteer.country_code(form.text):
            countries.add(code)
        elif len(found := gazetteer.regions(" ".join(form.words))) == 1:
            regions.add(found[0].code)
    return Surroundings(
        kinds={name: frozenset(found) for name, found in kinds.items()},
        countries=frozenset(countries),
        regions=frozenset(regions),
    )


def identifiers_of(forms: Sequence[Form], surroundings: Surroundings, name: str) -> Mapping[str, str]:
    """Return the identifiers of the thing that these forms name, under the name that it has in the article."""
    if forms[0].kind is EntityKind.PLACE:
        if _is_other_place(forms):
            return {}
        return _country(forms, surroundings) or _region(forms, surroundings)
    if forms[0].kind is EntityKind.ORGANISATION and not _is_other_body(forms, name):
        for form in forms:
            names = concepts_of(form)
            if len(names) == 1 and (acronym := gazetteer.acronym_of(names[0])):
                return {"acronym": acronym}
    return {}


def _is_other_place(forms: Sequence[Form]) -> bool:
    """Whether only capitals are known to the tables, and the article gives them for another place: `Kampung Sumber Bening (KSB)`."""
    known = [is_known(form) or form.area is not None for form in forms]
    letters = all(
        form.text.isupper() and len(form.text) <= _LETTERS for form, own in zip(forms, known, strict=True) if own
    )
    return letters and any(len(form.words) > 1 and not own for form, own in zip(forms, known, strict=True))


def _is_other_body(forms: Sequence[Form], name: str) -> bool:
    """Whether only capitals are known to the tables, and the article gives them for another name: `Perjanjian Kerja Sama (PKS)`."""
    known = {form.text: concepts_of(form) for form in forms}
    if not all(form.text.isupper() for form in forms if known[form.text]):
        return False
    official = {word for names in known.values() for name in names for word in name.casefold().split()}
    others = [form.words for form in forms if not known[form.text]]
    if name not in known:
        others.append(body_words(name))  # the long form in the text, which is no mention
    return any(len(words) > 1 and official.isdisjoint(words) for words in others)


def _country(forms: Sequence[Form], surroundings: Surroundings) -> Mapping[str, str]:
    shared = lexicon.read_toml("entities/names.toml")["shared_names"]
    codes = set()
    for form in forms:
        name = " ".join(form.words)
        if form.area in (None, "negara") and shared.get(name) not in surroundings.countries:
            codes.add(gazetteer.country_code(form.text) or gazetteer.country_code(name))
    codes.discard(None)
    if len(codes) != 1:
        return {}
    country = gazetteer.countries()[str(codes.pop())]
    return {"iso3166-1": country.code, **({"wikidata": country.wikidata} if country.wikidata else {})}


def _region(forms: Sequence[Form], surroundings: Surroundings) -> Mapping[str, str]:
    """Return the codes of a province, regency, city or district.

    The kind of area may stand in a form (`Kabupaten Kediri`) or before a mention (`Bupati Kediri`); among namesakes, the
    one whose province or regency is in the article is taken.
    """
    own = {form.area for form in forms if form.area is not None}
    kinds = own or {kind for form in forms for kind in surroundings.kinds.get("".join(form.words), ())}
    if len(kinds) > 1:
        return {}
    found = {region.code: region for form in forms for region in _so_called(" ".join(form.words), kinds)}
    if len(found) > 1:
        found = {code: region for code, region in found.items() if _is_within(code, surroundings)}
    if len(found) != 1:
        return {}
    code, region = next(iter(found.items()))
    if not kinds and _is_rather_district(code, forms, surroundings):
        return {}
    return region.identifiers


def _so_called(name: str, kinds: AbstractSet[str]) -> list[gazetteer.Region]:
    """Return the areas of a name that are of one of these kinds; without a kind no districts, nor the namesake of an island."""
    if kinds == {"kecamatan"}:
        return list(gazetteer.districts(name))
    if not kinds <= set(_COARSE) or (not kinds and name in word_list("islands")):
        return []
    return [region for region in gazetteer.regions(name) if not kinds or region.kind in kinds]


def _is_within(code: str, surroundings: Surroundings) -> bool:
    """Whether the province or the regency of an area is in the article."""
    return any(other != code and code.startswith(other) for other in surroundings.regions)


def _is_rather_district(code: str, forms: Sequence[Form], surroundings: Surroundings) -> bool:
    """Whether a bare name of a regency is also that of a district in another regency of the article.

    With `Kabupaten Demak` in the article, `Karanganyar` may be the district there.
    """
    others = {other for other in surroundings.regions if "." in other and other != code}
    return bool(others) and any(
        district.code.startswith(tuple(others))
        for form in forms
        for district in gazetteer.districts(" ".join(form.words))
    )
