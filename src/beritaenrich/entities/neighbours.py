"""Names that the words beside them settle, whatever the tagger made of them alone.

Who is quoted is no place (`ujar Padang`), even where he is called like a word (`kata Selamat.`), capitals with an age behind
them are a person (`AB (34)`), no person is one in whom something happens (`di Teuku Umar`), and a particle with a capital
belongs to the name (`Van Dijk`). In the sentences that the tagger was trained on, each of these holds at least in
ninety-seven cases of a hundred.
"""

import re
from collections.abc import Sequence
from functools import cache

from beritaenrich.entities.decoding import Name, Reading
from beritaenrich.entities.gazetteer import country_code, is_club
from beritaenrich.entities.role_words import head_class
from beritaenrich.lexicon import read_toml
from beritaenrich.titles import title_words

TABLE = "entities/neighbours.toml"

_INITIALS = re.compile(r"[A-Z]{2,4}")
_AGE = re.compile(r"[1-9]\d?")
_FAR = 20
_REACH = 6
_LONGEST = 3
_DASHES = frozenset("-–—")
_CLOSING = frozenset(",\"”“'’?!")
_YEARS = frozenset({"tahun", "thn", "th"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml(TABLE)[name]["words"])


def settle(words: Sequence[str], reading: Reading) -> tuple[list[Name], frozenset[Name]]:
    """Return the names of a sentence as their neighbours have them, and those of them that are settled by that.

    Args:
        words: the words of the sentence.
        reading: what the tagger made of it.
    """
    settled = {
        (first, first + 1, "PERSON") for first, word in enumerate(words) if word.isupper() and is_initials(words, first)
    }
    says = _words("says")
    tagged = {index for first, end, _ in reading.names for index in range(first, end)}
    for first in (index + 1 for index, word in enumerate(words) if word in says):
        end = _end_of_speaker(words, first) if _is_quoted(words, first) else 0
        if end and not tagged.intersection(range(first, end)):
            settled.add((first, end, "PERSON"))
    taken = {index for first, end, _ in settled for index in range(first, end)}
    names = sorted(settled)
    for first, end, kind in reading.names:
        if taken.intersection(range(first, end)):
            continue
        start = first - 1 if kind == "PERSON" and _is_particle(words, first - 1) else first
        other = _kind(words, first, end, kind, reading)
        names.append((start, end, other))
        if other != kind:
            settled.add((start, end, other))
    return sorted(names), frozenset(settled)


def is_initials(words: Sequence[str], index: int) -> bool:
    """Whether a word is the initials of a person, given with an age or named as such.

    Examples:
        >>> is_initials(["korban", "AB", "(", "34", ")"], 1), is_initials(["berinisial", "AB"], 1)
        (True, True)
        >>> is_initials(["KPK", "(", "Jakarta", ")"], 0), is_initials(["IBU", "(", "34", ")", "HILANG"], 0)
        (False, False)
    """
    if not _INITIALS.fullmatch(words[index]) or all(map(str.isupper, filter(str.isalpha, words))):
        return False
    if index and words[index - 1].lower() in _words("initials"):
        return not _words("bodies") & {word.lower() for word in words[max(0, index - _REACH) : index]}
    behind = list(words[index + 1 : index + 5])
    if len(behind) > 2 and behind[2] in _YEARS:
        del behind[2]
    return len(behind) > 2 and behind[0] == "(" and behind[2] in {")", ","} and _AGE.fullmatch(behind[1]) is not None


def _is_quoted(words: Sequence[str], index: int) -> bool:
    """Whether a word stands where the one who is quoted is named: `…," ujar Sari`."""
    return index > 1 and words[index - 1] in _words("says") and words[index - 2][-1] in _CLOSING


def _end_of_speaker(words: Sequence[str], first: int) -> int:
    """Return where a name ends that is quoted and looks like a common word (`kata Selamat.`), or 0 where it is no name."""
    end = first
    while end < min(first + _LONGEST, len(words)) and _is_name_like(words[end]):
        end += 1
    closed = end < len(words) and words[end] in _words("after_speakers")
    return end if closed and end > first else 0


def _is_name_like(word: str) -> bool:
    lower = word.lower()
    return (
        len(word) > 2
        and word.istitle()
        and word.isalpha()
        and head_class(lower) is None
        and lower not in _words("not_speakers")
        and lower not in title_words("address")
    )


def _is_particle(words: Sequence[str], index: int) -> bool:
    """Whether a word is the particle of a surname, and not the first of its sentence, where `Di` is a preposition."""
    return index > 0 and words[index] in _words("particles")


def _is_dateline(words: Sequence[str], end: int) -> bool:
    """Whether a sentence begins with the town of a club, in capitals and with a dash behind it, as datelines do."""
    behind = words[end] if end < len(words) else ""
    return words[0].isupper() and behind in _DASHES and is_club(" ".join(words[:end]))


def _kind(words: Sequence[str], first: int, end: int, kind: str, reading: Reading) -> str:
    """Return the kind of a name after the word before it."""
    if kind == "PLACE" and _is_quoted(words, first) and country_code(" ".join(words[first:end])) is None:
        person, body = (reading.lattice.probability(first, end, other) for other in ("PERSON", "ORGANISATION"))
        return "ORGANISATION" if body > _FAR * person else "PERSON"
    if kind == "PERSON" and words[first - 1 : first] == ["di"] and end - first < 3:
        others = ("PLACE", "ORGANISATION")
        return max(others, key=lambda other: reading.lattice.probability(first, end, other))
    if kind == "ORGANISATION" and first == 0 and _is_dateline(words, end):
        return "PLACE"
    areas = first > 1 and words[first - 1] in _words("areas") and words[first - 2].lower() != "ibu"
    return "PLACE" if areas and end - first == 1 else kind
