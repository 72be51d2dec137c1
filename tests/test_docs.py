"""The documentation: its Python runs and shows what comes out, its examples hold, its words follow the house.

Marks before a block say how it is run: `<!-- file: NAME -->` a file of the newcomer, `<!-- rows: TABLE -->` rows added to a
table, `<!-- with the rows -->` Python that needs them, `<!-- examples: KIND -->` marked sentences.
"""

import doctest
import gzip
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import beritaenrich as be
from beritaenrich import exchange
from beritaenrich.samples import DEFAULT_SAMPLE, sample
from sample_articles import parse

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
TEXT = sample(DEFAULT_SAMPLE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
RECIPES = {"pipelines", "interchange"}
"""Pages that `test_exchange_recipes.py` runs."""
_FENCE = re.compile(r"(?:^<!-- ([a-z ]+?)(?:: (\S+))? -->\n)?^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MARKDOWN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]


def _text(page):
    return page.read_text(encoding="utf-8")


def _blocks(page, language, mark=""):
    """Return the blocks of a page in a language under a mark, each with what the mark names."""
    return [
        (name, code) for found, name, kind, code in _FENCE.findall(_text(page)) if (kind, found) == (language, mark)
    ]


PAGES = [page for page in MARKDOWN if page.stem not in RECIPES and _blocks(page, "python")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page, capsys):
    """And prints what stands in the block of text right below it."""
    names = {"be": be, "raw": TEXT, "texts": [TEXT, ""]}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    fences = list(_FENCE.finditer(_text(page)))
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        mark, _, kind, block = fence.groups()
        if kind != "python" or mark:
            continue
        where = f"{page.name}: {block[:60]!r}"
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, names, where, str(page), 0)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
        else:
            capsys.readouterr()
            exec(compile(block, where, "exec"), names)
            if following and following[3] == "text" and not _text(page)[fence.end() : following.start()].strip():
                assert capsys.readouterr().out == following[4]
    assert runner.failures == 0


class TestReference:
    """Every public name stands in the reference, with an example that runs."""

    NAMES = (*((be, name) for name in be.__all__), *((exchange, name) for name in exchange.__all__))

    @pytest.mark.parametrize(("module", "name"), NAMES, ids=[name for _, name in NAMES])
    def test_a_public_name_is_there(self, module, name):
        reference = _text(DOCS / "reference.md")
        shown = re.findall(r"^::: (\S+)", reference, re.MULTILINE)
        home = getattr(getattr(module, name), "__module__", None)
        assert home in shown or any(path.endswith(f".{name}") for path in shown) or f".{name}`" in reference

    @pytest.mark.parametrize(("module", "name"), NAMES, ids=[name for _, name in NAMES])
    def test_it_has_an_example(self, module, name):
        value = getattr(module, name)
        shown = (inspect.getdoc(value) or "") if callable(value) else _text(DOCS / "reference.md")
        assert ">>> " in shown
        assert callable(value) or name in "".join(code for _, code in _blocks(DOCS / "reference.md", "python"))


def _package(folder):
    """Return a folder to import the library from, whose tables may be changed."""
    package = folder / "beritaenrich"
    package.mkdir()
    for entry in (ROOT / "src" / "beritaenrich").iterdir():
        if entry.name != "__pycache__" and not (package / entry.name).exists():
            (package / entry.name).symlink_to(entry)
    (package / "resources").unlink(missing_ok=True)
    shutil.copytree(ROOT / "resources", package / "resources", ignore=shutil.ignore_patterns("models", "__pycache__"))
    (package / "resources" / "models").symlink_to(ROOT / "resources" / "models")
    return package


def _run(package, *command):
    environment = os.environ | {"PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_ADDOPTS", None)  # coverage is measured out here
    done = subprocess.run(
        [sys.executable, *command], check=False, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class TestNewcomer:
    """What the pages tell a newcomer to do, done."""

    def test_an_outlet_in_ten_minutes(self, tmp_path):
        files = {
            name: code for kind in ("text", "toml") for name, code in _blocks(DOCS / "contributing.md", kind, "file")
        }
        profile = "resources/outlets/kabarpesisir.toml"
        assert set(files) == {"halaman.txt", profile}
        before = be.clean(files["halaman.txt"])
        assert before.metadata.title == "Nelayan Tuban Panen Cumi Lebih Awal"
        assert before.metadata.authors == ("Dimas Arya",)
        assert "Traktir kopi" in before.text
        package = _package(tmp_path)
        (package / profile).write_text(files[profile], encoding="utf-8")
        selected = ("tests/test_cleaning_rules.py", "-k", "kabarpesisir or coffee")
        assert "passed" in _run(package, "-m", "pytest", "-q", "-p", "no:cacheprovider", *selected)
        page = tmp_path / "halaman.txt"
        page.write_text(files["halaman.txt"], encoding="utf-8")
        found = be.Article.from_json(_run(package, "-m", "beritaenrich", "enrich", str(page)))
        assert found.title == "Nelayan Tuban Panen Cumi Lebih Awal"
        assert found.metadata.authors == ("Dimas Arya",)
        assert found.metadata.outlet == "Kabar Pesisir"
        assert "Traktir kopi" not in found.text

    def test_rows_of_ones_own(self, tmp_path):
        package = _package(tmp_path)
        rows = _blocks(DOCS / "own-names.md", "text", "rows")
        ((_, code),) = _blocks(DOCS / "own-names.md", "python", "with the rows")
        assert len(rows) == 2
        for table, row in rows:
            with (package / "resources" / table).open("a", encoding="utf-8") as file:
                file.write(row)
        example = tmp_path / "example.txt"
        example.write_text(code, encoding="utf-8")
        _run(package, "-m", "doctest", str(example))

    def test_every_option_of_the_training_pages_is_known(self):
        help_text = _run(ROOT / "src" / "beritaenrich", "-m", "beritaenrich.training", "--help")
        steps = re.search(r"\{([\w,-]+)\}", help_text)[1].split(",")
        for page in ("retraining", "model-card", "evaluation", "comparison"):
            text = _text(DOCS / f"{page}.md").replace("\\\n", " ")
            for call in re.findall(r"python -m beritaenrich\.training((?: +[\w./-]+)+)", text):
                step, *options = call.split()
                assert step in (*steps, "--help")
                assert {option for option in options if option.startswith("--")} <= set(re.findall(r"--\w+", help_text))

    def test_the_shell_commands_are_there(self):
        for page in MARKDOWN:
            for path in re.findall(
                r"\b(?:tests|src|resources|docs)/[\w/.-]*\w\.(?:py|toml|tsv|md|jsonl)\b", _text(page)
            ):
                assert (ROOT / path).exists() or "kabarpesisir" in path, f"{page.name} names {path}"


def _command_lines():
    """Yield the lines of the pages that call the command, without what is no part of it."""
    for page in MARKDOWN:
        for name, kind, code in ((found, kind, code) for found, _, kind, code in _FENCE.findall(_text(page))):
            if kind == "sh" and name != "command":
                yield from (line for line in code.splitlines() if line.startswith("beritaenrich "))


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("jq")), reason="bash and jq run the lines")
@pytest.mark.parametrize("line", dict.fromkeys(_command_lines()))
def test_a_command_line_runs(line, tmp_path):
    """On two short articles, with the files that the line names."""
    (tmp_path / "pages").mkdir()
    for name in ("artikel.txt", "halaman.txt", "pages/1.txt", "pages/2.txt"):
        (tmp_path / name).write_text(sample("antara_babel"), encoding="utf-8")
    rows = "".join(json.dumps({"id": name, "text": sample(name)}) + "\n" for name in ("okezone", "tribun"))
    for name in ("raw.jsonl.gz", "berita.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(rows.encode()))
    command = f'set -euo pipefail; beritaenrich() {{ "{sys.executable}" -m beritaenrich "$@"; }}\n{line}'
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(["bash", "-c", command], check=False, cwd=tmp_path, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    target = re.search(r" -o (\S+)", line)
    assert (tmp_path / target[1]).stat().st_size if target else done.stdout


def _examples(kind):
    lines = [
        line
        for name, code in _blocks(DOCS / "guidelines.md", "text", "examples")
        if name == kind
        for line in code.splitlines()
    ]
    assert lines
    return lines


class TestGuidelines:
    """The marked examples of the guidelines, run through the library."""

    def test_names(self):
        """The guideline says what is right; the tagger must reach six names of seven."""
        marked = [parse(line) for line in _examples("names")]
        right = 0
        for item in marked:
            found = [(mention.kind.value, mention.text) for mention in be.tag_entities(item.text)]
            right += (Counter(item.mentions) & Counter(found)).total()
        assert right >= 6 / 7 * sum(len(item.mentions) for item in marked)

    @pytest.mark.parametrize("line", _examples("dates"))
    def test_dates(self, line):
        marked = parse(line)
        found = be.normalise_dates(marked.text, date(2023, 7, 23))
        assert tuple((mention.value, mention.text) for mention in found) == marked.dates

    @pytest.mark.parametrize("line", _examples("sentences"))
    def test_sentences(self, line):
        assert " ⏐ ".join(sentence.text for sentence in be.split_sentences(line.replace("⏐ ", ""))) == line

    @pytest.mark.parametrize(
        ("kind", "line"),
        [(kind, line) for kind in ("quotes", "sources", "acronyms", "roles") for line in _examples(kind)],
    )
    def test_the_rest(self, kind, line):
        text, wanted = line.split("→")
        article = be.enrich(text.strip())
        names = [entity.name for entity in article.entities]
        found = {
            "quotes": [f"{None if q.entity is None else names[q.entity]}: {q.text}" for q in article.quotes],
            "sources": [f"{source.text}: {source.source}" for source in article.attributions],
            "acronyms": [f"{acronym.short}: {acronym.long}" for acronym in article.acronyms],
            "roles": [f"{entity.name}: {role}" for entity in article.entities for role in entity.roles],
        }
        assert " | ".join(found[kind]) == wanted.strip()


_AMERICAN = re.compile(
    r"\b(?:normali[z]e|recogni[z]e|organi[z]ation|tokeni[z](?:er|ation)|seriali[z]e|analy[z]e|summari[z]e|license|behavior|color|favorite|labeled|modeling|center)(?:s|d|r)?\b"
)


class TestHouse:
    """What holds for all pages."""

    @pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: page.name)
    def test_the_spelling_is_british(self, page):
        prose = re.sub(r"```.*?^```|`[^`\n]*`|\]\([^)]*\)", "", _text(page), flags=re.MULTILINE | re.DOTALL)
        assert _AMERICAN.findall(prose) == []

    def test_every_page_is_in_the_navigation(self):
        navigation = _text(ROOT / "mkdocs.yml").partition("nav:")[2]
        pages = {path.name for path in (*DOCS.glob("*.md"), *DOCS.glob("*.ipynb"))}
        assert set(re.findall(r"[\w-]+\.(?:md|ipynb)", navigation)) == pages

    def test_the_badges_are_true(self):
        project = tomllib.loads(_text(ROOT / "pyproject.toml"))
        badges = re.findall(r"^!\[([^\]]+)\]", _text(ROOT / "README.md"), re.MULTILINE)
        lowest = project["project"]["requires-python"].removeprefix(">=")
        assert badges == [
            f"Python {lowest} or later",
            f"Licence: {project['project']['license']}",
            "Types: mypy strict",
        ]
        assert project["tool"]["mypy"]["strict"] is True

    def test_figures_agree_between_pages(self):
        folds = re.search(r"NER UI \*\*([\d.]+)\*\*, NER UGM \*\*([\d.]+)\*\*", _text(DOCS / "model-card.md"))
        assert f"| {folds[1]}, {folds[2]} |" in _text(DOCS / "comparison.md")
        names = re.search(r"\| names, strict F1 \| ([\d.]+) \|", _text(DOCS / "evaluation.md"))[1]
        assert f"| names on news pages, strict F1 | {names} |" in _text(ROOT / "README.md")

    def test_the_changelog_keeps_its_form(self):
        changelog = _text(ROOT / "CHANGELOG.md")
        released = be.__version__ in re.findall(r"^## \[([\d.]+)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
        assert released or re.search(r"^## \[Unreleased\]$", changelog, re.MULTILINE)
        kinds = set(re.findall(r"^### (.*)$", changelog, re.MULTILINE))
        assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
