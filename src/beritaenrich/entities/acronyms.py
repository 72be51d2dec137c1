"""Short forms in brackets with the words they stand for: `Komisi Pemberantasan Korupsi (KPK)`, `media sosial (medsos)`.

The letters of the short form are laid over the words before the bracket by the cheapest alignment (see `letters`); the
long form begins where that is cheapest, so that only the words which the letters stand for belong to it. Going back
from the bracket is the idea of Schwartz & Hearst (2003); the costs are made for Indonesian syllabic acronyms.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from beritaenrich import lexicon
from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.entities.letters import alignment_costs, letters_of
from beritaenrich.model import Acronym, AlignedText, CleanedText

_BRACKET = re.compile(r"\(\s{0,2}([^\W_][\w.&/+’' -]{0,30}?)\s{0,2}\)")
_WORD = re.compile(  # with a cut where words are glued: kamera|Electronic
    r"[^\W_]+?(?<=[a-z]{3})(?=[A-Z][a-z]{2})|[^\W_]+(?:['’][^\W_]+)*"
)
_BARRIER = re.compile(r"[!?;:\"“”()\[\]{}\n|•–—]|\.(?=\s)|\s-\s")
_MAX_WORDS = 14
_MAX_REACH = 180


@cache
def _word_list(name: str) -> frozenset[str]:
    return frozenset(lexicon.read_toml("entities/acronyms.toml")[name]["words"])


@cache
def _irregular() -> dict[str, list[list[str]]]:
    """Return the long forms that the letters of their short form do not explain, in words."""
    table = lexicon.read_toml("entities/acronyms.toml")["irregular"]["forms"]
    return {short: [long.split() for long in longs] for short, longs in table.items()}


def find_acronyms(text: str | CleanedText) -> tuple[Acronym, ...]:
    """Return every `long (SHORT)` of the titles and the body whose letters the long form explains, in text order.

    Args:
        text: cleaned text, or a plain string.

    Raises:
        InputTypeError: for any other type.

    Examples:
        >>> found = find_acronyms("Wali Kota dan Pemerintah Kota (Pemkot) Bitung aktif di media sosial (medsos).")
        >>> [(acronym.long, acronym.short) for acronym in found]
        [('Pemerintah Kota', 'Pemkot'), ('media sosial', 'medsos')]
    """
    cleaned = as_cleaned(text)
    found = [acronym for part in (*cleaned.titles, cleaned.body) for acronym in _in_part(cleaned.raw, part)]
    found.sort(key=lambda acronym: acronym.start)
    return tuple(found)


def _in_part(raw: str, part: AlignedText) -> Iterator[Acronym]:
    text = part.text
    for match in _BRACKET.finditer(text):
        short = match.group(1)
        start = long_start(text, match.start(), short)
        if start is None:
            continue
        raw_start, raw_end = part.alignment.to_raw(start, match.end())
        yield Acronym(
            start=raw_start,
            end=raw_end,
            text=raw[raw_start:raw_end],
            short=short,
            long=text[start : match.start()].rstrip(),
        )


def long_start(text: str, bracket: int, short: str) -> int | None:
    """Return where the long form of `short` begins in `text` before the bracket at `bracket`, or None.

    Examples:
        >>> long_start("Ketua Majelis Ulama Indonesia (MUI)", 30, "MUI")
        6
    """
    if not _may_be_short(short):
        return None
    words = _words_before(text, bracket)
    for long in _irregular().get(short.lower(), ()):
        tail = words[-len(long) :]
        if [word.lower() for _, word in tail] == long:
            return tail[0][0]
    costs, letters = _costs(short, tuple(word for _, word in words))
    if not costs:
        return None
    first = min(costs, key=lambda index: (costs[index], -index))
    used = [word for _, word in words[first:]]
    if costs[first] > _allowed(short, letters, used) or _is_initials(text[words[0][0] : words[first][0]], short, used):
        return None
    start, word = words[first]
    twin = start - len(word) - 1
    if twin >= 0 and text[twin:start].lower() == word.lower() + "-":  # laki-laki suka laki-laki (LSL)
        return twin
    return start


@lru_cache(maxsize=4096)
def _costs(short: str, words: tuple[str, ...]) -> tuple[dict[int, float], str]:
    """Return what each beginning costs, and the letters explained; `RI` and `Tbk` need not be in both forms."""
    while len(words) > 2 and words[-1] in _word_list("trailing"):
        words = words[:-1]
    letters = letters_of(short)
    if any(len(letters) > 3 and word.lower().startswith(letters) for word in words):
        return {}, letters
    syllables = not short.isupper() and len(letters) > 3
    costs = alignment_costs(letters, words, syllables=syllables)
    if not costs and short.endswith(" RI"):
        letters = letters_of(short[:-3])
        costs = alignment_costs(letters, words, syllables=syllables)
    return costs, letters


def _may_be_short(short: str) -> bool:
    words = short.split()
    if not 1 <= len(words) <= 3 or len(short.replace(" ", "")) < 2 or short.lower() in _word_list("never"):
        return False
    if len(words) > 1 and short.islower():
        return False
    letters = sum(character.isalpha() for character in short)
    return letters >= 1 and len(letters_of(short)) >= 2 and letters * 2 > len(short.replace(" ", "")) - 1


def _words_before(text: str, bracket: int) -> list[tuple[int, str]]:
    """Return the words (with their places) that may belong to the long form: to the last barrier, at most 14."""
    low = max(0, bracket - _MAX_REACH)
    window = text[low:bracket]
    barrier = 0
    for match in _BARRIER.finditer(window):
        barrier = match.end()
    words = [(low + match.start(), match.group()) for match in _WORD.finditer(window, barrier)]
    return words[-_MAX_WORDS:]


def _allowed(short: str, letters: str, used: list[str]) -> float:
    """Return the highest cost at which the alignment still counts as an explanation."""
    if len(used) == 1:
        single = short.isupper() or short.lower() in _word_list("single")
        single = single and short[0].lower() == used[0][0].lower()
        return 0.5 if single and len(letters) * 2 <= len(used[0]) + 1 and len(letters) <= 3 else -1.0
    if short.isupper() and len(letters) <= 3:
        return 0.7
    return 0.5 + 0.3 * len(used) if len(letters) <= 4 else min(2.0, 0.95 + 0.3 * len(used))


def _is_initials(before: str, short: str, used: list[str]) -> bool:
    """Whether a bracket holds the initials of a person: `tersangka Ahmad Rizal (AR)`, `Yusuf Mansur (YM)`."""
    if not (short.isupper() and len(short) == len(used) <= 4 and all(word[:1].isupper() for word in used)):
        return False
    if len(used) > 2 and sum(word.lower() in vocabulary.words("common") for word in used) * 3 >= len(used) * 2:
        return False  # "korban Tindak Pidana Perdagangan Orang (TPPO)"
    lead = before.lower().split()[-1:] or [""]
    if lead[0] in _word_list("person_cues"):
        return True
    return used[0].lower() in _given_names() and not {lead[0], used[-1].lower()} & _word_list("bodies")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(str.lower, vocabulary.words("first_name")))
