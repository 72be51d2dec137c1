"""The layers of docs/architecture.md against the real imports."""

import ast
import re
from pathlib import Path

import pytest

from module_map import DOORS, PAGE, module_map

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "beritaenrich"
LAYERS = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
MODULES = sorted(SOURCE.rglob("*.py"))


def _imports(path):
    """Yield the layers that a module imports from the library, with whether the import stands in a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {
        id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "beritaenrich"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("beritaenrich."):
                yield name.split(".")[1], id(node) in inner


def test_every_module_has_a_layer():
    layers = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in MODULES} - {"__init__", "__main__"}
    assert layers == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_flow_one_way(path):
    parts = path.relative_to(SOURCE).with_suffix("").parts
    if parts[0] in ("__init__", "__main__"):
        return
    own = LAYERS.index(parts[0])
    upward = [
        layer
        for layer, in_function in _imports(path)
        if LAYERS.index(layer) > own and not (in_function and ".".join(parts) in DOORS)
    ]
    assert upward == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_the_map_of_the_modules_is_true():
    """What is stale is written anew by `python tests/module_map.py`."""
    assert PAGE.read_text(encoding="utf-8") == module_map()
