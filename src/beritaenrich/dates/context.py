"""What stands around a span and decides whether it is a date at all, or a name, a count, an age, a law.

`verdict` looks a few tokens to each side; every list is in `resources/dates/contexts.toml`.
"""

from beritaenrich.dates.context_numbers import judge_decade, judge_quantity, judge_year
from beritaenrich.dates.contextwords import words
from beritaenrich.dates.expressions import (
    After,
    Day,
    Decade,
    Duration,
    Expression,
    HijriDate,
    Holiday,
    Listing,
    Moment,
    Month,
    Period,
    Range,
    Shift,
    Year,
)
from beritaenrich.dates.neighbours import (
    Verdict,
    first_in_sentence,
    is_capital,
    is_name,
    is_type,
    joined_left,
    joined_right,
)
from beritaenrich.dates.tokens import Token, preceding

_LONGEST_ACRONYM = 3
_LEAST_MONTH = 10
"""From here on, the lower half of what looks like a fraction is a month."""


def verdict(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    """Judge the reading of `tokens[i:j]` by what stands around it."""
    if (joined_left(tokens, i) and not _glued(tokens, i, expression)) or joined_right(tokens, j):
        return Verdict.OTHER
    before = tokens[i - 1] if i else None
    if tokens[i].number is not None and _measures(tokens, i, j):
        return Verdict.NAME
    if before and tokens[i].term.part is not None and before.low in words("meals"):
        return Verdict.OTHER
    match expression:
        case Range(first=Year()) | Year():
            return judge_year(tokens, i, j)
        case Decade() | Range(first=Decade()):
            return judge_decade(tokens, i, j)
        case Duration() | After() | Range(first=Shift()):
            return judge_quantity(tokens, i, j, expression)
        case Shift(unit=unit) if unit != "WE":
            return judge_quantity(tokens, i, j, expression)
        case Month(year=None, direction=None, year_shift=None) if tokens[i].term.month or tokens[i].term.short_month:
            return _bare_month(tokens, i, j)
        case Day(day=None):
            return _weekday(tokens, i, j, expression)
        case Day() | Listing() | Month() | Range():
            return _dated(tokens, i, j, expression)
        case Holiday() | HijriDate():
            return _holiday(tokens, i, j)
        case Period(year=None, year_shift=None):  # kelas 5 semester 1
            return Verdict.NAME if preceding(tokens, i, 2).low == "kelas" else Verdict.DATE
        case Moment(day=Day(day=None), eve=at_eve):
            if before and is_type(before):
                return Verdict.NAME if at_eve else Verdict.OTHER
        case Moment() if tokens[i].low == "semalam":
            return _overnight(tokens, i, j)
    return Verdict.DATE


def _measures(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether a number is a sum or a measure: `Rp 2.500`, `2022 meter`, but `pada 2022 kali ini`."""
    if preceding(tokens, i, 1).low in words("currencies"):
        return True
    this_time = tokens[j].low == "kali" and tokens[j + 1].low == "ini"
    return tokens[j - 1].number is not None and tokens[j].low in words("measures") and not this_time


def _glued(tokens: list[Token], i: int, expression: Expression) -> bool:
    """Tell whether a date that is written out lost the blank before it: `Lokal10 Oktober 2016`."""
    day = expression.day if isinstance(expression, Moment) else expression
    written_out = isinstance(day, Day) and day.year is not None and not day.numeric
    return written_out and len(tokens[i - 1].text) > _LONGEST_ACRONYM and tokens[i - 1].text.isalpha()


def _named_after_type(tokens: list[Token], i: int) -> bool:
    """Tell whether the words before make the span a part of a name: `Universitas`, `Institut Teknologi`."""
    if i == 0 or "dates" in tokens[i].term.tags:
        return False
    if is_type(tokens[i - 1]) and tokens[i].gap:
        return True
    if is_type(preceding(tokens, i, 2)) and tokens[i - 1].low in words("qualifiers"):
        return preceding(tokens, i, 3).low != "hari"  # Hari Bank Nasional 5 Juli
    spelled = tokens[i].number is None
    k = i - 1
    while spelled and k >= 0 and k >= i - 4 and is_capital(tokens[k]):
        if is_type(tokens[k]):
            return True
        k -= 1
    return False


def _bare_month(tokens: list[Token], i: int, j: int) -> Verdict:
    if not is_capital(tokens[i]) or tokens[i].term.month is None or tokens[i].low in words("english_months"):
        return Verdict.OTHER
    before = tokens[i - 1] if i else None
    strong = before is not None and before.low in words("strong_time_words")
    after = tokens[j]
    if (is_name(after) and after.gap and not strong) or (before and before.low in words("naming")):
        return Verdict.NAME
    if _speaker(tokens, i):
        return Verdict.NAME
    if before is None or strong:
        return Verdict.DATE
    if is_name(before) and not first_in_sentence(tokens, i - 1):
        return Verdict.NAME
    return Verdict.DATE


def _speaker(tokens: list[Token], i: int) -> bool:
    """Tell whether the name of a month speaks, as first names do: `kata Juli`, `Juli mengaku`."""
    before, after = tokens[i - 1].low if i else "", tokens[i + 1]
    if before in words("saying"):
        return True
    return first_in_sentence(tokens, i) and after.low.startswith(("me", "ber")) and "reporting" in after.term.tags


def _weekday(tokens: list[Token], i: int, j: int, expression: Day) -> Verdict:
    before = tokens[i - 1] if i else None
    if before and tokens[i].gap and tokens[i].low != "hari" and (is_type(before) or before.low in words("naming")):
        return Verdict.NAME
    after = tokens[j]
    if after.text == "(" and tokens[j + 1].number is not None and tokens[j + 2].text == "/":  # no such date
        return Verdict.NAME
    if j == i + 1 and tokens[i].low == "minggu" and (after.term.ordinal or after.low in {"ke", "tenang"}):  # a week
        return Verdict.NAME
    if expression.direction is not None or expression.shift is not None or tokens[i].low == "hari":
        return Verdict.DATE
    service = tokens[i - 2] if before and i > 1 and before.term.weekday else before
    if service and tokens[i].gap and service.low in words("weekday_services"):  # salat Jumat, puasa Senin Kamis
        return Verdict.NAME
    if not is_name(after) or after.text.isupper() or tokens[i].text.isupper():
        return Verdict.DATE
    return Verdict.DATE if before and before.low in words("strong_time_words") else Verdict.NAME


def _dated(tokens: list[Token], i: int, j: int, expression: Expression) -> Verdict:
    """Judge a day, a month, or a range or list of them."""
    before = preceding(tokens, i, 1)
    if tokens[i].term.weekday is not None and isinstance(expression, Day | Range):
        service = _is_weekdays(expression) and before.low in words("weekday_services")  # puasa Senin-Kamis
        return Verdict.NAME if service else Verdict.DATE
    day = expression if isinstance(expression, Day) else None
    if day and day.year is None and before.text == "(" and _is_fraction(tokens, i, j):
        return Verdict.NAME
    if isinstance(expression, Month) and (expression.year is not None or tokens[i].low == "bulan"):
        return Verdict.DATE
    if _named_after_type(tokens, i) or (day and _is_version(tokens, i, j, day)):
        return Verdict.NAME
    return Verdict.DATE


def _is_weekdays(expression: Day | Range) -> bool:
    """Tell whether a range is one of weekdays without a date: `Senin-Kamis`."""
    return isinstance(expression, Range) and isinstance(expression.first, Day) and expression.first.day is None


def _is_version(tokens: list[Token], i: int, j: int, day: Day) -> bool:
    """Tell whether three numbers count something or number it: `versi 1.2.2020`, `nomor 3/6/12`, `paket 3/6/12 bulan`."""
    before = preceding(tokens, i, 1)
    if not day.numeric or day.year is None:
        return False
    if len(tokens[j - 1].text) != 2 and before.low not in words("versions"):
        return False
    numbered = any(before.low in words(name) for name in ("labels", "amounts", "laws", "products"))
    return numbered or tokens[i + 1].text == "." or tokens[j].term.unit in {"D", "W", "M", "Y"}


def _is_fraction(tokens: list[Token], i: int, j: int) -> bool:
    """Tell whether `3/4` alone in brackets is no date: a share, a label, a seed, unless a name or a saying is before it."""
    before = tokens[i - 2] if i > 1 else tokens[i]
    labelled = before.low in words("labels") or any(
        token.low in words("fractions") for token in tokens[max(0, i - 3) : i - 1]
    )
    if labelled or tokens[j + 1].low in {"dari", "persen"}:
        return True
    numerator, denominator = tokens[i].number, tokens[j - 1].number
    if numerator is None or denominator is None or not numerator < denominator < _LEAST_MONTH:
        return False
    paired = preceding(tokens, i, 3).text == "/"  # ganda Fajar/Rian (1/2)
    dated = before.low in words("dated") or before.low in words("hearers")
    return paired or not (dated or is_capital(before) or "reporting" in before.term.tags)


def _holiday(tokens: list[Token], i: int, j: int) -> Verdict:
    before = tokens[i - 1] if i else None
    if tokens[j].low in words("after_names") and tokens[j].gap:
        return Verdict.NAME
    single = j == i + 1
    person = single and tokens[i].low in {"ramadan", "ramadhan", "ramadlan"} and tokens[i].gap
    if person and before and is_name(before) and before.low not in words("holiday_company"):
        return Verdict.NAME
    if (
        single
        and before
        and is_name(before)
        and not first_in_sentence(tokens, i - 1)
        and tokens[i].gap
        and before.low not in words("holiday_company")
    ):
        return Verdict.NAME if tokens[i].low in {"natal", "paskah"} else Verdict.DATE
    if single and tokens[i].low in words("feasts_and_persons") and is_name(tokens[j]) and tokens[j].gap:
        return Verdict.NAME
    return Verdict.DATE


def _overnight(tokens: list[Token], i: int, j: int) -> Verdict:
    before = tokens[i - 1] if i else None
    if tokens[j].low in words("all_night") or (before and before.low in words("nights")):
        return Verdict.NAME
    return Verdict.DATE
