"""The map of the modules, made from their first lines and their imports: `python tests/module_map.py` writes `docs/modules.md`."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "beritaenrich"
PAGE = ROOT / "docs" / "modules.md"
DOORS = {"model.article"}
"""Modules whose functions may import on first use what builds on them."""
_HEAD = """# Modules

Each package from its doors down to what everything in it rests on: a module uses those below it. [Architecture](architecture.md) says how the
packages lie over each other. `python tests/module_map.py` makes this page of the first lines and the imports of the modules; a test holds it to them.
"""


@cache
def _tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def _used(path):
    """Return the other modules of its package that a module imports."""
    package = f"beritaenrich.{path.parent.name}"
    found = set()
    door = f"{path.parent.name}.{path.stem}" in DOORS
    for node in _tree(path).body if door else ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            found |= {alias.name for alias in node.names if (path.parent / f"{alias.name}.py").exists()}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}."):
            found.add(node.module.removeprefix(f"{package}."))
    return found - {path.stem}


def _first_line(path):
    return (ast.get_docstring(_tree(path)) or "").splitlines()[0].rstrip(".")


def _package(folder):
    """Return the modules of a package, those first that no other builds on."""
    uses = {path.stem: _used(path) for path in folder.glob("*.py") if path.stem != "__init__"}

    @cache
    def height(name):
        return 1 + max(map(height, uses[name] & uses.keys()), default=0)

    return [(name, sorted(uses[name])) for name in sorted(uses, key=lambda name: (-height(name), name))]


def module_map():
    """Return the page."""
    parts = [_HEAD]
    layers = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    for layer in layers:
        folder = SOURCE / layer
        if folder.is_dir():
            parts.append(
                f"\n## {layer}\n\n{_first_line(folder / '__init__.py')}.\n\n| module | what it is | uses |\n|---|---|---|\n"
            )
            parts += [
                f"| `{name}` | {_first_line(folder / f'{name}.py')} | {', '.join(f'`{item}`' for item in used)} |\n"
                for name, used in _package(folder)
            ]
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(module_map(), encoding="utf-8")
