"""Roles after a name that go on as a list: `Sari, Pendiri, Ketua, dan Pembina Yayasan Kita,`, `Bidang Riset, Data, dan Mutu`."""

from beritaenrich.entities.role_phrases import RoleView, bars
from beritaenrich.entities.role_words import grammar

_LONGEST = 8


def list_ends(view: RoleView, end: int) -> list[tuple[int, int]]:
    """Return where the further parts of a list begin and end that follows a role which ends at the word `end`.

    A list has commas, then `dan` or `serta` before its last part. Its parts are offices, or none of them is (the fields of
    one office); no person stands in it, nor directly behind it.

    Args:
        view: the sentence.
        end: the index of the comma after the role.
    """
    if view.lower[end : end + 1] != [","]:
        return []
    parts: list[tuple[int, int]] = []
    position = end
    final = False
    while not final:
        begin = position
        while begin < len(view.lower) and view.lower[begin] in {",", "dan", "serta"}:
            final = final or view.lower[begin] != ","
            begin += 1
        stop = _part_end(view, begin)
        if begin in {position, stop} or _is_person_near(view, stop):
            return []
        parts.append((begin, stop))
        position = stop
    heads = [view.kind(begin) is not None for begin, _ in parts]
    field = not any(heads) and "bidang" in view.lower[max(0, end - _LONGEST) : end]
    return parts if all(heads) or field else []


def _part_end(view: RoleView, begin: int) -> int:
    """Return where the part of a list ends: capitalised words, and what joins them."""
    index = begin
    while (
        index < min(begin + _LONGEST, len(view.lower))
        and index not in view.persons
        and (view.capital(index) or (index > begin and view.lower[index] in grammar("connectors") - {"dan", "serta"}))
        and not bars(view, index)
    ):
        index += 1
    return index


def _is_person_near(view: RoleView, index: int) -> bool:
    """Whether the next name is of a person, directly or after a comma, so that the role before it is his."""
    return index in view.persons or (
        index + 1 in view.persons and index < len(view.lower) and view.lower[index] in {",", "("}
    )
