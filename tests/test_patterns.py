"""Every regular expression of the package takes linear time on texts that are made to slow it down."""

import ast
import json
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

import beritaenrich
from beritaenrich.cleaning.outlets import outlets
from beritaenrich.cleaning.rules import general_rules
from growth import MOST, exponent, repeated
from package_patterns import SKIPPED
from pattern_attacks import texts, units

SOURCE = Path(beritaenrich.__file__).parent
FUNCTIONS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
SIZES = {"line": 1200, "head": 1200, "tail": 420}
"""How much text a rule sees at once (`_LONGEST_LINE` and `_TAIL` in `cleaning/rules.py`); others see all of it."""
STRIPPED = {"dates/tokens.py:_TOKEN"}
"""Patterns that see only stripped text, where a run of blanks always ends in a token."""
MATCHED = {"entities/leads.py:_LEADS"}
"""Patterns in a collection that are used with `match` only; of others the test sees how they are used."""
TINY, SMALL, LARGE = 20, 4_000, 16_000
FLOOR = 0.03
"""Seconds under which a text of the middle size is passed at once: 4 µs a character, 1 ns a step if they were quadratic."""


@pytest.fixture(scope="module")
def patterns() -> list[dict]:
    command = [sys.executable, str(Path(__file__).with_name("package_patterns.py"))]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def _sites() -> set[tuple[str, int]]:
    """Return where the package calls a function of `re` with a pattern: file and line."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        module = ".".join(("beritaenrich", *path.relative_to(SOURCE).with_suffix("").parts))
        if module.startswith(SKIPPED):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in FUNCTIONS:
                    found.add((str(path), node.lineno))
    return found


def test_all_of_them_are_looked_at(patterns):
    """A new pattern that is compiled where this test does not come would go unseen."""
    seen = {(file, line) for pattern in patterns for file, line in pattern["places"]}
    assert {(file.removeprefix(str(SOURCE)), line) for file, line in _sites() - seen} == set()
    assert len(patterns) > 250


def _seconds(run, text):
    start = time.process_time()
    run(text)
    return time.process_time() - start


def _exponent(run, small, large):
    run_on = {SMALL: partial(run, small), LARGE: partial(run, large)}
    return exponent(run_on.__getitem__, SMALL, LARGE, floor=0.002)  # one pattern takes its time evenly


def _all(pattern, text):
    for _ in pattern.finditer(text):
        pass


def _name(places) -> str:
    """Return where a pattern stands, with the name that it is given there."""
    file, line = places[0]
    for node in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and node.lineno <= line <= node.end_lineno:
            return f"{file.removeprefix(str(SOURCE)).lstrip('/')}:{node.targets[0].id}"
    return f"{file.removeprefix(str(SOURCE)).lstrip('/')}:{line}"


def _run(row):
    """Return how the package uses a pattern: at the start of a text only, or from every start."""
    compiled = re.compile(row["pattern"], row["flags"])
    name = _name(row["places"])
    source = (SOURCE / name.split(":")[0]).read_text(encoding="utf-8")
    uses = set(re.findall(rf"\b{name.split(':')[1]}\.(\w+)\(", source))
    return compiled.match if name in MATCHED or (uses and uses <= {"match", "fullmatch"}) else partial(_all, compiled)


@pytest.mark.slow
def test_no_pattern_is_slower_than_linear(patterns):
    rules = {rule.pattern.pattern for rule in _rules()}
    slow = []
    for row in patterns:
        pattern, flags = row["pattern"], row["flags"]
        if pattern in rules or _name(row["places"]) in STRIPPED:
            continue
        run = _run(row)
        if any(_seconds(run, text) > FLOOR for text in texts(pattern, flags, TINY)):
            slow.append(f"{_name(row['places'])} {pattern[:60]!r}: explodes")
            continue
        for middle, small, large in zip(
            *(texts(pattern, flags, size) for size in (SMALL * 2, SMALL, LARGE)), strict=True
        ):
            if _seconds(run, middle) < FLOOR:
                continue
            found = _exponent(run, small, large)
            if found >= MOST:
                slow.append(f"{_name(row['places'])} {pattern[:60]!r}: {found:.2f} on {large[:40]!a}")
                break
    assert slow == []


def _rules():
    return [*general_rules(), *(rule for outlet in outlets() for rule in outlet.rules)]


@pytest.mark.slow
def test_no_rule_is_slow_on_a_line():
    """A rule for lines sees at most 1,200 characters: the worst of these cost it less than 10 µs a character."""
    slow = []
    for rule in _rules():
        if rule.where == "inline":
            continue
        size = SIZES[rule.where]
        run = rule.pattern.search if rule.where == "tail" else rule.pattern.match
        for text in texts(rule.pattern.pattern, rule.pattern.flags & re.IGNORECASE, size):
            if all(_seconds(run, text) > 1e-5 * size for _ in range(3)):
                slow.append(f"{rule.id}: {text[:40]!a} … {text[-10:]!a}")
                break
    assert slow == []


def _at_triggers(rule, text):
    lowered = text.lower()
    for trigger in rule.triggers:
        at = lowered.find(trigger)
        while at >= 0:
            match = rule.pattern.match(text, at)
            at = lowered.find(trigger, max(at + len(trigger), match.end() if match else 0))


@pytest.mark.slow
def test_no_inline_rule_is_slow():
    """A rule inside lines is tried at each of its triggers, and goes on behind its match."""
    slow = []
    for rule in _rules():
        if rule.where != "inline":
            continue

        run = partial(_at_triggers, rule)
        for way, piece in units(rule.pattern.pattern, rule.pattern.flags & re.IGNORECASE):
            for unit in (way + piece, rule.triggers[0] + piece):
                small, large = (repeated(unit, size) for size in (SMALL, LARGE))
                if _seconds(run, large) > 2 * FLOOR and (found := _exponent(run, small, large)) >= MOST:
                    slow.append(f"{rule.id}: {found:.2f} on {unit[:40]!a}")
    assert slow == []


class TestTheAttacks:
    """The attacks are strong enough: they find the faults that are known by heart."""

    @pytest.mark.parametrize(
        "pattern",
        [
            r"(?:a+)+b",
            r"\s*x",
            r"(?:\d{1,12}|all){1,4}-",
            r"a.*?b",
            r"(\w+\s?)*!",
            r"[^\n]*:!",
            r"(?:a|aa)+$",
            r"x\d+\d+y",
        ],
    )
    def test_a_slow_pattern_is_found_out(self, pattern):
        compiled = re.compile(pattern)
        for size in (TINY, 28, 256, 1024, 8192):
            for text in texts(pattern, 0, size):
                if _seconds(partial(_all, compiled), text) > 2e-6 * max(size, 256):
                    return
        pytest.fail("not found out")

    def test_a_piece_is_repeated_after_its_way(self):
        assert ("ab: ", "1") in units(r"ab: ?(?:|x)\s\d+z")
