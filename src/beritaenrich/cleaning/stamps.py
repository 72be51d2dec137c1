"""Stamps: when an article was published, in any form that Indonesian outlets print."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from beritaenrich.cleaning.vocabulary import one_of
from beritaenrich.lexicon import read_toml

_TERMS = "dates/terms.toml"

_ZONES = {"wib": 7, "wita": 8, "wit": 9, "gmt+7": 7, "gmt+8": 8, "gmt+9": 9, "utc": 0, "gmt": 0}
_YEAR = re.compile(r"(?:19|20)\d\d|(?<=[A-Za-z] )['’]?\d\d(?= ?[|,–-])")  # the only part that no stamp lacks
_BEFORE_YEAR, _BEHIND_YEAR = 80, 60  # characters of a stamp
_UPDATED = re.compile(r"perba|update", re.IGNORECASE)
_TIME = r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:](?P<second>[0-5]\d)(?:\.\d{3,6})?)?(?: ?(?P<half>[ap]m)\b)?(?: ?\(?(?P<zone>wib|wita|wit|gmt ?\+ ?[789]|utc|gmt)\b\)?| ?(?P<offset>[+-]\d\d:?\d\d)(?!\d)|(?P<utc>z)\b)?"
_LABEL = (
    r"(?:di)?(?:tayang|terbit|perbarui|perbaharui|publikasikan|terbitkan|publish(?:ed)?|update[d]?|rilis|posting|posted(?: on)?|created|tanggal(?: publish| terbit)?|publikasi|last updated?)"
    r"(?: pada| on| at)?(?: hari)?"
)


@cache
def _months() -> Mapping[str, int]:
    terms = read_toml(_TERMS)
    return {**terms["months"], **terms["short_months"]}


@cache
def month_pattern() -> str:
    """Return a pattern of the names of months, full and short."""
    return one_of(_months())


@cache
def day_pattern() -> str:
    """Return a pattern of the names of weekdays."""
    terms = read_toml(_TERMS)
    return one_of([*terms["weekdays"], *terms["english_weekdays"]]).replace("'", "['’`]?")


@cache
def _stamp() -> re.Pattern[str]:
    month = month_pattern()
    date = (
        rf"(?:(?P<d1>\d{{1,2}})[ .-]{{0,2}}(?P<m1>{month})\.?[ ,.-]{{0,3}}(?P<y1>(?:19|20)\d\d)"
        rf"|(?P<m2>{month})\.? (?P<d2>\d{{1,2}}),? (?P<y2>(?:19|20)\d\d)"
        r"|(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>(?:19|20)\d\d)"
        r"|(?P<y4>(?:19|20)\d\d)[/.-](?P<m4>\d{1,2})[/.-](?P<d4>\d{1,2})"
        rf"|(?P<d5>\d{{1,2}}) (?P<m5>{month}) ['’]?(?P<y5>\d\d)(?= ?[|,–-] ?\d{{1,2}}[.:]\d\d))"
    )
    return re.compile(
        rf"(?:(?P<label>{_LABEL}) ?[:|]? ?)?(?:(?:\b|(?-i:(?<=[a-z\d])(?=[A-Z])))(?P<day>{day_pattern()}) ?[,|/]? ?\(?)?(?<!\d)(?<!\d[/.-]){date}(?!\d)\)?"
        rf"(?:[ T]{{0,2}}(?:[|,/•·@–—-]|&[mn]dash;|â€[“”\x93\x94]|pukul|jam|at|,? ?pkl\.?)?[ ]{{0,3}}{_TIME}(?!\d))?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp and what it says; `timed` is False where it gives a day only."""

    start: int
    end: int
    published: datetime
    timed: bool
    weekday: bool
    label: str


def _read_stamp(match: re.Match[str]) -> Stamp | None:
    """Return the moment that a match of the pattern names, or None where it is no date."""
    group = match.groupdict()
    for number in "12345":
        if day := group[f"d{number}"]:
            month, year = group[f"m{number}"], group[f"y{number}"]
            break
    else:
        return None
    month_number = int(month) if month.isdigit() else _months()[month.lower()]
    hour = int(group["hour"] or 0)
    half = (group["half"] or "").lower()
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    try:
        published = datetime(
            int(year) if len(year) == 4 else 2000 + int(year),
            month_number,
            int(day),
            hour,
            int(group["minute"] or 0),
            int(group["second"] or 0),
            tzinfo=_zone(group),
        )
    except ValueError:
        return None
    return Stamp(
        start=match.start(),
        end=match.end(),
        published=published,
        timed=group["hour"] is not None,
        weekday=group["day"] is not None,
        label="updated" if _UPDATED.search(group["label"] or "") else "published",
    )


def _zone(group: Mapping[str, str | None]) -> timezone:
    if group["utc"]:
        return UTC
    if offset := group["offset"]:
        digits = offset[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    return timezone(timedelta(hours=_ZONES[(group["zone"] or "wib").lower().replace(" ", "")]))


def find_stamps(text: str, start: int, end: int) -> list[Stamp]:
    """Return the stamps in `text[start:end]`.

    Examples:
        >>> [str(stamp.published) for stamp in find_stamps("Tayang: Jum'at, 3 Mei 2024 08:15 WITA", 0, 37)]
        ['2024-05-03 08:15:00+08:00']
    """
    years = [match.start() for match in _YEAR.finditer(text, start, end)]
    if not years:
        return []
    low, high = max(start, years[0] - _BEFORE_YEAR), min(end, years[-1] + _BEHIND_YEAR)
    return [stamp for match in _stamp().finditer(text, low, high) if (stamp := _read_stamp(match))]
