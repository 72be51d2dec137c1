"""What follows a heading such as `Baca juga` in running text: a title, several in a row, or the story at once, its titles lost."""

import re
from collections.abc import Sequence
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.cleaning.shapes import ends_with_stop, title_share
from beritaenrich.cleaning.title_end import end_of_titles
from beritaenrich.cleaning.title_features import opens_sentence, phrase_heads
from beritaenrich.cleaning.title_words import Word, no_running_text, split_words
from beritaenrich.lexicon import read_toml

_CLOSED = (":", ">", "»", "-", "–", "—")
_SHORTEST_TITLE = 4
_LONGEST_SUBJECT, _LONGEST_OFFICE = 9, 16
_LOOKED_AT = 24
_LONGEST_TITLE = 160
_SENTENCE = re.compile(r"[\w)]{2}[\"”’)]{0,2}[.!?][\"”’]{0,2}(?:\s|\Z)")
_STOP = re.compile(r"(?<=[a-z]{2})[.!?] ")
_GOING_ON = frozenset("abcdefghijklmnopqrstuvwxyz,;)")
_VERB = re.compile(r"(?:Me[mnlryw]|Di|Ber|Ter)[a-z]{4,}|[A-Z][a-z]{3,}kan")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}[\"“][^\"”\n]{{10,300}}[,.!?][\"”] ?(?:{vocabulary.reporting_words()})")


@cache
def _title_verbs() -> frozenset[str]:
    return frozenset(read_toml("cleaning/links.toml")["title_verbs"])


def is_closed(heading: str) -> bool:
    """Whether a heading ends in a mark that announces a title."""
    return heading.rstrip().endswith(_CLOSED)


def story_follows(text: str, start: int, end: int, limit: int) -> bool:
    """Whether the story goes on right behind a heading `text[start:end]`: its titles were lost, and a sentence follows.

    Args:
        text: the (masked) text of the article.
        start: where the heading begins.
        end: where it ends.
        limit: the end of the line, or where the next thing that is no story begins.
    """
    if is_closed(text[start:end]):
        return False
    if text[max(0, start - 2) : start].rstrip().endswith(":"):  # a list that was announced
        return True
    if _spoken().match(text, end, min(limit, end + 400)):
        return True
    long = limit - end > _LONGEST_TITLE + 40 or _SENTENCE.search(text, end, min(limit, end + 600))
    goes_on = text[limit : limit + 3].lstrip()[:1] in _GOING_ON
    return bool(long or goes_on) and _is_sentence(split_words(text, end, limit, _LOOKED_AT))


def end_of_all(text: str, start: int, limit: int) -> int:
    """Return where the titles below a heading for several end: at `limit` where no running text follows."""
    rest = text[start:limit].rstrip()
    if no_running_text(text, start, limit) and title_share(rest) >= 0.75 and not ends_with_stop(rest):
        return limit
    return end_of_titles(text, start, limit)


def titles_run_on(text: str, start: int, limit: int) -> bool:
    """Whether what follows a title is the next title: more words with capitals than a subject has, and a verb among them."""
    found = split_words(text, start, limit)
    if not found or (found[0].kind == "D" and found[0].mark == "."):  # the number of the next part
        return False
    stop = next((index for index, word in enumerate(found) if word.kind == "L"), len(found))
    opener = next((index for index in range(_SHORTEST_TITLE, stop) if opens_sentence(found[index].bare)), None)
    if opener is None and stop <= _LONGEST_SUBJECT:
        return False
    return any(_is_title_verb(word.bare) for word in found[1 : opener or stop])


def _is_sentence(found: Sequence[Word]) -> bool:
    """Whether a stretch begins with a sentence, not with a title: its first small word comes sooner than a title is long.

    Before it stands the subject, in which there is no verb: `Direktur Utama PT Lada, Darto Wiguna, menegaskan …`; or what
    joins it to the sentence before: `Lebih lanjut, Bupati …`.
    """
    small = next((index for index, word in enumerate(found) if word.kind == "L"), None)
    if small is None:
        return False
    if _joins_on(found):
        return True
    stop = next((index for index in range(small, len(found)) if found[index].mark in ".!?"), len(found) - 1)
    behind = {word.bare for word in found[small + 1 : stop + 1] if word.kind == "C"} - phrase_heads()
    if any(map(opens_sentence, behind)):  # a title in small letters, and the sentence behind it
        return False
    if small < _SHORTEST_TITLE:
        return True
    if any(_is_title_verb(word.bare) for word in found[:small]):
        return False
    return small <= (_LONGEST_OFFICE if found[0].bare in vocabulary.words("role") else _LONGEST_SUBJECT)


def _joins_on(found: Sequence[Word]) -> bool:
    """Whether words begin as sentences alone do: `Lebih lanjut, …`, or a word that opens sentences before a comma or a small word."""
    comma = next((index for index, word in enumerate(found[:3]) if word.mark == ","), None)
    if comma and all(word.kind in "fL" for word in found[1 : comma + 1]):
        return True
    return opens_sentence(found[0].bare) and (found[0].mark == "," or found[1].kind in "fLD")


def _is_title_verb(word: str) -> bool:
    if word in _title_verbs():
        return True
    return (
        _VERB.fullmatch(word) is not None
        and word.lower() in vocabulary.words("common")
        and word not in vocabulary.words("role")
    )
