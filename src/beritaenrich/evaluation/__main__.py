"""Scores the pipeline against the gold sets: `python -m beritaenrich.evaluation [SET...] [--floors FILE]`."""

import argparse
import json
import sys
from pathlib import Path

from beritaenrich.errors import InputValueError
from beritaenrich.evaluation.floors import read_floors, undercut
from beritaenrich.evaluation.gold import GoldSets
from beritaenrich.evaluation.scoring import SCORES, Report


def main(argv: list[str] | None = None) -> int:
    """Print one table of figures; return 1 where one lies under its floor, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m beritaenrich.evaluation", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"which of {', '.join(SCORES)} (default: all)")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of the gold sets")
    parser.add_argument("--floors", type=Path, help="a TOML file of figures that must not be undercut")
    parser.add_argument("--errors", type=int, default=0, help="show up to this many errors for each set")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there too")
    arguments = parser.parse_args(argv)
    if unknown := [name for name in arguments.sets if name not in SCORES]:
        parser.error(f"no set {unknown[0]!r}: there are {', '.join(SCORES)}")
    try:
        sets = GoldSets(arguments.shared)
    except InputValueError as error:
        parser.error(str(error))
    report: Report = {}
    for name in arguments.sets or SCORES:
        report |= SCORES[name](sets, arguments.errors)
    floors = read_floors(arguments.floors) if arguments.floors else {}
    print(_table(report, floors))
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1), encoding="utf-8")
    failures = undercut(report, floors)
    for line in failures:
        print(f"under its floor: {line}", file=sys.stderr)
    return 1 if failures else 0


def _table(report: Report, floors: dict[str, dict[str, float]]) -> str:
    """Lay the figures out a metric a line; precision, recall and F1 of one thing share their line."""
    lines = []
    for name, figures in report.items():
        lines.append(f"\n{name:<44}{'P':>8}{'R':>8}{'F1':>8}{'floor':>9}")
        for metric, value in figures.items():
            base, _, last = metric.rpartition(" ")
            if last in ("P", "R") and f"{base} F1" in figures:
                continue
            row = [figures.get(f"{base} P"), figures.get(f"{base} R"), value] if last == "F1" else [None, None, value]
            limits = floors.get(name, {})
            row.append(limits.get(metric, limits.get(f"max {metric}")))
            cells = "".join(" " * 8 if cell is None else f"{cell:8.3f}" for cell in row)
            lines.append(f"  {base if last == 'F1' and base else metric:<42}{cells}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
