"""Which names are parts of fuller ones: `Kuleba` of `Dmytro Kuleba`, `Polres` of `Polres Sigi`, `Dukono` of `Gunung Dukono`."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache

from beritaenrich import lexicon
from beritaenrich.entities import gazetteer
from beritaenrich.entities.clusters import BUDGET, Clusters
from beritaenrich.entities.forms import Form, is_known, word_list
from beritaenrich.model import EntityKind
from beritaenrich.titles import words_of_names

_CLIPPED = 5
"""The fewest letters of a clipped name that is told from another single name."""

_BLENDED = 5
"""The fewest letters of a name that is blended of two."""

_ROADS = frozenset({"jalan", "tol"})


def join_parts(clusters: Clusters) -> Iterator[tuple[int, list[int]]]:
    """Join forms with the fuller form of which they are a part; yield those that fit several clusters, with the fuller forms.

    Longest forms come first, so that a chain `Al Sultan` < `Marwan Al Sultan` < `Dr Marwan Al Sultan` is one cluster.
    """
    forms = clusters.forms
    holding = _index(forms)
    places = {" ".join(form.words) for form in forms if form.kind is EntityKind.PLACE}
    explained = {clusters.find(index) for index, (rule, _) in clusters.evidence.items() if rule.startswith("acronym")}
    budget = BUDGET + 100 * len(forms)
    for index in sorted(range(len(forms)), key=lambda index: -len(forms[index].words)):
        form = forms[index]
        candidates = _holders(form, holding)
        if len(candidates) > budget:
            continue
        budget -= len(candidates)
        fuller = [other for other in candidates if other != index and _IS_PART[form.kind](form, forms[other])]
        if _is_site(form):
            fuller += [other for other in candidates if _is_site_in(form, forms[other], places)]
        if clusters.find(index) in explained:  # OJK, whose long form is known, is not its office, OJK Jabar
            fuller = [other for other in fuller if forms[other].words[: len(form.words)] != form.words]
        roots = {clusters.find(other) for other in fuller}
        if len(roots) == 1 and clusters.find(index) not in roots:
            clusters.join(index, fuller[0], "part of the name")
        elif len(roots - {clusters.find(index)}) > 1 and _may_be_of_several(form):
            yield index, fuller


def _index(forms: Sequence[Form]) -> dict[tuple[EntityKind, str], list[int]]:
    """Return which forms hold each word; persons also by the first letter of each word, and by how the name begins."""
    holding: dict[tuple[EntityKind, str], list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        for word in dict.fromkeys(form.words):
            holding[form.kind, word].append(index)
        if form.kind is EntityKind.PERSON:
            for start in {word[0] for word in form.words}:
                holding[form.kind, start + "."].append(index)
            for start in _clippings(form)[: len(form.words)]:
                holding[form.kind, start].append(index)
    return holding


def _is_site(form: Form) -> bool:
    """Whether a form names a site by its kind, as `Pantai Lumba`, but no road."""
    return form.kind is EntityKind.PLACE and len(form.words) > 1 and form.words[0] in word_list("site_types") - _ROADS


def _may_be_of_several(form: Form) -> bool:
    """Whether a name may stand for one thing here and another there: `Salim` of a family, `Polres` of two towns."""
    return form.kind is EntityKind.PERSON or form.text.lower() in word_list("unit_words")


def _holders(form: Form, holding: dict[tuple[EntityKind, str], list[int]]) -> list[int]:
    """Return the forms that may be fuller than this one: those with its rarest word, or beginning like a clipped name."""
    lists = []
    for word in _proper(form):
        found = holding[form.kind, word]
        if len(word) == 1 and form.kind is EntityKind.PERSON:
            found = holding.get((form.kind, word + "."), found)
        lists.append(found)
    candidates = min(lists, key=len)
    if form.kind is EntityKind.PERSON and len(candidates) == 1:
        return holding.get((form.kind, _clippings(form)[len(form.words) > 1]), candidates)
    return candidates


def _clippings(form: Form) -> tuple[str, str]:
    """Return the index entries for names that begin alike: with any surname, and with the same one."""
    start = form.words[0][:3] + "~"
    return start, start + form.words[-1]


def _in_order(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words stand in the whole in this order; an initial fits any word that begins with it."""
    position = 0
    for word in part:
        while position < len(whole) and not (
            whole[position] == word
            or (len(word) == 1 and whole[position][0] == word)
            or (len(whole[position]) == 1 and word[0] == whole[position] and len(part) > 1)
            or whole[position] in _short_names().get(word, ())
        ):
            position += 1
        if position == len(whole):
            return False
        position += 1
    return True


@cache
def _short_names() -> dict[str, tuple[str, ...]]:
    table = lexicon.read_toml("entities/names.toml")["short_names"]
    return {short: tuple(longs) for short, longs in table.items() if short != "source"}


def _part_of_person(form: Form, fuller: Form) -> bool:
    if len(fuller.words) < len(form.words) or form.words == fuller.words or not any(len(w) > 1 for w in form.words):
        return False
    if _is_another(form, fuller):
        return False
    if len(form.words) == 1 and (_is_clipped(form, fuller) or is_blend(form.words[0], fuller.words)):
        return True
    proper = _proper(form)
    if len(proper) < len(form.words) and proper[0] == fuller.words[0] and _in_order(proper, fuller.words):
        return True  # Bung Wasis, Wasis Prabangkara
    if len(fuller.words) == len(form.words) and not any(len(word) < 4 for word in form.words):
        return _has_clipped_first(form, fuller)
    return _in_order(form.words, fuller.words) or _in_order(proper, fuller.words)


def _is_another(form: Form, fuller: Form) -> bool:
    """Whether a fuller name is of a son: Guntur Soekarno is not Soekarno, nor Sari Lumba Jr. Sari Lumba."""
    if len(form.words) == 1:
        return form.words[0] != fuller.words[0] and gazetteer.has_one_name(form.text)
    generations = word_list("generations")
    return fuller.words[-1] in generations and form.words[-1] not in generations


def _has_clipped_first(form: Form, fuller: Form) -> bool:
    """Whether only the given name is shorter: `Pras Hadi`, `Prasetyo Hadi`."""
    given, full = form.words[0], fuller.words[0]
    return form.words[1:] == fuller.words[1:] != () and len(given) >= 3 and full.startswith(given)


def _proper(form: Form) -> tuple[str, ...]:
    """Return the words of a name without a title that may or may not be part of it: `Gus Yahya`."""
    optional = form.kind is EntityKind.PERSON and len(form.words) > 1
    return form.words[1:] if optional and form.words[0] in words_of_names() else form.words


def _is_clipped(form: Form, fuller: Form) -> bool:
    """Whether a single name is the beginning of a given name that came before it: `Pras` of `Prasetyo Hadi`.

    A single name is clipped (`Darwis` of `Darwisman`, `Rudi` of `Rudiansyah`) if what is left or left out is long enough.
    """
    short, given = form.words[0], fuller.words[0]
    if not given.startswith(short) or len(short) > len(given) - (3 if len(fuller.words) == 1 else 2):
        return False
    if len(fuller.words) == 1 and len(short) < _CLIPPED and len(given) - len(short) < _CLIPPED - 1:
        return False
    return len(short) >= 3 + (len(fuller.words) == 1) and fuller.mentions[0] < form.mentions[0]


def is_blend(short: str, words: Sequence[str]) -> bool:
    """Whether a short name is made of the beginnings of the first two words of a name, the second with a last letter from further on.

    Examples:
        >>> is_blend("mulsuk", ("mulyono", "sukardi")), is_blend("bamsoek", ("bambang", "soedarko"))
        (True, True)
        >>> is_blend("mulya", ("mulyono", "adi")), is_blend("mudi", ("mulyono", "adi"))
        (False, False)
    """
    if len(words) < 2 or len(short) < _BLENDED:
        return False
    for cut in range(2, len(short) - 1):
        first, rest = short[:cut], short[cut:]
        if not words[0].startswith(first):
            return False
        if words[1].startswith(rest) or (
            len(rest) > 3 and words[1].startswith(rest[:-1]) and rest[-1] in words[1][len(rest) :]
        ):
            return True
    return False


def _part_of_place(form: Form, fuller: Form) -> bool:
    if form.words[0] == "tol" and fuller.words == ("jalan", *form.words):
        return True
    if len(form.words) > 1 and form.area == fuller.area and len(form.words) < len(fuller.words):
        return _without_the_middle(form, fuller)
    if form.area is not None or gazetteer.country_code(form.text) or _other_places(form, fuller):
        return False
    if form.words == fuller.words:
        return fuller.area in ("kabupaten", "kota", "provinsi", "negara") or not gazetteer.regions(form.text)
    return (
        fuller.words[1:] == form.words
        and fuller.words[0] in word_list("place_types")
        and (not gazetteer.regions(text := " ".join(form.words)) or text in word_list("islands"))
    )


def _is_site_in(form: Form, fuller: Form, places: Container[str]) -> bool:
    """Whether a fuller name is that of a site with the place where it is: `Pantai Lumba`, `Pantai Lumba Sigi`."""
    rest = " ".join(fuller.words[len(form.words) :])
    return fuller.words[: len(form.words)] == form.words and (rest in places or bool(gazetteer.regions(rest)))


def _other_places(form: Form, other: Form) -> bool:
    """Whether the tables hold two names of places for different ones: Gaza and Kota Gaza."""
    names = gazetteer.concepts(form.kind, form.text), gazetteer.concepts(other.kind, other.text)
    return bool(names[0] and names[1] and names[0] != names[1])


def _part_of_body(form: Form, fuller: Form) -> bool:
    if len(form.words) >= len(fuller.words):
        return False
    if fuller.words[: len(form.words)] == form.words:
        return _is_first_part(form, fuller)
    if form.words == fuller.words[-1:] and form.text.lower() in word_list("club_ends"):
        return True
    if fuller.words[1:] == form.words and not is_known(form):
        return _is_class_before(form, fuller)
    return len(form.words) > 1 and _without_the_middle(form, fuller)


def _is_first_part(form: Form, fuller: Form) -> bool:
    """Whether the first words of the name of a body are short for it: `Polres` for `Polres Sigi`."""
    text, rest = " ".join(form.words), fuller.words[len(form.words) :]
    if text in word_list("unit_words") or form.text.lower() in word_list("unit_words"):
        return True
    if form.words[0] in word_list("schools") and gazetteer.regions(" ".join(rest)):
        return True
    if _is_foreign_ministry(form, fuller) or rest[0] == "kementerian":
        return True
    if gazetteer.known(form.text) or gazetteer.known(text) or _is_branch(form, fuller):
        return False
    early = bisect_left(form.mentions, fuller.mentions[0])
    return early == 0 or (early <= (2 if fuller.company else 1) and early < len(form.mentions))


def _is_class_before(form: Form, fuller: Form) -> bool:
    """Whether the first word of a body says only what it is: `FC`, `Yayasan`."""
    lead = fuller.text.split()[0]
    short_lead = lead.isupper() and len(lead) <= 4 and form.words[0] not in word_list("class_words")
    return short_lead or fuller.words[0] in word_list("class_words")


def _without_the_middle(form: Form, fuller: Form) -> bool:
    """Whether a name leaves out words from the middle of a fuller one: `Satlantas Sigi` of `Satlantas Polres Sigi`."""
    ends = form.words[0] == fuller.words[0] and form.words[-1] == fuller.words[-1]
    return ends and not is_known(form) and _in_order(form.words, fuller.words)


def _is_foreign_ministry(form: Form, fuller: Form) -> bool:
    """Whether a ministry without a state is that of the other state named before: `Kementerian Pertahanan Rusia`."""
    state = gazetteer.country_code(" ".join(fuller.words[len(form.words) :]))
    named_before = fuller.mentions[0] < form.mentions[0]
    return form.words[0] in ("kementerian", "departemen") and state not in (None, "ID") and named_before


def _is_branch(form: Form, fuller: Form) -> bool:
    """Whether the fuller name is that of a branch or a subsidiary: `ABC Jabar` of `ABC`, `PT Maju Motor` of `PT Maju`.

    A brand with the name of a state behind it is one, too (`Lazada Indonesia` of `Lazada`), but not a company so called in full.
    """
    if len(form.words) == 1 and len(form.text) > 2 and form.text.isupper():
        return True
    if (
        len(form.words) == 1
        and not (form.company or fuller.company)
        and gazetteer.country_code(" ".join(fuller.words[1:]))
    ):
        return True
    return (form.company and fuller.company) or bool(gazetteer.regions(form.words[-1]))


_IS_PART = {
    EntityKind.PERSON: _part_of_person,
    EntityKind.PLACE: _part_of_place,
    EntityKind.ORGANISATION: _part_of_body,
}
