"""Floors: the figures that must not be undercut, by set and metric, in one TOML file. They only rise."""

import tomllib
from pathlib import Path

from beritaenrich.evaluation.scoring import Report


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """Return the floors of a TOML file whose tables are named after the sets (`["pages.dev"]`)."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def undercut(report: Report, floors: dict[str, dict[str, float]]) -> list[str]:
    """Return a line for each figure of the report that lies under its floor, or over its ceiling (`max …`).

    Examples:
        >>> undercut({"dates.dev": {"strict F1": 0.9}}, {"dates.dev": {"strict F1": 0.95}})
        ['dates.dev: strict F1 is 0.900, its floor 0.950']
    """
    lines = []
    for name, figures in report.items():
        for metric, floor in floors.get(name, {}).items():
            key = metric.removeprefix("max ")
            value = figures.get(key)
            if value is None:
                lines.append(f"{name}: {key} has a floor and no figure")
            elif metric.startswith("max ") and value > floor:
                lines.append(f"{name}: {key} is {value:.3f}, its ceiling {floor:.3f}")
            elif not metric.startswith("max ") and value < floor - 1e-9:
                lines.append(f"{name}: {key} is {value:.3f}, its floor {floor:.3f}")
    return lines
