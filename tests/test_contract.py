"""The contract: the invariants that hold for every article, on own samples and on anything Hypothesis can make."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import beritaenrich as be
from damage import make_json
from hostile import make_text
from invariants import check_enrich, check_from_json

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


@SETTINGS
@given(ARTICLES)
def test_the_invariants_hold_for_anything(raw):
    check_enrich(raw)


@settings(SETTINGS, max_examples=60)
@given(st.binary(max_size=120).map(make_text), st.none() | st.dates())
def test_the_invariants_hold_for_hostile_articles(raw, published):
    """Scraps of news pages, cut, glued, repeated and strewn with hostile characters: what the fuzzer makes too."""
    check_enrich(raw, published)


@settings(SETTINGS, max_examples=200)
@given(st.binary(max_size=60).map(make_json))
def test_damaged_json_is_refused_as_documented(text):
    check_from_json(text)


@pytest.mark.shared
@pytest.mark.parametrize("group", ["dev", "lines_and_metadata_only", "seeds"])
def test_the_invariants_hold_on_real_pages(gold_sets, group):
    for page_id in gold_sets.page_ids(group):
        check_enrich(gold_sets.page(page_id).raw)


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
