"""Alignment: exact in both directions under arbitrary segments and edits."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from beritaenrich.model import Edit, align


@st.composite
def aligned_cases(draw):
    """Draw a raw text, segments of it in order, and edits in order, each inside one segment or outside all."""
    raw = draw(st.text(alphabet="ab c\n.&", min_size=0, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8, unique=True)))
    segments = [(a, b, draw(st.sampled_from(["", " ", "\n"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = []
    for start, end, _ in segments:
        points = sorted(draw(st.lists(st.integers(start, end), max_size=4, unique=True)))
        edits += [
            Edit(start=a, end=b, replacement=draw(st.sampled_from(["", " ", "xy"])), rule="test")
            for a, b in zip(points[::2], points[1::2], strict=False)
        ]
    return raw, segments, edits


def rebuilt(raw, segments, edits):
    """Return the text, made the slow and obvious way."""
    pieces = []
    for number, (start, end, separator) in enumerate(segments):
        if number:
            pieces.append(separator)
        position = start
        for edit in edits:
            if start <= edit.start and edit.end <= end:
                pieces += [raw[position : edit.start], edit.replacement]
                position = edit.end
        pieces.append(raw[position:end])
    return "".join(pieces)


@given(aligned_cases())
def test_text_is_the_segments_with_their_edits(case):
    assert align(*case).text == rebuilt(*case)


@given(aligned_cases())
def test_runs_tile_the_text_and_ascend_in_the_raw(case):
    made = align(*case)
    runs = made.alignment.runs
    assert [run.text_start for run in runs] == [0, *(run.text_end for run in runs[:-1])][: len(runs)]
    assert all(left.raw_end <= right.raw_start for left, right in pairwise(runs))
    for run in runs:
        if run.exact:
            assert made.text[run.text_start : run.text_end] == case[0][run.raw_start : run.raw_end]


@given(aligned_cases(), st.data())
def test_kept_characters_map_there_and_back(case, data):
    raw = case[0]
    made = align(*case)
    exact = [run for run in made.alignment.runs if run.exact]
    for run in exact:
        offset = data.draw(st.integers(0, run.raw_end - run.raw_start - 1))
        position = run.raw_start + offset
        text_span = made.alignment.to_text(position, position + 1)
        assert text_span is not None
        assert made.text[slice(*text_span)] == raw[position]
        assert made.alignment.to_raw(*text_span) == (position, position + 1)


def test_dropped_text_maps_to_none():
    made = align("KYIV - Kyiv.", [(7, 12, "")])
    assert made.alignment.to_text(0, 6) is None
    assert made.alignment.to_text(0, 9) == (0, 2)
    assert made.alignment.to_text(12, 12) == (5, 5)


def test_a_replacement_maps_as_a_whole():
    made = align("A&nbsp;B", [(0, 8, "")], [Edit(start=1, end=7, replacement=" ", rule="entity")])
    assert made.text == "A B"
    assert made.alignment.to_text(3, 4) == (1, 2)
    assert made.alignment.to_raw(1, 2) == (1, 7)


def test_an_insertion_maps_to_an_empty_raw_range():
    made = align("diJakarta", [(0, 9, "")], [Edit(start=2, end=2, replacement=" ", rule="glue")])
    assert made.text == "di Jakarta"
    assert made.alignment.to_raw(3, 10) == (2, 9)
    assert made.alignment.to_text(2, 9) == (3, 10)
    assert made.alignment.to_raw(2, 3) == (2, 2)
