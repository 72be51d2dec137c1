"""Whether a run of letters is several words glued to each other, and where it is to be cut.

The tables decide. Before a capital stands a common Indonesian word (`pemerintahIran`), or after it a first name or a word
that opens sentences (`SerikatDonald`, `KeempatOleh`); a capitalised word ends in a word that no other word ends in
(`Jepangmengumumkan`), or in a frequent one after a known name (`Israelyang`). Brands are exceptions (`WhatsApp`, `detikNews`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from beritaenrich.cleaning.vocabulary import brands, words

SEGMENT = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""The pieces of a run of letters, as its capitals part them."""


@lru_cache(maxsize=1 << 14)
def cuts_in_run(run: str) -> tuple[int, ...]:
    """Return where a run of letters is to be cut: a capitalised word, or one with capitals inside.

    Examples:
        >>> cuts_in_run("kaptenJepangmengumumkan"), cuts_in_run("WhatsApp")
        ((6, 12), ())
    """
    return tuple(_cuts(run))


def _cuts(run: str) -> Iterator[int]:
    if run in brands("whole"):
        return
    segments = [match.span() for match in SEGMENT.finditer(run)]
    for index, (start, end) in enumerate(segments):
        word = run[start:end]
        tail = _tail(word, run[:end]) if word[0].isupper() else 0
        if index:
            before_start, before_end = segments[index - 1]
            before = run[before_start:before_end]
            if before.isupper() and _tail_of_acronym(run[before_start : start + 1], word[1:]):
                yield start + 1
                continue
            if length := _brand_head(before, run[before_end : end - tail]):
                yield length
            elif _separate(before, run[start : end - tail]) or _tail(before, run[:before_end]):
                yield start
        if tail:
            yield end - tail


@lru_cache(maxsize=1 << 14)
def cut_in_word(word: str) -> int:
    """Return where a word in lower case is two common words (`ujungberarti`, `untukmencegah`), or 0.

    Examples:
        >>> cut_in_word("untukmencegah"), cut_in_word("pemberantasan")
        (5, 0)
    """
    common = words("common")
    if word in common or word in brands("whole"):
        return 0
    for tail in _ends().get(word[-3:], ()):
        if word.endswith(tail) and (tail in words("tail") or tail in words("lower_tail")):
            length = len(word) - len(tail)
            return length if length > 3 and word[:length] in common and word[:length] not in brands("head") else 0
    for length in (4, 5, 6, 7):
        if word[:length] in words("lead") and len(word) > length + 4 and word[length:] in common:
            return length
    return 0


def first_word(run: str) -> int:
    """Return the length of the first word of a run.

    Examples:
        >>> first_word("JakartaHarga")
        7
    """
    match = SEGMENT.match(run)
    return match.end() if match else 0


def may_be_glued(word: str) -> bool:
    """Say quickly whether a capitalised word ends as if a word had been glued to it; most do not."""
    return word[-3:] in _ends()


def _brand_head(word: str, after: str) -> int:
    """Return where the head of a brand begins that was glued to a common word (`daridetikNews`, `modeliPhone`), or 0."""
    if word[-1] + after in brands("whole") and word[:-1] in words("common"):
        return len(word) - 1
    for head in brands("head"):
        if len(head) > 3 and word.endswith(head) and word[: -len(head)].lower() in words("common"):
            return len(word) - len(head)
    return 0


def _separate(before: str, after: str) -> bool:
    """Say whether two neighbours in a run, of which the second begins with a capital, are words of their own."""
    if before + after in brands("whole"):
        return False
    if before.islower():
        return _apart_after_small(before, after)
    if before.isupper():
        return _apart_after_capitals(before, after)
    if after.isupper():
        return len(after) > 1 and (before in words("role") or before in words("opener"))
    return len(before) > 2 and _apart_after_capitalised(before, after)


def _apart_after_small(before: str, after: str) -> bool:
    """Say whether a capital follows a word in small letters (`pemerintahIran`), and not a prefix (`keIslaman`)."""
    known = before in words("common") or before in words("before_name")
    whole = len(before) > 2 or before in ("di", "ke")
    prefix = before == "ke" and after.endswith("an") and after not in words("name")
    return known and whole and not prefix and before not in brands("head") and after not in brands("tail")


def _apart_after_capitals(before: str, after: str) -> bool:
    """Say whether a word follows an acronym, or a word in capitals: `OJKOleh`, `LEGENDATimnas`, `BANJIRWarga`."""
    acronym = before in words("acronym")
    if after in words("opener") or after in words("first_name"):
        return acronym
    if len(before) > 4 and before.lower() in words("common") and after in words("name"):
        return True
    common = len(after) > 4 and after.lower() in words("common")
    return (len(before) > 3 or acronym) and common and after not in brands("second")


def _apart_after_capitalised(before: str, after: str) -> bool:
    """Say whether a word follows a capitalised one: one that opens sentences, a name behind a role, a first name, a country."""
    if after in words("opener"):
        return True
    if before in words("role") and (after in words("name") or after in words("first_name")):
        return True
    named = after in words("first_name") or after in words("country")
    return named and (before in words("name") or before.lower() in words("common"))


def _tail(word: str, run: str) -> int:
    """Return the length of the word that was glued to the end of a capitalised word, or 0; `run` ends in `word`."""
    if word.lower() in words("common"):
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
        return len(head) > 3
    if len(head) > 4 and (tail in words("firm_tail") or (tail in ("yang", "dan") and head.lower() in words("common"))):
        return True
    known = head in words("name") or head in words("first_name")
    return known and (len(head) > 4 or (len(head) == 4 and (len(tail) > 3 or tail == "dan")))


def _tail_of_acronym(acronym: str, tail: str) -> bool:
    """Say whether `tail` is a word glued to an acronym (`AFPpada`)."""
    known = acronym in words("acronym")
    if known and len(tail) > 3 and tail in words("common"):
        return tail.capitalize() not in brands("second")
    return (known or len(acronym) > 2) and any(tail in words(kind) for kind in ("tail", "weak_tail", "acronym_tail"))


@cache
def _ends() -> Mapping[str, tuple[str, ...]]:
    """Return the words that may be glued to the end of a name, longest first, by their last three letters."""
    ends: dict[str, list[str]] = {}
    for tail in sorted(words("tail") | words("weak_tail"), key=len, reverse=True):
        ends.setdefault(tail[-3:], []).append(tail)
    return {end: tuple(tails) for end, tails in ends.items()}
