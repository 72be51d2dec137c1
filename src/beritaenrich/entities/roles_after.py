"""Roles after a name, or given by a predicate: `Budi, sopir truk,`, `Ani selaku ketua panitia`, `Ani adalah dosen`."""

from collections.abc import Sequence
from typing import NamedTuple

from beritaenrich.entities.role_lists import list_ends
from beritaenrich.entities.role_phrases import APART, REACH, SMALL, RoleView, bars, is_mere_modifier, split_roles
from beritaenrich.entities.role_words import grammar

_OPENERS = frozenset({",", ".", ":", '"', "“", "”"})
_MARKS = frozenset({"(", ",", "-", "–", "—"})
_STOPS = frozenset({",", ".", ")", ";", ":", "–", "—", "!", "?", '"', "”", "“"})


class _Lead(NamedTuple):
    """What leads from a name to a role after it: the mark before the role (else ""), a predicate, and where the role begins."""

    mark: str
    predicate: bool
    begin: int


class _Close(NamedTuple):
    """Where a role after a name may end.

    A `lenient` one, after a predicate, ends wherever the clause goes on. Behind the `subject` of a clause a role may run into the
    verb: `Sari, direktur Bank Tani membantah`. One to be `closed` by a comma may name the body in which it is held.
    """

    lenient: bool
    subject: bool
    closed: bool


def roles_after(view: RoleView, first: int, last: int, *, listed: bool) -> list[str]:
    """Return the roles that begin after a name; it and what stands with it reach from the word `first` to `last`.

    Where a role stands before the name already (`listed`), an office after it may be that of the next in a list.
    """
    lead = _lead(view, first, last)
    if lead is None or not _begins_role(view, lead):
        return []
    begin, apposed = lead.begin, lead.mark == ","
    end = _end_after(view, begin, _close(view, lead, first))
    if end is None or not _is_role(view, begin, end):
        return []
    if apposed and (_is_of_others(view, begin, end, first, listed=listed) or _is_enumerated(view, begin, end, first)):
        return []
    more = list_ends(view, end) if apposed or lead.predicate else []
    if more and view.kind(more[0][0]) is None:  # "Bidang Riset, Inovasi, dan Pengembangan"
        return split_roles(view, begin, more[-1][1])
    return [role for start, stop in ((begin, end), *more) for role in split_roles(view, start, stop)]


def _lead(view: RoleView, first: int, last: int) -> _Lead | None:
    """Return what leads from a name to the words after it, or None where nothing leads to a role."""
    lower = view.lower
    behind = _past_brackets(lower, first, last)
    index = _past_deed(lower, behind)
    given = index > behind
    if index >= len(lower) or _is_giver(lower, first, index):
        return None
    mark = lower[index] if lower[index] in _MARKS else ""
    start = index + bool(mark)
    index = _past_service(lower, start)
    predicate = index > start
    while index < len(lower) and (lower[index] in grammar("introducers") or (given and lower[index] == "menjadi")):
        predicate = predicate or given or lower[index] in grammar("predicates") or lower[index] == "juga"
        index += 1
    if " ".join(lower[index : index + 2]) in grammar("one_of"):
        index += 2
    return _Lead(mark, predicate, index) if index < len(lower) and (mark or predicate) else None


def _past_brackets(lower: Sequence[str], first: int, last: int) -> int:
    """Return the index after an age, and after the bracket around the name: `Sari (Sasa) selaku ketua`."""
    index = _past_age(lower, last)
    bracketed = first > 0 and index + 1 < len(lower) and (lower[first - 1], lower[index]) == ("(", ")")
    return index + bracketed


def _is_giver(lower: Sequence[str], first: int, index: int) -> bool:
    """Whether the one named gave a role to somebody else: `ditunjuk oleh Sari sebagai ketua`."""
    return first > 0 and lower[first - 1] == "oleh" and lower[index] in ("sebagai", "menjadi")


def _begins_role(view: RoleView, lead: _Lead) -> bool:
    """Whether a role begins where the lead ends: no title, and no rank alone in brackets."""
    if lead.mark == "," and _english_end(view, lead.begin):
        return True
    kind = view.kind(lead.begin)
    if kind is None or kind in APART - {"rank"}:
        return False
    return not (lead.mark == "(" and kind == "rank" and view.after(lead.begin) == ")")


def _close(view: RoleView, lead: _Lead, first: int) -> _Close:
    """Return where a role may end that is led in so."""
    begin, apposed = lead.begin, lead.mark == ","
    opening = apposed and first == 0 and view.capital(begin) and _goes_on_as_name(view, begin + 1)
    subject = apposed and (first == 0 or view.lower[first - 1] in _OPENERS)
    return _Close(
        lenient=lead.predicate or opening,
        subject=subject and view.lower[begin] not in grammar("told"),
        closed=opening and not lead.predicate,
    )


def _goes_on_as_name(view: RoleView, index: int) -> bool:
    """Whether a word is the second of the name of an office: `Ketua *Yayasan*`, `Head *of*`."""
    return index < len(view.lower) and (view.capital(index) or view.lower[index] == "of")


def _is_role(view: RoleView, begin: int, end: int) -> bool:
    """Whether the words found are a role: some, not one that says nothing alone, and not only `mantan`."""
    if end <= begin or (end - begin == 1 and view.lower[begin] in grammar("not_alone")):
        return False
    return not is_mere_modifier(view, begin, end)


def _is_enumerated(view: RoleView, begin: int, end: int, first: int) -> bool:
    """Whether names and unnamed people stand in one list: `Sari, Budi, ulama, dan warga`."""
    listed = first > 1 and view.lower[first - 1] == "," and first - 2 in view.persons
    return listed and not view.capital(begin) and _last_follows(view, end)


def _last_follows(view: RoleView, end: int) -> bool:
    """Whether the last of a list follows: `…, dan warga`."""
    return view.lower[end : end + 1] == [","] and view.lower[end + 1 : end + 2] in (["dan"], ["serta"])


def _past_deed(lower: Sequence[str], index: int) -> int:
    """Return the index of `sebagai`, `menjadi` after a verb of appointing: `ditunjuk`, `dilantik oleh Sari`."""
    at = index
    while at < len(lower) and lower[at] in grammar("adverbs"):
        at += 1
    if at >= len(lower) or lower[at] not in grammar("appointed"):
        return index
    for position in range(at + 1, min(at + 10, len(lower))):
        if lower[position] in ("sebagai", "menjadi"):
            return position
        if lower[position] in {",", ".", "yang", "dan", ":"}:
            break
    return index


def _past_service(lower: Sequence[str], index: int) -> int:
    """Return the index after `pernah menjabat`, `juga bertugas sebagai`, before the role in which somebody served."""
    at = index
    while at < len(lower) and lower[at] in grammar("adverbs") | {"pun", "masih", "yang"}:
        at += 1
    if at + 1 >= len(lower) or lower[at] not in grammar("serving"):
        return index
    if lower[at + 1] in {"sebagai", "selaku"}:
        return at + 2
    return at + 1 if lower[at] == "menjabat" and at > index else index


def _english_end(view: RoleView, index: int) -> int:
    """Return the end of an English office that is named from the right, as `Group CEO`, or 0."""
    for position in range(index, min(index + 5, len(view.lower))):
        if not view.capital(position) and view.lower[position] != "&":
            return 0
        if view.lower[position] in grammar("english_last"):
            return position + 1 if position > index else 0
        if index + 1 > position and view.kind(position) is not None:
            return 0
    return 0


def _is_of_others(view: RoleView, begin: int, end: int, first: int, *, listed: bool) -> bool:
    """Whether a phrase after a comma belongs to the next person, or begins another clause."""
    if end + 1 in view.persons or (listed and view.capital(begin) and any(index > end for index in view.persons)):
        return True
    if listed and _last_follows(view, end):
        return True  # "dihadiri Bupati Sigi Sari, Kepala Desa Lumba, dan warga"
    before = first - 1
    says = before >= 0 and view.lower[before] in grammar("says") and (not before or view.lower[before] == "menurut")
    return says and end < len(view.lower) and view.lower[end] == "yang" and not view.capital(begin)


def _past_age(lower: Sequence[str], index: int) -> int:
    """Return the index after `(27)`, `(27 tahun)` or `, 27,`."""
    if index + 2 >= len(lower) or lower[index] not in ("(", ",") or not lower[index + 1].isdecimal():
        return index
    position = index + 2
    if lower[position] in grammar("years"):
        position += 1
    if position < len(lower) and lower[position] in (",", ")"):
        return position + (lower[position] == ")")
    return index


def _is_closed(view: RoleView, index: int) -> bool:
    """Whether a name begins at a word, and a comma stands behind it: `Direktur Pusat Laut di Institut Bahari, …`."""
    end = index
    while end in view.named:
        end += 1
    return end > index and view.lower[end : end + 1] == [","]


def _begins_time(view: RoleView, index: int) -> bool:
    """Whether a time begins at a word: `Senin`, `pada 20 Oktober`, `pada awal tahun`."""
    if view.lower[index] in grammar("weekdays"):
        return True
    following = view.after(index)
    return view.lower[index] == "pada" and (
        following.isdecimal() or following in grammar("weekdays") | grammar("times")
    )


def _end_after(view: RoleView, begin: int, close: _Close) -> int | None:
    """Return where a role after a name ends, or None where the clause goes on as if it were no apposition."""
    lower = view.lower
    small = 0
    index = begin
    while index < len(lower) and index < begin + REACH:
        if index in view.persons:
            return None
        if lower[index] == "(":
            bracket = _bracket_end(lower, index)
            if bracket is None:
                return index
            index = bracket
            continue
        if lower[index] in _STOPS:
            return None if lower[index] == ":" and index + 1 in view.persons else index
        if index > begin and _goes_elsewhere(view, begin, index, close):
            return index
        if index > begin and bars(view, index):
            return index if _may_meet(view, begin, index, close) else None
        small += _is_small(view, index)
        if small > SMALL + 1:
            return index if close.lenient else None
        index += 1
    return index if index == len(lower) or close.lenient else None


def _bracket_end(lower: Sequence[str], index: int) -> int | None:
    """Return the index after a short bracket of words that opens here, or None."""
    end = next((at for at in range(index + 1, min(index + 5, len(lower))) if lower[at] == ")"), None)
    return end + 1 if end is not None and all(form.isalpha() for form in lower[index + 1 : end]) else None


def _goes_elsewhere(view: RoleView, begin: int, index: int, close: _Close) -> bool:
    """Whether a word begins a place, an aim, a time or a clause, of which none is part of the role before it."""
    if close.lenient and _begins_adjunct(view, begin, index, close):
        return True
    if _begins_time(view, index):
        return True
    return view.lower[index] in grammar("closers") and (index > begin + 1 or view.capital(begin))


def _begins_adjunct(view: RoleView, begin: int, index: int, close: _Close) -> bool:
    """Whether a place or an aim begins behind a whole role: `sebagai Kepala Bappeda di kantornya`."""
    if view.lower[index] == "untuk":
        return index > begin + 1
    whole = view.lower[index] in ("di", "pada") and any(map(view.capital, range(begin + 1, index)))
    return whole and not (close.closed and _is_closed(view, index + 1))


def _may_meet(view: RoleView, begin: int, index: int, close: _Close) -> bool:
    """Whether a role may end at a word that no role runs over."""
    word = view.lower[index]
    return close.lenient or word == "yang" or (close.subject and word.startswith("me") and index > begin + 1)


def _is_small(view: RoleView, index: int) -> bool:
    """Whether a word is in lower case and joins no others."""
    word = view.lower[index]
    return not view.capital(index) and not word.isdecimal() and word not in grammar("connectors")
