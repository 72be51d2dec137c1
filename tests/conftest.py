"""What the tests share: the gold sets beside the project, where they are present."""

from pathlib import Path

import pytest

from beritaenrich.evaluation.gold import GoldSets

_SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items):
    if _SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="the gold sets are not beside the project")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def gold_sets() -> GoldSets:
    return GoldSets(_SHARED)
