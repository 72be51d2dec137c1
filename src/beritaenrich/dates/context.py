"""What stands around a span and decides whether it is a date at all: ages, law numbers, counts, names.

`verdict` looks a few tokens to each side; every list is in `resources/dates/contexts.toml`.
"""

from enum import Enum

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import (
    After,
    Day,
    Duration,
    Expression,
    HijriDate,
    Holiday,
    Listing,
    Moment,
    Month,
    Partial,
    Range,
    Recurring,
    Shift,
    Year,
)
from beritaenrich.dates.tokens import Token

_ENDS = frozenset(".!?:;\"“”„«»()[]\n")
_INSIDE_NUMBERS = frozenset(".,/-:–+")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


class Verdict(Enum):
    """Whether a reading stands; `OTHER` is a number that means something else, so that the words after it may start anew."""

    DATE = "date"
    NAME = "name"
    OTHER = "other"


def joined_left(tokens: list[Token], i: int) -> bool:
    """Tell whether the token at `i` is the rest of something longer: `G20`, `021-797`, `berhari-hari`, `#2023`."""
    token = tokens[i]
    if i == 0 or token.gap:
        return False
    before = tokens[i - 1]
    if before.text[-1].isalnum() or before.text in {"@", "#", "_"}:
        return not (before.text[-1].isalpha() and token.text[0].isalpha())
    if before.text in _INSIDE_NUMBERS and i > 1 and not before.gap and tokens[i - 2].text[-1].isalnum():
        if token.number is None:
            return before.text in {"-", "/", "–"} and (token.text[0].islower() or tokens[i - 2].low == token.low)
        return tokens[i - 2].number is not None or before.text in {"-", "/", "+"}
    return token.number is not None and before.text in {"$", "€", "£", "¥", ","} and i > 1 and not before.gap


def joined_right(tokens: list[Token], j: int) -> bool:
    """Tell whether the token before `j` goes on: `2.500`, `12-13`, `hari-hari`, `5G`."""
    token, last = tokens[j], tokens[j - 1]
    if not token.text or token.gap:
        return False
    if token.text[0].isalnum():  # 5G, 2023Baca; after a bracket or a year, a capital begins glued text
        glued = token.text[0].isupper() and len(token.text) > 2 and (len(last.text) == 4 or not last.text.isalnum())
        return last.text[-1].isdigit() and not glued
    following = tokens[j + 1]
    if not following.text or following.gap:
        return token.text in {"%", "‰", "°", "_"} and last.number is not None
    if token.text in _INSIDE_NUMBERS and following.number is not None and last.number is not None:
        return True
    if token.text in {"-", "/"} and following.text[0].isalpha() and last.text[-1].isalpha():
        return following.text[0].islower() or following.low == last.low
    return token.text in {"%", "‰", "°"} and last.number is not None


def verdict(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    """Judge the reading of `tokens[i:j]` by what stands around it."""
    if joined_left(tokens, i) or joined_right(tokens, j):
        return Verdict.OTHER
    before = tokens[i - 1] if i else None
    if tokens[i].number is not None:
        if before and before.low in words("currencies"):
            return Verdict.NAME
        if tokens[j - 1].number is not None and tokens[j].low in words("measures"):
            return Verdict.NAME
    match expression:
        case Range(first=Year()) | Year():
            return _year(tokens, i, j)
        case Duration() | After() | Range(first=Shift()):
            return _quantity(tokens, i, j, expression)
        case Shift(unit=unit) if unit != "WE":
            return _quantity(tokens, i, j, expression)
        case Month(year=None, direction=None, year_shift=None) if tokens[i].term.month or tokens[i].term.short_month:
            return _bare_month(tokens, i, j)
        case Day(day=None):
            return _weekday(tokens, i, j, expression)
        case Day() | Listing() | Month() | Range():
            return _dated(tokens, i, j, expression)
        case Holiday() | HijriDate():
            return _holiday(tokens, i, j)
        case Moment(day=Day(day=None), eve=at_eve):
            if before and _is_type(before):
                return Verdict.NAME if at_eve else Verdict.OTHER
        case Moment() if tokens[i].low == "semalam":
            return _overnight(tokens, i, j)
        case Partial(base=Month()) | Partial() | Recurring():
            return Verdict.DATE
    return Verdict.DATE


def _capital(token: Token) -> bool:
    return bool(token.text) and token.text[0].isupper()


def _is_type(token: Token) -> bool:
    return _capital(token) and token.low in words("name_types")


def _first_in_sentence(tokens: list[Token], i: int) -> bool:
    return i == 0 or tokens[i - 1].text in _ENDS


def _is_name(token: Token) -> bool:
    """Tell whether a token is a capitalised word that is no word of a date."""
    return _capital(token) and token.text[0].isalpha() and token.low not in words("functions") and token.low not in words("time_words")


def _named_after_type(tokens: list[Token], i: int) -> bool:
    """Tell whether the words before make the span a part of a name: `Universitas`, `Institut Teknologi`."""
    if i == 0:
        return False
    if _is_type(tokens[i - 1]) and tokens[i].gap:
        return True
    spelled = tokens[i].number is None
    k = i - 1
    while spelled and k >= 0 and k >= i - 4 and _capital(tokens[k]):
        if _is_type(tokens[k]):
            return True
        k -= 1
    return False


def _year(tokens: list[Token], i: int, j: int) -> Verdict:
    named = tokens[i].low in {"tahun", "thn"}
    before = tokens[i - 1] if i else None
    after = tokens[j]
    if named:
        if _law_number(tokens, i):
            return Verdict.NAME
        return Verdict.DATE
    number = tokens[i].number or 0
    if before is None or before.low not in words("time_words"):
        if not _FIRST_YEAR <= number <= _LAST_YEAR:
            return Verdict.OTHER
    if after.low in words("counted") or after.low in words("measures") or after.low in words("product_suffixes"):
        return Verdict.NAME
    if after.number is not None and after.gap:
        return Verdict.NAME
    if before is None:
        return Verdict.NAME if after.low.isalpha() and after.text[:1].islower() and after.low not in words("functions") else Verdict.DATE
    if before.low in words("amounts") or before.low in words("labels") or before.low in words("laws"):
        return Verdict.DATE if before.low in {"edisi", "angkatan", "sepanjang", "model"} else Verdict.NAME
    if before.text == "." and i > 1 and tokens[i - 2].low in {"no", "telp", "tlp", "hp"}:
        return Verdict.NAME
    if before.number is not None and tokens[i].gap and before.gap:  # Liga 1 2025, but 0812 2020 1998
        league = i > 1 and len(before.text) <= 2 and _is_name(tokens[i - 2])
        return Verdict.DATE if league else Verdict.NAME
    if before.low in words("products") and (_capital(before) or before.low in {"tipe", "seri", "kode", "model", "kanal", "angka", "frekuensi", "koordinat", "aksi", "formasi"}):
        return Verdict.NAME
    if len(before.text) <= 2 and before.text.isalpha() and before.text.isupper() and (_capital(after) and len(after.text) <= 3):
        return Verdict.NAME
    if before.low.startswith("pers") and _capital(before) and before.low not in {"pers", "persidangan", "persib"}:
        return Verdict.NAME
    k = i - 1
    while k >= 0 and k >= i - 5 and _capital(tokens[k]) and tokens[k].text[0].isalpha():
        law = tokens[k].low in words("laws") and tokens[k].low not in {"seri", "nomor"}
        if tokens[k].low in words("names_with_years") or law:
            return Verdict.NAME
        k -= 1
    if 0 <= k < i - 1 and tokens[k].low in words("works"):  # film Dilan 1990
        return Verdict.NAME
    counts = before.low not in words("time_words") and before.text[0].islower() and before.low.startswith(("me", "di", "ter", "ber"))
    if counts and after.text[:1].islower() and after.low not in words("functions"):
        return Verdict.NAME
    return Verdict.DATE


def _law_number(tokens: list[Token], i: int) -> bool:
    """Tell whether `tahun 2014` at `i` belongs to a law: `UU Nomor 6 Tahun 2014`, `UU Desa Tahun 2014`."""
    k = i - 1
    if k >= 0 and tokens[k].number is not None:
        label = tokens[k - 1] if k else None
        if label and label.text == "." and k > 1:
            label = tokens[k - 2]
        if label and (label.low in {"nomor", "no", "nomer"} or label.low in words("laws")):
            return True
    while k >= 0 and k >= i - 6 and _capital(tokens[k]):
        if tokens[k].low in words("laws"):
            return True
        k -= 1
    return False


def _quantity(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    before = tokens[i - 1] if i else None
    if before is None:
        return Verdict.DATE
    starts_with_unit = tokens[i].term.unit is not None and tokens[i].number is None
    if before.low in words("vague"):
        return Verdict.NAME if starts_with_unit or before.low != "sejumlah" else Verdict.DATE
    if starts_with_unit:
        return Verdict.DATE
    if before.low == "kali" or (before.text == "/" and not before.gap):
        return Verdict.NAME
    if tokens[i].term.one_unit and tokens[j].low in {"sekali"}:
        return Verdict.DATE
    if tokens[i].term.one_unit and tokens[j + 1].low == "kali":
        return Verdict.NAME
    name = tokens[i].term.one_unit and _capital(tokens[i]) and tokens[i - 1].text[-1].islower() and _is_name(tokens[j])
    if name:  # acara Sehari Menjadi Menteri
        return Verdict.NAME
    if before.low in words("labels") and (tokens[i].number is not None):
        return Verdict.OTHER
    if tokens[i].number is not None and _is_name(before) and not _first_in_sentence(tokens, i - 1) and before.term.month is None and before.term.weekday is None:
        return Verdict.OTHER
    if isinstance(expression, Duration) and _is_age(tokens, i, j):
        return Verdict.NAME
    return Verdict.DATE


def _is_age(tokens: list[Token], i: int, j: int) -> bool:
    last = j - 1 if tokens[j - 1].low != "ini" else j - 2
    if tokens[last].low not in {"tahun", "bulan", "hari", "minggu", "pekan", "thn"}:
        return False
    before = tokens[i - 1]
    if before.low in {"atas", "bawah", "diatas", "dibawah"} and tokens[last].low == "tahun":
        return tokens[j].low not in {"penjara", "kurungan"}
    if before.low in words("people") and tokens[i].gap:
        return tokens[j].low not in {"terakhir", "penjara", "kurungan"}
    if tokens[j].low == "ke" and tokens[j + 1].low in {"atas", "bawah"}:
        return True
    if before.text == "(" and tokens[j].text == ")" and tokens[j - 1].low in {"tahun", "thn"} and i > 1 and _is_name(tokens[i - 2]):
        return True
    if before.text == "," and tokens[j].text == "," and i > 1 and _is_name(tokens[i - 2]) and tokens[j - 1].low in {"tahun", "thn"} and not _first_in_sentence(tokens, i - 2):
        return True
    k = i - 1
    fillers = words("age_fillers")
    while k >= 0 and k >= i - 8:
        token = tokens[k]
        if token.low in words("age"):
            return True
        if token.low not in fillers and token.number is None and token.term.digit is None and token.term.number is None and token.term.unit is None:
            return False
        k -= 1
    return False


def _bare_month(tokens: list[Token], i: int, j: int) -> Verdict:
    if not _capital(tokens[i]) or tokens[i].term.month is None or tokens[i].low in _ENGLISH:
        return Verdict.OTHER
    before = tokens[i - 1] if i else None
    strong = before is not None and before.low in words("strong_time_words")
    after = tokens[j]
    if _is_name(after) and after.gap and not strong:
        return Verdict.NAME
    if before is None or strong:
        return Verdict.DATE
    if _is_name(before) and tokens[i].gap and (_is_type(before) or not _first_in_sentence(tokens, i - 1)):
        return Verdict.NAME
    return Verdict.DATE


_ENGLISH = frozenset({"may", "march", "august", "june", "july", "january", "february", "october", "december"})


def _weekday(tokens: list[Token], i: int, j: int, expression: Day) -> Verdict:
    before = tokens[i - 1] if i else None
    if before and _is_type(before) and tokens[i].gap and tokens[i].low != "hari":
        return Verdict.NAME
    if expression.direction is not None or expression.shift is not None or tokens[i].low == "hari":
        return Verdict.DATE
    if before and tokens[i].gap and before.low in words("weekday_services"):  # salat Jumat, sekolah Minggu
        return Verdict.NAME
    after = tokens[j]
    if not _is_name(after) or not after.gap or after.low in words("pasaran") or after.text.isupper() != tokens[i].text.isupper():
        return Verdict.DATE
    if before and before.low in {"pada", "sejak", "hingga", "sampai", "mulai", "dan", "atau"}:
        return Verdict.DATE
    return Verdict.NAME


def _dated(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    if tokens[i].term.weekday is not None and isinstance(expression, Day | Range):
        named = i > 0 and _capital(tokens[i - 1]) and tokens[i - 1].low in words("weekday_places")
        return Verdict.OTHER if named else Verdict.DATE
    if isinstance(expression, Month) and expression.year is not None:
        return Verdict.DATE
    if isinstance(expression, Month) and tokens[i].low == "bulan":
        return Verdict.DATE
    if _named_after_type(tokens, i):
        return Verdict.NAME
    if isinstance(expression, Month):
        before = tokens[i - 1] if i else None
        return Verdict.NAME if before and _is_type(before) else Verdict.DATE
    short = isinstance(expression, Day) and expression.numeric and expression.year is not None and len(tokens[j - 1].text) == 2
    before = tokens[i - 1] if i else None
    if short and before and (before.low in words("labels") or before.low in words("amounts") or before.low in words("laws") or before.low in words("products")):
        return Verdict.NAME
    if short and tokens[i + 1].text == ".":
        return Verdict.NAME
    return Verdict.DATE


def _holiday(tokens: list[Token], i: int, j: int) -> Verdict:
    before = tokens[i - 1] if i else None
    if tokens[j].low in words("after_names") and tokens[j].gap:
        return Verdict.NAME
    single = j == i + 1
    person = single and tokens[i].low in {"ramadan", "ramadhan", "ramadlan"} and tokens[i].gap
    if person and before and _is_name(before) and before.low not in words("holiday_company"):
        return Verdict.NAME
    if single and before and _is_name(before) and not _first_in_sentence(tokens, i - 1) and tokens[i].gap and before.low not in words("holiday_company"):
        return Verdict.NAME if tokens[i].low in {"natal", "paskah"} else Verdict.DATE
    if single and tokens[i].low in {"ramadan", "ramadhan", "ramadlan"} and _is_name(tokens[j]) and tokens[j].gap:
        return Verdict.NAME
    return Verdict.DATE


def _overnight(tokens: list[Token], i: int, j: int) -> Verdict:
    before = tokens[i - 1] if i else None
    if tokens[j].low in {"suntuk", "penuh"} or (before and before.low in {"dalam", "hanya", "selama", "menginap", "bermalam"}):
        return Verdict.NAME
    return Verdict.DATE


def upcoming(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the clause around `tokens[i:j]` speaks of the future: a cue before it, or after it when it leads."""
    k = i - 1
    while k >= 0 and k >= i - 30:
        token = tokens[k]
        if token.text in _ENDS or "reporting" in token.term.tags:
            break
        if "future_cues" in token.term.tags:
            return not (tokens[i - 1].text == "," and _reported(tokens, k))
        k -= 1
    lead = i - (1 if i and tokens[i - 1].low in {"pada", "mulai"} else 0)
    if not _first_in_sentence(tokens, lead):
        return False
    for token in tokens[j : j + 20]:
        if not token.text or token.text in _ENDS or "reporting" in token.term.tags:
            return False
        if "future_cues" in token.term.tags:
            return True
    return False


def _reported(tokens: list[Token], i: int) -> bool:
    k = i - 1
    while k >= 0 and k >= i - 30 and tokens[k].text not in _ENDS:
        if "reporting" in tokens[k].term.tags:
            return True
        k -= 1
    return False
