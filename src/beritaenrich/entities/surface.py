"""Where mentions and tokens stand in the text of their sentence, so that names and roles are read after repairs."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from beritaenrich.model import Mention, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token: its form, its place in the text of the sentence, and its place in the raw text."""

    form: str
    begin: int
    end: int
    raw_start: int
    raw_end: int


def words_of(sentence: Sentence) -> list[Word]:
    """Return the tokens of a sentence with their places in its text, in order."""
    words = []
    position = 0
    for token in sentence.tokens:
        form = token.form
        begin = token.start - sentence.start if sentence.source is None else sentence.text.find(form, position)
        if begin < 0:
            begin = position
        end = begin + len(form)
        position = end
        words.append(Word(form=form, begin=begin, end=end, raw_start=token.start, raw_end=token.end))
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

    >>> clean_blanks("Andi\xa0 Sari")
    'Andi Sari'
    """
    return " ".join(text.split())
