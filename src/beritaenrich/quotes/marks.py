"""Stretches between quotation marks: mixed, missing, doubled and nested marks, over lines and paragraphs.

Each mark is judged by what stands on its two sides: it can open where a word follows, it can close where one precedes.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from beritaenrich.quotes.reporting import Voice, reporting_word

_DOUBLE = re.compile(
    r"""(?=['`‘’´"“”„‟«»＂?\ufffd])(?: ''|``|‘‘|’’|´´
    | (?<![^\s([:])""(?=\S) | (?<=\S)""(?![^\s.,;:?!)\]])            # doubled by a table of values
    | ["“”„‟«»＂]
    | (?<![^\W_])\ufffd{1,2} | \ufffd{1,2}(?![^\W_])              # marks that a wrong encoding has destroyed
    | (?<![^\s(])\?(?=[A-Z]) | (?<=,)\?(?=\s?[a-z])              # … or turned into question marks
    )
    """,
    re.VERBOSE,
)
_SINGLE = re.compile(r"['‘’‚`´]")
_OPENERS = frozenset("([{-–—/:;,>…")
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.?!]\s")
_WORD = re.compile(r"[a-z]{3,20}")
_LAST_WORD = re.compile(r"\b([a-z]{3,20}),\Z")
_CUE_INSIDE = re.compile(r"[,?!] ?([a-z]{3,20}) [A-Z]")
_TOLD = re.compile(r"[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2} ([a-z]{6,20})\b")
_LINES_LIMIT = 4
_PAIRS_LIMIT = 4
_LENGTH_LIMIT = 6000
_ORPHAN_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between marks: `start` and `end` lie inside them, `left` and `right` outside.

    `closed` is False where the closing mark is missing, `opened` where the opening one is; `single` for `'…'`.
    """

    start: int
    end: int
    left: int
    right: int
    opened: bool = True
    closed: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def _judge(text: str, start: int, end: int) -> _Mark:
    """Say whether a mark can open and whether it can close, by its two sides, a verb behind it, its own shape."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    second = text[start - 2] if start > 1 else ""
    opens, closes = _by_sides(before, after)
    if _may_be_inches(text[start:end], before, after):
        opens, closes = False, True
    ended = before in ",.?!" and opens and closes  # siap,"kata Budi
    apart = before.isspace() and second in {",", ".", "?", "!"}  # Januari, "kata Budi
    if (ended or apart) and after.islower() and _reports(text, start, end):
        opens, closes = False, True
    if before in ".?!" and (after in "([" or (after.isspace() and second.isspace())):
        opens = closes = True  # …kemarin."(Bantuan itu) sudah tiba," and spaced out: Palu ." Kami
    return _Mark(start, end, *_by_shape(text[start], before, after, opens, closes))


def _may_be_inches(mark: str, before: str, after: str) -> bool:
    return before.isdigit() and not after.isalpha() and after not in ".,?!" and mark in {'"', "''", "”"}


def _by_sides(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a mark between two characters opens, and whether it closes."""
    opens = not after.isspace() and after not in ".,;:?!)]}" and (before.isspace() or before in _OPENERS)
    closes = not before.isspace() and not after.isalnum() and before not in "([{"
    if opens:  # …,"ujarnya and …,"Saya
        return True, closes or (before in ",;…" and after.isalnum())
    if closes:
        return False, True
    if before.isspace() == after.isspace():  # glued on both sides: katanya."Saya, takut,"ujarnya
        return True, True
    return not after.isspace(), after.isspace()


def _by_shape(mark: str, before: str, after: str, opens: bool, closes: bool) -> tuple[bool, bool]:  # noqa: FBT001 - what the sides said
    """Mend what the sides said by the shape of the mark: `“` opens before a word, `”` closes behind one."""
    if mark in "“„«‟" and after.isalnum():
        return True, closes and not before.isspace()
    if mark == "”" and not before.isspace():
        return opens and after.isalnum(), True
    return opens, closes


def _reports(text: str, start: int, end: int) -> bool:
    """Tell whether a reporting word is glued to the mark, as in `siap,"kata Budi`, and none stands before it."""
    word = _WORD.match(text, end)
    after = reporting_word(word.group()) if word else None
    start -= text[start - 1 : start] == " "
    before = _LAST_WORD.search(text, max(0, start - 30), start)
    introduced = before is not None and (verb := reporting_word(before.group(1))) and verb.voice is Voice.ACTIVE
    return after is not None and after.voice in {Voice.BARE, Voice.CLITIC} and not introduced


def _begins_anew(text: str, opened: _Mark, marks: list[_Mark], index: int) -> bool:
    """Tell whether the mark opens though one is open: `"Kami siap, kata Budi. Hujan turun."Airnya naik," ujar Rina`."""
    mark = marks[index]
    if not mark.opens or text[mark.start - 1] not in ".?!" or not text[mark.end : mark.end + 1].isupper():
        return False
    if index + 1 >= len(marks) or text[marks[index + 1].start - 1] != ",":
        return False
    for match in _CUE_INSIDE.finditer(text, opened.end, min(mark.start, opened.end + _ORPHAN_LIMIT)):
        word = reporting_word(match.group(1))
        if word is not None and word.voice is Voice.BARE:
            return True
    return False


def find_stretches(text: str, joints: Sequence[int] = ()) -> list[Stretch]:
    """Return the stretches of `text` between double quotation marks, in order and without overlap.

    `joints` are the places where something was cut out of the text, perhaps an opening mark with it.

    Examples:
        >>> [ 'Ia berkata, "Baik.” Lalu “pergi".'[s.start:s.end] for s in find_stretches('Ia berkata, "Baik.” Lalu “pergi".') ]
        ['Baik.', 'pergi']
    """
    marks = [_judge(text, *match.span()) for match in _DOUBLE.finditer(text)]
    stretches: list[Stretch] = []
    opened: _Mark | None = None
    skip = 0
    for index, mark in enumerate(marks):
        if skip:
            skip -= 1
            continue
        if opened is None:
            if mark.opens or _moved(text, marks, index):
                opened = mark
            elif (orphan := _without_opening(text, mark, stretches, joints)) is not None:
                stretches.append(orphan)
            continue
        lines = text.count("\n", opened.end, min(mark.start, opened.end + _LENGTH_LIMIT))
        too_far = lines > _LINES_LIMIT or mark.start - opened.end > _LENGTH_LIMIT
        only_opens = mark.opens and not mark.closes
        if not too_far and not only_opens and not _begins_anew(text, opened, marks, index):
            stretches.append(Stretch(opened.end, mark.start, opened.start, mark.end))
            opened = None
            continue
        if not too_far and not lines and only_opens and (pairs := _nested_pairs(text, marks, index)):
            skip = 2 * pairs - 1  # the marks of the nested pairs behind this one
            continue
        if not too_far and not lines and only_opens and _narrator(text, mark):
            stretches.append(Stretch(opened.end, mark.start, opened.start, mark.end))
            opened = None
            continue
        stretches.append(_without_closing(text, opened, mark.start))
        opened = mark if mark.opens else None
    if opened is not None:
        stretches.append(_without_closing(text, opened, len(text)))
    return [_trimmed(text, stretch) for stretch in stretches if _LETTER.search(text, stretch.start, stretch.end)]


def _narrator(text: str, mark: _Mark) -> bool:
    """Tell whether a mark that looks like an opening one ends a quotation: `Panennya bagus. "Rina menambahkan, …`."""
    told = _TOLD.match(text, mark.end)
    word = reporting_word(told.group(1)) if told else None
    return (
        word is not None
        and word.voice is Voice.ACTIVE
        and text[max(0, mark.start - 3) : mark.start].rstrip()[-1:] in tuple(".?!,")
    )


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    inside = text[stretch.start : stretch.end]
    start = stretch.start + len(inside) - len(inside.lstrip())
    return replace(stretch, start=start, end=start + len(inside.strip()))


def _nested_pairs(text: str, marks: list[_Mark], index: int) -> int:
    """Return how many pairs of marks stand inside a quotation from this mark on; none where no mark ends it behind them."""
    for pairs in range(1, _PAIRS_LIMIT):
        at = index + 2 * pairs
        if at >= len(marks):
            return 0
        inner, outer = marks[at - 1], marks[at]
        if (
            not inner.closes
            or outer.start - marks[index].start >= _LENGTH_LIMIT
            or "\n" in text[marks[index].end : outer.start]
        ):
            return 0
        if outer.closes and not outer.opens:
            return pairs
        if outer.closes or text[outer.start] == text[marks[index].start - 1 : marks[index].start]:
            return 0
    return 0


def _without_closing(text: str, opened: _Mark, limit: int) -> Stretch:
    end = text.find("\n", opened.end, limit)
    end = limit if end < 0 else end
    while end > opened.end and text[end - 1].isspace():
        end -= 1
    return Stretch(opened.end, end, opened.start, end, closed=False)


def _moved(text: str, marks: list[_Mark], index: int) -> bool:
    """Tell whether an opening mark slipped to the end of the sentence before: `Palu.” Stok kosong,” ujar Budi`."""
    if index + 1 >= len(marks):
        return False
    mark, following = marks[index], marks[index + 1]
    return (
        following.start - mark.end < _ORPHAN_LIMIT
        and text[mark.start - 1 : mark.start] in tuple(".?!")
        and text[mark.end : mark.end + 2].lstrip()[:1].isupper()
        and following.closes
        and not following.opens
        and text[following.start - 1] == ","
        and "\n" not in text[mark.end : following.start]
    )


def _without_opening(text: str, mark: _Mark, stretches: list[Stretch], joints: Sequence[int]) -> Stretch | None:
    """Return the quotation that a lone closing mark ends.

    It begins where something was cut out before it; else with its line, or on a line with another quotation, with the next
    sentence. A long line is rather the reporter's: there only the last sentence is taken.
    """
    if text[mark.start - 1 : mark.start] not in tuple(",.?!…"):
        return None
    line = text.rfind("\n", max(0, mark.start - _LENGTH_LIMIT), mark.start) + 1
    start = max(line, mark.start - _LENGTH_LIMIT)
    floor = max(start, stretches[-1].right) if stretches else start
    index = bisect_left(joints, mark.start) - 1
    if index >= 0 and joints[index] > floor and mark.start - joints[index] < _ORPHAN_LIMIT:
        start = joints[index]
    elif floor > start:
        sentence = _SENTENCE_END.search(text, floor, mark.start)
        if sentence is None:
            return None
        start = sentence.end()
    elif mark.start - start > _ORPHAN_LIMIT:
        last = deque(_SENTENCE_END.finditer(text, start, mark.start - 1), maxlen=1)
        if not last:
            return None
        start = last[0].end()
    while start < mark.start and text[start].isspace():
        start += 1
    return Stretch(start, mark.start, start, mark.end, opened=False)


def find_single_stretches(text: str) -> list[Stretch]:
    """Return the stretches between single marks on one line; `Jum'at` and `ma'af` hold none.

    Examples:
        >>> [ "Kata Ali, 'Jum'at depan.'"[s.start:s.end] for s in find_single_stretches("Kata Ali, 'Jum'at depan.'") ]
        ["Jum'at depan."]
    """
    stretches: list[Stretch] = []
    opened: int | None = None
    for match in _SINGLE.finditer(text):
        at = match.start()
        before = text[at - 1] if at else "\n"
        after = text[at + 1] if at + 1 < len(text) else "\n"
        if before in "'‘’" or after in "'‘’":
            continue
        if not after.isspace() and (before.isspace() or before in _OPENERS):
            opened = at
        elif opened is not None and not before.isspace() and not after.isalnum():
            if "\n" not in text[opened:at] and at - opened < _LENGTH_LIMIT:
                stretches.append(Stretch(opened + 1, at, opened, at + 1, single=True))
            opened = None
    return stretches
