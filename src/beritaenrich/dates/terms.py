"""The words of the date grammar: `resources/dates/terms.toml` as one `Term` per word, looked up by the tokeniser."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from beritaenrich.lexicon import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a word can mean in a date; a word may mean several things (`minggu`: Sunday, week)."""

    month: int | None = None
    short_month: int | None = None
    weekday: int | None = None
    english_weekday: int | None = None
    hijri_month: int | None = None
    unit: str | None = None
    one_unit: str | None = None
    digit: int | None = None
    number: int | None = None
    ordinal: int | None = None
    part: str | None = None
    zone: int | None = None
    modifier: str | None = None
    day_word: int | None = None
    tags: frozenset[str] = field(default_factory=frozenset)
    starts: bool = False


NOTHING = Term()

_FIELDS: Mapping[str, str] = {
    "months": "month",
    "short_months": "short_month",
    "weekdays": "weekday",
    "english_weekdays": "english_weekday",
    "hijri_months": "hijri_month",
    "units": "unit",
    "one_units": "one_unit",
    "digits": "digit",
    "numbers": "number",
    "ordinals": "ordinal",
    "parts_of_day": "part",
    "zones": "zone",
    "modifiers": "modifier",
    "day_words": "day_word",
}
_NOT_STARTING = frozenset({"ordinals", "zones"})


@cache
def terms() -> Mapping[str, Term]:
    """Return every word of the grammar, in lower case, with what it can mean.

    Examples:
        >>> terms()["minggu"].weekday, terms()["minggu"].unit, terms()["duapuluh"].number
        (7, 'W', 20)
    """
    table: Mapping[str, Any] = read_toml("dates/terms.toml")
    found: dict[str, Term] = {}

    def put(word: str, *, starts: bool, **meaning: Any) -> None:
        term = found.get(word, NOTHING)
        found[word] = replace(term, starts=term.starts or starts, **meaning)

    for section, name in _FIELDS.items():
        for word, value in table[section].items():
            put(word, starts=section not in _NOT_STARTING, **{name: value})
    for word, value in table["digits"].items():  # also written as one word: duabelas, duapuluh
        if value > 1:
            put(f"{word}belas", starts=True, number=value + 10)
            put(f"{word}puluh", starts=True, number=value * 10)
            put(f"{word}ratus", starts=True, number=value * 100)
    from beritaenrich.dates.holidays import first_words

    starters = {*table["starters"], *first_words()}
    for tag, words in table["words"].items():
        for word in words:
            put(word, starts=False, tags=found.get(word, NOTHING).tags | {tag})
    for word in starters:
        put(word, starts=True)
    return found


def without_nya(word: str) -> Term:
    """Return what a word with `-nya` means without it, nothing where it has none.

    Examples:
        >>> without_nya("bulannya").unit, without_nya("malamnya").part, without_nya("bulan").unit
        ('M', 'TNI', None)
    """
    return terms().get(word[:-3], NOTHING) if word.endswith("nya") else NOTHING
