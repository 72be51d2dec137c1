"""Alignment: how the cleaned text lies over the raw text, run by run, in both directions."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A repair of the text: `raw[start:end]` reads `replacement` in the cleaned text, by the rule named `rule`.

    A repair may insert (`start == end`), replace or delete (`replacement == ""`). Edits never overlap.

    Examples:
        >>> import beritaenrich as be
        >>> be.clean("Toko Rahma &amp; Anak buka setiap hari.").edits
        (Edit(start=11, end=16, replacement='&', rule='entity'),)
    """

    start: int
    end: int
    replacement: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One stretch of cleaned text and the raw text that it stands for.

    In a run with `exact`, the two are the same characters, so that offsets inside map one to one; any other run is an
    edit or a separator and maps as a whole.
    """

    raw_start: int
    raw_end: int
    text_start: int
    text_end: int
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Maps offsets between the raw text and a text made from it; both sides of `runs` are in ascending order.

    Examples:
        >>> a = Alignment(runs=(Run(raw_start=7, raw_end=11, text_start=0, text_end=4),))
        >>> a.to_text(8, 10), a.to_text(0, 3), a.to_raw(0, 4)
        ((1, 3), None, (7, 11))
    """

    runs: tuple[Run, ...] = ()

    def to_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the kept part of `raw[start:end]` stands in the cleaned text, or None if all of it was dropped.

        An empty range maps to an empty range when its place was kept.
        """
        runs = self.runs
        if start == end:
            index = bisect_right(runs, start, key=lambda run: run.raw_start) - 1
            if index < 0 or runs[index].raw_end < start:
                return None
            run = runs[index]
            at = run.text_start + (start - run.raw_start) if run.exact else run.text_start
            return (at, at)
        first = bisect_right(runs, start, key=lambda run: run.raw_end)
        last = bisect_left(runs, end, key=lambda run: run.raw_start)
        inside = [run for run in runs[first:last] if run.raw_start < run.raw_end and run.text_start < run.text_end]
        if not inside:
            return None
        low, high = inside[0], inside[-1]
        text_start = low.text_start + max(0, start - low.raw_start) if low.exact else low.text_start
        text_end = high.text_end - max(0, high.raw_end - end) if high.exact else high.text_end
        return (text_start, text_end)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest raw range that `text[start:end]` stands for."""
        runs = self.runs
        first = max(0, bisect_right(runs, start, key=lambda run: run.text_start) - 1)
        while first + 1 < len(runs) and runs[first].text_end <= start:
            first += 1
        if start == end:
            run = runs[first]
            at = run.raw_start + (start - run.text_start) if run.exact else run.raw_start
            return (at, at)
        last = max(first, bisect_left(runs, end, key=lambda run: run.text_start) - 1)
        low, high = runs[first], runs[last]
        raw_start = low.raw_start + max(0, start - low.text_start) if low.exact else low.raw_start
        raw_end = high.raw_end - max(0, high.text_end - end) if high.exact else high.raw_end
        return (raw_start, raw_end)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedText:
    """A text made from the raw text, with its alignment: what the later stages scan."""

    text: str
    alignment: Alignment


def align(raw: str, segments: Iterable[tuple[int, int, str]], edits: Iterable[Edit] = ()) -> AlignedText:
    """Make one text out of raw segments, applying the edits inside them.

    Args:
        raw: the raw text.
        segments: `(start, end, separator)` in ascending order; `separator` stands before the segment in the result
            (it is ignored before the first).
        edits: repairs in ascending order without overlap; those outside the segments are passed over.

    Examples:
        >>> align("KYIV - Kyiv  menang.", [(7, 20, "")], [Edit(start=11, end=13, replacement=" ", rule="blank")]).text
        'Kyiv menang.'
    """
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    pending = list(edits)
    cursor = 0

    def put(raw_start: int, raw_end: int, piece: str, *, exact: bool) -> None:
        nonlocal at
        if piece or raw_start < raw_end:
            runs.append(Run(raw_start=raw_start, raw_end=raw_end, text_start=at, text_end=at + len(piece), exact=exact))
        parts.append(piece)
        at += len(piece)

    previous_end: int | None = None
    for start, end, separator in segments:
        if separator and previous_end is not None:
            put(previous_end, start, separator, exact=False)
        while cursor < len(pending) and pending[cursor].start < start:
            cursor += 1
        position = start
        while cursor < len(pending) and pending[cursor].end <= end and pending[cursor].start <= end:
            edit = pending[cursor]
            if edit.start == edit.end == end:  # an insertion at the edge belongs to what follows
                break
            if edit.start > position:
                put(position, edit.start, raw[position : edit.start], exact=True)
            put(edit.start, edit.end, edit.replacement, exact=False)
            position = edit.end
            cursor += 1
        if position < end:
            put(position, end, raw[position:end], exact=True)
        previous_end = end
    return AlignedText(text="".join(parts), alignment=Alignment(runs=tuple(runs)))
