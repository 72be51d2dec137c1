"""JSON: loss-free, versioned, described by its schema, and clear about what it refuses."""

import json
import pickle
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from beritaenrich import Article, SchemaError, json_schema
from samples import FULL_ARTICLE


def test_round_trip_is_the_identity():
    again = Article.from_json(FULL_ARTICLE.to_json())
    assert again == FULL_ARTICLE
    assert hash(again) == hash(FULL_ARTICLE)
    assert Article.from_dict(FULL_ARTICLE.to_dict()) == FULL_ARTICLE


def test_pickle_round_trip():
    assert pickle.loads(pickle.dumps(FULL_ARTICLE)) == FULL_ARTICLE


def test_json_is_one_line_and_fits_the_schema():
    text = FULL_ARTICLE.to_json()
    assert "\n" not in text
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(text))


def test_the_published_schema_is_the_current_one():
    path = Path(__file__).resolve().parents[1] / "docs" / "article-1.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema()


def test_schema_refuses_an_unknown_block_kind():
    data = FULL_ARTICLE.to_dict()
    data["blocks"][0]["kind"] = "HEADER"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(data)


@pytest.mark.parametrize("surrogates", [chr(0xD800), chr(0xDC00) + chr(0xD800), chr(0xD83D) + chr(0xDE00)])
def test_lone_surrogates_survive(surrogates):
    article = replace(FULL_ARTICLE, raw=FULL_ARTICLE.raw + surrogates)
    assert Article.from_json(article.to_json()) == article


def test_a_lone_surrogate_is_written_as_an_escape():
    assert replace(FULL_ARTICLE, raw="x\ud800").to_json().encode("utf-8")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "JSON object, not list"),
        ("{}", "schema_version is None"),
        ('{"schema_version": 99}', "schema_version is 99"),
        ('{"schema_version": 1}', "missing required field"),
        ('{"schema_version": 1, "raw": 3}', "raw"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(text, reason):
    with pytest.raises(SchemaError, match=reason):
        Article.from_json(text)
