"""What the tests share: the gold sets beside the project, where they are present."""

from pathlib import Path

import pytest

from beritaenrich.evaluation.gold import GoldSets

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_LONG = ("linear", "faster", "every_day")
"""In the names of tests that measure time, or run for long over what others cover: coverage does not trace them."""


def pytest_collection_modifyitems(items):
    for item in items:
        if any(part in item.name for part in _LONG):
            item.add_marker("no_cover")
    if _SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="the gold sets are not beside the project")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def gold_sets() -> GoldSets:
    return GoldSets(_SHARED)
