"""Roles after a name, or given by a predicate: `Budi, sopir truk,`, `Ani selaku ketua panitia`, `Ani adalah dosen`."""

from collections.abc import Sequence

from beritaenrich.entities.role_lists import list_ends
from beritaenrich.entities.role_phrases import APART, REACH, SMALL, RoleView, bars, is_mere_modifier, split_roles
from beritaenrich.entities.role_words import grammar

_OPENERS = frozenset({",", ".", ":", '"', "“", "”"})


def roles_after(view: RoleView, first: int, last: int, *, listed: bool) -> list[str]:
    """Return the roles that begin after a name; it and what stands with it reach from the word `first` to `last`.

    Where a role stands before the name already (`listed`), an office after it may be that of the next in a list.
    """
    lower = view.lower
    index = _past_age(lower, last)
    if first > 0 and index + 1 < len(lower) and (lower[first - 1], lower[index]) == ("(", ")"):
        index += 1  # "Sari (Sasa) selaku ketua"
    deed = index
    index = _past_deed(lower, deed)
    given = index > deed
    if index >= len(lower) or (first and lower[first - 1] == "oleh" and lower[index] in ("sebagai", "menjadi")):
        return []  # "ditunjuk oleh Sari sebagai ketua", which Sari is not
    opened = lower[index]
    closing = {"(": ")", ",": ",", "-": "-", "–": "–", "—": "—"}.get(opened)
    if closing:
        index += 1
    start = index
    index = _past_service(lower, index)
    predicate = index > start
    while index < len(lower) and (lower[index] in grammar("introducers") or (given and lower[index] == "menjadi")):
        predicate = predicate or given or lower[index] in grammar("predicates") or lower[index] == "juga"
        index += 1
    if view.lower[index : index + 2] == ["salah", "satu"]:
        index += 2
    if (index == start and not closing) or index >= len(lower) or (not closing and not predicate):
        return []
    kind = "office" if closing == "," and _english_end(view, index) else view.kind(index)
    if (
        kind is None
        or kind in APART - {"rank"}
        or (opened == "(" and index + 1 < len(lower) and lower[index + 1] == ")" and kind == "rank")
    ):
        return []
    opening = (
        closing == ","
        and first == 0
        and view.capital(index)
        and index + 1 < len(lower)
        and (view.capital(index + 1) or lower[index + 1] == "of")
    )
    subject = closing == "," and (first == 0 or lower[first - 1] in _OPENERS) and lower[index] not in grammar("told")
    end = _end_after(view, index, lenient=predicate or opening, subject=subject, closed=opening and not predicate)
    if end is None or end <= index or (end - index == 1 and lower[index] in grammar("not_alone")):
        return []
    if is_mere_modifier(view, index, end) or (closing == "," and _is_of_others(view, index, end, first, listed=listed)):
        return []
    if closing == "," and not view.capital(index) and _is_enumerated(view, first, end):
        return []
    more = list_ends(view, end) if closing == "," or predicate else []
    starts = [index, *(start for start, _ in more)]
    ends = [end, *(stop for _, stop in more)]
    if more and view.kind(more[0][0]) is None:  # "Bidang Riset, Inovasi, dan Pengembangan"
        return split_roles(view, index, ends[-1])
    return [role for start, stop in zip(starts, ends, strict=True) for role in split_roles(view, start, stop)]


def _is_enumerated(view: RoleView, first: int, end: int) -> bool:
    """Whether names and unnamed people stand in one list: `Sari, Budi, ulama, dan warga`."""
    listed = first > 1 and view.lower[first - 1] == "," and first - 2 in view.persons
    return listed and view.lower[end : end + 1] == [","] and view.lower[end + 1 : end + 2] in (["dan"], ["serta"])


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
    if listed and view.lower[end : end + 1] == [","] and view.lower[end + 1 : end + 2] in (["dan"], ["serta"]):
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


def _end_after(view: RoleView, begin: int, *, lenient: bool, subject: bool, closed: bool) -> int | None:
    """Return where a role after a name ends, or None where the clause goes on as if it were no apposition.

    Behind the subject of a clause a role may run into the verb: `Sari, direktur Bank Tani membantah`. Where the role is to be
    `closed` by a comma, it may name the body in which it is held.
    """
    lower = view.lower
    small = 0
    index = begin
    while index < len(lower) and index < begin + REACH:
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
        if lenient and (
            (
                word in ("di", "pada")
                and any(map(view.capital, range(begin + 1, index)))
                and not (closed and _is_closed(view, index + 1))
            )
            or (word == "untuk" and index > begin + 1)
        ):
            return index  # "sebagai Kepala Bappeda di kantornya"
        if index > begin and _begins_time(view, index):
            return index
        if word in grammar("closers") and index > begin and (index > begin + 1 or view.capital(begin)):
            return index
        if index > begin and bars(view, index):
            return (
                index
                if lenient or word == "yang" or (subject and word.startswith("me") and index > begin + 1)
                else None
            )
        if not view.capital(index) and not word.isdecimal() and word not in grammar("connectors"):
            small += 1
            if small > SMALL + 1:
                return index if lenient else None
        index += 1
    return index if index == len(lower) or lenient else None
