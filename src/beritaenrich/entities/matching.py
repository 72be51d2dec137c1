"""Which spellings of an article name the same thing: rules over pairs of forms, each with its name as evidence.

Here those for whole names: same words, the gazetteers, acronyms, what the text says. Parts of names are in `name_parts`, slips of
the pen in `misspellings`. Every rule finds its candidates through an index, so that the work stays near the number of forms.
"""

from collections import defaultdict
from collections.abc import Iterable

from beritaenrich.entities import gazetteer
from beritaenrich.entities.clusters import BLOCK, BUDGET, Clusters
from beritaenrich.entities.forms import Form, both_known, concepts_of, form_of, is_known, short_variant
from beritaenrich.entities.letters import alignment_costs, letters_of
from beritaenrich.model import EntityKind


def join_equal(clusters: Clusters) -> None:
    """Join spellings that differ in marks, blanks, honorifics, legal forms or abbreviated words alone."""
    first: dict[tuple[EntityKind, str], int] = {}
    for index, form in enumerate(clusters.forms):
        other = first.setdefault((form.kind, form.key), index)
        if other != index:
            clusters.join(index, other, "same words")
    for index, form in enumerate(clusters.forms):
        if form.kind is EntityKind.ORGANISATION and (variant := short_variant(form.text)):
            shorter = first.get((form.kind, form_of(form.kind, variant).key))
            if shorter is not None:
                clusters.join(shorter, index, "acronym in the text")


def join_known(clusters: Clusters) -> None:
    """Join names that the gazetteers hold for one thing: `AS` and `Amerika Serikat`, `KPK` and its long name."""
    by_concept: dict[tuple[EntityKind, str], int] = {}
    unsure: list[tuple[int, list[tuple[EntityKind, str]]]] = []
    bynames: list[tuple[int, tuple[EntityKind, str]]] = []
    for index, form in enumerate(clusters.forms):
        found, byname = _concepts(form)
        if byname:
            bynames.append((index, found[0]))
        elif len(found) == 1:
            other = by_concept.setdefault(found[0], index)
            clusters.join(index, other, "gazetteer")
        elif found:
            unsure.append((index, found))
    for index, found in unsure:
        present = [concept for concept in found if concept in by_concept]
        if len(present) > 1 and clusters.forms[index].kind is EntityKind.PLACE:
            present = [concept for concept in present if _is_city(concept[1])]
        if len(present) == 1:
            clusters.join(index, by_concept[present[0]], "gazetteer")
    for index, concept in bynames:
        if concept in by_concept:
            clusters.join(index, by_concept[concept], "byname")


def _concepts(form: Form) -> tuple[list[tuple[EntityKind, str]], bool]:
    """Return what a form may name by the gazetteers, and whether it is a byname."""
    kind = form.kind
    if kind is not EntityKind.PLACE:
        names = concepts_of(form)
        return [(kind, name) for name in names], False
    if names := gazetteer.concepts(kind, form.text):
        return [(kind, name) for name in names], False
    text = " ".join(form.words)
    if form.area in (None, "negara"):
        if code := gazetteer.country_code(form.text) or gazetteer.country_code(text):
            return [(kind, code)], False
        if code := gazetteer.country_byname(form.text) or gazetteer.region_byname(form.text):
            return [(kind, code)], True
    if states := gazetteer.countries_sharing(text):
        return [(kind, code) for code in states], False
    regions = gazetteer.regions(text)
    if form.area in ("kabupaten", "kota", "provinsi"):
        regions = tuple(region for region in regions if region.kind == form.area)
    elif form.area is not None:
        return [], False
    return [(kind, region.code) for region in regions], False


def _is_city(code: str) -> bool:
    region = gazetteer.region(code)
    return region is not None and region.kind == "kota"


def join_acronyms(clusters: Clusters, pairs: Iterable[tuple[int, int]]) -> None:
    """Join the forms of `long (SHORT)` and then short forms whose letters a long form of the article explains."""
    for short, long in pairs:
        clusters.join(short, long, "acronym in the text")
    budget = BUDGET
    for kind in (EntityKind.ORGANISATION, EntityKind.PLACE):
        longs: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(clusters.forms):
            if form.kind is kind and len(form.words) > 1:
                longs[form.words[0][0]].append(index)
        for index, form in enumerate(clusters.forms):
            if form.kind is not kind or not _looks_short(form):
                continue
            candidates = longs.get(form.words[0][0], ())
            if len(candidates) > min(BLOCK, budget) or gazetteer.country_code(form.text):
                continue
            budget -= len(candidates)
            fitting = [other for other in candidates if other != index and _explains(form, clusters.forms[other])]
            if len({clusters.find(other) for other in fitting}) == 1:
                clusters.join(index, fitting[0], "acronym")


def join_pairs(clusters: Clusters, pairs: Iterable[tuple[int, int, str]]) -> None:
    """Join forms that the text says are one, unless the tables hold them for different things."""
    for index, other, rule in pairs:
        form, partner = clusters.forms[index], clusters.forms[other]
        if form.kind is EntityKind.PERSON or not both_known(form, partner):
            clusters.join(index, other, rule)


def _looks_short(form: Form) -> bool:
    """Whether a form may be an acronym: `FSB`, `PB ISSI`, for bodies also `Hipran`."""
    text = form.text
    if form.kind is EntityKind.PLACE:
        return text.isupper() and 2 <= len(text) <= 5 and not gazetteer.regions(text)
    if text.isupper():
        return len(text.replace(" ", "")) <= 10 and all(len(word) <= 6 for word in text.split())
    return " " not in text and 5 <= len(text) <= 12


def _explains(short: Form, long: Form) -> bool:
    letters = letters_of(short.text)
    syllables = not short.text.isupper()
    if letters in long.words or (syllables and long.text.lower().startswith(short.text.lower())):
        return False
    if both_known(short, long) or (not syllables and len(short.text) <= 4 and is_known(short)):
        return False  # and not joined by the tables: PSS is not PSIS Semarang, PKS no Pemerintah Kota Serang
    cost = alignment_costs(letters, long.words, syllables=syllables).get(0)
    return cost is not None and cost <= (0.7 if syllables else 0.2)
