"""What outlets call themselves: the names and domains of all profiles, and the patterns that find them in a text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from beritaenrich.cleaning.places import is_place
from beritaenrich.cleaning.vocabulary import one_of, terms, words
from beritaenrich.lexicon import names, read_toml, read_tsv

DOMAIN = r"[A-Za-z][\w-]{1,30}(?:\s?\.\s?(?i:com|co|id|net|tv|org|info|news|(?<=\.)(?:asia|online|xyz))\b){1,2}"
_BLANKS = re.compile(r"\s+")


def profiles() -> tuple[str, ...]:
    """Return the resource names of all outlet profiles."""
    return names("outlets", ".toml")


def _key(name: str) -> str:
    return _BLANKS.sub("", name).casefold()


@cache
def _canonical_names() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for resource in profiles():
        row = read_toml(resource)
        for edition in row.get("editions", []):
            table.setdefault(_key(edition), edition)
        for name in (row["name"], *row.get("names", []), *row["domains"]):
            table.setdefault(_key(name), row["name"])
    return table


def canonical(name: str) -> str | None:
    """Return the canonical name of the outlet that calls itself `name`, or None where no profile knows it.

    Examples:
        >>> canonical("KOMPAS.COM"), canonical("Tempo . co"), canonical("Warta Desa")
        ('Kompas.com', 'Tempo.co', None)
    """
    return _canonical_names().get(_key(name))


_SHORTEST_TYPO = 8
_MOST_WORDS = 3


def nearest(name: str) -> str | None:
    """Return the canonical name of the outlet that `name` misspells by one letter, or None.

    An outlet often mistypes itself in its own datelines. Only names with a dot are read so, of eight letters and more.

    Examples:
        >>> nearest("KOMPAS.con"), nearest("Tribunnws.com"), nearest("Tribun"), nearest("Warta.com")
        ('Kompas.com', 'Tribunnews.com', None, None)
    """
    written = _key(name)
    if len(written) < _SHORTEST_TYPO or "." not in written:
        return None
    found = {outlet for key, outlet in _canonical_names().items() if "." in key and _one_apart(written, key)}
    return found.pop() if len(found) == 1 else None


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or exchanged makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < _SHORTEST_TYPO:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    return long[start + 1 :] == short[start + (len(short) == len(long)) :]


@cache
def names_pattern() -> str:
    """Return an alternation of all names that profiles know, longest first, blanks loose."""
    known: set[str] = set()
    for resource in profiles():
        row = read_toml(resource)
        known.update((row["name"], *row.get("names", []), *row.get("editions", [])))
    ordered = sorted(known, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s").replace(r"\.", r"\s?\.\s?") for name in ordered)


@cache
def edition_heads() -> tuple[str, ...]:
    """Return how the names of all editions begin, for the outlets whose profile says so: `detik`, `RMOL`."""
    return tuple(sorted(head for row in map(read_toml, profiles()) if (head := row.get("editions_begin"))))


@cache
def editions_pattern() -> str:
    """Return the pattern of all editions of these outlets: `detikBola`, `RMOLMaluku`."""
    return rf"(?:{'|'.join(map(re.escape, edition_heads()))})[A-Z]\w{{2,14}}"


def is_edition(name: str) -> bool:
    """Tell whether a name is made as an outlet makes those of its editions, listed or not.

    Examples:
        >>> is_edition("detikBola"), is_edition("detikcom")
        (True, False)
    """
    return re.fullmatch(editions_pattern(), name) is not None


@cache
def _finder() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.@/])(?:(?i:{names_pattern()})(?![\w-]|\.\w)|{editions_pattern()}|{DOMAIN})|(?<=//)(?:www\.|m\.)?[\w.-]{{4,60}}"
    )


def is_host(name: str) -> bool:
    """Whether a name is the address of a site that belongs to no outlet: `freepik.com`, `Panen-freepik.com`."""
    return _hosts().search(name) is not None


@cache
def _hosts() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|-)(?:www\.)?(?:{one_of(terms('hosts'))})\s?\.", re.IGNORECASE)


def find_outlets(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the outlets named in `text[start:end]`: their span, and their canonical name or what they call themselves.

    Examples:
        >>> list(find_outlets("Ikuti WhatsApp Channel Republika", 0, 32))
        [(23, 32, 'Republika')]
    """
    for match in _finder().finditer(text, start, end):
        written = match.group()
        if name := canonical(written):
            yield match.start(), match.end(), name
        elif match.start() >= 2 and text[match.start() - 2 : match.start()] == "//":
            host = re.sub(r"^(?:www|m|amp)\.", "", written.lower())
            while host.count("."):
                if name := canonical(host):
                    yield match.start(), match.end(), name
                    break
                host = host.split(".", 1)[1]
        elif is_edition(written):
            yield match.start(), match.end(), written
        elif "." in written and not is_host(written):
            yield match.start(), match.end(), _BLANKS.sub("", written)


@cache
def _agencies() -> Mapping[str, str]:
    return {_key(row["written"]): row["name"] for row in read_tsv("cleaning/agencies.tsv")}


def agency(name: str) -> str | None:
    """Return the name of the news agency or medium that is written `name`, or None.

    Examples:
        >>> agency("REUTERS"), agency("Ant")
        ('Reuters', 'Antara')
    """
    return _agencies().get(_key(name))


@cache
def _outlet_words() -> re.Pattern[str]:
    whole, heads, ends = (one_of(terms(name)) for name in ("outlet_words", "outlet_heads", "outlet_ends"))
    return re.compile(rf"\b(?:(?:{whole})\b|(?:{heads})\w{{3}})|(?:{ends})\b|\w indonesia\Z", re.IGNORECASE)


def is_made_of_outlet_words(name: str) -> bool:
    """Whether a name is made of words that names of outlets are made of; an unknown outlet is known by them.

    Examples:
        >>> is_made_of_outlet_words("RADAR LADA"), is_made_of_outlet_words("Ladanews"), is_made_of_outlet_words("Lada")
        (True, True, False)
    """
    return _outlet_words().search(name) is not None


def looks_like_outlet(name: str) -> bool:
    """Whether a name of three words at most can only be an outlet's: made of outlet words, and of no other everyday ones.

    Behind a word that names newspapers only, any word may stand; `Berita Garut` is a section.

    Examples:
        >>> looks_like_outlet("Koran Muara"), looks_like_outlet("MuaraNews"), looks_like_outlet("Info Lengkap")
        (True, True, False)
    """
    found = name.split()
    if not 1 <= len(found) <= _MOST_WORDS or not all(word.isalnum() and word[0].isupper() for word in found):
        return False
    listed = [word.lower() in terms("outlet_words") for word in found]
    if not is_made_of_outlet_words(name) or all(listed):
        return False
    if found[0].lower() in terms("newspapers"):
        return True
    others = [word for word, known in zip(found, listed, strict=True) if not known]
    return not is_place(" ".join(others)) and not any(word.lower() in words("common") for word in others)
