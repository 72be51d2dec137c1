"""Files of records: what comes in and goes out, bad lines, broken outputs, and runs that are taken up again."""

import gzip
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

import beritaenrich as be
from beritaenrich.cli import main
from beritaenrich.exchange import from_arrow

_RECORDS = [
    {
        "id": f"a-{number}",
        "text": f'MEDAN - Wali Kota Sari Lubis membuka {number} taman kemarin. "Kami senang," kata Sari.',
        "published": "2023-11-06T09:00:00+07:00",
        "outlet": "Kompas.com",
    }
    for number in range(12)
]
_EXPECTED = list(be.enrich_many(_RECORDS))
ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".parquet")


def write(path: Path, records=_RECORDS) -> Path:
    lines = "".join(record if isinstance(record, str) else json.dumps(record) + "\n" for record in records).encode()
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines))
    elif path.suffix == ".zst":
        path.write_bytes(zstandard.compress(lines))
    elif path.suffix == ".parquet":
        parquet.write_table(pa.Table.from_pylist(records), path, row_group_size=5)
    else:
        path.write_bytes(lines)
    return path


def lines(path: Path) -> list[bytes]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data), read_across_frames=True).read()
    assert data.endswith(b"\n") or not data
    return data.splitlines()


def results(path: Path):
    """Return the ids and what stands for each record: an article, or why there is none."""
    if path.suffix == ".parquet":
        table = parquet.read_table(path)
        return table["id"].to_pylist(), list(from_arrow(table))
    records = [json.loads(line) for line in lines(path)]
    found = [record.get("error") or be.Article.from_dict(record) for record in records]
    return [record.get("id") for record in records], found


def enrich(*arguments: object) -> int:
    return main(["enrich", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestFiles:
    @pytest.mark.parametrize("ending", ENDINGS)
    def test_what_goes_in_comes_out(self, folder, ending):
        source = write(folder / f"in{ending}")
        for target in (folder / f"out{other}" for other in ENDINGS):
            assert enrich(source, "-o", target) == 0
            ids, articles = results(target)
            assert ids == [record["id"] for record in _RECORDS]
            assert articles == _EXPECTED
        assert {path.name for path in folder.iterdir()} == {source.name, *(f"out{other}" for other in ENDINGS)}

    def test_several_processes_give_the_same_bytes(self, folder):
        source = write(folder / "in.jsonl")
        assert enrich(source, "-o", "one.jsonl") == 0
        assert enrich(source, "--jobs", 2, "-o", "two.jsonl") == 0
        assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes()

    def test_standard_output_and_input(self, folder, capsysbinary, monkeypatch):
        source = write(folder / "in.jsonl")
        assert enrich(source) == 0
        out = capsysbinary.readouterr().out
        assert [be.Article.from_json(line) for line in out.splitlines()] == _EXPECTED
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
        assert enrich("--records", "-") == 0
        assert capsysbinary.readouterr().out == out

    def test_several_inputs_are_one(self, folder):
        write(folder / "a.jsonl", _RECORDS[:5])
        write(folder / "b.parquet", _RECORDS[5:])
        assert enrich("a.jsonl", "b.parquet", "-o", "out.jsonl") == 0
        assert results(folder / "out.jsonl")[1] == _EXPECTED

    def test_articles_may_go_into_records(self, folder):
        Path("a.txt").write_text("Hujan turun kemarin.", encoding="utf-8")
        assert enrich("a.txt", "missing.txt", "--published", "2023-11-06", "-o", "out.parquet") == 1
        ids, (article,) = results(folder / "out.parquet")
        assert ids == ["a.txt"]
        assert article.dates[0].value == "2023-11-05"

    @pytest.mark.usefixtures("folder")
    def test_an_article_that_fails_is_a_failed_input(self, monkeypatch, capsys):
        def assemble(*_arguments):
            raise ValueError("rusak")

        monkeypatch.setattr("beritaenrich.pipeline.assemble", assemble)
        Path("a.txt").write_text("Hujan.", encoding="utf-8")
        assert enrich("a.txt", "-o", "out.jsonl.gz") == 1
        assert capsys.readouterr().err == "beritaenrich: a.txt: ValueError: rusak\n"

    def test_columns_may_have_other_names(self, folder):
        records = [{"isi": record["text"], "url": 7, "waktu": record["published"]} for record in _RECORDS[:2]]
        expected = list(be.enrich_many({**record, "outlet": "Tempo"} for record in _RECORDS[:2]))
        for ending in (".jsonl", ".parquet"):
            source = write(folder / f"in{ending}", records)
            columns = "text=isi,id=url,published=waktu"
            assert enrich(source, "--columns", columns, "--outlet", "Tempo", "-o", "out.jsonl") == 0
            assert results(folder / "out.jsonl") == (["7", "7"], expected)

    def test_times_of_any_kind_in_parquet(self, folder):
        moments = pa.array([1699236000 * 10**9], pa.timestamp("ns", "Asia/Jakarta"))
        parquet.write_table(pa.table({"text": ["Hujan kemarin."], "published": moments}), "in.parquet")
        assert enrich("in.parquet", "-o", "out.jsonl") == 0
        assert results(folder / "out.jsonl")[1][0].dates[0].value == "2023-11-05"

    def test_lines_may_be_strings_blank_or_begin_with_a_mark(self, folder):
        Path("in.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "Satu."}\r\n\r\n"Dua."\n   \n{"text": "Tiga."}')
        assert enrich("in.jsonl", "-o", "out.jsonl") == 0
        ids, articles = results(folder / "out.jsonl")
        assert ids == [None] * 3
        assert [article.raw for article in articles] == ["Satu.", "Dua.", "Tiga."]

    def test_lone_surrogates(self, folder):
        write(folder / "in.jsonl", [{"id": "\ud800", "text": "Hujan \ud83d turun."}])
        assert enrich("in.jsonl", "-o", "out.jsonl") == 0
        assert results(folder / "out.jsonl")[1] == [be.enrich("Hujan \ud83d turun.")]
        assert enrich("in.jsonl", "-o", "out.parquet") == 0
        assert results(folder / "out.parquet")[1][0].raw == "Hujan \ufffd turun."

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_nothing_in_nothing_out(self, folder, ending):
        Path("in.jsonl").write_bytes(b"")
        assert enrich("in.jsonl", "-o", f"out{ending}") == 0
        assert results(folder / f"out{ending}") == ([], [])

    def test_progress_is_shown(self, folder, capsys):
        write(folder / "in.jsonl")
        assert enrich("in.jsonl", "--progress", "-o", "out.jsonl") == 0
        assert "12/12" in capsys.readouterr().err

    def test_a_missing_library_is_named(self, folder, monkeypatch, capsys):
        monkeypatch.setitem(sys.modules, "zstandard", None)
        write(folder / "in.jsonl")
        assert enrich("in.jsonl", "-o", "out.jsonl.zst") == 3
        assert "pip install 'beritaenrich[zstd]'" in capsys.readouterr().err


class TestBadRecords:
    BAD = (
        _RECORDS[0],
        "bukan json\n",
        {"id": "b", "isi": "x"},
        "[1]\n",
        {"id": "c", "text": None},
        {"id": "d", "text": "Hujan.", "published": "kemarin"},
        _RECORDS[1],
    )
    SAID = (
        "in.jsonl:2: not JSON: Expecting value at column 1",
        "in.jsonl:3: no column 'text'; there are: 'id', 'isi'",
        "in.jsonl:4: not an object: [1]",
        "in.jsonl:5: InputTypeError: argument 'raw' must be str, not NoneType",
        "in.jsonl:6: InputValueError: 'published' must be ISO 8601, for example 2023-11-05T11:01+07:00; got 'kemarin'",
    )

    @pytest.mark.parametrize("jobs", [1, 2])
    @pytest.mark.parametrize("ending", [".jsonl", ".parquet"])
    def test_each_is_told_and_the_others_are_done(self, folder, capsys, ending, jobs):
        write(folder / "in.jsonl", self.BAD)
        assert enrich("in.jsonl", "--jobs", jobs, "--on-error", "record", "-o", f"out{ending}") == 2
        assert capsys.readouterr().err.splitlines() == [f"beritaenrich: {said}" for said in self.SAID]
        ids, found = results(folder / f"out{ending}")
        assert ids == ["a-0", None, None, None, "c", "d", "a-1"]
        assert [found[0], found[-1]] == _EXPECTED[:2]
        assert not any(isinstance(each, be.Article) for each in found[1:-1])

    def test_the_output_says_which_and_why(self, folder):
        write(folder / "in.jsonl", self.BAD)
        assert enrich("in.jsonl", "-o", "out.jsonl") == 2
        assert json.loads(lines(folder / "out.jsonl")[4]) == {
            "id": "c",
            "line": 5,
            "error": "InputTypeError",
            "message": "argument 'raw' must be str, not NoneType",
        }

    def test_the_run_can_end_there_and_be_taken_up(self, folder, capsys):
        source = write(folder / "in.jsonl", self.BAD)
        assert enrich(source, "--on-error", "stop", "-o", "out.jsonl") == 2
        told = capsys.readouterr().err.splitlines()
        assert told[0].endswith(self.SAID[0])
        assert "--resume" in told[1]
        assert not Path("out.jsonl").exists()
        write(folder / "in.jsonl", [_RECORDS[0], _RECORDS[1]])
        assert enrich(source, "--resume", "-o", "out.jsonl") == 0
        assert results(folder / "out.jsonl")[1] == _EXPECTED[:2]

    def test_many_are_told_in_short(self, folder, capsys):
        write(folder / "in.jsonl", ["x\n"] * 1000)
        assert enrich("in.jsonl", "-o", "out.jsonl") == 2
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 21
        assert "1000 records failed" in told[-1]
        assert len(lines(folder / "out.jsonl")) == 1000

    @pytest.mark.parametrize("line", [b"\xff\n", b"[" * 100_000 + b"\n", b'{"text": "a"\n', b"\x00\n"])
    def test_hostile_lines(self, folder, line, capsys):
        Path("in.jsonl").write_bytes(line + b'{"text": "Hujan."}\n')
        assert enrich("in.jsonl", "-o", "out.jsonl") == 2
        assert capsys.readouterr().err.startswith("beritaenrich: in.jsonl:1: not ")
        assert results(folder / "out.jsonl")[1][1] == be.enrich("Hujan.")

    def test_a_missing_column_of_a_table_is_named(self, folder, capsys):
        write(folder / "in.parquet", [{"isi": "Hujan.", "id": 1}])
        assert enrich("in.parquet", "-o", "out.jsonl") == 2
        assert "in.parquet: no column 'text'; there are: 'isi', 'id'" in capsys.readouterr().err
        assert enrich("in.parquet", "--columns", "text=isi,published=waktu", "-o", "b.jsonl") == 2
        assert "no column 'waktu'" in capsys.readouterr().err

    @pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
    @pytest.mark.usefixtures("folder")
    def test_files_that_cannot_be_read(self, name, capsys):
        assert enrich(name, "-o", "out.jsonl") == 2
        assert f"{name}: No such file" in capsys.readouterr().err

    @pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
    @pytest.mark.usefixtures("folder")
    def test_files_that_are_something_else(self, name, capsys):
        Path(name).write_bytes(b"something else altogether")
        assert enrich(name, "-o", "out.jsonl") == 2
        assert f"{name}: " in capsys.readouterr().err

    @pytest.mark.parametrize("ending", [".jsonl.gz", ".jsonl.zst"])
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_what_stands_before_a_cut_is_done(self, folder, ending, jobs, capsys):
        whole = write(folder / f"whole{ending}", [{"text": f"{number} {hash(str(number))}"} for number in range(4000)])
        cut = folder / f"in{ending}"
        cut.write_bytes(whole.read_bytes()[:-900])
        assert enrich(cut, "--jobs", jobs, "-o", "out.jsonl") == 2
        assert "cut off after line" in capsys.readouterr().err
        assert len(lines(folder / "out.jsonl.part").copy()) > 100
        whole.replace(cut)
        assert enrich(cut, "--jobs", jobs, "--resume", "-o", "out.jsonl") == 0
        assert [json.loads(line)["raw"] for line in lines(folder / "out.jsonl")] == [
            json.loads(line)["text"] for line in lines(cut)
        ]


class TestOutput:
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_device(self, folder, capsys):
        write(folder / "in.jsonl")
        assert enrich("in.jsonl", "-o", "/dev/full") == 3
        assert capsys.readouterr().err == "beritaenrich: cannot write /dev/full: No space left on device\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_device_as_standard_output(self, folder):
        source = write(folder / "in.jsonl")
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "beritaenrich", "enrich", source],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 3
        assert done.stderr == b"beritaenrich: cannot write standard output: No space left on device\n"

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_a_disk_that_fills_leaves_whole_pieces(self, folder, ending):
        """With a limit on the size of files, which the system reports in the same way."""
        source = write(folder / "in.jsonl", _RECORDS * 30)
        code = (
            "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
            "resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)); "
            "from beritaenrich.cli import main; sys.exit(main(sys.argv[1:]))"
        )
        arguments = ["enrich", str(source), "-o", f"out{ending}"]
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
        assert done.returncode == 3
        assert b"File too large" in done.stderr
        assert b"--resume" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (folder / f"out{ending}").exists()
        if ending == ".jsonl":
            assert all(map(json.loads, lines(folder / "out.jsonl.part")))
        assert enrich(source, "--resume", "-o", f"out{ending}") == 0
        assert results(folder / f"out{ending}") == ([record["id"] for record in _RECORDS] * 30, _EXPECTED * 30)

    def test_an_output_that_cannot_be_written(self, folder, capsys):
        write(folder / "in.jsonl")
        assert enrich("in.jsonl", "-o", "none/out.jsonl") == 3
        assert "No such file or directory" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["in.jsonl", "--format", "html"], "--format html"),
            (["in.jsonl", "a.txt"], "all records, or all articles"),
            (["in.jsonl", "--sample", "tribun"], "all records, or all articles"),
            (["in.jsonl", "--resume"], "-o OUT"),
        ],
    )
    def test_what_does_not_go_together(self, folder, arguments, said, capsys):
        write(folder / "in.jsonl")
        assert enrich(*arguments) == 64
        assert said in capsys.readouterr().err

    @pytest.mark.parametrize("columns", ["isi", "teks=isi", "text=isi,", ""])
    def test_columns_that_make_no_sense(self, columns):
        with pytest.raises(SystemExit, match="64"):
            enrich("in.jsonl", "--columns", columns)


class TestResume:
    @pytest.mark.parametrize("ending", ENDINGS)
    @pytest.mark.parametrize("cut", [1, 10, 1000, 3000, 100_000])
    def test_a_piece_that_is_cut_off_is_done_again(self, folder, ending, cut):
        source = write(folder / "in.jsonl")
        target = folder / f"out{ending}"
        part = folder / f"out{ending}.part"
        write(folder / "bad.jsonl", [*_RECORDS, "x\n"])
        assert enrich("bad.jsonl", "--on-error", "stop", "-o", target) == 2
        part.write_bytes(part.read_bytes()[:-cut])
        assert enrich(source, "--resume", "-o", target) == 0
        assert results(target) == ([record["id"] for record in _RECORDS], _EXPECTED)
        assert not part.exists()

    def test_a_line_that_is_cut_off_in_a_file_with_its_name(self, folder):
        source = write(folder / "in.jsonl")
        assert enrich(source, "-o", "whole.jsonl") == 0
        whole = Path("whole.jsonl").read_bytes()
        for end in (0, 1, 5000, len(whole) - 1, len(whole)):
            Path("out.jsonl").write_bytes(whole[:end])
            assert enrich(source, "--resume", "-o", "out.jsonl") == 0
            assert Path("out.jsonl").read_bytes() == whole

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_a_run_that_is_complete_stays_as_it_is(self, folder, ending):
        source = write(folder / "in.jsonl")
        assert enrich(source, "--resume", "-o", f"out{ending}") == 0
        before = Path(f"out{ending}").read_bytes()
        assert enrich(source, "--resume", "-o", f"out{ending}") == 0
        assert Path(f"out{ending}").read_bytes() == before

    def test_what_is_left_of_a_run_is_not_overwritten(self, folder, capsys):
        source = write(folder / "in.jsonl")
        Path("out.jsonl.part").write_bytes(b"x")
        assert enrich(source, "-o", "out.jsonl") == 3
        assert "--resume" in capsys.readouterr().err
        assert Path("out.jsonl.part").read_bytes() == b"x"

    def test_another_input_is_noticed(self, folder, capsys):
        write(folder / "in.jsonl")
        write(folder / "other.jsonl", _RECORDS[1:])
        write(folder / "short.jsonl", _RECORDS[:3])
        assert enrich("in.jsonl", "-o", "out.jsonl") == 0
        before = Path("out.jsonl").read_bytes()
        for name in ("other.jsonl", "short.jsonl"):
            assert enrich(name, "--resume", "-o", "out.jsonl") == 3
            assert "do not belong together" in capsys.readouterr().err
            assert Path("out.jsonl").read_bytes() == before

    def test_something_else_under_the_name_is_noticed(self, folder, capsys):
        write(folder / "in.jsonl")
        Path("out.jsonl").write_bytes(b"catatan\nlain\n")
        assert enrich("in.jsonl", "--resume", "-o", "out.jsonl") == 3
        assert "no output of an earlier run" in capsys.readouterr().err
        assert Path("out.jsonl").read_bytes() == b"catatan\nlain\n"

    @pytest.mark.slow
    @pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"])
    def test_kill_9_loses_nothing_and_doubles_nothing(self, folder, ending):
        """Killed in the middle again and again, until it is done."""
        records = [{"id": str(number), "text": f"{number}. {_RECORDS[0]['text']} " * 8} for number in range(400)]
        source = write(folder / "in.jsonl", records)
        target, part = folder / f"out{ending}", folder / f"out{ending}.part"
        command = [sys.executable, "-m", "beritaenrich", "enrich", source, "--jobs", "2", "--resume", "-o", target]
        size, kills = 0, 0
        while not target.exists():
            process = subprocess.Popen(command)
            while process.poll() is None and kills < 3:
                if part.exists() and part.stat().st_size > size:
                    time.sleep(0.02 * kills)
                    process.send_signal(signal.SIGKILL)
                    kills += 1
                    break
                time.sleep(0.001)
            process.wait(120)
            size = part.stat().st_size if part.exists() else 0
        assert kills == 3
        ids, articles = results(target)
        assert ids == [record["id"] for record in records]
        assert [article.raw for article in articles] == [record["text"] for record in records]
        assert articles[::97] == [be.enrich(record["text"]) for record in records[::97]]

    @pytest.mark.slow
    def test_an_interrupt_keeps_what_is_done(self, folder):
        source = write(folder / "in.jsonl", _RECORDS * 200)
        command = [sys.executable, "-m", "beritaenrich", "enrich", source, "--jobs", "2", "-o", "out.jsonl"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        part = Path("out.jsonl.part")
        while not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 130
        assert told == b"beritaenrich: interrupted; what is done is kept: go on with --resume\n"
        assert lines(part.rename("kept.jsonl"))
