"""Names of agencies and media in running text: where they begin and end, and whether they are known.

Known names stand in `resources/quotes/media.tsv` and in the profiles of the outlets; a domain (`suara.com`) or a word that
only media carry (`… Post`) makes a name known too.
"""

import re
from dataclasses import dataclass
from functools import cache

from beritaenrich import lexicon
from beritaenrich.cleaning.outlet_names import edition_heads

TOP_LEVEL = r"(?:com|co\.[a-z]{2}|go\.id|id|net|org|tv|co|news|info|edu|gov|int)"

_WORDS = 7
_CONNECTOR = re.compile(r"(?:of the|of|the|de|la|al|el|del|and|in|for|der|die|le) (?=[A-Z])|& ")
_SITE = re.compile(rf"[\w-]{{3,60}}\.{TOP_LEVEL}\b")


@dataclass(frozen=True, slots=True)
class Medium:
    """A name in a text that may be a medium's: `known` says that it is one, `kind` is `agency` or `media` by the table."""

    start: int
    end: int
    text: str
    known: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A source in a text: where its wording stands, the name in it, and the rule that found it."""

    start: int
    end: int
    source: str
    rule: str


@cache
def wordings(name: str) -> frozenset[str]:
    """Return one of the lists of `resources/quotes/attributions.toml`."""
    return frozenset(lexicon.read_toml("quotes/attributions.toml")[name])


def either(name: str) -> str:
    """Return the words of a list as alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, wordings(name)), key=lambda word: (-len(word), word)))


@cache
def _token() -> re.Pattern[str]:
    """Return the pattern of one word of a name."""
    heads = "|".join(map(re.escape, edition_heads()))
    return re.compile(
        rf"""
          @\w[\w.]*\w                                                              # handles
        | [A-Z][\w-]{{1,30}}(?:\.[A-Za-z][\w-]{{0,30}}){{0,2}}\.{TOP_LEVEL}\b(?!\.\w)   # Wartakota.Tribunnews.com
        | (?:[a-z0-9-]{{2,40}}\.){{1,3}}{TOP_LEVEL}\b(?!\.\w)                     # sites in lower case
        | [A-Z0-9][\w&'’+-]*(?:\.[a-z0-9]\w*)*                                     # words with capitals, KOMPAS.com
        | (?:{heads})[A-Za-z]*                                                    # detikBola
        """,
        re.VERBOSE,
    )


@cache
def _domain() -> re.Pattern[str]:
    """Return the pattern that makes a name known: `Palupos.com`, `detikBola`."""
    return re.compile(rf"\.{TOP_LEVEL}\b|\A(?:{'|'.join(map(re.escape, edition_heads()))})[A-Z]")


@cache
def _glued() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what is glued to a known name, and to a name with the shape of a medium's or of a site's."""
    ends = f"(?:{either('glued_ends')})"
    shape = re.compile(rf"({either('shapes')}){ends}")
    platforms = "|".join(sorted((re.escape(name) for name in wordings("platforms") if len(name) > 1), reverse=True))
    site = re.compile(rf"(.{{2,40}}?\.{TOP_LEVEL}|(?i:{platforms})){ends}")
    return re.compile(rf"{ends}(?:[A-Z]\w*)?"), shape, site


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"((?i:{either('country_openers')}) \w{{1,20}}|\w{{2,20}}) (?=\S)")


@cache
def _media() -> tuple[tuple[str, str, bool], ...]:
    """Return the names of the table and of the outlets, each with its kind and whether it is enough by itself."""
    own = [(row["name"], row["kind"], row["alone"] == "yes") for row in lexicon.read_tsv("quotes/media.tsv")]
    known = {name.casefold() for name, _, _ in own}
    profiles = (lexicon.read_toml(path) for path in lexicon.names("outlets", ".toml"))
    outlets = [name for profile in profiles for name in (profile["name"], *profile.get("names", ()))]
    plain = [(name, "media", "." in name or " " in name) for name in outlets if name.casefold() not in known]
    return (*own, *dict.fromkeys(plain))


@cache
def _table() -> dict[str, tuple[str, bool]]:
    return {name.casefold(): (kind, alone) for name, kind, alone in _media()}


def _alternatives(kind: str) -> str:
    names = {name for name, own_kind, _ in _media() if kind in {"", own_kind}}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def known_names() -> re.Pattern[str]:
    """Return the pattern of all names in the table."""
    return re.compile(_alternatives(""))


@cache
def agencies() -> re.Pattern[str]:
    """Return the pattern of the agencies, with their photo services and the sign `Ant`."""
    photos = "(?: (?:FOTO|Foto|PHOTO|Photo|Photos))?"
    return re.compile(rf"(?<![\w.])(?:{_alternatives('agency')}|Ant|ANT){photos}(?![\w-])")


def row_of(name: str) -> tuple[str, bool] | None:
    """Return the kind of a known name, and whether it needs no word for a medium beside it."""
    return _table().get(name.casefold())


def read_name(text: str, at: int) -> Medium | None:
    """Return the name that begins at `at`, cut off from what is glued to its end.

    Examples:
        >>> read_name("AFPpada Senin", 0).text, read_name("The Jakarta Post, Selasa", 0).text
        ('AFP', 'The Jakarta Post')
    """
    span = _name_span(text, at)
    return judge(text, *span) if span else None


def _name_span(text: str, at: int) -> tuple[int, int] | None:
    start = end = at
    token_pattern = _token()
    for count in range(_WORDS):
        match = token_pattern.match(text, at)
        if match is None:
            break
        token = match.group()
        if token.lower() in wordings("ends") or (not count and token.lower() in wordings("never")):
            break
        if (token.isdigit() and (not count or len(token) > 2)) or token.endswith("nya"):
            break
        cut = _glued_end(token)
        end = at + cut
        site = token.islower() and _domain().search(token)  # www.palu.co.id Daftar Harga
        if cut < len(token) or site or text[end : end + 1] not in {" ", "\xa0"}:
            break
        at = end + 1
        connector = _CONNECTOR.match(text, at)
        if connector:
            at = connector.end()
    return (start, end) if end > start else None


def _glued_end(token: str) -> int:
    """Return where the name in `AFPpada` or `Viva.co.idmenurut` ends."""
    known = known_names().match(token)
    word, shape, site = _glued()
    if known and word.fullmatch(token, known.end()):
        return known.end()
    glued = site.match(token) or shape.fullmatch(token)
    return glued.end(1) if glued else len(token)


def judge(text: str, start: int, end: int) -> Medium | None:
    """Return the name `text[start:end]` without a country before it and without words behind a known name."""
    name = text[start:end]
    row = row_of(name)
    if row:
        return Medium(start, end, name, known=row[1], kind=row[0])
    country = _country().match(name)
    own_name = country is not None and wordings("shapes").issuperset(
        name[country.end() :].split()
    )  # Vietnam News Agency
    if country and not own_name and country.group(1).casefold() in wordings("countries"):
        return judge(text, start + country.end(), end)
    if name.casefold() in wordings("countries"):
        return None
    whole = known_names().match(text, start, end)
    if whole and not text[whole.end()].isalnum():
        kind, alone = _table()[whole.group().casefold()]
        following = text[whole.end() + 1 : end].split()
        if alone and following and following[0] not in wordings("shapes"):
            return Medium(start, whole.end(), whole.group(), known=True, kind=kind)
    if any(word.lower() in wordings("no_name") for word in name.split()):
        return None
    first, _, site = name.rpartition(" ")
    if first and _SITE.match(site):  # Cek Fakta Palupos.com
        return Medium(end - len(site), end, site, known=True)
    shaped = _domain().search(name) is not None or not wordings("shapes").isdisjoint(name.split()[1:])
    return Medium(start, end, name, known=shaped)
