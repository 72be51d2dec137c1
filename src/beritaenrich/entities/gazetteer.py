"""Names that the library knows: states, provinces, regencies, cities, districts, bodies, clubs, bynames of persons.

Every table is read on first use. A name is looked up by its letters and figures alone, in lower case, so that
`Bandar Lampung` and `Bandarlampung`, `PDI-P` and `PDIP` are one.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from beritaenrich import lexicon
from beritaenrich.entities.letters import alignment_costs, letters_of
from beritaenrich.model import EntityKind

_WORD_LENGTH = 3
_NOT_ALNUM = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 12)
def key(name: str) -> str:
    """Return the letters and figures of a name, in lower case, without blanks and marks.

    Examples:
        >>> key("Bandar Lampung"), key("PDI-P"), key("Côte d’Ivoire")
        ('bandarlampung', 'pdip', 'cotedivoire')
    """
    if name.isascii():
        return _NOT_ALNUM.sub("", name).lower()
    decomposed = unicodedata.normalize("NFKD", name)
    return _NOT_ALNUM.sub("", "".join(c for c in decomposed if not unicodedata.combining(c))).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory of ISO 3166-1."""

    code: str
    name: str
    wikidata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A province, regency (`kabupaten`), city (`kota`) or district (`kecamatan`) of Indonesia."""

    code: str
    iso3166_2: str
    kind: str
    name: str
    latitude: str
    longitude: str

    @property
    def identifiers(self) -> dict[str, str]:
        """The codes of the region, with its coordinates where they are known."""
        found = {"kemendagri": self.code, "iso3166-2": self.iso3166_2}
        if self.latitude:
            found["coordinates"] = f"{self.latitude},{self.longitude}"
        return {scheme: value for scheme, value in found.items() if value}


@cache
def countries() -> Mapping[str, Country]:
    """Return the states by code."""
    return {
        row["iso3166_1"]: Country(code=row["iso3166_1"], name=row["name"], wikidata=row["wikidata"])
        for row in lexicon.read_tsv("gazetteers/countries.tsv")
    }


@cache
def _country_names() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Return the names, the bynames and the shared names of states, by key."""
    names: dict[str, str] = {}
    bynames: dict[str, str] = {}
    shared: dict[str, tuple[str, ...]] = {}
    for row in lexicon.read_tsv("gazetteers/exonyms.tsv"):
        name, code = key(row["name"]), row["iso3166_1"]
        if row["kind"] == "shared":
            shared[name] = (*shared.get(name, ()), code)
        else:
            (bynames if row["kind"] == "byname" else names)[name] = code
    for row in lexicon.read_tsv("gazetteers/countries.tsv"):
        for name in filter(None, (row["name"], row["cldr"], row["english"])):
            names.setdefault(key(name), row["iso3166_1"])
    return names, bynames, shared


@cache
def _country_letters() -> Mapping[str, str]:
    """Return the codes of states by the three letters of ISO, of the Olympic Committee and of FIFA."""
    found: dict[str, str] = {}
    for row in lexicon.read_tsv("gazetteers/countries.tsv"):
        for letters in row["letters"].split("|"):
            found.setdefault(letters, row["iso3166_1"])
    return found


def country_code(name: str) -> str | None:
    """Return the ISO 3166-1 code of the state that a name names beyond doubt, else None.

    Examples:
        >>> country_code("AS"), country_code("Tiongkok"), country_code("INA"), country_code("Kongo"), country_code("Kyiv")
        ('US', 'CN', 'ID', None, None)
    """
    found = _country_names()[0].get(key(name))
    return found or (_country_letters().get(name) if len(name) == 3 else None)


def countries_sharing(name: str) -> tuple[str, ...]:
    """Return the codes of the states that share a name.

    Examples:
        >>> countries_sharing("Korea")
        ('KP', 'KR')
    """
    return _country_names()[2].get(key(name), ())


def country_byname(name: str) -> str | None:
    """Return the code of the state with this byname (`Negeri Sakura`), which is only used to join mentions."""
    return _country_names()[1].get(key(name))


@cache
def _regions() -> tuple[Mapping[str, Region], Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    """Return regions by code, the codes by key of name, and the codes by key of byname."""
    by_code: dict[str, Region] = {}
    by_name: dict[str, list[str]] = {}
    for row in lexicon.read_tsv("gazetteers/regions.tsv"):
        region = Region(
            code=row["kemendagri"],
            iso3166_2=row["iso3166_2"],
            kind=row["kind"],
            name=row["name"],
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
        by_code[region.code] = region
        by_name.setdefault(key(region.name), []).append(region.code)
    bynames: dict[str, str] = {}
    for row in lexicon.read_tsv("gazetteers/region_names.tsv"):
        if row["kind"] == "byname":
            bynames[key(row["name"])] = row["kemendagri"]
        elif row["kemendagri"] not in (codes := by_name.setdefault(key(row["name"]), [])):
            codes.append(row["kemendagri"])
    return by_code, {name: tuple(codes) for name, codes in by_name.items()}, bynames


@lru_cache(maxsize=1 << 12)
def regions(name: str) -> tuple[Region, ...]:
    """Return the provinces, regencies and cities of this name or short form (without `Kabupaten` or `Kota`).

    Examples:
        >>> [region.kind for region in regions("Kediri")], [region.name for region in regions("Jabar")]
        (['kabupaten', 'kota'], ['Jawa Barat'])
    """
    by_code, by_name, _ = _regions()
    return tuple(by_code[code] for code in by_name.get(key(name), ()))


@cache
def _short_regions() -> Mapping[str, str]:
    by_code = _regions()[0]
    return {
        row["name"].lower(): by_code[row["kemendagri"]].name
        for row in lexicon.read_tsv("gazetteers/region_names.tsv")
        if row["kind"] == "short"
    }


def short_region(word: str) -> str | None:
    """Return the full name of the region with this short form, in lower case.

    Examples:
        >>> short_region("jabar"), short_region("jakarta")
        ('Jawa Barat', None)
    """
    return _short_regions().get(word)


def region(code: str) -> Region | None:
    """Return the province, regency or city with a Kemendagri code."""
    return _regions()[0].get(code)


def region_byname(name: str) -> str | None:
    """Return the code of the region with this byname (`Pulau Dewata`), which is only used to join mentions."""
    return _regions()[2].get(key(name))


@cache
def _districts() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.read_tsv("gazetteers/districts.tsv"):
        found.setdefault(key(row["name"]), []).append((row["kemendagri"], row["name"]))
    return {name: tuple(rows) for name, rows in found.items()}


def districts(name: str) -> tuple[Region, ...]:
    """Return the districts (kecamatan) of this name.

    Examples:
        >>> [district.code for district in districts("Kluet Utara")]
        ['11.01.02']
    """
    return tuple(
        Region(code=code, iso3166_2="", kind="kecamatan", name=official, latitude="", longitude="")
        for code, official in _districts().get(key(name), ())
    )


_TABLES = {
    EntityKind.ORGANISATION: ("organisations", "clubs"),
    EntityKind.PERSON: ("persons",),
    EntityKind.PLACE: ("places",),
}


@cache
def _concepts(kind: EntityKind) -> Mapping[str, tuple[str, ...]]:
    """Return the gazetteer names of bodies, persons or places without a code by key of each of their names."""
    found: dict[str, list[str]] = {}
    for table in _TABLES[kind]:
        for row in lexicon.read_tsv(f"gazetteers/{table}.tsv"):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                concepts = found.setdefault(key(name), [])
                if row["name"] not in concepts:
                    concepts.append(row["name"])
    return {name: tuple(concepts) for name, concepts in found.items()}


def concepts(kind: EntityKind, name: str) -> tuple[str, ...]:
    """Return the full names of what is known by this name (bodies, clubs; persons; places without a code), several if unsure.

    Three letters or fewer name a body only in capitals: `Who` and `Pan` are words.

    Examples:
        >>> concepts(EntityKind.ORGANISATION, "KPK"), len(concepts(EntityKind.ORGANISATION, "PBB"))
        (('Komisi Pemberantasan Korupsi',), 2)
        >>> concepts(EntityKind.ORGANISATION, "WHO"), concepts(EntityKind.ORGANISATION, "Who")
        (('Organisasi Kesehatan Dunia',), ())
    """
    if kind is EntityKind.ORGANISATION and len(name) <= _WORD_LENGTH and not name.isupper():
        return ()
    return _concepts(kind).get(key(name), ())


def has_one_name(name: str) -> bool:
    """Whether a well-known person has this single name, by which his children are called as well.

    Examples:
        >>> has_one_name("Sukarno"), has_one_name("Jokowi")
        (True, False)
    """
    return any(" " not in full for full in concepts(EntityKind.PERSON, name))


@cache
def _clubs() -> frozenset[str]:
    rows = lexicon.read_tsv("gazetteers/clubs.tsv")
    return frozenset(key(name) for row in rows for name in (row["name"], *row["aliases"].split("|")))


def is_club(name: str) -> bool:
    """Whether a name is that of a sports club.

    Examples:
        >>> is_club("LIVERPOOL"), is_club("BEKASI")
        (True, False)
    """
    return key(name) in _clubs()


@cache
def _short_bodies() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in lexicon.read_tsv("gazetteers/organisations.tsv"):
        for alias in row["aliases"].split("|") if row["kind"] not in ("perusahaan", "media") else ():
            short = alias.isupper() or alias.startswith("Kem") or row["kind"] == "universitas"
            if short and alias.isalpha() and len(alias) > _WORD_LENGTH - 1:
                found[alias.lower()] = "" if alias.lower() in found else row["name"]
    return found


def short_body(word: str) -> str | None:
    """Return the full name of the body with this acronym (in lower case), to write it out inside longer names.

    Examples:
        >>> short_body("kemenkeu"), short_body("pbb")
        ('Kementerian Keuangan', None)
    """
    return _short_bodies().get(word) or None


@lru_cache(maxsize=1 << 12)
def acronym_of(name: str) -> str | None:
    """Return the usual acronym of a body by its full name.

    Examples:
        >>> acronym_of("Komisi Pemberantasan Korupsi")
        'KPK'
    """
    for row in lexicon.read_tsv("gazetteers/organisations.tsv"):
        if row["name"] == name:
            words = name.lower().split()
            aliases = (alias for alias in row["aliases"].split("|") if alias and " " not in alias)
            return next((alias for alias in aliases if alias.lower() not in words and _is_acronym(alias, name)), None)
    return None


def _is_acronym(alias: str, name: str) -> bool:
    """Whether a short name is made of letters of the long one, or of capitals: `Golkar`, `WHO`, but not `Pentagon`."""
    capitals = sum(map(str.isupper, alias))
    return capitals > 1 or bool(alignment_costs(letters_of(alias), name.split(), syllables=True))


def known(name: str) -> bool:
    """Whether a name is that of a state, a region or a body of the tables."""
    return bool(country_code(name) or regions(name) or concepts(EntityKind.ORGANISATION, name))
