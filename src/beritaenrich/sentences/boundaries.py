"""Where one sentence ends and the next begins, within a paragraph.

A sentence may end after `.`, `?`, `!` or `…` and the closing marks that follow, before a capital, a digit or an opening
mark; a blank between may be missing. What speaks against it: the word before is an abbreviation, an initial or the number
of a list item, the stop stands inside a number or a site, or a bracket is still open. A reporting clause after a quotation
begins in lower case and so stays with it.
"""

import re
from collections.abc import Iterator
from functools import cache

from beritaenrich.cleaning.quote_marks import StraightQuotes
from beritaenrich.cleaning.shapes import SITE_ENDING
from beritaenrich.cleaning.vocabulary import one_of, reporting_words, words
from beritaenrich.sentences.abbreviations import abbreviations

_CANDIDATE = re.compile(
    r"""
    (?P<end>[.?!…] (?<![.?!…]{2}) [.?!…]*+)
    (?P<close>["'”’»)\]“‘]*+ (?:[,;](?:(?:[ ]?[,;]){1,3}[ ]?)?(?=["“A-Z]))?+) (?P<blank>[ \t\xa0]*+)
    (?P<marks>["'`”’»)\]“‘«(\[=•*–#@-]*+) (?P<gap>[ \t\xa0]*+) (?P<open>["'`“‘«(\[]*+) [ ]?+
    (?P<first> [^\W_a-z] | (?:[a-z]{1,8}|e-)[A-Z] | detikcom\b )
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’()\[\],;:/]{1,24}\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]\Z")
_ITEM = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})\Z")
_NUMBERED = re.compile(r"\d{1,2}\)[ ]?[A-Z]")
_YEAR = re.compile(r"\d{1,4}[ ]\Z")
_QUOTED = re.compile(r"[\"”’]")
_ROMAN = re.compile(r"[IVX]{1,4}[,;)]")
_CLOCK = re.compile(r"\b(?:pukul|jam|pkl\.?) \d{1,2}\Z", re.IGNORECASE)
_MINUTES = re.compile(r"[0-5]\d(?= ?(?:WIB|WITA|WIT|waktu|hingga|sampai|[-–,.)]|\Z))")
_AMOUNT = re.compile(r"\d[\d.,]{0,12} [a-z]{3}")
_QUANTITY = re.compile(r"\d[ ]\Z")
_VERSION = re.compile(r"[a-zA-Z]?\d\Z")
_REACH = 80
_QUOTATION = 1000
"""How far back the opening mark of a quotation is looked for."""


@cache
def _forgotten() -> re.Pattern[str]:
    """Return where a stop is missing: `…, Selasa (10/6/2025) Ia menilai …`."""
    return re.compile(rf"(?:\d{{4}}\)|{one_of(words('day'))})([ ])(?:{one_of(words('opener'))})(?=[ ,])")


@cache
def _reporting_clause() -> re.Pattern[str]:
    """Return what goes on with the quotation before it although it has a capital: `"Kami siap." Ujarnya.`, `." Jelas Rina.`."""
    name = r"[A-Z][\w'’.-]{1,20}"
    return re.compile(rf"(?=[A-Z])(?i:{reporting_words()})(?:nya\b|(?= {name}(?: {name}){{0,3}}[.,]))")


def cuts(paragraph: str) -> list[tuple[int, int]]:
    """Return `(end of one sentence, start of the next)` for each cut inside a paragraph, in order.

    Examples:
        >>> cuts('"Ya. Tentu," kata H. Amir. Ia pergi.')
        [(4, 5), (26, 27)]
    """
    found = list(_after_stops(paragraph))
    if forgotten := [(match.start(1), match.end(1)) for match in _forgotten().finditer(paragraph)]:
        found = sorted(found + forgotten)
    return found


def _after_stops(paragraph: str) -> Iterator[tuple[int, int]]:
    begin = 0
    item = 0  # the number of the last list item
    quotes = StraightQuotes(paragraph)
    for match in _CANDIDATE.finditer(paragraph):
        if not _may_open(paragraph, match):
            continue
        if match["end"] == ".":
            word = _word_before(paragraph, begin, match.start())
            at = match.start() - len(word)
            if _ITEM.match(word) and _begins_item(paragraph, begin, at):
                item = int(word) if word.isdecimal() else 0
                continue
            if item and word == str(item + 1):
                item += 1
                yield begin + len(paragraph[begin:at].rstrip()), at
                begin = at
                continue
            if not _stop_ends(paragraph, word, match):
                continue
        end, following = _edges(match, quotes)
        if _in_brackets(paragraph, begin, match.end("end"), end):
            continue
        if _QUOTED.search(match["close"]) and _reporting_clause().match(paragraph, following):
            continue
        yield end, following
        begin = following


def _word_before(paragraph: str, begin: int, stop: int) -> str:
    match = _WORD_BEFORE.search(paragraph, max(begin, stop - 24), stop)
    return match.group() if match else ""


def _begins_item(paragraph: str, begin: int, at: int) -> bool:
    """Say whether the number or letter at `at` is that of a list item: first in its sentence, or after a colon."""
    lead = paragraph[max(begin, at - 8) : at].rstrip()
    return lead[-1:] in (":", ";") or (at - begin <= 8 and not any(map(str.isalnum, lead)))


def _may_open(paragraph: str, match: re.Match[str]) -> bool:
    """Say whether what follows can open a sentence."""
    start = match.start("first")
    first = paragraph[start]
    if match["blank"] or match["gap"]:
        numbered = first.isdecimal() and paragraph[start - 1] == "("
        return first.isalnum() and (not numbered or _NUMBERED.match(paragraph, start) is not None)
    if first.isdecimal() and paragraph[start - 1] in '"“' and _AMOUNT.match(paragraph, start):  # jaksa."1 juta paket
        return True
    if not first.isupper() or SITE_ENDING.match(paragraph, start):
        return False
    if match["close"] or match["marks"]:
        return True
    before = paragraph[max(0, match.start() - 3) : match.start()]
    return paragraph[start + 1 : start + 2].islower() or (before.isalpha() and before.islower())


def _stop_ends(paragraph: str, word: str, match: re.Match[str]) -> bool:
    """Say whether the full stop after `word` ends a sentence."""
    start = match.start("first")
    bracket = "(" in match["marks"] or "(" in match["open"]
    if _MINUTES.match(paragraph, start) and _CLOCK.search(paragraph, max(0, match.start() - 9), match.start()):
        return False  # pukul 18. 05 WIB
    kind = abbreviations().get(word.lower())
    if word in ("H", "M") and _YEAR.search(paragraph, max(0, match.start() - 6), match.start() - 1):  # 1446 H.
        return True
    if _ROMAN.match(paragraph, start):  # Ilir Tim. I, Palembang
        return False
    if kind == "before" or (paragraph[start].isdecimal() and _VERSION.match(word)):  # dr. Sari, v9. 1
        return False
    if kind == "number":
        return not paragraph[start].isdecimal()
    if (
        kind == "rank"
        and word.islower()
        and _QUANTITY.search(paragraph, max(0, match.start() - len(word) - 2), match.start() - len(word))
    ):
        return True  # 3.000 mt.
    if kind == "rank":  # Kompol. Hermawan; but: berpangkat Kompol. Menurut ...
        following = _WORD_AFTER.match(paragraph, start)
        return match["blank"] != "" and following is not None and following.group() in words("opener")
    if kind == "end":
        return not bracket
    if kind == "after" or _INITIALS.match(word):
        return not bracket and match["blank"] != "" and _opens_commonly(paragraph, start, match)
    return not (len(word) == 1 and word.islower())


def _opens_commonly(paragraph: str, start: int, match: re.Match[str]) -> bool:
    """Say whether the next sentence would begin with a quotation or a common word, not with a name."""
    if match["marks"] or match["open"]:
        return True
    word = _WORD_AFTER.match(paragraph, start)
    return word is not None and word.group().lower() in words("common")


def _edges(match: re.Match[str], quotes: StraightQuotes) -> tuple[int, int]:
    """Return where the sentence ends and where the next begins, by what the marks between them belong to."""
    close, blank, marks, gap = match["close"], match["blank"], match["marks"], match["gap"]
    if blank and not marks:  # the plain case: marks before the blank close
        return match.end("close"), match.end("blank")
    if blank and not gap:  # marks after the blank open, but for curly ones that cannot
        at = match.start("marks")
        while at < match.end("marks") and match.string[at] in "”’»)]" and not _opens_anyway(match.string, at):
            at += 1
        return (at, at) if at > match.start("marks") else (match.end("close"), match.start("marks"))
    if blank:  # marks between blanks, as in tokenised text
        if marks[0] in "”’»)]" or (marks[0] in "\"'" and quotes.open_at(match.start("marks"))):
            return match.end("marks"), match.end("gap")
        return match.end("close"), match.start("marks")
    at = match.start("close")  # no blank at all
    is_open = quotes.open_at(at) if '"' in close else False
    for mark in close:
        if mark in "“‘" or (mark == '"' and not is_open):
            break
        is_open = is_open and mark != '"'
        at += 1
    return at, at


def _opens_anyway(paragraph: str, at: int) -> bool:
    """Say whether the mark at `at` opens a quotation although it is the closing one, as in ”Ya,” with no “ before it."""
    if paragraph[at] != "”":
        return False
    low = max(0, at - _QUOTATION)
    return paragraph.rfind("“", low, at) <= paragraph.rfind("”", low, at)


def _in_brackets(paragraph: str, begin: int, stop: int, end: int) -> bool:
    """Say whether a bracket opened shortly before the stop and closes shortly after it."""
    if ")" in paragraph[stop:end]:
        return False
    low = max(begin, stop - _REACH)
    opened = paragraph.rfind("(", low, stop)
    if opened < 0 or paragraph.find(")", opened, stop) >= 0:
        return False
    closed = paragraph.find(")", stop, stop + _REACH)
    return closed >= 0 and paragraph.find("(", stop, closed) < 0
