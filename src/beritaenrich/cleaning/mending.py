"""Repairs of damaged text: entities, wrong encodings, odd blanks, invisible marks, and blanks that were lost.

Each repair is an `Edit` of the raw text with the name of its rule, so that offsets stay true and a result can say why it
reads as it does.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from beritaenrich.cleaning.gluing import missing_blanks
from beritaenrich.errors import type_error
from beritaenrich.model import Edit

_ODD = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc"
_BLANK_ENTITY = r"&(?:amp;)?(?:nbsp|NBSP|ensp|emsp|thinsp|#160|#[xX][aA]0);"
_BLANKS = re.compile(
    rf"[ ](?:[ {_ODD}{_UNSEEN}]|{_BLANK_ENTITY})+|(?:[{_ODD}{_UNSEEN}]|{_BLANK_ENTITY})(?:[ {_ODD}{_UNSEEN}]|{_BLANK_ENTITY})*"
)
_ONLY_UNSEEN = re.compile(rf"[{_UNSEEN}]+\Z")
_BEFORE_MARK = re.compile(r"[ ](?=[,.](?:\s|\Z))(?<=[^\W_][ ]|[)\]%”][ ])")
_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what Windows-1252 shows for the bytes 0x80 to 0x9f
_MISREAD = re.compile(rf"[\xc2-\xf4][\x80-\xbf{_WINDOWS}][\x80-\xf4{_WINDOWS}]{{0,120}}|[\x80-\x84\x86-\x9f]+")


def mend(raw: str) -> tuple[Edit, ...]:
    """Return the repairs of a raw text, in ascending order, without overlap.

    Args:
        raw: the raw text.

    Raises:
        InputTypeError: `raw` is not a string.

    Examples:
        >>> [(edit.start, edit.end, edit.replacement, edit.rule) for edit in mend("Tom&amp;Co,  dariAntara")]
        [(3, 8, '&', 'entity'), (11, 13, ' ', 'blanks'), (17, 17, ' ', 'lost-blank')]
    """
    if not isinstance(raw, str):
        raise type_error("raw", raw, "str")
    found = [*_blanks(raw), *_before_marks(raw), *_entities(raw), *_misread(raw)]
    found += [Edit(start=at, end=at, replacement=" ", rule="lost-blank") for at in missing_blanks(raw)]
    found.sort(key=lambda edit: (edit.start, edit.end))
    edits: list[Edit] = []
    end = -1
    for edit in found:
        if edit.start > end or (edit.start == end and edit.end > edit.start):
            edits.append(edit)
            end = edit.end
    return tuple(edits)


def _blanks(raw: str) -> Iterator[Edit]:
    r"""Runs of blanks, no-break blanks and tabs become one blank; invisible marks go.

    Examples:
        >>> [edit.replacement for edit in _blanks("satu\xa0 dua, pa\u200bda\u200b.")]
        [' ', '', '']
    """
    for match in _BLANKS.finditer(raw):
        start, end = match.span()
        if _ONLY_UNSEEN.match(match.group()):
            apart = start > 0 and end < len(raw) and _stand_apart(raw[start - 1], raw[end])
            yield Edit(start=start, end=end, replacement=" " if apart else "", rule="invisible")
        else:
            yield Edit(start=start, end=end, replacement=" ", rule="blanks")


def _stand_apart(before: str, after: str) -> bool:
    """Say whether an invisible mark between two characters stood for a blank."""
    if before in '.,;:?!)”"':
        return after.isalnum() or after in "“‘("
    return (before.islower() and after.isupper()) or (before.isalpha() and after.isdigit())


def _before_marks(raw: str) -> Iterator[Edit]:
    """The blank before a comma or a full stop goes.

    Examples:
        >>> [edit.start for edit in _before_marks("di Raja Ampat , Papua .")]
        [13, 21]
    """
    for match in _BEFORE_MARK.finditer(raw):
        yield Edit(start=match.start(), end=match.end(), replacement="", rule="blank-before-mark")


def _entities(raw: str) -> Iterator[Edit]:
    """HTML entities written as text become their characters, also those that were escaped twice.

    Examples:
        >>> [edit.replacement for edit in _entities("&ldquo;Ya&rdquo;, AT&amp;amp;T, &tidakada;")]
        ['“', '”', '&']
    """
    for match in _ENTITY.finditer(raw):
        written = match.group()
        replacement = html.unescape(html.unescape(written))
        if replacement != written and replacement.isprintable():
            yield Edit(start=match.start(), end=match.end(), replacement=replacement, rule="entity")


def _misread(raw: str) -> Iterator[Edit]:
    r"""UTF-8 that was read as Windows-1252 or Latin-1 becomes what it was (by ftfy), lone bytes of Windows-1252 as well.

    Examples:
        >>> [edit.replacement for edit in _misread("GÃ¶zlukuyu â€“ \x93Ya\x94 kafé”")]
        ['ö', '–', '“', '”']
    """
    if raw.isascii():
        return
    for match in _MISREAD.finditer(raw):
        start = match.start()
        for written, replacement in _pieces(match.group()):
            if replacement != written:
                yield Edit(start=start, end=start + len(written), replacement=replacement, rule="encoding")
            start += len(written)


def _pieces(written: str) -> list[tuple[str, str]]:
    """Return a misread run piece by piece with what each was, character by character where the bytes allow it.

    Examples:
        >>> _pieces("â€œâ€˜")
        [('â€œ', '“'), ('â€˜', '‘')]
    """
    if "\x80" <= written[0] <= "\x9f":
        return [(char, bytes([ord(char)]).decode("cp1252", "ignore")) for char in written]
    whole = _reread(written)
    pieces, at = [], 0
    for char in whole:
        length = len(char.encode("utf-8", "surrogatepass"))
        pieces.append((written[at : at + length], char.replace("\xa0", " ")))
        at += length
    if at == len(written) and all(
        piece == char or _reread(piece).replace("\xa0", " ") == char for piece, char in pieces
    ):
        return pieces
    return [(written, whole.replace("\xa0", " "))]


@lru_cache(maxsize=1024)
def _reread(written: str) -> str:
    from ftfy import fix_encoding

    repaired: str = fix_encoding(written)
    return repaired
