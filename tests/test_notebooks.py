"""The notebooks of the documentation: they run from top to bottom, draw their plots, and are committed without outputs."""

import json
import os
from pathlib import Path

import pytest

import beritaenrich as be

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOTEBOOKS = sorted(DOCS.glob("*.ipynb"))
PLOTS = {"quickstart": 1, "corpus": 3}


def _cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def test_there_are_notebooks():
    assert {path.stem for path in NOTEBOOKS} == set(PLOTS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_are_committed_without_outputs(path):
    for cell in _cells(path):
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::RuntimeWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_run(path, monkeypatch):
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(DOCS.parent / "src"), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(DOCS)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert sum("image/png" in output.get("data", ()) for output in outputs) == PLOTS[path.stem]
    assert not [output["text"] for output in outputs if output.get("name") == "stderr" and "Warning" in output["text"]]


def test_the_corpus_is_sixty_articles_that_are_understood():
    records = [json.loads(line) for line in (DOCS / "corpus/articles.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = list(be.enrich_many(records))
    assert (
        len(records) == len({record["id"] for record in records}) == len({record["text"] for record in records}) == 60
    )
    assert len({article.metadata.outlet for article in articles}) == 8
    assert all(article.metadata.dateline and article.entities and article.text for article in articles)
    quotes = [quote for article in articles for quote in article.quotes]
    assert sum(quote.entity is not None for quote in quotes) >= 0.9 * len(quotes)
