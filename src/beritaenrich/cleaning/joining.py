"""Sentences broken over lines, where a link or italics stood: which lines run on into the next."""

from collections.abc import Sequence

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.shapes import BULLETS, ends_sentence, function_words, starts_small, words
from beritaenrich.model import BlockKind

_ENDING = frozenset(
    {BlockKind.STAMP, BlockKind.BYLINE, BlockKind.NAV, BlockKind.CAPTION, BlockKind.SOURCE, BlockKind.COPYRIGHT}
)
_LONGEST_SCRAP = 45


def continued(lines: Sequence[Line], indices: Sequence[int]) -> list[bool]:
    """Return for each of the lines with these indices whether it goes on with the sentence of the one before.

    Args:
        lines: all lines.
        indices: the lines to look at, in order; an advertisement or a link between two of them does not end a sentence,
            a stamp or a byline does.

    Examples:
        >>> from beritaenrich.cleaning.lines import mask, scan
        >>> raw = "Laporan itu diserahkan ke" + chr(10) + "Kejaksaan" + chr(10) + "pada Rabu." + chr(10) + "Selesai."
        >>> continued(scan(raw, mask(raw)), range(4))
        [False, True, True, False]
    """
    texts = [lines[index].core for index in indices]
    fragments = _fragments(texts)
    found: list[bool] = []
    for position, text in enumerate(texts):
        if not position or any(line.kind in _ENDING for line in lines[indices[position - 1] + 1 : indices[position]]):
            found.append(False)
            continue
        if fragments[position - 1]:
            found.append(True)
            continue
        after = texts[position + 1] if position + 1 < len(texts) else ""
        found.append(_runs_on(texts[position - 1], text, after, running=found[position - 1]))
    return found


def _fragments(texts: Sequence[str]) -> list[bool]:
    """Say which lines are scraps of a sentence that goes on below: `Presiden⏎Darto Wiguna⏎mengatakan …`.

    A scrap is a few capitalised words without a stop, above a line that begins small or above another scrap; or a single
    word that names a role.
    """
    found = [False] * len(texts)
    for position in range(len(texts) - 2, -1, -1):
        text, following = texts[position], texts[position + 1]
        if not text or not following or len(text) > _LONGEST_SCRAP or not text[-1].isalnum() or not text[0].isupper():
            continue
        role = text in vocabulary.words("role")
        goes_on = following[0].islower() or found[position + 1] or (role and following[0].isupper())
        found[position] = goes_on and len(text.split()) <= 4 and following[0] not in BULLETS
    return found


def _runs_on(text: str, following: str, after: str, *, running: bool) -> bool:
    """Whether the sentence of the line `text` goes on in the line `following`; `running`: it began before `text`."""
    if not text or not following or ends_sentence(text) or text.endswith((":", ";")):
        return False
    if following[0] in BULLETS or (len(following) > 1 and following[0].isalnum() and following[1] in ".)"):
        return False
    short = len(words(text)) <= 8
    if starts_small(following):
        return True
    if running and short:
        return True
    last = words(text)[-1:] or [""]
    if text.endswith((",", "(", "“", "-", "&")) or last[0] in function_words():
        return not following[0].isdigit() or last[0].islower()
    if following[0].isdigit():
        return starts_small(text) and short
    return starts_small(after) and len(words(following)) <= 8 and len(words(text)) >= 4
