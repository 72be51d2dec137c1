"""What the grammar reads: expressions as they are written, not yet placed in the calendar.

`resolution.resolve` places them, given an anchor. `direction` is -1 for `lalu`, +1 for `depan`, 0 for `ini`.
"""

from fractions import Fraction
from typing import NamedTuple


class Day(NamedTuple):
    """A day: `Rabu (19/7)`, `24 Februari lalu`, `Kamis pekan depan`, `tanggal 5 bulan depan`.

    `shift` is a unit and an amount (`("W", -1)` for `pekan lalu`); `numeric` tells `(24/7)` from `24 Juli`.
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    direction: int | None = None
    shift: tuple[str, int] | None = None
    numeric: bool = False


class Month(NamedTuple):
    """A month: `Maret 2023`, `September lalu`, `Juli tahun depan`."""

    month: int
    year: int | None = None
    direction: int | None = None
    year_shift: int | None = None


class Year(NamedTuple):
    """A year: `2014`, `tahun 2014`."""

    year: int


class Shift(NamedTuple):
    """So many units from the anchor: `kemarin`, `pekan lalu`, `tiga bulan lalu`, `akhir pekan ini` (unit `WE`)."""

    unit: str
    amount: Fraction | int


class After(NamedTuple):
    """So many units from the date named before: `keesokan harinya`, `dua hari kemudian`, `sehari sebelumnya`."""

    unit: str
    amount: Fraction | int
    part: str | None = None


class Period(NamedTuple):
    """A quarter (`unit` `Q`) or a half (`H`) of a year: `kuartal III 2023`, `semester I tahun ini`."""

    unit: str
    number: int
    year: int | None = None
    year_shift: int | None = None


class Decade(NamedTuple):
    """Ten years: `1990-an` is 199."""

    decade: int


class Century(NamedTuple):
    """A century by its ordinal: `abad ke-19` is 19."""

    ordinal: int


class WeekOfMonth(NamedTuple):
    """A week counted from the first of the month: `pekan pertama Oktober 2022`; `number` -1 is the last seven days."""

    number: int
    month: "Month | Shift"


class Partial(NamedTuple):
    """The beginning, middle or end of a unit: `awal 2022`, `akhir Oktober lalu`."""

    modifier: str
    base: "Expression"


class Clock(NamedTuple):
    """A time of day; `zone` in minutes east of Greenwich, `floating` for `waktu setempat`; hour 24 is the next midnight."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: int | None = None
    floating: bool = False


class Moment(NamedTuple):
    """A clock time or a part of day, of a day where one is written.

    `narrow` marks `subuh`, which is shorter than its part of day.
    """

    day: "Day | Shift | After | Holiday | HijriDate | None" = None
    clock: Clock | None = None
    part: str | None = None
    eve: bool = False
    narrow: bool = False


class Holiday(NamedTuple):
    """A holiday by its key in `holidays.tsv`; `offset` counts days from it (`H-3 Lebaran`), `nth` its own days."""

    key: str
    year: int | None = None
    hijri_year: int | None = None
    direction: int | None = None
    year_shift: int | None = None
    offset: int | None = None
    nth: int = 1


class HijriDate(NamedTuple):
    """A day, a month or a year of the Hijri calendar: `1 Syawal 1444 H`, `Ramadan 1445 H`, `tahun 1446 H`."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    direction: int | None = None
    year_shift: int | None = None


class Range(NamedTuple):
    """From one expression to another, both included (clock times: the second excluded)."""

    first: "Expression"
    last: "Expression"


class Listing(NamedTuple):
    """Several days: `3, 5, dan 9 Juni 2023`."""

    items: tuple["Expression", ...]


class Duration(NamedTuple):
    """A length of time, as ISO 8601: `P17M`, `PT2H30M`, `P6Y/P8Y`."""

    value: str


class Recurring(NamedTuple):
    """A set of times, as TIMEX3: `XXXX-WXX-1`, `P5Y`."""

    value: str


Expression = (
    Day
    | Month
    | Year
    | Shift
    | After
    | Period
    | Decade
    | Century
    | WeekOfMonth
    | Partial
    | Moment
    | Holiday
    | HijriDate
    | Range
    | Listing
    | Duration
    | Recurring
)


def in_year(expression: Expression, year: int) -> Expression:
    """Put what lacks its year in a year: a day, also with a time, a month or a part of one, a range, which may end in the next.

    Examples:
        >>> in_year(Range(first=Day(day=28, month=12), last=Day(day=3, month=1)), 2023).last
        Day(weekday=None, day=3, month=1, year=2024, direction=None, shift=None, numeric=False)
    """
    match expression:
        case Day(month=int(), year=None, shift=None):
            return expression._replace(year=year)
        case Month(year=None, year_shift=None):
            return expression._replace(year=year)
        case Partial(base=base):
            return expression._replace(base=in_year(base, year))
        case Moment(day=Day(month=int(), year=None, shift=None) as day):
            return expression._replace(day=day._replace(year=year))
        case Range(first=Day(month=int() as begin) as first, last=Day(month=int() as end) as last):
            return Range(first=in_year(first, year), last=in_year(last, year + (end < begin)))
    return expression
