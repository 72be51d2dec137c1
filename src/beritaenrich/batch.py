"""Many articles: lazily, in order, in constant memory, on one process or several; one bad item never ends the run."""

import gc
import pickle
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from beritaenrich.errors import BeritaError, InputValueError, type_error
from beritaenrich.model import Article

if TYPE_CHECKING:
    import msgspec

_CHUNK = 64
"""Articles that the tagger takes together, at most."""
_CHUNK_CHARACTERS = 1 << 18
"""Characters of their raw texts, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that could not be enriched: its place in the input, its id where it has one, and what was wrong.

    Examples:
        >>> [result.index for result in enrich_many(["Hujan turun.", None]) if isinstance(result, Failure)]
        [1]
    """

    index: int
    id: str | None
    error: str
    message: str


class _Job(NamedTuple):
    """An item in good order."""

    number: int
    id: str | None
    raw: str
    published: datetime | None
    outlet: str | None


Result = Article | Failure
Finish = Callable[[Sequence[str | None], Sequence[Result]], bytes]


def enrich_many(
    items: Iterable[object],
    workers: int = 1,
    progress: bool = False,  # noqa: FBT001, FBT002 - the public name of the contract
    *,
    on_error: Literal["record", "raise"] = "record",
) -> Generator[Result]:
    """Enrich articles lazily and in order: what `enrich` gives for each, at half the cost, since the tagger takes some together.

    Args:
        items: raw texts; or `(id, text)` pairs; or mappings with `text` and optionally `id`, `published` (a `datetime`,
            a `date` or an ISO 8601 string) and `outlet`. They are drawn as results are taken, some ahead. A `Failure`
            stands for an item that is known to be bad, and is passed on.
        workers: processes to work in; 1 works in this one. Each loads the model once and computes on one thread. They are
            gone when the last result is taken, the generator is closed, or this process ends, however it ends.
        progress: show a progress bar (tqdm) on standard error.
        on_error: `"record"` yields a `Failure` in the place of an item that fails, `"raise"` raises its error.

    Raises:
        InputTypeError: for `items` that cannot be iterated over, or are one text.
        InputValueError: for `workers` below 1 or another `on_error`.
        WorkerError: when a worker process is killed or runs out of memory.

    Examples:
        >>> [len(article.sentences) for article in enrich_many(["Hujan turun. Jalan licin.", ""])]
        [2, 0]
    """
    if not isinstance(workers, int) or workers < 1:
        raise InputValueError(f"argument 'workers' must be a number of processes from 1 up, not {workers!r}")
    if on_error not in ("record", "raise"):
        raise InputValueError(f"argument 'on_error' must be 'record' or 'raise', not {on_error!r}")
    if isinstance(items, str | bytes) or not isinstance(items, Iterable):
        raise type_error("items", items, "an iterable of articles")
    results = _raising(items, workers) if on_error == "raise" else _results(items, workers)
    if progress:
        results = _shown(results, len(items) if isinstance(items, Sized) else None)
    return results


def map_chunks(items: Iterable[object], workers: int, finish: Finish) -> Generator[bytes]:
    """Yield `finish(ids, results)` for some results of `enrich_many` at a time, computed in the worker processes.

    Args:
        items: what `enrich_many` takes.
        workers: processes to work in.
        finish: a function of a module that makes bytes of some results and the ids of their items.
    """
    if workers == 1:
        for chunk in _chunks(items):
            yield finish([job.id for job in chunk], _together(chunk))
        return
    from beritaenrich.workers import in_order

    tasks = (pickle.dumps(chunk) for chunk in _chunks(items))
    with closing(in_order(partial(_work, finish), tasks, workers)) as results:
        yield from results


def _shown(results: Iterator[Result], total: int | None) -> Generator[Result]:
    """Yield the results and show a progress bar meanwhile."""
    with progress_bar(total) as bar:
        for result in results:
            bar.update()
            yield result


def progress_bar(total: int | None, done: int = 0, *, shown: bool = True) -> Any:
    """Return a progress bar for articles: on standard error, or as a widget in a notebook that has widgets."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="IProgress not found")
        from tqdm.auto import tqdm

    return tqdm(total=total, initial=done, unit="article", disable=not shown)


def _results(items: Iterable[object], workers: int) -> Generator[Result]:
    if workers == 1:
        for chunk in _chunks(items):
            yield from _together(chunk)
        return
    with closing(map_chunks(items, workers, _packed)) as packed:
        for some in packed:
            yield from _unpacked(some)


def _work(finish: Finish, task: bytes) -> bytes:
    chunk: list[_Job | Failure] = pickle.loads(task)  # noqa: S301 - our own parent wrote it
    return finish([job.id for job in chunk], _together(chunk))


def _chunks(items: Iterable[object]) -> Iterator[list[_Job | Failure]]:
    """Yield the items in good order, some at a time: one, then two, then four, so that the first result comes soon."""
    chunk: list[_Job | Failure] = []
    size, characters = 1, 0
    numbered = enumerate(items)
    while True:
        try:
            index, item = next(numbered)
        except StopIteration:
            break
        except Exception:  # the source of the items has failed: what it gave before is done first
            if chunk:
                yield chunk
            raise
        job = _job(index, item)
        chunk.append(job)
        characters += len(job.raw) if isinstance(job, _Job) else 0
        if len(chunk) == size or characters > _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
            size = min(2 * size, _CHUNK)
    if chunk:
        yield chunk


def _job(index: int, item: object) -> _Job | Failure:
    if isinstance(item, Failure):
        return replace(item, index=index)
    name: str | None = None
    try:
        name, raw, published, outlet = _parts(item)
        return _Job(index, name, *_arguments(raw, published, outlet))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one item must not end the run
        return _failure(index, name, error)


def _failure(index: int, name: str | None, error: Exception) -> Failure:
    return Failure(index=index, id=name, error=type(error).__name__, message=str(error))


def _parts(item: object) -> tuple[str | None, object, object, object]:
    """Return the id, the text, the time of publication and the outlet of an item."""
    if isinstance(item, str):
        return None, item, None, None
    if isinstance(item, Mapping):
        if "text" not in item:
            raise InputValueError(f"a mapping needs the key 'text'; this one has {sorted(map(str, item))}")
        name = item.get("id")
        return None if name is None else str(name), item["text"], item.get("published"), item.get("outlet")
    if isinstance(item, tuple) and len(item) == 2:
        return str(item[0]), item[1], None, None
    raise type_error("items", item, "str, (id, text) or a mapping with 'text'")


def _arguments(raw: object, published: object, outlet: object) -> tuple[str, datetime | None, str | None]:
    """Return the arguments for `enrich`, in types that any process can read."""
    from beritaenrich.dates import coerce_published

    if not isinstance(raw, str):
        raise type_error("raw", raw, "str")
    if outlet is not None and not isinstance(outlet, str):
        raise type_error("outlet", outlet, "str or None")
    if isinstance(published, str):
        try:
            published = datetime.fromisoformat(published)
        except ValueError:
            raise InputValueError(
                f"'published' must be ISO 8601, for example 2023-11-05T11:01+07:00; got {published!r}"
            ) from None
    moment = coerce_published(published)
    if moment is not None:
        offset = moment.utcoffset() or timedelta()
        moment = datetime.combine(moment.date(), moment.time(), timezone(offset))
    return str.__str__(raw), moment, None if outlet is None else str.__str__(outlet)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest: the many small values of some articles hold no cycles, and it looks at them again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_no_collection()
def _together(jobs: Sequence[_Job | Failure]) -> list[Result]:
    """Return what `enrich` makes of each job, the names of all of them found in one go."""
    from beritaenrich.cleaning import clean
    from beritaenrich.entities import tag_entities
    from beritaenrich.entities.tagging import tag_documents
    from beritaenrich.pipeline import assemble
    from beritaenrich.sentences import split_sentences

    results: list[Any] = list(jobs)
    ready: list[tuple[int, _Job, Any, Any]] = []
    for place, job in enumerate(jobs):
        if isinstance(job, _Job):
            try:
                cleaned = clean(job.raw, job.outlet)
                ready.append((place, job, cleaned, split_sentences(cleaned)))
            except Exception as error:  # noqa: BLE001
                results[place] = _failure(job.number, job.id, error)
    try:
        found: list[Any] = list(tag_documents([sentences for *_, sentences in ready]))
    except Exception:  # noqa: BLE001 - something is wrong with one of them: each by itself
        found = [None] * len(ready)
    for (place, job, cleaned, sentences), mentions in zip(ready, found, strict=True):
        try:
            names = tag_entities(sentences) if mentions is None else mentions
            results[place] = assemble(cleaned, sentences, names, job.published)
        except Exception as error:  # noqa: BLE001
            results[place] = _failure(job.number, job.id, error)
    return results


def _raising(items: Iterable[object], workers: int) -> Generator[Result]:
    """Yield the articles, or raise the error of an item in its place."""
    drawn: deque[object] = deque()

    def source() -> Iterator[object]:
        for item in items:
            drawn.append(item)
            yield item

    with closing(_results(source(), workers)) as results:
        for result in results:
            item = drawn.popleft()
            if isinstance(result, Failure):
                raise _error(item, result)
            yield result


def _error(item: object, failure: Failure) -> Exception:
    """Return the error behind a failure, with its own traceback: what failed fails again."""
    from beritaenrich.pipeline import enrich

    try:
        enrich(*_arguments(*_parts(item)[1:]))
    except Exception as error:  # noqa: BLE001
        return error
    return BeritaError(f"item {failure.index}: {failure.error}: {failure.message}")


def _packed(_ids: Sequence[str | None], results: Sequence[Result]) -> bytes:
    """Return results as bytes: JSON, which is quickest, unless it cannot hold them (lone surrogates)."""
    import msgspec

    failures = [(place, result) for place, result in enumerate(results) if isinstance(result, Failure)]
    articles = [result for result in results if isinstance(result, Article)]
    try:
        return b"j" + msgspec.json.encode((articles, failures), enc_hook=dict)
    except (TypeError, ValueError):
        return b"p" + pickle.dumps((articles, failures))


@_no_collection()
def _unpacked(data: bytes) -> list[Result]:
    kind, body = data[:1], data[1:]
    articles, failures = _decoder().decode(body) if kind == b"j" else pickle.loads(body)  # noqa: S301 - our own workers wrote it
    results: list[Result] = list(articles)
    for place, failure in failures:
        results.insert(place, failure)
    return results


@cache
def _decoder() -> "msgspec.json.Decoder[tuple[list[Article], list[tuple[int, Failure]]]]":
    import msgspec

    return msgspec.json.Decoder(tuple[list[Article], list[tuple[int, Failure]]])
