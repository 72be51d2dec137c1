"""JSON: loss-free, versioned, described by its schema, and clear about what it refuses."""

import json
import pickle
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from beritaenrich import Article, InputTypeError, SchemaError, json_schema
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
    article = replace(FULL_ARTICLE, title=surrogates)
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
        ('{"schema_version": true}', "schema_version is True"),
        ('{"schema_version": 1.0}', "schema_version is 1.0"),
        ('{"schema_version": ' + "[" * 500 + "]" * 500 + "}", r"schema_version is \[\[.{,80}; this"),
        (json.dumps({"schema_version": "9" * 10_000}), r"schema_version is '9.{,80}; this"),
        (FULL_ARTICLE.to_json().replace("0.99", "NaN"), "'NaN' is no finite number"),
        (FULL_ARTICLE.to_json().replace("0.99", "-Infinity"), "'-Infinity' is no finite number"),
        (FULL_ARTICLE.to_json().replace("0.99", "1e999"), "'1e999' is no finite number"),
        (FULL_ARTICLE.to_json().replace('"BODY"', r'"\ud800"'), "not an article"),
        (FULL_ARTICLE.to_json().replace('"BODY"', f'"{"x" * 9000}"'), "not an article: Invalid enum value 'x{,400}$"),
        (b"\xff", "not JSON"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(text, reason):
    with pytest.raises(SchemaError, match=reason):
        Article.from_json(text)


@pytest.mark.parametrize("text", [None, 3, {}, bytearray(b"{}")])
def test_json_must_be_text(text):
    with pytest.raises(InputTypeError, match=f"'text' must be str or bytes, not {type(text).__name__}"):
        Article.from_json(text)


@pytest.mark.parametrize("number", [2**63, -(2**64), 10**300])
def test_a_number_of_any_size_survives(number):
    article = Article.from_json(FULL_ARTICLE.to_json().replace('"block":1', f'"block":{number}'))
    assert article.sentences[0].block == number
    assert Article.from_json(article.to_json()) == article
