"""The roles in which an article presents persons, as written: offices, ranks, occupations, standing in a case.

A role is tied to a name by its place: before it (`Menteri Perdagangan Ani Lestari`, `seorang sopir bernama Budi`), after
it (`Budi, sopir truk,`, `Ani selaku ketua panitia`), or by a predicate (`Ani adalah dosen`). It begins at a head word of
the table `entities/roles.tsv` and never runs over a barrier, another person, or the end of a clause. Ranks and titles
that stand between an office and the name are roles of their own; so are the parts of `aktor sekaligus sutradara`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from beritaenrich.entities.role_words import grammar, head_class, is_barrier
from beritaenrich.entities.surface import Word, clean_blanks, place_of
from beritaenrich.model import EntityKind, Mention, Sentence

_DEED = re.compile(r"(?:pe|ke)[a-z]{3,}an\Z")
_REACH = 30
_LOWER = 5
_APART = frozenset({"rank", "title"})


@dataclass(frozen=True, slots=True)
class _View:
    """A sentence as the finder of roles sees it."""

    text: str
    words: Sequence[Word]
    lower: Sequence[str]
    persons: frozenset[int]
    names: frozenset[int]

    def phrase(self, begin: int, end: int) -> str:
        """Return the words from `begin` to `end` as written, glued ones apart."""
        edges = [begin, *(index for index in range(begin + 1, end) if self.words[index].glued), end]
        pieces = (self.text[self.words[low].begin : self.words[high - 1].end] for low, high in pairwise(edges))
        return clean_blanks(" ".join(pieces))

    def kind(self, index: int) -> str | None:
        """Return what kind of role begins at a word; none inside the name of a place or a body."""
        if index in self.names or (self.lower[index] in grammar("english_first") and not self.capital(index)):
            return None
        return head_class(self.lower[index])

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital."""
        return self.words[index].form[:1].isupper()


def roles_of(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], words: Mapping[int, Sequence[Word]]
) -> dict[int, list[str]]:
    """Return the roles that stand with each mention of a person, by the index of the mention.

    Args:
        mentions: all mentions of the article.
        sentences: its sentences.
        words: the tokens of each sentence that has mentions, from `surface.words_of`.
    """
    places: dict[int, list[tuple[int, int, int]]] = {}
    names: dict[int, set[int]] = {}
    for number, mention in enumerate(mentions):
        place = place_of(mention, words[mention.sentence])
        if place is None:
            continue
        if mention.kind is EntityKind.PERSON:
            places.setdefault(mention.sentence, []).append((place.first, place.last, number))
        else:
            names.setdefault(mention.sentence, set()).update(range(place.first + 1, place.last))
    found: dict[int, list[str]] = {}
    for index, persons in places.items():
        view = _View(
            text=sentences[index].text,
            words=words[index],
            lower=[word.form.lower() for word in words[index]],
            persons=frozenset(position for first, last, _ in persons for position in range(first, last)),
            names=frozenset(names.get(index, ())),
        )
        for first, last, number in persons:
            roles = [*_before(view, first, last), *_after(view, first, last)]
            if roles:
                found[number] = roles
    return found


def _before(view: _View, first: int, last: int) -> list[str]:
    """Return the roles that end before the name from the word `first` to `last`."""
    end = first
    while end and view.lower[end - 1] in grammar("honorifics"):
        end -= 1
    linked = False
    while end and view.lower[end - 1] in grammar("linkers"):
        end -= 1
        linked = True
    comma = end > 0 and view.lower[end - 1] == ","
    if comma:
        end -= 1
    begin, bracketed = _start(view, end)
    if begin is None or (view.lower[begin] == "pemeran" and not comma):
        return []
    if comma and not linked and not _stands_apart(view, begin, end, last):
        return []
    if end - begin == 1 and view.lower[begin] in grammar("not_alone"):
        return []
    if not comma and not linked and view.kind(begin) == "standing" and _DEED.match(view.words[end - 1].form):
        return []  # "tersangka pembunuhan Budi": his deed was done to Budi
    return _split(view, begin, end - 1 if bracketed else end)


def _stands_apart(view: _View, begin: int, end: int, last: int) -> bool:
    """Whether a phrase before a comma introduces the name after it: an office, `seorang saksi, Budi`, `juara dunia, Budi,`."""
    before = view.lower[begin - 1] if begin else ""
    if before in {"seorang", "satu", "sang"}:
        return True
    if view.capital(begin):
        return before not in grammar("house")
    return end - begin > 1 and (last >= len(view.lower) or view.lower[last] in {",", ".", "(", "yang"})


def _start(view: _View, end: int, *, nested: bool = False) -> tuple[int | None, bool]:
    """Return where the role that ends before the word `end` begins, and whether it stands in brackets of its own."""
    head: int | None = None
    firm = listing = False
    small = 0
    index = end - 1
    low = max(0, end - _REACH)
    while index >= low and index not in view.persons:
        word = view.lower[index]
        if word == ")":
            opening = _opening(view, index, low)
            if opening is None:
                break
            alone = index == end - 1 and not nested and view.kind(opening + 1) is not None
            if alone and _start(view, opening, nested=True)[0] is None:
                return opening + 1, True
            index = opening - 1
            continue
        kind = view.kind(index)
        lesser = firm and not view.capital(index)
        if kind is not None and not (
            word == "jenderal" and index and view.lower[index - 1] in grammar("before_general")
        ):
            if lesser and kind != "modifier":
                break
            if kind != "modifier" or head is not None or index < end - 1:
                head = index
                firm = view.capital(index) and kind not in _APART and not _inside_name(view, index)
            small = 0
        elif word == ",":
            if not (listing or (index < end - 1 and _next_is_rank(view, index + 1, end))):
                break
        elif word in grammar("connectors"):
            listing = listing or word in ("dan", "and", "&")
            if not index or (index == end - 1 and word not in ("/", "-")):
                break
        elif not any(map(str.isalnum, word)) or _bars(view, index):
            break
        elif not view.capital(index) and not word.isdecimal():
            small += 1
            if lesser or small > _LOWER:
                break
        index -= 1
    if head is None or _is_mere_modifier(view, head, end):
        return None, False
    if view.lower[head] in grammar("english"):
        while head and view.capital(head - 1) and view.words[head - 1].form.isalpha() and not _bars(view, head - 1):
            head -= 1
    return head, False


def _inside_name(view: _View, index: int) -> bool:
    """Whether a head follows a capitalised word that is none, as in `Dewan Perwakilan Daerah`."""
    before = index - 1
    return (
        before > 0
        and view.capital(before)
        and view.words[before].form.isalpha()
        and view.kind(before) is None
        and not _bars(view, before)
    )


def _is_mere_modifier(view: _View, head: int, end: int) -> bool:
    """Whether a phrase begins with `mantan`, `calon`, `wakil` and no other head follows."""
    if view.kind(head) != "modifier" or view.lower[head] in ("asisten", "deputi", "pelaksana", "penjabat"):
        return False
    return next((kind for index in range(head + 1, end) if (kind := view.kind(index))), None) is None


def _bars(view: _View, index: int) -> bool:
    """Whether no role runs over a word; `tunggal putra` is no kin, and `tersangka kasus …` is one phrase."""
    word, before = view.lower[index], view.lower[index - 1] if index else ""
    if word in ("putra", "putri") and before in grammar("before_sex"):
        return False
    if word in ("kasus", "perkara") and head_class(before) == "standing":
        return False
    return is_barrier(view.words[index].form)


def _opening(view: _View, closing: int, low: int) -> int | None:
    """Return where the bracket that is closed here was opened, if it is short and holds no person."""
    for index in range(closing - 1, max(low, closing - 8) - 1, -1):
        if view.lower[index] == "(":
            return index if index < closing - 1 else None
        if view.lower[index] == ")" or index in view.persons:
            return None
    return None


def _next_is_rank(view: _View, begin: int, end: int) -> bool:
    """Whether only ranks and titles stand from `begin` to `end`."""
    if begin >= end:
        return False
    first = view.lower[begin]
    police = first in ("inspektur", "komisaris") and begin + 1 < end and view.lower[begin + 1] in ("polisi", "besar")
    return (police or head_class(first) in _APART) and all(
        head_class(view.lower[index]) in _APART or view.lower[index] in grammar("rank_tails")
        for index in range(begin + 1, end)
    )


def _split(view: _View, begin: int, end: int) -> list[str]:
    """Return the roles in a phrase: ranks before the name, and parts joined by `sekaligus` or, word by word, by `dan`."""
    cuts: list[tuple[int, int]] = []
    tail = end
    for index in range(begin + 1, end):
        if _next_is_rank(view, index, end) and view.lower[index - 1] not in grammar("before_general"):
            tail = index
            break
    if tail < end:
        position = tail
        for index in range(tail + 1, end):
            if head_class(view.lower[index]) in _APART and view.lower[index] not in grammar("rank_tails"):
                cuts.append((position, index))
                position = index
        cuts.append((position, end))
    start = begin
    parts: list[tuple[int, int]] = []
    for index in range(begin + 1, tail - 1):
        if _parts_roles(view, index, start, tail):
            parts.append((start, index))
            start = index + 1
    parts.append((start, tail))
    return [role for first, last in (*parts, *cuts) if (role := _trimmed(view, first, last))]


def _parts_roles(view: _View, index: int, start: int, end: int) -> bool:
    """Whether a word between two heads parts two roles of one person; `dan` does so only beside occupations."""
    word, following = view.lower[index], view.kind(index + 1)
    if following is None:
        return False
    if word in ("sekaligus", "merangkap", "juga"):
        return True
    if word not in ("dan", "/", "serta", ",") or following == "modifier":
        return False
    if index + 2 == end and not view.capital(index + 1):
        return True
    alike = view.kind(start) == following == "occupation"
    return index - start <= (2 if alike else 1)


def _trimmed(view: _View, first: int, last: int) -> str:
    def empty(index: int) -> bool:
        word = view.lower[index]
        return word in {
            ",",
            "dan",
            "di",
            "dari",
            "untuk",
            "pada",
            "serta",
            "yang",
            "itu",
            "ini",
            "/",
            "-",
            "lainnya",
            "lain",
        }

    while last > first and empty(last - 1):
        last -= 1
    while first < last and empty(first):
        first += 1
    if first == last:
        return ""
    return view.phrase(first, last).rstrip(".")


def _after(view: _View, first: int, last: int) -> list[str]:
    """Return the roles that begin after the name from the word `first` to `last`."""
    lower = view.lower
    index = _past_age(lower, last)
    if index >= len(lower):
        return []
    opened = lower[index]
    closing = {"(": ")", ",": ",", "-": "-", "–": "–", "—": "—"}.get(opened)
    if closing:
        index += 1
    predicate = False
    start = index
    while index < len(lower) and lower[index] in grammar("introducers"):
        predicate = predicate or lower[index] in grammar("predicates") or lower[index] == "juga"
        index += 1
    if (index == start and not closing) or index >= len(lower) or (not closing and not predicate):
        return []
    kind = view.kind(index)
    if (
        kind is None
        or kind in _APART - {"rank"}
        or (opened == "(" and index + 1 < len(lower) and lower[index + 1] == ")" and kind == "rank")
    ):
        return []
    opening = (
        closing == "," and first == 0 and view.capital(index) and index + 1 < len(lower) and view.capital(index + 1)
    )
    end = _end_after(view, index, lenient=predicate or opening)
    if end is None or end <= index:
        return []
    if closing == "," and end + 1 in view.persons:
        return []  # "Ani, ketua RT, Budi": the role may be Budi's, who is asked for it in his turn
    return _split(view, index, end)


def _past_age(lower: Sequence[str], index: int) -> int:
    """Return the index after `(27)`, `(27 tahun)` or `, 27,`."""
    if index + 2 < len(lower) and lower[index] in "(," and lower[index + 1].isdecimal():
        position = index + 2
        if lower[position] in ("tahun", "thn", "th"):
            position += 1
        if position < len(lower) and lower[position] in ("),"[lower[index] == "("], ",", ")"):
            return position + 1 if lower[position] == ")" else position
    return index


def _end_after(view: _View, begin: int, *, lenient: bool) -> int | None:
    """Return where a role after a name ends, or None where the clause goes on as if it were no apposition."""
    lower = view.lower
    small = 0
    index = begin
    while index < len(lower) and index < begin + _REACH:
        word = lower[index]
        if index in view.persons:
            return None
        if word == "(":
            close = next((at for at in range(index + 1, min(index + 5, len(lower))) if lower[at] == ")"), None)
            if close is None or not all(form.isalpha() for form in lower[index + 1 : close]):
                return index
            index = close + 1
            continue
        if word in {",", ".", ")", ";", ":", "–", "—", "!", "?", '"', "”", "“"}:
            return index if index + 1 not in view.persons or word != ":" else None
        if index > begin and _bars(view, index):
            return index if lenient or word == "yang" else None
        if not view.capital(index) and not word.isdecimal() and word not in grammar("connectors"):
            small += 1
            if small > _LOWER + 1:
                return index if lenient else None
        index += 1
    return index if index == len(lower) or lenient else None
