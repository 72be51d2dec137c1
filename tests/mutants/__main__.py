"""Do the tests of dates and cleaning notice faults? `python -m tests.mutants [AREA ...] [--count N] [--seed S] [--jobs J]`.

Small faults are put into the source, one at a time, by the operators of Cosmic Ray (`pip install cosmic-ray`); the fast tests of the
area should fail on each. Cosmic Ray starts a fresh process for every fault; here each is a fork that has the heavy libraries
loaded, and nothing on the disk changes. Faults in annotations and decorators are left out: they change no result.
"""

import argparse
import ast
import os
import random
import resource
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
TESTS = {
    "dates": ["test_dates_cases.py", "test_dates.py", "test_dates_gold.py"],
    "cleaning": [
        *("test_cleaning_cases.py", "test_cleaning_lines.py", "test_mending.py", "test_cleaning_title_end.py"),
        *("test_cleaning_heads.py", "test_cleaning_rules.py", "test_cleaning.py"),
    ],
}
SLOW = "linear or learning or script or invariants"
SECONDS = 30


class Mutant(NamedTuple):
    """One fault: where it is, and the text of the module with it."""

    module: Path
    operator: str
    line: int
    before: str
    after: str
    code: str

    def __str__(self) -> str:
        name = f"{self.module.relative_to(SOURCE)}:{self.line} {self.operator}"
        return f"{name}\n  - {self.before.strip()}\n  + {self.after.strip()}"


def draw(area: str, count: int, seed: int) -> Iterator[Mutant]:
    """Draw places evenly from the modules of an area, and one fault for each."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    chance = random.Random(f"{area} {seed}")
    places = [
        (module, operators)
        for module in sorted((SOURCE / "beritaenrich" / area).glob("*.py"))
        for _, operators in sorted(positions(module.read_text(encoding="utf-8")).items())
    ]
    count = min(count, len(places))
    step = len(places) / count
    offset = chance.random() * step
    for number in range(count):
        module, operators = places[min(int(offset + number * step), len(places) - 1)]
        operator, occurrence = chance.choice(operators)
        text = module.read_text(encoding="utf-8")
        code = mutate_code(text, get_operator(operator)(), occurrence)
        before, after = text.splitlines(), code.splitlines()
        line = next((i for i, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), 0)
        yield Mutant(module, operator.split("/")[1], line + 1, before[line], after[line], code)


def positions(text: str) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Return the places where a module can be mutated, each with its operators and their count of places before it."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    unread = [
        ((part.lineno, part.col_offset), (part.end_lineno or 0, part.end_col_offset or 0))
        for node in ast.walk(ast.parse(text))
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(part, ast.expr)
    ]
    nodes = list(ast_nodes(get_ast(text)))
    found: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for name in operator_names():
        operator = get_operator(name)
        if operator.arguments() or name.endswith(("NoOp", "RemoveDecorator")):
            continue
        places = (start for node in nodes for start, _ in operator().mutation_positions(node))
        for occurrence, start in enumerate(places):
            if not any(first <= start < last for first, last in unread):
                found.setdefault(start, []).append((name, occurrence))
    return found


class Changed(SourceFileLoader, MetaPathFinder):
    """Imports one module from changed text."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__("", str(mutant.module))
        self.code = mutant.code

    def find_spec(self, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin != self.path:
            return None
        self.name, spec.loader, spec.cached = name, self, None
        return spec

    def get_code(self, fullname):
        return compile(self.code, self.get_filename(fullname), "exec")


def holds(area: str) -> bool:
    """Tell whether the sentences of an area read as they should: most faults show there, long before pytest has collected."""
    if area != "dates":
        return True
    sys.path.insert(0, "tests")
    try:
        cases = import_module("test_dates_cases")
        return all(cases._found(case) == case["mentions"] for case in cases.POSITIVE + cases.NEGATIVE)
    except Exception:  # noqa: BLE001  # whatever a fault raises
        return False


def survives(area: str, mutant: Mutant | None) -> bool:
    """Tell whether the tests pass with the mutant; this process is a fork for the purpose."""
    import pytest

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if mutant:
        sys.meta_path.insert(0, Changed(mutant))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    if not holds(area):
        return False
    spared = ("cacheprovider", "logging", "faulthandler", "unraisableexception", "threadexception")
    options = ["-x", "-q", "-s", *(f"-pno:{name}" for name in spared), "-k", f"not ({SLOW})"]
    return pytest.main([*options, *(f"tests/{name}" for name in TESTS[area])]) == 0


def outcomes(area: str, mutants: list[Mutant | None], jobs: int) -> Iterator[tuple[Mutant | None, bool]]:
    """Yield each mutant with whether it survives, several at a time."""
    running: dict[int, Mutant | None] = {}
    waiting = list(reversed(mutants))
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            pid = os.fork()
            if not pid:
                os._exit(0 if survives(area, mutant) else 1)
            running[pid] = mutant
        pid, status = os.wait()
        yield running.pop(pid), status == 0


def main() -> int:
    """Run the mutants, print those that no test notices, and the share of the others."""
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(TESTS)}; all by default")
    parser.add_argument("--count", type=int, default=200, help="mutants for each area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(SOURCE))
    for area in options.areas or TESTS:
        mutants = list(draw(area, options.count, options.seed))
        random.Random(options.seed).shuffle(mutants)  # so that a run that is cut short is a fair sample too
        for name in ("pytest", "hypothesis", "numpy", "dateparser.search", "rapidfuzz.distance"):
            import_module(name)
        assert not any(name.startswith("beritaenrich") for name in sys.modules), "the forks import the package"
        assert next(outcomes(area, [None], 1))[1], "the tests pass without a mutant"
        killed = 0
        for done, (mutant, survived) in enumerate(outcomes(area, mutants, options.jobs), 1):
            killed += not survived
            print(f"{mutant}\n" if survived else "", f"{area}: {killed} of {done} killed", sep="", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
