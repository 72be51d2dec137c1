"""Datelines: `JAKARTA, KOMPAS.com - `, `Mataram (ANTARA) - `, `TEHERAN- `, with and without place, outlet and dash."""

import re
from dataclasses import dataclass
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.outlet_names import DOMAIN, agency, canonical, find_outlets, names_pattern, nearest
from beritaenrich.cleaning.shapes import function_words
from beritaenrich.cleaning.stamps import MONTH
from beritaenrich.lexicon import read_tsv

_S = r"\s{0,12}"  # also over tags that were masked
_DASH = r"(?:[-–—−‒]{1,3}(?: [-–—]{1,2}(?=\s))?|â€[“”\x93\x94]|â\x80[\x93\x94]|&[mn]dash;|&#821[12];|[\x96\x97]|�)"
_CAPS = r"[A-Z][A-Z.'’]{1,20}(?:[ /-][A-Z.'’]{1,20}){0,3}"
_TITLE = r"[A-Z][\w.'’-]{1,20}(?: (?:[A-Z][\w.'’-]{0,20}|dan|of|de|la)){0,3}"
_PROVINCE = (
    rf"(?:{_S},{_S}(?P<region>[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}(?:/[A-Z][\w.'’-]{{1,20}})?))?"
)


_KIND = re.compile(r"^(?:kota|kabupaten|kab\.?|provinsi) ")
_SECTION = r"(?:Bisnis|Bola|Otomotif|Digital|Tekno|Militer|Trending|Edukasi|Sport|Showbiz|Lifestyle|Gaya Hidup|News|Nasional|Dunia|Wisata|Kuliner|Gadget|Crime)"
_RUBRIC = re.compile(
    rf"{_SECTION}|Olahraga|Ekonomi|Hukum|Politik|Kesehatan|Pendidikan|Hiburan|Internasional|Daerah|Kriminal"
)
_OPENING = re.compile(
    r"(?P<place>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2})\s[-–—]\s(?P<next>[A-Z][a-z]{1,20})\s(?P<after>\S)"
)
_CAMEL = re.compile(r"[a-z][A-Z]")
_CAPITALS_STOP = re.compile(r"(?P<place>[A-Z]{3,20}(?: [A-Z]{3,20}){0,2})\.\s(?=[A-Z“\"][a-zA-Z]{2})")
_MEDIA = re.compile(
    r"(?i)\b(?:radar|harian|pos|post|posco|media|zona|lensa|sorot|portal|seputar|info|news|kabar|suara|warta|tribun|jurnal|tv|online|berita|koran|rakyat|ekspres|express)\b|(?i:news|post?|media|online)\b"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, with the spans of the place and of the outlet where it names them."""

    start: int
    end: int
    place: str | None
    place_span: tuple[int, int] | None
    outlet: tuple[int, int] | None
    rule: str


@cache
def _places() -> dict[str, str]:
    return {row["name"].casefold(): row["name"] for row in read_tsv("cleaning/places.tsv")}


@cache
def _not_places() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv("cleaning/not_places.tsv"))


def is_place(name: str) -> bool:
    """Whether `name` is a place that the table knows, in any letter case."""
    key = " ".join(name.split()).casefold()
    return key in _places() or _KIND.sub("", key) in _places()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    outlet = rf"(?P<outlet>{names_pattern()}|(?:[a-z]{{2,12}}\.)?{DOMAIN})"
    bracket = (
        rf"\({_S}(?P<outlet>[^()\n]{{0,30}}?(?i:{names_pattern()}|{DOMAIN})[^()\n]{{0,30}}?|[A-Z][\w. /]{{1,30}}){_S}\)"
    )
    place = rf"(?P<place>{_CAPS}|{_TITLE})"
    url = r"(?:https?://[^\s]{3,80}\s)?"
    date = rf"(?:{_S}[,(]?{_S}\d{{1,2}}(?: ?(?i:{MONTH})|/\d{{1,2}})[ /]?(?:(?:19|20)\d\d)?\)?)"
    end = rf"{_S}{_DASH}{_S}"
    return (
        (
            "dateline-outlet-place",
            re.compile(
                rf"{url}(?i:{outlet})(?:{_S}[,|-]{_S}|\.[ \xa0]|[ \xa0]){place}{_PROVINCE}{date}?(?:{end}|{_S}:{_S}| ?\. ?(?=[A-Z“\"]))"
            ),
        ),
        (
            "dateline-place-outlet",
            re.compile(
                rf"{place}{_PROVINCE}(?:{_S},{_S}|\s[-|]\s)(?i:{outlet})(?:{_S}\([^()\n]{{2,30}}\))?\.?(?:{end}|{_S}:{_S}|(?<=\.(?:com|net))\s?,\s(?=[A-Z])|(?<=\.id)\s?,\s(?=[A-Z]))"
            ),
        ),
        (
            "dateline-place-bracket",
            re.compile(rf"{place}{_PROVINCE}{date}?,?{_S}{bracket}\.?(?:{end}|{_S}:{_S}|{_S}(?=[A-Z“\"]))"),
        ),
        (
            "dateline-outlet",
            re.compile(
                rf"{url}(?i:{outlet})(?:\s{_SECTION})?(?:{end}(?:(?:{names_pattern()}){end})?|{_S}:{_S}(?=[A-Z]))"
            ),
        ),
        (
            "dateline-outlet-bracket",
            re.compile(rf"(?i:{outlet}){_S}\({_S}{place}{_S}\){end}"),
        ),
        ("dateline-outlet-stop", re.compile(rf"(?P<outlet>{names_pattern()}|RMOL[A-Z]{{2,9}})\.\s(?=[A-Z“\"])")),
        (
            "dateline-place-bar",
            re.compile(
                rf"(?P<place>{_CAPS}|{_TITLE})\s?\|\s?(?P<outlet>[A-Za-z][\w.]{{2,24}}?(?: [A-Z][\w.]{{2,20}}){{0,2}}?)\s?(?:{_DASH}|\.|:)\s(?=[A-Z“\"])"
            ),
        ),
        (
            "dateline-outlet-unknown",
            re.compile(
                rf"(?:(?P<outlet>[A-Z]{{4,20}}(?:\.[A-Z]{{2,4}}){{0,2}}|[A-Z]{{2,6}}[a-z]{{2,12}}|[A-Za-z][a-z]{{2,12}}[A-Z][A-Za-z]{{1,12}})\s?,\s?(?P<place>{_CAPS}|{_TITLE})"
                rf"|(?P<place2>{_CAPS}|{_TITLE})\s?,\s?(?P<outlet2>[a-z]{{4,20}}|[A-Z][a-z]{{7,24}}))\s?[-–—]\s(?=[A-Z“\"])"
            ),
        ),
        ("dateline-name", re.compile(r"(?P<name>[A-Z]{7,20}|[A-Z]{4,14} [A-Z]{4,14})[–—]\s(?=[A-Z“\"])")),
        ("dateline-outlet-open", re.compile(rf"(?i:{outlet}){_S},{_S}(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})")),
        (
            "dateline-place-outlet-open",
            re.compile(rf"{place},{_S}(?P<outlet>(?i:{names_pattern()}))\s{{1,3}}(?=[A-Z“\"])"),
        ),
        (
            "dateline-place-date",
            re.compile(rf"{place}{date}(?:{_S}(?:\([^()\n]{{2,40}}\)|/[A-Z][\w -]{{2,30}}/))?(?:{end}|{_S}:{_S})"),
        ),
        ("dateline-caps", re.compile(rf"(?P<place>{_CAPS}){_PROVINCE}{end}")),
        ("dateline-place", re.compile(rf"(?P<place>{_TITLE}){_PROVINCE}(?:\s{{1,3}}{_DASH}\s{{1,3}}|\s?:\s(?=[A-Z]))")),
    )


def read_dateline(text: str, start: int) -> Dateline | None:
    """Return the dateline that begins at `text[start]`.

    Examples:
        >>> read_dateline("BANDUNG, KOMPAS.com - Warga bersih-bersih.", 0).place
        'Bandung'
    """
    window = min(len(text), start + 160)
    for rule, pattern in _patterns():
        match = pattern.match(text, start, window)
        if match and (found := _accept(rule, match, text)):
            return found
    return None


def read_opening(text: str, start: int) -> Dateline | None:
    """Return what stands with a spaced dash before the first word of a document: an unknown place, or the rubric.

    It is no dateline where what follows the dash is a name: the first word after it must be one that opens sentences.

    Examples:
        >>> read_opening("Sumberjaya - Petani memanen padi.", 0).place, read_opening("Tekno – Petani memanen padi.", 0).place
        ('Sumberjaya', None)
    """
    stopped = _CAPITALS_STOP.match(text, start, min(len(text), start + 80))  # `BANDUNG. Petani …`
    if stopped and is_place(place := stopped.group("place")):
        return Dateline(start, stopped.end(), proper(place), stopped.span("place"), None, "dateline-opening")
    match = _OPENING.match(text, start, min(len(text), start + 80))
    if match is None:
        return None
    place, following = match.group("place"), match.group("next")
    small = following.lower()
    opens = small in vocabulary.words("common") or small in function_words()
    common = any(word.lower() in vocabulary.words("common") | function_words() for word in place.split())
    rubric = _RUBRIC.fullmatch(place) is not None
    runs_on = rubric or match.group("after").islower() or match.group("after") == "("
    if not opens or not runs_on or (common and not rubric) or place.casefold() in _not_places():
        return None
    span = None if rubric else match.span("place")
    if (
        not rubric
    ):  # the last words may be a place, and what is before them a picture's caption: `Danau Biru Jakarta - `
        written = place.split(" ")
        place = next((known for cut in range(1, 3) if is_place(known := " ".join(written[cut:]))), place)
        span = (match.end("place") - len(place), match.end("place"))
    return Dateline(
        start,
        match.start("next"),
        None if rubric else proper(place),
        span,
        None,
        "dateline-rubric" if rubric else "dateline-opening",
    )


def _accept(rule: str, match: re.Match[str], text: str) -> Dateline | None:
    if rule == "dateline-outlet-stop" and not match.group("outlet").isupper():
        return None
    if rule == "dateline-outlet-unknown":
        return _unknown_outlet(match)
    if rule == "dateline-place-bar" and not is_place(match.group("place")):
        return None
    if rule == "dateline-name":
        name = match.group("name")
        known = is_place(name) or any(word in vocabulary.words("common") for word in name.lower().split())
        return None if known else Dateline(match.start(), match.end(), None, None, None, rule)
    groups = match.groupdict()
    place = groups.get("place")
    end = match.end()
    outlet = match.span("outlet") if groups.get("outlet") else None
    if rule == "dateline-outlet-open":
        words = (place or "").split()
        for count in range(len(words), 0, -1):
            if is_place(" ".join(words[:count])):
                place = " ".join(words[:count])
                end = match.start("place") + len(place)
                break
        else:
            glued = _glued_place(words[0]) if words else None
            if glued is None:
                return None
            place, end = glued, match.start("place") + len(glued)
    if rule == "dateline-place-outlet" and place is not None and ("." in place.strip(".") or canonical(place)):
        return None
    if rule == "dateline-place-outlet-open" and not is_place(place or ""):
        return None
    if rule == "dateline-outlet-place" and place is not None and not _after_outlet(match, place, text):
        return None
    if rule == "dateline-place-bracket" and not _bracketed(match, text):
        return None
    media = (
        place is not None and place.isupper() and (_MEDIA.search(place) or _beside_media(place, groups.get("region")))
    )
    if place is not None and outlet is None and not media and not _bare_place(rule, place, match, text):
        return None
    if outlet is None and text[end : end + 60].split("\n", 1)[0].isupper():
        return None  # a heading or a route in capitals: JAKARTA - BANDUNG
    if place is not None and place.casefold() in _not_places():
        return None
    if end >= len(text) or not text[end:].lstrip()[:1]:
        return None
    if outlet is None and place is not None:
        edition = place.split()
        if len(edition) > 1 and canonical(edition[-1]):  # `NTT VIVA – `
            return Dateline(match.start(), end, None, None, match.span("place"), "dateline-outlet")
        region = groups.get("region")
        if region and not is_place(region) and (_MEDIA.search(region) or _CAMEL.search(region) or nearest(region)):
            outlet = match.span("region")
        elif region and is_place(region) and _MEDIA.search(place) and not is_place(place):
            return Dateline(match.start(), end, proper(region), match.span("region"), match.span("place"), rule)
        elif _MEDIA.search(place) and not is_place(place):
            return Dateline(match.start(), end, None, None, match.span("place"), "dateline-outlet")
    place_span = (match.start("place"), match.start("place") + len(place)) if place else None
    return Dateline(match.start(), end, proper(place) if place else None, place_span, outlet, rule)


def _beside_media(place: str, region: str | None) -> bool:
    """Whether an outlet that no profile knows stands in capitals behind a name of no everyday words: `TOBOALI, KABAR KITA -`."""
    named = not any(word.casefold() in vocabulary.words("common") for word in place.split())
    return named and region is not None and region.isupper() and _MEDIA.search(region) is not None


def _unknown_outlet(match: re.Match[str]) -> Dateline | None:
    """Read `KABARKITA, GARUT– `, `Solok, kabarkita – `: a place that the table knows, and a name of one word beside it."""
    kind = "" if match.group("place") else "2"
    place, outlet = match.group("place" + kind), match.group("outlet" + kind)
    capitals = not kind and (place.isupper() or outlet[1:] != outlet[1:].lower())
    sure = is_place(place) and not is_place(outlet) and (capitals or outlet.lower() not in vocabulary.words("common"))
    if not sure or (kind and outlet[0].isupper() and not _MEDIA.search(outlet)):
        return None
    return Dateline(
        match.start(),
        match.end(),
        proper(place),
        match.span("place" + kind),
        match.span("outlet" + kind),
        "dateline-outlet-unknown",
    )


def _bare_place(rule: str, place: str, match: re.Match[str], text: str) -> bool:
    known = is_place(place)
    after = text[match.end() : match.end() + 1]
    if rule == "dateline-place":
        return known
    if rule == "dateline-place-date":
        return known or place.isupper()
    if not known and any(word.casefold() in vocabulary.words("common") for word in place.split()):
        return False
    if known:
        return after.isupper() or after.isdigit() or after in "\"“‘'("
    spaced = text[match.end() - 1 : match.end()].isspace() and not text[match.end("place")].isalnum()
    words = place.split()
    return (
        spaced
        and text[match.end("place") : match.end("place") + 1].isspace()
        and "\n" not in match.group()
        and all(len(word) > 2 and word.isalpha() for word in words)
        and (after.isupper() or after in '"“')
        and not text[match.end() : match.end() + 3].isupper()
        and not any(word.casefold() in _not_places() for word in words)
    )


def _after_outlet(match: re.Match[str], place: str, text: str) -> bool:
    """Whether what stands after an outlet is a place: any name after a comma, else a known place or one in capitals.

    Before a stop only a known place is one: `Kabarkita.com - BANGGA. Inilah …` opens with a one-word sentence.
    """
    if is_place(place):
        return True
    if match.group().rstrip().endswith(".") or place.casefold().split()[0] in _not_places():
        return False
    return place.isupper() or "," in text[match.end("outlet") : match.start("place")]


def _bracketed(match: re.Match[str], text: str) -> bool:
    """Whether what stands in brackets after a place is an outlet: a known one, or an unknown one before a dash."""
    known = (
        next(find_outlets(text, *match.span("outlet")), None) is not None
        or agency(match.group("outlet").strip()) is not None
    )
    dashed = not text[match.start("outlet") : match.end()].rstrip().endswith(")")
    place = is_place(match.group("place"))
    return (known and (dashed or place)) or (dashed and place)


def _glued_place(word: str) -> str | None:
    for cut in range(len(word) - 2, 2, -1):
        if word[cut].isupper() and is_place(word[:cut]):
            return word[:cut]
    return None


def proper(place: str) -> str:
    """Return a place as it is written in running text.

    Examples:
        >>> proper("BANDAR LAMPUNG"), proper("NTB")
        ('Bandar Lampung', 'NTB')
    """
    joined = " ".join(place.split())
    if known := _places().get(joined.casefold()):
        return known
    if not joined.isupper() or len(joined) <= 2:
        return joined
    return " ".join(word if len(word) <= 2 and word.isupper() else word.title() for word in joined.split())
