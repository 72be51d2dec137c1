"""The whole pipeline on one article: each stage is a pure function of the ones before it."""

from dataclasses import replace
from datetime import date, datetime

from beritaenrich.cleaning import clean
from beritaenrich.dates import coerce_published, normalise_dates
from beritaenrich.entities import find_acronyms, link_mentions, resolve_entities, tag_entities
from beritaenrich.keywords import extract_keywords
from beritaenrich.model import Article, Attribution, CleanedText, Evidence, Mention, Metadata, Sentence
from beritaenrich.quotes import extract_attributions, extract_quotes
from beritaenrich.sentences import split_sentences


def enrich(raw: str, published: datetime | date | None = None, outlet: str | None = None) -> Article:
    """Turn the raw text of a news article into typed data.

    Args:
        raw: the article as it was scraped; every offset of the result points into it.
        published: when it was published, to resolve relative dates against: an aware `datetime`, a naive one (read as
            WIB, UTC+7), or a `date`. Without it the stamp in the text is used, or other evidence in the text.
        outlet: the outlet's name or domain, where the caller knows it; otherwise it is recognised from the text.

    Raises:
        InputTypeError: for an argument of another type.
        ModelError: when the tagger's weights are missing or damaged.

    Examples:
        >>> article = enrich("KYIV - Presiden Volodymyr Zelensky tiba di Medan, Senin (6/11/2023).")
        >>> article.text
        'Presiden Volodymyr Zelensky tiba di Medan, Senin (6/11/2023).'
        >>> [date.value for date in article.dates]
        ['2023-11-06']
    """
    anchor = coerce_published(published)
    cleaned = clean(raw, outlet)
    sentences = split_sentences(cleaned)
    return assemble(cleaned, sentences, tag_entities(sentences), anchor)


def assemble(
    cleaned: CleanedText,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    published: datetime | None = None,
) -> Article:
    """Run the stages after tagging and put the article together."""
    acronyms = find_acronyms(cleaned)
    entities = resolve_entities(mentions, sentences, acronyms)
    mentions = link_mentions(mentions, entities)
    attributions = extract_attributions(cleaned)
    return Article(
        raw=cleaned.raw,
        text=cleaned.text,
        title=cleaned.metadata.title,
        metadata=_with_sources(cleaned.metadata, attributions),
        blocks=cleaned.blocks,
        edits=cleaned.edits,
        alignment=cleaned.alignment,
        sentences=sentences,
        mentions=mentions,
        entities=entities,
        dates=normalise_dates(cleaned, published),
        quotes=extract_quotes(cleaned, sentences, mentions, entities),
        attributions=attributions,
        acronyms=acronyms,
        keywords=extract_keywords(sentences, mentions, entities),
    )


def _with_sources(metadata: Metadata, attributions: tuple[Attribution, ...]) -> Metadata:
    """Add the sources that the body names (`dikutip AFP`) to those of the source lines (`Sumber: Reuters`)."""
    seen = {_source_key(name) for name in metadata.sources}
    own = _source_key(metadata.outlet.split()[0]) if metadata.outlet else None
    added = []
    for found in attributions:
        key = _source_key(found.source)
        if key not in seen and not (own and key.startswith(own)):
            seen.add(key)
            added.append(found)
    if not added:
        return metadata
    evidence = (
        Evidence(field="sources", value=found.source, start=found.start, end=found.end, rule=found.rule)
        for found in added
    )
    return replace(
        metadata,
        sources=(*metadata.sources, *(found.source for found in added)),
        evidence=(*metadata.evidence, *evidence),
    )


def _source_key(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum()).removesuffix("com")
