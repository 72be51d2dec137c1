"""Roles before a name: `Menteri Perdagangan Ani Lestari`, `seorang sopir bernama Budi`, `staf khusus Dodi, yakni Sarmi`."""

import re
from typing import NamedTuple

from beritaenrich.entities.role_phrases import APART, RoleView, role_start, split_roles, stands_for_country
from beritaenrich.entities.role_words import grammar, is_barrier, rank_tails
from beritaenrich.titles import title_words

_DEED = re.compile(r"(?:pe|ke)[a-z]{3,}an\Z")


class _Link(NamedTuple):
    """What links a role to the name behind it: where the role ends, a word like `bernama`, and a comma."""

    end: int
    linked: bool
    comma: bool


def roles_before(view: RoleView, first: int, last: int) -> tuple[int, list[str]]:
    """Return the roles that end before the name from the word `first` to `last`, and where they begin (else `first`)."""
    name = _before_address(view, first)
    if last + 1 in view.persons and view.lower[last] in grammar("namely"):
        return first, []  # "staf khusus Dodi yakni Sarmi"
    if name > 1 and view.lower[name - 1] in grammar("named") and name - 2 in view.persons:
        return _of_boss(view, name - 1) or (first, [])
    link = _link(view, name)
    apart, direct = link.comma and not link.linked, not link.comma and not link.linked
    if apart and link.end - 1 in view.persons:
        return _of_helped(view, link.end) or (first, [])
    begin, bracketed = role_start(view, link.end)
    if begin is None or not _is_his(view, begin, link, last):
        return first, []
    if direct:
        begin = _past_another(view, begin, link.end, last)
    if begin == link.end:
        return first, []
    outer, before = _before_title(view, begin, link.end, last)
    return outer, [*before, *split_roles(view, begin, link.end - 1 if bracketed else link.end)]


def _before_address(view: RoleView, first: int) -> int:
    """Return the index of the first of the words of address before a name: `Bapak`, `Ibu`."""
    while first and view.lower[first - 1] in title_words("address"):
        first -= 1
    return first


def _link(view: RoleView, name: int) -> _Link:
    """Return what links a role to the name at the word `name`."""
    end = name
    while end and view.lower[end - 1] in grammar("linkers"):
        if view.lower[end - 1] == "atas" and view.lower[end : end + 1] != ["nama"]:
            break  # "artis papan atas"
        end -= 1
    comma = end > 0 and view.lower[end - 1] == ","
    return _Link(end - comma, end < name, comma)


def _is_his(view: RoleView, begin: int, link: _Link, last: int) -> bool:
    """Whether the phrase that begins at the word `begin` is a role, and one of the person named behind it."""
    if _is_denied(view, begin, link.end) or _is_not_his(view, begin, linked=link.linked):
        return False
    if not link.comma and view.lower[begin] in grammar("of_characters"):
        return False
    apart = link.comma and not link.linked
    if apart and (not _stands_apart(view, begin, link.end, last) or _is_of_kin(view, begin)):
        return False
    address = "," in view.lower[begin : link.end] and link.end - 1 in view.places
    return not address or _is_introduced(view, begin, last)


def _before_title(view: RoleView, begin: int, end: int, last: int) -> tuple[int, list[str]]:
    """Return the roles that a word like `yaitu` ties to a title before the name: `duta besar Takhta Suci, yaitu Mgr. Benetti`."""
    title = all(view.kind(index) in APART for index in range(begin, end))
    if not title or not begin or view.lower[begin - 1] not in grammar("namely"):
        return begin, []
    return roles_before(view, begin, last)


def _is_denied(view: RoleView, begin: int, end: int) -> bool:
    """Whether a phrase of one word is no role, or tells to whom somebody speaks."""
    return end - begin == 1 and (view.lower[begin] in grammar("not_alone") or _is_told(view, begin))


def _past_another(view: RoleView, begin: int, end: int, last: int) -> int:
    """Return where the roles of the one named begin behind those of another: `tersangka pembunuhan | Brigadir Budi`."""
    core = end
    while core > begin + 1 and (view.kind(core - 1) in APART or view.lower[core - 1] in rank_tails()):
        core -= 1
    if _is_of_another(view, begin, core):
        return core
    if not _is_helped(view, last):
        return begin
    helper = _helper_end(view, begin)
    if helper > begin:
        return helper
    return core if _is_helper(view, core) else begin


def _is_of_another(view: RoleView, begin: int, end: int) -> bool:
    """Whether a phrase is about what is his or was done to him: `menteri kabinet Budi`, `tersangka pembunuhan Budi`."""
    final = view.words[end - 1].form
    deed = view.kind(begin) == "standing" and _DEED.match(final) is not None
    return _is_made(view, begin) or final in grammar("belonging") or deed


def _helper_end(view: RoleView, begin: int) -> int:
    """Return where a word for somebody's helper ends (`kuasa hukum`, `ajudan`), or `begin` where none begins."""
    two = f"{view.lower[begin]} {view.after(begin)}"
    return begin + (2 if two in grammar("helpers") else view.lower[begin] in grammar("helpers"))


def _is_helper(view: RoleView, end: int) -> bool:
    """Whether a word for somebody's helper ends before a word: `ketua tim kuasa hukum`."""
    return end > 0 and (
        view.lower[end - 1] in grammar("helpers") or " ".join(view.lower[end - 2 : end]) in grammar("helpers")
    )


def _is_helped(view: RoleView, last: int) -> bool:
    """Whether somebody is named after a comma behind a person, who may be his helper: `kuasa hukum Sari, Budi`."""
    behind = last + 1
    while behind < len(view.lower) and view.kind(behind) in APART:
        behind += 1
    return behind in view.persons and view.lower[last] == ","


def _of_helped(view: RoleView, end: int) -> tuple[int, list[str]] | None:
    """Return the role of a helper who is named after a comma: `kuasa hukum Sari, Budi`."""
    boss = end
    while boss and boss - 1 in view.persons:
        boss -= 1
    found = _of_boss(view, end)
    return found if found and (_helper_end(view, found[0]) > found[0] or _is_helper(view, boss)) else None


def _of_boss(view: RoleView, end: int) -> tuple[int, list[str]] | None:
    """Return the role of a person who is named after that of his boss: `staf khusus Dodi, yakni Sarmi`."""
    boss = end
    while boss and boss - 1 in view.persons:
        boss -= 1
    begin, _ = role_start(view, boss)
    if begin is None:
        return None
    while begin and not view.capital(begin - 1) and view.kind(begin - 1) in {"modifier", "occupation", "office"}:
        begin -= 1  # "ajudan Bupati Sigi Dodi"
    return begin, [view.phrase(begin, end)]


def _is_introduced(view: RoleView, begin: int, last: int) -> bool:
    """Whether an office with an address and a name in commas are one phrase: `kata Kepala Desa Waplau, Buru, Said, …`."""
    closed = last >= len(view.lower) or view.lower[last] in {",", ".", "("} or is_barrier(view.lower[last])
    return closed and (begin == 0 or view.lower[begin - 1] in grammar("says") or view.lower[begin - 1] in {'"', "”"})


def _is_of_kin(view: RoleView, begin: int) -> bool:
    """Whether a phrase is about the kin of the one named after a comma: `anak tukang becak di Sigi, Dodi`."""
    return begin > 0 and view.lower[begin - 1] in grammar("kin")


def _is_made(view: RoleView, begin: int) -> bool:
    """Whether somebody else is or becomes what the phrase says, to the one named: `Rudi sebagai wakil Sari`."""
    return begin > 0 and view.lower[begin - 1] in grammar("as") and view.kind(begin) not in APART


def _is_not_his(view: RoleView, begin: int, *, linked: bool) -> bool:
    """Whether the words before a phrase make it a thing or somebody else: `gelar juara adalah`, `orang tua siswa`."""
    before = view.lower[max(0, begin - 2) : begin]
    return " ".join(before) in grammar("kin_of") or (linked and bool(grammar("prizes").intersection(before[-1:])))


def _is_told(view: RoleView, index: int) -> bool:
    """Whether a word is the one spoken to: `Kepada polisi Darmanto mengaku`."""
    return index > 0 and view.lower[index - 1] == "kepada" and view.lower[index] in grammar("told")


def _stands_apart(view: RoleView, begin: int, end: int, last: int) -> bool:
    """Whether a phrase before a comma introduces the name after it: an office, `seorang saksi, Budi`, `juara dunia, Budi,`."""
    before = view.lower[begin - 1] if begin else ""
    if before in grammar("presenters") or stands_for_country(view, begin, end):
        return True
    if view.capital(begin):
        return before not in grammar("house")
    if last >= len(view.lower) or view.lower[last] in {",", ".", "(", "yang", "alias"}:
        return end - begin > 1
    return end - begin > 1 and _goes_on(view, begin, last)


def _goes_on(view: RoleView, begin: int, last: int) -> bool:
    """Whether the sentence goes on behind a name that has its role before it, with no comma: `kata pelatih Persela, Rudi lagi`.

    After a verb of saying or `oleh` the name is the end of its phrase; where a clause begins with the role, its verb follows;
    elsewhere no verb does, unless it is that of a clause after a fronted phrase (`Saat menemui pelatih Persela, Rudi menangis`).
    """
    if last + 1 in view.persons and not view.lower[last].isalpha():
        return False  # "calon bupati dan wakil bupati, Sari-Rudi"
    before = view.lower[begin - 1] if begin else ""
    word = view.lower[last]
    verb = word in grammar("adverbs") or (is_barrier(word) and word.startswith(("me", "di", "ber", "ter")))
    if before in grammar("quoting"):
        return not verb
    if before in grammar("opening") or (before == "itu" and view.lower[begin - 2] in grammar("opening")):
        return verb
    opening = view.lower[0] in grammar("fronting") or (is_barrier(view.lower[0]) and view.lower[0].startswith("me"))
    fronted = opening and "," not in view.lower[:begin]
    return not fronted and not verb
