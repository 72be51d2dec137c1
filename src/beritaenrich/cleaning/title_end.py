"""Where a title ends that is glued into running text: a log-linear choice among the words that could begin a sentence.

`Baca juga: Warga Tanam Seribu Pohon Menurut ketua panitia, …`: every word of the stretch after the header is a candidate
for the first word of the sentence that goes on. A candidate is scored by what stands before it (length and letter case of
the title, its last word and mark) and after it (letter case, how often the word opens sentences rather than stands in
titles, how soon small words follow, whether the phrase that it would break stands elsewhere in the article). The weights
are plain numbers (`resources/cleaning/title_end.toml`), learnt from titles on lines of their own, glued on purpose.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.shapes import ends_with_stop, function_words
from beritaenrich.lexicon import read_toml, read_tsv

MOST_TOKENS = 40
_CAUTION = 0.3
_STRONG_OPENER = 2.5
_LONGEST_TITLE = 260
_MOST_IN_TITLES = 80
_BACK = 6
_TOKEN = re.compile(
    r"[^\s]+?(?:(?<=[a-zà-ÿ?!])(?=[A-ZÀ-Þ][a-zà-ÿ])"  # PohonMenurut, Kapan?Menurut
    r"|(?<=[\w?!.][\"”’')])(?=[A-ZÀ-Þ][a-zà-ÿ])"  # "Pohon"Menurut
    r"|(?<=[a-zà-ÿ?!.])(?=[“\"][A-ZÀ-Þ])"  # Pohon“Kami
    r"|(?<=\d)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"  # 2016Menurut
    r"|(?<=[A-Z]{2})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"  # MAMenurut
    r"|(?<=\.\.\.)(?=[A-ZÀ-Þ][a-zà-ÿ])"  # Pohon...Menurut
    r"|(?=\s)|\Z)"
)
_QUOTED = re.compile(
    r"(?:\"[^\"\n]{8,200}\"|“[^”\n]{8,200}”|'[^\n]{8,200}?')(?: di (?:sini|bawah(?: ini)?) ?:?| ?:)(?=\s|\Z|\[|[A-Z])"
)
_CREDITS = frozenset({"Sumber", "Penulis", "Editor", "Reporter", "Pewarta"})
_NUMBERED = frozenset(
    {"Liga", "Grup", "Pasal", "Jilid", "Bab", "Nomor", "No", "Season", "Episode", "Kelas", "Seri", "Kode"}
)
_STRIP = "\"'“”‘’.,:;!?()[]…"
_LENGTHS = (3, 5, 7, 9, 11, 13, 16, 20, 99)


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


@cache
def _openers() -> Mapping[str, float]:
    return {row["word"]: float(row["weight"]) for row in read_tsv("cleaning/openers.tsv")}


@cache
def _role_heads() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv("cleaning/role_heads.tsv"))


@cache
def _phrase_heads() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv("cleaning/phrase_heads.tsv"))


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_toml("cleaning/title_end.toml")["weights"]
    return weights


def opens_sentence(word: str) -> bool:
    """Whether a word opens sentences far oftener than it stands in titles.

    Examples:
        >>> opens_sentence("Menurut"), opens_sentence("Warga")
        (True, False)
    """
    return _openers().get(word, 0.0) > _STRONG_OPENER


def split_words(text: str, start: int, end: int, most: int = MOST_TOKENS) -> list[Word]:
    """Return the words of `text[start:end]`, glued ones apart, no more than a title and the sentence after it need."""
    small = function_words()
    found: list[Word] = []
    for low, high in _tokens(text, start, min(end, start + 18 * most)):
        written = text[low:high]
        bare = written.strip(_STRIP)
        head = bare[:1]
        if not head:
            kind = "P"
        elif written[0] in "\"“‘'" and head.isupper():
            kind = "Q"
        elif written[0] == "(":
            kind = "B"
        elif head.isupper():
            kind = "C"
        elif head.isdigit():
            kind = "D"
        else:
            kind = "f" if bare.lower() in small else "L"
        glued = low > start and not text[low - 1].isspace()
        mark = "…" if written.endswith("...") else written[-1:]
        found.append(Word(low, high, bare, kind, mark, glued))
        if len(found) >= most:
            break
    return found


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words; a lone quotation mark goes with the word that it opens or closes, brands stay whole."""
    spans: list[tuple[int, int]] = []
    opening = False
    for match in _TOKEN.finditer(text, start, end):
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


def features(
    words: Sequence[Word], index: int, context: str, *, open_ended: bool, plain: bool
) -> Iterator[tuple[str, float]]:
    """Yield the features of the candidate `words[index]`; `index == len(words)` means that the title fills the stretch.

    Args:
        words: the words of the stretch.
        index: the candidate: the first word after the title.
        context: the rest of the article.
        open_ended: whether the text goes on after the last word.
        plain: whether the outlet writes its titles like sentences, with small words.
    """
    small_before = sum(word.kind == "L" for word in words[:index])
    style = "plain" if plain else "title"
    length = next(number for number, limit in enumerate(_LENGTHS) if index <= limit)
    yield f"length-{length}", 1.0
    yield f"small-{style}", min(small_before, 8.0)
    if small_before:
        yield f"some-small-{style}", 1.0
    previous = words[index - 1]
    yield f"before-{previous.kind}", 1.0
    if previous.mark in ":,;-–(":
        yield "before-open-mark", 1.0
    elif previous.mark in "?!…" or (previous.mark == "." and not previous.bare.endswith(".")):
        yield f"before-end-mark-{'stop' if previous.mark == '.' else 'other'}", 1.0
    elif previous.mark in "\"'”’)" and not (index < len(words) and words[index].glued):
        yield "before-closing-mark", 1.0
    if index == len(words):
        yield "end-open" if open_ended else "end", 1.0
        return
    word = words[index]
    yield f"at-{word.kind}-{style}", 1.0
    if word.glued:
        yield "glued", 1.0
        if _is_running(words[index : index + 6]):
            yield "glued-running", 1.0
    if word.kind in "CQ":
        opener = _openers().get(word.bare)
        if opener is None:
            yield "opener-unknown", 1.0
        else:
            yield "opener", opener
            if opener > _STRONG_OPENER:
                yield "opener-strong", 1.0
                if word.mark == ",":
                    yield "opener-comma", 1.0
        distance = next((step for step, other in enumerate(words[index + 1 : index + 9], 1) if other.kind == "L"), 9)
        yield f"small-after-{distance}-{style}", 1.0
        phrase = sum(other.kind in "CQ" for other in words[index + 1 : index + distance])
        yield f"phrase-{min(phrase, 6)}", 1.0
        if word.bare in _role_heads():
            yield "role", 1.0
            if previous.bare in _role_heads():
                yield "after-role", 1.0
        elif any(other.bare in _role_heads() for other in _run_before(words, index)):
            yield "inside-role", 1.0
            if word.bare in _phrase_heads():
                yield "inside-office", 1.0
        if word.kind == "C" and previous.kind == "C" and previous.mark not in ',.:;?!)"”':
            if previous.bare in vocabulary.words("first_name"):
                yield "breaks-name", 1.0
            if previous.bare in _phrase_heads():
                yield "breaks-type", 1.0
            if distance == 1 and opener is None and not _is_everyday(word.bare):
                yield "rare-subject", 1.0
        if word.bare and word.bare in context:
            yield "known-word", 1.0
        if previous.bare and word.bare and f"{previous.bare} {word.bare}" in context:
            yield "broken-phrase", 1.0
        if (
            index + 1 < len(words)
            and words[index + 1].kind == "C"
            and f"{word.bare} {words[index + 1].bare}" in context
        ):
            yield "known-phrase", 1.0


def _is_everyday(word: str) -> bool:
    """Whether a word is an everyday one or an acronym: what sentences begin with, other than last names."""
    return word.lower() in vocabulary.words("common") or word in vocabulary.words("acronym") or word.isupper()


def _run_before(words: Sequence[Word], index: int) -> Iterator[Word]:
    """Yield the capitalised words right before a candidate, back to the nearest small word or mark, six at most."""
    for other in reversed(words[max(0, index - 6) : index]):
        if other.kind != "C" or other.mark in ".,:;?!":
            return
        yield other


def best_end(words: Sequence[Word], context: str, *, open_ended: bool, plain: bool) -> int:
    """Return the index of the first word after the title: the earliest candidate that is nearly as good as the best.

    To keep a word of a title too many is a smaller fault than to drop a word of the story.
    """
    weights = _weights()
    scored = [
        (
            index,
            sum(
                weights.get(name, 0.0) * value
                for name, value in features(words, index, context, open_ended=open_ended, plain=plain)
            ),
        )
        for index in candidates(words)
    ]
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
    context = text[max(0, start - 4000) : start] + " " + text[words[min(len(words) - 1, 24)].end : words[-1].end + 2000]
    words = _whole_names(words, context)
    index = best_end(words, context, open_ended=not whole, plain=plain or any(word.kind == "L" for word in words[1:4]))
    index = min([index, *_certain_ends(words, text)])
    return words[index - 1].end


def _certain_ends(words: Sequence[Word], text: str) -> Iterator[int]:
    """Yield the words before which a title ends whatever the weights say.

    That is the number of the next part (`… Pasar Dunia 2. Pilih Bibit yang Baik`), and running text glued to the title.
    """
    for index in range(3, len(words) - 1):
        word, following = words[index], words[index + 1]
        numbered = word.kind == "D" and word.mark == "." and len(word.bare) <= 2 and word.bare.isdecimal()
        alone = words[index - 1].bare not in _NUMBERED and text[word.start - 1].isspace()
        glued = word.glued and word.kind in "CQ" and index >= 4 and len(words[index - 1].bare) > 3
        running = glued and _is_running(words[index : index + 6])
        if (numbered and alone and following.kind in "CQ") or running:
            yield index


def _whole_names(words: Sequence[Word], context: str) -> list[Word]:
    """Join what is no lost blank but a name with a capital inside, where the article writes it so elsewhere: `FinPlus`."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before and word.glued and before.bare.isalpha() and f" {before.bare}{word.bare} " in context:
            found[-1] = replace(before, end=word.end, bare=before.bare + word.bare, mark=word.mark)
        else:
            found.append(word)
    return found


def end_of_titles(text: str, start: int, end: int) -> int:
    """Return where several titles end that stand in a row after one header: before the sentence in which small words begin.

    Args:
        text: the (masked) text of the article.
        start: where the first title begins.
        end: the end of the line, or where the next thing that is no story begins.
    """
    words = split_words(text, start, end, _MOST_IN_TITLES)
    small = next((index for index in range(4, len(words)) if _is_running(words[index : index + 6])), None)
    if small is None:
        return start
    words = words[max(0, small - 2 * _BACK) :]
    small = min(small, 2 * _BACK)
    context = text[max(0, start - 4000) : start] + " " + text[words[-1].end : words[-1].end + 2000]
    weights = _weights()
    scored = [
        (
            sum(
                weights.get(name, 0.0) * value
                for name, value in features(words, index, context, open_ended=True, plain=False)
                if not name.startswith("length")
            ),
            index,
        )
        for index in range(max(3, small - _BACK), min(small + _BACK, len(words)))
        if words[index].kind in "CQD"
    ]
    best = max((score for score, _ in scored), default=0.0)
    return next((words[index - 1].end for score, index in scored if score >= best - _CAUTION), start)


def no_running_text(text: str, start: int, end: int) -> bool:
    """Whether a stretch of no more than some twenty titles holds nothing but titles: no two small words near each other."""
    words = split_words(text, start, end, _MOST_IN_TITLES * 2)
    if not words or words[-1].end < start + len(text[start:end].rstrip()):
        return False
    return not any(_is_running(words[index : index + 6]) for index in range(len(words)))


def _is_running(words: Sequence[Word]) -> bool:
    """Whether running text begins in a stretch: two small words in six, and no mere function words."""
    return len(words) == 6 and sum(word.kind == "L" for word in words) >= 2


def candidates(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that may begin a sentence, and the end of the stretch."""
    bar = -1  # what stands before `A | B` is no end of a title, unless the bar stands between credits
    for number, word in enumerate(words[:24]):
        if word.mark == "|":
            bar = number
        elif word.bare in _CREDITS:
            break
    for index in range(max(2, bar + 3), len(words)):
        if _inside_long_form(words, index):
            continue
        quoted = words[index].kind == "Q" and words[index].mark in "\"'”’"
        ends_title = quoted and index + 1 < len(words) and words[index + 1].glued  # `… Itu "Bersih"Darto`
        if words[index].kind in "CQDP" and not ends_title:
            yield index
    yield len(words)


def _inside_long_form(words: Sequence[Word], index: int) -> bool:
    """Whether a word belongs to what an acronym in brackets stands for: `Badan Pengawas Keuangan (BPK)`."""
    for ahead in range(1, 6):
        bracket = words[index + ahead] if index + ahead < len(words) else None
        if bracket is None or bracket.kind == "L":
            return False
        if bracket.kind == "B":
            return bracket.bare.isupper() and ahead < len(bracket.bare)
    return False
