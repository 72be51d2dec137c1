"""Metadata: what the text itself says about the article, each value with the place where it stands."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from beritaenrich.cleaning.credits import read_credits
from beritaenrich.cleaning.datelines import Dateline
from beritaenrich.cleaning.lines import Part
from beritaenrich.cleaning.outlet_names import agency, canonical
from beritaenrich.cleaning.printed_outlet import printed_outlet
from beritaenrich.cleaning.stamps import Stamp
from beritaenrich.cleaning.vocabulary import terms
from beritaenrich.model import BlockKind, Evidence, Metadata

_SIGNED = re.compile(
    r"\( ?(?P<outlet>[\w.-]{4,40}?\.\s?(?:com|co|id|net|tv)(?:\.id)?|[A-Z][\w.]{2,20}) ?[/|-] ?(?P<name>[A-Z][^()/|]{2,50}) ?\)|\( ?(?P<only>[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15}){1,3}) ?\)"
)
_TRIMMINGS = re.compile(r"\W|news|com\b")
_BLANK_BEFORE_MARK = re.compile(r" (?=[,.:;?!)”])")
_AGENCIES = re.compile(r"[(\[] ?([^()\[\]\n]{2,60}?) ?(?:[)\]]|$)")
_PIECE = re.compile(r"[^\s,/|](?:[^,/|]{0,28}[^\s,/|])?")
_LONG_AGENCY = 5  # letters of a name that is nobody's initials
_PHOTO = re.compile(
    r"(?i:foto|photo|dok\.?|sumber foto) ?: ?(?P<name>[A-Z][\w. ]{1,30})|[(\[](?P<agency>[A-Z][\w. ]{1,25})[/:)\]]"
)


@dataclass(slots=True)
class _Notes:
    """Values by field, in the order found, with their evidence."""

    evidence: list[Evidence] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str, start: int, end: int, rule: str) -> None:
        """Note a value, once."""
        known = self.values.setdefault(name, [])
        if value and value.casefold() not in (other.casefold() for other in known):
            known.append(value)
            self.evidence.append(Evidence(field=name, value=value, start=start, end=end, rule=rule))

    def first(self, name: str) -> str | None:
        """Return the first value of a field."""
        return next(iter(self.values.get(name, [])), None)


def build_metadata(
    text: str,
    parts: Sequence[Part],
    *,
    read: Callable[[int, int], str],
    dateline: Dateline | None,
    stamps: Sequence[Stamp],
    given_outlet: str | None,
    warnings: Iterable[str],
) -> Metadata:
    """Return the metadata with its evidence.

    Args:
        text: the masked text.
        parts: the parts of its lines, with their roles.
        read: returns a stretch of the raw text with its repairs.
        dateline: the dateline, where there is one.
        stamps: the stamps found.
        given_outlet: the outlet as the caller named it.
        warnings: notes on the input.
    """
    notes = _Notes()
    _note_titles(parts, read, notes)
    if given_outlet:
        notes.values["outlet"] = [canonical(given_outlet) or given_outlet]
    elif found_outlet := printed_outlet(text, parts, dateline):
        notes.add("outlet", *found_outlet)
    _credits(text, parts, notes)
    outlet = notes.first("outlet")
    if dateline is not None:
        _note_dateline(text, dateline, outlet, notes)
    stamp = _best_stamp(stamps)
    if stamp is not None:
        notes.add("published", stamp.published.isoformat(), stamp.start, stamp.end, "stamp")
    notes.evidence.sort(key=lambda item: (item.start, item.end, item.field))
    return Metadata(
        title=notes.first("title"),
        kicker=notes.first("kicker"),
        authors=tuple(notes.values.get("authors", [])),
        editors=tuple(notes.values.get("editors", [])),
        outlet=outlet,
        published=stamp.published if stamp else None,
        dateline=notes.first("dateline"),
        sources=tuple(name for name in notes.values.get("sources", []) if not _same(name, outlet)),
        evidence=tuple(item for item in notes.evidence if item.field != "sources" or not _same(item.value, outlet)),
        warnings=tuple(warnings),
    )


def _note_titles(parts: Sequence[Part], read: Callable[[int, int], str], notes: _Notes) -> None:
    """Note the title and the kicker as they are written, in one line."""
    for name, kind in (("title", BlockKind.TITLE), ("kicker", BlockKind.KICKER)):
        if found := _first_run(parts, kind):
            written = " ".join(" ".join(read(part.start, part.end) for part in found).split())
            value = _BLANK_BEFORE_MARK.sub("", written) if len(found) > 1 else written
            notes.add(name, value, found[0].start, found[-1].end, found[0].rule)


def _note_dateline(text: str, dateline: Dateline, outlet: str | None, notes: _Notes) -> None:
    """Note the place of the dateline, and the agencies that stand in it beside the outlet: `GARUT, KABAR.com/ANTARA - `."""
    if dateline.place and dateline.place_span:
        notes.add("dateline", dateline.place, *dateline.place_span, dateline.rule)
    if dateline.outlet:
        for piece in re.split(r"[/,]", text[slice(*dateline.outlet)]):
            name = agency(piece.strip())
            if name and not _same(name, outlet):
                notes.add("sources", name, *dateline.outlet, dateline.rule)


def _first_run(parts: Sequence[Part], kind: BlockKind) -> list[Part]:
    """Return the first part of a kind, with those that only markup divides from it: `Warga <b>Tanam</b> Pohon`."""
    run: list[Part] = []
    for part in parts:
        if part.kind is kind:
            run.append(part)
        elif run and part.kind is not BlockKind.MARKUP:
            break
    return run


def _best_stamp(stamps: Sequence[Stamp]) -> Stamp | None:
    """A stamp with a time before one without, the day of publication before that of an update."""
    return min(stamps, key=lambda stamp: (not stamp.timed, stamp.label == "updated"), default=None)


def _same(name: str, outlet: str | None) -> bool:
    """Whether two names are of one outlet: one begins with the other, but for marks, `news` and `com` (`Kabar`, `KabarNews.com`)."""
    if outlet is None:
        return False
    short, long = sorted((_TRIMMINGS.sub("", written.casefold()) for written in (name, outlet)), key=len)
    return bool(short) and long.startswith(short)


def _credits(text: str, parts: Sequence[Part], notes: _Notes) -> None:
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        if part.end - part.start > 400 or part.rule == "byline-initials":
            continue
        if part.rule in {"name-below-label", "name-above-label"}:
            beside = before if part.rule == "name-below-label" else after
            _labelled(text, part, beside, notes)
        elif part.kind is BlockKind.BYLINE:
            for credit in read_credits(text, part.start, part.end, "authors"):
                notes.add(credit.field, credit.value, credit.start, credit.end, part.rule)
        elif part.kind is BlockKind.SOURCE:
            if part.rule.startswith("signoff"):
                _signed(text, part, notes)
            elif not part.rule.startswith(("syndication", "contributed")):
                for credit in read_credits(text, part.start, part.end, "other"):
                    notes.add(credit.field, credit.value, credit.start, credit.end, part.rule)
        elif part.kind is BlockKind.CAPTION:
            for match in _PHOTO.finditer(text, part.start, part.end):
                name = match.group("name") or match.group("agency")
                if found := agency(name.strip()):
                    at = match.start("name") if match.group("name") else match.start("agency")
                    notes.add("sources", found, at, at + len(name.rstrip()), part.rule)


def _labelled(text: str, part: Part, label: Part | None, notes: _Notes) -> None:
    """Note the names in a part whose label stands on the line before or behind it."""
    label_text = text[label.start : label.end].rstrip(" :") + ": " if label and label.rule.startswith("label-") else ""
    written = label_text + text[part.start : part.end]
    for credit in read_credits(written, 0, len(written), "authors"):
        start = credit.start - len(label_text) + part.start
        notes.add(credit.field, credit.value, start, start + credit.end - credit.start, part.rule)


def _signing_agency(piece: str, *, first: bool) -> str | None:
    """Return the agency of which a sign-off is: short names in small letters, `(pn/ap)`, are mostly a reporter's."""
    small = piece[0].islower() and len(piece) < _LONG_AGENCY and not (first and piece in terms("small_agencies"))
    return None if small or piece in terms("initials") else agency(piece)


def _signed(text: str, part: Part, notes: _Notes) -> None:
    for bracket in _AGENCIES.finditer(text, part.start, part.end):
        for piece in _PIECE.finditer(text, *bracket.span(1)):
            name = _signing_agency(piece.group(), first=piece.start() == bracket.start(1))
            if name:
                notes.add("sources", name, *piece.span(), part.rule)
    for match in _SIGNED.finditer(text, part.start, part.end):
        group = "only" if match.group("only") else "name"
        for credit in read_credits(text, *match.span(group), "authors"):
            if " " in credit.value and credit.field == "authors":
                notes.add("authors", credit.value, credit.start, credit.end, part.rule)
        if match.group("outlet") and (name := agency(match.group("outlet"))):
            notes.add("sources", name, *match.span("outlet"), part.rule)
