"""The Arrow function: a constant schema, a row for a row, errors where they belong."""

from dataclasses import fields
from datetime import UTC, date, datetime
from itertools import pairwise
from types import SimpleNamespace

import pyarrow as pa
import pytest
from hypothesis import given

import beritaenrich as be
from beritaenrich import InputTypeError, InputValueError, ModelError
from beritaenrich.exchange import (
    ARTICLE_SCHEMA,
    engine,
    enrich_arrow,
    from_arrow,
    to_arrow,
    to_conllu,
    to_displacy,
    to_spacy,
    to_stanza,
    to_web_annotation,
)
from beritaenrich.samples import sample, sample_names
from test_contract import ARTICLES, SETTINGS

TEXT = 'MEDAN - "Kami siap," kata Siti Rahma kemarin.'


def batch(**columns):
    return pa.RecordBatch.from_pydict(columns)


class TestRows:
    def test_each_row_is_the_article_of_enrich(self):
        texts = [sample(name) for name in sample_names()]
        found = enrich_arrow(batch(text=texts))
        assert found.schema.equals(ARTICLE_SCHEMA, check_metadata=True)
        assert list(from_arrow(found)) == [be.enrich(text) for text in texts]

    def test_a_table_gives_a_table(self):
        table = pa.Table.from_batches([batch(text=["satu"]), batch(text=["dua"])])
        found = enrich_arrow(table)
        assert isinstance(found, pa.Table)
        assert found["raw"].to_pylist() == ["satu", "dua"]

    @pytest.mark.parametrize(
        "empty", [batch(text=pa.array([], pa.string())), pa.table({"text": pa.array([], "string")})]
    )
    def test_no_rows_give_no_rows_of_the_same_schema(self, empty):
        found = enrich_arrow(empty)
        assert (type(found), found.num_rows) == (type(empty), 0)
        assert found.schema.equals(ARTICLE_SCHEMA)

    def test_more_rows_than_a_chunk_stay_in_order(self, monkeypatch):
        monkeypatch.setattr(engine, "CHUNK", 3)
        texts = [f"Hujan ke-{number}." for number in range(8)]
        found = enrich_arrow(batch(id=list(range(8)), text=texts), keep=["id"])
        assert found["raw"].to_pylist() == texts
        assert found["id"].to_pylist() == list(range(8))

    def test_few_long_texts_are_taken_one_by_one(self, monkeypatch):
        monkeypatch.setattr(engine, "CHUNK_CHARACTERS", 100)
        parts = list(engine.enrich_batches([batch(text=["Hujan. " * 20, "Banjir.", "Cerah."])], engine.InputColumns()))
        assert [part.num_rows for part in parts] == [1, 2]

    def test_a_result_that_arrow_cannot_hold_in_one_batch_is_refused(self):
        parts = pa.Table.from_batches([batch(text=["a"]), batch(text=["b"])])
        too_long = SimpleNamespace(combine_chunks=lambda: parts)
        with pytest.raises(InputValueError, match="over 2 GB"):
            engine._one_batch(too_long)

    def test_a_bad_row_has_its_reason_and_ends_nothing(self):
        found = enrich_arrow(
            batch(text=["Hujan.", None, "Banjir."], published=["2023-11-06", None, "kemarin"]), published="published"
        )
        rows = found.to_pylist()
        assert [row["raw"] for row in rows] == ["Hujan.", None, "Banjir."]
        assert [row["error"] and row["error"].split(":")[0] for row in rows] == [
            None,
            "InputTypeError",
            "InputValueError",
        ]
        assert "'published' must be ISO 8601" in rows[2]["error"]

    def test_columns_to_keep_come_first_unchanged(self):
        given = batch(url=["a", "b"], text=["x", "y"], tags=[["u"], None])
        found = enrich_arrow(given, keep=["tags", "url"])
        assert found.schema.names == ["tags", "url", *ARTICLE_SCHEMA.names]
        assert found["tags"].equals(given["tags"])
        assert found.schema.field("tags").equals(given.schema.field("tags"))


class TestColumns:
    @pytest.mark.parametrize(
        "array",
        [
            pa.array([TEXT], pa.large_string()),
            pa.array([TEXT], pa.string_view()),
            pa.array([TEXT]).dictionary_encode(),
        ],
        ids=lambda array: str(array.type),
    )
    def test_every_kind_of_string_is_text(self, array):
        assert enrich_arrow(batch(isi=array), text="isi")["raw"].to_pylist() == [TEXT]

    @pytest.mark.parametrize(
        "array",
        [
            pa.array([date(2023, 11, 6)]),
            pa.array([date(2023, 11, 6)], pa.date64()),
            pa.array([datetime(2023, 11, 6, 8)]),  # noqa: DTZ001 - a time without a zone is WIB
            pa.array([datetime(2023, 11, 5, 18, tzinfo=UTC)], pa.timestamp("ns", "UTC")),  # the 6th in Jakarta
            pa.array([datetime(2023, 11, 5, 18, tzinfo=UTC)], pa.timestamp("s", "America/New_York")),
            pa.array(["2023-11-06T08:00+07:00"]),
        ],
        ids=lambda array: str(array.type),
    )
    def test_published_may_have_any_type_for_times(self, array):
        (article,) = from_arrow(enrich_arrow(batch(text=[TEXT], at=array), published="at"))
        assert [found.value for found in article.dates] == ["2023-11-05"]

    @pytest.mark.parametrize("arrow_type", [pa.timestamp("s"), pa.timestamp("s", "UTC"), pa.date32(), pa.date64()])
    def test_a_time_beyond_the_calendar_is_the_error_of_its_row(self, arrow_type):
        day = 1 if arrow_type == pa.date32() else 86_400_000
        size = pa.int32() if arrow_type == pa.date32() else pa.int64()
        at = pa.array([day * 10**8, day, None], size).cast(arrow_type)
        rows = enrich_arrow(batch(text=[TEXT] * 3, at=at), published="at").to_pylist()
        assert "ticks of" in rows[0]["error"]
        assert [row["error"] for row in rows[1:]] == [None, None]

    def test_columns_of_nulls_are_unknown(self):
        found = enrich_arrow(batch(text=[TEXT], at=pa.nulls(1), site=pa.nulls(1)), published="at", outlet="site")
        assert list(from_arrow(found)) == [be.enrich(TEXT)]

    def test_outlet_is_passed_on(self):
        (article,) = from_arrow(enrich_arrow(batch(text=[TEXT], site=["kompas.com"]), outlet="site"))
        assert article == be.enrich(TEXT, outlet="kompas.com")

    @pytest.mark.parametrize("role", ["text", "published", "outlet"])
    def test_a_missing_column_is_named(self, role):
        with pytest.raises(InputValueError, match="no column 'isi'; there are: 'text', 'id'"):
            enrich_arrow(batch(text=["a"], id=[1]), **{role: "isi"})

    def test_a_column_that_stands_twice_is_named(self):
        twice = pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
        with pytest.raises(InputValueError, match="more than one column 'text'"):
            enrich_arrow(twice)

    @pytest.mark.parametrize("role", ["text", "published", "outlet"])
    def test_a_column_of_another_type_is_named(self, role):
        with pytest.raises(InputTypeError, match=rf"column 'n' \({role}\) must hold .*, not int64"):
            enrich_arrow(batch(text=["a"], n=[1]), **{role: "n"})

    @pytest.mark.parametrize("keep", [["title"], ["id", "id"]])
    def test_a_column_cannot_stand_twice_in_the_result(self, keep):
        with pytest.raises(InputValueError, match=f"column '{keep[0]}' cannot be kept"):
            enrich_arrow(batch(text=["a"], id=[1], title=["b"]), keep=keep)

    @pytest.mark.parametrize(
        "arguments", [{"text": None}, {"published": 3}, {"outlet": b"x"}, {"keep": "id"}, {"keep": [1]}]
    )
    def test_roles_must_be_names(self, arguments):
        with pytest.raises(InputTypeError, match=next(iter(arguments))):
            enrich_arrow(batch(text=["a"], id=[1]), **arguments)

    @pytest.mark.parametrize("given", [None, ["teks"], {"text": ["a"]}])
    def test_the_batch_must_be_arrow(self, given):
        with pytest.raises(InputTypeError, match="'batch' must be a pyarrow RecordBatch or Table"):
            enrich_arrow(given)


def test_a_damaged_installation_is_no_property_of_a_row(monkeypatch):
    failure = be.Failure(index=0, id=None, error="ModelError", message="weights are damaged")
    monkeypatch.setattr(engine, "enrich_many", lambda items: [failure for _ in items])
    with pytest.raises(ModelError, match="weights are damaged"):
        enrich_arrow(batch(text=["a"]))


def check_forms(article):
    """Assert that every form of an article is well made and has its offsets."""
    conllu = pytest.importorskip("conllu")
    names = [(mention.start, mention.end) for mention in article.mentions]
    doc = to_spacy(article)
    assert len(doc.text) == len(article.raw)
    assert [(ent.start_char, ent.end_char) for ent in doc.ents] == names
    for group in ("blocks", "dates", "quotes", "attributions", "acronyms"):
        assert [(span.start_char, span.end_char) for span in doc.spans[group]] == [
            (item.start, item.end) for item in getattr(article, group)
        ], group
    document = to_stanza(article)
    assert [(ent.start_char, ent.end_char) for ent in document.ents] == names
    assert len(document.sentences) == len(article.sentences)
    text = to_conllu(article)
    assert text.encode("utf-8").decode("utf-8") == text
    parsed = conllu.parse(text) if article.sentences else []
    assert [len(sentence) for sentence in parsed] == [len(sentence.tokens) for sentence in document.sentences]
    entries = to_displacy(article)["ents"]
    assert all(a["end"] <= b["start"] for a, b in pairwise(entries))
    items = to_web_annotation(article)["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    assert {field.name for field in fields(article)} < set(to_arrow([article]).schema.names)
    if article.raw.encode("utf-8", "replace").decode() == article.raw:
        assert list(from_arrow(to_arrow([article]))) == [article]


@SETTINGS
@given(ARTICLES)
def test_every_form_takes_anything(raw):
    check_forms(be.enrich(raw))


@pytest.mark.shared
def test_every_form_takes_real_pages(gold_sets):
    for page_id in gold_sets.page_ids("dev")[::5]:
        check_forms(be.enrich(gold_sets.page(page_id).raw))
