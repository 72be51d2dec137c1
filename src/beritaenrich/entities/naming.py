"""The name of an entity: its fullest form in the article."""

from collections.abc import Mapping, Sequence

from beritaenrich.entities import gazetteer
from beritaenrich.entities.forms import Form, word_map
from beritaenrich.model import EntityKind
from beritaenrich.titles import title_words

_ACRONYM = 3


def canonical_name(forms: Sequence[Form], longs: Mapping[str, str]) -> str:
    """Return the form with the most words; among equals the commonest, then the longest (for bodies the longest first).

    Args:
        forms: the forms of the entity.
        longs: the long forms that the article gives for short ones; such a long form also names the entity.
    """
    best = max(forms, key=_fullness)
    if best.kind is EntityKind.PERSON and len(best.words) == 1:  # Darwisman, though the article mostly says Darwis
        best = max(
            (form for form in forms if form.words[0].startswith(best.words[0])), key=lambda form: len(form.words[0])
        )
    long = longs.get(best.text)
    if long is not None and best.kind is not EntityKind.PERSON and long[:1].isupper():
        return " ".join(long.split())
    return _written_out(best, forms) if best.kind is EntityKind.PLACE else best.text


def _written_out(best: Form, forms: Sequence[Form]) -> str:
    """Return the full name of a state that the article only calls by its letters, or by the first word of its name (`AS`, `Amerika`)."""
    names = word_map("written_out")
    longs = [names[form.text] for form in forms if form.text in names]
    return next((long for long in longs if best.text in names or long.startswith(f"{best.text} ")), best.text)


def _fullness(form: Form) -> tuple[bool | int, ...]:
    if form.kind is EntityKind.PLACE:
        byname = bool(gazetteer.country_byname(form.text) or gazetteer.region_byname(form.text))
    else:
        names = gazetteer.concepts(form.kind, form.text.upper() if len(form.text) <= _ACRONYM else form.text)
        byname = bool(names) and not any(set(form.words) & set(name.casefold().split()) for name in names)
    if form.kind is EntityKind.ORGANISATION:
        own = not (" " not in form.text and form.text.endswith("nya"))  # Instagram, not instagramnya
        return (not byname, len(form.text.split()), own, len(form.text), *_care(form.text), form.count)
    if form.kind is EntityKind.PERSON:
        own = form.words[0] not in title_words("address")  # not Gus Iful
        return (not byname, len(form.words), own, not form.text.isupper(), form.count, len(form.text))
    return (not byname, len(form.text.split()), not form.text.isupper(), form.count, len(form.text))


def _care(text: str) -> tuple[int, int]:
    """Return how carefully a name is written: how many words have a capital, how many letters have none.

    Examples:
        >>> _care("KEMENTERIAN Sosial") < _care("Kementerian Sosial"), _care("PWI kota Buru") < _care("PWI Kota Buru")
        (True, True)
    """
    return sum(word[:1].isupper() for word in text.split()), sum(map(str.islower, text)) if len(text) > 3 else 0
