"""Days and units counted from the day of publication or from a date before: `kemarin`, `tiga bulan lalu`, `sehari kemudian`."""

from fractions import Fraction

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import After, Duration, Expression, Range, Recurring, Shift
from beritaenrich.dates.grammar_days import DASHES, connector
from beritaenrich.dates.grammar_deixis import direction, unit_shift
from beritaenrich.dates.grammar_numbers import count
from beritaenrich.dates.iso import duration
from beritaenrich.dates.terms import without_nya
from beritaenrich.dates.tokens import Token

_LATER = frozenset({"kemudian", "berikutnya", "selanjutnya", "setelahnya", "sesudahnya", "berselang"})
_DURING = frozenset({"terakhir", "mendatang"})
_MOST_PARTS = 4
_YEARS_AROUND = range(1900, 2100)
_STEPS = {"berikutnya": 1, "selanjutnya": 1, "sebelumnya": -1}
_COUNTED_FROM = frozenset({"D", "W", "M", "Y", "Q", "DE"})


def day_word(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `hari ini`, `kemarin`, `kemarin lusa`, `besok`, `esok hari`, `lusa`, `hari kemarin`."""
    token = tokens[i]
    if token.low == "hari":
        following = tokens[i + 1]
        if following.low == "ini":
            return Shift(unit="D", amount=0), i + 2
        if following.low in {"kemarin", "kemaren", "esok"}:
            return Shift(unit="D", amount=following.term.day_word or 0), i + 2
        return None
    amount = token.term.day_word
    if amount is None:
        return None
    j = i + 1
    if tokens[j].text in {"-", "/"} and not tokens[j].gap:  # kemarin-kemarin
        return None
    if amount == -1 and tokens[j].low == "lusa":
        return Shift(unit="D", amount=-2), j + 1
    if amount == -1 and tokens[j].low == "dulu":
        return Shift(unit="D", amount=-2), j + 1
    if amount == 1 and tokens[j].low == "lusa":
        return Shift(unit="D", amount=2), j + 1
    if token.low == "esok" and tokens[j].low in {"hari", "harinya"}:
        if tokens[j].low == "harinya":
            return After(unit="D", amount=1), j + 1
        j += 1
    elif amount == 1 and tokens[j].low == "hari" and not _other_day(tokens, j + 1):
        j += 1
    return Shift(unit="D", amount=amount), j


def next_day(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `keesokan harinya`, `keesokan hari`, `esoknya`, `keesokan paginya`, `lusanya`."""
    token = tokens[i]
    if (part := token.term.part) and tokens[i + 1].low == "harinya":
        return After(unit="D", amount=0, part=part), i + 2
    if token.low in {"esok", "besok"} and (part := without_nya(tokens[i + 1].low).part):
        return After(unit="D", amount=1, part=part), i + 2
    if token.low == "keesokan":
        following = tokens[i + 1].low
        if following in {"harinya", "hari"}:
            return After(unit="D", amount=1), i + 2
        if part := without_nya(following).part:
            return After(unit="D", amount=1, part=part), i + 2
        return None
    if token.low in {"esoknya", "besoknya", "keesokannya"}:
        return After(unit="D", amount=1), i + 1
    if token.low == "lusanya":
        return After(unit="D", amount=2), i + 1
    return None


def _other_day(tokens: list[Token], i: int) -> bool:
    """Tell whether `hari` belongs to what follows: `besok hari ketiga`, `besok hari Senin`."""
    term = tokens[i].term
    return term.ordinal is not None or term.weekday is not None


def unit_word(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read `pekan lalu`, `bulan ini`, `tahun depan`, `tahun berikutnya`, `bulan sebelumnya`."""
    unit = tokens[i].term.unit
    if unit is None or unit.startswith("T") or unit == "WINDU":
        return None
    if unit == "D" and tokens[i + 1].low not in {"berikutnya", "sebelumnya"}:
        return None
    if tokens[i].text == "Minggu":
        return (Shift(unit="W", amount=0), i + 2) if tokens[i + 1].low == "ini" else None
    if shift := unit_shift(tokens, i, ("W", "M", "Y", "Q", "H", "DE", "CE")):
        return Shift(unit=shift[0][0], amount=shift[0][1]), shift[1]
    return unit_after(tokens, i)


def unit_after(tokens: list[Token], i: int) -> tuple[After, int] | None:
    """Read `tahun berikutnya`, `bulan sebelumnya`: counted from what was named before."""
    unit, step = tokens[i].term.unit, _STEPS.get(tokens[i + 1].low)
    return (After(unit=unit, amount=step), i + 2) if unit in _COUNTED_FROM and step else None


def quantity(tokens: list[Token], i: int) -> tuple[list[tuple[int | Fraction, str]], int] | None:
    """Read a number with a unit, or several: `17 bulan`, `sepekan`, `2 jam 30 menit`, `1x24 jam`."""
    parts: list[tuple[int | Fraction, str]] = []
    j = i
    while len(parts) < _MOST_PARTS:
        k = j
        if parts and tokens[k].low in {"dan", ","}:
            k += 1
        single = _one_quantity(tokens, k)
        if single is None:
            break
        amount, unit, k = single
        if parts and _ORDER.index(unit) <= _ORDER.index(parts[-1][1]):
            break
        parts.append((amount, unit))
        j = k
    return (parts, j) if parts else None


_YEARS = {"DE": 10, "CE": 100, "WINDU": 8}
_ORDER = ("CE", "DE", "WINDU", "Y", "H", "Q", "M", "W", "D", "TH", "TM", "TS")


def _one_quantity(tokens: list[Token], i: int) -> tuple[int | Fraction, str, int] | None:
    if one := tokens[i].term.one_unit:
        if tokens[i + 1].text == "-" and (not tokens[i + 1].gap or tokens[i + 2].term.unit):  # sehari-hari
            return None
        j = i + 1
        if tokens[j].low == "setengah":
            return Fraction(3, 2), one, j + 1
        return 1, one, j
    found = count(tokens, i)
    if found is None:
        return None
    amount, j = found
    if tokens[j].low in {"x", "kali", "×"} and tokens[j + 1].number is not None:
        factor = count(tokens, j + 1)
        if factor and tokens[factor[1]].term.unit in {"TH", "TM"}:
            amount, j = amount * factor[0], factor[1]
    unit = _unit(tokens, j)
    if unit is None or not tokens[j].gap:  # 20detik is a name
        return None
    if amount in _YEARS_AROUND and unit != "Y" and direction(tokens, j + 1):  # Liga 2022 hari ini
        return None
    if tokens[j + 1].low == "setengah" and isinstance(amount, int) and tokens[j + 2].term.unit is None:
        return amount + Fraction(1, 2), unit, j + 2  # satu jam setengah
    return amount, unit, j + 1


def _unit(tokens: list[Token], i: int) -> str | None:
    """Return the unit at `i` unless the word means something else there: `bulan-bulan`, `bulan Mei`, `pekan ke-34`."""
    token = tokens[i]
    unit = token.term.unit
    if unit is None:
        return None
    following = tokens[i + 1]
    if following.text in {"-", "/"} and not following.gap and tokens[i + 2].low[:1].isalpha() and not tokens[i + 2].gap:
        return None
    if following.low == "ke" and (tokens[i + 2].text in DASHES or tokens[i + 2].number is not None):
        return None
    if following.term.month is not None or (
        token.low in _OTHER_MEANINGS and following.low in words(_OTHER_MEANINGS[token.low])
    ):
        return None
    if unit == "D" and following.term.weekday is not None:
        return None
    if unit == "Y" and following.number is not None and len(following.text) == 4:
        return None
    if following.number is not None and unit == "W" and tokens[i + 2].term.unit is None:
        return None
    return unit


_OTHER_MEANINGS = {"jam": "watches", "pekan": "fairs", "bulan": "moons", "hari": "feasts", "tahun": "distances"}
"""Lists of words after which `jam` is a watch, `pekan` a fair, `bulan` the moon, `hari` a feast, `tahun` a light year."""


def counted(tokens: list[Token], i: int) -> tuple[Expression, int] | None:
    """Read a quantity of time with what follows it: a length, a distance from the anchor, or an interval of a set."""
    found = quantity(tokens, i)
    number = count(tokens, i) if found is None else None
    if found is None and number is None:
        return None
    j = found[1] if found else number[1] if number else i
    link = connector(tokens, j)
    if link and (ranged := _counted_range(tokens, i, found[0] if found else None, number[0] if number else 0, link)):
        return ranged
    if found is None:
        return None
    parts = found[0]
    if len(parts) == 1:
        amount, unit = parts[0]
        if placed := _placed(tokens, j, amount, unit):
            return placed
    value = duration(parts)
    if tokens[j].low == "sekali":
        return Recurring(value=value), j + 1
    return Duration(value=value), _during(tokens, j)


def _placed(tokens: list[Token], i: int, amount: int | Fraction, unit: str) -> tuple[Expression, int] | None:
    """Read what makes a quantity a distance: `lalu`, `lagi`, `kemudian`, `sebelumnya`."""
    token = tokens[i]
    if unit in _YEARS:
        amount, unit = amount * _YEARS[unit], "Y"
    if token.low in {"yang", "lalu", "silam"} and (moved := direction(tokens, i)) and moved[0] == -1:
        return Shift(unit=unit, amount=-amount), moved[1]
    if token.low == "lagi":
        return Shift(unit=unit, amount=amount), i + 1
    if token.low in _LATER:
        return After(unit=unit, amount=amount), i + 1
    if token.low == "sebelumnya":
        return After(unit=unit, amount=-amount), i + 1
    if token.low in {"setelah", "sesudah", "sebelum"} and tokens[i + 1].low == "itu":
        return After(unit=unit, amount=-amount if token.low == "sebelum" else amount), i + 2
    return None


def units_away(tokens: list[Token], i: int, unit: str) -> tuple[tuple[str, int], int] | None:
    """Read so many weeks or years from now behind a weekday or a month: `pekan lalu`, `dua pekan lalu`, `tujuh tahun lalu`."""
    if found := unit_shift(tokens, i, (unit,)):
        return found
    first = tokens[i]
    starts = first.number is not None or first.term.digit or first.term.number or first.term.one_unit
    several = counted(tokens, i) if starts else None
    if several and isinstance(several[0], Shift) and several[0].unit == unit and several[0].amount.denominator == 1:
        return (unit, int(several[0].amount)), several[1]
    return None


def _during(tokens: list[Token], i: int) -> int:
    """Return the index after `terakhir`, `ke depan`, `mendatang`, `belakangan ini`, `ini`, if one of them follows."""
    low = tokens[i].low
    if low in _DURING or (low == "kemarin" and tokens[i].gap):
        return i + 1 + (low == "terakhir" and tokens[i + 1].low == "ini")
    if low == "ini":
        return i + 1
    if low == "ke" and tokens[i + 1].low == "depan":
        return i + 2
    if low == "yang" and tokens[i + 1].low == "akan" and tokens[i + 2].low == "datang":
        return i + 3
    if low == "belakangan":
        return i + 1 + (tokens[i + 1].low == "ini")
    return i


def _counted_range(
    tokens: list[Token],
    i: int,
    first_parts: list[tuple[int | Fraction, str]] | None,
    number: int | Fraction,
    link: tuple[str, int],
) -> tuple[Expression, int] | None:
    """Read the rest of `enam hingga delapan tahun`, `2-3 hari`, `dua atau tiga pekan`, `enam bulan sampai dua tahun`.

    What stands before the connector `link` is a quantity (`first_parts`) or only its `number`.
    """
    between = i > 0 and tokens[i - 1].low == "antara"
    if link[0] == "comma" or (link[0] == "and" and tokens[link[1] - 1].low != "atau" and not between):
        return None
    second = quantity(tokens, link[1])
    if second is None or (len(second[0]) > 1 and first_parts is None):
        return None
    second_parts, k = second
    if first_parts is None:
        first_parts = [(number, second_parts[0][1])]
        if number >= second_parts[0][0]:
            return None
    low, high = duration(first_parts), duration(second_parts)
    if len(first_parts) == len(second_parts) == 1:
        older = _placed(tokens, k, second_parts[0][0], second_parts[0][1])
        newer = _placed(tokens, k, first_parts[0][0], first_parts[0][1])
        if older and newer:
            if isinstance(older[0], Shift) and older[0].amount < 0:
                return Range(first=older[0], last=newer[0]), older[1]
            return Range(first=newer[0], last=older[0]), older[1]
    if tokens[k].low == "sekali":
        return Recurring(value=f"{low}/{high}"), k + 1
    return Duration(value=f"{low}/{high}"), _during(tokens, k)
