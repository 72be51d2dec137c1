"""Words that point from the day of publication: `lalu`, `pekan depan`, `hari ini`, `kemarin lusa`."""

from collections.abc import Container

from beritaenrich.dates.tokens import Token

_THIS = "ini"
_NOT_PAST = frozenset({"lintas", "lalang"})  # lalu lintas: traffic


def direction(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read `lalu`, `yang lalu`, `silam`, `kemarin` (-1), `depan`, `mendatang`, `nanti` (+1), `ini` (0)."""
    token = tokens[i]
    if token.low == "yang" and tokens[i + 1].low in {"lalu", "silam"}:
        return -1, i + 2
    if token.low == "yang" and tokens[i + 1].low == "akan" and tokens[i + 2].low == "datang":
        return 1, i + 3
    if token.text[:1] and not token.gap:
        return None
    if "past" in token.term.tags:
        return None if tokens[i + 1].low in _NOT_PAST else (-1, i + 1)
    if "future" in token.term.tags or token.term.day_word == 1:
        return 1, i + 1
    if token.low == _THIS:
        return 0, i + 1
    return None


def unit_shift(tokens: list[Token], i: int, units: Container[str]) -> tuple[tuple[str, int], int] | None:
    """Read a unit (one of `units`) with a direction: `pekan lalu` is ("W", -1)."""
    unit = tokens[i].term.unit
    if unit is None or unit not in units or tokens[i].text == "Minggu":
        return None
    found = direction(tokens, i + 1)
    return ((unit, found[0]), found[1]) if found else None
