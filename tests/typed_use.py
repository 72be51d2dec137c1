"""A program of a user as a type checker sees it: `mypy tests/typed_use.py`. What must be refused is marked as ignored."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import assert_type

import beritaenrich as be


def use(raw: str) -> None:
    """Touch every stage."""
    article = be.enrich(raw, published=date(2024, 1, 1), outlet="kompas.com")
    assert_type(article, be.Article)
    assert_type(article.metadata.published, datetime | None)
    assert_type(article.entities[0].identifiers, Mapping[str, str])
    assert_type(article.quotes[0].entity, int | None)
    assert_type(article.to_text(0, 1), tuple[int, int] | None)
    assert_type(be.Article.from_json(article.to_json()), be.Article)
    for result in be.enrich_many([raw, ("id", raw), {"text": raw}], workers=2):
        assert_type(result, be.Article | be.Failure)
    cleaned = be.clean(raw)
    assert_type(cleaned, be.CleanedText)
    sentences = be.split_sentences(cleaned)
    assert_type(sentences, tuple[be.Sentence, ...])
    mentions = be.tag_entities(sentences)
    assert_type(mentions, tuple[be.Mention, ...])
    acronyms = be.find_acronyms(cleaned)
    assert_type(acronyms, tuple[be.Acronym, ...])
    entities = be.resolve_entities(mentions, sentences, acronyms)
    assert_type(entities, tuple[be.Entity, ...])
    assert_type(be.normalise_dates(raw), tuple[be.DateMention, ...])
    assert_type(be.extract_quotes(cleaned, sentences, mentions, entities), tuple[be.Quote, ...])
    assert_type(be.extract_attributions(raw), tuple[be.Attribution, ...])
    assert_type(be.extract_keywords(sentences, mentions, entities), tuple[be.Keyword, ...])
    be.enrich(raw.encode())  # type: ignore[arg-type]
    be.enrich(raw, "2024-01-01")  # type: ignore[arg-type]
    article.title = "x"  # type: ignore[misc]
    article.heading  # type: ignore[attr-defined]  # noqa: B018
