"""Acronyms: our own sentences, the places in the raw text, and the gold."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beritaenrich import InputTypeError
from beritaenrich.entities import find_acronyms
from beritaenrich.entities.letters import alignment_costs, letters_of, piece_cost

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "acronyms.jsonl").read_text("utf-8").splitlines()
]


def _param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_case(case):
    found = find_acronyms(case["text"])
    assert [[acronym.long, acronym.short] for acronym in found] == case["pairs"]
    for acronym in found:
        assert case["text"][acronym.start : acronym.end] == acronym.text
        assert acronym.text.startswith(acronym.long)
        assert acronym.text.endswith(")")


def test_ids_are_unique():
    assert len({case["id"] for case in CASES}) == len(CASES)


@given(st.text(alphabet=st.sampled_from("AaBb (),.-3\u00a0\ud800"), max_size=80))
def test_any_string(text):
    for acronym in find_acronyms(text):
        assert text[acronym.start : acronym.end] == acronym.text


@pytest.mark.parametrize("value", [None, b"PBB", 3])
def test_wrong_type(value):
    with pytest.raises(InputTypeError, match="text"):
        find_acronyms(value)


def _slow_costs(letters, words):
    """The definition: every way to take pieces from the words in order, for each beginning."""

    def rest(i, words):
        if not words:
            return 0.0 if i == len(letters) else 1e9
        skip = rest(i, words[1:]) + 1.2 if len(words) > 1 else 1e9
        return min(
            [skip, *(piece_cost(letters[i:k], words[0]) + rest(k, words[1:]) for k in range(i + 1, len(letters) + 1))]
        )

    found = {}
    for first, word in enumerate(words):
        options = [
            piece_cost(letters[:k], word)
            + (0.0 if letters[0] == word[0] else 0.7 if k == 2 else 0.2)
            + rest(k, words[first + 1 :])
            for k in range(1, len(letters) + 1)
            if letters[0] == word[0] or (k >= 2 and piece_cost(letters[:k], word) <= 0.6)
        ]
        if options and min(options) < 1e6:
            found[first] = round(min(options), 6)
    return found


@given(
    st.text(alphabet="abc", min_size=1, max_size=4),
    st.lists(st.text(alphabet="abc", min_size=2, max_size=5), min_size=1, max_size=4).filter(
        lambda words: all(a != b for a, b in pairwise(words)) and not {"ac"} & set(words)
    ),
)
def test_the_fast_alignment_equals_the_slow_one(letters, words):
    fast = {first: round(cost, 6) for first, cost in alignment_costs(letters, words).items() if cost < 1e6}
    assert fast == _slow_costs(letters, words)


def test_letters_of_figures():
    assert [letters_of(short) for short in ("LP2M", "3T", "P3K", "U-19")] == ["lppm", "ttt", "pppk", "u19"]


@pytest.mark.shared
def test_gold():
    import beritaenrich as be

    root = Path(__file__).resolve().parents[2] / "shared" / "eval"
    split = json.loads((root / "pages" / "split.json").read_text("utf-8"))
    hits = guesses = wanted = 0
    for name in (*split["dev"], *split["seeds"]):
        gold = json.loads((root / "quotes" / f"{name}.json").read_text("utf-8"))
        path = root / "pages" / gold["raw"]
        path = path if path.exists() else root.parent / "seeds" / gold["raw"]
        with path.open(newline="", encoding="utf-8") as file:
            found = {(a.short, a.long) for a in find_acronyms(be.clean(file.read()))}
        optional = {(a["short"], a["long"]) for a in gold["acronyms"] if a.get("optional")}
        right = {(a["short"], a["long"]) for a in gold["acronyms"]} - optional
        hits += len(found & right)
        guesses += len(found - optional)
        wanted += len(right)
    assert 2 * hits / (guesses + wanted) >= 0.95
