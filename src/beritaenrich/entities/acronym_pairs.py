"""Acronyms in brackets whose two sides are mentions: which forms of the article they join."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from beritaenrich.entities import gazetteer
from beritaenrich.entities.forms import Form, word_list
from beritaenrich.entities.role_words import head_class
from beritaenrich.model import Acronym, EntityKind, Mention

Starts = Sequence[tuple[int, int]]
"""Where the mentions begin, and their numbers, in order."""

_GAP = 4


def acronym_pairs(
    mentions: Sequence[Mention], forms: Sequence[Form], form_index: Sequence[int], acronyms: Sequence[Acronym]
) -> list[tuple[int, int]]:
    """Return the forms of `SHORT` and `long` for each acronym whose two sides are mentions of one kind.

    A mention that holds both sides (`Rumah Sakit Umum Daerah (RSUD) Buru`) is named by the short form elsewhere.

    Args:
        mentions: the mentions of the article.
        forms: their different forms.
        form_index: the form of each mention.
        acronyms: the acronyms of the article.
    """
    known = {(form.kind, form.text): index for index, form in enumerate(forms)}
    ends = {mention.end: number for number, mention in enumerate(mentions)}
    starts = sorted((mention.start, number) for number, mention in enumerate(mentions))
    pairs = []
    for acronym in acronyms:
        around = bisect_left(starts, (acronym.start + 1, -1)) - 1
        whole = starts[around][1] if around >= 0 and mentions[starts[around][1]].end >= acronym.end else None
        if whole is not None:
            alone = known.get((mentions[whole].kind, acronym.short))
            if alone is not None and mentions[whole].start == acronym.start:
                pairs.append((alone, form_index[whole]))
            continue
        sides = _sides(mentions, starts, ends, acronym)
        if sides is not None and _is_whole_name(mentions[sides[0]], mentions[sides[1]], acronym):
            short, long = sides
            pairs.append((form_index[short], form_index[long]))
            pairs += [(index, form_index[long]) for index in _with_area(mentions, starts, known, acronym, sides)]
    return pairs


def _sides(
    mentions: Sequence[Mention], starts: Starts, ends: Mapping[int, int], acronym: Acronym
) -> tuple[int, int] | None:
    """Return the mentions of one kind that stand in the bracket and before it, or None."""
    bracket = acronym.start + acronym.text.rfind("(")
    position = bisect_left(starts, (bracket, -1))
    if position == len(starts) or starts[position][0] >= acronym.end:
        return None
    short = starts[position][1]
    long = next((ends[end] for end in range(bracket, max(bracket - _GAP, acronym.start), -1) if end in ends), None)
    return None if long is None or mentions[long].kind is not mentions[short].kind else (short, long)


def _is_whole_name(short: Mention, long: Mention, acronym: Acronym) -> bool:
    """Whether a mention is what an acronym stands for, and not the last of a list, or the body of which it names the head.

    It may begin before the long form with a word like `Kementerian`, but not with a body of its own: a faculty is not its
    university.
    """
    skipped = acronym.text[: max(0, long.start - acronym.start)]
    if "," in skipped or len(skipped.split()) > 1:
        return False  # the Angkatan Darat of Kepala Staf Angkatan Darat (KSAD)
    if short.text == acronym.short and head_class(skipped.strip().lower()) == "office":
        return False  # the Badan Iklim of Kepala Badan Iklim (Kabaiklim)
    lead = long.text[: max(0, acronym.start - long.start)].split()
    return not lead or (len(lead) == 1 and lead[0].lower() in word_list("class_words"))


def _with_area(
    mentions: Sequence[Mention],
    starts: Starts,
    known: Mapping[tuple[EntityKind, str], int],
    acronym: Acronym,
    sides: tuple[int, int],
) -> Iterator[int]:
    """Yield the forms of either side with the area behind it: `Dinsos Buru` where `Dinas Sosial (Dinsos) Buru` stands.

    A body of the whole country is not its office in an area.
    """
    kind = mentions[sides[1]].kind
    after = bisect_left(starts, (acronym.end, -1))
    if after == len(starts) or starts[after][0] > acronym.end + 2 or gazetteer.concepts(kind, mentions[sides[1]].text):
        return
    for side in sides:
        index = known.get((kind, f"{mentions[side].text} {mentions[starts[after][1]].text}"))
        if index is not None:
            yield index
