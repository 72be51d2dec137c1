"""What speaks for a word of a stretch as the first behind a glued title: the features of the log-linear model."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.title_words import Word, is_running
from beritaenrich.lexicon import read_tsv

_STRONG_OPENER = 2.5
_LENGTHS = (3, 5, 7, 9, 11, 13, 16, 20, 99)
_MOST_SMALL = 8  # small words before a candidate that count
_AHEAD = 9  # words behind a candidate among which the first small one is looked for
_BACK = 6  # words before a candidate in which a role may have begun
_LONGEST_PHRASE = 6
_NO_NAME_GOES_ON = frozenset(',.:;?!)"”')


@cache
def _openers() -> Mapping[str, float]:
    return {row["word"]: float(row["weight"]) for row in read_tsv("cleaning/openers.tsv")}


@cache
def _role_heads() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv("cleaning/role_heads.tsv"))


@cache
def phrase_heads() -> frozenset[str]:
    """Return the words that go before a name and belong to it: `Kementerian`, `Desa`."""
    return frozenset(row["word"] for row in read_tsv("cleaning/phrase_heads.tsv"))


def opens_sentence(word: str) -> bool:
    """Whether a word opens sentences far oftener than it stands in titles.

    Examples:
        >>> opens_sentence("Menurut"), opens_sentence("Warga")
        (True, False)
    """
    return _openers().get(word, 0.0) > _STRONG_OPENER


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
    style = "plain" if plain else "title"
    yield from _of_title(words, index, style)
    if index == len(words):
        yield "end-open" if open_ended else "end", 1.0
        return
    word = words[index]
    yield f"at-{word.kind}-{style}", 1.0
    if word.glued:
        yield "glued", 1.0
        if is_running(words[index : index + 6]):
            yield "glued-running", 1.0
    if word.kind in "CQ":
        yield from _of_opener(word)
        yield from _of_sentence(words, index, style)
        yield from _of_role(words, index)
        yield from _of_broken_name(words, index)
        yield from _of_context(words, index, context)


def _of_title(words: Sequence[Word], index: int, style: str) -> Iterator[tuple[str, float]]:
    """What the title before the candidate is like: its length, its small words, its last word and mark."""
    small = sum(word.kind == "L" for word in words[:index])
    yield f"length-{next(number for number, limit in enumerate(_LENGTHS) if index <= limit)}", 1.0
    yield f"small-{style}", min(small, _MOST_SMALL)
    if small:
        yield f"some-small-{style}", 1.0
    last = words[index - 1]
    yield f"before-{last.kind}", 1.0
    if last.mark in ":,;-–(":
        yield "before-open-mark", 1.0
    elif last.mark in "?!…" or (last.mark == "." and not last.bare.endswith(".")):
        yield f"before-end-mark-{'stop' if last.mark == '.' else 'other'}", 1.0
    elif last.mark in "\"'”’)" and not (index < len(words) and words[index].glued):
        yield "before-closing-mark", 1.0


def _of_opener(word: Word) -> Iterator[tuple[str, float]]:
    """How often the candidate opens sentences rather than stands in titles."""
    opener = _openers().get(word.bare)
    if opener is None:
        yield "opener-unknown", 1.0
        return
    yield "opener", opener
    if opener > _STRONG_OPENER:
        yield "opener-strong", 1.0
        if word.mark == ",":
            yield "opener-comma", 1.0


def _to_small_word(words: Sequence[Word], index: int) -> int:
    """Return how many words behind the candidate the first small one stands."""
    ahead = words[index + 1 : index + _AHEAD]
    return next((step for step, other in enumerate(ahead, 1) if other.kind == "L"), _AHEAD)


def _of_sentence(words: Sequence[Word], index: int, style: str) -> Iterator[tuple[str, float]]:
    """How soon small words follow the candidate, as they do in sentences."""
    distance = _to_small_word(words, index)
    yield f"small-after-{distance}-{style}", 1.0
    capitalised = sum(other.kind in "CQ" for other in words[index + 1 : index + distance])
    yield f"phrase-{min(capitalised, _LONGEST_PHRASE)}", 1.0


def _of_role(words: Sequence[Word], index: int) -> Iterator[tuple[str, float]]:
    """Whether the role of a person begins with the candidate, or goes on with it: `Ketua Panitia Rini …`."""
    word = words[index]
    if word.bare in _role_heads():
        yield "role", 1.0
        if words[index - 1].bare in _role_heads():
            yield "after-role", 1.0
    elif any(other.bare in _role_heads() for other in _run_before(words, index)):
        yield "inside-role", 1.0
        if word.bare in phrase_heads():
            yield "inside-office", 1.0


def _of_broken_name(words: Sequence[Word], index: int) -> Iterator[tuple[str, float]]:
    """Whether a title that ends before the candidate breaks a name, or the candidate is a subject that no name goes before."""
    word, last = words[index], words[index - 1]
    if word.kind != "C" or last.kind != "C" or last.mark in _NO_NAME_GOES_ON:
        return
    if last.bare in vocabulary.words("first_name"):
        yield "breaks-name", 1.0
    if last.bare in phrase_heads():
        yield "breaks-type", 1.0
    if word.bare not in _openers() and not _is_everyday(word.bare) and _to_small_word(words, index) == 1:
        yield "rare-subject", 1.0


def _of_context(words: Sequence[Word], index: int, context: str) -> Iterator[tuple[str, float]]:
    """Whether the candidate, and the phrases that it ends or begins, stand elsewhere in the article."""
    word, last = words[index], words[index - 1]
    following = words[index + 1] if index + 1 < len(words) else None
    if word.bare and word.bare in context:
        yield "known-word", 1.0
    if last.bare and word.bare and f"{last.bare} {word.bare}" in context:
        yield "broken-phrase", 1.0
    if following and following.kind == "C" and f"{word.bare} {following.bare}" in context:
        yield "known-phrase", 1.0


def _is_everyday(word: str) -> bool:
    """Whether a word is an everyday one or an acronym: what sentences begin with, other than last names."""
    return word.lower() in vocabulary.words("common") or word in vocabulary.words("acronym") or word.isupper()


def _run_before(words: Sequence[Word], index: int) -> Iterator[Word]:
    """Yield the capitalised words right before a candidate, back to the nearest small word or mark."""
    for other in reversed(words[max(0, index - _BACK) : index]):
        if other.kind != "C" or other.mark in ".,:;?!":
            return
        yield other
