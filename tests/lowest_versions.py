"""Prints the lowest versions that pyproject.toml allows, as constraints for pip: `python tests/lowest_versions.py > lowest.txt`."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def lowest() -> list[str]:
    """Return a `name==version` for each dependency of the core."""
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [re.sub(r">=([\d.]+).*", r"==\1", dependency) for dependency in dependencies]


if __name__ == "__main__":
    print("\n".join(lowest()))
