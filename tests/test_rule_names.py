"""The rules that the code of cleaning asks for by their names are there: a rule that is renamed must be renamed everywhere."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from beritaenrich import cleaning
from beritaenrich.cleaning.dateline_shapes import NAMING_OUTLET, PLACE_ALONE, patterns
from beritaenrich.cleaning.rules import general_rules

TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(Path(cleaning.__file__).parent.glob("*.py"))]


def strings(node):
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def asked(tree):
    """Yield the names, or their beginnings, that a module compares the rule of a line or a part of one with."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=ast.Attribute(attr="rule"), comparators=[names]):
                yield from strings(names)
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="rule"), attr="startswith"), args=[names]):
                yield from strings(names)
            case ast.Call(func=ast.Name(id="frozenset"), args=[names]):
                yield from (name for name in strings(names) if "-" in name and name.replace("-", "").islower())


NAMES = sorted({name for tree in TREES for name in asked(tree)})
WRITTEN = Counter(name for tree in TREES for name in strings(tree))
"""How often a text stands in the code: once where it asks for a rule, once more where the code decides by it."""


def test_the_code_asks_for_some_rules():
    assert {"nav-tags", "signoff", "title-prefix"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_there_is_such_a_rule(name):
    assert WRITTEN[name] > 1 or any(rule.id.startswith(name) for rule in general_rules())


def test_the_sets_of_shapes_hold_shapes():
    shapes = patterns()
    assert shapes.keys() >= PLACE_ALONE | NAMING_OUTLET
    assert all("outlet" not in shapes[rule].groupindex for rule in PLACE_ALONE)
    assert all("outlet" in shapes[rule].groupindex for rule in NAMING_OUTLET)
