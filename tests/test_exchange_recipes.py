"""The recipes of docs/pipelines.md and docs/interchange.md: every block of Python on the pages runs, from top to bottom."""

import re
from pathlib import Path

import pytest

import beritaenrich as be
from beritaenrich.samples import sample, sample_names

DOCS = Path(__file__).resolve().parents[1] / "docs"
_BLOCK = re.compile(r"(?:<!-- recipe: (\w+) -->\n)?```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page, recipe=None):
    """Return the code of the blocks with this mark; None stands for those without one."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [found[2] for found in _BLOCK.finditer(text) if found[1] == (recipe or None)]


def run(code, page, namespace):
    exec(compile(code, f"docs/{page}", "exec"), namespace)


def write_raw(path, group_size=2):
    """Write the sample articles as the Parquet file that the recipes for engines read."""
    import pyarrow as pa
    from pyarrow import parquet

    names = sample_names()
    rows = {"id": names, "text": [sample(name) for name in names], "published": ["2023-11-06T09:00+07:00"] * len(names)}
    parquet.write_table(pa.table(rows), path, row_group_size=group_size)


@pytest.mark.parametrize("page", ["pipelines.md", "interchange.md"])
def test_every_recipe_runs(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    namespace = {"__name__": "recipe"}
    for code in blocks(page):
        run(code, page, namespace)
    assert capsys.readouterr().out
    if page == "pipelines.md":
        assert namespace["again"] == namespace["articles"]
        assert namespace["enriched"].num_rows == len(sample_names())
        assert len(namespace["most_named"])
        assert len(namespace["timeline"])
        assert len(namespace["speakers"])


def test_the_recipe_for_dask(tmp_path, monkeypatch, capsys):
    from pyarrow import parquet

    from beritaenrich.exchange import from_arrow

    monkeypatch.chdir(tmp_path)
    write_raw("raw.parquet")
    (code,) = blocks("pipelines.md", "dask")
    namespace = {"__name__": "recipe"}
    run(code, "pipelines.md", namespace)
    assert capsys.readouterr().out == f"{len(sample_names())}\n"
    result = parquet.read_table(namespace["files"])
    assert result["id"].to_pylist() == list(sample_names())
    raw = [{"text": sample(name), "published": "2023-11-06T09:00+07:00"} for name in sample_names()]
    assert list(from_arrow(result)) == list(be.enrich_many(raw))


def test_every_block_has_a_test():
    marks = {
        found[1]
        for page in ("pipelines.md", "interchange.md")
        for found in _BLOCK.finditer((DOCS / page).read_text(encoding="utf-8"))
    }
    assert marks == {None, "spark", "dask"}
