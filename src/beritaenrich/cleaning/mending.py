"""Repairs of damaged text: entities, mojibake, odd blanks, invisible marks, and blanks that were lost.

Each repair is an `Edit` of the raw text, so that offsets stay true.
"""

import html
import re
from collections.abc import Iterator

from beritaenrich.cleaning.gluing import missing_blanks
from beritaenrich.errors import type_error
from beritaenrich.model import Edit

_ODD = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc"
_BLANK_ENTITY = r"&(?:amp;)?(?:nbsp|NBSP|ensp|emsp|thinsp|\#160|\#[xX][aA]0);"
_BLANKS = re.compile(
    rf"[ ](?:[ {_ODD}{_UNSEEN}]|{_BLANK_ENTITY})+|(?:[{_ODD}{_UNSEEN}]|{_BLANK_ENTITY})(?:[ {_ODD}{_UNSEEN}]|{_BLANK_ENTITY})*"
)
_ONLY_UNSEEN = re.compile(rf"[{_UNSEEN}]+\Z")
_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MOJIBAKE = re.compile(
    r"[\xc2-\xf4][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ](?:[\x80-\xf4€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{0,30})"
)


def mend(raw: str) -> tuple[Edit, ...]:
    """Return the repairs of a raw text, in ascending order, without overlap.

    Args:
        raw: the raw text.

    Raises:
        InputTypeError: `raw` is not a string.

    >>> [(edit.start, edit.end, edit.replacement) for edit in mend("Tom&amp;Co,  dariAntara")]
    [(3, 8, '&'), (11, 13, ' '), (17, 17, ' ')]
    """
    if not isinstance(raw, str):
        raise type_error("raw", raw, "str")
    found = [*_blanks(raw), *_entities(raw), *_mojibake(raw)]
    found += [Edit(start=at, end=at, replacement=" ", rule="blank-lost") for at in missing_blanks(raw)]
    found.sort(key=lambda edit: (edit.start, edit.end))
    edits: list[Edit] = []
    end = -1
    for edit in found:
        if edit.start > end or (edit.start == end and edit.end > edit.start):
            edits.append(edit)
            end = edit.end
    return tuple(edits)


def _blanks(raw: str) -> Iterator[Edit]:
    """Runs of blanks and no-break blanks become one blank; invisible marks go."""
    for match in _BLANKS.finditer(raw):
        unseen = _ONLY_UNSEEN.match(match.group()) is not None
        yield Edit(
            start=match.start(),
            end=match.end(),
            replacement="" if unseen else " ",
            rule="unseen" if unseen else "blanks",
        )


def _entities(raw: str) -> Iterator[Edit]:
    """HTML entities written as text become their characters."""
    for match in _ENTITY.finditer(raw):
        written = match.group()
        replacement = html.unescape(html.unescape(written))
        if not replacement.isspace() and replacement != written and "\n" not in replacement and "\r" not in replacement:
            yield Edit(start=match.start(), end=match.end(), replacement=replacement, rule="entity")


def _mojibake(raw: str) -> Iterator[Edit]:
    """UTF-8 read as Windows-1252 becomes what it was."""
    for match in _MOJIBAKE.finditer(raw):
        from ftfy import fix_encoding

        replacement = fix_encoding(match.group())
        if replacement != match.group():
            yield Edit(start=match.start(), end=match.end(), replacement=replacement, rule="mojibake")
