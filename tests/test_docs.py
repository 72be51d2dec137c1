"""The Python of the documentation runs, and what it shows is what comes out."""

import doctest
import re
from pathlib import Path

import pytest

import beritaenrich as be
from beritaenrich.samples import DEFAULT_SAMPLE, sample

ROOT = Path(__file__).resolve().parents[1]
TEXT = sample(DEFAULT_SAMPLE)
PAGES = [
    ROOT / "README.md",
    *(
        ROOT / "docs" / f"{name}.md"
        for name in ("index", "tutorial", "cleaning", "dates", "entities", "quotes", "sentences")
    ),
]
_FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page):
    blocks = _FENCE.findall(page.read_text(encoding="utf-8"))
    assert blocks
    names = {"be": be, "raw": TEXT, "texts": [TEXT, ""]}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for number, block in enumerate(blocks):
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, names, f"{page.name} block {number}", str(page), 0)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
        else:
            exec(compile(block, f"{page.name} block {number}", "exec"), names)
    assert runner.failures == 0
