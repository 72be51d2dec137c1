"""Tokens that fit the annotations: no name, date or quotation begins or ends inside one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from beritaenrich.errors import type_error
from beritaenrich.model import Article, EntityKind, Token

_SURROGATE = re.compile("[\ud800-\udfff]")


class HasSpan(Protocol):
    """Anything with offsets into the raw text."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last one."""


LABELS = {EntityKind.PERSON: "PERSON", EntityKind.PLACE: "LOC", EntityKind.ORGANISATION: "ORG"}
"""The labels of names in spaCy and displaCy; Stanza and CoNLL-U have the names of the kinds, as the tagger does."""


def check_article(article: object) -> None:
    """Raise `InputTypeError` for anything that is not an article."""
    if not isinstance(article, Article):
        raise type_error("article", article, "Article")


def edges(*groups: Iterable[HasSpan]) -> list[int]:
    """Return all offsets where an annotation begins or ends, in order."""
    return sorted({offset for group in groups for item in group for offset in (item.start, item.end)})


def cut(tokens: Iterable[Token], points: Sequence[int]) -> list[Token]:
    """Return the tokens, cut in two wherever a point lies inside one; a cut token loses its repaired form.

    Examples:
        >>> [token.text for token in cut([Token(start=0, end=15, text="PresidenPrabowo")], [8, 20])]
        ['Presiden', 'Prabowo']
    """
    result = []
    for token in tokens:
        inside = points[bisect_right(points, token.start) : bisect_left(points, token.end)]
        if not inside:
            result.append(token)
            continue
        for start, end in pairwise([token.start, *inside, token.end]):
            result.append(Token(start=start, end=end, text=token.text[start - token.start : end - token.start]))
    return result


def raw_tokens(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that stand in the raw text; one that a repair made out of nothing joins the one before it.

    Examples:
        >>> pair = Token(start=0, end=1, text="x", mended="a"), Token(start=1, end=1, text="", mended="b")
        >>> [(token.text, token.form) for token in raw_tokens(pair)]
        [('x', 'ab')]
    """
    result: list[Token] = []
    for token in tokens:
        if token.start < token.end:
            result.append(token if token.form else replace(token, mended=None))
        elif result:
            result[-1] = replace(result[-1], mended=result[-1].form + token.form)
    return result


def tagged_sentences(article: Article) -> list[list[tuple[Token, str, int | None]]]:
    """Return for each sentence its tokens, each with a BIOES tag (`S-PERSON`, `O`) and the index of its mention."""
    points = edges(article.mentions)
    result = []
    position = 0
    mentions = article.mentions
    for sentence in article.sentences:
        tagged: list[tuple[Token, str, int | None]] = []
        for token in cut(raw_tokens(sentence.tokens), points):
            while position < len(mentions) and mentions[position].end <= token.start:
                position += 1
            inside = position < len(mentions) and mentions[position].start <= token.start
            tagged.append((token, "O", position if inside else None))
        result.append([(token, _tag(tagged, i, article), mention) for i, (token, _, mention) in enumerate(tagged)])
    return result


def _tag(tagged: Sequence[tuple[Token, str, int | None]], i: int, article: Article) -> str:
    mention = tagged[i][2]
    if mention is None:
        return "O"
    first = i == 0 or tagged[i - 1][2] != mention
    last = i + 1 == len(tagged) or tagged[i + 1][2] != mention
    return f"{'S' if first and last else 'B' if first else 'E' if last else 'I'}-{article.mentions[mention].kind.value}"


def without_surrogates(text: str) -> str:
    r"""Return the text with U+FFFD for each lone surrogate, which UTF-8 cannot hold; offsets stay true.

    Examples:
        >>> without_surrogates("a\ud800b") == "a\ufffdb"
        True
    """
    return _SURROGATE.sub("\ufffd", text)
