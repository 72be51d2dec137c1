"""Sentence boundaries on the treebanks of Universal Dependencies, where they are present."""

import pytest

from beritaenrich.evaluation.sentences import score_treebanks

FLOORS = {"ud.PUD": 0.99, "ud.CSUI": 0.965, "ud.GSD": 0.95}


@pytest.mark.shared
def test_treebanks(gold_sets):
    report = score_treebanks(gold_sets)
    assert set(report) == set(FLOORS)
    for name, floor in FLOORS.items():
        assert report[name]["sentence boundary F1"] >= floor
