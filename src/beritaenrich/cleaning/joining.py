"""Sentences broken over lines, where a link or italics stood: which lines run on into the next."""

from collections.abc import Sequence

from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.shapes import ends_sentence, function_words, starts_small, words

_BULLETS = "-–—•*·"


def continued(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it goes on with the sentence of the line before.

    >>> from beritaenrich.cleaning.lines import mask, scan
    >>> raw = "Laporan itu diserahkan ke" + chr(10) + "Kejaksaan" + chr(10) + "pada Rabu." + chr(10) + "Selesai."
    >>> continued(scan(raw, mask(raw)))
    [False, True, True, False]
    """
    texts = [line.core for line in lines]
    found: list[bool] = []
    for index, text in enumerate(texts):
        after = texts[index + 1] if index + 1 < len(texts) else ""
        found.append(index > 0 and _runs_on(texts[index - 1], text, after, running=found[index - 1]))
    return found


def _runs_on(text: str, following: str, after: str, *, running: bool) -> bool:
    """Whether the sentence of the line `text` goes on in the line `following`; `running`: it began before `text`."""
    if not text or not following or ends_sentence(text) or text.endswith((":", ";")):
        return False
    if following[0] in _BULLETS or (len(following) > 1 and following[0].isalnum() and following[1] in ".)"):
        return False
    short = len(words(text)) <= 8
    if starts_small(following):
        return True
    if running and short:
        return True
    last = words(text)[-1:] or [""]
    if text.endswith((",", "(", "“", "-", "&")) or last[0].lower() in function_words():
        return not following[0].isdigit() or last[0].islower()
    if following[0].isdigit():
        return starts_small(text) and short
    return starts_small(after) and len(words(following)) <= 8 and len(words(text)) >= 4
