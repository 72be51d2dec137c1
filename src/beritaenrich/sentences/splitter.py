"""From cleaned text to sentences and tokens with offsets into the raw text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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

    Examples:
        >>> [sentence.text for sentence in split_sentences('"Ya," kata dr. Sari. Ia pulang.')]
        ['"Ya," kata dr. Sari.', 'Ia pulang.']
    """
    cleaned = as_cleaned(text)
    titles = [(block.start, block.end, "\n") for block in cleaned.blocks if block.kind is BlockKind.TITLE]
    sentences = list(_sentences(cleaned, cleaned.body, _breaks(cleaned.alignment.runs, titles)))
    if titles:
        sentences += _sentences(cleaned, align(cleaned.raw, titles, cleaned.edits))
        sentences.sort(key=lambda sentence: sentence.start)
    return tuple(sentences)


def _breaks(runs: Sequence[Run], titles: Iterable[tuple[int, int, str]]) -> list[int]:
    """Return the places in the body where a title stands in the raw text, so that no sentence runs over one."""
    breaks = []
    for start, _, _ in titles:
        index = bisect_right(runs, start, key=lambda run: run.raw_end)
        if index < len(runs):
            breaks.append(runs[index].text_end if runs[index].raw_start <= start else runs[index].text_start)
    return breaks


def _sentences(cleaned: CleanedText, aligned: AlignedText, breaks: Sequence[int] | None = None) -> Iterator[Sentence]:
    """Yield the sentences of one text made from the raw text: of a body with `breaks`, else every line is one."""
    raw, text = cleaned.raw, aligned.text
    block_starts = [block.start for block in cleaned.blocks]
    sweep = _Sweep(aligned.alignment.runs)
    forms = abbreviation_forms()
    done = 0
    for low, high in _spans(text, breaks):
        piece = text[low:high]
        spans = token_spans(piece, forms)
        offset = sweep.begin(low, high)
        if offset is not None:  # no repair in this sentence
            tokens = [Token(start=offset + a, end=offset + b, text=piece[a:b]) for a, b in spans]
            source = None
        else:
            spans = _cut_at(spans, [seam - low for seam in sweep.seams(low, high)])
            tokens = _repaired(raw, [(sweep(low + a, low + b), piece[a:b]) for a, b in spans], done)
            source = raw[tokens[0].start : tokens[-1].end]
        done = tokens[-1].end
        yield Sentence(
            start=tokens[0].start,
            end=done,
            text=piece,
            tokens=tuple(tokens),
            block=max(0, bisect_right(block_starts, tokens[0].start) - 1),
            source=None if source == piece else source,
        )


def _cut_at(spans: list[tuple[int, int]], seams: list[int]) -> list[tuple[int, int]]:
    """Cut tokens at the places where something was dropped, so that none runs over it.

    Examples:
        >>> _cut_at([(0, 2), (2, 6)], [4])
        [(0, 2), (2, 4), (4, 6)]
    """
    if not seams:
        return spans
    return [
        pair for start, end in spans for pair in pairwise([start, *(seam for seam in seams if start < seam < end), end])
    ]


def _repaired(raw: str, spans: Iterable[tuple[tuple[int, int], str]], done: int) -> list[Token]:
    """Return the tokens of a sentence with repairs.

    Where one repair made several tokens, the first has its raw text, and the others are empty ranges after it; `done` is
    where the sentence before ended.
    """
    tokens = []
    for (start, end), form in spans:
        low = max(start, done)
        done = max(end, low)
        text = raw[low:done]
        tokens.append(Token(start=low, end=done, text=text, mended=None if text == form else form))
    return tokens


def _spans(text: str, breaks: Sequence[int] | None) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences in `text`, without blanks at their edges; whole lines without `breaks`."""
    at = 0
    for line in text.split("\n"):
        low, high = at, at + len(line)
        for end, start in () if breaks is None else _cuts(line, at, breaks):
            yield from _trimmed(text, low, at + end)
            low = at + start
        yield from _trimmed(text, low, high)
        at = high + 1


def _cuts(line: str, at: int, breaks: Sequence[int]) -> list[tuple[int, int]]:
    """Return the cuts in a line that begins at `at`, by its stops and by the breaks of the text."""
    forced = [place - at for place in breaks[bisect_right(breaks, at) : bisect_left(breaks, at + len(line))]]
    if not forced:
        return cuts(line)
    found = []
    for low, high in pairwise([0, *forced, len(line)]):
        found += [(low + end, low + start) for end, start in cuts(line[low:high])]
        found.append((high, high))
    return found[:-1]


def _trimmed(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    piece = text[low:high]
    stripped = piece.strip()
    if stripped:
        low += len(piece) - len(piece.lstrip())
        yield low, low + len(stripped)


class _Sweep:
    """Maps ranges of the text to the raw text as `Alignment.to_raw` does, in ascending order and so in linear time."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self._runs = runs
        self._at = 0
        self._seams = [b.text_start for a, b in pairwise(runs) if a.raw_end < b.raw_start]

    def begin(self, start: int, end: int) -> int | None:
        """Return where the range begins in the raw text, where it lies in one exact run."""
        self._forward(start)
        run = self._runs[self._at]
        return start + run.raw_start - run.text_start if run.exact and end <= run.text_end else None

    def seams(self, start: int, end: int) -> list[int]:
        """Return the places inside the range where raw text was dropped and nothing put in its stead."""
        return self._seams[bisect_right(self._seams, start) : bisect_left(self._seams, end)]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        self._forward(start)
        at = self._at
        low = high = self._runs[at]
        while high.text_end < end:
            at += 1
            high = self._runs[at]
        return (
            low.raw_start + (start - low.text_start) if low.exact else low.raw_start,
            high.raw_end - (high.text_end - end) if high.exact else high.raw_end,
        )

    def _forward(self, start: int) -> None:
        while self._runs[self._at].text_end <= start:
            self._at += 1
