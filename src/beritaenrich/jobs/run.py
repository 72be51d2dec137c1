"""A run over records: enriched on several processes, written in order, taken up where an earlier run was broken off."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple

import msgspec

from beritaenrich.batch import Failure, Result, map_chunks, progress_bar
from beritaenrich.jobs.formats import Format
from beritaenrich.jobs.records import Record
from beritaenrich.jobs.target import FileTarget, StreamTarget, TargetError
from beritaenrich.model import Article

_REPORTED = 20
"""Failures that are told one by one; the output has them all."""


class Outcome(NamedTuple):
    """What a run did: records done (with those of earlier runs), how many of this run's failed, and whether it ended there."""

    done: int
    failed: int
    stopped: bool = False


def run(
    records: Iterator[Record],
    target: FileTarget | StreamTarget,
    *,
    workers: int = 1,
    stop: bool = False,
    total: int | None = None,
    progress: bool = False,
    report: Callable[[str, str], None],
) -> Outcome:
    """Enrich records and write the results.

    Args:
        records: the records in order; the same as those of the run that is taken up.
        target: where the results go.
        workers: processes to work in.
        stop: end at the first record that fails; otherwise its place in the output has the reason.
        total: how many records there are, where that is known.
        progress: show a progress bar on standard error.
        report: is told where each record stands that fails, and why.

    Raises:
        TargetError: when the output cannot be written, or is not that of an earlier run over these records.
        BadInputError: when the input cannot be read to its end; what was read is done then.
        WorkerError: when a worker process dies.
    """
    kept = target.kept()
    skip(records, kept.records, kept.last)
    if kept.end is None:
        if next(records, None) is not None:
            raise TargetError(
                f"the output is finished with {kept.records} records, and the input has more: delete it first"
            )
        return Outcome(kept.records, 0)
    target.begin(kept.end)
    drawn: deque[Record] = deque()

    def items() -> Iterator[object]:
        for record in records:
            drawn.append(record)
            yield record.item

    try:
        with (
            closing(map_chunks(items(), workers, partial(_segments, target.form))) as chunks,
            progress_bar(total, kept.records, shown=progress) as bar,
        ):
            outcome = _written(chunks, drawn, target, Outcome(kept.records, 0), stop=stop, report=report, bar=bar)
    finally:
        target.close()
    if outcome.stopped:
        return outcome
    target.finish()
    if outcome.failed > _REPORTED:
        report("in all", f"{outcome.failed} records failed; the output says which")
    return outcome


def _written(
    chunks: Iterator[bytes],
    drawn: deque[Record],
    target: FileTarget | StreamTarget,
    outcome: Outcome,
    *,
    stop: bool,
    report: Callable[[str, str], None],
    bar: Any,
) -> Outcome:
    """Write the results and return what was done with what was done before (`outcome`); `drawn` are the records of the results."""
    done, failed, _ = outcome
    for chunk in chunks:
        for segment in _DECODER.decode(chunk):
            if segment.failure is None:
                target.write(segment.piece)
                for _ in range(segment.count):
                    drawn.popleft()
            else:
                failed += 1
                record = drawn.popleft()
                failure = segment.failure
                if stop or failed <= _REPORTED:
                    report(record.where, _reason(failure))
                if stop:
                    return Outcome(done, failed, stopped=True)
                target.write(target.form.failure(failure.id, record.line, failure))
            done += segment.count
            bar.update(segment.count)
    return Outcome(done, failed)


def skip(records: Iterator[Record], count: int, last: str | None) -> None:
    """Pass over the records that are done; raises `TargetError` where they are others than those that were done."""
    record: Record | None = None
    for number in range(count):
        record = next(records, None)
        if record is None:
            raise TargetError(
                f"the output holds {count} records and the input only {number}: they do not belong together"
            )
    if record is not None and last is not None:
        from beritaenrich.exchange.tokens import without_surrogates

        text = record.item.get("text") if isinstance(record.item, dict) else None
        if not isinstance(text, str) or without_surrogates(text) != without_surrogates(last):
            raise TargetError(
                f"{record.where} is not the article of record {count} of the output: they do not belong together"
            )


class _Segment(msgspec.Struct):
    """Some results: a piece for articles in a row, or one failure."""

    count: int
    piece: bytes = b""
    failure: Failure | None = None


_DECODER = msgspec.msgpack.Decoder(list[_Segment])


def _segments(form: Format, ids: Sequence[str | None], results: Sequence[Result]) -> bytes:
    """Return the results as segments; runs in the worker processes."""
    segments: list[_Segment] = []
    names: list[str | None] = []
    articles: list[Article] = []

    def flush() -> None:
        if articles:
            segments.append(_Segment(len(articles), form.piece(names, articles)))
            names.clear()
            articles.clear()

    for name, result in zip(ids, results, strict=True):
        if isinstance(result, Failure):
            flush()
            segments.append(_Segment(1, failure=result))
        else:
            names.append(name)
            articles.append(result)
    flush()
    return msgspec.msgpack.encode(segments)


def _reason(failure: Failure) -> str:
    return failure.message if failure.error == "BadRecord" else f"{failure.error}: {failure.message}"
