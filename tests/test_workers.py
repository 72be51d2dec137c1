"""Processes: none is left behind, whatever ends the run, and one that dies is named."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from beritaenrich import WorkerError, enrich_many
from beritaenrich.workers import in_order
from worker_tasks import count_threads, die, fail, reverse

_ENDLESS = """
import signal
from itertools import repeat
from beritaenrich import enrich_many

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell gives its background jobs SIGINT ignored
    for article in enrich_many(repeat("Hujan turun di Medan, kata Sari Lubis. " * 20), workers=2):
        print("satu", flush=True)
"""


def test_results_come_in_the_order_of_the_tasks():
    tasks = [b"lambat", *(str(number).encode() for number in range(50))]
    assert list(in_order(reverse, tasks, 3)) == [task[::-1] for task in tasks]
    assert not active_children()


def test_large_tasks_and_results_pass():
    """Longer than a pipe holds, several at a time, while nobody reads."""
    tasks = [bytes([number]) * 3_000_000 for number in range(8)]
    results = in_order(reverse, tasks, 2)
    next(results)
    time.sleep(0.5)
    assert list(results) == tasks[1:]


def test_workers_compute_on_one_thread():
    before = dict(os.environ)
    assert list(in_order(count_threads, [b""], 1)) == [b"{1}"]
    assert dict(os.environ) == before


@pytest.mark.parametrize(("work", "said"), [(die, "killed by signal 9"), (fail, "exit code 3")])
def test_a_worker_that_dies_is_an_error(work, said):
    with pytest.raises(WorkerError, match=said):
        list(in_order(work, [b"a", b"b", b"c"], 2))
    assert not active_children()


def test_closing_ends_the_workers():
    results = enrich_many(["Hujan."] * 500, workers=2)
    next(results)
    assert len(active_children()) == 2
    results.close()
    assert not active_children()


def test_a_main_part_that_is_not_guarded_is_explained(tmp_path):
    script = tmp_path / "skrip.py"
    script.write_text("from beritaenrich import enrich_many\nlist(enrich_many(['Hujan.'], workers=2))\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "WorkerError" in done.stderr
    assert "if __name__ == '__main__':" in done.stderr


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(tmp_path, number):
    script = tmp_path / "skrip.py"
    script.write_text(_ENDLESS)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout.readline() == b"satu\n"
        children = _children(process.pid)
        assert len(children) >= 2
        process.send_signal(number)
        process.stdout.read()
        assert process.wait(30) != 0
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() and _runs(child) for child in children):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
