"""The shapes of datelines, as patterns: what stands where; whether it is a place or an outlet is for `datelines` to say."""

import re
from collections.abc import Mapping
from functools import cache

from beritaenrich.cleaning.outlet_names import DOMAIN, editions_pattern, names_pattern
from beritaenrich.cleaning.stamps import day_pattern, month_pattern
from beritaenrich.cleaning.vocabulary import one_of, terms

_S = r"\s{0,12}"  # also over tags that were masked
_DASH = r"(?:[-–—−‒]{1,3}(?: [-–—]{1,2}(?=\s))?|â€[“”\x93\x94]|â\x80[\x93\x94]|&[mn]dash;|&#821[12];|[\x96\x97]|�)"
_BAR = r"\|{1,2}"
_STORY = r"(?=[A-Z“\"])"  # what follows begins like a sentence
_CAPITALS = r"[A-Z][A-Z.'’]{1,20}(?:[ /-][A-Z.'’]{1,20}){0,3}"
_NAME = r"[A-Z][\w.'’-]{1,20}(?: (?:[A-Z][\w.'’-]{0,20}|dan|of|de|la)){0,3}"
_PLACE = rf"(?P<place>{_CAPITALS}|{_NAME})"
_REGION = (
    rf"(?:{_S},{_S}(?P<region>[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}(?:/[A-Z][\w.'’-]{{1,20}})?))?"
)
_END = rf"{_S}{_DASH}{_S}"
_MARKED_END = rf"(?:,?{_END}|{_S}:{_S}|\s?{_BAR}\s{_STORY})"
_URL = r"(?:https?://[^\s]{3,80}\s|https?://)?"
_BRAND = (
    r"[A-Z]{3,20}(?:\d{1,3}[A-Z]?)?(?:\.[A-Z]{2,4}){0,2}|[A-Z]{2,6}[a-z]{2,12}|[A-Za-z][a-z]{2,12}[A-Z][A-Za-z]{1,12}"
)

PLACE_ALONE = frozenset({"dateline-caps", "dateline-place"})
"""The shapes that are a place and a mark, and nothing else."""

NAMING_OUTLET = frozenset(
    {
        "dateline-outlet",
        "dateline-outlet-bracket",
        "dateline-outlet-open",
        "dateline-outlet-place",
        "dateline-outlet-stop",
        "dateline-place-outlet",
        "dateline-place-outlet-open",
        "dateline-place-unknown-outlet",
        "dateline-unknown-outlet",
        "dateline-unknown-outlet-place",
    }
)
"""The shapes with the name of an outlet written out; in brackets, or behind a bar, an agency may stand as well."""


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each shape by the rule that stands for it, in the order in which they are tried.

    The groups say what may stand there: `place`, `region` behind it, `outlet`.
    """
    names = names_pattern()
    outlet = rf"(?i:(?P<outlet>{names}|(?:[a-z]{{2,12}}\.)?{DOMAIN}))"
    bracket = rf"[(\[]{_S}(?P<outlet>[^()\[\]\n]{{0,30}}?(?i:{names}|{DOMAIN})[^()\[\]\n]{{0,30}}?|[A-Z][\w. /]{{1,30}}){_S}[)\]]"
    day = rf"(?:(?i:{day_pattern()}),?{_S}\(?)?"
    date = rf"(?:{_S}[,(]?{_S}{day}\d{{1,2}}(?: ?(?i:{month_pattern()})|/\d{{1,2}})[ /]?(?:(?:19|20)\d\d)?\)?)"
    section = rf"(?:\s(?:{one_of(terms('sections'))}))?"
    outlet_word = r"[A-Z][A-Za-z]{2,15}(?: [A-Z][A-Za-z]{2,15}){1,2}|[A-Z][a-z]{5,20}"
    shapes = {
        "dateline-outlet-place": rf"{_URL}{outlet}/?(?:{_S}(?:[,/-]|{_BAR}){_S}|\.[ \xa0]|[ \xa0]){_PLACE}{_REGION}{date}?(?:{_MARKED_END}| ?\. ?{_STORY})",
        "dateline-place-outlet": rf"{_PLACE}{_REGION}(?:{_S},{_S}|\s?(?:-|{_BAR})\s){outlet}(?:{_S}\([^()\n]{{2,30}}\))?\.?(?:{_MARKED_END}|(?<=\.(?:com|net))\s?,\s(?=[A-Z])|(?<=\.id)\s?,\s(?=[A-Z]))",
        "dateline-place-bracket": rf"{_PLACE}{_REGION}{date}?(?:,-)?,?{_S}{bracket}\.?(?:{_MARKED_END}|{_S}{_STORY})",
        "dateline-outlet": rf"{_URL}{outlet}{section}\.?(?:,?{_END}(?:(?:{names}){_END})?|{_S}:{_S}(?=[A-Z])|\s?{_BAR}\s{_STORY})",
        "dateline-outlet-bracket": rf"{outlet}{_S}[(\[]{_S}{_PLACE}{_S}[)\]]{_END}",
        "dateline-outlet-stop": rf"(?P<outlet>{names}|{editions_pattern()})\.\s{_STORY}",
        "dateline-place-bar": rf"{_PLACE}\s?{_BAR}\s?(?P<outlet>[A-Za-z][\w.]{{2,24}}?(?: [A-Z][\w.]{{2,20}}){{0,2}}?)\s?(?:{_DASH}\s?|[.:]\s){_STORY}",
        "dateline-unknown-outlet-place": rf"(?P<outlet>{_BRAND}|{outlet_word})\s?,\s?{_PLACE}\s?(?:[-–—]|{_BAR})\s{_STORY}",
        "dateline-place-unknown-outlet": rf"{_PLACE}\s?[,/]\s?(?P<outlet>[a-z]{{4,20}}|[A-Z][a-z]{{7,24}})\s?(?:[-–—]|{_BAR})\s{_STORY}",
        "dateline-unknown-outlet": rf"(?P<outlet>[A-Z]{{7,20}}(?=[–—])|[A-Z]{{4,14}} [A-Z]{{4,14}}(?=[–—])|[A-Za-z]{{2,15}}[A-Z][a-z]{{2,15}}(?=\s[-–—]))\s?[-–—]\s{_STORY}",
        "dateline-outlet-open": rf"{outlet}{_S},{_S}(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})",
        "dateline-place-outlet-open": rf"{_PLACE},{_S}(?P<outlet>(?i:{names}))\s{{1,12}}{_STORY}",
        "dateline-place-date": rf"{_PLACE}{date}(?:{_S}(?:\([^()\n]{{2,40}}\)|/[A-Z][\w -]{{2,30}}/))?(?:{_END}|{_S}:{_S})",
        "dateline-caps": rf"(?P<place>{_CAPITALS}){_REGION}(?:{_END}|\s{_BAR}\s{_STORY})",
        "dateline-place": rf"(?P<place>{_NAME})(?<![a-z]\.){_REGION}(?:\s{{1,12}}{_DASH}\s{{1,12}}|\.?{_DASH}\s{{1,3}}{_STORY}|(?:—|--){_STORY}|\s?:\s(?=[A-Z]))",
        "dateline-bracketed-place": rf"[(\[]{_S}(?P<place>{_CAPITALS}|{_NAME}){date}?{_S}[)\]](?:{_END}|\s{{1,3}}{_STORY})",
    }
    return {rule: re.compile(pattern) for rule, pattern in shapes.items()}
