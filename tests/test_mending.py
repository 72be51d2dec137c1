"""Repairs of damaged text: each case, what must stay untouched, and what holds for any text."""

import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beritaenrich.cleaning.mending import mend
from beritaenrich.cleaning.vocabulary import brands, words
from beritaenrich.errors import InputTypeError
from beritaenrich.model import align
from growth import MOST, exponent, repeated

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "mending.jsonl").read_text(encoding="utf-8").splitlines()
]


def mended(raw):
    return align(raw, [(0, len(raw), "")], mend(raw)).text


def _param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []
    return pytest.param(case, id=f"{case['phenomenon']}: {case['raw'][:40]!r}", marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_case(case):
    assert mended(case["raw"]) == case["text"]
    if case["phenomenon"] != "untouched":
        assert case["phenomenon"].split(":")[0] in {edit.rule for edit in mend(case["raw"])}


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.get("known_failure")], ids=lambda case: case["text"][:40]
)
def test_a_mended_text_needs_no_mending(case):
    assert mend(case["text"]) == ()


@pytest.mark.parametrize("wrong", [None, b"Banjir", 3])
def test_wrong_types_are_named(wrong):
    with pytest.raises(InputTypeError, match="'raw' must be str"):
        mend(wrong)


WORDS = (
    "diBogor dari Reuters Israelyang Ya.Kami GÃ¶tz â€œ &nbsp; &amp; & “ . WhatsApp (16/6) untukmencegah \u0627\u200f"
)
PIECES = st.sampled_from([*WORDS.split(), '"', "  ", " ,", "\u00a0", "\u200b", "\u0093", "\ud800", "\x00", "\n"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_edits_are_in_order_and_change_something(raw):
    edits = mend(raw)
    end = -1
    for edit in edits:
        assert end <= edit.start <= edit.end <= len(raw)
        assert edit.start < edit.end or edit.start > end
        assert raw[edit.start : edit.end] != edit.replacement
        assert "\n" not in edit.replacement
        assert edit.rule
        end = edit.end


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_offsets_stay_exact(raw, data):
    aligned = align(raw, [(0, len(raw), "")], mend(raw))
    start = data.draw(st.integers(0, len(aligned.text)))
    end = data.draw(st.integers(start, len(aligned.text)))
    piece = aligned.text[start:end]
    start, end = start + len(piece) - len(piece.lstrip(" ")), end - len(piece) + len(piece.rstrip(" "))
    if start < end:
        low, high = aligned.alignment.to_raw(start, end)
        assert 0 <= low < high <= len(raw)
        inside = aligned.alignment.to_text(low, high)
        assert inside is not None
        assert inside[0] <= start < end <= inside[1]
        if aligned.text == raw:
            assert (low, high) == (start, end)


@settings(deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.", max_size=60))
def test_letters_are_never_lost(raw):
    assert mended(raw).replace(" ", "") == raw.replace(" ", "")


def test_the_tables_are_sound():
    assert len(words("common") | words("name") | words("first_name") | words("acronym") | words("tail")) < 15_000
    for kind in ("common", "tail", "weak_tail", "lower_tail", "acronym_tail", "before_name", "lead"):
        assert words(kind)
        assert all(word.islower() for word in words(kind))
    for kind in ("name", "first_name", "opener", "role"):
        assert all(word[0].isupper() and word[1:].islower() for word in words(kind))
    assert all(word.isupper() for word in words("acronym"))
    assert brands("whole")
    assert all(head.islower() for head in brands("head"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "diB",
        "Aa",
        "aB",
        "Ã¶",
        "â€œ a",
        "&amp;",
        "&",
        " ",
        "\u00a0",
        "\u200b",
        "Ya.Ia ",
        ".",
        '."',
        "Israelyang ",
        "www.A.B",
    ],
)
def test_time_is_linear(unit):
    assert exponent(lambda size: partial(mend, repeated(unit, size)), 50_000, 200_000) < MOST
