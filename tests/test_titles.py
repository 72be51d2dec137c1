"""The table of titles: well formed, and no word of it in another table."""

from collections import Counter

import pytest

from beritaenrich.lexicon import read_tsv
from beritaenrich.titles import TABLE, degree_pieces, never_names, title_stops, title_words, words_of_names


def test_the_table_is_well_formed():
    rows = read_tsv(TABLE)
    assert max(Counter(row["word"] for row in rows).values()) == 1
    assert all(row["word"] == row["word"].lower().rstrip(".") != "" for row in rows)
    assert {row["kind"] for row in rows} == {"address", "title", "rank", "branch", "degree"}
    assert {row["name"] for row in rows} == {"", "part"}
    assert set(title_stops().values()) == {"before", "rank", "after"}


@pytest.mark.parametrize(("table", "column"), [("entities/roles.tsv", "word"), ("sentences/abbreviations.tsv", "form")])
def test_no_other_table_repeats_it(table, column):
    shared = {row["word"] for row in read_tsv(TABLE)} & {row[column] for row in read_tsv(table)}
    assert shared <= {"ibu"}  # Ibu Sari, and ibu rumah tangga


def test_what_may_be_part_of_a_name_is_told_apart():
    assert {"gus", "imam"} <= words_of_names()
    assert not never_names() & words_of_names()
    assert {"s", "h", "mkes"} <= degree_pieces()
    assert title_words("degree") <= degree_pieces()
