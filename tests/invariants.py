"""What holds for every article, whatever text it was made from: the invariants of the contract, one function for each part."""

from dataclasses import fields
from datetime import date
from itertools import pairwise

import beritaenrich as be
from beritaenrich.model import KEPT_KINDS

SPANS = ("blocks", "mentions", "dates", "quotes", "attributions", "acronyms")
MAY_OVERLAP = {"attributions"}


def check(article: be.Article) -> None:
    """Assert every invariant of the contract."""
    _spans(article)
    _blocks(article)
    _sentences(article)
    _names(article)
    _dates(article)
    _quotes(article)
    _alignment(article)
    _metadata(article)


def check_enrich(raw: str, published: date | None = None, *, twice: bool = True) -> be.Article:
    """Assert every invariant of `enrich`: also that the article survives JSON and, if asked, that it comes out the same twice."""
    article = be.enrich(raw, published)
    assert article.raw == raw
    check(article)
    again = be.Article.from_json(article.to_json())
    assert again == article
    assert hash(again) == hash(article)
    if twice:
        assert be.enrich(raw, published) == article
    return article


def check_from_json(text: str | bytes) -> be.Article | None:
    """Assert that text which is no article is refused as documented, and that any article it gives can be written and read again."""
    try:
        article = be.Article.from_json(text)
    except be.SchemaError as error:
        assert len(str(error)) < 1000  # noqa: PT017 - the message must not hold the input
        return None
    hash(article)
    assert be.Article.from_json(article.to_json()) == article
    return article


def _spans(article: be.Article) -> None:
    raw = article.raw
    for group in SPANS:
        values = getattr(article, group)
        assert all(0 <= value.start < value.end <= len(raw) for value in values), group
        assert all(raw[value.start : value.end] == value.text for value in values), group
        assert [value.start for value in values] == sorted(value.start for value in values), group
        if group not in MAY_OVERLAP:
            assert all(a.end <= b.start for a, b in pairwise(values)), group
    for keyword in article.keywords:
        assert all(raw[span.start : span.end] == span.text for span in keyword.occurrences)


def _blocks(article: be.Article) -> None:
    """Blocks tile the text: no character is lost."""
    covered = bytearray(len(article.raw))
    for block in article.blocks:
        covered[block.start : block.end] = b"\x01" * (block.end - block.start)
        assert block.kept == (block.kind in KEPT_KINDS)
        assert block.rule
        assert block.text == block.text.strip()
    assert all(covered[i] or character.isspace() for i, character in enumerate(article.raw))


def _sentences(article: be.Article) -> None:
    raw = article.raw
    for sentence in article.sentences:
        assert sentence.raw == raw[sentence.start : sentence.end]
        assert article.blocks[sentence.block].kind in KEPT_KINDS | {be.BlockKind.TITLE}
        assert sentence.tokens
        assert all(raw[token.start : token.end] == token.text for token in sentence.tokens)
        assert all(a.end <= b.start for a, b in pairwise(sentence.tokens))
        assert all(sentence.start <= token.start and token.end <= sentence.end for token in sentence.tokens)
    assert all(a.end <= b.start for a, b in pairwise(article.sentences))


def _names(article: be.Article) -> None:
    for index, mention in enumerate(article.mentions):
        sentence = article.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert 0 <= mention.score <= 1
        assert mention.entity is not None
        assert index in article.entities[mention.entity].mentions
        assert article.entities[mention.entity].kind is mention.kind
    of_entities = sorted(index for entity in article.entities for index in entity.mentions)
    assert of_entities == list(range(len(article.mentions)))
    for entity in article.entities:
        assert entity.name
        assert {link.mention for link in entity.links} <= set(entity.mentions)


def _dates(article: be.Article) -> None:
    for mention in article.dates:
        for moment in (mention.begin, mention.end_exclusive):
            assert moment is None or moment.tzinfo is not None
        assert (mention.begin is None) == (mention.end_exclusive is None)
        assert mention.begin is None or mention.begin < mention.end_exclusive
        assert mention.value


def _quotes(article: be.Article) -> None:
    for quote in article.quotes:
        assert quote.speaker is None or article.mentions[quote.speaker].entity == quote.entity
        for span in (quote.cue, quote.speaker_span):
            assert span is None or article.raw[span.start : span.end] == span.text


def _alignment(article: be.Article) -> None:
    """The runs make the cleaned text, piece by piece, out of kept blocks."""
    raw, runs = article.raw, article.alignment.runs
    assert [run.text_start for run in runs] == [0, *(run.text_end for run in runs)][: len(runs)]
    assert not runs or runs[-1].text_end == len(article.text)
    assert runs or not article.text
    assert all(a.raw_end <= b.raw_start for a, b in pairwise(runs))
    kept = bytearray(len(raw))
    for block in article.blocks:
        if block.kept:
            kept[block.start : block.end] = b"\x01" * (block.end - block.start)
    for run in runs:
        assert 0 <= run.raw_start <= run.raw_end <= len(raw)
        if run.exact:
            assert raw[run.raw_start : run.raw_end] == article.text[run.text_start : run.text_end]
            assert all(kept[run.raw_start : run.raw_end])
            assert article.to_text(run.raw_start, run.raw_end) == (run.text_start, run.text_end)
            assert article.to_raw(run.text_start, run.text_end) == (run.raw_start, run.raw_end)


def _metadata(article: be.Article) -> None:
    assert article.title == article.metadata.title
    published = article.metadata.published
    assert published is None or published.tzinfo is not None
    for evidence in article.metadata.evidence:
        assert evidence.field in {field.name for field in fields(be.Metadata)}
        assert 0 <= evidence.start <= evidence.end <= len(article.raw)
