"""Numbers that are no dates by what stands around them: counts of things, law numbers, labels, model years."""

from beritaenrich.dates.context_ages import is_age
from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import Duration, Expression, Shift
from beritaenrich.dates.grammar_numbers import count
from beritaenrich.dates.neighbours import MARKS, Verdict, first_in_sentence, is_capital, is_name
from beritaenrich.dates.tokens import Token, preceding

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_OLDEST_RANGE = 1700
_RECENT = 1990
_FURTHEST_YEAR = 2199
_COPYRIGHT_LINE = 8
_LONGEST_COUNT = 4
_LONGEST_NAME = 5
_NIGHT_OF_DESTINY = "P1000M"
"""Lailatul Qadar is better than a thousand months."""


def judge_year(tokens: list[Token], i: int, j: int) -> Verdict:
    """Judge four digits, or a range of them, read as years."""
    before, after = tokens[i - 1] if i else None, tokens[j]
    if tokens[i].term.unit == "Y":
        return _judge_named_year(tokens, i, j)
    if _is_too_far(tokens, i, j) or after.term.month is not None:
        return Verdict.OTHER
    if _in_copyright_line(tokens, i) or _counts(tokens, i, j) or (after.number is not None and after.gap):
        return Verdict.NAME
    if before is None:
        return Verdict.NAME if after.text[:1].islower() and not _goes_on(after) else Verdict.DATE
    if before.low in words("amounts") or before.low in words("labels") or before.low in words("laws"):
        return Verdict.DATE if before.low in words("dated_labels") else Verdict.NAME
    named = _in_a_number(tokens, i) or _of_a_product(tokens, i, j) or _ends_a_name(tokens, i, j)
    return Verdict.NAME if named or _is_object(before, after) else Verdict.DATE


def _judge_named_year(tokens: list[Token], i: int, j: int) -> Verdict:
    """Judge a year behind `tahun`: two digits may count things (`tahun 97 orang`), four may belong to a law."""
    after = tokens[j]
    short = j == i + 2 and len(tokens[i + 1].text) == 2
    if short and after.text[:1].isalnum() and not _goes_on(after):
        return Verdict.OTHER
    return Verdict.NAME if _law_number(tokens, i) else Verdict.DATE


def _in_copyright_line(tokens: list[Token], i: int) -> bool:
    return any(token.low in {"copyright", "©"} for token in tokens[max(0, i - _COPYRIGHT_LINE) : i])


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
    before, second = tokens[i - 1], preceding(tokens, i, 2)
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
    if is_capital(before) and (_is_club(before, tokens[i]) or _goes_through(before, after)):
        return True
    head = _head_of_name(tokens, i)
    if any(_takes_years(token.low) for token in tokens[head:i]):
        return True
    return _is_work(tokens, head, i) or _is_quoted_work(tokens, head, i, j)


def _is_club(club: Token, year: Token) -> bool:
    """Tell whether a football club has the year of its foundation behind it: `Persikabo 1973`."""
    return (year.number or 0) < _RECENT and club.low.startswith("pers")


def _goes_through(before: Token, after: Token) -> bool:
    """Tell whether a name has the year in its middle: `Jembatan 1915 Tua`."""
    return before.low in words("name_types") and is_name(after) and after.gap > 0


def _head_of_name(tokens: list[Token], i: int) -> int:
    """Return the index of the first of the capitalised words, five at most, that end at `i`."""
    k = i
    while k > 0 and k > i - _LONGEST_NAME and is_capital(tokens[k - 1]) and tokens[k - 1].text[0].isalpha():
        k -= 1
    return k


def _takes_years(word: str) -> bool:
    """Tell whether what has this word in its name is often told apart by a year: `Warung Kopi 1995`, `UU Desa 2014`."""
    return word in words("names_with_years") or (word in words("laws") and word not in {"seri", "nomor"})


def _is_work(tokens: list[Token], head: int, i: int) -> bool:
    """Tell whether the name is that of a work: `film Dilan 1990`, `Film Dilan 1990`, but `Festival Film 2023`."""
    work = head - 1 if head and tokens[head - 1].low in words("works") else head
    return work < i - 1 and tokens[work].low in words("works")


def _is_quoted_work(tokens: list[Token], head: int, i: int, j: int) -> bool:
    """Tell whether a work has its title in marks: `film "Dilan 1991"`."""
    quoted = 1 < head < i and tokens[head - 1].text in MARKS and tokens[j].text in MARKS
    return quoted and tokens[head - 2].low in words("works")


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
    token, lasting = tokens[i], isinstance(expression, Duration)
    if lasting and token.term.one_unit and j == i + 1 and _is_rate_of(tokens, j):
        return Verdict.NAME
    if i == 0:
        return Verdict.DATE
    if token.number is not None and len(token.text) > _LONGEST_COUNT:
        return Verdict.OTHER
    if lasting and token.term.one_unit and _is_rate(tokens, i):
        return Verdict.NAME
    before = tokens[i - 1]
    if before.low == "per" and isinstance(expression, Shift) and not _is_sum(preceding(tokens, i, 2)):  # per hari ini
        return Verdict.DATE
    if token.term.unit is not None:
        return Verdict.NAME if _belongs_to_number(before) else Verdict.DATE
    return _judge_count(tokens, i, j, expression)


def _belongs_to_number(before: Token) -> bool:
    """Tell whether a unit is counted by what stands before it: `beberapa hari`, digits too many to be read."""
    return before.low in words("vague") or (before.text.isdecimal() and before.number is None)


def _judge_count(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    """Judge a number with a unit of time by the words around it."""
    before = tokens[i - 1]
    if before.low in words("vague"):
        return Verdict.DATE if before.low == "sejumlah" else Verdict.NAME
    if before.low == "kali" or (before.text == "/" and not before.gap) or _begins_title(tokens, i, j):
        return Verdict.NAME
    if tokens[i].number is not None and (before.low in words("labels") or _numbers_a_name(tokens, i, expression)):
        return Verdict.OTHER
    if isinstance(expression, Duration) and (is_age(tokens, i, j) or _is_no_length(tokens, i, j, expression)):
        return Verdict.NAME
    return Verdict.DATE


def _begins_title(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether `Sehari` begins a title in the middle of a sentence: `program Sehari Belajar Tani`."""
    if not tokens[i].term.one_unit or not is_capital(tokens[i]):
        return False
    return tokens[i - 1].text[-1].islower() and is_name(tokens[j])


def _numbers_a_name(tokens: list[Token], i: int, expression: Expression) -> bool:
    """Tell whether the number ends a name in the middle of a sentence: `Liga 1 tahun lalu`, but `Budi 12 tahun lalu`."""
    return is_name(tokens[i - 1]) and not first_in_sentence(tokens, i - 1) and not _ago(tokens, i, expression)


def _ago(tokens: list[Token], i: int, expression: Expression) -> bool:
    """Tell whether `12 tahun lalu` after a name is a distance: not with 1 (`Liga 1 tahun lalu`), nor after a product."""
    lasting = isinstance(expression, Duration) and any(token.low == "terakhir" for token in tokens[i + 2 : i + 4])
    return (
        (isinstance(expression, Shift) or lasting)
        and tokens[i].number != 1
        and tokens[i - 1].low not in words("products")
    )


def _is_sum(last: Token) -> bool:
    """Tell whether an amount ends with this token: `Rp 100 ribu`, `50 ton`."""
    return last.number is not None or last.low in words("sums") or last.low in words("measures")


def _is_no_length(tokens: list[Token], i: int, j: int, expression: Duration) -> bool:
    """Tell whether units are counted one by one (`satu dari 10 hari terpanas`), or are the thousand months of one night."""
    if expression.value == _NIGHT_OF_DESTINY:
        return True
    of = preceding(tokens, i, 2)
    counted = tokens[i - 1].low == "dari" and (of.number is not None or of.term.digit is not None)
    return counted and tokens[j].low.startswith("ter")


def _is_rate(tokens: list[Token], i: int) -> bool:
    """Tell whether `sehari` says how often or how much: `10 jam sehari`, `Rp 50.000 sehari`, `tiga kali dalam sehari`."""
    before = tokens[i - 1]
    if before.low == "dalam" and preceding(tokens, i, 2).low == "kali":
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
