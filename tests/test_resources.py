"""Every table of the resources: it loads, is well formed, and says where its rows come from."""

import re
from pathlib import Path

import pytest

from beritaenrich import ResourceError, lexicon


def _tables(suffix, folder=""):
    from importlib.resources import files

    def walk(path, prefix):
        for entry in sorted(path.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from walk(entry, f"{prefix}{entry.name}/")
            elif entry.name.endswith(suffix):
                yield f"{prefix}{entry.name}"

    return list(walk(files("beritaenrich.resources"), folder))


@pytest.mark.parametrize("name", _tables(".tsv"))
def test_tsv(name):
    rows = lexicon.read_tsv(name)
    assert rows
    assert "source" in rows[0] or _has_source_comment(name)
    cells = [tuple(row.values()) for row in rows]
    assert len(cells) == len(set(cells)), "a row stands twice"
    assert not [cell for row in cells for cell in row if cell != cell.strip()]


@pytest.mark.parametrize("name", _tables(".toml"))
def test_toml(name):
    table = lexicon.read_toml(name)
    assert table
    assert "source" in table or _has_nested(table, "source") or _has_nested(table, "seen")


def test_every_list_about_entities_is_read():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(lexicon.__file__).parent.glob("entities/*.py"))
    lists = {key for name in _tables(".toml") if name.startswith("entities/") for key in lexicon.read_toml(name)}
    assert {key for key in lists if f'"{key}"' not in code} <= {"source"}


def _has_source_comment(name):
    first = lexicon.resource(name).read_text(encoding="utf-8").splitlines()[0]
    return bool(re.match(r"# source: \S", first))


def _has_nested(value, key):
    if isinstance(value, dict):
        return key in value or any(_has_nested(inner, key) for inner in value.values())
    return isinstance(value, list) and any(_has_nested(inner, key) for inner in value)


def test_a_missing_table_is_named():
    with pytest.raises(ResourceError, match=r"'dates/nothing.tsv' is missing"):
        lexicon.read_tsv("dates/nothing.tsv")


@pytest.mark.parametrize(
    ("read", "text", "problem"),
    [
        (lexicon.read_toml, "[words", "is not TOML"),
        (lexicon.read_tsv, "# source: own", "is empty"),
        (lexicon.read_tsv, "word\tsource\nlima\town\n\nenam\n", "line 4: 1 cells, the header has 2"),
    ],
)
def test_a_broken_table_is_named(read, text, problem, tmp_path, monkeypatch):
    path = tmp_path / "broken"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon, "resource", lambda _name: path)
    with pytest.raises(ResourceError, match=f"'broken'.* {problem}|'broken', {problem}"):
        read.__wrapped__("broken")


def test_every_list_about_cleaning_is_read_and_in_order():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(lexicon.__file__).parent.glob("cleaning/*.py"))
    table = dict(lexicon.read_toml("cleaning/terms.toml"))
    lists = {**table.pop("labels"), **{name: words for name, words in table.items() if name != "source"}}
    for name, words in lists.items():
        assert f'"{name}"' in code or f"'{name}'" in code, name
        assert words == sorted(set(words)), name


@pytest.mark.parametrize(
    "name", [*_tables(".tsv"), *_tables(".toml"), *_tables(".txt"), *_tables(".npz"), *_tables(".css")]
)
def test_the_page_on_sources_names_every_table(name):
    from importlib.resources import files

    folder = name.rpartition("/")[0]
    several = {"outlets": "outlets/*.toml", "samples": "samples/*.txt"}
    written = files("beritaenrich.resources").joinpath("SOURCES.md").read_text(encoding="utf-8")
    assert several.get(folder, name.rpartition("/")[2]) in written
