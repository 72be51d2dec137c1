"""Metadata: what the text itself says about the article, each value with the place where it stands."""

import re
from collections.abc import Sequence

from beritaenrich.cleaning.datelines import Dateline
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlets import DOMAIN, canonical, names_pattern
from beritaenrich.cleaning.stamps import Stamp
from beritaenrich.model import BlockKind, Evidence, Metadata

_LABEL = re.compile(
    r"(?i:pewarta|penulis|reporter|jurnalis|wartawan|kontributor|author|ditulis oleh|oleh|by|laporan)(?i: (?:wartawan|reporter|kontributor|jurnalis))?[ :|]*"
)
_SPLIT = re.compile(r"\s*(?:[,|/&]| dan | - )\s*")


def build_metadata(
    raw: str,
    lines: Sequence[Line],
    dateline: Dateline | None,
    stamps: Sequence[Stamp],
    given_outlet: str | None,
    warnings: Sequence[str],
) -> Metadata:
    """Return the metadata with its evidence."""
    evidence: list[Evidence] = []

    def note(field: str, value: str, start: int, end: int, rule: str) -> str:
        evidence.append(Evidence(field=field, value=value, start=start, end=end, rule=rule))
        return value

    title = kicker = None
    for line in lines:
        if line.kind is BlockKind.TITLE and title is None:
            spans = list(line.free())
            if spans:
                start, end = spans[0][0], spans[-1][1]
                title = note("title", raw[start:end], start, end, line.rule)
        if line.kind is BlockKind.KICKER and kicker is None:
            kicker = note("kicker", raw[line.start : line.end], line.start, line.end, line.rule)
    authors = []
    for line in lines:
        if line.kind is BlockKind.BYLINE:
            for start, end in line.free():
                text = _LABEL.sub("", raw[start:end]).strip(" ,|-")
                for name in _SPLIT.split(text):
                    name = name.strip(" .-|,\xa0")
                    if name and name not in authors and not re.fullmatch(DOMAIN, name) and canonical(name) is None:
                        authors.append(note("authors", name, start, end, line.rule))
    place = None
    outlet = None
    if dateline is not None:
        if dateline.place and dateline.place_span:
            place = note("dateline", dateline.place, *dateline.place_span, dateline.rule)
        if dateline.outlet:
            start, end = dateline.outlet
            name = raw[start:end].strip()
            outlet = note("outlet", canonical(name) or name, start, end, dateline.rule)
    if outlet is None and given_outlet:
        outlet = canonical(given_outlet) or given_outlet
    published = None
    timed = [stamp for stamp in stamps if stamp.timed] or list(stamps)
    if timed:
        stamp = timed[0]
        published = stamp.published
        note("published", published.isoformat(), stamp.start, stamp.end, "stamp")
    return Metadata(
        title=title,
        kicker=kicker,
        authors=tuple(authors),
        outlet=outlet,
        published=published,
        dateline=place,
        evidence=tuple(evidence),
        warnings=tuple(warnings),
    )


_ = names_pattern
