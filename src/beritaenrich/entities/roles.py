"""The roles in which an article presents persons, as written: offices, ranks, occupations, standing in a case.

A role is tied to a name by its place: before it (`Menteri Perdagangan Ani Lestari`, `seorang sopir bernama Budi`), after
it (`Budi, sopir truk,`, `Ani selaku ketua panitia`), or by a predicate (`Ani adalah dosen`). It begins at a head word of
the table `entities/roles.tsv` and never runs over a barrier, another person, or the end of a clause. Ranks and titles
that stand between an office and the name are roles of their own; so are the parts of `aktor sekaligus sutradara`.
"""

from collections.abc import Mapping, Sequence

from beritaenrich.entities.role_phrases import RoleView
from beritaenrich.entities.roles_after import roles_after
from beritaenrich.entities.roles_before import roles_before
from beritaenrich.entities.surface import Place, Word
from beritaenrich.model import EntityKind, Mention, Sentence


def roles_of(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    words: Mapping[int, Sequence[Word]],
    standing: Sequence[Place | None],
) -> dict[int, list[str]]:
    """Return the roles that stand with each mention of a person, by the index of the mention.

    Args:
        mentions: all mentions of the article.
        sentences: its sentences.
        words: the tokens of each sentence that has mentions, from `surface.words_of`.
        standing: where each mention stands among them, from `surface.place_of`.
    """
    places: dict[int, list[tuple[int, int, int]]] = {}
    names: dict[int, set[int]] = {}
    areas: dict[int, set[int]] = {}
    named: dict[int, set[int]] = {}
    for number, (mention, place) in enumerate(zip(mentions, standing, strict=True)):
        if place is None:
            continue
        if mention.kind is EntityKind.PERSON:
            places.setdefault(mention.sentence, []).append((place.first, place.last, number))
        else:
            begin = place.first + (place.last - place.first == 1 or mention.kind is EntityKind.PLACE)
            names.setdefault(mention.sentence, set()).update(range(begin, place.last))
            named.setdefault(mention.sentence, set()).update(range(place.first, place.last))
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
            named=frozenset(named.get(index, ())),
        )
        for first, last, number in persons:
            begin, before = roles_before(view, first, last)
            roles = [*before, *roles_after(view, begin, last, listed=bool(before))]
            if roles:
                found[number] = roles
    return found
