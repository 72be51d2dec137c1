"""The sources that an article names: `dikutip AFP`, `Dilansir Guardian`, `NBC mengutip …`, `Sumber: Reuters`, `(ANTARA)`.

Wordings stand in `resources/quotes/attributions.toml`; no tagger is needed.
"""

from bisect import bisect_left
from collections.abc import Iterator

from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.model import AlignedText, Attribution, BlockKind, CleanedText, align
from beritaenrich.quotes.media import Found, wordings
from beritaenrich.quotes.source_signs import find_credits, find_labels, find_sites
from beritaenrich.quotes.source_verbs import beside_verbs

_ONLY_LABELS = frozenset(
    {BlockKind.RELATED, BlockKind.PROMO, BlockKind.AD, BlockKind.NAV, BlockKind.COPYRIGHT, BlockKind.DUPLICATE}
)


def extract_attributions(text: str | CleanedText) -> tuple[Attribution, ...]:
    """Return the sources that the article names, over all of its blocks; in links to other articles only `Sumber: …` counts.

    Args:
        text: cleaned text or a plain string.

    Raises:
        InputTypeError: for any other type.

    Examples:
        >>> found = extract_attributions("Gempa itu, dikutip dari Reuters, Senin, terasa di Palu.")
        >>> [(attribution.text, attribution.source) for attribution in found]
        [('dikutip dari Reuters', 'Reuters')]
    """
    cleaned = as_cleaned(text, "text")
    found: dict[tuple[int, int], Attribution] = {}
    for part, only_labels in _parts(cleaned):
        for hit in _scan(part.text, only_labels=only_labels):
            start, end = part.alignment.to_raw(hit.start, hit.end)
            source = " ".join(hit.source.split())
            if _names_itself(cleaned, text=cleaned.raw[start:end], source=source):
                continue
            attribution = Attribution(start=start, end=end, text=cleaned.raw[start:end], source=source, rule=hit.rule)
            found.setdefault((start, end), attribution)
    return tuple(found[key] for key in sorted(found))


def _names_itself(cleaned: CleanedText, *, text: str, source: str) -> bool:
    """Tell whether only the outlet itself is named: `Artikel ini telah tayang di X`, `kata Budi kepada Tempo` in Tempo."""
    outlet = cleaned.metadata.outlet
    weak = "tayang" in text or source.lower() in wordings("told")
    return weak and outlet is not None and _letters(outlet) == _letters(source)


def _letters(name: str) -> str:
    return name.lower().partition(".")[0].replace(" ", "")


def _parts(cleaned: CleanedText) -> Iterator[tuple[AlignedText, bool]]:
    """Yield the body, then every other block by itself, with whether only labels count in it."""
    yield cleaned.body, False
    starts = [edit.start for edit in cleaned.edits]
    for block in cleaned.blocks:
        if not block.kept and block.kind is not BlockKind.MARKUP:
            edits = cleaned.edits[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            yield align(cleaned.raw, [(block.start, block.end, "")], edits), block.kind in _ONLY_LABELS


def _scan(text: str, *, only_labels: bool) -> list[Found]:
    """Return the sources of a text; of two that overlap the earlier one, or the longer one."""
    hits = list(find_labels(text))
    if not only_labels:
        hits += [*beside_verbs(text), *find_sites(text), *find_credits(text)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Found] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
