"""Tidy tables and nested rows: constant schemas, documented columns, nothing lost on the way."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beritaenrich as be
from beritaenrich import Failure, InputTypeError, InputValueError
from beritaenrich.exchange import ARTICLE_SCHEMA, TABLE_SCHEMAS, from_arrow, tables, to_arrow, to_records
from beritaenrich.exchange.columns import NESTED, columns
from beritaenrich.model import Alignment, Article, DateKind, DateMention, Metadata
from samples import FULL_ARTICLE

FAILURE = Failure(index=1, id="b", error="InputTypeError", message="argument 'raw' must be str: not None")
DOCS = Path(__file__).resolve().parents[1] / "docs"


class TestTables:
    def test_the_rows_have_the_columns_of_the_schema(self):
        records = to_records([FULL_ARTICLE, FAILURE])
        assert set(records) == set(TABLE_SCHEMAS)
        for name, rows in records.items():
            assert rows
            assert all(list(row) == TABLE_SCHEMAS[name].names for row in rows), name

    def test_the_schema_is_the_same_with_and_without_rows(self):
        for articles in ([], [FULL_ARTICLE], [FAILURE]):
            for name, table in tables(articles).items():
                assert table.schema.equals(TABLE_SCHEMAS[name], check_metadata=True)
                table.validate(full=True)

    def test_every_column_says_what_it_holds(self):
        for schema in (*TABLE_SCHEMAS.values(), ARTICLE_SCHEMA):
            assert all(field.metadata[b"description"] for field in schema)
            assert schema.metadata[b"beritaenrich.schema_version"]

    def test_the_page_lists_every_column(self):
        page = (DOCS / "pipelines.md").read_text(encoding="utf-8")
        for name, found in columns().items():
            for column in found:
                assert f"| `{column.name}` | `{column.type}` | {column.description} |" in page, (name, column.name)

    def test_tables_join_by_article_and_index(self):
        found = tables([FULL_ARTICLE, FULL_ARTICLE], ids=["a", 7])
        assert found["articles"]["article"].to_pylist() == ["a", "7"]
        mentions, entities = found["mentions"], found["entities"].select(["article", "entity", "name"])
        joined = mentions.join(entities, ["article", "entity"], right_suffix="_entity").sort_by("article").to_pylist()
        assert [(row["article"], row["name"], row["name_entity"]) for row in joined] == [
            ("7", "Sari", "Sari"),
            ("a", "Sari", "Sari"),
        ]

    def test_offsets_point_into_the_raw_text(self):
        found = tables([FULL_ARTICLE])
        (raw,) = found["articles"]["raw"].to_pylist()
        for name in ("blocks", "mentions", "dates", "quotes", "attributions", "acronyms"):
            for row in found[name].to_pylist():
                assert raw[row["start"] : row["end"]] == row["text"], name

    def test_without_ids_the_place_in_the_input_is_the_id(self):
        found = tables([FULL_ARTICLE, FAILURE, FULL_ARTICLE])
        assert found["articles"]["article"].to_pylist() == ["0", "1", "2"]
        assert found["dates"]["article"].to_pylist() == ["0", "2"]

    def test_a_failure_is_a_row_with_its_error(self):
        row = tables([FAILURE])["articles"].to_pylist()[0]
        assert row.pop("article") == "0"
        assert row.pop("error") == "InputTypeError: argument 'raw' must be str: not None"
        assert set(row.values()) == {None}

    def test_the_day_of_a_date_is_the_day_in_jakarta(self):
        wib = timezone(timedelta(hours=7))
        day = replace(FULL_ARTICLE.dates[0], begin=datetime(2023, 5, 1, tzinfo=wib))
        (row,) = tables([replace(FULL_ARTICLE, dates=(day,))])["dates"].to_pylist()
        assert row["begin"] == day.begin
        assert row["begin"].date() == day.begin.date()

    @pytest.mark.parametrize("ids", [["a"], ["a", "b", "c"]])
    def test_there_must_be_one_id_for_each_article(self, ids):
        with pytest.raises(InputValueError, match="ids"):
            tables([FULL_ARTICLE, FULL_ARTICLE], ids)

    @pytest.mark.parametrize("articles", [FULL_ARTICLE, "teks", None, ["teks"], [FULL_ARTICLE.to_dict()]])
    def test_articles_must_be_articles(self, articles):
        with pytest.raises(InputTypeError, match="'articles' must be an iterable of articles"):
            tables(articles)

    def test_few_long_articles_are_taken_one_by_one(self, monkeypatch):
        from beritaenrich.exchange import arrow

        monkeypatch.setattr(arrow, "CHUNK_CHARACTERS", 50)
        rows = to_arrow([FULL_ARTICLE] * 5)
        assert [batch.num_rows for batch in rows.to_batches()] == [2, 2, 1]

    def test_more_articles_than_a_chunk(self):
        found = tables(FULL_ARTICLE for _ in range(600))
        assert found["mentions"].num_rows == 600
        assert found["articles"]["article"].to_pylist()[-1] == "599"


class TestNestedRows:
    def test_an_article_comes_back_equal(self):
        assert list(from_arrow(to_arrow([FULL_ARTICLE, FULL_ARTICLE]))) == [FULL_ARTICLE, FULL_ARTICLE]

    def test_a_failure_comes_back(self):
        assert list(from_arrow(to_arrow([FULL_ARTICLE, FAILURE]))) == [FULL_ARTICLE, replace(FAILURE, id=None)]

    def test_it_survives_parquet(self, tmp_path):
        from pyarrow import parquet

        parquet.write_table(to_arrow([FULL_ARTICLE, FAILURE]), tmp_path / "a.parquet")
        back = parquet.read_table(tmp_path / "a.parquet")
        assert back.schema.equals(ARTICLE_SCHEMA)
        assert next(from_arrow(back)) == FULL_ARTICLE

    def test_it_survives_polars_and_duckdb(self):
        import duckdb
        import polars as pl

        rows = to_arrow([FULL_ARTICLE, FAILURE])
        assert next(from_arrow(pl.from_arrow(rows).to_arrow())) == FULL_ARTICLE
        assert next(from_arrow(duckdb.sql("SELECT * FROM rows").to_arrow_table())) == FULL_ARTICLE

    def test_every_field_of_an_article_is_a_column(self):
        assert ARTICLE_SCHEMA.names == [*(field.name for field in fields(Article)), "error"]
        assert [column.name for column in columns()[NESTED]] == ARTICLE_SCHEMA.names

    def test_a_table_of_something_else_is_refused(self):
        with pytest.raises(InputValueError, match="no column 'raw'"):
            from_arrow(pa.table({"teks": ["a"]}))
        wrong = to_arrow([FULL_ARTICLE]).drop_columns("mentions").append_column("mentions", pa.array(["a"]))
        with pytest.raises(InputValueError, match="column 'mentions' is not that of enriched articles"):
            from_arrow(wrong)
        with pytest.raises(InputTypeError, match="'data' must be a pyarrow Table or RecordBatch, not list"):
            from_arrow([])

    def test_lone_surrogates_become_replacement_characters(self):
        article = replace(_bare("a\ud800b"), title="\udfff")
        (row,) = to_arrow([article]).to_pylist()
        assert (row["raw"], row["title"]) == ("a\ufffdb", "\ufffd")
        assert tables([article])["articles"]["raw"].to_pylist() == ["a\ufffdb"]

    @pytest.mark.parametrize(
        ("begin", "end"),
        [
            (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=7))), datetime(1, 1, 2, tzinfo=UTC)),
            (datetime(9999, 12, 31, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-7)))),
        ],
    )
    def test_moments_beyond_the_calendar_become_null(self, begin, end):
        date = DateMention(start=0, end=1, text="1", kind=DateKind.DATE, value="0001", begin=begin, end_exclusive=end)
        article = replace(_bare("1"), dates=(date,), metadata=Metadata(published=begin))
        (nested,) = to_arrow([article]).to_pylist()
        assert (nested["dates"][0]["begin"], nested["dates"][0]["end_exclusive"]) == (None, None)
        (row,) = tables([article])["dates"].to_pylist()
        assert (row["begin"], row["end_exclusive"], row["value"]) == (None, None, "0001")

    @settings(max_examples=100, deadline=None)
    @given(st.text(alphabet=st.characters(codec="utf-8")), st.text(alphabet=st.characters(codec="utf-8")))
    def test_any_text_comes_back(self, raw, title):
        article = replace(_bare(raw), title=title)
        assert list(from_arrow(to_arrow([article]))) == [article]


def _bare(raw):
    return Article(raw=raw, text="", title=None, metadata=Metadata(), blocks=(), alignment=Alignment())


def test_the_public_names_are_the_same_functions():
    assert be.tables is tables
    assert be.to_records is to_records
