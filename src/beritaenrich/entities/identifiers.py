"""Codes of entities, from the gazetteers: given only where the name, or the article, leaves no doubt."""

from collections.abc import Mapping, Sequence

from beritaenrich.entities import gazetteer
from beritaenrich.entities.forms import Form
from beritaenrich.model import EntityKind


def identifiers_of(forms: Sequence[Form]) -> Mapping[str, str]:
    """Return the identifiers of the thing that these forms name."""
    if forms[0].kind is EntityKind.PLACE:
        return _place(forms)
    if forms[0].kind is EntityKind.ORGANISATION:
        for form in forms:
            names = gazetteer.concepts(form.kind, form.text)
            if len(names) == 1 and (acronym := gazetteer.acronym_of(names[0])):
                return {"acronym": acronym}
    return {}


def _place(forms: Sequence[Form]) -> Mapping[str, str]:
    codes = {
        code
        for form in forms
        if form.area in (None, "negara") and (code := gazetteer.country_code(" ".join(form.words)))
    }
    if len(codes) == 1:
        country = gazetteer.countries()[codes.pop()]
        found = {"iso3166-1": country.code, "wikidata": country.wikidata}
        return {scheme: value for scheme, value in found.items() if value}
    kinds = {form.area for form in forms if form.area in ("kabupaten", "kota", "provinsi")}
    candidates = {
        region.code: region
        for form in forms
        if form.area in (None, "kabupaten", "kota", "provinsi")
        for region in gazetteer.regions(" ".join(form.words))
        if not kinds or region.kind in kinds
    }
    if len(candidates) == 1:
        return next(iter(candidates.values())).identifiers
    return {}
