"""Numbers that are no dates by what stands around them: counts of things, ages, law numbers, labels, model years."""

from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import Duration, Expression, Shift
from beritaenrich.dates.grammar_numbers import count
from beritaenrich.dates.neighbours import MARKS, Verdict, first_in_sentence, is_capital, is_name
from beritaenrich.dates.tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_OLDEST_RANGE = 1700
_RECENT = 1990
_FURTHEST_YEAR = 2199
_COPYRIGHT_LINE = 8
_LONGEST_COUNT = 4
_NIGHT_OF_DESTINY = "P1000M"
"""Lailatul Qadar is better than a thousand months."""


def judge_year(tokens: list[Token], i: int, j: int) -> Verdict:
    """Judge four digits, or a range of them, read as years."""
    before, after = tokens[i - 1] if i else None, tokens[j]
    if tokens[i].term.unit == "Y":
        short = j == i + 2 and len(tokens[i + 1].text) == 2
        if short and after.text[:1].isalnum() and not _goes_on(after):  # tahun 97 orang
            return Verdict.OTHER
        return Verdict.NAME if _law_number(tokens, i) else Verdict.DATE
    if _is_too_far(tokens, i, j) or after.term.month is not None:
        return Verdict.OTHER
    if any(token.low in {"copyright", "©"} for token in tokens[max(0, i - _COPYRIGHT_LINE) : i]):
        return Verdict.NAME
    if _counts(tokens, i, j) or (after.number is not None and after.gap):
        return Verdict.NAME
    if before is None:
        return Verdict.NAME if after.text[:1].islower() and not _goes_on(after) else Verdict.DATE
    if before.low in words("amounts") or before.low in words("labels") or before.low in words("laws"):
        return Verdict.DATE if before.low in words("dated_labels") else Verdict.NAME
    named = _in_a_number(tokens, i) or _of_a_product(tokens, i, j) or _ends_a_name(tokens, i, j)
    return Verdict.NAME if named or _is_object(before, after) else Verdict.DATE


def _is_too_far(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the digits lie beyond the years that are written without `tahun`; after `pada`, those may be any."""
    number, last = tokens[i].number or 0, tokens[j - 1].number
    if number > _FURTHEST_YEAR or _FIRST_YEAR <= number <= _LAST_YEAR:
        return number > _FURTHEST_YEAR
    if i and (tokens[i - 1].low in words("time_words") or tokens[i - 1].low in words("events")):
        return False
    round_figures = last is not None and (number % 100 == 0 or last % 100 == 0 or last > _LAST_YEAR)
    return j == i + 1 or number < _OLDEST_RANGE or round_figures


def _counts(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether things are counted: `2022 paket`, `2000 meter`, `2023 Pro`, but `pada 2019 desa itu` is a year."""
    before, after = tokens[i - 1].low if i else "", tokens[j]
    if after.low == "kali" and tokens[j + 1].low == "ini":
        return False
    if after.low in words("product_suffixes"):
        return True
    doubled = (
        is_capital(after) and tokens[j + 1].text == "-" and tokens[j + 2].low == after.low
    )  # 2025 Kata-kata Pelatih
    recent = _FIRST_YEAR <= (tokens[i].number or 0) <= _LAST_YEAR
    dated = recent and (before in words("dated") or before in words("events"))
    return after.low in words("counted") and not doubled and not dated


def _in_a_number(tokens: list[Token], i: int) -> bool:
    """Tell whether the digits go on from others: `no. 2022`, `UU 5 / 1990`, `0812 2020 1998`, but `Liga 1 2025` is a year."""
    before, second = tokens[i - 1], tokens[i - 2]  # before the first token stands the padding behind the last
    if before.text == "." and second.low in words("numbered"):
        return True
    if before.text == "/" and second.number is not None:
        return True
    if before.low == "tahun" and second.text == "/":  # Nomor 12/TK/Tahun 2025
        return True
    league = len(before.text) <= 2 and is_name(second)
    return before.number is not None and before.gap > 0 and not league


def _of_a_product(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the digits are a model or a plate: `RTX 2080`, `seri 2023`, `AB 1998 XY`."""
    before, after = tokens[i - 1], tokens[j]
    if before.low in words("products") and (is_capital(before) or before.low in words("product_words")):
        return True
    plate = len(before.text) <= 2 and before.text.isalpha() and before.text.isupper()
    return plate and is_capital(after) and len(after.text) <= 3


def _ends_a_name(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether the year belongs to a name: `Persikabo 1973`, `Warung Kopi 1995`, `film Dilan 1990`, `Jembatan 1915 Tua`."""
    before, after = tokens[i - 1], tokens[j]
    if is_capital(before):
        if (tokens[i].number or 0) < _RECENT and before.low.startswith("pers"):
            return True
        if before.low in words("name_types") and is_name(after) and after.gap:
            return True
    k = i - 1
    while k >= 0 and k >= i - 5 and is_capital(tokens[k]) and tokens[k].text[0].isalpha():
        low = tokens[k].low
        if low in words("names_with_years") or (low in words("laws") and low not in {"seri", "nomor"}):
            return True
        k -= 1
    work = k if k >= 0 and tokens[k].low in words("works") else k + 1  # film Dilan 1990, but Festival Film 2023
    if work < i - 1 and tokens[work].low in words("works"):
        return True
    quoted = 0 < k < i - 1 and tokens[k].text in MARKS and after.text in MARKS
    return quoted and tokens[k - 1].low in words("works")  # film "Dilan 1991"


def _is_object(before: Token, after: Token) -> bool:
    """Tell whether a verb has the number as its object: `membagikan 2022 bibit`."""
    verb = (before.text[0].islower() and before.low.startswith(("me", "di"))) or before.low in words("having")
    return verb and before.low not in words("time_words") and after.text[:1].islower() and not _goes_on(after)


def judge_decade(tokens: list[Token], i: int, j: int) -> Verdict:
    """Judge `90-an`: a decade, unless it counts things or years of age (`80-an orang`, `usia 40-an`)."""
    before, after = tokens[i - 1] if i else None, tokens[j]
    if tokens[i].number is None:  # dekade 90-an
        return Verdict.DATE
    if after.low in words("counted") or after.low in words("measures") or after.term.unit is not None:  # 30-an menit
        return Verdict.NAME
    if before is None or len(tokens[i].text) != 2:
        return Verdict.DATE
    counts = before.low in words("age") or before.low in words("amounts") or _is_object(before, after)
    return Verdict.NAME if counts else Verdict.DATE


def _goes_on(token: Token) -> bool:
    """Tell whether a sentence can go on with this word after a year: a function word or a verb, but no thing counted."""
    return token.low in words("functions") or token.low.startswith(("me", "di", "ter", "ber"))


def _law_number(tokens: list[Token], i: int) -> bool:
    """Tell whether `tahun 2014` at `i` belongs to a law: `UU Nomor 6 Tahun 2014`, `UU Desa Tahun 2014`."""
    k = i - 1
    if k >= 0 and tokens[k].number is not None:
        label = tokens[k - 1] if k else None
        if label and label.text == "." and k > 1:
            label = tokens[k - 2]
        if label and (label.low in {"nomor", "no", "nomer", "bernomor"} or label.low in words("laws")):
            return True
    while k >= 0 and k >= i - 6 and is_capital(tokens[k]):
        if tokens[k].low in words("laws"):
            return True
        k -= 1
    return False


def judge_quantity(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    """Judge a number with a unit of time, or a unit with `lalu`, `ini`, `depan`."""
    before = tokens[i - 1] if i else None
    if tokens[i].term.one_unit and j == i + 1 and isinstance(expression, Duration) and _is_rate_of(tokens, j):
        return Verdict.NAME
    if before is None:
        return Verdict.DATE
    if tokens[i].number is not None and len(tokens[i].text) > _LONGEST_COUNT:
        return Verdict.OTHER
    if tokens[i].term.one_unit and isinstance(expression, Duration) and _is_rate(tokens, i):
        return Verdict.NAME
    starts_with_unit = tokens[i].term.unit is not None
    if before.low == "per" and isinstance(expression, Shift) and not _is_sum(tokens, i - 2):  # per hari ini
        return Verdict.DATE
    if before.low in words("vague"):
        return Verdict.NAME if starts_with_unit or before.low != "sejumlah" else Verdict.DATE
    if starts_with_unit:
        return Verdict.NAME if before.text.isdecimal() and before.number is None else Verdict.DATE
    if before.low == "kali" or (before.text == "/" and not before.gap):
        return Verdict.NAME
    name = tokens[i].term.one_unit and is_capital(tokens[i]) and tokens[i - 1].text[-1].islower() and is_name(tokens[j])
    if name:  # acara Sehari Menjadi Menteri
        return Verdict.NAME
    if before.low in words("labels") and (tokens[i].number is not None):
        return Verdict.OTHER
    if (
        tokens[i].number is not None
        and is_name(before)
        and not first_in_sentence(tokens, i - 1)
        and not _ago(tokens, i, expression)
    ):
        return Verdict.OTHER
    if isinstance(expression, Duration) and (_is_age(tokens, i, j) or _is_no_length(tokens, i, j, expression)):
        return Verdict.NAME
    return Verdict.DATE


def _ago(tokens: list[Token], i: int, expression: Expression) -> bool:
    """Tell whether `12 tahun lalu` after a name is a distance: not with 1 (`Liga 1 tahun lalu`), nor after a product."""
    lasting = isinstance(expression, Duration) and any(token.low == "terakhir" for token in tokens[i + 2 : i + 4])
    return (
        (isinstance(expression, Shift) or lasting)
        and tokens[i].number != 1
        and tokens[i - 1].low not in words("products")
    )


def _is_sum(tokens: list[Token], i: int) -> bool:
    """Tell whether an amount ends at `i`: `Rp 100 ribu`, `50 ton`."""
    return i >= 0 and (tokens[i].number is not None or tokens[i].low in words("sums") | words("measures"))


def _is_no_length(tokens: list[Token], i: int, j: int, expression: Duration) -> bool:
    """Tell whether units are counted one by one (`satu dari 10 hari terpanas`), or are the thousand months of one night."""
    if expression.value == _NIGHT_OF_DESTINY:
        return True
    of = tokens[i - 2]
    counted = tokens[i - 1].low == "dari" and (of.number is not None or of.term.digit is not None)
    return counted and tokens[j].low.startswith("ter")


def _is_rate(tokens: list[Token], i: int) -> bool:
    """Tell whether `sehari` says how often or how much: `10 jam sehari`, `Rp 50.000 sehari`, `tiga kali dalam sehari`."""
    before = tokens[i - 1]
    if before.low == "dalam" and i > 1 and tokens[i - 2].low == "kali":
        return True
    return before.term.unit is not None or before.number is not None or before.low in words("sums")


def _is_rate_of(tokens: list[Token], j: int) -> bool:
    """Tell whether what happens in a `sehari` is counted behind it: `seminggu dua kali`, `sehari paling banyak 20 ekor`."""
    if tokens[j + 1].low == "kali":
        return tokens[j].low != "sekali"
    k = j
    while tokens[k].low in words("limits"):
        k += 1
    amount = count(tokens, k) if k > j and tokens[j].text != "-" else None
    return amount is not None and tokens[amount[1]].term.unit is None


def _someone(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether `winger 26 tahun itu`, `pembalap 21 tahun ini` speaks of somebody: a noun, two digits, `itu`."""
    before, years = tokens[i - 1], tokens[i].number
    if tokens[j].low not in {"itu", "ini", "tersebut"} or tokens[j - 1].term.unit != "Y" or j != i + 2:
        return False
    if years is None or not 9 <= years <= 99 or not before.text.isalpha():
        return False
    known = ("time_words", "functions", "vague", "amounts", "spells")
    return not any(before.low in words(name) for name in known)


def _is_age(tokens: list[Token], i: int, j: int) -> bool:
    last = j - 1 if tokens[j - 1].low != "ini" else j - 2
    if tokens[last].term.unit not in {"D", "W", "M", "Y", "DE", "CE"}:
        return False
    before = tokens[i - 1]
    if before.low in {"atas", "bawah", "diatas", "dibawah"} and tokens[last].low == "tahun":
        length = any(token.low in words("lengths") for token in tokens[max(0, i - 4) : i - 1])  # tenor di atas 15 tahun
        return not length and tokens[j].low not in words("punishments")
    if before.low in words("people") and tokens[i].gap:
        return tokens[j].low != "terakhir" and tokens[j].low not in words("punishments")
    if tokens[j].low == "ke" and tokens[j + 1].low in {"atas", "bawah"}:
        return True
    if (
        before.text == "("
        and tokens[j].text == ")"
        and tokens[j - 1].low in {"tahun", "thn", "bulan"}
        and is_name(tokens[i - 2])
    ):
        return True
    if (
        before.text == ","
        and (tokens[j].text == "," or "reporting" in tokens[j].term.tags)
        and (is_name(tokens[i - 2]) or tokens[i - 2].low in words("people"))
        and tokens[j - 1].term.unit == "Y"
    ):
        return True
    if _someone(tokens, i, last + 1):
        return True
    k = i - 1
    fillers = words("age_fillers")
    while k >= 0 and k >= i - 8:
        token = tokens[k]
        if token.low in words("age"):
            return True
        if (
            token.low not in fillers
            and token.number is None
            and token.term.digit is None
            and token.term.number is None
            and token.term.unit is None
        ):
            return False
        k -= 1
    return False
