"""The contract: the invariants that hold for every article, on own samples and on anything Hypothesis can make."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import beritaenrich as be
from beritaenrich.model import KEPT_KINDS

_SCRAPS = [
    "JAKARTA, KOMPAS.com - ",
    "Baca juga: Warga Desa Tolak Tambang",
    "Senin, 06/11/2023 11:01 WIB",
    '"Kami siap," kata Gubernur Sumatera Utara Siti Rahma.',
    "“Belum tahu,",
    " katanya. ",
    "ADVERTISEMENT",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Komisi Pemilihan Umum (KPU) menunda rapat pada Minggu dan Senin (24/7).",
    "Presiden Rusia Vladimir Putin tiba dua pekan lalu.",
    "&nbsp;",
    "pemerintahIran",
    "<p>",
    "Sumber: Reuters",
    "(Tribunnews.com/Budi Santoso)",
    "\u200b",
    "\x00",
    "\ud800",
    "\r\n",
    "\u2028",
    "'",
    '"',
    "(",
    "[",
    "12-13 Oktober 2022",
    "COPYRIGHT © ANTARA 2023",
    "• News",
]
ARTICLES = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.one_of(st.sampled_from(_SCRAPS), st.sampled_from(["\n", " ", "\n\n", ". "]), st.text(max_size=8)),
        max_size=30,
    ).map("".join),
)
SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(article: be.Article) -> None:
    """Assert every invariant of the contract."""
    raw = article.raw
    for group in ("blocks", "mentions", "dates", "quotes", "attributions", "acronyms"):
        values = getattr(article, group)
        assert all(0 <= value.start < value.end <= len(raw) for value in values), group
        assert all(raw[value.start : value.end] == value.text for value in values), group
        assert [value.start for value in values] == sorted(value.start for value in values), group
        if group != "attributions":
            assert all(a.end <= b.start for a, b in pairwise(values)), group
    covered = bytearray(len(raw))
    for block in article.blocks:
        covered[block.start : block.end] = b"\x01" * (block.end - block.start)
        assert block.kept == (block.kind in KEPT_KINDS)
        assert block.rule
        assert block.text == block.text.strip()
    assert all(covered[i] or character.isspace() for i, character in enumerate(raw))
    for sentence in article.sentences:
        assert sentence.raw == raw[sentence.start : sentence.end]
        assert article.blocks[sentence.block].kind in KEPT_KINDS | {be.BlockKind.TITLE}
        assert sentence.tokens
        assert all(raw[token.start : token.end] == token.text for token in sentence.tokens)
        assert all(a.end <= b.start for a, b in pairwise(sentence.tokens))
        assert all(sentence.start <= token.start and token.end <= sentence.end for token in sentence.tokens)
    assert all(a.end <= b.start for a, b in pairwise(article.sentences))
    for index, mention in enumerate(article.mentions):
        sentence = article.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert 0 <= mention.score <= 1
        assert mention.entity is not None
        assert index in article.entities[mention.entity].mentions
        assert article.entities[mention.entity].kind is mention.kind
    assert sorted(index for entity in article.entities for index in entity.mentions) == list(
        range(len(article.mentions))
    )
    for mention in article.dates:
        for moment in (mention.begin, mention.end_exclusive):
            assert moment is None or moment.tzinfo is not None
        assert (mention.begin is None) == (mention.end_exclusive is None)
        assert mention.begin is None or mention.begin < mention.end_exclusive
    for quote in article.quotes:
        assert quote.speaker is None or article.mentions[quote.speaker].entity == quote.entity
        assert quote.cue is None or raw[quote.cue.start : quote.cue.end] == quote.cue.text
    for keyword in article.keywords:
        assert all(raw[span.start : span.end] == span.text for span in keyword.occurrences)
    for run in article.alignment.runs:
        if run.exact:
            assert raw[run.raw_start : run.raw_end] == article.text[run.text_start : run.text_end]
    for evidence in article.metadata.evidence:
        assert evidence.field in {field.name for field in fields(be.Metadata)}
        assert 0 <= evidence.start <= evidence.end <= len(raw)


@SETTINGS
@given(ARTICLES)
def test_the_invariants_hold_for_anything(raw):
    article = be.enrich(raw)
    assert article.raw == raw
    check(article)
    assert be.enrich(raw) == article
    assert be.Article.from_json(article.to_json()) == article


@pytest.mark.shared
@pytest.mark.parametrize("group", ["dev", "lines_and_metadata_only", "seeds"])
def test_the_invariants_hold_on_real_pages(gold_sets, group):
    for page_id in gold_sets.page_ids(group):
        article = be.enrich(gold_sets.page(page_id).raw)
        check(article)
        assert be.Article.from_json(article.to_json()) == article


@pytest.mark.parametrize("raw", [None, b"teks", 3, ["teks"]])
def test_raw_must_be_a_string(raw):
    with pytest.raises(TypeError, match=rf"'raw' must be str, not {type(raw).__name__}") as caught:
        be.enrich(raw)
    assert isinstance(caught.value, be.BeritaError)


@pytest.mark.parametrize("raw", ["", " ", "\n\n\t", "\u3000"])
def test_blank_text_gives_an_empty_article(raw):
    article = be.enrich(raw)
    assert (article.text, article.title, article.blocks, article.sentences) == ("", None, (), ())


@pytest.mark.parametrize(
    ("published", "value"),
    [
        (date(2023, 11, 6), "2023-11-05"),
        (datetime(2023, 11, 6, 1), "2023-11-05"),  # noqa: DTZ001 - a naive time is WIB
        (datetime(2023, 11, 5, 18, tzinfo=UTC), "2023-11-05"),  # already the 6th in Jakarta
        (datetime(2023, 11, 6, 1, tzinfo=timezone(timedelta(hours=9))), "2023-11-05"),
    ],
)
def test_published_may_be_a_day_or_a_moment(published, value):
    assert [mention.value for mention in be.enrich("Rapat digelar kemarin.", published).dates] == [value]


@pytest.mark.parametrize("published", ["2023-11-06", 20231106, True])
def test_published_of_another_type_is_refused(published):
    with pytest.raises(TypeError, match="published"):
        be.enrich("Rapat digelar kemarin.", published)


def test_the_stages_can_be_used_alone():
    text = 'Ketua KPK Nawawi Pomolango tiba di Medan, Senin (6/11/2023). "Kami siap," katanya.'
    sentences = be.split_sentences(text)
    assert len(sentences) == 2
    assert [mention.text for mention in be.tag_entities(sentences)] == ["KPK", "Nawawi Pomolango", "Medan"]
    assert [mention.value for mention in be.normalise_dates(text)] == ["2023-11-06"]
    cleaned = be.clean("MEDAN - " + text)
    assert cleaned.text == text
    assert be.split_sentences(cleaned)[0].start == 8
