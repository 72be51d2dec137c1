"""Where a title ends that is glued into running text: a log-linear choice among the words that could begin a sentence.

`Baca juga: Warga Tanam Seribu Pohon Menurut ketua panitia, …`: every word of the stretch after the header is a candidate
for the first word of the sentence that goes on. A candidate is scored by what stands before it (length and letter case of
the title, its last word and mark) and after it (letter case, how often the word opens sentences rather than stands in
titles, how soon small words follow, whether the phrase that it would break stands elsewhere in the article). The weights
are plain numbers (`resources/cleaning/title_end.toml`), learnt from titles on lines of their own, glued on purpose.

The model is not the whole. Before it, a title that stands elsewhere in the article, one in quotation marks, and a stretch
that is all there is are taken as they are. Behind it, rules written by hand correct its choice, in this order: it ends
before the number of a next part and before running text glued to it (`_certain_ends`); it goes on over an amount
(`_inside_amount`) and over a word in which no title ends (`_goes_on`); and up to the place where a blank was lost
(`_to_lost_blank`) or to a question or exclamation mark (`_to_end_mark`), where one is few words ahead.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.shapes import ends_with_stop
from beritaenrich.cleaning.title_features import features, opens_sentence
from beritaenrich.cleaning.title_words import MOST_IN_TITLES, Word, is_running, split_words, whole_names
from beritaenrich.lexicon import read_toml

_CAUTION = 0.3  # of score, by which an earlier candidate may be worse than the best
_LONGEST_TITLE = 260  # characters
_WORDS_AROUND = 6  # on either side of the first small word, where the last of several titles may end
_WORDS_AHEAD = 4  # of the choice, in which a lost blank or an end mark corrects it
_CONTEXT_BEFORE, _CONTEXT_AFTER = 4000, 2000  # characters
_QUOTED = re.compile(
    r"(?:\"[^\"\n]{8,200}\"|“[^”\n]{8,200}”|'[^\n]{8,200}?')(?: di (?:sini|bawah(?: ini)?) ?:?| ?:)(?=\s|\Z|\[|[A-Z])"
)


@cache
def _credits() -> frozenset[str]:
    return frozenset(
        label.capitalize() for kind in ("authors", "editors", "sources") for label in vocabulary.labels(kind)
    )


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_toml("cleaning/title_end.toml")["weights"]
    return weights


def candidates(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that may begin a sentence, and the end of the stretch."""
    bar = -1  # what stands before `A | B` is no end of a title, unless the bar stands between credits
    for number, word in enumerate(words[:24]):
        if word.mark == "|":
            bar = number
        elif word.bare in _credits():
            break
    for index in range(max(2, bar + 3), len(words)):
        if _inside_long_form(words, index):
            continue
        quoted = words[index].kind == "Q" and words[index].mark in "\"'”’"
        ends_title = quoted and index + 1 < len(words) and words[index + 1].glued  # `… Itu "Bersih"Darto`
        if words[index].kind in "CQDP" and not ends_title:
            yield index
    yield len(words)


def _inside_amount(words: Sequence[Word], index: int) -> bool:
    """Whether a word belongs to a number before it, or is the number behind `Rp`: `Rp 2,35 Triliun`."""
    word, before = words[index], words[index - 1]
    counted = before.kind == "D" and word.bare in vocabulary.terms("units")
    money = word.kind == "C" and word.bare.startswith("Rp") and before.mark not in ".?!"
    return counted or money or (word.kind == "D" and before.bare == "Rp")


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether the word before is one in which no title ends, and a capitalised word follows: `Investor Kembali ke Saham`."""
    return words[index - 1].bare.lower() in vocabulary.terms("never_last") and words[index].kind == "C"


def _inside_long_form(words: Sequence[Word], index: int) -> bool:
    """Whether a word belongs to what an acronym in brackets stands for: `Badan Pengawas Keuangan (BPK)`."""
    for ahead in range(1, 6):
        bracket = words[index + ahead] if index + ahead < len(words) else None
        if bracket is None or bracket.kind == "L":
            return False
        if bracket.kind == "B":
            return bracket.bare.isupper() and ahead < len(bracket.bare)
    return False


def _score(
    words: Sequence[Word], index: int, context: str, *, open_ended: bool, plain: bool, sized: bool = True
) -> float:
    """Return how good a candidate is; `sized`: whether the length of the title counts."""
    weights = _weights()
    found = features(words, index, context, open_ended=open_ended, plain=plain)
    return sum(weights.get(name, 0.0) * value for name, value in found if sized or not name.startswith("length"))


def _earliest(scored: Sequence[tuple[int, float]]) -> int:
    """Return the earliest candidate that is nearly as good as the best.

    To keep a word of a title too many is a smaller fault than to drop a word of the story.
    """
    best = max(score for _, score in scored)
    return next(index for index, score in scored if score >= best - _CAUTION)


def end_of_title(
    text: str, start: int, end: int, known: Iterable[str] = (), *, sole: bool = False, plain: bool = False
) -> int:
    """Return where the title that begins at `start` ends, at the latest at `end`.

    Args:
        text: the (masked) text of the article.
        start: where the title begins, after its header.
        end: the end of the line, or where the next thing that is no story begins.
        known: titles that stand elsewhere in the article.
        sole: whether the header begins its line.
        plain: whether the outlet is known to write its titles like sentences.
    """
    while start < end and text[start].isspace():
        start += 1
    for title in known:
        if text.startswith(title, start, end):
            return start + len(title)
    if quoted := _QUOTED.match(text, start, min(end, start + _LONGEST_TITLE)):
        return quoted.end()
    words = split_words(text, start, end)
    if not words:
        return end
    whole = words[-1].end >= len(text[start:end].rstrip()) + start
    if whole and sole and end - start <= _LONGEST_TITLE and not ends_with_stop(text[start:end]):
        return end
    context = _context(text, start, words[min(len(words) - 1, 24)].end, words[-1].end)
    words = whole_names(words, context)
    plain = plain or any(word.kind == "L" for word in words[1:4])
    scored = [(index, _score(words, index, context, open_ended=not whole, plain=plain)) for index in candidates(words)]
    chosen = min([_earliest(scored), *_certain_ends(words, text)])
    while chosen < len(words) and (_inside_amount(words, chosen) or _goes_on(words, chosen)):
        chosen += 1
    return words[_to_end_mark(words, _to_lost_blank(words, chosen)) - 1].end


def _to_end_mark(words: Sequence[Word], chosen: int) -> int:
    """Return the word behind `?` or `!` where all words up to it are written as in the title: `… Main Game Ini, Penasaran?`."""
    for index in range(chosen, min(chosen + _WORDS_AHEAD, len(words))):
        if words[index].kind not in "CDf":
            break
        if words[index].mark in "?!":
            return index + 1
    return chosen


def _to_lost_blank(words: Sequence[Word], chosen: int) -> int:
    """Return the word at which a blank was lost, where it follows the chosen one closely: `… Perjalanan BisnisSuami Rina …`."""
    if chosen < len(words) and opens_sentence(words[chosen].bare):
        return chosen
    for index in range(chosen, min(chosen + _WORDS_AHEAD, len(words))):
        if index > chosen and words[index].glued and words[index].kind in "CQ":
            return index
        if words[index].kind != "C":
            break
    return chosen


def _context(text: str, start: int, behind: int, end: int) -> str:
    """Return what the article says before `start`, and behind `behind` up to some way after `end`."""
    return text[max(0, start - _CONTEXT_BEFORE) : start] + " " + text[behind : end + _CONTEXT_AFTER]


def _certain_ends(words: Sequence[Word], text: str) -> Iterator[int]:
    """Yield the words before which a title ends whatever the weights say.

    That is the number of the next part (`… Pasar Dunia 2. Pilih Bibit yang Baik`), and running text glued to the title.
    """
    for index in range(3, len(words) - 1):
        word, following = words[index], words[index + 1]
        numbered = word.kind == "D" and word.mark == "." and len(word.bare) <= 2 and word.bare.isdecimal()
        apart = text[word.start - 1].isspace() or word.glued
        alone = words[index - 1].bare not in vocabulary.terms("numbered") and apart
        glued = word.glued and word.kind in "CQ" and index >= 4 and len(words[index - 1].bare) > 3
        running = glued and is_running(words[index : index + 6])
        if (numbered and alone and following.kind in "CQ") or running:
            yield index


def end_of_titles(text: str, start: int, end: int) -> int:
    """Return where several titles end that stand in a row after one header: before the sentence in which small words begin.

    Args:
        text: the (masked) text of the article.
        start: where the first title begins.
        end: the end of the line, or where the next thing that is no story begins.
    """
    words = split_words(text, start, end, MOST_IN_TITLES)
    small = next((index for index in range(4, len(words)) if is_running(words[index : index + 6])), None)
    if small is None:
        return start
    words = words[max(0, small - 2 * _WORDS_AROUND) :]
    small = min(small, 2 * _WORDS_AROUND)
    context = _context(text, start, words[-1].end, words[-1].end)
    scored = [
        (index, _score(words, index, context, open_ended=True, plain=False, sized=False))
        for index in range(max(3, small - _WORDS_AROUND), min(small + _WORDS_AROUND, len(words)))
        if words[index].kind in "CQD"
    ]
    return words[_earliest(scored) - 1].end if scored else start
