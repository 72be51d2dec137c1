"""Words glued at a lost link: where a blank is missing (`pemerintahIran`, `dilansirAP`, `Israelyang`, `Rusia.Kementerian`).

A capital inside a word is a sign of a lost blank, and of a brand (`WhatsApp`, `detikNews`). The tables decide: before the
capital stands a common Indonesian word, or after it a first name or a word that opens sentences. A capitalised word that
ends in a word which no other word ends in (`mengatakan`, `tersebut`) was glued as well.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from beritaenrich.cleaning.vocabulary import brands, words

_RUN = re.compile(r"\b(?:[A-Z][A-Za-z]{4,}+|[a-z]++[A-Z][A-Za-z]*+)")
_DATELINE = re.compile(r"\.(?:com|co|id), \Z", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"[A-Z](?<=\d\d[A-Z])[a-z]{3,}")
_NUMBER = re.compile(r"(?:(?<![#/%=&\w.+-])|(?<=\bRp))\d[\d.]{0,12}\Z")
_LONG = re.compile(r"\b[a-z]{9,40}+\b(?![-/@=_&]|\.[A-Za-z])")
_SEGMENT = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_BEFORE = frozenset("@#/_&=?%+\\~")  # before a name in an address or a tag
_LONGEST = 60
_MARK = re.compile(
    r"""
    [.?!…,”")(] (?:
        (?<=[a-z0-9)%"”][.?!…]) (?=[A-Z][a-z]|[A-Z]{2,}[ ]|[“‘(])  # Rusia.Kementerian
      | (?<=[a-z)],) (?=[A-Za-z][a-z]|[“‘])                        # Liverpool,Diogo
      | (?<=[A-Z]{2},) (?=[a-z]{2})                                # AFP,korban
      | (?<=[.,?!…][”"]) (?=[a-z]{2})                              # takut,"ungkapnya
      | (?<=[.,?!…]”) (?=[A-Z])                                    # pergi.”Dia
      | (?<=[A-Z0-9/][A-Z0-9]\)) (?=[A-Za-z][a-z])                 # (ETLE)Mobile
      | (?<=[a-z]{3}\() (?=[A-Z0-9])                               # Senin(16/6): the blank is missing before the mark
    )
    """,
    re.VERBOSE,
)
_SITE = re.compile(r"(?:com|co|id|net|org|tv|go|ac|or|sch|info|news|my|sg)\b", re.IGNORECASE)


def missing_blanks(raw: str) -> Iterator[int]:
    """Yield the offsets at which a blank is missing: first beside marks, then inside runs of letters.

    >>> list(missing_blanks("Warga pemerintahIran memakai WhatsApp.Kata Israelyang itu."))
    [38, 16, 49]
    """
    for match in _MARK.finditer(raw):
        at = match.start() if match.group() == "(" else match.end()
        if not _SITE.match(raw, at) and not _in_address(raw, at):
            yield at
    ends = _ends()
    for match in _RUN.finditer(raw):
        run = match.group()
        plain = run[1:].islower()
        if (plain and run[-3:] not in ends) or len(run) > _LONGEST or run.isupper():
            continue
        start = match.start()
        if start and _bound(raw, start):
            continue
        place = None if plain else _SEGMENT.match(run)
        if place and _DATELINE.search(raw, max(0, start - 8), start):  # Kabar.com, JakartaHarga
            yield start + place.end()
            continue
        for at in _inside_word(run) if plain else _inside_run(run):
            yield start + at
    for match in _AFTER_NUMBER.finditer(raw):  # 2021Menurut
        word, at = match.group(), match.start()
        known = word in words("opener") or word in words("first_name") or word.lower() in words("common")
        if known and _NUMBER.search(raw, max(0, at - 14), at):
            yield at
    common = words("common")
    for match in _LONG.finditer(raw):
        word = match.group()
        start = match.start()
        if (
            word not in common
            and word not in brands("whole")
            and not (start and _bound(raw, start))
            and (length := _head(word))
        ):
            yield start + length


def _bound(raw: str, start: int) -> bool:
    """Say whether the run of letters at `start` is part of an address, a tag or a hyphenated word."""
    before = raw[start - 1]
    if before == ".":
        return raw[start].islower() or _in_address(raw, start)
    return before in _BEFORE or (before == "-" and start > 1 and not raw[start - 2].isspace())


def _in_address(raw: str, at: int) -> bool:
    """Say whether the text before `at` is an address of the net."""
    before = raw[max(0, at - 200) : at].rsplit(None, 1)
    return bool(before) and ("://" in before[-1] or "www." in before[-1])


def _head(word: str) -> int:
    """Return the length of the first of two common words glued to each other (`ujungberarti`, `untukmencegah`), or 0."""
    common = words("common")
    for tail in _ends().get(word[-3:], ()):
        if word.endswith(tail) and (tail in words("tail") or tail in words("lower_tail")):
            length = len(word) - len(tail)
            return length if length > 3 and word[:length] in common and word[:length] not in brands("head") else 0
    for length in (4, 5, 6, 7):
        if word[:length] in words("lead") and len(word) > length + 4 and word[length:] in common:
            return length
    return 0


def _inside_run(run: str) -> Iterator[int]:
    """Yield where a run of letters with inner capitals is to be cut."""
    if run in brands("whole"):
        return
    segments = [match.span() for match in _SEGMENT.finditer(run)]
    for index, (start, end) in enumerate(segments):
        word = run[start:end]
        tail = _tail(word, run[:end]) if word[0].isupper() else 0
        if index:
            before_start, before_end = segments[index - 1]
            before = run[before_start:before_end]
            if before.isupper() and _tail_of_acronym(run[before_start : start + 1], word[1:]):
                yield start + 1
                continue
            if index == 1 and (length := _brand_head(before, run[before_end : end - tail])):
                yield length
            elif _separate(before, run[start : end - tail], first=index == 1) or _tail(before, run[:before_end]):
                yield start
        if tail:
            yield end - tail


def _brand_head(word: str, after: str) -> int:
    """Return where the head of a brand begins that was glued to a common word (`daridetikNews`, `modeliPhone`), or 0."""
    if word[-1] + after in brands("whole") and word[:-1] in words("common"):
        return len(word) - 1
    for head in brands("head"):
        if len(head) > 3 and word.endswith(head) and word[: -len(head)].lower() in words("common"):
            return len(word) - len(head)
    return 0


def _inside_word(word: str) -> Iterator[int]:
    if tail := _tail(word, word):
        yield len(word) - tail


def _separate(before: str, after: str, *, first: bool) -> bool:
    """Say whether two neighbours in a run, of which the second begins with a capital, are words of their own."""
    if before + after in brands("whole"):
        return False
    if before.islower():
        known = (before in words("common") or before in words("before_name")) and (
            len(before) > 2 or before in ("di", "ke")
        )
        affix = before == "ke" and after.endswith("an") and after not in words("name")  # keIslaman
        return first and known and not affix and before not in brands("head") and after not in brands("tail")
    if before.isupper():
        if before in ("PT", "CV"):
            return after in words("name") or after in words("first_name")
        if after in words("opener") or after in words("first_name"):
            return before in words("acronym")
        if len(before) > 4 and before.lower() in words("common") and after in words("name"):  # LEGENDATimnas
            return True
        known = len(before) > 3 or before in words("acronym")
        return known and len(after) > 4 and after.lower() in words("common") and after not in brands("second")
    if after.isupper():
        return len(after) > 1 and (before in words("role") or before in words("opener"))
    if len(before) < 3:
        return False
    if after in words("opener"):
        return True
    if before in words("role") and (after in words("name") or after in words("first_name")):
        return True
    named = after in words("first_name") or after in words("country")
    return named and (before in words("name") or before.lower() in words("common"))


def _tail(word: str, run: str) -> int:
    """Return the length of the word that was glued to the end of a capitalised word, or 0; `run` ends in `word`."""
    if (
        word.lower() in words("common")
        or word in words("name")
        or word in words("first_name")
        or word in brands("whole")
    ):
        return 0
    for tail in _ends().get(word[-3:], ()):
        head = word[: -len(tail)]
        if not head or not word.endswith(tail):
            continue
        brand = run[-len(word) - 1 : -len(word)] + head  # iPhone
        if {brand, run[: -len(tail)]} & brands("whole") or _ends_name(head, tail):
            return len(tail)
    return 0


def _ends_name(head: str, tail: str) -> bool:
    """Say whether the capitalised `head` is a name or word of its own before `tail`; the rarer as an ending, the surer."""
    if tail in words("tail"):
        return len(head) > 3 and not head.islower() and head.lower() not in brands("head")
    if len(head) > 4 and (tail in words("firm_tail") or (tail in ("yang", "dan") and head.lower() in words("common"))):
        return True
    known = head in words("name") or (head in words("first_name") and tail != "di")
    return known and (len(head) > 4 or (len(head) == 4 and (len(tail) > 3 or tail == "dan")))


def _tail_of_acronym(acronym: str, tail: str) -> bool:
    """Say whether `tail` is a word glued to an acronym (`AFPpada`)."""
    known = acronym in words("acronym")
    if known and len(tail) > 3 and tail in words("common"):
        return tail.capitalize() not in brands("second")
    if not known and acronym[:-1] in words("acronym") and acronym[-1].lower() + tail in words("common"):
        return False  # KUHPPasal
    return (known or len(acronym) > 2) and any(tail in words(kind) for kind in ("tail", "weak_tail", "acronym_tail"))


@cache
def _ends() -> Mapping[str, tuple[str, ...]]:
    """Return the words that may be glued to the end of a name, longest first, by their last three letters."""
    ends: dict[str, list[str]] = {}
    for tail in sorted(words("tail") | words("weak_tail"), key=len, reverse=True):
        ends.setdefault(tail[-3:], []).append(tail)
    return {end: tuple(tails) for end, tails in ends.items()}
