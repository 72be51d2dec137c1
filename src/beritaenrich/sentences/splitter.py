"""From cleaned text to sentences and tokens with offsets into the raw text."""

from bisect import bisect_right
from collections.abc import Iterator

from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.model import AlignedText, BlockKind, CleanedText, Run, Sentence, Token, align
from beritaenrich.sentences.abbreviations import abbreviation_forms
from beritaenrich.sentences.boundaries import cuts
from beritaenrich.sentences.tokenizer import token_spans


def split_sentences(text: str | CleanedText) -> tuple[Sentence, ...]:
    """Return the sentences of the titles and the body, in the order of the raw text, with their tokens.

    A title is one sentence; in the body, a sentence never runs over the end of a paragraph, and a quotation is in one
    sentence with its reporting clause.

    Args:
        text: cleaned text, or a plain string, of which every line is then a paragraph.

    Raises:
        InputTypeError: for any other type.

    >>> [sentence.text for sentence in split_sentences('"Ya," kata dr. Sari. Ia pulang.')]
    ['"Ya," kata dr. Sari.', 'Ia pulang.']
    """
    cleaned = as_cleaned(text)
    titles = [(block.start, block.end, "\n") for block in cleaned.blocks if block.kind is BlockKind.TITLE]
    sentences = list(_sentences(cleaned, cleaned.body, whole=False))
    if titles:
        sentences += _sentences(cleaned, align(cleaned.raw, titles, cleaned.edits), whole=True)
        sentences.sort(key=lambda sentence: sentence.start)
    return tuple(sentences)


def _sentences(cleaned: CleanedText, aligned: AlignedText, *, whole: bool) -> Iterator[Sentence]:
    """Yield the sentences of one text made from the raw text; `whole` makes a sentence of every line."""
    raw, text = cleaned.raw, aligned.text
    block_starts = [block.start for block in cleaned.blocks]
    to_raw = _Sweep(aligned.alignment.runs)
    forms = abbreviation_forms()
    for low, high in _spans(text, whole=whole):
        piece = text[low:high]
        tokens: list[Token] = []
        previous_end = -1
        for a, b in token_spans(piece, forms):
            start, end = to_raw(low + a, low + b)
            mended = piece[a:b]
            if tokens and start < previous_end:  # one repair made both: they are one token of the raw text
                last = tokens.pop()
                start, mended = last.start, last.form + mended
            source = raw[start:end]
            tokens.append(Token(start=start, end=end, text=source, mended=None if source == mended else mended))
            previous_end = end
        if not tokens:
            continue
        start, end = tokens[0].start, tokens[-1].end
        source = raw[start:end]
        yield Sentence(
            start=start,
            end=end,
            text=piece,
            tokens=tuple(tokens),
            block=max(0, bisect_right(block_starts, start) - 1),
            source=None if source == piece else source,
        )


def _spans(text: str, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences in `text`, without blanks at their edges."""
    at = 0
    for line in text.split("\n"):
        low = at
        for end, start in () if whole else cuts(line):
            yield from _trimmed(text, low, at + end)
            low = at + start
        yield from _trimmed(text, low, at + len(line))
        at += len(line) + 1


def _trimmed(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    piece = text[low:high]
    stripped = piece.strip()
    if stripped:
        low += len(piece) - len(piece.lstrip())
        yield low, low + len(stripped)


class _Sweep:
    """Maps ranges of the text to the raw text as `Alignment.to_raw` does, for ranges in ascending order, in linear time."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self._runs = runs
        self._at = 0

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        runs = self._runs
        at = self._at
        while runs[at].text_end <= start:
            at += 1
        self._at = at
        low = high = runs[at]
        while high.text_end < end:
            at += 1
            high = runs[at]
        return (
            low.raw_start + (start - low.text_start) if low.exact else low.raw_start,
            high.raw_end - (high.text_end - end) if high.exact else high.raw_end,
        )
