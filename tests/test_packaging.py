"""The package: what it depends on, what it imports, how fast it imports."""

import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

import beritaenrich

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_it_depends_on_pysastrawi_and_not_on_its_dead_old_name():
    names = [requirement.split(">")[0] for requirement in PROJECT["dependencies"]]
    assert "PySastrawi" in names
    assert "Sastrawi" not in names


@pytest.mark.parametrize("name", ["PySastrawi", "dateparser", "rapidfuzz"])
def test_the_packages_asked_for_are_used_at_run_time(name):
    modules = {"PySastrawi": "Sastrawi"}
    wanted = f"{modules.get(name, name)}"
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert f"from {wanted}" in sources or f"import {wanted}" in sources
    assert distribution(name)


def test_every_public_name_is_there():
    assert [name for name in beritaenrich.__all__ if not hasattr(beritaenrich, name)] == []


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="No beritaenrich attribute enrish"):
        beritaenrich.enrish  # noqa: B018


def test_the_version_is_the_distribution_s():
    assert beritaenrich.__version__ == distribution("beritaenrich").version


_LAZY = ("torch", "stanza", "numpy", "dateparser", "Sastrawi", "rapidfuzz", "ftfy", "tqdm")


def test_importing_loads_no_heavy_library():
    code = f"import sys, beritaenrich; print([n for n in {_LAZY!r} if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_importing_takes_under_100_ms():
    code = "import time; t = time.process_time(); import beritaenrich; print(time.process_time() - t)"
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    ]
    assert min(times) < 0.1
