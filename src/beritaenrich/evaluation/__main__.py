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
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
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
    print(json.dumps(report, indent=1) if arguments.json else _table(report, floors))
    failures = undercut(report, floors)
    for line in failures:
        print(f"under its floor: {line}", file=sys.stderr)
    return 1 if failures else 0


def _table(report: Report, floors: dict[str, dict[str, float]]) -> str:
    lines = [f"{'set':<26}{'figure':<36}{'value':>8}{'floor':>8}"]
    for name, figures in report.items():
        for metric, value in figures.items():
            limits = floors.get(name, {})
            floor = limits.get(metric, limits.get(f"max {metric}"))
            shown = f"{floor:8.3f}" if floor is not None else ""
            lines.append(f"{name:<26}{metric:<36}{value:8.3f}{shown}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
