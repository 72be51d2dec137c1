"""Where a role begins in the words before a name, and which roles a phrase holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from beritaenrich.entities.gazetteer import country_code
from beritaenrich.entities.role_words import grammar, head_class, is_barrier, rank_tails
from beritaenrich.entities.surface import Word, clean_blanks

REACH = 30
"""The most words that a role is looked for in."""

SMALL = 5
"""The most words in lower case that may follow each other between the head of a role and the name."""

APART = frozenset({"rank", "title"})
"""The kinds of words that are a role of their own between an office and the name."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """A sentence as the finder of roles sees it."""

    text: str
    words: Sequence[Word]
    lower: Sequence[str]
    persons: frozenset[int]
    names: frozenset[int]
    places: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()

    def phrase(self, begin: int, end: int) -> str:
        """Return the words from `begin` to `end` as written, glued ones apart."""
        edges = [begin, *(index for index in range(begin + 1, end) if self.words[index].glued), end]
        pieces = (self.text[self.words[low].begin : self.words[high - 1].end] for low, high in pairwise(edges))
        return clean_blanks(" ".join(pieces))

    def kind(self, index: int) -> str | None:
        """Return what kind of role begins at a word; none inside the name of a place or a body."""
        word = self.lower[index]
        kind = None if index in self.names else head_class(word)
        if kind is None or (word in grammar("english_first") and not self.capital(index)):
            return None
        if word in grammar("first_of_two") and f"{word} {self.after(index)}" not in grammar("two_words"):
            return None
        if f"{word} {self.after(index)}" in grammar("case_labels"):
            return None
        return kind

    def after(self, index: int) -> str:
        """Return the word after a word, or an empty string."""
        return self.lower[index + 1] if index + 1 < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital."""
        return self.words[index].form[:1].isupper()


def role_start(view: RoleView, end: int, *, nested: bool = False) -> tuple[int | None, bool]:
    """Return where the role that ends before the word `end` begins, and whether it stands in brackets of its own."""
    head: int | None = None
    firm = listing = False
    small = 0
    index = end - 1
    low = max(0, end - REACH)
    while index >= low and index not in view.persons:
        if view.lower[index] == ")":
            opening = _opening(view, index, low)
            if opening is None:
                break
            if index == end - 1 and not nested and _is_role_alone(view, opening):
                return opening + 1, True
            index = opening - 1
            continue
        kind = _head_kind(view, index)
        lesser = firm and not view.capital(index)
        if kind is not None:
            if lesser and kind != "modifier":
                break
            if kind != "modifier" or head is not None or index < end - 1:
                head, firm = index, _is_firm(view, index, kind)
            small = 0
        elif _breaks(view, index, end, head, listing=listing):
            break
        elif view.lower[index] in grammar("connectors"):
            listing = listing or view.lower[index] in ("dan", "and")
        elif _is_small(view, index):
            small += 1
            if small > SMALL or (lesser and not _is_acting(view, index)):
                break
        index -= 1
    if head is None or is_mere_modifier(view, head, end):
        return None, False
    return (_english_start(view, head) if view.lower[head] in grammar("english") else head), False


def _is_role_alone(view: RoleView, opening: int) -> bool:
    """Whether a bracket holds a whole role, and none stands before it: `Bank Tani (direktur utama) Sari`."""
    return view.kind(opening + 1) is not None and role_start(view, opening, nested=True)[0] is None


def _head_kind(view: RoleView, index: int) -> str | None:
    """Return what kind of role begins at a word; none at the second word of `Direktur Jenderal`."""
    if view.lower[index] == "jenderal" and index and view.lower[index - 1] in grammar("before_general"):
        return None
    return view.kind(index)


def _is_firm(view: RoleView, index: int, kind: str) -> bool:
    """Whether a head is a capitalised office, which words in lower case before it do not belong to."""
    return view.capital(index) and kind not in APART and not _inside_name(view, index)


def _is_small(view: RoleView, index: int) -> bool:
    """Whether a word is in lower case, and neither a number nor a comma."""
    return view.lower[index] != "," and not view.capital(index) and not view.lower[index].isdecimal()


def _is_acting(view: RoleView, index: int) -> bool:
    """Whether a word is the second of `pelaksana tugas`, which stands before an office."""
    return index > 0 and f"{view.lower[index - 1]} {view.lower[index]}" in grammar("acting")


def _breaks(view: RoleView, index: int, end: int, head: int | None, *, listing: bool) -> bool:
    """Whether the role before the word `end` cannot reach back over a word that is the head of none."""
    word = view.lower[index]
    if word == ",":
        inner = index < end - 1 and (_next_is_rank(view, index + 1, end) or _in_address(view, index, end))
        return not (listing or inner)
    if word in grammar("owned_by") and (head is not None or index == end - 1):
        return True  # "sopir mobil milik anggota dewan Budi", "mobil milik Budi"
    if head == index + 1 and word in grammar("apart_from"):
        return True  # "saksi untuk tersangka Budi": the tersangka is Budi, the saksi is not
    if head == index + 1 and word in ("dan", "serta") and index and view.lower[index - 1] == ",":
        return True  # "Sari, ketua yayasan, dan bendahara Budi"
    if word in grammar("connectors"):
        return not index or (index == end - 1 and word not in ("/", "-") and not _is_of_rank(view, index))
    return not any(map(str.isalnum, word)) or bars(view, index)


def _in_address(view: RoleView, comma: int, end: int) -> bool:
    """Whether a comma stands between bodies or places of an office: `Kepala Desa Waplau, Kecamatan Waplau, Buru, Said`."""
    if not (0 < comma < end - 1 and end < len(view.lower) and view.lower[end] == ","):
        return False
    body = comma + 2 in view.names and (comma - 1 in view.names or view.lower[comma - 1] == ")")
    return body or (comma - 1 in view.places | view.names and comma + 1 in view.places and end + 1 in view.persons)


def _english_start(view: RoleView, head: int) -> int:
    """Return where an English office begins that is named from the right: `Research & Analytics Manager`."""
    begin = head
    while begin and not bars(view, begin - 1):
        if view.capital(begin - 1) and view.words[begin - 1].form.isalpha():
            begin -= 1
        elif begin > 1 and view.lower[begin - 1] in ("&", "and") and begin < head and view.capital(begin - 2):
            begin -= 2
        else:
            break
    return begin


def _inside_name(view: RoleView, index: int) -> bool:
    """Whether a head follows a capitalised word that is none, as in `Dewan Perwakilan Daerah`."""
    before = index - 1
    return (
        before > 0
        and view.capital(before)
        and view.words[before].form.isalpha()
        and view.kind(before) is None
        and not bars(view, before)
    )


def is_mere_modifier(view: RoleView, head: int, end: int) -> bool:
    """Whether a phrase begins with `mantan`, `calon`, `wakil` and no other head follows."""
    if view.kind(head) != "modifier" or view.lower[head] in grammar("also_heads"):
        return False
    if stands_for_country(view, head, end):
        return False
    return next((kind for index in range(head + 1, end) if (kind := view.kind(index))), None) is None


def stands_for_country(view: RoleView, head: int, end: int) -> bool:
    """Whether a phrase names somebody who plays for a country: `wakil Malaysia`."""
    return view.lower[head] == "wakil" and head + 1 < end and bool(country_code(view.phrase(head + 1, end)))


def bars(view: RoleView, index: int) -> bool:
    """Whether no role runs over a word; `tunggal putra` is no kin, and `tersangka kasus …` is one phrase."""
    if index in view.named:
        return False  # Merauke is no verb
    word, before = view.lower[index], view.lower[index - 1] if index else ""
    if f"{before} {word}" in grammar("pairs") or f"{word} {view.after(index)}" in grammar("pairs"):
        return False
    if word in ("putra", "putri", "anak") and (before in grammar("before_sex") or head_class(before) == "occupation"):
        return False
    if word in ("kasus", "perkara") and head_class(before) == "standing":
        return False
    return is_barrier(view.words[index].form)


def _opening(view: RoleView, closing: int, low: int) -> int | None:
    """Return where the bracket that is closed here was opened, if it is short and holds no person."""
    for index in range(closing - 1, max(low, closing - 8) - 1, -1):
        if view.lower[index] == "(":
            return index if index < closing - 1 else None
        if view.lower[index] == ")" or index in view.persons:
            return None
    return None


def _next_is_rank(view: RoleView, begin: int, end: int) -> bool:
    """Whether only ranks and titles stand from `begin` to `end`."""
    first = view.lower[begin]
    police = begin + 1 < end and f"{first} {view.lower[begin + 1]}" in grammar("police_ranks")
    return (police or view.kind(begin) in APART) and all(
        view.kind(index) in APART or view.lower[index] in rank_tails() for index in range(begin + 1, end)
    )


def split_roles(view: RoleView, begin: int, end: int) -> list[str]:
    """Return the roles in a phrase: ranks before the name, and parts joined by `sekaligus` or, word by word, by `dan`."""
    cuts: list[tuple[int, int]] = []
    tail = end
    for index in range(begin + 1, end):
        if _next_is_rank(view, index, end) and not _goes_with_rank(view, index):
            tail = index
            break
    if tail < end:
        position = tail
        for index in range(tail + 1, end):
            if view.kind(index) in APART and view.lower[index] not in rank_tails() and view.lower[index - 1] != "(":
                cuts.append((position, index))
                position = index
        cuts.append((position, end))
    start = begin
    parts: list[tuple[int, int]] = []
    if view.kind(begin) == "standing" and tail - begin > 2 and view.kind(begin + 1) in ("modifier", "office"):
        parts.append((begin, begin + 1))  # tersangka | mantan Direktur Bank Tani
        start = begin + 1
    for index in range(start + 1, tail - 1):
        if _parts_roles(view, index, start, tail):
            parts.append((start, index))
            start = index + 1
    parts.append((start, tail))
    return [role for first, last in (*parts, *cuts) if (role := _trimmed(view, first, last))]


def _goes_with_rank(view: RoleView, index: int) -> bool:
    """Whether a rank is part of the one before it, or its short form: Direktur *Jenderal*, Sersan *Mayor*, Prajurit Dua (*Prada*)."""
    before = view.lower[index - 1]
    second = view.lower[index] in rank_tails() and view.kind(index - 1) in APART
    return second or before == "(" or before in grammar("before_general")


def _parts_roles(view: RoleView, index: int, start: int, end: int) -> bool:
    """Whether a word between two heads parts two roles of one person; `dan` does so only beside occupations."""
    word, following = view.lower[index], view.kind(index + 1)
    if following is None:
        return False
    if word in grammar("and_also") or (word == "/" and view.capital(index + 1)):
        return True
    if word not in ("dan", "/", "serta", ",") or following == "modifier":
        return False
    if index + 2 == end and not view.capital(index + 1):
        return True
    alike = view.kind(start) == following == "occupation"
    return index - start <= (2 if alike else 1)


def _is_of_rank(view: RoleView, index: int) -> bool:
    """Whether a word is the last of `papan atas`, which belongs to the role before it."""
    return index > 0 and f"{view.lower[index - 1]} {view.lower[index]}" in grammar("ranked")


def _trimmed(view: RoleView, first: int, last: int) -> str:
    """Return a role without the words at its edges that only join it to others."""
    while last > first and view.lower[last - 1] in grammar("edges") and not _is_of_rank(view, last - 1):
        last -= 1
    while first < last and view.lower[first] in grammar("edges"):
        first += 1
    while first + 1 < last and view.lower[first] == view.lower[first + 1]:  # "Presiden Presiden"
        first += 1
    return view.phrase(first, last).rstrip(".") if first < last else ""
