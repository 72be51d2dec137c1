"""Where mentions and tokens stand in the text of their sentence, so that names and roles are read after repairs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from beritaenrich.model import Mention, Sentence


class Word(NamedTuple):
    """A token: its form, its place in the text of the sentence, and its place in the raw text.

    `glued` where it is cut from the word before it, with which it was written as one.
    """

    form: str
    begin: int
    end: int
    raw_start: int
    raw_end: int
    glued: bool = False


def words_of(sentence: Sentence, cuts: Sequence[int] = ()) -> list[Word]:
    """Return the tokens of a sentence with their places in its text, in order.

    Args:
        sentence: the sentence.
        cuts: raw offsets in ascending order; a token over one of them is two words (`Direktur|Rumah Sakit`).
    """
    words = []
    position = 0
    for token in sentence.tokens:
        form = token.form
        begin = token.start - sentence.start if sentence.source is None else sentence.text.find(form, position)
        if begin < 0:
            begin = position
        position = begin + len(form)
        first = bisect_right(cuts, token.start)
        if first == len(cuts) or cuts[first] >= token.end or token.mended is not None:
            words.append(Word(form, begin, position, token.start, token.end))
            continue
        inside = cuts[first : bisect_left(cuts, token.end)]
        edges = [0, *(cut - token.start for cut in dict.fromkeys(inside)), len(form)]
        for low, high in pairwise(edges):
            words.append(
                Word(
                    form=form[low:high],
                    begin=begin + low,
                    end=begin + high,
                    raw_start=token.start + low,
                    raw_end=token.start + high if high < len(form) else token.end,
                    glued=low > 0,
                )
            )
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a mention stands in its sentence: from the word `first` up to `last`, and in the text."""

    first: int
    last: int
    begin: int
    end: int


def place_of(mention: Mention, words: Sequence[Word]) -> Place | None:
    """Return where a mention stands among the words of its sentence, or None where no word lies in it.

    A mention that cuts a word in two keeps its own offsets in the text.
    """
    first = last = bisect_right(words, mention.start, key=lambda word: word.raw_end)
    while last < len(words) and words[last].raw_start < mention.end:
        last += 1
    if first == last:
        return None
    begin, end = words[first].begin, words[last - 1].end
    if words[first].raw_start < mention.start:
        begin += min(mention.start - words[first].raw_start, end - begin)
    if words[last - 1].raw_end > mention.end:
        end -= min(words[last - 1].raw_end - mention.end, end - begin)
    return Place(first=first, last=last, begin=begin, end=end)


def clean_blanks(text: str) -> str:
    r"""Return text with every run of blanks (no-break ones too) as one space.

    Examples:
        >>> clean_blanks("Andi\xa0 Sari")
        'Andi Sari'
    """
    return " ".join(text.split())
