"""Many articles: lazily, in order, in constant memory, on one process or several; one bad item never ends the run."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, Literal

from beritaenrich.errors import InputValueError, type_error
from beritaenrich.model import Article

_CHUNK = 16
"""Articles per task of a worker: enough to hide the cost of a task, few enough to stay lazy."""
_BLAS_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_Job = tuple[int, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that could not be enriched: its place in the input, its id where it has one, and what was wrong."""

    index: int
    id: str | None
    error: str
    message: str


def enrich_many(
    items: Iterable[object],
    workers: int = 1,
    progress: bool = False,  # noqa: FBT001, FBT002 - the public name of the contract
    *,
    on_error: Literal["record", "raise"] = "record",
) -> Iterator[Article | Failure]:
    """Enrich articles lazily and in order.

    Args:
        items: raw texts; or `(id, text)` pairs; or mappings with `text` and optionally `id`, `published` (a `datetime`,
            a `date` or an ISO 8601 string) and `outlet`. They are drawn as results are taken, some chunks ahead.
        workers: processes to work in; 1 works in this one. Each loads the model once and computes on one thread.
        progress: show a progress bar (tqdm) on standard error.
        on_error: `"record"` yields a `Failure` in the place of an item that fails, `"raise"` raises its error.

    Raises:
        InputValueError: for `workers` below 1 or another `on_error`.

    >>> [len(article.sentences) for article in enrich_many(["Hujan turun. Jalan licin.", ""])]
    [2, 0]
    """
    if not isinstance(workers, int) or workers < 1:
        raise InputValueError(f"argument 'workers' must be a number of processes from 1 up, not {workers!r}")
    if on_error not in ("record", "raise"):
        raise InputValueError(f"argument 'on_error' must be 'record' or 'raise', not {on_error!r}")
    if isinstance(items, str | bytes) or not isinstance(items, Iterable):
        raise type_error("items", items, "an iterable of articles")
    return _shown(_run(items, workers, on_error), items, progress=progress)


def _run(items: Iterable[object], workers: int, on_error: str) -> Iterator[Article | Failure]:
    jobs = enumerate(items)
    if workers == 1:
        for job in jobs:
            yield _enrich_item(job, on_error)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare_worker)
    waiting: deque[Future[list[Article | Failure]]] = deque()
    try:
        while True:
            while len(waiting) < 3 * workers and (chunk := list(islice(jobs, _CHUNK))):
                waiting.append(pool.submit(_enrich_chunk, chunk, on_error))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business: it shuts the pool down
    for name in _BLAS_THREADS:
        os.environ[name] = "1"


def _enrich_chunk(chunk: list[_Job], on_error: str) -> list[Article | Failure]:
    return [_enrich_item(job, on_error) for job in chunk]


def _enrich_item(job: _Job, on_error: str) -> Article | Failure:
    from beritaenrich.pipeline import enrich

    index, item = job
    name: str | None = None
    try:
        name, arguments = _arguments(item)
        return enrich(**arguments)
    except Exception as error:  # whatever is wrong with one item must not end the run
        if on_error == "raise":
            raise
        return Failure(index=index, id=name, error=type(error).__name__, message=str(error))


def _arguments(item: object) -> tuple[str | None, dict[str, Any]]:
    """Return the id of an item and the arguments for `enrich`."""
    if isinstance(item, str):
        return None, {"raw": item}
    if isinstance(item, Mapping):
        if "text" not in item:
            raise InputValueError(f"a mapping needs the key 'text'; this one has {sorted(map(str, item))}")
        name = item.get("id")
        return (
            None if name is None else str(name),
            {"raw": item["text"], "published": _published(item.get("published")), "outlet": item.get("outlet")},
        )
    if isinstance(item, tuple) and len(item) == 2:
        return str(item[0]), {"raw": item[1]}
    raise type_error("items", item, "str, (id, text) or a mapping with 'text'")


def _published(value: object) -> object:
    if isinstance(value, str):
        from datetime import datetime

        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise InputValueError(
                f"'published' must be ISO 8601, for example 2023-11-05T11:01+07:00; got {value!r}"
            ) from None
    return value


def _shown(
    results: Iterator[Article | Failure], items: Iterable[object], *, progress: bool
) -> Iterator[Article | Failure]:
    if not progress:
        return results
    from tqdm.auto import tqdm

    total = len(items) if isinstance(items, Sized) else None
    return iter(tqdm(results, total=total, unit="article"))
