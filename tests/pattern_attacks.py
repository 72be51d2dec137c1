"""Attacks on regular expressions, made from the expressions themselves: for each repeated piece, the shortest way to it, then the piece over and over.

A backtracking matcher is slow where a piece can match in many ways or from many starts before the rest fails; so a piece is
repeated without what must follow it, alone and after its way in, with each character that most of the repeated pieces share.
"""

import re
from collections import Counter
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ALPHABET = "aAb1 \n\xa0.,-:;\"'“”()[]/|&<>@#_é–•!?"
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
_MANY = 8
"""A piece that may stand so often, or more, is worth an attack."""


def units(pattern: str, flags: int = 0, most: int = 24) -> list[tuple[str, str]]:
    """Return `(way, piece)` pairs: texts that repeat `piece` after `way`, or both together, are the attacks on the pattern."""
    tree = _parser.parse(pattern, flags)
    shared = Counter(character for _, piece in _repeated(tree, "") for character in set(_characters(piece)))
    found: dict[tuple[str, str], None] = {}
    for way, piece in _repeated(tree, ""):
        found[way, _example(piece)] = None
        common = sorted(_characters(piece), key=lambda character: -shared[character])
        found.update(dict.fromkeys((way, character) for character in common[:3]))
    whole = _example(tree)
    found["", whole] = found["", whole[:-1]] = None
    return [(way, piece) for way, piece in found if piece][:most]


def texts(pattern: str, flags: int, size: int) -> Iterator[str]:
    """Yield attack texts of about `size` characters."""
    seen = set()
    for way, piece in units(pattern, flags):
        for text in (way + piece * (size // len(piece)) + "\0", (way + piece) * (size // len(way + piece))):
            if text not in seen:
                seen.add(text)
                yield text


def _repeated(tree: Any, way: str) -> Iterator[tuple[str, Any]]:
    """Yield the pieces that may be repeated many times, each with an example of what stands before it."""
    for code, value in tree:
        if code in _REPEATS:
            _, most, piece = value
            if most == op.MAXREPEAT or most >= _MANY:
                yield way, piece
            yield from _repeated(piece, way)
        elif code is op.SUBPATTERN:
            yield from _repeated(value[3], way)
        elif code is op.ATOMIC_GROUP:
            yield from _repeated(value, way)
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch, way)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeated(value[1], way)
        way += _example([(code, value)])


def _example(tree: Any) -> str:
    """Return a short text that the tree matches, as far as can be told without looking around."""
    parts = []
    for code, value in tree:
        if code is op.LITERAL:
            parts.append(chr(value))
        elif code is op.NOT_LITERAL:
            parts.append("a" if value != ord("a") else "b")
        elif code is op.ANY:
            parts.append("a")
        elif code is op.IN:
            parts.append(next(_members(value), "a"))
        elif code in _REPEATS:
            least, _, piece = value
            parts.append(_example(piece) * min(max(least, 0), 60))
        elif code is op.SUBPATTERN:
            parts.append(_example(value[3]))
        elif code is op.ATOMIC_GROUP:
            parts.append(_example(value))
        elif code is op.BRANCH:
            parts.append(_example(value[1][0]))
        elif code is op.ASSERT and value[0] < 0 and not parts:
            parts.append(_example(value[1]))
    return "".join(parts)


def _characters(piece: Any) -> list[str]:
    """Return the characters of the alphabet that the piece can begin with."""
    compiled = {
        op.LITERAL: lambda value: [chr(value)],
        op.NOT_LITERAL: lambda value: [c for c in ALPHABET if ord(c) != value],
        op.ANY: lambda _: [c for c in ALPHABET if c != "\n"],
        op.IN: lambda value: list(_members(value)),
    }
    for code, value in piece:
        if code in compiled:
            return compiled[code](value)
        if code is op.SUBPATTERN:
            return _characters(value[3])
        if code in _REPEATS:
            return _characters(value[2])
        if code is op.BRANCH:
            return [c for branch in value[1] for c in _characters(branch)]
    return []


def _members(items: Any) -> Iterator[str]:
    """Yield characters of a set: those of the alphabet first, then the first of each of its parts."""
    negated = bool(items) and items[0][0] is op.NEGATE
    for character in ALPHABET:
        if any(_in(character, item) for item in items if item[0] is not op.NEGATE) != negated:
            yield character
    if not negated:
        for code, value in items:
            if code is op.LITERAL:
                yield chr(value)
            elif code is op.RANGE:
                yield chr(value[0])


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def _in(character: str, item: Any) -> bool:
    code, value = item
    if code is op.LITERAL:
        return ord(character) == value
    if code is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return bool(code is op.CATEGORY and re.match(_CATEGORIES[value], character))
