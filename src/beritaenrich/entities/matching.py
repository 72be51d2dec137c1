"""Which spellings of an article name the same thing: rules over pairs of forms, each with its name as evidence.

Every rule finds its candidates through an index, so that the work stays near the number of forms; where a form fits
several others, it is left for `resolution` to decide mention by mention.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from beritaenrich import lexicon
from beritaenrich.entities import gazetteer
from beritaenrich.entities.forms import Form, word_list
from beritaenrich.entities.letters import alignment_costs, letters_of
from beritaenrich.model import EntityKind

_BLOCK = 64
"""The most forms that one index entry may hold for a rule that compares pairs."""

_CLIPPED = 5
"""The fewest letters of a clipped name that is told from another single name."""

_GENERATIONS = frozenset({"jr", "junior", "sr", "senior", "ii", "iii"})
_BUDGET = 20_000
"""How many pairs a rule may compare; far more than any article has, so that a hostile text costs no more than its length."""


@dataclass(slots=True)
class Clusters:
    """Forms joined into things: a union-find with the rule and the partner of each join."""

    forms: Sequence[Form]
    parent: list[int] = field(init=False)
    evidence: dict[int, tuple[str, str]] = field(default_factory=dict)
    slips: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with every form by itself."""
        self.parent = list(range(len(self.forms)))

    def find(self, index: int) -> int:
        """Return the representative of the cluster of a form."""
        root = index
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[index] != root:
            self.parent[index], index = root, self.parent[index]
        return root

    def join(self, index: int, other: int, rule: str) -> None:
        """Put a form with another, by a rule."""
        first, second = self.find(index), self.find(other)
        if first == second:
            return
        self.parent[max(first, second)] = min(first, second)
        self.evidence.setdefault(index, (rule, self.forms[other].text))
        self.evidence.setdefault(other, (rule, self.forms[index].text))


def join_equal(clusters: Clusters) -> None:
    """Join spellings that differ in marks, blanks, honorifics, legal forms or abbreviated words alone."""
    first: dict[tuple[EntityKind, str], int] = {}
    for index, form in enumerate(clusters.forms):
        other = first.setdefault((form.kind, form.key), index)
        if other != index:
            clusters.join(index, other, "same words")


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
        names = gazetteer.concepts(kind, form.text) or gazetteer.concepts(kind, "".join(form.words))
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
    budget = _BUDGET
    for kind in (EntityKind.ORGANISATION, EntityKind.PLACE):
        longs: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(clusters.forms):
            if form.kind is kind and len(form.words) > 1:
                longs[form.words[0][0]].append(index)
        for index, form in enumerate(clusters.forms):
            if form.kind is not kind or not _looks_short(form):
                continue
            candidates = longs.get(form.words[0][0], ())
            if len(candidates) > min(_BLOCK, budget) or gazetteer.country_code(form.text):
                continue
            budget -= len(candidates)
            fitting = [other for other in candidates if other != index and _explains(form, clusters.forms[other])]
            if len({clusters.find(other) for other in fitting}) == 1:
                clusters.join(index, fitting[0], "acronym")


def join_pairs(clusters: Clusters, pairs: Iterable[tuple[int, int, str]]) -> None:
    """Join forms that the text says are one, unless the tables hold them for different things."""
    for index, other, rule in pairs:
        form, partner = clusters.forms[index], clusters.forms[other]
        if form.kind is EntityKind.PERSON or not (_is_known(form) and _is_known(partner)):
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
    if _both_known(short, long) or (not syllables and len(short.text) <= 4 and _is_known(short)):
        return False  # and not joined by the tables: PSS is not PSIS Semarang, PKS no Pemerintah Kota Serang
    cost = alignment_costs(letters, long.words, syllables=syllables).get(0)
    return cost is not None and cost <= (0.7 if syllables else 0.2)


def join_parts(clusters: Clusters) -> Iterator[tuple[int, list[int]]]:
    """Join forms with the fuller form of which they are a part; yield those that fit several clusters, with the fuller forms.

    Longest forms come first, so that a chain `Al Sultan` < `Marwan Al Sultan` < `Dr Marwan Al Sultan` is one cluster.
    """
    forms = clusters.forms
    holding: dict[tuple[EntityKind, str], list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        for word in dict.fromkeys(form.words):
            holding[form.kind, word].append(index)
        if form.kind is EntityKind.PERSON:
            for start in {word[0] for word in form.words}:
                holding[form.kind, start + "."].append(index)
            for start in _clippings(form)[: len(form.words)]:
                holding[form.kind, start].append(index)
    explained = {clusters.find(index) for index, (rule, _) in clusters.evidence.items() if rule.startswith("acronym")}
    budget = _BUDGET + 100 * len(forms)
    for index in sorted(range(len(forms)), key=lambda index: -len(forms[index].words)):
        form = forms[index]
        candidates = _holders(form, holding)
        if len(candidates) > budget:
            continue
        budget -= len(candidates)
        fuller = [other for other in candidates if other != index and _IS_PART[form.kind](form, forms[other])]
        if clusters.find(index) in explained:  # OJK, whose long form is known, is not its office, OJK Jabar
            fuller = [other for other in fuller if forms[other].words[: len(form.words)] != form.words]
        roots = {clusters.find(other) for other in fuller} - {clusters.find(index)}
        if len(roots) == 1 and clusters.find(index) not in {clusters.find(other) for other in fuller}:
            clusters.join(index, fuller[0], "part of the name")
        elif len(roots) > 1 and (form.kind is EntityKind.PERSON or form.text.lower() in word_list("unit_words")):
            yield index, fuller


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
    if len(form.words) > 1 and fuller.words[-1] in _GENERATIONS and form.words[-1] not in _GENERATIONS:
        return False
    if len(form.words) == 1 and _is_clipped(form, fuller):
        return True
    if len(fuller.words) == len(form.words) and not any(len(word) < 4 for word in form.words):
        given, full = form.words[0], fuller.words[0]
        return form.words[1:] == fuller.words[1:] != () and len(given) >= 3 and full.startswith(given)
    return _in_order(form.words, fuller.words) or (
        len(_proper(form)) < len(form.words) and _in_order(_proper(form), fuller.words)
    )


def _proper(form: Form) -> tuple[str, ...]:
    """Return the words of a name without a title that may or may not be part of it: `Gus Yahya`."""
    optional = form.kind is EntityKind.PERSON and len(form.words) > 1
    return form.words[1:] if optional and form.words[0] in word_list("kept_honorifics") else form.words


def _is_clipped(form: Form, fuller: Form) -> bool:
    """Whether a single name is the beginning of a given name that came before it: `Pras` of `Prasetyo Hadi`.

    A single name is clipped (`Darwis` of `Darwisman`) if the rest is long enough not to be another name by itself.
    """
    short, given = form.words[0], fuller.words[0]
    if not given.startswith(short) or len(short) > len(given) - 3:
        return False
    if len(fuller.words) == 1 and len(short) < _CLIPPED:
        return False
    return len(short) >= 3 and fuller.mentions[0] < form.mentions[0]


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


def _other_places(form: Form, other: Form) -> bool:
    """Whether the tables hold two names of places for different ones: Gaza and Kota Gaza."""
    names = gazetteer.concepts(form.kind, form.text), gazetteer.concepts(other.kind, other.text)
    return bool(names[0] and names[1] and names[0] != names[1])


def _part_of_body(form: Form, fuller: Form) -> bool:
    if len(form.words) >= len(fuller.words):
        return False
    text = " ".join(form.words)
    if fuller.words[: len(form.words)] == form.words:
        if text in word_list("unit_words") or form.text.lower() in word_list("unit_words"):
            return True
        rest = " ".join(fuller.words[len(form.words) :])
        if form.words[0] in word_list("schools") and gazetteer.regions(rest):
            return True
        if _is_foreign_ministry(form, fuller) or fuller.words[len(form.words)] == "kementerian":
            return True
        if gazetteer.known(form.text) or gazetteer.known(text) or _is_branch(form, fuller):
            return False
        early = bisect_left(form.mentions, fuller.mentions[0])
        return early == 0 or (early <= (2 if fuller.company else 1) and early < len(form.mentions))
    if form.words == fuller.words[-1:] and form.text.lower() in word_list("club_ends"):
        return True
    if fuller.words[1:] == form.words and not _is_known(form):
        lead = fuller.text.split()[0]
        short_lead = lead.isupper() and len(lead) <= 4 and form.words[0] not in word_list("class_words")
        return short_lead or fuller.words[0] in word_list("class_words")
    return len(form.words) > 1 and _without_the_middle(form, fuller)


def _without_the_middle(form: Form, fuller: Form) -> bool:
    """Whether a name leaves out words from the middle of a fuller one: `Satlantas Sigi` of `Satlantas Polres Sigi`."""
    ends = form.words[0] == fuller.words[0] and form.words[-1] == fuller.words[-1]
    return ends and not _is_known(form) and _in_order(form.words, fuller.words)


def _is_foreign_ministry(form: Form, fuller: Form) -> bool:
    """Whether a ministry without a state is that of the other state named before: `Kementerian Pertahanan Rusia`."""
    state = gazetteer.country_code(" ".join(fuller.words[len(form.words) :]))
    named_before = fuller.mentions[0] < form.mentions[0]
    return form.words[0] in ("kementerian", "departemen") and state not in (None, "ID") and named_before


def _is_branch(form: Form, fuller: Form) -> bool:
    """Whether the fuller name is that of a branch or a subsidiary: `ABC Jabar` of `ABC`, `PT Maju Motor` of `PT Maju`."""
    if len(form.words) == 1 and len(form.text) > 2 and form.text.isupper():
        return True
    return (form.company and fuller.company) or bool(gazetteer.regions(form.words[-1]))


_IS_PART = {
    EntityKind.PERSON: _part_of_person,
    EntityKind.PLACE: _part_of_place,
    EntityKind.ORGANISATION: _part_of_body,
}


def join_misspelt(clusters: Clusters) -> None:
    """Join forms that differ by a slip of the pen: a letter more, less, other, or two changed about."""
    blocks: dict[tuple[EntityKind, int, str], list[int]] = defaultdict(list)
    for index, form in enumerate(clusters.forms):
        letters = "".join(form.words)
        if len(letters) >= 4 and not letters.isdecimal():
            ends = {form.words[0][0], *(() if len(form.words) == 1 else (form.words[0], form.words[-1]))}
            for end in ends:
                blocks[form.kind, len(form.words), end].append(index)
    for members in blocks.values():
        if len(members) > _BLOCK:
            continue
        for position, index in enumerate(members):
            for other in members[:position]:
                if clusters.find(index) != clusters.find(other) and _slip(clusters.forms[index], clusters.forms[other]):
                    clusters.join(index, other, "misspelling")
                    clusters.slips.add(index if _is_better(clusters.forms[other], clusters.forms[index]) else other)


def _slip(form: Form, other: Form) -> bool:
    """Whether two forms are one name with a slip: few letters differ, and not the one that tells two names apart."""
    from rapidfuzz.distance import OSA

    if form.area != other.area or (form.kind is not EntityKind.PERSON and _both_known(form, other)):
        return False
    differing = [pair for pair in zip(form.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    shorter = min(len(left), len(right))
    if any(map(str.isdigit, left + right)) or left[0] != right[0] or shorter < 4:
        return False
    if form.kind is EntityKind.PLACE and len(form.words) == 1 and _is_known(form) == _is_known(other):
        return False  # Merapi and Marapi are two mountains
    distance = OSA.distance(left, right, score_cutoff=2)
    if form.text.isupper() and other.text.isupper() and len(form.words) == 1:
        return distance == 1 and sorted(left) == sorted(right)
    if len(form.words) == 1 and form.kind is EntityKind.PERSON:
        return distance == 1 and (shorter >= 6 or sorted(left) == sorted(right))
    if len(form.words) == 1 and form.kind is EntityKind.ORGANISATION:
        return distance == 1 and shorter >= 6
    return distance == 1 or (distance == 2 and shorter >= 8)


def _is_better(form: Form, other: Form) -> bool:
    """Whether the first of two spellings is the right one: known to the tables, else commoner, else earlier."""
    known = _is_known(form), _is_known(other)
    if known[0] != known[1]:
        return known[0]
    return (form.count, -form.mentions[0]) > (other.count, -other.mentions[0])


def _is_known(form: Form) -> bool:
    return gazetteer.known(form.text) or gazetteer.known(" ".join(form.words))


def _both_known(form: Form, other: Form) -> bool:
    return _is_known(form) and _is_known(other)
