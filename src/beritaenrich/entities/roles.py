"""The roles in which an article presents persons, as written: offices, ranks, occupations, standing in a case.

A role is tied to a name by its place: before it (`Menteri Perdagangan Ani Lestari`, `seorang sopir bernama Budi`), after
it (`Budi, sopir truk,`, `Ani selaku ketua panitia`), or by a predicate (`Ani adalah dosen`). It begins at a head word of
the table `entities/roles.tsv` and never runs over a barrier, another person, or the end of a clause. Ranks and titles
that stand between an office and the name are roles of their own; so are the parts of `aktor sekaligus sutradara`.
"""

import re
from collections.abc import Mapping, Sequence

from beritaenrich.entities.role_lists import list_ends
from beritaenrich.entities.role_phrases import (
    APART,
    REACH,
    SMALL,
    RoleView,
    bars,
    is_mere_modifier,
    role_start,
    split_roles,
    stands_for_country,
)
from beritaenrich.entities.role_words import grammar, is_barrier
from beritaenrich.entities.surface import Word, place_of
from beritaenrich.model import EntityKind, Mention, Sentence

_OPENERS = frozenset({",", ".", ":", '"', "“", "”"})
_NAMELY = ("yakni", "yaitu")
_DEED = re.compile(r"(?:pe|ke)[a-z]{3,}an\Z")


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
    areas: dict[int, set[int]] = {}
    for number, mention in enumerate(mentions):
        place = place_of(mention, words[mention.sentence])
        if place is None:
            continue
        if mention.kind is EntityKind.PERSON:
            places.setdefault(mention.sentence, []).append((place.first, place.last, number))
        else:
            begin = place.first + (place.last - place.first == 1 or mention.kind is EntityKind.PLACE)
            names.setdefault(mention.sentence, set()).update(range(begin, place.last))
            if mention.kind is EntityKind.PLACE:
                areas.setdefault(mention.sentence, set()).update(range(place.first, place.last))
    found: dict[int, list[str]] = {}
    for index, persons in places.items():
        view = RoleView(
            text=sentences[index].text,
            words=words[index],
            lower=[word.form.lower().rstrip(".") or "." for word in words[index]],
            persons=frozenset(position for first, last, _ in persons for position in range(first, last)),
            names=frozenset(names.get(index, ())),
            places=frozenset(areas.get(index, ())),
        )
        for first, last, number in persons:
            begin, before = _before(view, first, last)
            roles = [*before, *_after(view, begin, last, listed=bool(before))]
            if roles:
                found[number] = roles
    return found


def _before(view: RoleView, first: int, last: int) -> tuple[int, list[str]]:
    """Return the roles that end before the name from the word `first` to `last`, and where they begin (else `first`)."""
    end = first
    while end and view.lower[end - 1] in grammar("honorifics"):
        end -= 1
    if last + 1 in view.persons and view.lower[last] in _NAMELY:
        return first, []  # "staf khusus Dodi yakni Sarmi"
    if end > 1 and view.lower[end - 1] in (*_NAMELY, "bernama", "berinisial") and end - 2 in view.persons:
        return _of_boss(view, end - 1) or (first, [])
    linked = False
    while end and view.lower[end - 1] in grammar("linkers"):
        if view.lower[end - 1] == "atas" and view.lower[end : end + 1] != ["nama"]:
            break  # "artis papan atas"
        end -= 1
        linked = True
    comma = end > 0 and view.lower[end - 1] == ","
    if comma:
        end -= 1
    begin, bracketed = role_start(view, end)
    if begin is None or (view.lower[begin] == "pemeran" and not comma):
        return first, []
    if comma and not linked and (not _stands_apart(view, begin, end, last) or _is_of_kin(view, begin)):
        return first, []
    if "," in view.lower[begin:end] and end - 1 in view.places and not _is_introduced(view, begin, last):
        return first, []
    if end - begin == 1 and (view.lower[begin] in grammar("not_alone") or _is_told(view, begin)):
        return first, []
    if _is_not_his(view, begin, linked=linked) or (not comma and not linked and _is_made(view, begin)):
        return first, []
    final = view.words[end - 1].form
    if (
        not comma
        and not linked
        and (final in grammar("belonging") or (view.kind(begin) == "standing" and _DEED.match(final)))
    ):
        return first, []  # "menteri kabinet Budi"; "tersangka pembunuhan Budi", whose deed was done to Budi
    return begin, split_roles(view, begin, end - 1 if bracketed else end)


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
    return begin > 0 and view.lower[begin - 1] in {"menjadi", "sebagai", "selaku"} and view.kind(begin) not in APART


def _is_not_his(view: RoleView, begin: int, *, linked: bool) -> bool:
    """Whether the words before a phrase make it a thing or somebody else: `gelar juara adalah`, `orang tua siswa`."""
    before = view.lower[max(0, begin - 2) : begin]
    return before == ["orang", "tua"] or (linked and bool(grammar("prizes").intersection(before[-1:])))


def _is_told(view: RoleView, index: int) -> bool:
    """Whether a word is the one spoken to: `Kepada polisi Darmanto mengaku`."""
    return index > 0 and view.lower[index - 1] == "kepada" and view.lower[index] in grammar("told")


def _stands_apart(view: RoleView, begin: int, end: int, last: int) -> bool:
    """Whether a phrase before a comma introduces the name after it: an office, `seorang saksi, Budi`, `juara dunia, Budi,`."""
    before = view.lower[begin - 1] if begin else ""
    if before in {"seorang", "satu", "sang", "sekaligus"} or stands_for_country(view, begin, end):
        return True
    if view.capital(begin):
        return before not in grammar("house")
    return end - begin > 1 and (last >= len(view.lower) or view.lower[last] in {",", ".", "(", "yang", "alias"})


def _after(view: RoleView, first: int, last: int, *, listed: bool) -> list[str]:
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
    end = _end_after(view, index, lenient=predicate or opening, subject=subject)
    if end is None or end <= index or (end - index == 1 and lower[index] in grammar("not_alone")):
        return []
    if is_mere_modifier(view, index, end) or (closing == "," and _is_of_others(view, index, end, first, listed=listed)):
        return []
    more = list_ends(view, end) if closing == "," or predicate else []
    starts = [index, *(start for start, _ in more)]
    ends = [end, *(stop for _, stop in more)]
    if more and view.kind(more[0][0]) is None:  # "Bidang Riset, Inovasi, dan Pengembangan"
        return split_roles(view, index, ends[-1])
    return [role for start, stop in zip(starts, ends, strict=True) for role in split_roles(view, start, stop)]


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
    if at + 1 >= len(lower) or lower[at] not in {"menjabat", "bertugas", "bekerja"}:
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
    if lower[position] in ("tahun", "thn", "th"):
        position += 1
    if position < len(lower) and lower[position] in (",", ")"):
        return position + (lower[position] == ")")
    return index


def _begins_time(view: RoleView, index: int) -> bool:
    """Whether a time begins at a word: `Senin`, `pada 20 Oktober`, `pada awal tahun`."""
    if view.lower[index] in grammar("weekdays"):
        return True
    following = view.after(index)
    return view.lower[index] == "pada" and (
        following.isdecimal() or following in grammar("weekdays") | grammar("times")
    )


def _end_after(view: RoleView, begin: int, *, lenient: bool, subject: bool) -> int | None:
    """Return where a role after a name ends, or None where the clause goes on as if it were no apposition.

    Behind the subject of a clause a role may run into the verb: `Sari, direktur Bank Tani membantah`.
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
            (word in ("di", "pada") and any(map(view.capital, range(begin + 1, index))))
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
