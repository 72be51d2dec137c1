"""Stamps: when an article was published, in any form that Indonesian outlets print."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_MONTHS = (
    ("januari", "jan", "january"),
    ("februari", "pebruari", "feb", "peb", "february"),
    ("maret", "mar", "mrt", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("agustus", "agu", "agt", "agst", "ags", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des", "dec", "december"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ZONES = {"wib": 7, "wita": 8, "wit": 9, "gmt+7": 7, "gmt+8": 8, "gmt+9": 9, "utc": 0, "gmt": 0}

MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
DAY = "senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
DATE = (
    rf"(?:(?P<d1>\d{{1,2}})[ .-]{{0,2}}(?P<m1>{MONTH})\.?[ ,.-]{{0,3}}(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{MONTH})\.? (?P<d2>\d{{1,2}}),? (?P<y2>(?:19|20)\d\d)"
    r"|(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>(?:19|20)\d\d)"
    r"|(?P<y4>(?:19|20)\d\d)[/.-](?P<m4>\d{1,2})[/.-](?P<d4>\d{1,2}))"
)
TIME = r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:](?P<second>[0-5]\d))?(?: ?(?P<half>[ap]m)\b)?(?: ?\(?(?P<zone>wib|wita|wit|gmt ?\+ ?[789]|utc|gmt)\b\)?)?"
LABEL = (
    r"(?:di)?(?:tayang|terbit|perbarui|perbaharui|publikasikan|terbitkan|publish(?:ed)?|update[d]?|rilis|posting|posted(?: on)?|created|tanggal(?: publish| terbit)?|publikasi|last updated?)"
    r"(?: pada| on| at)?(?: hari)?"
)
STAMP = re.compile(
    rf"(?:(?P<label>{LABEL}) ?[:|]? ?)?(?:(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?P<day>{DAY}) ?[,|/]? ?\(?)?(?<!\d)(?<!\d[/.-]){DATE}(?!\d)\)?"
    rf"(?:[ T]{{0,2}}(?:[|,/•·@–—-]|pukul|jam|at|,? ?pkl\.?)?[ ]{{0,3}}{TIME}(?!\d))?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"perba|update", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp and what it says; `timed` is False where it gives a day only."""

    start: int
    end: int
    published: datetime
    timed: bool
    weekday: bool
    label: str


def read_stamp(match: re.Match[str]) -> Stamp | None:
    """Return the moment that a match of `STAMP` names, or None where it is no date."""
    group = match.groupdict()
    for number in "1234":
        if day := group[f"d{number}"]:
            month, year = group[f"m{number}"], group[f"y{number}"]
            break
    else:
        return None
    month_number = int(month) if month.isdigit() else _MONTH_NUMBER[month.lower()]
    hour = int(group["hour"] or 0)
    half = (group["half"] or "").lower()
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    zone = _ZONES.get((group["zone"] or "wib").lower().replace(" ", ""), 7)
    try:
        published = datetime(
            int(year),
            month_number,
            int(day),
            hour,
            int(group["minute"] or 0),
            int(group["second"] or 0),
            tzinfo=timezone(timedelta(hours=zone)),
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


def find_stamps(text: str, start: int, end: int) -> list[Stamp]:
    """Return the stamps in `text[start:end]`.

    Examples:
        >>> [str(stamp.published) for stamp in find_stamps("Tayang: Jum'at, 3 Mei 2024 08:15 WITA", 0, 37)]
        ['2024-05-03 08:15:00+08:00']
    """
    return [stamp for match in STAMP.finditer(text, start, end) if (stamp := read_stamp(match))]
