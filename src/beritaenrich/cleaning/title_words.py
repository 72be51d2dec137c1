"""The words of a stretch of running text, glued ones apart, each with its class: what a title in it is told by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.shapes import function_words

MOST_WORDS = 40
MOST_IN_TITLES = 80
_LONGEST_WORD = 18  # on average
_STRIP = "\"'“”‘’.,:;!?()[]…"
_WORD = re.compile(
    r"[^\s]+?(?:(?<=[a-zà-ÿ?!])(?=[A-ZÀ-Þ][a-zà-ÿ])"  # PohonMenurut, Kapan?Menurut
    r"|(?<=[\w?!.][\"”’')])(?=[A-ZÀ-Þ][a-zà-ÿ])"  # "Pohon"Menurut
    r"|(?<=[a-zà-ÿ?!.])(?=[“\"][A-ZÀ-Þ])"  # Pohon“Kami
    r"|(?<=\d)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"  # 2016Menurut
    r"|(?<=[A-Z]{2})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"  # MAMenurut
    r"|(?<=[a-z]{3})(?=[A-Z]{2,6} [a-z]|(?:PT|CV) [A-Z])"  # BerjualanMH kemudian
    r"|(?<=[a-z]{3})(?=\d{1,2}\. [A-Z])"  # Corona2. Pelacakan
    r"|(?<=\.\.\.)(?=[A-ZÀ-Þ][a-zà-ÿ])"  # Pohon...Menurut
    r"|(?=\s)|\Z)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the stretch: its span, its bare form, and its class.

    Classes: `C` capitalised, `Q` after an opening quotation mark, `D` digit, `L` small, `f` small function word, `B` after an
    opening bracket, `P` other.
    """

    start: int
    end: int
    bare: str
    kind: str
    mark: str
    glued: bool


def split_words(text: str, start: int, end: int, most: int = MOST_WORDS) -> list[Word]:
    """Return the words of `text[start:end]`, glued ones apart, no more than a title and the sentence after it need."""
    found: list[Word] = []
    for low, high in _spans(text, start, min(end, start + _LONGEST_WORD * most)):
        written = text[low:high]
        bare = written.strip(_STRIP)
        glued = low > start and not text[low - 1].isspace()
        mark = "…" if written.endswith("...") else written[-1:]
        found.append(Word(low, high, bare, _kind(written, bare), mark, glued))
        if len(found) >= most:
            break
    return found


def _kind(written: str, bare: str) -> str:
    """Return the class of a word."""
    head = bare[:1]
    if not head:
        return "P"
    if written[0] in "\"“‘'" and head.isupper():
        return "Q"
    if written[0] == "(":
        return "B"
    if head.isupper():
        return "C"
    if head.isdigit():
        return "D"
    return "f" if bare.lower() in function_words() else "L"


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words; a lone quotation mark goes with the word that it opens or closes, brands stay whole."""
    spans: list[tuple[int, int]] = []
    opening = False
    for match in _WORD.finditer(text, start, end):
        low, high = match.span()
        if spans and spans[-1][1] == low:
            before = spans[-1][0]
            if opening or text[before:high].strip(_STRIP) in vocabulary.brands("whole"):
                spans[-1] = (before, high)
                opening = False
                continue
            if match.group() in {'"', "“", "”"}:
                opening = match.group() == "“" or (match.group() == '"' and text.count('"', start, low) % 2 == 0)
                if not opening:
                    spans[-1] = (before, high)
                    continue
        else:
            opening = False
        spans.append((low, high))
    yield from spans


def whole_names(words: Sequence[Word], context: str) -> list[Word]:
    """Join what is no lost blank but a name with a capital inside, where the article writes it so elsewhere: `FinPlus`."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before and word.glued and before.bare.isalpha() and f" {before.bare}{word.bare} " in context:
            found[-1] = replace(before, end=word.end, bare=before.bare + word.bare, mark=word.mark)
        else:
            found.append(word)
    return found


def no_running_text(text: str, start: int, end: int) -> bool:
    """Whether a stretch of no more than some twenty titles holds nothing but titles: no two small words near each other."""
    words = split_words(text, start, end, MOST_IN_TITLES * 2)
    if not words or words[-1].end < start + len(text[start:end].rstrip()):
        return False
    return not any(is_running(words[index : index + 6]) for index in range(len(words)))


def is_running(words: Sequence[Word]) -> bool:
    """Whether running text begins in a stretch: two small words in six, and no mere function words."""
    return len(words) == 6 and sum(word.kind == "L" for word in words) >= 2
