"""Datelines: `JAKARTA, KOMPAS.com - `, `Mataram (ANTARA) - `, `TEHERAN- `, with and without place, outlet and dash."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.dateline_shapes import patterns
from beritaenrich.cleaning.outlet_names import (
    agency,
    canonical,
    find_outlets,
    is_host,
    is_made_of_outlet_words,
    nearest,
)
from beritaenrich.cleaning.places import is_no_place, is_place, proper
from beritaenrich.cleaning.shapes import function_words

_LONGEST = 160
_LONGEST_OPENING = 80
_OPENING = re.compile(
    r"(?P<place>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2})\s[-–—]\s(?P<next>[A-Z][a-z]{1,20})\s(?P<after>\S)"
)
_CAPITALS_STOP = re.compile(r"(?P<place>[A-Z]{3,20}(?: [A-Z]{3,20}){0,2})\.\s(?=[A-Z“\"][a-zA-Z]{2})")
_CAMEL = re.compile(r"[a-z][A-Z]")
_SOMETHING = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, with the spans of the place and of the outlet where it names them."""

    start: int
    end: int
    place: str | None
    place_span: tuple[int, int] | None
    outlet: tuple[int, int] | None
    rule: str


def read_dateline(text: str, start: int) -> Dateline | None:
    """Return the dateline that begins at `text[start]`.

    Examples:
        >>> read_dateline("BANDUNG, KOMPAS.com - Warga bersih-bersih.", 0).place
        'Bandung'
    """
    first = _read_shape(text, start)
    second = _read_shape(text, first.end) if first else None
    if first is None or second is None:
        return first
    if first.outlet is None and second.outlet is None and not text[first.start : second.end].isupper():
        return None  # a route: `Jakarta - Bandung - Surabaya kini …`
    return _joined(first, second)


def _read_shape(text: str, start: int) -> Dateline | None:
    window = min(len(text), start + _LONGEST)
    for rule, pattern in patterns().items():
        match = pattern.match(text, start, window)
        if match and _SOMETHING.search(text, match.end()) and (found := _READERS[rule](rule, match)):
            return None if found.outlet and is_host(text[slice(*found.outlet)]) else found
    return None


def _joined(first: Dateline, second: Dateline) -> Dateline:
    """Join what stands in two pieces: `Merdeka.com - Kapanlagi.com - `, `Kabar.com – Garut – `, `GARUT - KABAR.com - `.

    Two places stand so in capitals only: `JAKARTA - BANDUNG - `. The first of two places, or outlets, is the one.
    """
    if second.place and (not is_place(second.place) or (first.outlet and first.place and not second.outlet)):
        return first
    place = first if first.place else second
    return replace(
        first,
        end=second.end,
        place=place.place,
        place_span=place.place_span,
        outlet=first.outlet or second.outlet,
    )


def _dateline(
    rule: str,
    match: re.Match[str],
    place: tuple[int, int] | None,
    outlet: tuple[int, int] | None,
    end: int | None = None,
) -> Dateline:
    """Return the dateline whose place and outlet have these spans."""
    name = proper(match.string[slice(*place)]) if place else None
    return Dateline(match.start(), match.end() if end is None else end, name, place, outlet, rule)


def _outlet_alone(rule: str, match: re.Match[str]) -> Dateline:
    return _dateline(rule, match, None, match.span("outlet"))


def _both(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read a place and an outlet, where nothing else is to be asked."""
    if is_no_place(match["place"]):
        return None
    return _dateline(rule, match, match.span("place"), match.span("outlet"))


def _outlet_before_place(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `KABAR.com, Sukamulya - `: a known place, one in capitals, or any name after a comma.

    Before a stop only a known place is one: `Kabar.com - BANGGA. Inilah …` opens with a one-word sentence.
    """
    place = match["place"]
    stopped = match.group().rstrip().endswith(".")
    comma = "," in match.string[match.end("outlet") : match.start("place")]
    if is_place(place):
        return _both(rule, match)
    outlet_again = canonical(place) or is_made_of_outlet_words(place)
    if stopped or outlet_again or is_no_place(place.split()[0]) or not (place.isupper() or comma):
        return None
    return _both(rule, match)


def _place_before_outlet(rule: str, match: re.Match[str]) -> Dateline | None:
    place = match["place"]
    no_place = "." in place.strip(".") and not is_place(place)
    return None if no_place or canonical(place) else _both(rule, match)


def _place_before_bracket(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `Garut (KABAR) - `: in the brackets stands a known outlet, or an unknown one before a dash."""
    name, place = match["outlet"].strip(), is_place(match["place"])
    known = next(find_outlets(match.string, *match.span("outlet")), None) is not None or agency(name) is not None
    dashed = match.group().rstrip()[-1] not in ")]"
    if not (place and (known or dashed)) and not (known and dashed):
        return None
    return _both(rule, match)


def _outlet_before_stop(rule: str, match: re.Match[str]) -> Dateline | None:
    return _outlet_alone(rule, match) if match["outlet"].isupper() else None


def _place_before_bar(rule: str, match: re.Match[str]) -> Dateline | None:
    sure = is_place(match["place"]) or (match["place"].isupper() and is_made_of_outlet_words(match["outlet"]))
    return _both(rule, match) if sure else None


def _unknown_outlet_before_place(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `KABARKITA, GARUT– `, `Suara Kita, Garut - `: a place that the table knows behind what looks like an outlet."""
    place, outlet = match["place"], match["outlet"]
    everyday = outlet.lower() in vocabulary.words("common")
    one_word = " " not in outlet and (outlet[1:] != outlet[1:].lower() or (place.isupper() and not everyday))
    if not is_place(place) or is_place(outlet) or not (one_word or is_made_of_outlet_words(outlet)):
        return None
    return _both(rule, match)


def _place_before_unknown_outlet(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `Solok, kabarkita – `: a name in small letters, or one made of the words of outlets' names."""
    place, outlet = match["place"], match["outlet"]
    everyday = outlet.lower() in vocabulary.words("common")
    if (
        not is_place(place)
        or is_place(outlet)
        or everyday
        or (outlet[0].isupper() and not is_made_of_outlet_words(outlet))
    ):
        return None
    return _both(rule, match)


def _unknown_outlet(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `WARTADESAKU– `, `tvWarta - `: no place, and no everyday word."""
    name = match["outlet"]
    if not name.isupper():
        return _outlet_alone(rule, match) if is_made_of_outlet_words(name) else None
    known = is_place(name) or any(word in vocabulary.words("common") for word in name.lower().split())
    return None if known else _dateline(rule, match, None, None)


def _place_left_open(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `Liputan6.com, Jakarta Warga …`: the longest known place, be the story glued to it."""
    start, words = match.start("place"), match["place"].split()
    known = (name for count in range(len(words), 0, -1) if is_place(name := " ".join(words[:count])))
    place = next(known, None) or _glued_place(words[0])
    if place is None:
        return None
    end = start + len(place)
    return _dateline(rule, match, (start, end), match.span("outlet"), end)


def _glued_place(word: str) -> str | None:
    return next(
        (word[:cut] for cut in range(len(word) - 2, 2, -1) if word[cut].isupper() and is_place(word[:cut])), None
    )


def _known_place_before_outlet(rule: str, match: re.Match[str]) -> Dateline | None:
    return _both(rule, match) if is_place(match["place"]) else None


def _place_alone(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read a place, or two, without an outlet that is known: what stands there may be an unknown one."""
    groups = match.groupdict()
    place, region = match["place"], groups.get("region")
    media = (place.isupper() and is_made_of_outlet_words(place)) or _beside_media(place, region)
    if is_no_place(place) or not (media or _is_bare_place(rule, match)) or _goes_on_in_capitals(match):
        return None
    words = place.split()
    if len(words) > 1 and canonical(words[-1]):  # `NTT VIVA – `
        return _dateline("dateline-outlet", match, None, match.span("place"))
    unknown_outlet = is_made_of_outlet_words(place) and not is_place(place)
    if (
        region
        and not is_place(region)
        and (is_made_of_outlet_words(region) or _CAMEL.search(region) or nearest(region))
    ):
        return _dateline(rule, match, match.span("place"), match.span("region"))
    if region and is_place(region) and unknown_outlet:
        return _dateline(rule, match, match.span("region"), match.span("place"))
    if unknown_outlet:
        return _dateline("dateline-outlet", match, None, match.span("place"))
    return _dateline(rule, match, match.span("place"), None)


def _goes_on_in_capitals(match: re.Match[str]) -> bool:
    """Whether what follows is a heading or a route in capitals: `JAKARTA - BANDUNG`."""
    return match.string[match.end() : match.end() + 60].split("\n", 1)[0].isupper()


def _beside_media(place: str, region: str | None) -> bool:
    """Whether an outlet that no profile knows stands behind a name of no everyday words: `TOBOALI, Kabar Kita -`."""
    named = not any(word.casefold() in vocabulary.words("common") for word in place.split())
    return named and region is not None and is_made_of_outlet_words(region)


def _is_bare_place(rule: str, match: re.Match[str]) -> bool:
    """Whether a name before a dash is a place: one that the table knows, or one of no everyday words, set off in capitals."""
    place, text, end = match["place"], match.string, match.end()
    known = is_place(place)
    if known and rule == "dateline-caps":
        return text[end].isupper() or text[end].isdigit() or text[end] in "\"“‘'("
    if known or rule == "dateline-place" or "|" in match.group():
        return known
    if rule == "dateline-place-date":
        return place.isupper()
    words = place.split()
    mark = text[match.end("place") : end]
    return (
        mark[:1].isspace()
        and mark[-1:].isspace()
        and "\n" not in match.group()
        and (text[end].isupper() or text[end] in '"“')
        and not text[end : end + 3].isupper()
        and all(len(word) > 2 and word.isalpha() for word in words)
        and not any(word.casefold() in vocabulary.words("common") or is_no_place(word) for word in words)
    )


def _bracketed_place(rule: str, match: re.Match[str]) -> Dateline | None:
    """Read `[GARUT] `: a place that the table knows, in capitals or before a dash."""
    dashed = match.group().rstrip()[-1] not in ")]"
    if not is_place(match["place"]) or not (dashed or match["place"].isupper()):
        return None
    return _dateline(rule, match, match.span("place"), None)


_READERS: Mapping[str, Callable[[str, re.Match[str]], Dateline | None]] = {
    "dateline-outlet-place": _outlet_before_place,
    "dateline-place-outlet": _place_before_outlet,
    "dateline-place-bracket": _place_before_bracket,
    "dateline-outlet": _outlet_alone,
    "dateline-outlet-bracket": _both,
    "dateline-outlet-stop": _outlet_before_stop,
    "dateline-place-bar": _place_before_bar,
    "dateline-unknown-outlet-place": _unknown_outlet_before_place,
    "dateline-place-unknown-outlet": _place_before_unknown_outlet,
    "dateline-unknown-outlet": _unknown_outlet,
    "dateline-outlet-open": _place_left_open,
    "dateline-place-outlet-open": _known_place_before_outlet,
    "dateline-place-date": _place_alone,
    "dateline-caps": _place_alone,
    "dateline-place": _place_alone,
    "dateline-bracketed-place": _bracketed_place,
}


@cache
def _sections() -> frozenset[str]:
    return frozenset(vocabulary.terms("sections"))


def read_opening(text: str, start: int) -> Dateline | None:
    """Return what stands with a spaced dash before the first word of a document: an unknown place, an outlet or a section.

    It is no dateline where what follows the dash is a name: the first word after it must be one that opens sentences.

    Examples:
        >>> read_opening("Sumberjaya - Petani memanen padi.", 0).place, read_opening("Tekno – Petani memanen padi.", 0).place
        ('Sumberjaya', None)
    """
    window = min(len(text), start + _LONGEST_OPENING)
    stopped = _CAPITALS_STOP.match(text, start, window)  # `BANDUNG. Petani …`
    if stopped and is_place(stopped["place"]):
        return _dateline("dateline-opening", stopped, stopped.span("place"), None)
    match = _OPENING.match(text, start, window)
    if match is None:
        return None
    place, end = match["place"], match.start("next")
    if not _is_everyday(match["next"]) or is_no_place(place):
        return None
    if place in _sections():
        return _dateline("dateline-rubric", match, None, None, end)
    if is_made_of_outlet_words(place):
        return _dateline("dateline-opening", match, None, match.span("place"), end)
    if not match["after"].islower() and match["after"] != "(":
        return None
    if any(map(_is_everyday, place.split())):
        return None
    # The last words may be a place, and what is before them the caption of a picture: `Danau Biru Jakarta - `.
    written = place.split(" ")
    known = (name for cut in range(1, 3) if is_place(name := " ".join(written[cut:])))
    begin = match.end("place") - len(next(known, place))
    return _dateline("dateline-opening", match, (begin, match.end("place")), None, end)


def _is_everyday(word: str) -> bool:
    return word.lower() in vocabulary.words("common") or word.lower() in function_words()
