"""Articles as spaCy `Doc`s over the raw text, so that the offsets of spaCy are the offsets of the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from beritaenrich.exchange.tokens import LABELS, check_article, cut, edges, raw_tokens, without_surrogates
from beritaenrich.extras import require
from beritaenrich.model import KEPT_KINDS, Article, BlockKind, Token
from beritaenrich.sentences.tokenizer import token_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin, Span
    from spacy.vocab import Vocab


class _Mark(NamedTuple):
    start: int
    end: int
    label: str
    id: object = None
    knowledge: str | None = None


def to_spacy(article: Article, vocab: "Vocab | None" = None) -> "Doc":
    """Return the article as a spaCy `Doc` whose text is the raw text.

    `doc.ents` are the mentions (`PERSON`, `LOC`, `ORG`; `ent_id_` is the index of the entity, `kb_id_` its Wikidata id).
    Sentences begin where the article's do; a dropped block between sentences is one of its own. `doc.spans` has the groups
    `sentences`, `blocks`, `dates` (`kb_id_` is the TIMEX3 value), `quotes` (`id_` is the index of the entity that speaks),
    `attributions`, `acronyms` and `keywords`; `token.norm_` is the repaired form; `doc.user_data["metadata"]` is the
    article's. A lone surrogate becomes U+FFFD.

    Args:
        article: an enriched article.
        vocab: the vocabulary to use, such as `nlp.vocab`; without it, a new one for Indonesian.

    Raises:
        InputTypeError: for anything else.
        MissingExtraError: when spaCy is not installed.

    Examples:
        >>> import beritaenrich as be
        >>> doc = to_spacy(be.enrich("MEDAN - Rapat digelar Senin (6/11/2023). Hujan turun."))
        >>> [sentence.text for sentence in doc.spans["sentences"]]
        ['Rapat digelar Senin (6/11/2023).', 'Hujan turun.']
    """
    spacy_tokens = require("spacy.tokens", "spacy")
    check_article(article)
    groups = _groups(article)
    names = [
        _Mark(mention.start, mention.end, LABELS[mention.kind], mention.entity, _wikidata(article, mention.entity))
        for mention in article.mentions
    ]
    tokens = list(_all_tokens(article, edges(names, *groups.values())))
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    beginnings = _sentence_starts(article, starts)
    doc: Doc = spacy_tokens.Doc(
        _indonesian_vocab() if vocab is None else vocab,
        words=[without_surrogates(token.text) for token in tokens],
        spaces=[
            article.raw.startswith(" ", token.end) and token.end != following
            for token, following in zip(tokens, [*starts[1:], len(article.raw)], strict=False)
        ],
        sent_starts=[index in beginnings for index in range(len(tokens))],
    )
    for token, made in zip(tokens, doc, strict=True):
        if token.mended is not None:
            made.norm_ = without_surrogates(token.mended)

    def spans(marks: list[_Mark]) -> "Iterator[Span]":
        for start, end, label, identity, knowledge in marks:
            first, last = bisect_left(starts, start), bisect_right(ends, end)
            if first < last:
                known = without_surrogates(knowledge or "")
                own = "" if identity is None else str(identity)
                yield spacy_tokens.Span(doc, first, last, label, kb_id=known, span_id=own)

    doc.set_ents(list(spans(names)))
    for name, marks in groups.items():
        doc.spans[name] = list(spans(marks))
    doc.user_data["metadata"] = msgspec.to_builtins(article.metadata)
    return doc


def to_docbin(articles: Iterable[Article], vocab: "Vocab | None" = None) -> "DocBin":
    """Return the articles as a spaCy `DocBin`, the form that `spacy train` and `DocBin.from_disk` read.

    Args:
        articles: enriched articles.
        vocab: as for `to_spacy`; without it, one new vocabulary for all.

    Raises:
        MissingExtraError: when spaCy is not installed.

    Examples:
        >>> import beritaenrich as be
        >>> len(to_docbin([be.enrich("Hujan turun di Medan."), be.enrich("Jalan licin.")]))
        2
    """
    spacy_tokens = require("spacy.tokens", "spacy")
    shared = _indonesian_vocab() if vocab is None else vocab
    made: DocBin = spacy_tokens.DocBin(store_user_data=True)
    for article in articles:
        made.add(to_spacy(article, shared))
    return made


def _indonesian_vocab() -> "Vocab":
    from spacy.util import get_lang_class
    from spacy.vocab import create_vocab

    return create_vocab("id", get_lang_class("id").Defaults)


def _wikidata(article: Article, entity: int | None) -> str | None:
    return None if entity is None else article.entities[entity].identifiers.get("wikidata")


def _groups(article: Article) -> dict[str, list[_Mark]]:
    blocks = article.blocks
    return {
        "sentences": [_Mark(item.start, item.end, blocks[item.block].kind.value) for item in article.sentences],
        "blocks": [_Mark(item.start, item.end, item.kind.value, item.rule) for item in blocks],
        "dates": [_Mark(item.start, item.end, item.kind.value, i, item.value) for i, item in enumerate(article.dates)],
        "quotes": [_Mark(item.start, item.end, "QUOTE", item.entity) for item in article.quotes],
        "attributions": [_Mark(item.start, item.end, "SOURCE", None, item.source) for item in article.attributions],
        "acronyms": [_Mark(item.start, item.end, "ACRONYM", item.short, item.long) for item in article.acronyms],
        "keywords": [
            _Mark(span.start, span.end, "KEYWORD", rank)
            for rank, keyword in enumerate(article.keywords)
            for span in keyword.occurrences
        ],
    }


def _all_tokens(article: Article, points: list[int]) -> Iterator[Token]:
    """Yield tokens that cover the raw text: those of the sentences, of the rest, and the blanks as spaCy has them.

    One space after a token is a property of the token; any other run of blanks is a token.
    """
    raw = article.raw
    own = raw_tokens(token for sentence in article.sentences for token in sentence.tokens)
    at = 0
    between: list[Token] = []
    for token in [*own, Token(start=len(raw), end=len(raw), text="")]:
        gap = raw[at : token.start]
        between += [Token(start=at + start, end=at + end, text=gap[start:end]) for start, end in token_spans(gap)]
        at = token.end
    position = 0
    for token in sorted(chain(cut(own, points), cut(between, points)), key=lambda token: token.start):
        yield from _blank(raw, position, token.start)
        yield token
        position = token.end
    yield from _blank(raw, position, len(raw))


def _blank(raw: str, start: int, end: int) -> Iterator[Token]:
    if start and raw[start:end].startswith(" "):
        start += 1
    if start < end:
        yield Token(start=start, end=end, text=raw[start:end])


def _sentence_starts(article: Article, starts: list[int]) -> set[int]:
    """Return the indices of the tokens that begin a sentence, or a dropped block between sentences."""
    sentences = article.sentences
    begins = [sentence.start for sentence in sentences]
    found = {0, *(bisect_left(starts, begin) for begin in begins)}
    for block in article.blocks:
        if block.kind in KEPT_KINDS or block.kind is BlockKind.TITLE:
            continue
        before = bisect_right(begins, block.start) - 1
        if before < 0 or sentences[before].end <= block.start:
            found.add(bisect_left(starts, block.start))
    return found
