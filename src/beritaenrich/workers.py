"""Work in several processes: tasks and results are bytes, results come in the order of the tasks, and no process outlives its parent.

The pools of the standard library would do, but for three things: where the parent is killed, the workers of
`concurrent.futures` stay behind; a task that runs cannot be stopped there before Python 3.14; and where a worker is killed,
`multiprocessing.Pool` waits for it for ever.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from beritaenrich.errors import WorkerError

_TASKS_EACH = 2
"""Tasks that a worker holds, so that it has another when one is done."""
_TASKS_AHEAD = 4
"""Tasks for each worker that are begun before the oldest is done: what bounds the memory."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)

Work = Callable[[bytes], bytes]


class _Worker(NamedTuple):
    process: BaseProcess
    connection: "Connection[bytes, bytes]"
    holds: deque[int]
    """The numbers of its tasks, in order."""


def in_order(work: Work, tasks: Iterable[bytes], count: int) -> Generator[bytes]:
    """Yield `work(task)` for each task, in order, from as many processes as `count` says; tasks are drawn some ahead.

    Args:
        work: a function of a module (it is pickled by its name); the processes are spawned, and compute on one thread each.
        tasks: the tasks, each of them small beside the memory.
        count: how many processes.

    Raises:
        WorkerError: when a process ends before its work is done.
    """
    workers: list[_Worker] = []
    try:
        with _one_thread_each():
            for _ in range(count):
                workers.append(_start(work))  # noqa: PERF401 - those that did start must be ended
        yield from _results(workers, iter(tasks))
    finally:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.connection.close()
            worker.process.close()


def _results(workers: list[_Worker], tasks: Iterator[bytes]) -> Iterator[bytes]:
    ready: dict[int, bytes] = {}
    begun = done = 0
    task: bytes | None = b""
    problem: Exception | None = None
    while True:
        while task is not None and begun - done < _TASKS_AHEAD * len(workers):
            free = min(workers, key=lambda worker: len(worker.holds))
            if len(free.holds) == _TASKS_EACH:
                break
            try:
                task = next(tasks, None)
            except Exception as error:  # noqa: BLE001 - raised in its turn, below
                task, problem = None, error
            if task is None:
                break
            _send(free, task)
            free.holds.append(begun)
            begun += 1
        if done in ready:
            yield ready.pop(done)
            done += 1
        elif begun == done:
            if problem is not None:
                raise problem
            return
        else:
            connections = {worker.connection: worker for worker in workers if worker.holds}
            for connection in wait(list(connections)):
                worker = connections[connection]  # type: ignore[index]  # it is one of those that were given
                ready[worker.holds[0]] = _receive(worker)
                worker.holds.popleft()


def _start(work: Work) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work), daemon=True, name="beritaenrich worker")
    process.start()
    theirs.close()
    return _Worker(process, ours, deque())


def _send(worker: _Worker, task: bytes) -> None:
    try:
        worker.connection.send_bytes(task)
    except OSError as error:
        raise _ended(worker) from error


def _receive(worker: _Worker) -> bytes:
    try:
        return worker.connection.recv_bytes()
    except (EOFError, OSError) as error:
        raise _ended(worker) from error


def _ended(worker: _Worker) -> WorkerError:
    worker.process.join(5)
    code = worker.process.exitcode
    if code is not None and code < 0:
        how = (
            f"was killed by signal {-code} ({signal.strsignal(-code)}); with signal 9 the machine may be out of memory"
        )
    else:
        how = (
            f"ended with exit code {code}; its own message stands on standard error. A script that uses several "
            "processes needs its main part under: if __name__ == '__main__':"
        )
    return WorkerError(f"a worker process {how}")


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let processes that start now compute on one thread: NumPy reads these variables when it loads."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _serve(connection: "Connection[bytes, bytes]", work: Work) -> None:
    """Work until the parent is gone: its end of the pipe closes with it, whatever ended it.

    The pipe is read and written in threads of their own, so that neither side ever waits for the other to read, and so that
    the end of the parent is noticed in the middle of a task.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    tasks: SimpleQueue[bytes] = SimpleQueue()
    results: SimpleQueue[bytes] = SimpleQueue()

    def receive() -> None:
        while True:
            tasks.put(connection.recv_bytes())

    def send() -> None:
        while True:
            connection.send_bytes(results.get())

    for transfer in (receive, send):
        Thread(target=_until_the_end, args=(transfer,), daemon=True).start()
    while True:
        results.put(work(tasks.get()))


def _until_the_end(transfer: Callable[[], None]) -> None:
    try:
        transfer()
    except (EOFError, OSError):
        os._exit(0)
