"""The forms under which an article names things: each different spelling once, with what comparison needs to know."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from beritaenrich import lexicon
from beritaenrich.entities import gazetteer
from beritaenrich.model import EntityKind
from beritaenrich.titles import degree_pieces, never_names

_COMPANY = re.compile(r"\b(?:PT|CV|Tbk|Inc|Ltd|Corp)\b")
_MOST_WORDS = 24
_REDUPLICATED = 2
_LONGEST_PROVINCE = 5
_BRACKETED = re.compile(r"(?<=\w)\s{0,3}\([^()]{1,60}\)")
_GLUED = re.compile(r"\b([A-Z][a-z]{3,14})(?=[A-Z])")
_INNER_BRACKET = re.compile(r"(?<=\w)\s?\(\s?(\w{2,16})\s?\)\s?(?=\w)")
_WORDS = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")


@dataclass(slots=True, kw_only=True)
class Form:
    """One spelling of a name in an article: its words for comparison, and the mentions that have it."""

    kind: EntityKind
    text: str
    words: tuple[str, ...]
    key: str
    area: str | None = None
    company: bool = False
    mentions: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How often the article has this spelling."""
        return len(self.mentions)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of words from `entities/names.toml`."""
    return frozenset(lexicon.read_toml("entities/names.toml")[name]["words"])


@cache
def word_map(name: str) -> Mapping[str, str]:
    """Return what each word of a table of `entities/names.toml` stands for."""
    table = lexicon.read_toml("entities/names.toml")[name]
    return {word: kind for word, kind in table.items() if word != "source"}


@cache
def expansions() -> Mapping[str, str]:
    """Return the long forms of short words inside names: `rs`, `rumah sakit`."""
    return {row["short"]: row["long"] for row in lexicon.read_tsv("entities/expansions.tsv")}


def split_words(text: str) -> list[str]:
    """Return the words of a name in lower case, without accents and marks.

    Examples:
        >>> split_words("H. Mas’ud, S.H. (Café)")
        ['h', 'mas’ud', 's', 'h', 'cafe']
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [word.casefold() for word in _WORDS.findall(text)]


def person_words(text: str) -> tuple[str, ...]:
    """Return the words of a person's name without honorifics and degrees.

    Examples:
        >>> person_words("Prof. Dr. H. Rahmat Hidayat, S.H., M.Si."), person_words("Gus Dur"), person_words("Bu Risma")
        (('rahmat', 'hidayat'), ('gus', 'dur'), ('risma',))
    """
    head, comma, tail = text.partition(",")
    words = split_words(head)
    if comma and not all(word in degree_pieces() for word in split_words(tail)):
        words += split_words(tail)
    if len(words) == _REDUPLICATED and words[0] == words[1]:
        return (words[0],)  # Lucky-Lucky
    first = 0
    while first < len(words) - 1 and words[first] in never_names():
        first += 1
    return tuple(words[first:])


def place_words(text: str) -> tuple[tuple[str, ...], str | None]:
    """Return the words of a place's name, and what kind of administrative area it says it is (then without that word).

    Examples:
        >>> place_words("Kab. Kediri"), place_words("Jl. Sudirman")
        ((('kediri',), 'kabupaten'), (('jalan', 'sudirman'), None))
    """
    words = _expanded(split_words(text))
    types = word_map("region_types")
    if len(words) > 2 and (kind := types.get(" ".join(words[:2]))):
        return tuple(words[2:]), kind
    if len(words) > 1 and (kind := types.get(words[0])):
        return tuple(words[1:]), kind
    return tuple(words), None


def body_words(text: str) -> tuple[str, ...]:
    """Return the words of a body's name: short unit names written out, legal forms left out, areas in full.

    Examples:
        >>> body_words("PT Kereta Api Indonesia (Persero)"), body_words("PemkotJaksel"), body_words("instagramnya")
        (('kereta', 'api', 'indonesia'), ('pemerintah', 'kota', 'jakarta', 'selatan'), ('instagram',))
    """
    legal = word_list("legal_forms")
    text = _GLUED.sub(lambda match: f"{match[1]} " if match[1].lower() in expansions() else match[1], text)
    words = split_words(_BRACKETED.sub(" ", text)) or split_words(text)
    of_state = words[-1:] == ["ri"] or words[-2:] == ["republik", "indonesia"]
    if words[-2:] == ["republik", "indonesia"] and len(words) > 2:
        words = words[:-2]
    kept = [word for word in words if word not in legal] or words
    if of_state and kept == ["pemerintah"]:  # not one of a province
        kept.append("indonesia")
    if len(kept) > 1 and kept[-1] == "nya":
        del kept[-1]
    if len(kept) == 1 and kept[0].endswith("nya") and len(kept[0]) > 7:
        kept = [kept[0].removesuffix("nya")]
    return tuple(word for word in _expanded(kept, bodies=True) if word not in ("dan", "and")) or tuple(kept)


def _expanded(words: list[str], *, bodies: bool = False) -> list[str]:
    units = expansions()
    found: list[str] = []
    passed = 0
    for position, word in enumerate(words):
        if passed > position:
            continue
        if len(words) > 1 and (province := _province_at(words, position)):
            passed = position + province[0]
            found += split_words(province[1])
        elif word in units and (len(words) > 1 or word in word_list("unit_words")):
            found += units[word].split()
        elif bodies and len(words) > 1 and (body := gazetteer.short_body(word)):
            found += split_words(body)
        elif position and len(word) > 2 and (areas := gazetteer.short_region(word)):
            found += split_words(areas)
        else:
            found.append(word)
    return found


def _province_at(words: Sequence[str], position: int) -> tuple[int, str] | None:
    """Return how many words from `position` on are a name of a province, if several are, and its official name.

    Examples:
        >>> _province_at(["pemprov", "dki", "jakarta"], 1), _province_at(["di", "yogyakarta"], 0), _province_at(["dki"], 0)
        ((2, 'Daerah Khusus Ibukota Jakarta'), (2, 'Daerah Istimewa Yogyakarta'), None)
    """
    for count in range(min(_LONGEST_PROVINCE, len(words) - position), 1, -1):
        found = gazetteer.regions(" ".join(words[position : position + count]))
        if len(found) == 1 and found[0].kind == "provinsi":
            return count, found[0].name
    return None


def short_variant(text: str) -> str | None:
    """Return a body's name with the short form of its first words alone: `Pansus Desa` for `Panitia Khusus (Pansus) Desa`.

    Examples:
        >>> short_variant("Panitia Khusus (Pansus) Desa"), short_variant("PT Maju (Persero) Tbk"), short_variant("Panitia (Pansus)")
        ('Pansus Desa', None, None)
    """
    match = _INNER_BRACKET.search(text)
    if match is None or match[1].lower() in word_list("legal_forms"):
        return None
    return f"{match[1]} {text[match.end() :]}"


def form_of(kind: EntityKind, text: str, area: str | None = None) -> Form:
    """Return the form of a name as it is written in a text.

    Args:
        kind: the kind of the name.
        text: the name.
        area: what kind of administrative area the words around it say it is, where the name itself does not.
    """
    if kind is EntityKind.PERSON:
        words = person_words(text)
    elif kind is EntityKind.PLACE:
        words, own = place_words(text)
        area = own or area
    else:
        words = body_words(text)
    words = words[:_MOST_WORDS] or (text.casefold()[:80],)
    company = kind is EntityKind.ORGANISATION and bool(_COMPANY.search(text))
    return Form(kind=kind, text=text, words=words, key=f"{area or ''}:{''.join(words)}", area=area, company=company)


def is_known(form: Form) -> bool:
    """Whether the gazetteers hold the name."""
    return gazetteer.known(form.text) or gazetteer.known(" ".join(form.words))


def both_known(form: Form, other: Form) -> bool:
    """Whether the gazetteers hold two names, so that they are one thing only if the tables say so."""
    return is_known(form) and is_known(other)


def concepts_of(form: Form) -> tuple[str, ...]:
    """Return what the gazetteers hold under the name of a body or a person, as written or without its legal form.

    Examples:
        >>> concepts_of(form_of(EntityKind.ORGANISATION, "PT PLN (Persero)")), concepts_of(form_of(EntityKind.ORGANISATION, "Who"))
        (('Perusahaan Listrik Negara',), ())
    """
    found = gazetteer.concepts(form.kind, form.text)
    if found:
        return found
    letters = "".join(form.words)
    found = gazetteer.concepts(form.kind, letters.upper() if letters.upper() in form.text else letters)
    if (
        not found
        and len(form.words) > 2
        and form.words[0] in word_list("schools")
        and gazetteer.regions(form.words[-1])
    ):
        return gazetteer.concepts(form.kind, " ".join(form.words[:-1]))  # Universitas Padjadjaran Bandung
    return found
