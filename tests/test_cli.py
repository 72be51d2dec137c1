"""The command line: inputs, formats, exit codes, one line per error."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import beritaenrich as be
from beritaenrich import pipeline
from beritaenrich.cli import main
from beritaenrich.samples import sample, sample_names

_TEXT = 'MEDAN - Wali Kota Medan Sari Lubis tiba Senin (6/11/2023). "Kami siap," kata Sari.'
_LONE = "Hujan \ud800 turun di Bogor."


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def typed(monkeypatch):
    """Put bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


def _json_lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


class TestEnrich:
    def test_a_line_of_json_per_article_is_the_article(self, article, capsys):
        assert main(["enrich", str(article), str(article)]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert first == second
        assert be.Article.from_json(first) == be.enrich(_TEXT)

    def test_standard_input_when_no_file_is_given(self, typed, capsys):
        typed(_TEXT.encode())
        assert main(["enrich"]) == 0
        assert be.Article.from_json(capsys.readouterr().out).raw == _TEXT

    def test_newlines_and_blanks_are_kept_and_the_byte_order_mark_is_not(self, typed, capsys):
        typed(b"\xef\xbb\xbf Satu.\r\n\r\nDua.\r")
        assert main(["enrich", "-"]) == 0
        assert be.Article.from_json(capsys.readouterr().out).raw == " Satu.\r\n\r\nDua.\r"

    def test_published_and_outlet_are_passed_on(self, typed, capsys):
        typed(b"Hujan turun kemarin.")
        assert main(["enrich", "--published", "2023-11-06", "--outlet", "kompas.com"]) == 0
        enriched = be.Article.from_json(capsys.readouterr().out)
        assert enriched.dates[0].value == "2023-11-05"
        assert enriched.metadata.outlet == "Kompas.com"

    def test_indented_json_is_an_object_or_a_list(self, article, capsys):
        assert main(["enrich", str(article), "--format", "json"]) == 0
        one = capsys.readouterr().out
        assert one.startswith("{\n  ")
        assert main(["enrich", str(article), str(article), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out) == [json.loads(one)] * 2

    def test_a_list_of_none_when_all_inputs_fail(self, capsys):
        assert main(["enrich", "none-1", "none-2", "--format", "json"]) == 1
        assert json.loads(capsys.readouterr().out) == []

    def test_html_is_one_page(self, article, capsys):
        assert main(["enrich", str(article), str(article), "--format", "html"]) == 0
        page = capsys.readouterr().out
        assert page.startswith("<!doctype html>")
        assert page.count("<article") == 2
        assert page.count(str(article)) == 2

    def test_text_is_a_report(self, article, capsys):
        assert main(["enrich", str(article), "--format", "text"]) == 0
        report = capsys.readouterr().out
        assert "Sari Lubis" in report
        assert "PERSON" in report

    def test_workers_give_the_same(self, article, capsys):
        assert main(["enrich", str(article), "--workers", "2"]) == 0
        assert be.Article.from_json(capsys.readouterr().out) == be.enrich(_TEXT)

    def test_samples_are_inputs(self, capsys):
        assert main(["enrich", "--sample", "okezone"]) == 0
        assert be.Article.from_json(capsys.readouterr().out).raw == sample("okezone")


class TestStages:
    def test_clean(self, article, capsys):
        assert main(["clean", str(article)]) == 0
        (record,) = _json_lines(capsys.readouterr().out)
        assert record["text"] == _TEXT.removeprefix("MEDAN - ")
        assert [block["kind"] for block in record["blocks"]] == ["DATELINE", "BODY"]
        assert record["metadata"]["dateline"] == "Medan"

    def test_clean_as_text_is_the_cleaned_text(self, article, capsys):
        assert main(["clean", "--format", "text", str(article)]) == 0
        assert capsys.readouterr().out == _TEXT.removeprefix("MEDAN - ") + "\n"

    def test_sentences(self, article, capsys):
        assert main(["sentences", str(article)]) == 0
        records = _json_lines(capsys.readouterr().out)
        assert [_TEXT[record["start"] : record["end"]] for record in records] == [record["text"] for record in records]
        assert records[-1]["text"] == '"Kami siap," kata Sari.'

    def test_entities(self, article, capsys):
        assert main(["entities", str(article)]) == 0
        records = _json_lines(capsys.readouterr().out)
        sari = next(record for record in records if record["name"] == "Sari Lubis")
        assert sari["kind"] == "PERSON"
        assert [mention["text"] for mention in sari["mentions"]] == ["Sari Lubis", "Sari"]

    def test_dates_as_text_are_columns(self, article, capsys):
        assert main(["dates", "--format", "text", str(article)]) == 0
        assert capsys.readouterr().out == "DATE\t2023-11-06\tSenin (6/11/2023)\n"

    def test_dates_resolve_against_published(self, typed, capsys):
        typed(b"Hujan turun kemarin.")
        assert main(["dates", "--published", "2023-11-06T08:00+07:00"]) == 0
        (record,) = _json_lines(capsys.readouterr().out)
        assert record["value"] == "2023-11-05"

    def test_quotes_name_their_speaker(self, article, capsys):
        assert main(["quotes", "--format", "text", str(article)]) == 0
        assert capsys.readouterr().out == "Sari Lubis\tKami siap,\n"

    def test_several_inputs_are_told_apart(self, article, capsys):
        assert main(["dates", str(article), str(article)]) == 0
        assert {record["file"] for record in _json_lines(capsys.readouterr().out)} == {str(article)}
        assert main(["dates", "--format", "text", str(article), str(article)]) == 0
        assert capsys.readouterr().out.startswith(f"{article}\tDATE\t")
        assert main(["clean", "--format", "text", str(article), str(article)]) == 0
        assert capsys.readouterr().out.count(f"==> {article} <==") == 2


class TestErrors:
    def test_one_line_per_input_that_fails_and_the_others_are_done(self, article, tmp_path, capsys):
        latin = tmp_path / "latin.txt"
        latin.write_bytes(b"caf\xe9")
        missing = str(tmp_path / "missing.txt")
        assert main(["clean", missing, str(tmp_path), str(latin), str(article)]) == 1
        captured = capsys.readouterr()
        assert [record["file"] for record in _json_lines(captured.out)] == [str(article)]
        assert captured.err.splitlines() == [
            f"beritaenrich: {missing}: No such file or directory",
            f"beritaenrich: {tmp_path}: Is a directory",
            f"beritaenrich: {latin}: not UTF-8 (byte 0xe9 at offset 3); convert it with iconv first",
        ]

    def test_a_failing_article_is_named_and_the_others_are_done(self, article, monkeypatch, capsys):
        def assemble(cleaned, *rest):
            if cleaned.raw == "kosong":
                raise be.ModelError("the weights\nare damaged")
            return real(cleaned, *rest)

        real = pipeline.assemble
        monkeypatch.setattr(pipeline, "assemble", assemble)
        bad = article.with_name("bad.txt")
        bad.write_text("kosong", encoding="utf-8")
        assert main(["enrich", str(bad), str(article)]) == 1
        captured = capsys.readouterr()
        assert captured.err == f"beritaenrich: {bad}: ModelError: the weights are damaged\n"
        assert be.Article.from_json(captured.out).raw == _TEXT

    def test_standard_input_is_named(self, typed, capsys):
        typed(b"\xff")
        assert main(["clean"]) == 1
        assert capsys.readouterr().err.startswith("beritaenrich: standard input: not UTF-8 (byte 0xff at offset 0)")

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["none"],
            ["enrich", "--format", "xml"],
            ["enrich", "--published", "kemarin"],
            ["enrich", "--workers", "0"],
            ["clean", "--published", "2023-11-06"],
            ["enrich", "--sample", "none"],
            ["sample", "none"],
        ],
    )
    def test_wrong_usage(self, arguments, capsys):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 64
        assert "error: " in capsys.readouterr().err

    def test_an_output_that_cannot_be_written(self, article, tmp_path, capsys):
        out = tmp_path / "none" / "out.txt"
        assert main(["clean", str(article), "-o", str(out)]) == 3
        assert capsys.readouterr().err == f"beritaenrich: {out}: No such file or directory\n"

    def test_a_run_that_has_to_end(self, article, monkeypatch, capsys):
        def killed(*_arguments):
            raise be.WorkerError("a worker process was killed by signal 9")

        monkeypatch.setattr("beritaenrich.batch.enrich_many", killed)
        assert main(["enrich", str(article)]) == 3
        assert capsys.readouterr().err == "beritaenrich: a worker process was killed by signal 9\n"


class TestOutput:
    def test_a_file_takes_its_name_when_all_is_written(self, article, capsys):
        """So that an input may be its own output."""
        assert main(["clean", "--format", "text", str(article), "-o", str(article)]) == 0
        assert capsys.readouterr().out == ""
        assert article.read_text(encoding="utf-8") == _TEXT.removeprefix("MEDAN - ") + "\n"
        assert [path.name for path in article.parent.iterdir()] == ["artikel.txt"]

    def test_nothing_is_left_behind_by_a_run_that_breaks(self, article, monkeypatch):
        def broken(*_arguments):
            raise KeyboardInterrupt

        monkeypatch.setattr("beritaenrich.view.lines.records", broken)
        assert main(["clean", str(article), "-o", str(article.with_name("out"))]) == 130
        assert [path.name for path in article.parent.iterdir()] == ["artikel.txt"]

    @pytest.mark.parametrize("form", ["jsonl", "json", "text", "html"])
    def test_lone_surrogates_can_be_printed(self, form, monkeypatch, capsys):
        monkeypatch.setattr("beritaenrich.cli._read", lambda _name: _LONE)
        assert main(["enrich", "a.txt", "--format", form]) == 0
        out = capsys.readouterr().out
        out.encode("utf-8")
        if form.startswith("json"):
            assert json.loads(out)["raw"] == _LONE


class TestOthers:
    def test_the_schema_holds_for_what_enrich_prints(self, article, capsys):
        assert main(["schema"]) == 0
        schema = json.loads(capsys.readouterr().out)
        assert main(["enrich", str(article)]) == 0
        jsonschema.validate(json.loads(capsys.readouterr().out), schema)

    def test_samples_are_listed_and_printed(self, capsys):
        assert main(["sample", "--list"]) == 0
        assert capsys.readouterr().out.split() == list(sample_names())
        assert main(["sample", "tribun"]) == 0
        assert capsys.readouterr().out == sample("tribun")
        assert main(["sample"]) == 0
        assert capsys.readouterr().out == sample("okezone")

    def test_version(self, capsys):
        with pytest.raises(SystemExit, match="0"):
            main(["--version"])
        assert capsys.readouterr().out == f"beritaenrich {be.__version__}\n"

    @pytest.mark.parametrize(
        "command",
        [[], ["enrich"], ["clean"], ["sentences"], ["entities"], ["dates"], ["quotes"], ["schema"], ["sample"]],
    )
    def test_help(self, command, capsys):
        with pytest.raises(SystemExit, match="0"):
            main([*command, "--help"])
        shown = capsys.readouterr().out
        assert "example" in shown or command in (["schema"], ["sample"])
        assert "%" not in shown


def _process(*arguments: str, **options) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "beritaenrich", *arguments], **options)


class TestProcess:
    def test_a_reader_that_goes_away_ends_the_run_quietly(self, tmp_path):
        files = []
        for number in range(400):
            files.append(str(tmp_path / f"{number}.txt"))
            Path(files[-1]).write_text("Hujan turun. " * 40, encoding="utf-8")
        process = _process("sentences", *files, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""
        process.stderr.close()

    def test_an_interrupt_ends_it_with_130(self):
        process = _process("clean", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err) == (130, b"", b"")
